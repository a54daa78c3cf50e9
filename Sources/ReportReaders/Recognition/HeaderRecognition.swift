internal import ReportModel

/// Where a table's header is, and the columns that it names.
struct RecognizedHeader {
  /// The grid rows of the header.
  var rows: Range<Int>
  var columns: [Column]
}

/// Finds the row, or the two or three rows, that the dictionary knows best among the first rows of a table.
/// - Returns: nil where no row names two known columns: such a table is no report.
func recognizeHeader(of table: Table, dictionary: HeaderDictionary) -> RecognizedHeader? {
  let searchedRows = 20
  var best: (header: RecognizedHeader, known: Int)?
  for row in table.rows.indices.prefix(searchedRows) {
    let depth = headerDepth(at: row, in: table)
    let columns = (0..<table.rows[row].count).map { column in
      dictionary.column(named: headerName(column, rows: row..<(row + depth), in: table))
    }
    // Slots of one cell count once: a title that spans the table must not look like many columns.
    let known = columns.indices.count { columns[$0].role != nil && table.rows[row][$0].columnsToOrigin == 0 }
    if known >= 2, known > best?.known ?? 0 {
      best = (RecognizedHeader(rows: row..<(row + depth), columns: columns), known)
    }
  }
  return best?.header
}

/// How many rows a header that begins here has: as many as its tallest cell, or two where a wide cell stands over a row of
/// header cells.
private func headerDepth(at row: Int, in table: Table) -> Int {
  let cells = table.rows[row]
  var depth = cells.reduce(1) { max($0, Int($1.rowSpan - $1.rowsToOrigin)) }
  let below = row + 1 < table.rows.count ? table.rows[row + 1] : []
  if depth == 1, cells.contains(where: { $0.columnSpan > 1 && $0.isHeader }), !below.isEmpty,
    below.allSatisfy(\.isHeader)
  {
    depth = 2
  }
  return min(depth, 3, table.rows.count - row)
}

/// The texts of a column from the top level down, joined by `/`; a cell over several levels counts once.
private func headerName(_ column: Int, rows: Range<Int>, in table: Table) -> String {
  var levels: [String] = []
  for row in rows where column < table.rows[row].count {
    let cell = table.rows[row][column]
    if row > rows.lowerBound, cell.rowsToOrigin > 0 { continue }
    if !cell.text.isEmpty { levels.append(cell.text) }
  }
  return levels.joined(separator: "/")
}
