internal import ReportModel
internal import ReportWriters

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
            writer.member("text", output.text)
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
