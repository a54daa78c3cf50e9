internal import ReportModel
internal import ReportText

/// Reads the sheets of an XML spreadsheet of Excel 2003, as somebody sees them who opens it: values as their formats show them,
/// without what is hidden.
/// - Throws: `ReadError.malformedXML`, `ReadError.limitExceeded`.
func readSpreadsheetML(_ source: SourceText, limits: Limits) throws(ReadError) -> Reading<[Block]> {
  let reader = SpreadsheetMLReader(source: source, limits: limits)
  try parseXML(source, limits: limits, to: reader)
  try reader.store.check(limits)
  var reading = Reading(value: reader.blocks.storingTexts(in: reader.store))
  if let first = reader.hidden.first {
    reading.diagnostics.append(
      Diagnostic(.hiddenText, .hiddenText(reader.hidden.count), at: source.location(at: first)))
  }
  reading.diagnostics += Diagnostic.each(.overlappingCells, of: reader.overlaps) {
    Diagnostic(.overlappingCells, .overlappingCells, at: source.location(at: $0))
  }
  return reading
}

/// What was left out because nobody sees it.
struct HiddenParts {
  private(set) var count = 0
  private(set) var first: Int?

  mutating func add(at offset: Int) {
    count += 1
    first = min(first ?? offset, offset)
  }
}

/// Collects the cells of the sheets.
final class SpreadsheetMLReader: XMLHandler {
  private static let sheets: StaticString = "urn:schemas-microsoft-com:office:spreadsheet"
  private static let excel: StaticString = "urn:schemas-microsoft-com:office:excel"
  private static let html: StaticString = "http://www.w3.org/TR/REC-html40"

  /// What the open elements are; children of one that says nothing say nothing.
  private enum Part {
    case other, workbook, styles, style, worksheet, table, row, cell, data, markup, strike, options, visible
  }

  private let source: SourceText
  private let limits: Limits
  private(set) var store = TextStore()
  private(set) var blocks: [Block] = []
  private(set) var hidden = HiddenParts()
  private(set) var overlaps: [Int] = []
  private var budget: CellBudget
  private var repeated = 0

  private var open: [Part] = []
  private var styles = SpreadsheetStyles()
  private var sheet = SheetGrid()
  private var sheetOffset = 0
  private var isSheetHidden = false
  private var cell: SheetGrid.Cell?
  private var cellStyle: Text?
  private var kind: Text = ""
  private var collected: [UInt8] = []

  init(source: SourceText, limits: Limits) {
    self.source = source
    self.limits = limits
    budget = CellBudget(limits: limits)
  }

  func begin(_ element: XMLStartTag) throws(ReadError) {
    let part = self.part(of: element)
    if open.isEmpty, part != .workbook {
      throw .malformedXML(.notASpreadsheet, at: source.location(at: element.offset))
    }
    open.append(part)
    switch part {
    case .style:
      styles.begin(element.attribute("ID", in: Self.sheets) ?? "", parent: element.attribute("Parent", in: Self.sheets))
    case .worksheet:
      sheet = SheetGrid()
      sheetOffset = element.offset
      isSheetHidden = element.attribute("Visible", in: Self.sheets).map(isHiddenSheet) ?? false
    case .row: try beginRow(element)
    case .cell: try beginCell(element)
    case .data:
      kind = element.attribute("Type", in: Self.sheets) ?? ""
      collected = []
    case .strike: collected += "〔删：".utf8
    case .markup:
      if element.isNamed("Br", in: Self.html) || element.isNamed("BR", in: Self.html)
        || element.isNamed("br", in: Self.html)
      {
        collected.append(ASCII.lineFeed)
      }
    case .visible: collected = []
    case .other where open.dropLast().last == .style: beginPartOfStyle(element)
    case .other where open.dropLast().last == .table && element.isNamed("Column", in: Self.sheets):
      try beginColumn(element)
    default: break
    }
  }

  func end() throws(ReadError) {
    switch open.removeLast() {
    case .strike: collected += "〕".utf8
    case .data:
      // The text is made first: it looks at the cell.
      let text = store.add(shownText().utf8)
      cell?.text = text
    case .visible: if isHiddenSheet(Text(String(decoding: collected, as: UTF8.self))) { isSheetHidden = true }
    case .cell:
      if let cell { sheet.append(cell) }
      cell = nil
    case .worksheet: try endSheet()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch open.last {
    case .data, .markup, .strike, .visible: collected += bytes
    default: break
    }
  }

  private func part(of element: XMLStartTag) -> Part {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: Self.sheets) }
    switch open.last {
    case nil: return named("Workbook") ? .workbook : .other
    case .workbook: return named("Worksheet") ? .worksheet : named("Styles") ? .styles : .other
    case .styles: return named("Style") ? .style : .other
    case .worksheet:
      return named("Table") ? .table : element.isNamed("WorksheetOptions", in: Self.excel) ? .options : .other
    case .options: return element.isNamed("Visible", in: Self.excel) ? .visible : .other
    case .table: return named("Row") ? .row : .other
    case .row: return named("Cell") ? .cell : .other
    case .cell: return named("Data") ? .data : .other
    case .data, .markup, .strike:
      let isStruck = element.isNamed("S", in: Self.html) || element.isNamed("Strike", in: Self.html)
      return isStruck ? .strike : .markup
    default: return .other
    }
  }

  private func beginPartOfStyle(_ element: XMLStartTag) {
    if element.isNamed("NumberFormat", in: Self.sheets), let format = element.attribute("Format", in: Self.sheets) {
      styles.setFormat(format)
    }
  }

  // MARK: Rows, columns, cells

  private func beginColumn(_ element: XMLStartTag) throws(ReadError) {
    let column = try index(of: element, after: sheet.lastColumn)
    let end = min(column + span(element, "Span"), limits[.columns] + 1)
    try checkColumn(column, element)
    sheet.addColumns(
      column...max(column, end), isHidden: isTrue(element.attribute("Hidden", in: Self.sheets)),
      style: element.attribute("StyleID", in: Self.sheets))
  }

  private func beginRow(_ element: XMLStartTag) throws(ReadError) {
    let row = try index(of: element, after: sheet.lastRow)
    guard row <= SheetGrid.mostRows else {
      throw .fixedLimitExceeded(.rowsOfSheet, limit: SheetGrid.mostRows, at: source.location(at: element.offset))
    }
    sheet.beginRow(
      row...min(row + span(element, "Span"), SheetGrid.mostRows),
      isHidden: isTrue(element.attribute("Hidden", in: Self.sheets)), offset: element.offset,
      style: element.attribute("StyleID", in: Self.sheets))
  }

  private func beginCell(_ element: XMLStartTag) throws(ReadError) {
    let column = try index(of: element, after: sheet.lastCellColumn)
    try checkColumn(column, element)
    let across = span(element, "MergeAcross")
    try checkColumn(column + across, element)
    let row = sheet.row
    let end = min(row + span(element, "MergeDown"), SheetGrid.mostRows)
    cell = SheetGrid.Cell(rows: row...end, columns: column...(column + across), offset: element.offset)
    sheet.lastCellColumn = column + across
    cellStyle = element.attribute("StyleID", in: Self.sheets) ?? sheet.rowStyle ?? sheet.style(ofColumn: column)
  }

  private func checkColumn(_ column: Int, _ element: XMLStartTag) throws(ReadError) {
    guard column > limits[.columns] else { return }
    throw .limitExceeded(.columns, limit: limits[.columns], at: source.location(at: element.offset))
  }

  /// The index that an element gives itself, or the one behind the last.
  private func index(of element: XMLStartTag, after last: Int) throws(ReadError) -> Int {
    guard let text = element.attribute("Index", in: Self.sheets) else { return last + 1 }
    guard let index = number(text), index > last else {
      throw .malformedXML(.unusableIndex(text.string), at: source.location(at: element.offset))
    }
    return index
  }

  private func span(_ element: XMLStartTag, _ name: StaticString) -> Int {
    element.attribute(name, in: Self.sheets).flatMap(number) ?? 0
  }

  /// A whole number without a sign; one that is beyond every limit is as good as a greater one.
  private func number(_ text: Text) -> Int? {
    let digits = text.string.utf8
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return min(Int(text.string) ?? 1_000_000_000_000, 1_000_000_000_000)
  }

  private func isTrue(_ text: Text?) -> Bool { text == "1" || text == "true" }

  private func isHiddenSheet(_ text: Text) -> Bool { text == "SheetHidden" || text == "SheetVeryHidden" }

  // MARK: Values

  /// What the cell shows.
  private func shownText() -> String {
    let raw = withLineFeeds(collected)
    let format = styles.format(of: cellStyle)
    if format?.hidesText ?? false {
      if !raw.isEmpty { hidden.add(at: cell?.offset ?? 0) }
      return ""
    }
    switch kind {
    case "Number":
      guard let number = DecimalNumber(Array(raw.utf8)) else { return raw }
      return format?.shown(number) ?? number.plain
    case "DateTime":
      guard let date = SerialDate(Text(raw).bytes) else { return raw }
      return format?.shown(date) ?? date.plain
    case "Boolean": return Text(raw) == "1" ? "TRUE" : Text(raw) == "0" ? "FALSE" : raw
    default: return raw
    }
  }

  /// A text with every line break as a line feed.
  private func withLineFeeds(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == ASCII.carriageReturn {
        text.append(ASCII.lineFeed)
      } else if byte != ASCII.lineFeed || previous != ASCII.carriageReturn {
        text.append(byte)
      }
      previous = byte
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func endSheet() throws(ReadError) {
    guard !isSheetHidden else {
      if sheet.hasText { hidden.add(at: sheetOffset) }
      return
    }
    let table = try sheet.table(
      source: source, limits: limits, budget: &budget, repeated: &repeated, hidden: &hidden, overlaps: &overlaps)
    if table.rowCount > 0 { blocks.append(.table(table)) }
  }
}
