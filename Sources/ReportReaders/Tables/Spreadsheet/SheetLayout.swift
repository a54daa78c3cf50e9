internal import ReportModel
internal import ReportText

/// Lays the cells of sheets out as tables.
struct SheetLayout {
  let limits: Limits
  let vocabulary: Vocabulary
  private(set) var budget: CellBudget
  private var repeated = 0
  private var shared = 0
  var findings = SheetFindings()

  init(limits: Limits, vocabulary: Vocabulary) {
    self.limits = limits
    self.vocabulary = vocabulary
    budget = CellBudget(limits: limits)
  }

  /// Counts a text that several cells may share. A file of some kilobytes can show a long one in every cell; short ones cost no
  /// more than the cells do.
  /// - Parameter stored: The bytes of all texts, each counted once.
  /// - Returns: Whether the limit holds.
  mutating func takeShared(_ count: Int, stored: Int) -> Bool {
    if count > 100 { shared += count }
    return shared - stored <= limits[.repeatedText]
  }

  /// The tables that are seen on a sheet: one, or more where several reports stand below each other. Rows and columns without any
  /// text are none of them, but for one blank row where rows are missing.
  /// - Parameters:
  ///   - source: Knows the places of the cells.
  ///   - store: Has the texts of the cells.
  mutating func tables(of grid: SheetGrid, source: SourceText, store: TextStore) throws(ReadError) -> [Table] {
    var grid = grid
    let cells = grid.shownCells(&findings.hidden)
    let rows = rows(of: cells, in: grid)
    var tables: [Table] = []
    var next = 0
    for part in SheetParts(rows: rows, cells: cells, store: store, vocabulary: vocabulary).parts {
      while next < cells.count, cells[next].row < rows[part.lowerBound] { next += 1 }
      var end = next
      while end < cells.count, cells[end].row <= rows[part.upperBound - 1] { end += 1 }
      tables.append(try table(rows[part], cells[next..<end], of: grid, source))
      next = end
    }
    return tables
  }

  /// The rows with text, and one more where seen rows are missing between two.
  private func rows(of cells: [SheetGrid.Cell], in grid: SheetGrid) -> [Int] {
    var rows: [Int] = []
    for cell in cells where !cell.text.isEmpty {
      let row = Int(cell.row)
      guard let last = rows.last else {
        rows.append(row)
        continue
      }
      if last + 1 < row, let gap = grid.firstShownRow(of: (last + 1)...(row - 1)) { rows.append(gap) }
      if last < row { rows.append(row) }
    }
    return rows
  }

  private mutating func table(
    _ rows: ArraySlice<Int>, _ cells: ArraySlice<SheetGrid.Cell>, of grid: SheetGrid, _ source: SourceText
  ) throws(ReadError) -> Table {
    let columns = Set(cells.lazy.filter { !$0.text.isEmpty }.map(\.column)).sorted().map { Int($0) }
    let rows = Array(rows)
    var table = Table()
    table.drawsMerges = true
    // For each column the span that reaches down into the row, and the row in which it ends.
    var covers = [(span: Int, cell: TableCell, end: Int)](
      repeating: (-1, TableCell(0..<0, offset: 0), -1), count: columns.count)
    var next = cells.startIndex
    for (index, row) in rows.enumerated() {
      var offset = 0
      var line = [(cell: TableCell, span: Int)?](repeating: nil, count: columns.count)
      for (column, cover) in covers.enumerated() where cover.end >= index { line[column] = (cover.cell, cover.span) }
      while next < cells.endIndex, cells[next].row < row { next += 1 }
      while next < cells.endIndex, cells[next].row == row {
        let item = cells[next]
        next += 1
        offset = offset == 0 ? item.offset : offset
        let first = columns.firstIndex(beyond: Int(item.column) - 1) { $0 }
        let cell = TableCell(item.text, offset: item.offset)
        guard first < columns.count, columns[first] <= item.lastColumn else { continue }
        if line[first] != nil {
          // Excel shows the cell that covers it.
          if !item.text.isEmpty { findings.hidden.add(at: item.offset) }
          continue
        }
        guard item.isMerged else {
          line[first] = (cell, -1)
          continue
        }
        let end = columns.firstIndex(beyond: Int(item.lastColumn)) { $0 }
        let rowEnd = rows.firstIndex(beyond: Int(item.lastRow)) { $0 } - 1
        let slots = (rowEnd - index + 1) * (end - first)
        guard slots > 1 else {
          line[first] = (cell, -1)
          continue
        }
        repeated += (slots - 1) * item.text.count
        guard repeated <= limits[.repeatedText] else {
          throw .limitExceeded(.repeatedText, limit: limits[.repeatedText], at: source.location(at: item.offset))
        }
        let span = table.add(TableSpan(row: index, column: first, rows: rowEnd - index + 1, columns: end - first))
        for column in first..<end {
          guard line[column] == nil else {
            if findings.overlaps.last != item.offset { findings.overlaps.append(item.offset) }
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
    table.keepSeenColumns(drawsEmptyCells: false) { _ in grid.places(of: columns) }
    return table
  }
}
