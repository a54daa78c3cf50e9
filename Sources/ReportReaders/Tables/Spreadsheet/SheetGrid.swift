internal import ReportModel
internal import ReportText

/// The cells of a sheet at their places, of which only those become slots that stand in a row and a column with something to see:
/// a sheet may say that it has 17,000,000,000 cells.
struct SheetGrid {
  /// As many rows as Excel has.
  static let mostRows = 1_048_576

  /// A cell; rows and columns count from 1.
  struct Cell {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
    let offset: Int
    var text: Range<UInt32> = 0..<0
  }

  private struct Columns {
    let range: ClosedRange<Int>
    let isHidden: Bool
    let style: Text?
  }

  private var cells: [Cell] = []
  private var columns: [Columns] = []
  private var hiddenRows: [ClosedRange<Int>] = []
  private(set) var row = 0
  private(set) var lastRow = 0
  private(set) var rowStyle: Text?
  /// The last column that the cells of the row have reached.
  var lastCellColumn = 0

  var lastColumn: Int { columns.last?.range.upperBound ?? 0 }
  var hasText: Bool { cells.contains { !$0.text.isEmpty } }

  mutating func addColumns(_ range: ClosedRange<Int>, isHidden: Bool, style: Text?) {
    columns.append(Columns(range: range, isHidden: isHidden, style: style))
  }

  mutating func beginRow(_ range: ClosedRange<Int>, isHidden: Bool, offset: Int, style: Text?) {
    row = range.lowerBound
    lastRow = range.upperBound
    lastCellColumn = 0
    rowStyle = style
    if isHidden { hiddenRows.append(range) }
  }

  func style(ofColumn column: Int) -> Text? { columns(at: column)?.style }

  /// Keeps a cell that shows something or covers others.
  mutating func append(_ cell: Cell) {
    if !cell.text.isEmpty || cell.rows.count > 1 || cell.columns.count > 1 { cells.append(cell) }
  }

  private func columns(at column: Int) -> Columns? {
    let next = columns.firstIndex(beyond: column) { $0.range.lowerBound }
    guard next > 0, columns[next - 1].range.contains(column) else { return nil }
    return columns[next - 1]
  }

  /// The first column of a range that is not hidden.
  private func firstShownColumn(of range: ClosedRange<Int>) -> Int? {
    var column = range.lowerBound
    while column <= range.upperBound {
      guard let found = columns(at: column), found.isHidden else { return column }
      column = found.range.upperBound + 1
    }
    return nil
  }

  private func firstShownRow(of range: ClosedRange<Int>) -> Int? {
    var row = range.lowerBound
    while row <= range.upperBound {
      let next = hiddenRows.firstIndex(beyond: row) { $0.lowerBound }
      guard next > 0, hiddenRows[next - 1].contains(row) else { return row }
      row = hiddenRows[next - 1].upperBound + 1
    }
    return nil
  }

  // MARK: Laying out

  /// A cell with its first row and column that are seen.
  private struct Shown {
    let row: Int
    let column: Int
    let cell: Cell
  }

  /// The table that is seen: rows and columns without any text are none of it, but for one blank row where rows are missing.
  func table(
    source: SourceText, limits: Limits, budget: inout CellBudget, repeated: inout Int,
    findings: inout SheetFindings
  ) throws(ReadError) -> Table {
    let shown = shownCells(&findings.hidden)
    let texts = shown.filter { !$0.cell.text.isEmpty }
    let columns = distinct(texts.map(\.column))
    let rows = withGaps(distinct(texts.map(\.row)))
    var table = Table()
    // For each column the span that reaches down into the row, and the row in which it ends.
    var covers = [(span: Int, cell: TableCell, end: Int)](
      repeating: (-1, TableCell(0..<0, offset: 0), -1), count: columns.count)
    var next = 0
    for (index, row) in rows.enumerated() {
      var offset = 0
      var line = [(cell: TableCell, span: Int)?](repeating: nil, count: columns.count)
      for (column, cover) in covers.enumerated() where cover.end >= index { line[column] = (cover.cell, cover.span) }
      while next < shown.count, shown[next].row < row { next += 1 }
      while next < shown.count, shown[next].row == row {
        let item = shown[next]
        next += 1
        offset = offset == 0 ? item.cell.offset : offset
        let first = columns.firstIndex(beyond: item.column - 1) { $0 }
        let end = columns.firstIndex(beyond: item.cell.columns.upperBound) { $0 }
        let rowEnd = rows.firstIndex(beyond: item.cell.rows.upperBound) { $0 } - 1
        guard first < end else { continue }
        if line[first] != nil {
          // Excel shows the cell that covers it.
          if !item.cell.text.isEmpty { findings.hidden.add(at: item.cell.offset) }
          continue
        }
        let cell = TableCell(item.cell.text, offset: item.cell.offset)
        let slots = (rowEnd - index + 1) * (end - first)
        guard slots > 1 else {
          line[first] = (cell, -1)
          continue
        }
        repeated += (slots - 1) * item.cell.text.count
        guard repeated <= limits[.repeatedText] else {
          throw .limitExceeded(
            .repeatedText, limit: limits[.repeatedText], at: source.location(at: item.cell.offset))
        }
        let span = table.add(TableSpan(row: index, column: first, rows: rowEnd - index + 1, columns: end - first))
        for column in first..<end {
          guard line[column] == nil else {
            if findings.overlaps.last != item.cell.offset { findings.overlaps.append(item.cell.offset) }
            continue
          }
          line[column] = (cell, span)
          covers[column] = (span, cell, rowEnd)
        }
      }
      try budget.take(columns.count, in: source, at: offset)
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

  /// The cells of which something is seen, by rows and columns; the others are counted by their rows or columns.
  private func shownCells(_ hidden: inout Occurrences) -> [Shown] {
    var shown: [Shown] = []
    var counted: (row: Int, columns: Set<Int>) = (0, [])
    for cell in cells {
      let row = firstShownRow(of: cell.rows)
      let column = firstShownColumn(of: cell.columns)
      if let row, let column {
        shown.append(Shown(row: row, column: column, cell: cell))
      } else if !cell.text.isEmpty {
        if row == nil {
          if counted.row != cell.rows.lowerBound { hidden.add(at: cell.offset) }
          counted.row = cell.rows.lowerBound
        } else if counted.columns.insert(cell.columns.lowerBound).inserted {
          hidden.add(at: cell.offset)
        }
      }
    }
    return shown.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private func distinct(_ numbers: [Int]) -> [Int] {
    var distinct: [Int] = []
    for number in numbers.sorted() where distinct.last != number { distinct.append(number) }
    return distinct
  }

  /// The rows with one more where seen rows are missing between two.
  private func withGaps(_ rows: [Int]) -> [Int] {
    var all: [Int] = []
    for row in rows {
      if let last = all.last, last + 1 < row, let gap = firstShownRow(of: (last + 1)...(row - 1)) { all.append(gap) }
      all.append(row)
    }
    return all
  }
}
