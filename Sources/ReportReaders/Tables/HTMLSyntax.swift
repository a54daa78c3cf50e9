internal import ReportText

/// What of HTML's syntax (HTML standard, section 13.2.5) has to be known before libxml2 sees a page.
enum HTMLSyntax {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// An element whose content is no markup.
  struct RawElement {
    enum Content {
      /// Not shown.
      case unseen
      /// Shown as it stands.
      case text(resolvesReferences: Bool)
    }
    let name: String
    let content: Content
    /// Whether it takes the rest of the page where it never ends.
    let takesThePage: Bool
  }

  private static let rawElements = [
    RawElement(name: "script", content: .unseen, takesThePage: true),
    RawElement(name: "style", content: .unseen, takesThePage: true),
    RawElement(name: "title", content: .unseen, takesThePage: false),
    RawElement(name: "iframe", content: .unseen, takesThePage: false),
    RawElement(name: "noembed", content: .unseen, takesThePage: false),
    RawElement(name: "noframes", content: .unseen, takesThePage: false),
    RawElement(name: "textarea", content: .text(resolvesReferences: true), takesThePage: false),
    RawElement(name: "xmp", content: .text(resolvesReferences: false), takesThePage: false),
  ]

  /// The element without markup whose start tag begins here.
  static func rawElement(_ bytes: Bytes, at index: Int) -> RawElement? {
    // Nearly all tags end here: the shortest of these names has three letters.
    guard index + 3 < bytes.endIndex, ASCII.isLetter(bytes[index + 1]), ASCII.isLetter(bytes[index + 2]),
      ASCII.isLetter(bytes[index + 3]), "sitnx".utf8.contains(bytes[index + 1] | 0x20)
    else { return nil }
    let name = bytes[(index + 1)...].prefix(9).prefix { ASCII.isLetter($0) }
    guard (3...8).contains(name.count) else { return nil }
    return rawElements.first { $0.name.utf8.elementsEqual(name.lazy.map { $0 | 0x20 }) }
  }

  /// Where the slash of `<td/>` stands, which HTML ignores and libxml2 takes for the end of the cell.
  static func slashOfEmptyCell(_ tag: Bytes) -> Int? {
    let (start, end) = (tag.startIndex, tag.endIndex)
    guard tag.count >= 5, tag[end - 2] == UInt8(ascii: "/"), tag[end - 1] == ASCII.greaterThan,
      ["td", "th"].contains(where: { tag.dropFirst().prefix(2).lazy.map { $0 | 0x20 }.elementsEqual($0.utf8) }),
      !ASCII.isLetter(tag[start + 3])
    else { return nil }
    return end - 2
  }

  /// Whether an end tag is that of an element.
  static func isEndTag(_ tag: Bytes, of name: StaticString) -> Bool {
    let start = tag.startIndex + 2
    let end = start + name.utf8CodeUnitCount
    guard end < tag.endIndex, !ASCII.isLetter(tag[end]) else { return false }
    return (start..<end).allSatisfy { tag[$0] | 0x20 == name.utf8Start[$0 - start] }
  }

  /// Where the end tag of an element begins.
  static func endTag(of name: String, in bytes: Bytes) -> Int? {
    let name = Array(name.utf8)
    var index = bytes.startIndex
    while let open = bytes[index...].firstIndex(of: ASCII.lessThan) {
      let end = open + 2 + name.count
      guard end < bytes.endIndex else { return nil }
      if bytes[open + 1] == UInt8(ascii: "/"), bytes[(open + 2)..<end].lazy.map({ $0 | 0x20 }).elementsEqual(name),
        bytes[end] <= ASCII.space || bytes[end] == UInt8(ascii: "/") || bytes[end] == ASCII.greaterThan
      {
        return open
      }
      index = open + 1
    }
    return nil
  }

  /// Where a comment ends, given the rest of the page from its beginning on: at `-->` or `--!>`, `<!-->` included.
  static func endOfComment(_ bytes: Bytes) -> Int? {
    var index = bytes.startIndex + 4
    while let close = bytes[index...].firstIndex(of: ASCII.greaterThan) {
      let tail = bytes[(bytes.startIndex + 2)..<close].suffix(3)
      if tail.suffix(2).elementsEqual("--".utf8) || tail.elementsEqual("--!".utf8) { return close + 1 }
      index = close + 1
    }
    return nil
  }

  /// Where a CDATA section ends, given the rest of the page from its beginning on.
  static func endOfCharacterData(_ bytes: Bytes) -> Int? {
    var index = bytes.startIndex + 9
    while let close = bytes[index...].firstIndex(of: ASCII.greaterThan) {
      if close >= bytes.startIndex + 11, bytes[(close - 2)..<close].elementsEqual("]]".utf8) { return close + 1 }
      index = close + 1
    }
    return nil
  }

  /// Whether a document type begins here.
  static func isDocumentType(_ bytes: Bytes) -> Bool {
    bytes.prefix(9).lazy.map({ $0 | 0x20 }).elementsEqual("<!doctype".utf8.lazy.map { $0 | 0x20 })
  }

  /// Whether a document type begins here that has declarations: `<!DOCTYPE html [ … ]>`. Only XML has them; nothing that they
  /// declare is used.
  static func beginsInternalSubset(_ bytes: Bytes) -> Bool {
    isDocumentType(bytes) && bytes.prefix(2_048).prefix { $0 != ASCII.greaterThan }.contains(UInt8(ascii: "["))
  }

  /// Where such a document type ends, given the rest of the page from its beginning on.
  static func endOfInternalSubset(_ bytes: Bytes) -> Int? {
    var index = bytes.startIndex
    while let close = bytes[index...].firstIndex(of: ASCII.greaterThan) {
      let last = bytes[..<close].last { $0 > ASCII.space }
      if last == UInt8(ascii: "]") { return close + 1 }
      index = close + 1
    }
    return nil
  }

  /// Where the prefix of a tag name stands, as in `<o:p` or `</st1:place`; the colon is behind it.
  static func prefix(in bytes: Bytes, at index: Int) -> Range<Int>? {
    var position = index + 1
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "/") { position += 1 }
    let start = position
    guard position < bytes.endIndex, ASCII.isLetter(bytes[position]) else { return nil }
    while position < bytes.endIndex, ASCII.isLetter(bytes[position]) || (0x30...0x39).contains(bytes[position]) {
      position += 1
    }
    return position < bytes.endIndex && bytes[position] == UInt8(ascii: ":") ? start..<position : nil
  }

  /// Where the tag ends that begins here, or nil where it has more attributes than the limit.
  static func endOfTag(_ bytes: Bytes, at index: Int, attributeLimit: Int) -> Int? {
    var position = index + 1
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "/") { position += 1 }
    guard position < bytes.endIndex, ASCII.isLetter(bytes[position]) else { return index + 1 }
    var quote: UInt8 = 0
    var attributes = 0
    var wasBlank = false
    /// Whether the last byte that is no blank was an equals sign: a quote opens a value only there.
    var valueMayBegin = false
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      if byte == ASCII.greaterThan { return position }
      if valueMayBegin, byte == ASCII.quote || byte == UInt8(ascii: "'") { quote = byte }
      let isBlank = byte <= ASCII.space
      if wasBlank, !isBlank { attributes += 1 }
      if attributes > attributeLimit { return nil }
      wasBlank = isBlank
      if !isBlank { valueMayBegin = byte == UInt8(ascii: "=") }
    }
    return position
  }

  /// Whether a page says that it is XML, and the prefix that it gives the elements of XHTML.
  static func xhtml(in page: Bytes) -> (isXHTML: Bool, prefix: [UInt8]?) {
    let head = Array(page.prefix(2_048))
    guard let namespace = head.firstRange(of: Array("http://www.w3.org/1999/xhtml".utf8)) else {
      return (head.starts(with: "<?xml".utf8), nil)
    }
    // xmlns:h="http://www.w3.org/1999/xhtml"
    let before = head[..<namespace.lowerBound].suffix(40).dropLast()
    guard before.last == UInt8(ascii: "=") else { return (true, nil) }
    let prefix = before.dropLast().reversed().prefix { ASCII.isLetter($0) || (0x30...0x39).contains($0) }
    let isPrefix = before.dropLast(1 + prefix.count).suffix(6).elementsEqual("xmlns:".utf8)
    return (true, isPrefix && !prefix.isEmpty ? Array(prefix.reversed()) : nil)
  }

  /// A span by the rules for parsing non-negative integers (HTML standard, section 2.3.4.2); 1 where it is missing or no
  /// number, the limit where it is above it. -0 is 0.
  static func span(_ value: String?, limit: Int) -> (number: Int, isClamped: Bool) {
    guard let value else { return (1, false) }
    var text = value.utf8.drop { $0 == ASCII.space || (9...13).contains($0) }
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { text.removeFirst() }
    let digits = text.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, !isNegative || digits.allSatisfy({ $0 == 0x30 }) else { return (1, false) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)), number <= limit else { return (limit, true) }
    return (number, false)
  }

  /// Where the first byte stands that may have to be rewritten before libxml2 sees it.
  static func endOfPlainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, upTo end: Int) -> Int {
    let plainBytes = plainBytes
    let ones = UInt64.max / 255
    var index = start
    while index < end {
      // Eight bytes at once: none below `=`, none 0xEF.
      while index + 8 <= end, let base = bytes.baseAddress {
        let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
        let other = word ^ (ones * 0xEF)
        let found = (word &- ones * 0x3D) & ~word | (other &- ones) & ~other
        guard found & (ones * 0x80) == 0 else { break }
        index += 8
      }
      guard index < end else { break }
      let byte = bytes[index]
      if byte == 0xEF {
        // Of the characters that it begins only U+FFFE and U+FFFF matter; full-width punctuation is common.
        if index + 2 >= end || bytes[index + 1] == 0xBF { return index }
      } else if byte <= ASCII.lessThan, plainBytes >> UInt64(byte) & 1 == 0 {
        return index
      }
      index += 1
    }
    return index
  }

  /// The bytes below `=` that stand for themselves: blanks, line ends and all that is printed but `<` and `&`.
  private static let plainBytes: UInt64 = (0x20..<UInt64(0x3D)).reduce(1 << 9 | 1 << 10 | 1 << 13) { bits, byte in
    byte == UInt64(ASCII.lessThan) || byte == UInt64(ASCII.ampersand) ? bits : bits | 1 << byte
  }

  /// Text as markup.
  static func escaped(_ text: Bytes, ampersands: Bool) -> [UInt8] {
    text.flatMap { (byte: UInt8) -> [UInt8] in
      switch byte {
      case ASCII.lessThan: Array("&lt;".utf8)
      case ASCII.ampersand where ampersands: Array("&amp;".utf8)
      // The rewriter does not look at what it has written.
      case 0..<0x20 where ![9, 10, 13].contains(byte): [0xEF, 0xBF, 0xBD]
      default: [byte]
      }
    }
  }
}
