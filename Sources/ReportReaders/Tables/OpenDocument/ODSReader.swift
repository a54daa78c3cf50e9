internal import ReportModel
internal import ReportText

/// Reads the sheets of an OpenDocument spreadsheet, as somebody sees them who opens it.
/// - Throws: `ReadError.malformedXML`, `ReadError.malformedContainer`, `ReadError.limitExceeded`.
func readODS(_ package: Package, vocabulary: Vocabulary) throws(ReadError) -> Reading<PackageContent> {
  var shared = OpenDocumentStyleReader()
  try package.parse("styles.xml", to: &shared)
  var reader = ODSReader(
    SheetContext(store: TextStore(), layout: SheetLayout(limits: package.limits, vocabulary: vocabulary)),
    styles: shared.styles)
  guard try package.parse("content.xml", to: &reader) else { throw .malformedContainer(.missingPart("content.xml")) }
  return try reader.content(package.limits)
}

/// Reads an OpenDocument spreadsheet that is one file of XML.
/// - Throws: `ReadError.malformedXML`, `ReadError.limitExceeded`.
func readFlatODS(
  _ source: SourceText, vocabulary: Vocabulary, limits: Limits
) throws(ReadError) -> Reading<PackageContent> {
  var reader = ODSReader(
    SheetContext(store: TextStore(), layout: SheetLayout(limits: limits, vocabulary: vocabulary)),
    styles: OpenDocumentStyles())
  try parseXML(source, limits: limits, to: &reader)
  return try reader.content(limits)
}

/// Collects the cells of the sheets (9). Empty cells that are said to be there millions of times are no more than a number.
private struct ODSReader: XMLHandler {
  private enum Part { case other, around, sheet, row, cell, content, shapes, drawnText }

  private(set) var context: SheetContext
  private(set) var blocks: [Block] = []
  private var styles: OpenDocumentStyles
  private var open: [Part] = []

  /// For each part around rows and columns that is open whether it hides them.
  private var groups: [Bool] = []
  private var grid = SheetGrid()
  private var sheetName = ""
  private var isSheetHidden = false
  private var isOfOtherDocument = false
  /// Whether drawings on the sheet have text.
  private var hasUnreadText = false
  private var column = 0
  private var rows = 1...1
  /// The cells of the row, which may be said to be there several times.
  private var rowCells: [SheetGrid.Cell] = []
  private var cells = 0

  private var text = OpenDocumentText()
  private var cellStyle: Text?
  private var value: Text?
  /// Whether it has a formula of which the result is not there.
  private var isUncalculated = false
  private var columns = 1...1
  private var spannedRows = 1
  private var spannedColumns = 1
  private var columnStyles: [(last: Int, style: Text?)] = []

  init(_ context: SheetContext, styles: OpenDocumentStyles) {
    self.context = context
    self.styles = styles
  }

  /// All that was read.
  func content(_ limits: Limits) throws(ReadError) -> Reading<PackageContent> {
    try context.store.check(limits)
    let source = SourceText(origin: context.places)
    return Reading(
      value: PackageContent(blocks: blocks.storingTexts(in: context.store), source: source),
      diagnostics: context.layout.findings.diagnostics(in: source))
  }

  mutating func begin(_ element: XMLStartTag) throws(ReadError) {
    let part = self.part(of: element)
    switch part {
    case .other: styles.begin(element)
    case .sheet:
      grid = SheetGrid()
      hasUnreadText = false
      columnStyles = []
      sheetName = element.attribute("name", in: .openTable)?.string ?? ""
      context.places.begin(sheetName)
      isSheetHidden = styles.isHidden(element.attribute("style-name", in: .openTable), family: "table")
      // What was last known of a sheet of another document: nobody sees it, and it is no part of this one.
      isOfOtherDocument = sheetName.utf8.first == UInt8(ascii: "'") && Text(sheetName).bytes.contains("'#")
      rows = 0...0
    case .around:
      if element.isNamed("table-column", in: .openTable) { addColumns(element) }
      groups.append(element.attribute("display", in: .openTable) == "false")
    case .row: try beginRow(element)
    case .cell: try beginCell(element)
    case .content: text.begin(element, styles)
    case .shapes, .drawnText: break
    }
    open.append(part)
  }

  mutating func end() throws(ReadError) {
    switch open.removeLast() {
    case .content: text.end()
    case .cell: try endCell()
    case .row: try endRow()
    case .sheet: try endSheet()
    case .around: groups.removeLast()
    case .other, .shapes, .drawnText: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if open.last == .content { text.take(bytes) }
    if open.last == .drawnText, bytes.contains(where: { $0 > ASCII.space }) { hasUnreadText = true }
  }

  private func part(of element: XMLStartTag) -> Part {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .openTable) }
    switch open.last {
    case .cell, .content: return .content
    // Drawings that lie on the sheet rather than in a cell.
    case .shapes, .drawnText:
      let isText = element.isNamed("p", in: .openText)
      return isText || open.last == .drawnText ? .drawnText : .shapes
    case .sheet where named("shapes"): return .shapes
    case .row: return named("table-cell") || named("covered-table-cell") ? .cell : .other
    case .sheet, .around:
      if named("table-row") { return .row }
      let isGroup =
        named("table-rows") || named("table-row-group") || named("table-header-rows") || named("table-column")
        || named("table-columns") || named("table-column-group") || named("table-header-columns")
      return isGroup ? .around : .other
    default:
      // A sheet within a sheet is what a formula's source or a tracked change holds.
      return named("table") && open.count == 3 ? .sheet : .other
    }
  }

  // MARK: Rows and columns

  private func number(_ element: XMLStartTag, _ name: StaticString) -> Int {
    max(1, element.value(of: name, in: .openTable).flatMap { wholeNumber($0) } ?? 1)
  }

  /// 19.749 and 19.628: hidden, filtered out, or in a group that is folded.
  private func isHidden(_ element: XMLStartTag) -> Bool {
    let visibility = element.attribute("visibility", in: .openTable)
    return groups.contains(true) || visibility == "collapse" || visibility == "filter"
  }

  private mutating func addColumns(_ element: XMLStartTag) {
    let first = (columnStyles.last?.last ?? 0) + 1
    guard first <= context.layout.limits[.columns] else { return }
    let last = min(first + number(element, "number-columns-repeated") - 1, 1_000_000)
    columnStyles.append((last, element.attribute("default-cell-style-name", in: .openTable)))
    let width = styles.width(ofColumn: element.attribute("style-name", in: .openTable))
    grid.addColumns(first...last, isHidden: isHidden(element), width: width)
  }

  private mutating func beginRow(_ element: XMLStartTag) throws(ReadError) {
    let first = rows.upperBound + 1
    let last = min(first + number(element, "number-rows-repeated") - 1, Int(Int32.max))
    rows = first...max(first, last)
    column = 0
    rowCells.removeAll(keepingCapacity: true)
    if isHidden(element), first <= SheetGrid.mostRows { grid.hideRows(first...min(last, SheetGrid.mostRows)) }
  }

  private mutating func endRow() throws(ReadError) {
    // Rows in which nothing stands may be there to the end of the sheet, where somebody has merged whole columns.
    guard rowCells.contains(where: { rows.count == 1 || !$0.text.isEmpty || $0.row < $0.lastRow }) else { return }
    cells += rowCells.count * rows.count
    let limit = context.layout.limits[.cells]
    guard cells <= limit else { throw .limitExceeded(.cells, limit: limit, at: place(of: rowCells.first)) }
    for row in rows {
      for cell in rowCells {
        if row > rows.lowerBound { try takeRepeated(cell) }
        let columns = Int(cell.column)...Int(cell.lastColumn)
        let last = min(row + Int(cell.lastRow - cell.row), SheetGrid.mostRows)
        // The first row has the places already.
        let offset = row == rows.lowerBound ? cell.offset : context.places.add(row: row, column: columns.lowerBound)
        grid.append(SheetGrid.Cell(rows: row...max(row, last), columns: columns, offset: offset, text: cell.text))
      }
    }
  }

  /// Counts the text of a cell that is there once more.
  private mutating func takeRepeated(_ cell: SheetGrid.Cell) throws(ReadError) {
    let stored = context.store.count
    guard context.layout.takeShared(cell.text.count, stored: stored) else {
      throw .limitExceeded(.repeatedText, limit: context.layout.limits[.repeatedText], at: place(of: cell))
    }
  }

  private func place(of cell: SheetGrid.Cell?) -> SourceLocation? {
    cell.map { context.places.location(at: $0.offset, in: []) }
  }

  private mutating func endSheet() throws(ReadError) {
    guard !isOfOtherDocument else { return }
    guard !isSheetHidden else {
      if grid.hasText { context.layout.findings.hidden.add(at: context.places.add()) }
      return
    }
    if hasUnreadText { context.layout.findings.unread.add(at: context.places.add()) }
    let tables = try context.layout.tables(
      of: grid, source: SourceText(origin: context.places), store: context.store)
    blocks += sheetBlocks(tables, name: sheetName, context: &context)
  }

  // MARK: Cells

  private mutating func beginCell(_ element: XMLStartTag) throws(ReadError) {
    let first = column + 1
    column = min(column + number(element, "number-columns-repeated"), Int(Int32.max) / 2)
    columns = first...column
    spannedRows = min(number(element, "number-rows-spanned"), SheetGrid.mostRows)
    spannedColumns = min(number(element, "number-columns-spanned"), 1_000_000)
    cellStyle = element.attribute("style-name", in: .openTable)
    value = Self.value(of: element)
    isUncalculated =
      element.value(of: "formula", in: .openTable) != nil && element.value(of: "value-type", in: .openOffice) == nil
    text.begin()
  }

  /// What a cell is worth, for files that do not say what is shown (19.385 and the following).
  private static func value(of element: XMLStartTag) -> Text? {
    func attribute(_ name: StaticString) -> Text? { element.attribute(name, in: .openOffice) }
    switch attribute("value-type") {
    case "percentage":
      let number = attribute("value").flatMap { DecimalNumber(Array($0.string.utf8)) }
      return number.map { Text($0.shifted(by: 2).general + "%") }
    case "float", "currency":
      let number = attribute("value").flatMap { DecimalNumber(Array($0.string.utf8)) }
      return number.map { Text($0.general) }
    case "date": return attribute("date-value").map { date in SerialDate(date.bytes).map { Text($0.plain) } ?? date }
    case "time": return attribute("time-value")
    case "boolean": return attribute("boolean-value").map { $0 == "true" ? "TRUE" : "FALSE" }
    default: return attribute("string-value")
    }
  }

  private mutating func endCell() throws(ReadError) {
    let first = columns.lowerBound
    if text.hiddenPieces > 0 {
      context.layout.findings.hidden.add(at: context.places.add(row: rows.lowerBound, column: first))
    }
    hasUnreadText = hasUnreadText || text.hasUnreadText
    var runs = text.text
    if runs.bytes.isEmpty, let value {
      if !text.hasParagraph {
        runs = RunText()
        runs.append(value.string.utf8)
      } else if text.hiddenPieces == 0, value.string.utf8.contains(where: { !"0.%".utf8.contains($0) }) {
        // An empty paragraph is what a format shows that hides the value. Of a zero nobody need be told.
        context.layout.findings.hidden.add(at: context.places.add(row: rows.lowerBound, column: first))
      }
    }
    if isUncalculated, runs.bytes.isEmpty {
      context.layout.findings.uncalculated.add(at: context.places.add(row: rows.lowerBound, column: first))
    }
    let style = cellStyle ?? columnStyles.first { $0.last >= first }?.style
    if !runs.bytes.isEmpty, !text.hasStyles, styles.isWhite(style) {
      context.layout.findings.hidden.add(at: context.places.add(row: rows.lowerBound, column: first))
      runs = RunText()
    }
    let isMerged = spannedRows > 1 || spannedColumns > 1
    guard !runs.bytes.isEmpty || isMerged else { return }
    let limits = context.layout.limits
    let offset = context.places.add(row: rows.lowerBound, column: first)
    // Blank rows may be said to go on for ever; with something in it a row has a number that Excel knows.
    guard rows.upperBound <= SheetGrid.mostRows else {
      throw .fixedLimitExceeded(
        .rowsOfSheet, limit: SheetGrid.mostRows, at: context.places.location(at: offset, in: []))
    }
    guard columns.upperBound <= limits[.columns] else {
      throw .limitExceeded(.columns, limit: limits[.columns], at: context.places.location(at: offset, in: []))
    }
    let (bytes, isStruck) = runs.shown(in: styles.run(style, family: "table-cell"))
    if isStruck { context.layout.findings.struck.add(at: offset) }
    let address = context.store.add(bytes.span)
    for column in columns {
      let place = column == first ? offset : context.places.add(row: rows.lowerBound, column: column)
      let last = min(column + spannedColumns - 1, limits[.columns])
      if column > first, let cell = rowCells.last { try takeRepeated(cell) }
      rowCells.append(
        SheetGrid.Cell(
          rows: rows.lowerBound...(rows.lowerBound + spannedRows - 1), columns: column...max(column, last),
          offset: place, text: address))
    }
  }
}
