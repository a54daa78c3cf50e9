package import ReportModel
internal import ReportKit
internal import ReportReaders
internal import ReportRecognition

/// A text that should hold a report holds none.
private struct NoReport: Error {}

/// Reads a text the way the front door does.
package func report(_ text: String, as format: InputFormat? = nil) throws -> (report: Report, diagnostics: [Diagnostic])
{
  let all = try reports(text, as: format)
  guard let first = all.reports.first else { throw NoReport() }
  return (first, all.diagnostics)
}

/// Reads a text the way the front door does, with all its reports.
package func reports(_ text: String, as format: InputFormat? = nil) throws -> (
  reports: [Report], diagnostics: [Diagnostic]
) {
  let source = SourceText(bytes: Array(text.utf8))
  let format = try format ?? detectFormat(of: source, fileExtension: nil)
  let tables = try readTables(source, as: format)
  let readings = try recognizeReports(in: tables.value, source: source)
  return (readings.map(\.value), tables.diagnostics + readings.flatMap(\.diagnostics))
}

/// The grids of the tables in a text.
package func grids(_ text: String, as format: InputFormat) throws -> [[[String]]] {
  try readTables(SourceText(bytes: Array(text.utf8)), as: format).value.tables.map(\.grid)
}

/// Takes the `⟪⟫` marks out of a text and says where they stood, as UTF-8 line and column.
package func marked(_ text: String) -> (text: String, places: [SourceLocation]) {
  var plain = ""
  var places: [SourceLocation] = []
  var line = 1
  var column = 1
  for scalar in text.unicodeScalars {
    if scalar == "⟪" {
      places.append(SourceLocation(line: line, column: column))
    } else if scalar != "⟫" {
      plain.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + String(scalar).utf8.count)
    }
  }
  return (plain, places)
}

extension Collection<Diagnostic> {
  /// What is said of other things than that there is no column for progress, as many tables of tests have none.
  package var besideProgress: [Diagnostic] { filter { $0.code != .noProgressColumn } }

  /// The codes and places, as `ragged-row 3:1`.
  package var summary: [String] {
    map { diagnostic in
      diagnostic.code.rawValue + (diagnostic.location.map { " \($0.line):\($0.column)" } ?? "")
    }
  }
}
