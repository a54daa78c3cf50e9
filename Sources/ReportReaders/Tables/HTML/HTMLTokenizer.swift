internal import Glibc
internal import ReportText

/// Cuts a page into tags and text by the tokenization rules of the HTML standard (section 13.2.5). Text is a range of the page;
/// comments, declarations and processing instructions are passed over.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    case start(HTMLName)
    case end(HTMLName)
  }

  /// The page and what stands around it: offsets are those of the input.
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  /// Whether the page says that it is XML: only there a CDATA section is text, and `<td/>` is a whole element.
  let isXHTML: Bool
  private let prefix: [UInt8]?
  private(set) var position: Int

  // Of the tag that was taken last.
  private(set) var tagStart = 0
  private(set) var attributes: [(attribute: HTMLAttribute, value: Range<Int>)] = []
  private(set) var attributeCount = 0
  private(set) var isSelfClosing = false

  /// Whether a CDATA section is text where the next token begins, as inside SVG.
  var readsCharacterData: Bool
  /// What was looked for to the end of the page and is not there is not looked for again.
  private var unclosed: Set<UInt64> = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, page: Range<Int>) {
    self.bytes = bytes
    end = page.upperBound
    position = page.lowerBound
    (isXHTML, prefix) = HTMLSyntax.xhtml(in: bytes[page])
    readsCharacterData = isXHTML
  }

  mutating func next() -> Token? {
    while position < end {
      let start = position
      var search = start
      while true {
        guard let open = find(ASCII.lessThan, from: search) else {
          position = end
          return .text(start..<end)
        }
        if open + 1 < end, beginsMarkup(bytes[open + 1], at: open) {
          if open > start {
            position = open
            return .text(start..<open)
          }
          break
        }
        search = open + 1
      }
      if let token = markup(at: start) { return token }
    }
    return nil
  }

  private func beginsMarkup(_ next: UInt8, at open: Int) -> Bool {
    if ASCII.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
    return next == UInt8(ascii: "/") && open + 2 < end
  }

  /// The token of the markup that begins here; nil for one that says nothing.
  private mutating func markup(at start: Int) -> Token? {
    switch bytes[start + 1] {
    case UInt8(ascii: "!"): return declaration(at: start)
    case UInt8(ascii: "?"):
      skipBogusComment(from: start + 2)
      return nil
    case UInt8(ascii: "/"):
      guard ASCII.isLetter(bytes[start + 2]) else {
        // `</>` is nothing, `</ …>` a comment.
        skipBogusComment(from: start + 2)
        return nil
      }
      return tag(at: start, nameAt: start + 2).map { .end($0) }
    default: return tag(at: start, nameAt: start + 1).map { .start($0) }
    }
  }

  /// Where a byte stands first in a range.
  func find(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty, let base = bytes.baseAddress else { return nil }
    return memchr(base + range.lowerBound, Int32(byte), range.count).map {
      UnsafeRawPointer($0) - UnsafeRawPointer(base)
    }
  }

  private func find(_ byte: UInt8, from index: Int) -> Int? {
    guard index < end, let base = bytes.baseAddress else { return nil }
    return memchr(base + index, Int32(byte), end - index).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
  }

  private mutating func skipBogusComment(from index: Int) {
    position = find(ASCII.greaterThan, from: index).map { $0 + 1 } ?? end
  }

  private mutating func declaration(at start: Int) -> Token? {
    let rest = bytes[start..<end]
    if rest.starts(with: "<!--".utf8) {
      position = HTMLSyntax.endOfComment(rest) ?? end
      return nil
    }
    if readsCharacterData, rest.starts(with: "<![CDATA[".utf8),
      let close = search(1, { HTMLSyntax.endOfCharacterData(rest) })
    {
      position = close
      characterData = (start + 9)..<(close - 3)
      return .text((start + 9)..<(close - 3))
    }
    if HTMLSyntax.beginsInternalSubset(rest), let close = search(2, { HTMLSyntax.endOfInternalSubset(rest) }) {
      position = close
      return nil
    }
    skipBogusComment(from: start + 2)
    return nil
  }

  /// The text that was taken last, where it is a CDATA section: an ampersand in it is just one.
  private(set) var characterData: Range<Int>?

  private mutating func search(_ key: UInt64, _ find: () -> Int?) -> Int? {
    guard !unclosed.contains(key) else { return nil }
    if let found = find() { return found }
    unclosed.insert(key)
    return nil
  }

  // MARK: Tags

  /// Takes a tag; nil where the page ends in it.
  private mutating func tag(at start: Int, nameAt nameStart: Int) -> HTMLName? {
    tagStart = start
    attributes.removeAll(keepingCapacity: true)
    attributeCount = 0
    isSelfClosing = false
    var index = nameStart
    if let prefix, index + prefix.count < end, bytes[(index + prefix.count)] == UInt8(ascii: ":"),
      bytes[index..<(index + prefix.count)].elementsEqual(prefix)
    {
      index += prefix.count + 1
    }
    var hash = NameHash()
    while index < end, !endsName(bytes[index]) {
      hash.add(bytes[index])
      index += 1
    }
    if index < end, bytes[index] == ASCII.greaterThan {
      position = index + 1
      return HTMLName(hash: hash.value)
    }
    position = index
    while takeAttribute() {}
    guard position < end else { return nil }
    position += 1
    return HTMLName(hash: hash.value)
  }

  private func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x3E && (isBlank(byte) || byte == UInt8(ascii: "/") || byte == ASCII.greaterThan)
  }

  /// ASCII whitespace of the HTML standard, which has no VT.
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.tab || byte == 0x0C || byte == ASCII.carriageReturn
  }

  /// Takes an attribute; false where the tag ends, at its `>` or with the page.
  private mutating func takeAttribute() -> Bool {
    while position < end, isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
      isSelfClosing = bytes[position] == UInt8(ascii: "/")
      position += 1
    }
    guard position < end, bytes[position] != ASCII.greaterThan else { return false }
    isSelfClosing = false
    attributeCount += 1
    var hash = NameHash()
    repeat {
      hash.add(bytes[position])
      position += 1
    } while position < end && !endsName(bytes[position]) && bytes[position] != UInt8(ascii: "=")
    skipBlanks()
    var value = position..<position
    if position < end, bytes[position] == UInt8(ascii: "=") {
      position += 1
      skipBlanks()
      value = takeValue()
    }
    if let attribute = HTMLAttribute.named(hash.value) { attributes.append((attribute, value)) }
    return position < end
  }

  private mutating func skipBlanks() { while position < end, isBlank(bytes[position]) { position += 1 } }

  private mutating func takeValue() -> Range<Int> {
    guard position < end else { return position..<position }
    let quote = bytes[position]
    if quote == ASCII.quote || quote == UInt8(ascii: "'") {
      let start = position + 1
      let close = find(quote, from: start) ?? end
      position = min(close + 1, end)
      return start..<close
    }
    let start = position
    while position < end, bytes[position] != ASCII.greaterThan, !isBlank(bytes[position]) { position += 1 }
    return start..<position
  }

  /// The value of an attribute of the tag that was taken last; nil where it has none.
  func range(of attribute: HTMLAttribute) -> Range<Int>? {
    for entry in attributes where entry.attribute == attribute { return entry.value }
    return nil
  }

  func has(_ attribute: HTMLAttribute) -> Bool { range(of: attribute) != nil }

  /// The value with its character references resolved.
  func value(of attribute: HTMLAttribute) -> [UInt8]? {
    range(of: attribute).map { HTMLReferences.resolved(bytes[$0], isAttribute: true) }
  }

  /// Takes a start tag again that was taken before.
  mutating func retakeTag(at start: Int) { _ = tag(at: start, nameAt: start + 1) }

  // MARK: Content that is no markup

  /// Takes the content of an element that holds no markup, and its end tag. Where it never ends, nothing is taken unless it is
  /// said that it goes to the end of the page.
  mutating func takeRawText(of name: HTMLName, goesToTheEnd: Bool) -> Range<Int>? {
    let start = position
    let close = unclosed.contains(name.hash) ? nil : endTag(of: name, from: start)
    guard let close else {
      unclosed.insert(name.hash)
      guard goesToTheEnd else { return nil }
      position = end
      return start..<end
    }
    position = close
    _ = tag(at: close, nameAt: close + 2)
    if position >= end { position = end }
    return start..<close
  }

  private func endTag(of name: HTMLName, from start: Int) -> Int? {
    var search = start
    while let open = find(ASCII.lessThan, from: search) {
      search = open + 1
      guard open + 2 < end, bytes[open + 1] == UInt8(ascii: "/") else { continue }
      var hash = NameHash()
      var index = open + 2
      while index < end, index < open + 40, !endsName(bytes[index]) {
        hash.add(bytes[index])
        index += 1
      }
      if index < end, endsName(bytes[index]), hash.value == name.hash { return open }
    }
    return nil
  }

  /// Takes all that is left.
  mutating func takeRest() -> Range<Int> {
    defer { position = end }
    return position..<end
  }

  /// Takes a line feed, if it comes next.
  mutating func skipLineFeed() {
    if position < end, bytes[position] == ASCII.carriageReturn { position += 1 }
    if position < end, bytes[position] == ASCII.lineFeed { position += 1 }
  }
}
