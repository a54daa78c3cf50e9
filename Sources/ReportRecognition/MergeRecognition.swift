internal import ReportModel

/// The merges of a table, counted in the rows that are kept of it.
///
/// A merge whose first rows were dropped begins in the first one kept; one that other cells cut into is none, and its text stands
/// in each of its slots.
/// - Parameters:
///   - kept: The rows that are kept, in their order.
///   - width: The number of columns that are kept.
/// - Returns: The merges in the order in which they begin.
func merges(of table: Table, keeping kept: [Int], width: Int) -> [TableSpan] {
  guard table.hasSpans else { return [] }
  // For every row how many of those above it are kept.
  var keptAbove = [0]
  keptAbove.reserveCapacity(table.rowCount + 1)
  var next = kept.startIndex
  for row in 0..<table.rowCount {
    if next < kept.endIndex, kept[next] == row { next += 1 }
    keptAbove.append(next)
  }
  return table.spans.enumerated().compactMap { number, span in
    let end = min(span.row + span.rows, table.rowCount)
    let rows = keptAbove[span.row]..<keptAbove[end]
    let columns = span.column..<max(span.column, min(span.column + span.columns, width))
    guard !rows.isEmpty, !columns.isEmpty, rows.count > 1 || columns.count > 1 else { return nil }
    let isWhole = kept[rows].allSatisfy { row in
      columns.upperBound <= table.width(of: row) && columns.allSatisfy { table.spanNumber(row, $0) == number }
    }
    guard isWhole else { return nil }
    return TableSpan(row: rows.lowerBound, column: span.column, rows: rows.count, columns: columns.count)
  }
  .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
}
