internal import ReportModel
internal import ReportText

// The clauses are those of ISO/IEC 29500-1.

/// Reads the sheets of a workbook, as somebody sees them who opens it: values as their formats show them, without what is hidden.
/// - Parameter main: The name of the workbook's part.
/// - Throws: `ReadError.malformedXML`, `ReadError.malformedContainer`, `ReadError.limitExceeded`.
func readXLSX(
  _ package: Package, main: String, vocabulary: Vocabulary
) throws(ReadError) -> Reading<PackageContent> {
  var workbook = Workbook()
  try package.parse(main, to: &workbook)
  let relationships = try package.relationships(of: main)
  func part(_ kind: String) -> String? { relationships.first { $0.kind == kind && !$0.isExternal }?.target }
  var styles = WorkbookStyles()
  if let name = part("styles") { try package.parse(name, to: &styles) }
  var strings = SharedStrings()
  if let name = part("sharedStrings") { try package.parse(name, to: &strings) }
  let formats = styles.formats
  var context = SheetContext(
    store: strings.store.take(), layout: SheetLayout(limits: package.limits, vocabulary: vocabulary),
    isFrom1904: workbook.isFrom1904, isCalculatedAnew: workbook.isCalculatedAnew)
  var blocks: [Block] = []
  for sheet in workbook.sheets {
    context.places.begin(sheet.name)
    guard let relationship = relationships.first(where: { $0.id == sheet.relationship }) else {
      throw .malformedContainer(.missingPart(sheet.name))
    }
    // A chart is a sheet too, and a picture.
    guard relationship.kind != "chartsheet" else { continue }
    guard !sheet.isHidden else {
      context.layout.findings.hidden.add(at: context.places.add())
      continue
    }
    // Sheets of macros and dialogues show formulas and controls.
    guard relationship.kind == "worksheet" else {
      context.layout.findings.unread.add(at: context.places.add())
      continue
    }
    // Nearly all of a sheet with texts of its own are they; memory that is not written to is none.
    let size = package.size(of: relationship.target)
    if size > context.store.count { context.store.reserveCapacity(size) }
    var reader = WorksheetReader(context.take(), styles: formats, strings: strings.strings)
    guard try package.parse(relationship.target, to: &reader) else {
      throw .malformedContainer(.missingPart(relationship.target))
    }
    let tables = try reader.finish()
    context = reader.context.take()
    blocks += sheetBlocks(tables, name: sheet.name, context: &context)
    if try hasTextInDrawings(of: relationship.target, package) {
      context.layout.findings.unread.add(at: context.places.add())
    }
  }
  try context.store.check(package.limits)
  let source = SourceText(origin: context.places)
  return Reading(
    value: PackageContent(blocks: blocks.storingTexts(in: context.store), source: source),
    diagnostics: context.layout.findings.diagnostics(in: source))
}

/// Whether a text box, a diagram, or another shape that lies on a sheet has text in it (20.5).
private func hasTextInDrawings(of sheet: String, _ package: Package) throws(ReadError) -> Bool {
  for drawing in try package.relationships(of: sheet) where !drawing.isExternal {
    if drawing.kind == "drawing" {
      var texts = DrawnText()
      try package.parse(drawing.target, to: &texts)
      if texts.isFound { return true }
    } else if drawing.kind == "vmlDrawing", let bytes = try package.bytes(of: drawing.target), holdsControls(bytes) {
      return true
    }
  }
  return false
}

/// Whether a drawing of older versions, which need not be well-formed, has controls that say something; comments stand there too.
private func holdsControls(_ bytes: [UInt8]) -> Bool {
  let span = bytes.span
  let controls: [StaticString] = [
    "ObjectType=\"Checkbox\"", "ObjectType=\"Radio\"", "ObjectType=\"Button\"", "ObjectType=\"GBox\"",
    "ObjectType=\"Label\"", "ObjectType=\"Edit\"",
  ]
  return controls.contains { span.contains($0) }
}

/// Looks for text in a drawing.
private struct DrawnText: XMLHandler {
  private(set) var isFound = false
  private var texts: [Bool] = []

  mutating func begin(_ element: XMLStartTag) {
    texts.append(element.isNamed("t", in: .drawing))
    // The text of a diagram is in a part of its own, and there is none without.
    if element.isNamed("relIds", in: .diagram) { isFound = true }
  }

  mutating func end() { texts.removeLast() }
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if texts.last == true, bytes.contains(where: { $0 > ASCII.space }) { isFound = true }
  }
}

/// What the readers of the sheets of a workbook hand on.
struct SheetContext {
  var store: TextStore
  var layout: SheetLayout
  var places = SheetPlaces()
  /// Whether the days are counted from 1904 on.
  var isFrom1904 = false
  /// Whether Excel calculates every formula when it opens the workbook.
  var isCalculatedAnew = false

  /// Takes it as a whole, so that whoever adds to it does not add to a copy; leaves one without texts.
  mutating func take() -> SheetContext {
    var taken = SheetContext(
      store: TextStore(), layout: SheetLayout(limits: layout.limits, vocabulary: layout.vocabulary))
    swap(&taken, &self)
    return taken
  }
}

/// The tables of a sheet, and its name above them where that reads as a title and nothing else does.
func sheetBlocks(_ tables: [Table], name: String, context: inout SheetContext) -> [Block] {
  let vocabulary = context.layout.vocabulary
  let blocks = tables.flatMap { withoutLinesBelow($0, store: context.store) }
  guard let first = tables.first, vocabulary.isTitle(name) else { return blocks }
  let store = context.store
  let head = (0..<min(10, first.rowCount)).flatMap { row in first.slots(of: row).map { first.cells[$0] } }
  let hasTitle = head.contains { $0.text.count <= 1_000 && vocabulary.isTitle(store.text($0.text).string) }
  let title = TextLine(text: name, offset: context.places.add(), kind: .heading)
  return (hasTitle ? [] : [.line(title)]) + blocks
}

/// A table, and the lines that stand below it: after a blank row, one a row, from the first column on.
private func withoutLinesBelow(_ table: Table, store: TextStore) -> [Block] {
  func texts(of row: Int) -> [Int] {
    table.slots(of: row).indices.filter { slot in
      let column = slot - table.slots(of: row).lowerBound
      return !table.cells[slot].isEmpty && !table.isCovered(row, column)
    }
  }
  var start = table.rowCount
  while start > 0, case let cells = texts(of: start - 1), cells == [table.slots(of: start - 1).lowerBound] {
    start -= 1
  }
  let isBelowBlankRow =
    start > 2 && start < table.rowCount && table.slots(of: start - 1).allSatisfy { table.cells[$0].isEmpty }
  guard isBelowBlankRow, table.spans.allSatisfy({ $0.row >= start || $0.row + $0.rows < start }) else {
    return [.table(table)]
  }
  var rest = table.withoutRows
  rest.append(rows: 0..<(start - 1), of: table)
  return [.table(rest)]
    + (start..<table.rowCount).map { row in
      let cell = table.cell(row, 0)
      return .line(TextLine(text: store.text(cell.text).string, offset: cell.offset, kind: .note))
    }
}

/// The list of sheets (18.2).
private struct Workbook: XMLHandler {
  struct Sheet {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var isFrom1904 = false
  private(set) var isCalculatedAnew = false

  mutating func begin(_ element: XMLStartTag) {
    if element.isNamed("sheet", in: .spreadsheet), let name = element.attribute("name") {
      let state = element.attribute("state")
      sheets.append(
        Sheet(
          name: name.string, relationship: element.attribute("id", in: .relationships)?.string ?? "",
          isHidden: state == "hidden" || state == "veryHidden"))
    } else if element.isNamed("workbookPr", in: .spreadsheet) {
      isFrom1904 = isTrue(element.value(of: "date1904"))
    } else if element.isNamed("calcPr", in: .spreadsheet) {
      isCalculatedAnew = isTrue(element.value(of: "fullCalcOnLoad"))
    }
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Whether an attribute of XML Schema's type boolean is true (22.9.2.7 takes `on` too).
func isTrue(_ value: UnsafeBufferPointer<UInt8>?) -> Bool {
  guard let value else { return false }
  return value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8) || value.elementsEqual("on".utf8)
}
