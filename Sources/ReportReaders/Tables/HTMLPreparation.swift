internal import ReportModel
internal import ReportText

/// A page as libxml2 gets it, and the way back to the places of the input.
struct PreparedHTML {
  let bytes: [UInt8]
  let source: SourceText
  private let map: OffsetMap

  /// Makes a page fit for libxml2, which drops or misreads what this rewrites: comments and the contents of elements that
  /// hold no markup (`script`, `style`) go; characters that XML forbids become U+FFFD; Word's `<![if …]>` becomes a
  /// processing instruction, so that it does not show as text; the colon of `<o:p>` becomes a hyphen, so that it is no
  /// paragraph, and a prefix that stands for XHTML goes.
  static func prepare(
    _ source: SourceText, page: Range<Int>, limits: Limits
  ) throws(ReadError) -> Reading<PreparedHTML> {
    var rewriter = source.bytes.withUnsafeBufferPointer {
      HTMLRewriter($0, page: page, attributeLimit: limits[.attributes])
    }
    if let tag = rewriter.overloadedTag {
      throw .limitExceeded(.attributes, limit: limits[.attributes], at: source.location(at: tag))
    }
    let isWhole = page.count == source.bytes.count
    let bytes = rewriter.takeOutput() ?? (isWhole ? source.bytes : Array(source.bytes[page]))
    let replaced = rewriter.replaced
    let diagnostics = replaced.first.map { first in
      [
        Diagnostic(
          .replacedCharacters,
          .replacedInHTML(replaced.count),
          at: source.location(at: first))
      ]
    }
    return Reading(
      value: PreparedHTML(bytes: bytes, source: source, map: rewriter.map), diagnostics: diagnostics ?? [])
  }

  /// The offset in the input that belongs to one in the prepared page.
  func original(_ offset: Int) -> Int { map.original(of: offset) }

  /// The place in the input of an offset in the prepared page.
  func location(at offset: Int) -> SourceLocation { source.location(at: original(offset)) }
}

private struct HTMLRewriter {
  /// Offsets in the source of characters that became U+FFFD.
  private(set) var replaced: [Int] = []
  /// Where a tag begins that has too many attributes.
  private(set) var overloadedTag: Int?
  private(set) var map: OffsetMap

  private let bytes: UnsafeBufferPointer<UInt8>
  private let page: Range<Int>
  private var output: [UInt8] = []
  private var copied: Int
  private var isRewritten = false
  /// Whether the page says that it is XML: only there a CDATA section is text, and `<script/>` is a whole element.
  private let isXHTML: Bool
  private let xhtmlPrefix: [UInt8]?
  private var openTags = OpenTags()
  /// What was looked for and does not end: where one of a kind never ends, none behind it does.
  private var unclosed: Set<Construct> = []

  private enum Construct: Hashable {
    case element(String)
    case characterData
    case internalSubset
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, page: Range<Int>, attributeLimit: Int) {
    self.bytes = bytes
    self.page = page
    copied = page.lowerBound
    map = OffsetMap(base: page.lowerBound)
    (isXHTML, xhtmlPrefix) = HTMLSyntax.xhtml(in: bytes[page])
    rewrite(attributeLimit: attributeLimit)
  }

  /// The rewritten page; nil where nothing had to be rewritten.
  mutating func takeOutput() -> [UInt8]? {
    guard isRewritten else { return nil }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<page.upperBound]))
    return output
  }

  private mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) {
    isRewritten = true
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<range.lowerBound]))
    map.append(copy: output.count, original: range.lowerBound)
    output.append(contentsOf: replacement)
    map.append(copy: output.count, original: range.upperBound)
    copied = range.upperBound
  }

  /// What does nothing, and keeps apart what stands before and behind it.
  private static let comment = Array("<!--x-->".utf8)

  /// Takes something out of the text. Where `&#3` before it and `5;` behind would become a reference, or `<` and `b>` a tag, they
  /// are kept apart.
  private mutating func remove(_ range: Range<Int>) {
    let before = output.suffix(40) + bytes[copied..<range.lowerBound].suffix(40)
    let mark = before.suffix(40).last { !ASCII.isLetter($0) && !(0x30...0x39).contains($0) && $0 != 0x23 && $0 != 0x2F }
    replace(range, by: mark == ASCII.lessThan || mark == ASCII.ampersand ? Self.comment : [])
  }

  private mutating func rewrite(attributeLimit: Int) {
    var index = page.lowerBound
    /// Where the tag ends that was looked at last. What lies inside a tag is no markup, and a second look at it would make
    /// <a<a<a… take quadratic time.
    var tagEnd = index
    /// The element without markup whose start tag that is.
    var rawElement: HTMLSyntax.RawElement?
    while true {
      // Nearly all bytes end here.
      index = HTMLSyntax.endOfPlainRun(
        bytes, from: index, upTo: rawElement == nil ? page.upperBound : min(tagEnd, page.upperBound))
      guard index < page.upperBound else { return }
      if let element = rawElement, index >= tagEnd {
        rawElement = nil
        index = skipContent(of: element, from: index)
        continue
      }
      let byte = bytes[index]
      if byte == ASCII.ampersand {
        index = rewriteReference(at: index, isText: index >= tagEnd)
      } else if byte == ASCII.lessThan, index >= tagEnd {
        let next = index + 1 < page.upperBound ? bytes[index + 1] : 0
        if next == UInt8(ascii: "!"), let end = skipDeclaration(at: index) {
          index = end
          continue
        }
        if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") && isDocumentType(at: index) {
          // It ends at the next `>`, and what lies inside is no markup.
          tagEnd = bytes[index..<page.upperBound].firstIndex(of: ASCII.greaterThan).map { $0 + 1 } ?? page.upperBound
          index += 1
          continue
        }
        guard let end = HTMLSyntax.endOfTag(bytes[..<page.upperBound], at: index, attributeLimit: attributeLimit) else {
          overloadedTag = index
          return
        }
        if endsDocumentEarly(bytes[index..<end]) {
          remove(index..<end)
          index = end
          continue
        }
        if !openTags.take(bytes[index..<end], prefix: xhtmlPrefix) {
          replace(index..<end, by: Self.comment)
          index = end
          continue
        }
        if !isXHTML, let slash = HTMLSyntax.slashOfEmptyCell(bytes[index..<end]),
          HTMLSyntax.endOfPlainRun(bytes, from: index + 1, upTo: slash) == slash
        {
          replace(slash..<(slash + 1), by: [])
          index = end
          tagEnd = end
          continue
        }
        tagEnd = end
        rawElement = HTMLSyntax.rawElement(bytes[..<end], at: index)
        if isXHTML, end >= 2, bytes[end - 2] == UInt8(ascii: "/") { rawElement = nil }
        index = rewritePrefix(at: index)
      } else {
        index = rewriteCharacter(at: index)
      }
    }
  }

  private func isDocumentType(at index: Int) -> Bool { HTMLSyntax.isDocumentType(bytes[index..<page.upperBound]) }

  /// Whether a tag is `</body>` or `</html>` with text behind it: the standard reads on, libxml2 closes every cell.
  private func endsDocumentEarly(_ tag: HTMLSyntax.Bytes) -> Bool {
    guard tag.count >= 7, tag[tag.startIndex + 1] == UInt8(ascii: "/"),
      HTMLSyntax.isEndTag(tag, of: "body") || HTMLSyntax.isEndTag(tag, of: "html")
    else { return false }
    let rest = bytes[tag.endIndex..<page.upperBound].drop { $0 <= ASCII.space }
    return
      !(rest.isEmpty
      || (rest.prefix(7).lazy.map { $0 | 0x20 }.elementsEqual("</html>".utf8.map { $0 | 0x20 })
        && rest.dropFirst(7).allSatisfy { $0 <= ASCII.space }))
  }

  private mutating func rewriteReference(at index: Int, isText: Bool) -> Int {
    guard
      let (scalar, length) = correctedReference(bytes, at: index)
        ?? (isText ? namedReference(bytes[..<page.upperBound], at: index) : nil)
    else { return index + 1 }
    // A reference that stands for markup must not become any.
    if scalar == "<" || scalar == "&" {
      replace(index..<(index + length), by: Array(scalar == "<" ? "&lt;".utf8 : "&amp;".utf8))
      return index + length
    }
    if scalar == "\u{FFFD}" { replaced.append(index) }
    replace(index..<(index + length), by: Array(String(scalar).utf8))
    return index + length
  }

  /// Rewrites a comment, a CDATA section, a document type with declarations or `<![if …]>`; nil where none begins here.
  private mutating func skipDeclaration(at index: Int) -> Int? {
    let rest = bytes[index..<page.upperBound]
    guard rest.starts(with: "<!".utf8) else { return nil }
    if rest.starts(with: "<!--".utf8) {
      // As in browsers, a comment that never ends takes the rest of the page.
      let end = HTMLSyntax.endOfComment(rest) ?? page.upperBound
      remove(index..<end)
      return end
    }
    if isXHTML, rest.starts(with: "<![CDATA[".utf8),
      let end = end(of: .characterData, HTMLSyntax.endOfCharacterData(rest))
    {
      replace(index..<end, by: HTMLSyntax.escaped(bytes[(index + 9)..<(end - 3)], ampersands: true))
      return end
    }
    if HTMLSyntax.beginsInternalSubset(rest), let end = end(of: .internalSubset, HTMLSyntax.endOfInternalSubset(rest)) {
      remove(index..<end)
      return end
    }
    guard rest.starts(with: "<![".utf8) else { return nil }
    replace(index..<(index + 3), by: Array("<?x".utf8))
    return index + 3
  }

  /// Where a construct ends. What was looked for to the end of the page, and is not there, is not looked for again.
  private mutating func end(of construct: Construct, _ search: @autoclosure () -> Int?) -> Int? {
    guard !unclosed.contains(construct) else { return nil }
    if let end = search() { return end }
    unclosed.insert(construct)
    return nil
  }

  /// Makes the content of an element without markup vanish, or be text.
  private mutating func skipContent(of element: HTMLSyntax.RawElement, from start: Int) -> Int {
    let rest = bytes[start..<page.upperBound]
    guard let end = end(of: .element(element.name), HTMLSyntax.endTag(of: element.name, in: rest)) else {
      // A script that never ends takes the rest of the page; a title that never ends is a slip.
      guard element.takesThePage else { return start }
      replace(start..<page.upperBound, by: [])
      return page.upperBound
    }
    switch element.content {
    case .unseen: replace(start..<end, by: [])
    case .text(let resolvesReferences):
      replace(start..<end, by: HTMLSyntax.escaped(bytes[start..<end], ampersands: !resolvesReferences))
    }
    return end
  }

  private mutating func rewritePrefix(at index: Int) -> Int {
    guard let name = HTMLSyntax.prefix(in: bytes[..<page.upperBound], at: index) else { return index + 1 }
    if let xhtmlPrefix, bytes[name].elementsEqual(xhtmlPrefix) {
      replace(name.lowerBound..<(name.upperBound + 1), by: [])
    } else {
      replace(name.upperBound..<(name.upperBound + 1), by: Array("-".utf8))
    }
    return name.upperBound + 1
  }

  /// Rewrites what XML forbids.
  private mutating func rewriteCharacter(at index: Int) -> Int {
    let byte = bytes[index]
    // A form feed is white space in HTML.
    if byte == 0x0C {
      replace(index..<(index + 1), by: [ASCII.space])
    } else if byte < ASCII.space {
      replaced.append(index)
      replace(index..<(index + 1), by: [0xEF, 0xBF, 0xBD])
    } else if byte == 0xEF, index + 2 < page.upperBound, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
      replaced.append(index)
      replace(index..<(index + 3), by: [0xEF, 0xBF, 0xBD])
      return index + 3
    }
    return index + 1
  }
}
