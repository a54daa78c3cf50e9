package import ReportModel

extension Report {
  /// The report with other rows or columns.
  package func editing(_ edit: (_ columns: inout [Column], _ rows: inout [RowContent]) -> Void) -> Report {
    var columns = self.columns
    var rows = self.rows.map { RowContent($0) }
    edit(&columns, &rows)
    return Report(title: title, columns: columns, rows: rows, notes: notes, notesAbove: notesAbove)
  }
}
