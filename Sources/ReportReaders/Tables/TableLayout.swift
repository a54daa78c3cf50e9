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
  private let limits: Limits
  private var slots = 0
  private var repeatedText = 0
  private var overlaps: [Int] = []

  init(limits: Limits = Limits()) { self.limits = limits }

  /// The offsets in the input of cells that reach into others, since they were taken last.
  mutating func takeOverlaps() -> [Int] {
    defer { overlaps = [] }
    return overlaps
  }

  private struct Growing {
    var cell: Cell
    var column: Int
    var columnSpan: Int
    var rowsLeft: Int
    var rowsDone: Int
  }

  /// - Parameter page: Where the table stands; the cells of the grid get their offsets in the input.
  /// - Throws: `ReadError.limitExceeded` where the spans ask for more columns or cells than the limits allow.
  mutating func grid(of table: MarkedUpTable, page: PreparedHTML) throws(ReadError) -> [[Cell]] {
    let rows = table.rows.filter { !$0.isFooter } + table.rows.filter(\.isFooter)
    var grid: [[Cell]] = []
    grid.reserveCapacity(rows.count)
    var growing: [Growing] = []
    var groupEnd = 0
    for (index, row) in rows.enumerated() {
      if index >= groupEnd { groupEnd = rows[index...].firstIndex { $0.group != row.group } ?? rows.count }
      // Most rows have no spans and none from above: their cells stand one beside the other.
      if growing.isEmpty, row.cells.allSatisfy({ $0.rowSpan == 1 && $0.columnSpan == 1 }) {
        try claim(row.cells.count, width: row.cells.count, at: row.cells.first.map { page.location(at: $0.offset) })
        grid.append(row.cells.map { slot(of: $0, in: page) })
        continue
      }
      var line: [Cell?] = []
      for position in growing.indices { try place(&growing[position], in: &line, of: page) }
      var column = 0
      for cell in row.cells {
        while column < line.count, line[column] != nil { column += 1 }
        let rowsToEnd = groupEnd - index
        let rowSpan = cell.rowSpan == 0 ? rowsToEnd : min(cell.rowSpan, rowsToEnd)
        var origin = slot(of: cell, in: page)
        origin.rowSpan = Int32(rowSpan)
        origin.columnSpan = Int32(cell.columnSpan)
        var placed = Growing(
          cell: origin, column: column, columnSpan: cell.columnSpan, rowsLeft: rowSpan, rowsDone: 0)
        try place(&placed, in: &line, of: page)
        if placed.rowsLeft > 0 { growing.append(placed) }
        column += cell.columnSpan
      }
      growing.removeAll { $0.rowsLeft == 0 }
      let offset = row.cells.first.map { page.original($0.offset) } ?? growing.first?.cell.offset ?? 0
      grid.append(line.map { $0 ?? Cell(text: "", offset: offset) })
    }
    return grid
  }

  private mutating func claim(_ count: Int, width: Int, at place: @autoclosure () -> SourceLocation?) throws(ReadError)
  {
    slots += count
    guard width <= limits[.columns] else { throw .limitExceeded(.columns, limit: limits[.columns], at: place()) }
    guard slots <= limits[.cells] else { throw .limitExceeded(.cells, limit: limits[.cells], at: place()) }
  }

  private func slot(of cell: MarkedUpTable.Cell, in page: PreparedHTML) -> Cell {
    var slot = Cell(text: cell.text, offset: page.original(cell.offset))
    slot.isHeader = cell.isHeader
    return slot
  }

  /// Fills the slots that a cell has in one row.
  private mutating func place(
    _ growing: inout Growing, in line: inout [Cell?], of page: PreparedHTML
  ) throws(ReadError) {
    let end = growing.column + growing.columnSpan
    let place = { [offset = growing.cell.offset] in page.source.location(at: offset) }
    // Slots that no cell covers, before one that a span brings down, are slots too.
    try claim(end - min(line.count, growing.column), width: end, at: place())
    let repeats = growing.columnSpan - (growing.rowsDone == 0 ? 1 : 0)
    repeatedText += repeats * growing.cell.text.utf8.count
    guard repeatedText <= limits[.repeatedText] else {
      throw .limitExceeded(.repeatedText, limit: limits[.repeatedText], at: place())
    }
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
