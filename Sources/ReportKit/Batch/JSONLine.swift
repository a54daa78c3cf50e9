internal import ReportModel

/// Writes one JSON value in one line: a record of a manifest, or of a worker.
struct JSONLine {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// What has been written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func object(_ body: (inout JSONLine) -> Void) { nest("{", "}", body) }

  mutating func array(_ body: (inout JSONLine) -> Void) { nest("[", "]", body) }

  /// Begins a member: the value must follow.
  mutating func key(_ name: String) {
    string(name)
    append(": ")
    needsComma = false
  }

  mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  mutating func member(_ name: String, _ number: Int?) {
    guard let number else { return }
    key(name)
    literal(String(number))
  }

  /// A value that is JSON already.
  mutating func literal(_ json: String) {
    separate()
    append(json)
  }

  /// RFC 8259, section 7.
  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      var copied = 0
      for (index, byte) in source.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: source[copied..<index])
        copied = index + 1
        if byte < 0x20 {
          append(byte < 0x10 ? "\\u000" : "\\u00")
          append(String(byte, radix: 16))
        } else {
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(byte)
        }
      }
      bytes.append(contentsOf: source[copied...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Diagnostics as every JSON output has them.
  mutating func member(_ name: String, _ diagnostics: [Diagnostic]) {
    key(name)
    array { line in
      for diagnostic in diagnostics {
        line.object { line in
          line.member("severity", diagnostic.severity.rawValue)
          line.member("code", diagnostic.code.rawValue)
          line.member("message", diagnostic.message)
          line.member("line", diagnostic.location?.line)
          line.member("column", diagnostic.location?.column)
        }
      }
    }
  }

  /// Ends the line.
  mutating func end() { append("\n") }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONLine) -> Void) {
    separate()
    append(open)
    needsComma = false
    body(&self)
    append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(", ") }
    needsComma = true
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
