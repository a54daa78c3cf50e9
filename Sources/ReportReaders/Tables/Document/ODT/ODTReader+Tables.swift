internal import ReportModel
internal import ReportText

/// The tables of an OpenDocument text (9). Cells that others cover need not be there; where they are, nobody sees them.
extension ODTReader {
  /// A table that has not ended.
  struct OpenTable {
    /// A cell that goes on in the rows below.
    struct Growing {
      let columns: Range<Int>
      var rows: Int
    }

    /// For each column that is declared how many before it are seen, and how many are seen in all.
    private var seenBefore: [Int] = []
    private var seenColumns = 0
    var isInHeader = false
    /// The cells that go on in the open row, from left to right, and how many of them it has passed.
    var growing: [Growing] = []
    var passed = 0
    /// The cells of the open row that go on below it.
    var begun: [Growing] = []
    /// Where the next cell of the open row begins, and how often the row stands there.
    var column = 0
    var rows = 1
    var hasText = false
    /// How often the open cell stands there.
    var cells = 1
    /// Empty rows and cells that are only there when others follow.
    var blankRows = 0
    var blankCells = 0

    /// Declares columns.
    mutating func addColumns(_ count: Int, areHidden: Bool, limit: Int) {
      for _ in 0..<min(count, limit - seenBefore.count) {
        seenBefore.append(seenColumns)
        if !areHidden { seenColumns += 1 }
      }
    }

    /// The column that is seen, of a column of the grid.
    func seen(_ column: Int) -> Int {
      column < seenBefore.count ? seenBefore[column] : seenColumns + column - seenBefore.count
    }
  }

  /// - Returns: Whether the content is read.
  mutating func beginTablePart(_ tag: OpenDocumentTag, _ element: XMLStartTag) throws(ReadError) -> Bool {
    if tag == .table {
      if styles.isHidden(element.attribute("style-name", in: .openTable), family: "table") {
        pass(over: .hidden)
        return false
      }
      builder.beginTable()
      tables.append(OpenTable())
      return true
    }
    guard let last = tables.indices.last else { return true }
    switch tag {
    case .headerRows: tables[last].isInHeader = true
    case .column:
      let count = number(element, "number-columns-repeated")
      tables[last].addColumns(count, areHidden: isHidden(element), limit: limits[.columns])
      if !isHidden(element) {
        let width = styles.width(ofColumn: element.attribute("style-name", in: .openTable))
        builder.addColumns(count, width: width ?? 0)
      }
    case .row: return try beginRow(element, last)
    case .cell: return try beginCell(element, last)
    case .coveredCell:
      pass(over: .hidden)
      return false
    default: break
    }
    return true
  }

  mutating func endTablePart(_ tag: OpenDocumentTag) throws(ReadError) {
    guard let last = tables.indices.last else { return }
    switch tag {
    case .headerRows: tables[last].isInHeader = false
    case .cell: try endCell(last)
    case .row: try endRow(last)
    case .table:
      try builder.endTable()
      tables.removeLast()
      if tables.isEmpty { addNotes() }
    default: break
    }
  }

  private func number(_ element: XMLStartTag, _ name: StaticString) -> Int {
    min(max(1, element.value(of: name, in: .openTable).flatMap { wholeNumber($0) } ?? 1), Int(Int32.max))
  }

  /// 19.749: hidden, or filtered out.
  private func isHidden(_ element: XMLStartTag) -> Bool {
    let visibility = element.attribute("visibility", in: .openTable)
    return visibility == "collapse" || visibility == "filter"
  }

  /// Counts cells before there is memory for them.
  private mutating func count(_ cells: Int) throws(ReadError) {
    self.cells += cells
    guard self.cells <= limits[.cells] else {
      throw .limitExceeded(
        .cells, limit: limits[.cells], at: builder.places.location(at: builder.lastPlace, in: []))
    }
  }

  // MARK: Rows

  private mutating func beginRow(_ element: XMLStartTag, _ last: Int) throws(ReadError) -> Bool {
    let rows = number(element, "number-rows-repeated")
    guard !isHidden(element) else {
      advance(last, by: rows)
      pass(over: .hidden)
      return false
    }
    if tables[last].blankRows > 0 {
      try count(tables[last].blankRows * max(1, builder.cellsOfRow))
      try builder.repeatRow(tables[last].blankRows)
    }
    tables[last].blankRows = 0
    tables[last].blankCells = 0
    tables[last].rows = rows
    tables[last].column = 0
    tables[last].passed = 0
    tables[last].hasText = false
    builder.beginRow()
    return true
  }

  private mutating func endRow(_ last: Int) throws(ReadError) {
    try passGrowing(last, to: .max)
    advance(last, by: tables[last].rows)
    guard tables[last].rows > 1 else { return }
    guard tables[last].hasText else {
      tables[last].blankRows = tables[last].rows - 1
      return
    }
    try count((tables[last].rows - 1) * builder.cellsOfRow)
    try builder.repeatRow(tables[last].rows - 1)
  }

  /// Goes on to the rows below.
  private mutating func advance(_ last: Int, by rows: Int) {
    var growing = tables[last].growing.isEmpty ? [] : tables[last].growing.filter { $0.rows > rows }
    for index in growing.indices { growing[index].rows -= rows }
    let begun = tables[last].begun
    tables[last].begun = []
    guard !begun.isEmpty else {
      tables[last].growing = growing
      return
    }
    tables[last].growing = (growing + begun).sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  /// Passes the cells from above that the open row has before a column, or up to the first gap.
  private mutating func passGrowing(_ last: Int, to end: Int) throws(ReadError) {
    while tables[last].passed < tables[last].growing.count {
      let cell = tables[last].growing[tables[last].passed]
      guard cell.columns.lowerBound <= tables[last].column || end == .max else { return }
      tables[last].passed += 1
      tables[last].column = max(tables[last].column, cell.columns.upperBound)
      let seen = tables[last].seen(cell.columns.lowerBound)..<tables[last].seen(cell.columns.upperBound)
      guard !seen.isEmpty else { continue }
      try count(1)
      try builder.beginCell(seen, merge: .goesOn)
      builder.endCell()
    }
  }

  // MARK: Cells

  private mutating func beginCell(_ element: XMLStartTag, _ last: Int) throws(ReadError) -> Bool {
    if tables[last].blankCells > 0 { try repeatCell(tables[last].blankCells, last) }
    tables[last].blankCells = 0
    try passGrowing(last, to: tables[last].column)
    let first = tables[last].column
    var end = first + min(number(element, "number-columns-spanned"), limits[.columns] + 1)
    if tables[last].passed < tables[last].growing.count {
      end = min(end, tables[last].growing[tables[last].passed].columns.lowerBound)
    }
    let rows = number(element, "number-rows-spanned")
    if rows > 1 { tables[last].begun.append(OpenTable.Growing(columns: first..<end, rows: rows - 1)) }
    tables[last].column = end
    tables[last].cells = number(element, "number-columns-repeated")
    let seen = tables[last].seen(first)..<tables[last].seen(end)
    guard !seen.isEmpty else {
      pass(over: .hidden)
      return false
    }
    try count(1)
    try builder.beginCell(seen, merge: rows > 1 ? .begins : .none, isHeader: tables[last].isInHeader)
    lists.enter()
    return true
  }

  private mutating func endCell(_ last: Int) throws(ReadError) {
    lists.leave()
    let hasText = builder.endCell()
    tables[last].hasText = tables[last].hasText || hasText
    guard tables[last].cells > 1 else { return }
    if hasText {
      try repeatCell(tables[last].cells - 1, last)
    } else {
      tables[last].blankCells = tables[last].cells - 1
    }
  }

  private mutating func repeatCell(_ times: Int, _ last: Int) throws(ReadError) {
    try count(times)
    tables[last].column += try builder.repeatCell(times)
  }
}
