internal import ReportModel
internal import ReportText

/// The widths that make the columns of a Markdown table stand under each other in its source.
enum MarkdownAlignment {
  /// The widest cell that others are padded for. A column with a wider one, and all after it, stay as they are.
  static let widest = 36

  /// - Parameter report: Its header, tasks and totals count; headings and notes repeat a long text in every column, and stay as
  ///   they are.
  /// - Returns: The width of each column's cells, escaped; 0 for columns that are not padded.
  static func widths(of report: Report) -> [Int] {
    let (columns, kinds) = (report.columns, report.rows.body.kinds)
    let table = report.rows.body.table
    var widths = Array(repeating: 0, count: columns.count)
    for column in widths.indices {
      // Three dashes are the shortest delimiter that everything reads.
      var width = max(3, Escaper.markdownCell.escape(columns[column].name).utf8.span.columns)
      guard width <= widest else { return widths }
      for row in kinds.indices where kinds[row] == .task || kinds[row] == .total {
        width = max(width, Escaper.markdownCell.escape(table.string(row, column)).utf8.span.columns)
        guard width <= widest else { return widths }
      }
      widths[column] = width
    }
    return widths
  }
}
