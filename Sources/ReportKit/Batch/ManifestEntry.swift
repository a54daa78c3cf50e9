internal import ReportModel
internal import ReportJSON

/// What a line of a manifest says of an input.
struct ManifestEntry {
  var input: String
  var sha256: String?
  var status: BatchResult.Status
  var reports: Int
  var rows: Int
  var outputs: [BatchResult.Output]
  var diagnostics: [Diagnostic]
  /// The version of the tool that converted it.
  var version: String
  /// What stands for everything that decides on the outputs' bytes beside the input and the version.
  var options: String

  init(_ result: BatchResult, options: String) {
    input = result.input.name
    sha256 = result.sha256
    status = result.status
    reports = result.reports
    rows = result.rows
    outputs = result.outputs
    diagnostics = result.diagnostics
    version = reportKitVersion
    self.options = options
  }

  /// The entry as a line, with its keys in their order.
  var line: String {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("input", input)
      writer.member("sha256", sha256)
      writer.member("status", status.rawValue)
      writer.member("reports", reports)
      writer.member("rows", rows)
      writer.key("outputs")
      writer.array { writer in
        for output in outputs {
          writer.object { writer in
            writer.member("path", output.path)
            writer.member("sha256", output.sha256)
            writer.member("bytes", output.bytes)
          }
        }
      }
      writer.key("diagnostics")
      writer.write(diagnostics)
      writer.member("version", version)
      writer.member("options", options)
    }
    writer.endLine()
    return writer.text
  }

  /// Reads a line; nil where it is not a whole one that this version writes.
  init?(line: [UInt8]) {
    guard String(validating: line, as: UTF8.self) != nil, let node = try? JSONNode.parse(SourceText(bytes: line)),
      let input = node["input"]?.text, let status = node["status"]?.text.flatMap(BatchResult.Status.init(rawValue:)),
      let reports = node["reports"]?.integer, let rows = node["rows"]?.integer,
      let outputs = node["outputs"]?.elements, let diagnostics = node["diagnostics"]?.elements,
      let version = node["version"]?.text, let options = node["options"]?.text
    else { return nil }
    self.input = input
    sha256 = node["sha256"]?.text
    self.status = status
    self.reports = reports
    self.rows = rows
    self.version = version
    self.options = options
    self.outputs = []
    for output in outputs {
      guard let path = output["path"]?.text, let bytes = output["bytes"]?.integer else { return nil }
      self.outputs.append(BatchResult.Output(path: path, sha256: output["sha256"]?.text, bytes: bytes))
    }
    self.diagnostics = []
    for diagnostic in diagnostics {
      guard let code = diagnostic["code"]?.text.flatMap(Diagnostic.Code.init(rawValue:)),
        let message = diagnostic["message"]?.text
      else { return nil }
      self.diagnostics.append(
        Diagnostic(code, Message(verbatim: message), at: diagnostic.place.map(SourceLocation.init)))
    }
  }
}

extension JSONNode {
  /// The place that the members of a diagnostic name.
  fileprivate var place: SourceLocation.Place? {
    if let part = self["part"]?.text { return .part(part) }
    if let number = self["paragraph"]?.integer { return .paragraph(number) }
    if let sheet = self["sheet"]?.text {
      guard let cell = self["cell"]?.text.flatMap(SourceLocation.cell(named:)) else { return .sheet(sheet) }
      return .cell(sheet: sheet, row: cell.row, column: cell.column)
    }
    guard let column = self["column"]?.integer else { return nil }
    if let table = self["table"]?.integer, let row = self["row"]?.integer {
      return .tableCell(table: table, row: row, column: column)
    }
    return self["line"]?.integer.map { .text(line: $0, column: column) }
  }

  /// A string's text.
  var text: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// A number that is an integer.
  var integer: Int? {
    if case .number(let digits) = value { Int(digits) } else { nil }
  }

  /// An array's elements.
  var elements: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }
}
