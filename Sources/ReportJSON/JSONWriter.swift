package import ReportModel
internal import ReportText

/// Writes JSON with its keys in the order they are given, which Foundation's encoder cannot.
package struct JSONWriter {
  /// How it is laid out.
  package enum Layout {
    /// Indented by two blanks; values written with `inline` stay on one line.
    case indented
    /// Everything on one line.
    case compact
  }

  /// What has been written, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var needsComma = false
  private var inlineDepth = 0
  /// Whether the place for the next value is already made.
  private var hasPlace = false

  /// Begins an empty text.
  /// - Parameter room: How many bytes it is likely to have.
  package init(_ layout: Layout, room: Int = 0) {
    self.layout = layout
    bytes.reserveCapacity(room)
  }

  /// What has been written.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

  package mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  /// Writes everything inside on one line.
  package mutating func inline(_ body: (inout JSONWriter) -> Void) {
    inlineDepth += 1
    body(&self)
    inlineDepth -= 1
  }

  /// Writes an element that begins a line of its own and stays on it.
  package mutating func element(_ body: (inout JSONWriter) -> Void) {
    beginValue()
    hasPlace = true
    inline(body)
  }

  /// Begins a member: the value must follow.
  package mutating func key(_ name: StaticString) {
    beginValue()
    append("\"")
    append(name)
    append("\": ")
    needsComma = false
    hasPlace = true
  }

  /// Begins a member whose name is known only now.
  package mutating func key(named name: String) {
    beginValue()
    quote(name.utf8.span)
    append(": ")
    needsComma = false
    hasPlace = true
  }

  package mutating func string(_ text: String) { string(text.utf8.span) }

  package mutating func string(_ text: Span<UInt8>) {
    beginValue()
    quote(text)
    needsComma = true
  }

  package mutating func number(_ number: Int) {
    beginValue()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  package mutating func number(_ number: DecimalNumber) {
    beginValue()
    bytes.append(contentsOf: number.text.utf8)
    needsComma = true
  }

  /// A number as it was written elsewhere.
  package mutating func number(written digits: String) {
    beginValue()
    bytes.append(contentsOf: digits.utf8)
    needsComma = true
  }

  package mutating func null() {
    beginValue()
    append("null")
    needsComma = true
  }

  package mutating func boolean(_ value: Bool) {
    beginValue()
    append(value ? "true" : "false")
    needsComma = true
  }

  package mutating func strings(_ texts: some Sequence<String>) {
    inline { writer in writer.array { writer in for text in texts { writer.string(text) } } }
  }

  package mutating func numbers(_ numbers: some Sequence<Int>) {
    inline { writer in writer.array { writer in for number in numbers { writer.number(number) } } }
  }

  /// Ends a line: the end of a document, or of a record of NDJSON.
  package mutating func endLine() {
    append("\n")
    needsComma = false
  }

  private var breaksLines: Bool { layout == .indented && inlineDepth == 0 }

  private mutating func nest(_ open: StaticString, _ close: StaticString, _ body: (inout JSONWriter) -> Void) {
    beginValue()
    append(open)
    depth += 1
    needsComma = false
    let start = bytes.count
    body(&self)
    depth -= 1
    if bytes.count > start, breaksLines { startLine() }
    append(close)
    needsComma = true
  }

  private mutating func beginValue() {
    if hasPlace {
      hasPlace = false
      return
    }
    if needsComma { append(breaksLines ? "," : ", ") }
    if breaksLines, depth > 0 { startLine() }
  }

  private mutating func startLine() {
    append("\n")
    for _ in 0..<depth { append("  ") }
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// RFC 8259, section 7. U+2028 and U+2029 are escaped too, so that a line stays a line for every reader of NDJSON.
  private mutating func quote(_ text: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    text.withUnsafeBufferPointer { source in
      var copied = 0
      var index = 0
      while true {
        index = source.firstMarked(from: index) { byte in
          (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) | (byte == 0xE2 ? 1 : 0)
        }
        guard index < source.count else { break }
        let byte = source[index]
        let isSeparator =
          byte == 0xE2 && index + 2 < source.count && source[index + 1] == 0x80 && source[index + 2] | 1 == 0xA9
        index += 1
        guard byte != 0xE2 || isSeparator else { continue }
        bytes.append(contentsOf: source[copied..<(index - 1)])
        index += isSeparator ? 2 : 0
        copied = index
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x0A: append("\\n")
        case 0x09: append("\\t")
        case 0xE2: append(source[index - 1] == 0xA8 ? "\\u2028" : "\\u2029")
        default:
          append(byte < 0x10 ? "\\u000" : "\\u00")
          bytes.append(contentsOf: String(byte, radix: 16).utf8)
        }
      }
      bytes.append(contentsOf: source[copied...])
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
