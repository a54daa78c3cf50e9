internal import ReportModel
internal import ReportText

/// A text of a workbook (CT_Rst, 18.4): plain, or in runs. Readings beside the characters (`rPh`) are none of it.
struct RichTextReader {
  private enum Part { case other, run, properties, text }

  private(set) var text = RunText()
  private var open: [Part] = []
  private var style = RunStyle()
  private var piece: [UInt8] = []
  /// Whether blanks at the ends are text; Excel drops them where nothing says so.
  private var keepsBlanks = false

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.first, let last = text.last, first <= ASCII.space || last <= ASCII.space else { return text }
    let start = text.firstIndex { $0 > ASCII.space } ?? text.endIndex
    let end = text.lastIndex { $0 > ASCII.space }.map { $0 + 1 } ?? start
    return Array(text[start..<end])
  }

  /// Begins a text.
  mutating func begin() {
    text.removeAll()
    open = []
    style = RunStyle()
  }

  mutating func begin(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .spreadsheet) }
    switch open.last {
    case nil where named("r"):
      style = RunStyle()
      open.append(.run)
    case nil where named("t"), .run where named("t"):
      piece.removeAll(keepingCapacity: true)
      keepsBlanks = element.keepsBlanks
      open.append(.text)
    case .run where named("rPr"):
      // What a run says of its font replaces the font of the cell.
      style = RunStyle(isComplete: true)
      open.append(.properties)
    case .properties:
      style.take(element)
      open.append(.other)
    default: open.append(.other)
    }
  }

  mutating func end() {
    switch open.removeLast() {
    case .text: text.append(decodingEscapes(keepsBlanks ? piece : Self.trimmed(piece)), style)
    case .run: style = RunStyle()
    default: break
    }
  }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    if open.last == .text { piece.append(contentsOf: bytes) }
  }
}

extension RunStyle {
  /// Takes a property of a font or of a run (18.8.22, 18.4.7).
  mutating func take(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .spreadsheet) }
    if named("strike") {
      isStruck = element.value(of: "val").map { isTrue($0) } ?? true
    } else if named("vertAlign") {
      let value = element.attribute("val")
      script = value == "superscript" ? .raised : value == "subscript" ? .lowered : .none
    } else if named("rFont") || named("name") {
      font = SymbolFont(named: element.attribute("val"))
    }
  }
}

/// The texts that cells share (18.4.9).
struct SharedStrings: XMLHandler {
  /// A text in the store, and its runs where they change what it says.
  struct Shared {
    let text: Range<UInt32>
    let runs: RunText?
  }

  var store = TextStore()
  private(set) var strings: [Shared] = []
  private var reader = RichTextReader()
  private var depth = 0

  mutating func begin(_ element: XMLStartTag) {
    depth += 1
    if depth == 2 { reader.begin() } else if depth > 2 { reader.begin(element) }
  }

  mutating func end() {
    depth -= 1
    guard depth < 2 else { return reader.end() }
    guard depth == 1 else { return }
    let text = reader.text
    strings.append(Shared(text: store.add(text.bytes.span), runs: text.isPlain ? nil : text))
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { if depth > 2 { reader.take(bytes) } }
}

/// Characters that XML cannot hold are written `_x000D_` (ST_Xstring, 22.9.2.19).
func decodingEscapes(_ bytes: [UInt8]) -> [UInt8] {
  guard var next = bytes.span.firstIndex(of: UInt8(ascii: "_"), in: bytes.indices), bytes.count - next >= 7 else {
    return bytes
  }
  var decoded = Array(bytes[..<next])
  while next < bytes.count {
    if let unit = escapedUnit(bytes, at: next) {
      if let scalar = Unicode.Scalar(UInt32(unit)) {
        decoded += String(scalar).utf8
        next += 7
        continue
      }
      // Half of a character; the other half follows.
      if unit < 0xDC00, let low = escapedUnit(bytes, at: next + 7), (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
      {
        decoded += String(scalar).utf8
        next += 14
        continue
      }
    }
    decoded.append(bytes[next])
    next += 1
  }
  return decoded
}

private func escapedUnit(_ bytes: [UInt8], at start: Int) -> UInt16? {
  guard start + 7 <= bytes.count, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
    bytes[start + 6] == UInt8(ascii: "_")
  else { return nil }
  var value: UInt16 = 0
  for byte in bytes[(start + 2)..<(start + 6)] {
    guard let digit = ASCII.hexadecimalDigit(byte) else { return nil }
    value = value << 4 | UInt16(digit)
  }
  return value
}
