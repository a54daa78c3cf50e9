internal import ReportModel
internal import ReportText

/// The page that a Markdown text stands for, as it is written; what is shown on it knows where it stood in the text.
struct MarkdownPage {
  private(set) var bytes: [UInt8] = []
  private(set) var map = OffsetMap()
  /// Whether control characters were written as other ones, because a page cannot have them.
  private(set) var hasControls = false

  /// Where the next thing stood.
  mutating func place(_ offset: Int) { map.append(copy: bytes.count, original: offset) }

  mutating func markup(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func markup(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

  /// Writes a character of the text.
  mutating func text(_ byte: UInt8) {
    switch byte {
    case ASCII.lessThan: markup("&lt;")
    case ASCII.greaterThan: markup("&gt;")
    case ASCII.ampersand: markup("&amp;")
    case 0: markup("\u{FFFD}")
    case 1...8, 0x0B, 0x0C, 0x0D, 0x0E...0x1F: control(byte)
    default: bytes.append(byte)
    }
  }

  /// Control characters are in the last plane of Unicode's private use, in the order that they have.
  private static let firstControl: UInt32 = 0x10FE00

  private mutating func control(_ byte: UInt8) {
    guard let scalar = Unicode.Scalar(Self.firstControl + UInt32(byte)) else { return }
    hasControls = true
    bytes.append(contentsOf: Array(String(scalar).utf8))
  }

  /// A text of the page with its control characters.
  func withControls(_ text: String) -> String {
    guard hasControls else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      let control = scalar.value >= Self.firstControl ? UInt8(exactly: scalar.value - Self.firstControl) : nil
      result.unicodeScalars.append(control.map { Unicode.Scalar($0) } ?? scalar)
    }
  }
}

/// A text that was put together of pieces of an input, as the lines of a paragraph are.
struct MarkdownText {
  private(set) var bytes: [UInt8] = []
  private var map = OffsetMap()

  var isEmpty: Bool { bytes.isEmpty }

  init() {}

  /// A piece of the input that begins at an offset.
  init(_ piece: ArraySlice<UInt8>) { append(piece) }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    map.append(copy: bytes.count, original: piece.startIndex)
    bytes.append(contentsOf: piece)
  }

  mutating func endLine() { if !bytes.isEmpty { bytes.append(ASCII.lineFeed) } }

  /// Where a byte stood in the input.
  func original(_ offset: Int) -> Int { map.original(of: offset) }

  /// Takes the first bytes off.
  mutating func removeFirst(_ count: Int) {
    guard count > 0 else { return }
    var rest = MarkdownText()
    rest.map.append(copy: 0, original: original(count))
    for index in bytes.indices.dropFirst(count) where bytes[index - 1] == ASCII.lineFeed && index > count {
      rest.map.append(copy: index - count, original: original(index))
    }
    rest.bytes = Array(bytes[count...])
    self = rest
  }

  /// The text of a cell.
  init(cell: ArraySlice<UInt8>) { append(betweenPipes: cell) }

  /// Adds a piece of a table, or of the paragraph that it begins in: a backslash keeps a pipe from ending a cell, and goes.
  mutating func append(betweenPipes piece: ArraySlice<UInt8>) {
    var start = piece.startIndex
    for index in piece.indices
    where piece[index] == ASCII.backslash && index + 1 < piece.endIndex && piece[index + 1] == ASCII.pipe {
      append(piece[start..<index])
      start = index + 1
    }
    append(piece[start...])
  }
}

/// Knows where in a Markdown text stood what is on its page.
struct MarkdownOrigin: SourceOrigin {
  let map: OffsetMap
  let source: SourceText

  func location(at offset: Int, in text: [UInt8]) -> SourceLocation { source.location(at: map.original(of: offset)) }
}
