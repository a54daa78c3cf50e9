/// What one input holds: its reports and the diagnostics of reading them.
public struct ReportDocument: Sendable, Equatable {
  /// The name of the input, as the user gave it.
  public var input: String
  /// The input's format, as `text`.
  public var format: String
  /// The encoding that was decided on, as `UTF-8`.
  public var encoding: String
  /// The reports, in the order of the input; at least one.
  public var reports: [Report]
  /// The diagnostics, in the order of the input.
  public var diagnostics: [Diagnostic]
  /// For each diagnostic the row that it is about; nil where it is about none, and empty where nobody asked for the rows.
  package var rowsOfDiagnostics: [RowPlace?] = []

  /// A row of one of the reports.
  package struct RowPlace: Sendable, Hashable {
    /// The index of the report.
    package let report: Int
    /// The index of the row.
    package let row: Int

    /// Makes a place.
    package init(report: Int, row: Int) {
      self.report = report
      self.row = row
    }
  }

  /// Makes a document.
  public init(
    input: String, format: String, encoding: String, reports: [Report], diagnostics: [Diagnostic] = []
  ) {
    self.input = input
    self.format = format
    self.encoding = encoding
    self.reports = reports
    self.diagnostics = diagnostics
  }

  /// About how many bytes it has in a format of few marks: those of the texts that its reports share, and an eighth.
  package var likelySize: Int {
    let size = reports.first?.rows.body.table.store.count ?? 0
    return size + size / 8
  }
}

/// What the table layer saw in one input.
package struct TableDocument: Sendable, Equatable {
  /// The name of the input, as the user gave it.
  package var input: String
  /// The encoding that was decided on.
  package var encoding: String
  /// The lines of text and the tables, whether or not they are reports, in the order of the input.
  package var blocks: [Block]
  /// The diagnostics, in the order of the input.
  package var diagnostics: [Diagnostic]

  /// Makes a document.
  package init(input: String, encoding: String, blocks: [Block], diagnostics: [Diagnostic] = []) {
    self.input = input
    self.encoding = encoding
    self.blocks = blocks
    self.diagnostics = diagnostics
  }
}
