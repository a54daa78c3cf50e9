internal import ReportModel

/// The merges of a grid, counted in the rows that are kept of it.
struct MergeRecognition {
  private let table: Table
  private let kept: [Int]
  private let width: Int
  /// Whether there is anything to do: most tables have no spans.
  private let hasSpans: Bool

  init(table: Table, kept: [Int], width: Int) {
    self.table = table
    self.kept = kept
    self.width = width
    hasSpans = kept.contains { row in
      table.rows[row].contains { $0.rowSpan > 1 || $0.columnSpan > 1 }
    }
  }

  /// The merges that begin in a kept row. A merge whose first rows were dropped begins in the first one kept; one that
  /// other cells cut into is none, and its text stands in each of its slots.
  func merges(inKeptRow index: Int) -> [Merge] {
    guard hasSpans else { return [] }
    let gridRow = kept[index]
    let cells = table.rows[gridRow]
    return cells.indices.prefix(width).compactMap { column in
      let cell = cells[column]
      guard cell.columnsToOrigin == 0, cell.rowSpan > 1 || cell.columnSpan > 1, isFirstKeptRow(index, of: cell)
      else { return nil }
      let end = gridRow + Int(cell.rowSpan - cell.rowsToOrigin)
      let rows = kept[index...].prefix { $0 < end }
      let columns = min(Int(cell.columnSpan), width - column)
      guard rows.count > 1 || columns > 1,
        rows.allSatisfy({ isCovered($0, from: column, columns: columns, by: cell) })
      else { return nil }
      return Merge(column: column, rows: rows.count, columns: columns)
    }
  }

  private func isFirstKeptRow(_ index: Int, of cell: Cell) -> Bool {
    index == 0 || kept[index - 1] < kept[index] - Int(cell.rowsToOrigin)
  }

  private func isCovered(_ row: Int, from column: Int, columns: Int, by cell: Cell) -> Bool {
    guard column + columns <= table.rows[row].count else { return false }
    return (0..<columns).allSatisfy { across in
      let slot = table.rows[row][column + across]
      return slot.offset == cell.offset && Int(slot.columnsToOrigin) == across
    }
  }
}
