internal import ReportModel
internal import ReportText

/// Collects the cells of a sheet (18.3).
struct WorksheetReader: XMLHandler {
  private enum Part { case other, root, columns, rows, row, cell, formula, value, inline, inlinePart, merges }
  private enum Kind { case number, shared, text, truth, error, date }

  var context: SheetContext
  private let styles: [CellFormat]
  private let strings: [SharedStrings.Shared]
  private var grid = SheetGrid()
  private var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []

  private var open: [Part] = []
  private var row = 0
  private var column = 0
  private var kind = Kind.number
  private var style = 0
  private var value: [UInt8] = []
  private var hasValue = false
  private var hasFormula = false
  /// Whether a picture is seen in the cell, or what else stands in an error's place for programs that do not know it.
  private var isPicture = false
  /// Whether the sheet shows nothing for 0 (18.3.1.87).
  private var hidesZeros = false
  /// The first cell of the conditional format that has begun last.
  private var conditional: (row: Int, column: Int)?
  private var inline = RichTextReader()
  /// The cells whose text is white on a sheet that is, and whether something else may colour what is behind them.
  private var whiteCells: [Int] = []
  private var hasColours = false

  init(_ context: SheetContext, styles: [CellFormat], strings: [SharedStrings.Shared]) {
    self.context = context
    self.styles = styles
    self.strings = strings
  }

  /// The tables of the sheet.
  mutating func finish() throws(ReadError) -> [Table] {
    if !hasColours { grid.hide(whiteCells, &context.layout.findings.hidden) }
    grid.merge(merges) { context.places.add(row: $0, column: $1) }
    return try context.layout.tables(of: grid, source: SourceText(origin: context.places), store: context.store)
  }

  mutating func begin(_ element: XMLStartTag) throws(ReadError) {
    let part = self.part(of: element)
    switch part {
    case .row: try beginRow(element)
    case .cell: try beginCell(element)
    case .value, .inline:
      hasValue = true
      if part == .inline { inline.begin() }
    case .inlinePart: inline.begin(element)
    case .formula: hasFormula = true
    case .other:
      switch open.last {
      case .columns: addColumns(element)
      case .merges: addMerge(element)
      case .other where element.isNamed("sheetView", in: .spreadsheet):
        hidesZeros = element.value(of: "showZeros").map { !isTrue($0) } ?? false
      // Tables are coloured, and so is a sheet with a picture behind it.
      case .root where element.isNamed("tableParts", in: .spreadsheet) || element.isNamed("picture", in: .spreadsheet):
        hasColours = true
      case .root where element.isNamed("conditionalFormatting", in: .spreadsheet):
        conditional = element.value(of: "sqref").flatMap { cells in
          cellReference(UnsafeBufferPointer(rebasing: cells.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }))
        }
      case .other where element.isNamed("colorScale", in: .spreadsheet): hasColours = true
      case .other where element.isNamed("iconSet", in: .spreadsheet) || element.isNamed("dataBar", in: .spreadsheet):
        // A sign or a bar in place of the number (18.3.1.49), which stands for it by rules of its own.
        if let cell = conditional, let shows = element.value(of: "showValue"), !isTrue(shows) {
          context.layout.findings.unread.add(at: context.places.add(row: cell.row, column: cell.column))
        }
      default: break
      }
    default: break
    }
    open.append(part)
  }

  /// Whether the cell holds what its formula comes to. Where Excel is to calculate all anew, programs that write workbooks put down
  /// 0 for each result that they do not know.
  private var hasResult: Bool {
    guard hasValue, !value.isEmpty || kind == .text else { return false }
    return !(context.isCalculatedAnew && kind == .number && value == [0x30])
  }

  mutating func end() throws(ReadError) {
    switch open.removeLast() {
    case .inlinePart: inline.end()
    case .cell where isPicture: context.layout.findings.unread.add(at: context.places.add(row: row, column: column))
    case .cell where hasFormula && !hasResult:
      context.layout.findings.uncalculated.add(at: context.places.add(row: row, column: column))
    case .cell where hasValue: try endCell()
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch open.last {
    case .value: value.append(contentsOf: bytes)
    case .formula: isPicture = isPicture || bytes.span.contains("DISPIMG(")
    case .inlinePart: inline.take(bytes)
    default: break
    }
  }

  private func part(of element: XMLStartTag) -> Part {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .spreadsheet) }
    switch open.last {
    case .cell: return named("v") ? .value : named("f") ? .formula : named("is") ? .inline : .other
    case .row: return named("c") ? .cell : .other
    case .rows: return named("row") ? .row : .other
    case .inline, .inlinePart: return .inlinePart
    case .root:
      return named("sheetData") ? .rows : named("cols") ? .columns : named("mergeCells") ? .merges : .other
    case nil: return named("worksheet") ? .root : .other
    default: return .other
    }
  }

  // MARK: Rows, columns, merges

  private func integer(_ element: XMLStartTag, _ name: StaticString) -> Int? {
    element.value(of: name).flatMap { wholeNumber($0) }
  }

  /// Whether a height or a width is nothing.
  private func isZero(_ element: XMLStartTag, _ name: StaticString) -> Bool {
    element.value(of: name).map { !$0.isEmpty && $0.allSatisfy { $0 == 0x30 || $0 == UInt8(ascii: ".") } } ?? false
  }

  private mutating func addColumns(_ element: XMLStartTag) {
    guard let first = integer(element, "min"), let last = integer(element, "max"), first >= 1, first <= last else {
      return
    }
    let isHidden = isTrue(element.value(of: "hidden")) || isZero(element, "width")
    // A digit of the standard font is 7 pixels wide (18.3.1.13).
    let width = element.value(of: "width").flatMap { twips($0, plain: 105) }
    if first <= 16_384 { grid.addColumns(first...min(last, 16_384), isHidden: isHidden, width: width) }
  }

  private mutating func beginRow(_ element: XMLStartTag) throws(ReadError) {
    row = integer(element, "r") ?? row + 1
    column = 0
    guard row <= SheetGrid.mostRows else {
      throw .fixedLimitExceeded(.rowsOfSheet, limit: SheetGrid.mostRows, at: sheetLocation)
    }
    if isTrue(element.value(of: "hidden")) || isZero(element, "ht") { grid.hideRows(row...row) }
  }

  private mutating func beginCell(_ element: XMLStartTag) throws(ReadError) {
    column += 1
    if let name = element.value(of: "r") {
      guard let cell = cellReference(name) else {
        throw .malformedXML(.unusableReference(String(decoding: name, as: UTF8.self)), at: sheetLocation)
      }
      (row, column) = cell
    }
    guard row <= SheetGrid.mostRows else {
      throw .fixedLimitExceeded(.rowsOfSheet, limit: SheetGrid.mostRows, at: sheetLocation)
    }
    guard column <= context.layout.limits[.columns] else {
      throw .limitExceeded(.columns, limit: context.layout.limits[.columns], at: sheetLocation)
    }
    style = integer(element, "s") ?? 0
    kind = element.value(of: "t").map { Self.kind($0) } ?? .number
    value.removeAll(keepingCapacity: true)
    if kind == .text { inline.begin() }
    hasValue = false
    hasFormula = false
    isPicture = kind == .error && element.value(of: "vm") != nil
  }

  /// A kind of value (18.18.11).
  private static func kind(_ name: UnsafeBufferPointer<UInt8>) -> Kind {
    switch name.first {
    case UInt8(ascii: "s"): name.count == 1 ? .shared : .text
    case UInt8(ascii: "i"): .text
    case UInt8(ascii: "b"): .truth
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "d"): .date
    default: .number
    }
  }

  private var sheetLocation: SourceLocation {
    var places = context.places
    return places.location(at: places.add(), in: [])
  }

  private mutating func addMerge(_ element: XMLStartTag) {
    guard let range = element.value(of: "ref"), let colon = range.firstIndex(of: UInt8(ascii: ":")),
      let first = cellReference(UnsafeBufferPointer(rebasing: range[..<colon])),
      let last = cellReference(UnsafeBufferPointer(rebasing: range[(colon + 1)...])),
      max(first.row, last.row) <= SheetGrid.mostRows, max(first.column, last.column) <= 16_384
    else { return }
    // Any two corners say where it is.
    merges.append(
      (
        min(first.row, last.row)...max(first.row, last.row),
        min(first.column, last.column)...max(first.column, last.column)
      ))
  }

  // MARK: Values

  private mutating func endCell() throws(ReadError) {
    let format = styles.indices.contains(style) ? styles[style] : nil
    let offset = context.places.add(row: row, column: column)
    if let text = try text(format, offset), !text.isEmpty {
      if format?.isWhite ?? false, !isInRuns { whiteCells.append(grid.cells.count) }
      grid.append(SheetGrid.Cell(rows: row...row, columns: column...column, offset: offset, text: text))
    }
  }

  /// Whether the text of the cell has colours of its own.
  private var isInRuns: Bool {
    guard kind == .shared else { return kind == .text && !inline.text.isPlain }
    return value.withUnsafeBufferPointer { wholeNumber($0) }.map { strings[$0].runs != nil } ?? false
  }

  /// The addresses of what the cell shows.
  private mutating func text(_ format: CellFormat?, _ offset: Int) throws(ReadError) -> Range<UInt32>? {
    var runs = RunText()
    switch kind {
    case .shared:
      if value.isEmpty { return nil }
      guard let index = value.withUnsafeBufferPointer({ wholeNumber($0) }), index < strings.count else {
        let place = context.places.location(at: offset, in: [])
        throw .malformedXML(.unusableSharedText(String(decoding: value, as: UTF8.self)), at: place)
      }
      let shared = strings[index]
      let stored = context.store.count
      guard context.layout.takeShared(shared.text.count, stored: stored) else {
        let (limit, place) = (context.layout.limits[.repeatedText], context.places.location(at: offset, in: []))
        throw .limitExceeded(.repeatedText, limit: limit, at: place)
      }
      if shared.runs == nil, format.map({ $0.run == RunStyle() && !($0.number?.changesText ?? false) }) ?? true {
        return shared.text
      }
      if let styled = shared.runs {
        runs = styled
      } else {
        runs.append(context.store.text(shared.text).string.utf8)
      }
    case .text: if value.isEmpty { runs = inline.text } else { runs.append(decodingEscapes(value)) }
    default:
      guard !value.isEmpty else { return nil }
      runs.append(shownValue(format).utf8)
    }
    let isText = kind == .shared || kind == .text
    if isText, let number = format?.number, number.changesText, !runs.bytes.isEmpty {
      runs = number.shown(runs)
    }
    if format?.number?.hidesText ?? false {
      context.layout.findings.hidden.add(at: offset)
      return nil
    }
    let (bytes, isStruck) = runs.shown(in: format?.run ?? RunStyle())
    if isStruck { context.layout.findings.struck.add(at: offset) }
    return context.store.add(bytes.span)
  }

  /// What is shown for a value that is no text.
  private func shownValue(_ cell: CellFormat?) -> String {
    let format = cell?.number
    switch kind {
    case .number:
      guard let number = DecimalNumber(value) else { break }
      if hidesZeros, number.isZero { return "" }
      return format?.shown(number, isFrom1904: context.isFrom1904) ?? number.general
    case .date:
      let bytes = value
      guard let date = SerialDate(bytes.span) else { break }
      return format?.shown(date) ?? date.plain
    case .truth where cell?.isCheckBox ?? false: return value == [0x31] ? "☑" : "☐"
    case .truth: return value == [0x31] ? "TRUE" : value == [0x30] ? "FALSE" : String(decoding: value, as: UTF8.self)
    default: break
    }
    return String(decoding: value, as: UTF8.self)
  }
}

/// The row and the column of a reference such as `E7` or `$E$7` (18.18.7); nil for other texts.
private func cellReference(_ name: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
  var (row, column) = (0, 0)
  for byte in name where byte != UInt8(ascii: "$") {
    if ASCII.isLetter(byte), row == 0, column < 100_000 {
      column = column * 26 + Int((byte & 0xDF) - 0x40)
    } else if ASCII.isDigit(byte), column > 0, row < 100_000_000 {
      row = row * 10 + Int(byte - 0x30)
    } else {
      return nil
    }
  }
  return row > 0 ? (row, column) : nil
}
