internal import ReportModel

/// Which rows of reports are at places of an input.
struct RowPlaces {
  /// The rows whose cells begin at a place; of merged cells the first.
  private var rows: [SourceLocation: ReportDocument.RowPlace] = [:]
  /// The rows that begin on a line of a text, in a row of a sheet or of a table, the last that begins there.
  private var lines: [SourceLocation: ReportDocument.RowPlace] = [:]

  init(of reports: [Report], in source: SourceText) {
    for (number, report) in reports.enumerated() {
      let table = report.rows.body.table
      for row in report.rows.indices {
        let place = ReportDocument.RowPlace(report: number, row: row)
        for cell in table.slots(of: row) where table.cells[cell].offset > 0 || number + row == 0 {
          let location = source.location(at: table.cells[cell].offset)
          if rows[location] == nil { rows[location] = place }
          if lines[Self.line(of: location)] == nil { lines[Self.line(of: location)] = place }
        }
      }
    }
  }

  /// The row at a place: whose cell begins there, else which begins on that line.
  func row(at location: SourceLocation) -> ReportDocument.RowPlace? { rows[location] ?? lines[Self.line(of: location)] }

  private static func line(of location: SourceLocation) -> SourceLocation {
    switch location.place {
    case .text(let line, _): SourceLocation(line: line, column: 0)
    case .cell(let sheet, let row, _): SourceLocation(.cell(sheet: sheet, row: row, column: 0))
    case .tableCell(let table, let row, _): SourceLocation(.tableCell(table: table, row: row, column: 0))
    case .sheet, .paragraph, .part: location
    }
  }
}
