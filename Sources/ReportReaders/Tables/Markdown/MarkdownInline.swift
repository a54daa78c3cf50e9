internal import ReportText

/// The inline structure of Markdown (CommonMark 0.31, section 6, with GFM's strikethrough), written as HTML.
struct MarkdownInline {
  /// What the labels of links and footnotes lead to, by label.
  struct Definitions {
    var links: Set<[UInt8]> = []
    var footnotes: Set<[UInt8]> = []
  }

  enum Piece {
    /// A byte range of the text, shown as it stands.
    case text(Range<Int>)
    case html([UInt8])
    /// What is left of a run of `*`, `_` or `~`; with what it opens or closes.
    case run(UInt8, count: Int, html: [UInt8])
  }

  struct Delimiter {
    let piece: Int
    let sign: UInt8
    let length: Int
    let mayOpen: Bool
    let mayClose: Bool
    var isGone = false
  }

  struct Bracket {
    let piece: Int
    let isImage: Bool
    var isActive = true
    let delimiters: Int
  }

  let text: MarkdownText
  let bytes: [UInt8]
  let definitions: Definitions
  var pieces: [Piece] = []
  var delimiters: [Delimiter] = []
  var brackets: [Bracket] = []
  var position = 0
  var textStart = 0
  /// Lengths of runs of backticks that have no like after a place, so that they are not looked for again.
  var unclosedTicks: Set<Int> = []

  /// Writes a text.
  static func write(_ text: MarkdownText, _ definitions: Definitions, to page: inout MarkdownPage) {
    guard text.bytes.contains(where: isSpecial) else {
      page.place(text.original(0))
      for byte in text.bytes { page.text(byte) }
      return
    }
    var inline = MarkdownInline(text: text, definitions: definitions)
    inline.parse()
    inline.write(to: &page)
  }

  private init(text: MarkdownText, definitions: Definitions) {
    self.text = text
    self.definitions = definitions
    bytes = text.bytes
  }

  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.backslash, ASCII.ampersand, ASCII.lessThan, ASCII.lineFeed, 0x60, 0x2A, 0x5F, 0x7E, 0x5B, 0x5D, 0x21:
      true
    default: false
    }
  }

  mutating func flush() {
    if position > textStart { pieces.append(.text(textStart..<position)) }
  }

  mutating func add(_ piece: Piece, to end: Int) {
    flush()
    pieces.append(piece)
    position = end
    textStart = end
  }

  mutating func parse() {
    while position < bytes.count {
      switch bytes[position] {
      case ASCII.backslash: backslash()
      case ASCII.ampersand: reference()
      case ASCII.lessThan: angle()
      case ASCII.lineFeed: lineEnd()
      case 0x60: backticks()
      case 0x2A, 0x5F, 0x7E: delimiterRun()
      case 0x5B: openBracket(isImage: false, length: 1)
      case 0x21 where position + 1 < bytes.count && bytes[position + 1] == 0x5B: openBracket(isImage: true, length: 2)
      case 0x5D: closeBracket()
      default: position += 1
      }
    }
    flush()
    processEmphasis(from: 0)
  }

  func write(to page: inout MarkdownPage) {
    for piece in pieces {
      switch piece {
      case .text(let range):
        page.place(text.original(range.lowerBound))
        for byte in bytes[range] { page.text(byte) }
      case .html(let html): page.markup(html)
      case .run(let sign, let count, let html):
        for _ in 0..<count { page.text(sign) }
        page.markup(html)
      }
    }
  }

  // MARK: Leaves

  mutating func backslash() {
    guard position + 1 < bytes.count else {
      position += 1
      return
    }
    let next = bytes[position + 1]
    if next == ASCII.lineFeed {
      add(.html(Array("<br>".utf8)), to: position + 2)
    } else if Self.isPunctuation(next) {
      flush()
      textStart = position + 1
      position += 2
    } else {
      position += 1
    }
  }

  /// ASCII punctuation, which a backslash makes literal.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  mutating func reference() {
    guard let (resolved, length) = Self.reference(in: bytes[position...]) else {
      position += 1
      return
    }
    var shown = MarkdownPage()
    for byte in resolved { shown.text(byte) }
    // What stands for a line feed is none of Markdown's, and what stands for a control character stays one.
    let control =
      resolved.count == 1 && resolved[0] < ASCII.space && resolved[0] != ASCII.tab && resolved[0] != ASCII.lineFeed
    add(control ? .run(resolved[0], count: 1, html: []) : .html(shown.bytes), to: position + length)
  }

  /// The characters of a reference that begins here; it has a semicolon.
  static func reference(in text: ArraySlice<UInt8>) -> ([UInt8], length: Int)? {
    guard let end = text.prefix(40).firstIndex(of: ASCII.semicolon), end > text.startIndex + 1 else { return nil }
    let length = end - text.startIndex + 1
    let name = text[(text.startIndex + 1)..<end]
    guard name.first == UInt8(ascii: "#") else {
      let reference = Array(text[...end]).withUnsafeBufferPointer { HTMLReferences.reference(in: $0[...]) }
      return reference.flatMap { $0.length == length ? ($0.text, length) : nil }
    }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first.map { ASCII.lowercased($0) == UInt8(ascii: "x") } ?? false
    let number = isHexadecimal ? digits.dropFirst() : digits
    guard (1...(isHexadecimal ? 6 : 7)).contains(number.count), number.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt32(String(decoding: number, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    // CommonMark: zero and what is no scalar value become U+FFFD.
    let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    return (Array(String(scalar).utf8), length)
  }

  mutating func lineEnd() {
    // A line break of the text is one where it stands outside tables; blanks around it go.
    var end = position
    while end > textStart, bytes[end - 1] == ASCII.space || bytes[end - 1] == ASCII.tab { end -= 1 }
    let next = position + 1
    position = end
    flush()
    pieces.append(.html(Array("<br>".utf8)))
    position = next
    while position < bytes.count, bytes[position] == ASCII.space || bytes[position] == ASCII.tab { position += 1 }
    textStart = position
  }

  mutating func backticks() {
    let length = bytes[position...].prefix { $0 == 0x60 }.count
    let start = position + length
    guard !unclosedTicks.contains(length), let close = closingTicks(length, from: start) else {
      unclosedTicks.insert(length)
      position = start
      return
    }
    flush()
    var content = start..<close
    let isBlank = bytes[content].allSatisfy { $0 == ASCII.space || $0 == ASCII.lineFeed }
    let isBlankAt = { (byte: UInt8?) in byte == ASCII.space || byte == ASCII.lineFeed }
    if !isBlank, content.count >= 2, isBlankAt(bytes[content].first), isBlankAt(bytes[content].last) {
      content = (content.lowerBound + 1)..<(content.upperBound - 1)
    }
    for (index, line) in bytes[content].split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { pieces.append(.html([ASCII.space])) }
      pieces.append(.text(line.startIndex..<line.endIndex))
    }
    position = close + length
    textStart = position
  }

  func closingTicks(_ length: Int, from start: Int) -> Int? {
    var index = start
    while let tick = bytes[index...].firstIndex(of: 0x60) {
      let run = bytes[tick...].prefix { $0 == 0x60 }.count
      if run == length { return tick }
      index = tick + run
    }
    return nil
  }

  mutating func angle() {
    if let end = MarkdownSyntax.endOfAutolink(bytes[position...]) {
      flush()
      pieces.append(.html(Array("<a href>".utf8)))
      pieces.append(.text((position + 1)..<(end - 1)))
      pieces.append(.html(Array("</a>".utf8)))
      position = end
      textStart = end
    } else if let end = MarkdownSyntax.endOfInlineHTML(bytes[position...]) {
      add(.html(Array(bytes[position..<end])), to: end)
    } else {
      position += 1
    }
  }

  // MARK: Links

  mutating func openBracket(isImage: Bool, length: Int) {
    if !isImage, let end = bytes[position...].prefix(200).firstIndex(of: 0x5D), position + 2 < end,
      bytes[position + 1] == 0x5E,
      definitions.footnotes.contains(Array(bytes[(position + 2)..<end]))
    {
      return add(.html(Array("<sup>".utf8) + bytes[(position + 2)..<end] + Array("</sup>".utf8)), to: end + 1)
    }
    flush()
    brackets.append(Bracket(piece: pieces.count, isImage: isImage, delimiters: delimiters.count))
    pieces.append(.text(position..<(position + length)))
    position += length
    textStart = position
  }

  mutating func closeBracket() {
    guard let bracket = brackets.popLast(), bracket.isActive else {
      position += 1
      return
    }
    guard case .text(let opener) = pieces[bracket.piece], let end = endOfLink(from: opener.upperBound) else {
      position += 1
      return
    }
    flush()
    pieces[bracket.piece] = .html(bracket.isImage ? [] : Array("<a href>".utf8))
    if !bracket.isImage { pieces.append(.html(Array("</a>".utf8))) }
    processEmphasis(from: bracket.delimiters)
    // A link holds no other link.
    if !bracket.isImage {
      for index in brackets.indices where !brackets[index].isImage { brackets[index].isActive = false }
    }
    position = end
    textStart = end
  }

  /// Where the link ends whose text began at an offset and ends here.
  func endOfLink(from start: Int) -> Int? {
    let behind = position + 1
    if let end = MarkdownSyntax.endOfLinkTarget(bytes[behind...]) { return end }
    if behind < bytes.count, bytes[behind] == 0x5B, let label = MarkdownSyntax.label(in: bytes[behind...]) {
      if !label.name.isEmpty { return definitions.links.contains(label.name) ? label.end : nil }
      return definitions.links.contains(MarkdownSyntax.normalized(bytes[start..<position])) ? label.end : nil
    }
    return definitions.links.contains(MarkdownSyntax.normalized(bytes[start..<position])) ? behind : nil
  }
}
