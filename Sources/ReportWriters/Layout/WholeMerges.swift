internal import ReportModel

/// The merges of a table as rectangles that do not overlap, as office programs want them: Excel repairs a workbook with others.
///
/// A page may merge cells over others that are merged already; what such a cell has left beside its rectangle are cells of their own.
struct WholeMerges {
  private let table: Table
  private let rectangles: [TableSpan?]

  init(of table: Table) {
    self.table = table
    rectangles = table.spans.indices.map { number in
      let span = table.spans[number]
      func isOwn(_ row: Int, _ column: Int) -> Bool { table.spanNumber(row, column) == number }
      guard isOwn(span.row, span.column) else { return nil }
      let columns = (span.column..<(span.column + span.columns)).prefix { isOwn(span.row, $0) }
      let rows = (span.row..<(span.row + span.rows)).prefix { row in columns.allSatisfy { isOwn(row, $0) } }
      return TableSpan(row: span.row, column: span.column, rows: rows.count, columns: columns.count)
    }
  }

  /// The rectangles of more than one cell.
  var all: [TableSpan] { rectangles.compactMap(\.self).filter { $0.rows > 1 || $0.columns > 1 } }

  /// The rectangle that a slot belongs to; nil where it is a cell of its own.
  func rectangle(_ row: Int, _ column: Int) -> TableSpan? {
    guard let number = table.spanNumber(row, column), let found = rectangles[number],
      row < found.row + found.rows, column < found.column + found.columns, found.rows > 1 || found.columns > 1
    else { return nil }
    return found
  }
}
