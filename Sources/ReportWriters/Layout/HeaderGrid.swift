internal import ReportModel
internal import ReportText

/// The cells of a report's header as they are drawn: most reports have one row, with a cell a column.
struct HeaderGrid {
  /// A cell, and the rows of the header and the columns that it covers.
  struct Cell {
    var text: String
    var rows: Range<Int>
    var columns: Range<Int>
  }

  /// The cells by the rows and the columns where they begin.
  private(set) var cells: [Cell] = []
  /// The number of rows, at least 1.
  let rowCount: Int

  private let levels: [[HeaderCell]]

  init(of columns: [Column]) {
    levels = columns.map(\.headerCells)
    rowCount = levels.reduce(1) { max($0, $1.count) }
    addCells(of: columns.indices, from: 0)
    cells.sort { ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound) }
  }

  /// The cells that a row has a part of.
  func cells(reaching row: Int) -> [Cell] {
    cells.filter { $0.rows.contains(row) }.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  /// Adds the cells of some columns from a row on down.
  private mutating func addCells(of columns: Range<Int>, from row: Int) {
    var first = columns.lowerBound
    while first < columns.upperBound {
      var end = first + 1
      while end < columns.upperBound, isShared(end, row) { end += 1 }
      // A cell reaches down to the rows under the header, unless others stand under a part of it.
      let isLowest = (first..<end).allSatisfy { levels[$0].count <= row + 1 }
      cells.append(
        Cell(
          text: row < levels[first].count ? levels[first][row].text : "",
          rows: row..<(isLowest ? rowCount : row + 1), columns: first..<end))
      if !isLowest { addCells(of: first..<end, from: row + 1) }
      first = end
    }
  }

  /// Whether a column has a cell in common with the column before. Between the two that had it in the input, others may stand now.
  private func isShared(_ column: Int, _ row: Int) -> Bool {
    let (own, before) = (levels[column], levels[column - 1])
    return row < min(own.count, before.count) && own[row].isShared
      && own[row].text.utf8.elementsEqual(before[row].text.utf8)
  }
}
