internal import ReportModel
internal import ReportText

/// Reads the sheets of an XML spreadsheet of Excel 2003, as somebody sees them who opens it: values as their formats show them,
/// without what is hidden.
/// - Throws: `ReadError.malformedXML`, `ReadError.limitExceeded`.
func readSpreadsheetML(
  _ source: SourceText, vocabulary: Vocabulary, limits: Limits
) throws(ReadError) -> Reading<[Block]> {
  var reader = SpreadsheetMLReader(source: source, vocabulary: vocabulary, limits: limits)
  try parseXML(source, limits: limits, to: &reader)
  try reader.store.check(limits)
  return Reading(
    value: reader.blocks.storingTexts(in: reader.store), diagnostics: reader.layout.findings.diagnostics(in: source))
}

/// Collects the cells of the sheets.
struct SpreadsheetMLReader: XMLHandler {

  /// What the open elements are; children of one that says nothing say nothing.
  private enum Part {
    case other, workbook, styles, style, worksheet, table, row, cell, data, markup, options, visible
  }

  private let source: SourceText
  private let limits: Limits
  private(set) var store = TextStore()
  private(set) var blocks: [Block] = []
  private(set) var layout: SheetLayout

  private var open: [Part] = []
  private var styles = SpreadsheetStyles()
  private var sheet = SheetGrid()
  private var sheetOffset = 0
  private var isSheetHidden = false
  private var cell: SheetGrid.Cell?
  private var cellStyle: Text?
  private var kind: Text = ""
  private var collected = RunText()
  /// The styles of the runs that are open in a text, one in the other.
  private var runs: [RunStyle] = []

  init(source: SourceText, vocabulary: Vocabulary, limits: Limits) {
    self.source = source
    self.limits = limits
    layout = SheetLayout(limits: limits, vocabulary: vocabulary)
  }

  mutating func begin(_ element: XMLStartTag) throws(ReadError) {
    let part = self.part(of: element)
    if open.isEmpty, part != .workbook {
      throw .malformedXML(.notASpreadsheet, at: source.location(at: element.offset))
    }
    open.append(part)
    switch part {
    case .style:
      styles.begin(
        element.attribute("ID", in: .spreadsheet2003) ?? "", parent: element.attribute("Parent", in: .spreadsheet2003))
    case .worksheet:
      sheet = SheetGrid()
      sheetOffset = element.offset
      isSheetHidden = element.attribute("Visible", in: .spreadsheet2003).map(isHiddenSheet) ?? false
    case .row: try beginRow(element)
    case .cell: try beginCell(element)
    case .data:
      kind = element.attribute("Type", in: .spreadsheet2003) ?? ""
      collected.removeAll()
      runs = []
    case .markup:
      runs.append(run(of: element).inside(runs.last ?? RunStyle()))
      if element.isNamed("Br", in: .html) || element.isNamed("BR", in: .html)
        || element.isNamed("br", in: .html)
      {
        collected.append(CollectionOfOne(ASCII.lineFeed))
      }
    case .visible: collected.removeAll()
    case .other where open.dropLast().last == .style: beginPartOfStyle(element)
    case .other where open.dropLast().last == .table && element.isNamed("Column", in: .spreadsheet2003):
      try beginColumn(element)
    default: break
    }
  }

  mutating func end() throws(ReadError) {
    switch open.removeLast() {
    case .markup: runs.removeLast()
    case .data:
      // The text is made first: it looks at the cell.
      let text = store.add(shownText().span)
      cell?.text = text
    case .visible: if isHiddenSheet(Text(String(decoding: collected.bytes, as: UTF8.self))) { isSheetHidden = true }
    case .cell:
      if let cell { sheet.append(cell) }
      cell = nil
    case .worksheet: try endSheet()
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch open.last {
    case .data, .markup, .visible: collected.append(bytes, runs.last ?? RunStyle())
    default: break
    }
  }

  private func part(of element: XMLStartTag) -> Part {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .spreadsheet2003) }
    switch open.last {
    case nil: return named("Workbook") ? .workbook : .other
    case .workbook: return named("Worksheet") ? .worksheet : named("Styles") ? .styles : .other
    case .styles: return named("Style") ? .style : .other
    case .worksheet:
      return named("Table") ? .table : element.isNamed("WorksheetOptions", in: .excel2003) ? .options : .other
    case .options: return element.isNamed("Visible", in: .excel2003) ? .visible : .other
    case .table: return named("Row") ? .row : .other
    case .row: return named("Cell") ? .cell : .other
    case .cell: return named("Data") ? .data : .other
    case .data, .markup: return .markup
    default: return .other
    }
  }

  private mutating func beginPartOfStyle(_ element: XMLStartTag) {
    if element.isNamed("NumberFormat", in: .spreadsheet2003),
      let format = element.attribute("Format", in: .spreadsheet2003)
    {
      styles.setFormat(format)
    } else if element.isNamed("Font", in: .spreadsheet2003) {
      let position = element.attribute("VerticalAlign", in: .spreadsheet2003)
      styles.setFont(
        RunStyle(
          isStruck: isTrue(element.attribute("StrikeThrough", in: .spreadsheet2003)),
          script: position == "Superscript" ? .raised : position == "Subscript" ? .lowered : .none,
          font: SymbolFont(named: element.attribute("FontName", in: .spreadsheet2003))))
    }
  }

  /// How an element of HTML inside a text sets what it holds.
  private func run(of element: XMLStartTag) -> RunStyle {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .html) }
    return RunStyle(
      isStruck: named("S") || named("Strike"), script: named("Sup") ? .raised : named("Sub") ? .lowered : .none,
      font: named("Font") ? SymbolFont(named: element.attribute("Face", in: .html)) : .none)
  }

  // MARK: Rows, columns, cells

  private mutating func beginColumn(_ element: XMLStartTag) throws(ReadError) {
    let column = try index(of: element, after: sheet.lastColumn)
    let end = min(column + span(element, "Span"), limits[.columns] + 1)
    try checkColumn(column, element)
    sheet.addColumns(
      column...max(column, end), isHidden: isTrue(element.attribute("Hidden", in: .spreadsheet2003)),
      width: element.value(of: "Width", in: .spreadsheet2003).flatMap { twips($0, plain: 20) },
      style: element.attribute("StyleID", in: .spreadsheet2003))
  }

  private mutating func beginRow(_ element: XMLStartTag) throws(ReadError) {
    let row = try index(of: element, after: sheet.lastRow)
    guard row <= SheetGrid.mostRows else {
      throw .fixedLimitExceeded(.rowsOfSheet, limit: SheetGrid.mostRows, at: source.location(at: element.offset))
    }
    sheet.beginRow(
      row...min(row + span(element, "Span"), SheetGrid.mostRows),
      isHidden: isTrue(element.attribute("Hidden", in: .spreadsheet2003)),
      style: element.attribute("StyleID", in: .spreadsheet2003))
  }

  private mutating func beginCell(_ element: XMLStartTag) throws(ReadError) {
    let column = try index(of: element, after: sheet.lastCellColumn)
    try checkColumn(column, element)
    let across = span(element, "MergeAcross")
    try checkColumn(column + across, element)
    let row = sheet.row
    let end = min(row + span(element, "MergeDown"), SheetGrid.mostRows)
    cell = SheetGrid.Cell(rows: row...end, columns: column...(column + across), offset: element.offset)
    sheet.lastCellColumn = column + across
    cellStyle = element.attribute("StyleID", in: .spreadsheet2003) ?? sheet.rowStyle ?? sheet.style(ofColumn: column)
  }

  private func checkColumn(_ column: Int, _ element: XMLStartTag) throws(ReadError) {
    guard column > limits[.columns] else { return }
    throw .limitExceeded(.columns, limit: limits[.columns], at: source.location(at: element.offset))
  }

  /// The index that an element gives itself, or the one after the last.
  private func index(of element: XMLStartTag, after last: Int) throws(ReadError) -> Int {
    guard let text = element.attribute("Index", in: .spreadsheet2003) else { return last + 1 }
    guard let index = number(text), index > last else {
      throw .malformedXML(.unusableIndex(text.string), at: source.location(at: element.offset))
    }
    return index
  }

  private func span(_ element: XMLStartTag, _ name: StaticString) -> Int {
    element.attribute(name, in: .spreadsheet2003).flatMap(number) ?? 0
  }

  /// A whole number without a sign; one that is beyond every limit is as good as a greater one.
  private func number(_ text: Text) -> Int? {
    let digits = text.string.utf8
    guard !digits.isEmpty, digits.allSatisfy({ ASCII.isDigit($0) }) else { return nil }
    return min(Int(text.string) ?? 1_000_000_000_000, 1_000_000_000_000)
  }

  private func isTrue(_ text: Text?) -> Bool { text == "1" || text == "true" }

  private func isHiddenSheet(_ text: Text) -> Bool { text == "SheetHidden" || text == "SheetVeryHidden" }

  // MARK: Values

  /// What the cell shows.
  private mutating func shownText() -> [UInt8] {
    let offset = cell?.offset ?? 0
    let format = styles.format(of: cellStyle)
    if format?.hidesText ?? false {
      if !collected.bytes.isEmpty { layout.findings.hidden.add(at: offset) }
      return []
    }
    if let value = shownValue(format) {
      collected.removeAll()
      collected.append(value.utf8)
    }
    let (text, isStruck) = collected.shown(in: styles.run(of: cellStyle))
    if isStruck { layout.findings.struck.add(at: offset) }
    return text
  }

  /// What is shown for a value that is no text.
  private func shownValue(_ format: NumberFormat?) -> String? {
    switch kind {
    case "Number":
      guard let number = DecimalNumber(collected.bytes) else { return nil }
      return format?.shown(number) ?? number.general
    case "DateTime":
      let bytes = collected.bytes
      guard let date = SerialDate(bytes.span) else { return nil }
      return format?.shown(date) ?? date.plain
    case "Boolean": return collected.bytes == [0x31] ? "TRUE" : collected.bytes == [0x30] ? "FALSE" : nil
    default: return nil
    }
  }

  private mutating func endSheet() throws(ReadError) {
    guard !isSheetHidden else {
      if sheet.hasText { layout.findings.hidden.add(at: sheetOffset) }
      return
    }
    blocks += try layout.tables(of: sheet, source: source, store: store).map { .table($0) }
  }
}
