internal import ReportModel

/// The borders between the columns of a grid that is finer than the columns which are seen: where the borders of two rows do not
/// meet, each has a line of the grid of its own. Lines and columns count from 0; a cell covers the columns between two lines.
struct ColumnBorders {
  /// A column that is narrower, in twentieths of a point, has no room for a character of a report (10.5 pt) between the usual
  /// margins (1.9 mm).
  static let leastWidth = 400

  /// For each line at which a cell ends the last line at which such a cell begins; -1 where none ends, `none` where no cell begins
  /// either.
  private var begins: [Int] = [-1]
  private static let none = -2

  /// Takes a cell.
  mutating func add(_ columns: Range<Int>) {
    if begins.count <= columns.upperBound {
      begins += repeatElement(Self.none, count: columns.upperBound + 1 - begins.count)
    }
    begins[columns.lowerBound] = max(begins[columns.lowerBound], -1)
    begins[columns.upperBound] = max(begins[columns.upperBound], columns.lowerBound)
  }

  /// The number of the column that is seen at each line of the grid.
  ///
  /// A line at which no cell begins or ends is no border. Borders that somebody has dragged a little are lines of their own in each
  /// row. They are one where no cell stands between them, and nothing could.
  /// - Parameter places: How far from the left each line is, in twentieths of a point, as far as that is known.
  func seenColumns(_ places: [Int?]) -> [Int] {
    var columns = [0]
    columns.reserveCapacity(begins.count)
    /// The first line of the border that has come last.
    var first = 0
    for line in begins.indices.dropFirst() {
      let column = columns[line - 1]
      let isBorder = begins[line] != Self.none
      if isBorder, !(begins[line] < first && areNear(first, line, places)) {
        columns.append(column + 1)
        first = line
      } else {
        columns.append(column)
      }
    }
    return columns
  }

  /// Whether it is known where all borders are.
  func areKnown(_ places: [Int?]) -> Bool {
    begins.indices.allSatisfy { begins[$0] == Self.none || $0 < places.count && places[$0] != nil }
  }

  private func areNear(_ first: Int, _ line: Int, _ places: [Int?]) -> Bool {
    guard line < places.count, let place = places[line], let start = places[first] else { return false }
    return place - start < Self.leastWidth
  }
}

extension Table {
  /// Leaves the table the columns that are seen, of those of a grid that is finer.
  /// - Parameters:
  ///   - drawsEmptyCells: Whether somebody sees the borders of a cell without a text, where something else stands in its row.
  ///   - places: How far from the left each line of the grid is, in twentieths of a point. Where one is not known, all stay.
  mutating func keepSeenColumns(drawsEmptyCells: Bool, places: (Table) -> [Int?]) {
    guard spans.contains(where: { $0.columns > 1 }), let borders = borders(drawsEmptyCells) else { return }
    let places = places(self)
    guard borders.areKnown(places) else { return }
    let columns = borders.seenColumns(places)
    if columns.last != columns.count - 1 { self = fitted(to: columns) }
  }

  /// The borders of all cells; nil where some row has a cell in each column, as the head of a report nearly always does.
  private func borders(_ drawsEmptyCells: Bool) -> ColumnBorders? {
    let width = width
    var borders = ColumnBorders()
    for row in 0..<rowCount {
      if drawsEmptyCells, slots(of: row).allSatisfy({ cells[$0].isEmpty }) { continue }
      var count = 0
      for columns in runs(of: row) {
        let isSeen = drawsEmptyCells || !cell(row, columns.lowerBound).isEmpty || span(row, columns.lowerBound) != nil
        guard isSeen else { continue }
        borders.add(columns)
        count += 1
      }
      if count == width { return nil }
    }
    return borders
  }

  /// The columns of each cell of a row.
  func runs(of row: Int) -> [Range<Int>] {
    let width = width(of: row)
    var (runs, start): ([Range<Int>], Int) = ([], 0)
    while start < width {
      var end = start + 1
      if let span = spanNumber(row, start) { while end < width, spanNumber(row, end) == span { end += 1 } }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  /// The same rows on another grid.
  /// - Parameter columns: For each line of this grid the column of the other one.
  private func fitted(to columns: [Int]) -> Table {
    func column(_ line: Int) -> Int { line < columns.count ? columns[line] : columns[columns.count - 1] }
    var table = withoutRows
    var numbers: [Int?] = []
    numbers.reserveCapacity(spans.count)
    for span in spans {
      let begin = column(span.column)
      let width = max(1, column(span.column + span.columns) - begin)
      let isSpan = width > 1 || span.rows > 1
      numbers.append(
        isSpan ? table.add(TableSpan(row: span.row, column: begin, rows: span.rows, columns: width)) : nil)
    }
    for row in 0..<rowCount {
      for run in runs(of: row) {
        let span = spanNumber(row, run.lowerBound).flatMap { numbers[$0] }
        for _ in column(run.lowerBound)..<column(run.upperBound) {
          let slot = cell(row, run.lowerBound)
          if let span { table.append(slot, in: span) } else { table.append(slot) }
        }
      }
      table.endRow()
    }
    return table
  }
}
