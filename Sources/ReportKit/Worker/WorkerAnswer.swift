internal import ReportModel
internal import ReportJSON

/// Bytes in base64 (RFC 4648, section 4).
func base64(of bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    let bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
    for place in 0..<4 {
      text.append(place > part.count ? UInt8(ascii: "=") : digits[Int(bits >> UInt32(18 - 6 * place) & 0x3F)])
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// What a worker says to one line.
struct WorkerAnswer {
  /// nil where none could be read.
  var id: WorkerRequest.Identifier?
  /// None where it failed.
  var outputs: [ReportConverter.Output] = []
  var diagnostics: [Diagnostic] = []
  var hasFailed = false

  mutating func take(_ conversion: Conversion) {
    outputs = conversion.outputs
    diagnostics = conversion.diagnostics
    hasFailed = conversion.hasFailed
  }

  mutating func fail(_ error: ReportError) {
    hasFailed = true
    outputs = []
    diagnostics += error.diagnostics
  }

  /// The answer as a line, with its keys in their order.
  func line(_ explain: (Diagnostic) -> Diagnostic) -> String {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.key("id")
      switch id {
      case .text(let text): writer.string(text)
      case .number(let digits): writer.number(written: digits)
      case nil: writer.null()
      }
      writer.member("status", hasFailed ? "failed" : "converted")
      writer.key("outputs")
      writer.array { writer in
        for output in outputs {
          writer.object { writer in
            writer.member("format", output.format.rawValue)
            writer.member("part", output.part)
            if output.format.isBinary {
              writer.member("base64", base64(of: output.bytes))
            } else {
              writer.member("text", output.text)
            }
          }
        }
      }
      writer.key("diagnostics")
      writer.write(diagnostics.map(explain))
    }
    writer.endLine()
    return writer.text
  }
}
