internal import ReportModel
internal import ReportText

/// The rows of a document's table, each cell at its columns of a grid that is finer than the columns which are seen: where the
/// borders of two rows do not meet, each has a line of the grid of its own.
struct DocumentGrid {
  /// How a cell goes together with the one above it.
  enum Merge { case none, begins, goesOn }

  struct Cell {
    /// The addresses of its text in the store of its builder.
    var text: Range<UInt32>
    var offset: Int
    /// The columns of the grid that it covers.
    var columns: Range<Int>
    var merge = Merge.none
    var isHeader = false
    /// Whether it only stands where a row begins further on than the table.
    var isFiller = false
  }

  var rows: [[Cell]] = []
  /// How wide the columns of the grid are, in twentieths of a point, as far as the file says it.
  var widths: [Int] = []

  /// The rows as markup has them: spans count columns in which some cell begins or ends, cells that go on with the one above are
  /// gone.
  /// - Parameters:
  ///   - texts: Has the texts of the cells.
  ///   - places: Gets the columns of the cells.
  ///   - hidden: Gets the texts of cells that are gone, which nobody sees.
  func markup(_ texts: TextStore, _ places: inout DocumentPlaces, hidden: inout Occurrences) -> MarkedUpTable {
    let columns = seenColumns()
    var table = MarkedUpTable()
    table.rows.reserveCapacity(rows.count)
    /// Where the cells stand that may go on below, by the column of the grid in which they begin.
    var growing: [Int: (end: Int, row: Int, cell: Int)] = [:]
    for (index, row) in rows.enumerated() {
      var markup = MarkedUpTable.Row(group: 0)
      var next: [Int: (end: Int, row: Int, cell: Int)] = [:]
      for cell in row {
        let begin = columns.isEmpty ? cell.columns.lowerBound : columns[cell.columns.lowerBound]
        let end = columns.isEmpty ? cell.columns.upperBound : columns[cell.columns.upperBound]
        places.setColumn(begin + 1, at: cell.offset)
        if cell.isFiller {
          let blank = MarkedUpTable.Cell(text: 0..<0, offset: cell.offset, rowSpan: 1, columnSpan: 1, isHeader: false)
          markup.cells += repeatElement(blank, count: end - begin)
          continue
        }
        if cell.merge == .goesOn, let above = growing[begin], above.end == end {
          table.rows[above.row].cells[above.cell].rowSpan += 1
          if !texts.bytes(cell.text).isUnseen { hidden.add(at: cell.offset) }
          next[begin] = above
          continue
        }
        if cell.merge != .none { next[begin] = (end, index, markup.cells.count) }
        markup.cells.append(
          MarkedUpTable.Cell(
            text: cell.text, offset: cell.offset, rowSpan: 1, columnSpan: max(1, end - begin), isHeader: cell.isHeader))
      }
      table.rows.append(markup)
      growing = next
    }
    return table
  }

  /// The number of the column that is seen at each line of the grid.
  private func seenColumns() -> [Int] {
    guard rows.contains(where: { row in row.contains { $0.columns.count > 1 } }) else { return [] }
    var borders = ColumnBorders()
    for row in rows {
      // Where a filler ends the first cell begins.
      for cell in row where !cell.isFiller { borders.add(cell.columns) }
    }
    let places = widths.allSatisfy { $0 > 0 } ? widths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) } : []
    return borders.seenColumns(places)
  }
}
