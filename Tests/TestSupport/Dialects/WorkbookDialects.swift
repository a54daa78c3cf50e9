internal import ReportModel

extension Dialect {
  /// Lines under the table are rows of it, as on other sheets.
  private static let workbookHolds: Holdings = Holdings.markup.union([
    .title, .titleBrokenAnywhere, .unitLines, .unicode, .outerBlanks, .blankRuns, .tabs,
  ])

  /// Workbooks as Excel, WPS, exporting libraries and LibreOffice write them.
  static let workbooks: [Dialect] = [
    workbook("xlsx: shared strings, values with formats", .init(sharesStrings: true, typesValues: true)),
    workbook("xlsx: runs and readings", .init(usesRuns: true)),
    workbook(
      "xlsx: days from 1904, cells without references", .init(typesValues: true, isFrom1904: true, namesCells: false)),
    workbook("xlsx: hidden parts", .init(sharesStrings: true, hasHiddenParts: true), warns: [.hiddenText]),
    workbook("xlsx: strict namespaces", .init(sharesStrings: true, isStrict: true)),
    workbook("xlsx: prefixed names, stored", .init(prefix: "x:", isDeflated: false)),
    workbook("xlsx: merged heads", .init(sharesStrings: true, drawsHeaderLevels: true)),
    spreadsheet("ods: repeated cells", hasHiddenParts: false),
    spreadsheet("ods: hidden parts", hasHiddenParts: true),
  ]

  private static func workbook(_ name: String, _ style: SheetStyle, warns: Set<Diagnostic.Code> = []) -> Dialect {
    Dialect(name, file: "a.xlsx", .xlsx, holds: workbookHolds, warns: warns) { report, generator in
      WorkbookWriter(style: style).bytes(of: report, &generator)
    }
  }

  private static func spreadsheet(_ name: String, hasHiddenParts: Bool) -> Dialect {
    Dialect(name, file: "a.ods", .ods, holds: workbookHolds, warns: hasHiddenParts ? [.hiddenText] : []) {
      report, generator in
      SpreadsheetWriter(hasHiddenParts: hasHiddenParts).bytes(of: report, &generator)
    }
  }
}

/// How a workbook is written.
struct SheetStyle {
  var sharesStrings = false
  var usesRuns = false
  /// Whether numbers and rates are numbers that a format shows.
  var typesValues = false
  var isFrom1904 = false
  var namesCells = true
  var hasHiddenParts = false
  var isStrict = false
  var prefix = ""
  var isDeflated = true
  var drawsHeaderLevels = false
}

/// Writes a report as a workbook.
private struct WorkbookWriter {
  let style: SheetStyle
  private var strings: [String] = []

  init(style: SheetStyle) { self.style = style }

  private static let formats = ["General", "0%", "0.0%", "yyyy\"年\"m\"月\"d\"日\"", "@"]

  func bytes(of report: RandomReport, _ generator: inout SeededGenerator) -> [UInt8] {
    var writer = self
    return writer.write(report, &generator)
  }

  private mutating func write(_ report: RandomReport, _ generator: inout SeededGenerator) -> [UInt8] {
    let cells = placedCells(of: report, drawsHeaderLevels: style.drawsHeaderLevels)
    let height = (cells.map(\.row).max() ?? 0) + 1
    let width = report.columns.count
    // A hidden column stands before one of the others, hidden rows between the others.
    let hiddenColumn = style.hasHiddenParts ? generator.below(width + 1) : Int.max
    let hiddenRow = style.hasHiddenParts ? generator.below(height) : Int.max
    func shifted(_ column: Int) -> Int { column + (column >= hiddenColumn ? 1 : 0) }
    func shifted(row: Int) -> Int { row + (row >= hiddenRow ? 1 : 0) }
    var rows = [[(column: Int, xml: String)]](repeating: [], count: height + 1)
    var merges = ""
    for placed in cells {
      let (row, column) = (shifted(row: placed.row), shifted(placed.column))
      let name = SourceLocation.cellName(row: row + 1, column: column + 1)
      if placed.cell.rowSpan > 1 || placed.cell.columnSpan > 1 {
        let end = SourceLocation.cellName(
          row: shifted(row: placed.row + placed.cell.rowSpan - 1) + 1,
          column: shifted(placed.column + placed.cell.columnSpan - 1) + 1)
        merges += "<mergeCell ref=\"\(name):\(end)\"/>"
      }
      rows[row].append((column, cell(placed.cell.text, name: style.namesCells ? " r=\"\(name)\"" : "", &generator)))
    }
    var data = ""
    for (row, cells) in rows.enumerated() {
      let isHidden = row == hiddenRow
      data += "<row\(style.namesCells ? " r=\"\(row + 1)\"" : "")\(isHidden ? " hidden=\"1\"" : "")>"
      if isHidden {
        data += "<c r=\"A\(row + 1)\" t=\"str\"><v>隐藏</v></c>"
      } else {
        var next = 0
        for cell in cells.sorted(by: { $0.column < $1.column }) {
          // Without names every place has a cell.
          if !style.namesCells { data += String(repeating: "<c/>", count: cell.column - next) }
          data += cell.xml
          next = cell.column + 1
        }
      }
      data += "</row>"
    }
    let columns =
      style.hasHiddenParts
      ? "<cols><col min=\"\(hiddenColumn + 1)\" max=\"\(hiddenColumn + 1)\" hidden=\"true\"/></cols>" : ""
    let merged = merges.isEmpty ? "" : "<mergeCells>\(merges)</mergeCells>"
    var workbook = WorkbookBuilder([.init("Sheet1", "\(columns)<sheetData>\(data)</sheetData>\(merged)")])
    if style.hasHiddenParts {
      workbook.sheets.append(
        .init("数据", "<sheetData><row><c t=\"str\"><v>底稿</v></c></row></sheetData>", state: "hidden"))
    }
    if style.sharesStrings { workbook.strings = strings.joined() }
    workbook.isFrom1904 = style.isFrom1904
    workbook.isStrict = style.isStrict
    workbook.prefix = style.prefix
    workbook.isDeflated = style.isDeflated
    let codes = Self.formats.enumerated().map { "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\(escaped($1))\"/>" }
    let formats = Self.formats.indices.map { "<xf numFmtId=\"\($0 + 164)\" fontId=\"0\"/>" }
    workbook.styles =
      "<numFmts>\(codes.joined())</numFmts><fonts><font/></fonts><cellXfs>\(formats.joined())</cellXfs>"
    return workbook.bytes
  }

  private mutating func cell(_ text: String, name: String, _ generator: inout SeededGenerator) -> String {
    if text.isEmpty { return generator.chance(50) ? "<c\(name)/>" : "<c\(name) s=\"4\"></c>" }
    if style.typesValues, let value = value(of: text) {
      return "<c\(name) s=\"\(value.format)\"><v>\(value.text)</v></c>"
    }
    let format = generator.chance(50) ? " s=\"4\"" : ""
    if style.sharesStrings {
      strings.append("<si>\(runs(of: text, &generator))</si>")
      return "<c\(name)\(format) t=\"s\"><v>\(strings.count - 1)</v></c>"
    }
    if text.utf8.count < 200, generator.chance(15) {
      let quoted = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      return "<c\(name)\(format) t=\"str\"><f>\(escaped("\"\(quoted)\""))</f><v>\(escaped(text))</v></c>"
    }
    return "<c\(name)\(format) t=\"inlineStr\"><is>\(runs(of: text, &generator))</is></c>"
  }

  /// A text, perhaps in two runs, and with a reading that is not shown.
  private func runs(of text: String, _ generator: inout SeededGenerator) -> String {
    guard style.usesRuns else { return "<t xml:space=\"preserve\">\(escaped(text))</t>" }
    let scalars = Array(text.unicodeScalars)
    let cut = generator.below(scalars.count + 1)
    var pieces = ""
    for (index, piece) in [scalars[..<cut], scalars[cut...]].enumerated() {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: piece)
      let properties = index == 0 && generator.chance(50) ? "" : "<rPr><b/><sz val=\"12\"/><rFont val=\"宋体\"/></rPr>"
      pieces += "<r>\(properties)<t xml:space=\"preserve\">\(escaped(String(text)))</t></r>"
    }
    let reading = generator.chance(50) ? "<rPh sb=\"0\" eb=\"1\"><t>ドク</t></rPh><phoneticPr fontId=\"1\"/>" : ""
    return pieces + reading
  }

  /// A number, a rate or a day as the value that a format shows so.
  private func value(of text: String) -> (text: String, format: Int)? {
    let bytes = Array(text.utf8)
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    guard (1...6).contains(digits.count), digits.first != 0x30 || digits.count == 1,
      let whole = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    switch String(decoding: bytes[digits.count...], as: UTF8.self) {
    case "": return (text, 0)
    case "%": return (decimal(whole, places: 2), 1)
    case ".5%": return (decimal(whole * 10 + 5, places: 3), 2)
    default: return nil
    }
  }

  private func decimal(_ value: Int, places: Int) -> String {
    let digits = String(value)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}

/// Writes a report as an OpenDocument spreadsheet.
private struct SpreadsheetWriter {
  let hasHiddenParts: Bool

  func bytes(of report: RandomReport, _ generator: inout SeededGenerator) -> [UInt8] {
    let cells = placedCells(of: report, drawsHeaderLevels: true)
    let width = report.columns.count
    let height = (cells.map { $0.row + $0.cell.rowSpan }.max() ?? 0)
    var grid = [[DrawnCell?]](repeating: Array(repeating: nil, count: width), count: height)
    for placed in cells { grid[placed.row][placed.column] = placed.cell }
    var covered = Set<[Int]>()
    for placed in cells {
      for down in 0..<placed.cell.rowSpan {
        for along in 0..<placed.cell.columnSpan where down + along > 0 {
          covered.insert([placed.row + down, placed.column + along])
        }
      }
    }
    var rows = "<table:table-column table:number-columns-repeated=\"\(width)\"/>"
    if hasHiddenParts { rows += "<table:table-column table:visibility=\"collapse\"/>" }
    for (row, line) in grid.enumerated() {
      if hasHiddenParts, row == height / 2 {
        // A merge may reach over it; its own first cells are none of what is seen.
        rows +=
          "<table:table-row table:visibility=\"filter\">" + cell(DrawnCell(text: "隐藏"), &generator)
          + "</table:table-row>"
      }
      rows += "<table:table-row>"
      var column = 0
      while column < width {
        if covered.contains([row, column]) {
          rows += "<table:covered-table-cell/>"
          column += 1
          continue
        }
        guard let drawn = line[column] else {
          rows += "<table:table-cell/>"
          column += 1
          continue
        }
        var count = 1
        while column + count < width, let next = line[column + count], drawn.rowSpan * drawn.columnSpan == 1,
          next.rowSpan * next.columnSpan == 1, next.text.utf8.elementsEqual(drawn.text.utf8)
        {
          count += 1
        }
        rows += cell(
          drawn, repeated: count,
          rowsBelow: hasHiddenParts && row < height / 2 && row + drawn.rowSpan > height / 2 ? 1 : 0, &generator)
        column += count
      }
      if hasHiddenParts { rows += cell(DrawnCell(text: "隐藏"), &generator) }
      rows += "<table:table-cell table:number-columns-repeated=\"\(16_000 - width)\"/></table:table-row>"
    }
    rows +=
      "<table:table-row table:number-rows-repeated=\"\(1_048_000 - height)\">"
      + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    return OpenDocumentBuilder(sheets: "<table:table table:name=\"Sheet1\">\(rows)</table:table>", styles: "").bytes
  }

  private func cell(
    _ drawn: DrawnCell, repeated count: Int = 1, rowsBelow: Int = 0, _ generator: inout SeededGenerator
  ) -> String {
    var attributes = count > 1 ? " table:number-columns-repeated=\"\(count)\"" : ""
    if drawn.rowSpan > 1 { attributes += " table:number-rows-spanned=\"\(drawn.rowSpan + rowsBelow)\"" }
    if drawn.columnSpan > 1 { attributes += " table:number-columns-spanned=\"\(drawn.columnSpan)\"" }
    guard !drawn.text.isEmpty else { return "<table:table-cell\(attributes)/>" }
    let paragraphs = lines(of: drawn.text).map { "<text:p>\(content($0, &generator))</text:p>" }
    return "<table:table-cell office:value-type=\"string\"\(attributes)>\(paragraphs.joined())</table:table-cell>"
  }

  /// The characters of a line; of blanks every one has an element, where two would be one.
  private func content(_ line: String, _ generator: inout SeededGenerator) -> String {
    var text = ""
    var isSpan = false
    for scalar in line.unicodeScalars {
      switch scalar {
      case " ": text += "<text:s/>"
      case "\t": text += "<text:tab/>"
      default:
        if !isSpan, generator.chance(4) {
          text += "<text:span text:style-name=\"T1\">"
          isSpan = true
        }
        text += escaped(String(scalar))
      }
    }
    return text + (isSpan ? "</text:span>" : "")
  }
}

/// A text inside XML.
private func escaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\r": escaped += "&#13;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
