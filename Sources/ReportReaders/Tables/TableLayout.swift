internal import ReportModel

/// A table as HTML writes it: rows of cells, not yet placed on a grid.
struct MarkedUpTable {
  struct Cell {
    /// The addresses of its text in the store of its builder.
    var text: Range<UInt32>
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
  /// Whether a cell says that its text flows over its neighbours, as spreadsheets write it of cells that are not merged.
  var drawsMerges = false
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

  /// A cell that reaches into rows below.
  private struct Growing {
    let span: Int
    let cell: TableCell
    let columns: Range<Int>
    let textLength: Int
    var rowsLeft: Int
  }

  /// - Parameters:
  ///   - source: Where the table stands, for the places of errors.
  /// - Throws: `ReadError.limitExceeded` where the spans ask for more columns or cells than the limits allow.
  mutating func table(
    of markup: MarkedUpTable, source: SourceText
  ) throws(ReadError) -> Table {
    let rows =
      markup.rows.contains(where: \.isFooter)
      ? markup.rows.filter { !$0.isFooter } + markup.rows.filter(\.isFooter) : markup.rows
    var table = Table()
    table.reserveCapacity(rows.reduce(0) { $0 + $1.cells.count })
    table.drawsMerges = markup.drawsMerges
    var growing: [Growing] = []
    var groupEnd = 0
    for (index, row) in rows.enumerated() {
      if index >= groupEnd { groupEnd = rows[index...].firstIndex { $0.group != row.group } ?? rows.count }
      // Most rows have no spans and none from above: their cells stand one beside the other.
      if growing.isEmpty, row.cells.allSatisfy({ $0.rowSpan == 1 && $0.columnSpan == 1 }) {
        try claim(row.cells.count, width: row.cells.count, at: row.cells.first.map { source.location(at: $0.offset) })
        for cell in row.cells { table.append(TableCell(cell)) }
        table.endRow()
        continue
      }
      var line: [Slot?] = []
      for position in growing.indices {
        try place(growing[position], isFirstRow: false, in: &line, of: source)
        growing[position].rowsLeft -= 1
      }
      var column = 0
      for markup in row.cells {
        while column < line.count, line[column] != nil { column += 1 }
        let rowsToEnd = groupEnd - index
        let rowSpan = markup.rowSpan == 0 ? rowsToEnd : min(markup.rowSpan, rowsToEnd)
        let isSpan = rowSpan > 1 || markup.columnSpan > 1
        let span = TableSpan(row: index, column: column, rows: rowSpan, columns: markup.columnSpan)
        let placed = Growing(
          span: isSpan ? table.add(span) : -1, cell: TableCell(markup), columns: column..<(column + markup.columnSpan),
          textLength: markup.text.count, rowsLeft: rowSpan - 1)
        try place(placed, isFirstRow: true, in: &line, of: source)
        if placed.rowsLeft > 0 { growing.append(placed) }
        column += markup.columnSpan
      }
      let offset = row.cells.first.map { $0.offset } ?? growing.first?.cell.offset ?? 0
      growing.removeAll { $0.rowsLeft == 0 }
      for slot in line {
        guard let slot else {
          table.append(TableCell(0..<0, offset: offset))
          continue
        }
        if slot.span >= 0 { table.append(slot.cell, in: slot.span) } else { table.append(slot.cell) }
      }
      table.endRow()
    }
    return table
  }

  /// A slot of the row that is laid out; the number of its span is -1 where it has none.
  private typealias Slot = (cell: TableCell, span: Int)

  private mutating func claim(_ count: Int, width: Int, at place: @autoclosure () -> SourceLocation?) throws(ReadError)
  {
    slots += count
    guard width <= limits[.columns] else { throw .limitExceeded(.columns, limit: limits[.columns], at: place()) }
    guard slots <= limits[.cells] else { throw .limitExceeded(.cells, limit: limits[.cells], at: place()) }
  }

  /// Fills the slots that a cell has in one row.
  private mutating func place(
    _ growing: Growing, isFirstRow: Bool, in line: inout [Slot?], of source: SourceText
  ) throws(ReadError) {
    let end = growing.columns.upperBound
    let place = { [offset = growing.cell.offset] in source.location(at: offset) }
    // Slots that no cell covers, before one that a span brings down, are slots too.
    try claim(end - min(line.count, growing.columns.lowerBound), width: end, at: place())
    repeatedText += (growing.columns.count - (isFirstRow ? 1 : 0)) * growing.textLength
    guard repeatedText <= limits[.repeatedText] else {
      throw .limitExceeded(.repeatedText, limit: limits[.repeatedText], at: place())
    }
    if line.count < end { line += Array(repeating: nil, count: end - line.count) }
    for column in growing.columns {
      guard line[column] == nil else {
        overlaps.append(growing.cell.offset)
        continue
      }
      line[column] = (growing.cell, growing.span)
    }
  }
}

extension TableCell {
  fileprivate init(_ cell: MarkedUpTable.Cell) { self.init(cell.text, offset: cell.offset, isHeader: cell.isHeader) }
}
