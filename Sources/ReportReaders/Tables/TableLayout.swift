internal import ReportModel

/// A table as HTML writes it: rows of cells, not yet placed on a grid.
struct MarkedUpTable {
  struct Cell {
    var text: String
    var offset: Int
    /// As written: 0 means to the end of the row group.
    var rowSpan: Int
    var columnSpan: Int
    var isHeader: Bool
  }

  /// A row, and the number of the row group that it stands in.
  struct Row {
    var cells: [Cell] = []
    var group: Int
    /// Whether the group is a `tfoot`, which HTML lays out below all others.
    var isFooter = false
  }

  var rows: [Row] = []
}

/// Places the cells on a grid by the algorithm for forming a table of the HTML standard (section 4.9.12.1).
///
/// Where cells overlap, the slot stays with the cell that came first, so that no text is shown twice.
struct TableLayout {
  /// The most slots that all tables of an input may have, so that a few bytes of spans cannot ask for gigabytes.
  static let slotLimit = 4_000_000

  /// The most bytes of text that spans may repeat.
  static let repeatedTextLimit = 64_000_000

  private(set) var slots = 0
  private var repeatedText = 0
  private(set) var overlaps: [Int] = []

  private struct Growing {
    var cell: Cell
    var column: Int
    var columnSpan: Int
    var rowsLeft: Int
    var rowsDone: Int
  }

  /// - Throws: `ReadError.limitExceeded` where the spans ask for more than ``slotLimit`` slots in all.
  mutating func grid(of table: MarkedUpTable) throws(ReadError) -> [[Cell]] {
    let rows = table.rows.filter { !$0.isFooter } + table.rows.filter(\.isFooter)
    var grid: [[Cell]] = []
    grid.reserveCapacity(rows.count)
    var growing: [Growing] = []
    var groupEnd = 0
    for (index, row) in rows.enumerated() {
      if index >= groupEnd { groupEnd = rows[index...].firstIndex { $0.group != row.group } ?? rows.count }
      // Most rows have no spans and none from above: their cells stand one beside the other.
      if growing.isEmpty, row.cells.allSatisfy({ $0.rowSpan == 1 && $0.columnSpan == 1 }) {
        try claim(row.cells.count)
        grid.append(row.cells.map(slot(of:)))
        continue
      }
      var line: [Cell?] = []
      for position in growing.indices { try place(&growing[position], in: &line) }
      var column = 0
      for cell in row.cells {
        while column < line.count, line[column] != nil { column += 1 }
        let rowsToEnd = groupEnd - index
        let rowSpan = cell.rowSpan == 0 ? rowsToEnd : min(cell.rowSpan, rowsToEnd)
        var origin = slot(of: cell)
        origin.rowSpan = Int32(rowSpan)
        origin.columnSpan = Int32(cell.columnSpan)
        var placed = Growing(
          cell: origin, column: column, columnSpan: cell.columnSpan, rowsLeft: rowSpan, rowsDone: 0)
        try place(&placed, in: &line)
        if placed.rowsLeft > 0 { growing.append(placed) }
        column += cell.columnSpan
      }
      growing.removeAll { $0.rowsLeft == 0 }
      grid.append(line.map { $0 ?? Cell(text: "", offset: row.cells.first?.offset ?? 0) })
    }
    return grid
  }

  private mutating func claim(_ count: Int) throws(ReadError) {
    slots += count
    guard slots <= Self.slotLimit else {
      throw .limitExceeded("cells after laying out spans", limit: Self.slotLimit, at: nil)
    }
  }

  private func slot(of cell: MarkedUpTable.Cell) -> Cell {
    var slot = Cell(text: cell.text, offset: cell.offset)
    slot.isHeader = cell.isHeader
    return slot
  }

  /// Fills the slots that a cell has in one row.
  private mutating func place(_ growing: inout Growing, in line: inout [Cell?]) throws(ReadError) {
    try claim(growing.columnSpan)
    let repeats = growing.columnSpan - (growing.rowsDone == 0 ? 1 : 0)
    repeatedText += repeats * growing.cell.text.utf8.count
    guard repeatedText <= Self.repeatedTextLimit else {
      throw .limitExceeded("bytes of text repeated by spans", limit: Self.repeatedTextLimit, at: nil)
    }
    let end = growing.column + growing.columnSpan
    if line.count < end { line += Array(repeating: nil, count: end - line.count) }
    for column in growing.column..<end {
      guard line[column] == nil else {
        overlaps.append(growing.cell.offset)
        continue
      }
      var slot = growing.cell
      slot.rowsToOrigin = Int32(growing.rowsDone)
      slot.columnsToOrigin = Int32(column - growing.column)
      line[column] = slot
    }
    growing.rowsLeft -= 1
    growing.rowsDone += 1
  }
}
