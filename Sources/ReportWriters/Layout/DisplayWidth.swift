internal import ReportText

/// The widths that make the columns of a Markdown table stand under each other in its source.
enum MarkdownAlignment {
  /// The widest cell that others are padded for. A column with a wider one, and all behind it, stay as they are.
  static let widest = 36

  /// - Parameter rows: The texts of each row, the header first; all with the same number.
  /// - Returns: The width of each column's cells, escaped; 0 for columns that are not padded.
  static func widths(of rows: some Collection<[String]>) -> [Int] {
    guard let count = rows.first?.count else { return [] }
    var widths = Array(repeating: 0, count: count)
    for column in widths.indices {
      // Three dashes are the shortest delimiter that everything reads.
      var width = 3
      for row in rows {
        width = max(width, Escaper.markdownCell.escape(row[column]).utf8.span.columns)
        guard width <= widest else { return widths }
      }
      widths[column] = width
    }
    return widths
  }
}
