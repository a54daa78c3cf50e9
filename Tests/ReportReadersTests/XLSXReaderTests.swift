import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What is read of the sheets of a workbook.
struct XLSXReaderTests {
  func read(_ workbook: WorkbookBuilder) throws(ReadError) -> Reading<PackageContent> {
    let (format, reading) = try readPackage(workbook.bytes)
    #expect(format == .xlsx)
    return reading
  }

  func read(_ content: String, strings: String? = nil, styles: String = "") throws -> Reading<PackageContent> {
    var workbook = WorkbookBuilder([WorkbookBuilder.Sheet("Sheet1", content)])
    workbook.strings = strings
    workbook.styles = styles
    return try read(workbook)
  }

  func grid(_ content: String, strings: String? = nil, styles: String = "") throws -> [[String]] {
    try #require(read(content, strings: strings, styles: styles).value.blocks.tables.first).grid
  }

  func error(_ workbook: WorkbookBuilder) -> Diagnostic? {
    do throws(ReadError) {
      _ = try read(workbook)
      return nil
    } catch { return error.diagnostic }
  }

  func error(_ content: String, strings: String? = nil) -> Diagnostic? {
    var workbook = WorkbookBuilder([WorkbookBuilder.Sheet("Sheet1", content)])
    workbook.strings = strings
    return error(workbook)
  }

  func data(_ rows: String) -> String { "<sheetData>\(rows)</sheetData>" }

  @Test(arguments: [
    ("<a:t>见附表</a:t>", 1), ("<a:t> </a:t>", 0), ("<a:off x='1'/>", 0), ("<t>x</t>", 0),
    ("<d:relIds xmlns:d=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"/>", 1),
  ])
  func textInDrawingsIsSaid(_ drawing: String, _ count: Int) throws {
    var sheet = WorkbookBuilder.Sheet("Sheet1", data("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>"))
    sheet.drawing = drawing
    let reading = try read(WorkbookBuilder([sheet]))
    #expect(reading.diagnostics.map(\.code) == Array(repeating: .unreadPart, count: count))
  }

  @Test(arguments: [("Checkbox", 1), ("Label", 1), ("Note", 0), ("Pict", 0)])
  func controlsOfOlderVersionsAreSaid(_ kind: String, _ count: Int) throws {
    var sheet = WorkbookBuilder.Sheet("Sheet1", data("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>"))
    // It is HTML inside, with ends that are missing.
    sheet.drawingKind = "vmlDrawing"
    sheet.drawing =
      "<v:shape><v:textbox><div>已完成<br></div></v:textbox><x:ClientData ObjectType=\"\(kind)\"/></v:shape>"
    let reading = try read(WorkbookBuilder([sheet]))
    #expect(reading.diagnostics.map(\.code) == Array(repeating: .unreadPart, count: count))
  }

  func text(_ reference: String, _ text: String, _ attributes: String = "") -> String {
    "<c r=\"\(reference)\" t=\"inlineStr\" \(attributes)><is><t>\(text)</t></is></c>"
  }

  /// A style sheet of which cell format N has the Nth of these.
  func styles(_ formats: [String], fonts: [String] = [""], font: (Int) -> Int = { _ in 0 }) -> String {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\(escaped($1))\"/>"
    }
    let cells = formats.indices.map { "<xf numFmtId=\"\($0 + 164)\" fontId=\"\(font($0))\"/>" }
    return "<numFmts>\(codes.joined())</numFmts><fonts>\(fonts.map { "<font>\($0)</font>" }.joined())</fonts>"
      + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>\(cells.joined())</cellXfs>"
  }

  func escaped(_ code: String) -> String {
    code.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }

  // MARK: Texts

  @Test func sharedAndInlineStringsWithRunsAndWithoutReadings() throws {
    let strings =
      "<si><t>修路</t></si><si><r><t xml:space=\"preserve\">一 </t></r><r><rPr><b/></rPr><t>二</t></r>"
      + "<rPh sb=\"0\" eb=\"1\"><t>イチ</t></rPh><phoneticPr fontId=\"1\"/></si>"
    let row =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      + "<c r=\"C1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>こう</t></rPh></is></c></row>"
    #expect(try grid(data(row), strings: strings) == [["修路", "一 二", "甲乙"]])
  }

  @Test(arguments: [
    ("a_x000D__x000A_b", "a\nb"), ("a_x000D_&#10;b", "a\nb"), ("_x005F_x000D_", "_x000D_"), ("_x00zz_", "_x00zz_"),
    ("_xD83D__xDE00_", "😀"), ("_xD83D_x", "_xD83D_x"), ("_x0041", "_x0041"), ("x_x4E00_", "x一"), ("__x4e00_", "_一"),
    ("a&#13;&#10;b", "a\nb"), ("_", "_"), ("_x", "_x"),
  ])
  func escapesStandForCharacters(_ written: String, _ read: String) throws {
    let row = "<row><c t=\"s\"><v>0</v></c>\(text("B1", written))<c t=\"str\"><v>\(written)</v></c></row>"
    #expect(try grid(data(row), strings: "<si><t>\(written)</t></si>") == [[read, read, read]])
  }

  @Test func blanksAtTheEndsCountWhereTheFileSaysSo() throws {
    let row =
      "<row>\(text("A1", "\n a b "))<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c><c t=\"s\"><v/></c></row>"
    #expect(try grid(data(row)) == [["a b", " a "]])
  }

  @Test func struckAndRaisedTexts() throws {
    let strings =
      "<si><r><t>10</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>8</t></r><r><t>吨</t></r></si>"
      + "<si><r><rPr><strike/></rPr><t>未</t></r><r><rPr><b/></rPr><t>完成</t></r></si><si><t>全部</t></si>"
    let fonts = ["", "<strike/>", "<vertAlign val=\"subscript\"/>", "<name val=\"Wingdings\"/>"]
    let row =
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\" s=\"1\"><v>1</v></c><c t=\"s\" s=\"1\"><v>2</v></c><c s=\"1\"><v>5</v></c>"
      + "<c s=\"2\"><v>2</v></c>\(text("F1", "þ", "s=\"3\""))</row>"
    let styles = styles(["General", "0.0", "0", "@"], fonts: fonts) { $0 }
    let reading = try read(data(row), strings: strings, styles: styles)
    #expect(reading.value.blocks.tables.first?.grid == [["10⁸吨", "〔删：未〕完成", "〔删：全部〕", "〔删：5.0〕", "₂", "☑"]])
    #expect(reading.diagnostics.map(\.code) == [.struckText])
    #expect(reading.diagnostics.first?.message.hasPrefix("3 struck texts") == true)
    #expect(
      reading.diagnostics.first?.location == ReportModel.SourceLocation(.cell(sheet: "Sheet1", row: 1, column: 2)))
  }

  // MARK: Values

  @Test func truthsErrorsDatesAndResults() throws {
    let row =
      "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2026-03-31</v></c>"
      + "<c t=\"str\"><f>A1&amp;B1</f><v>甲乙</v></c><c><f>1+1</f><v>2</v></c></row>"
    #expect(try grid(data(row)) == [["TRUE", "FALSE", "#N/A", "2026-03-31", "甲乙", "2"]])
  }

  @Test func formulasWithoutResultsAreWarnings() throws {
    let reading = try read(
      data("<row>\(text("A1", "甲"))<c><f>A1</f></c><c><f>A1</f><v/></c><c t=\"str\"><f>A1</f><v></v></c></row>"))
    #expect(reading.value.blocks.tables.first?.grid == [["甲"]])
    #expect(reading.diagnostics.map(\.code) == [.uncalculatedFormula])
    #expect(reading.diagnostics.first?.message.hasPrefix("2 formulas") == true)
    #expect(
      reading.diagnostics.first?.location == ReportModel.SourceLocation(.cell(sheet: "Sheet1", row: 1, column: 2)))
  }

  /// xlsxwriter writes 0 where it knows no result, and says that Excel has to calculate.
  @Test(arguments: [true, false])
  func zerosThatNobodyHasCalculated(_ isCalculatedAnew: Bool) throws {
    let row =
      "<row>\(text("A1", "甲"))<c><f>SUM(D1)</f><v>0</v></c><c><f>D1</f><v>5</v></c><c><v>0</v></c>"
      + "<c t=\"str\"><f>A1</f><v>0</v></c></row>"
    var workbook = WorkbookBuilder([WorkbookBuilder.Sheet("Sheet1", data(row))])
    workbook.isCalculatedAnew = isCalculatedAnew
    let reading = try read(workbook)
    #expect(
      reading.value.blocks.tables.first?.grid == [isCalculatedAnew ? ["甲", "5", "0", "0"] : ["甲", "0", "5", "0", "0"]])
    #expect(reading.diagnostics.map(\.code) == (isCalculatedAnew ? [.uncalculatedFormula] : []))
  }

  @Test func formatsOfTexts() throws {
    let row = "<row>\(text("A1", "5", "s=\"0\""))\(text("B1", "5", "s=\"1\""))\(text("C1", "001", "s=\"2\""))</row>"
    #expect(try grid(data(row), styles: styles(["@\"（万元）\"", "0;0;0;\"见表：\"@", "@"])) == [["5（万元）", "见表：5", "001"]])
  }

  // MARK: Sheets that are no tables

  @Test func sheetsOfMacrosAndDialoguesAreSaidAndChartsAreNot() throws {
    func found(_ kind: String, state: String = "") throws -> [Diagnostic.Code] {
      var other = WorkbookBuilder.Sheet("宏", data("<row>\(text("A1", "乙"))</row>"), state: state)
      other.kind = kind
      let reading = try read(
        WorkbookBuilder([WorkbookBuilder.Sheet("1", data("<row>\(text("A1", "甲"))</row>")), other]))
      #expect(reading.value.blocks.tables.map(\.grid) == [[["甲"]]])
      #expect(reading.diagnostics.allSatisfy { $0.location == ReportModel.SourceLocation(.sheet("宏")) })
      return reading.diagnostics.map(\.code)
    }
    #expect(try found("xlMacrosheet") == [.unreadPart])
    #expect(try found("dialogsheet") == [.unreadPart])
    #expect(try found("xlMacrosheet", state: "hidden") == [.hiddenText])
    #expect(try found("chartsheet") == [])
  }

  @Test func aSheetWithoutItsPartIsAnError() throws {
    var sheet = WorkbookBuilder.Sheet("落实情况", "")
    sheet.kind = ""
    #expect(throws: ReadError.malformedContainer(.missingPart("落实情况"))) { try read(WorkbookBuilder([sheet])) }
  }

  // MARK: Places

  @Test func cellsWithoutReferencesAndRowsOutOfOrder() throws {
    #expect(
      try grid(data("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")) == [
        ["1", "2"], ["3", ""],
      ])
    let rows =
      "<row r=\"2\"><c r=\"B2\"><v>4</v></c><c r=\"A2\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
    #expect(try grid(data(rows)) == [["1", ""], ["3", "4"]])
  }

  @Test func mergesAreSpans() throws {
    let rows =
      "<row r=\"1\">\(text("A1", "a"))\(text("B1", "b"))\(text("C1", "under"))</row><row r=\"2\">\(text("B2", "c"))\(text("C2", "d"))</row>"
    let merges =
      "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"Z1:Z9\"/></mergeCells>"
    let reading = try read(data(rows) + merges)
    let table = try #require(reading.value.blocks.tables.first)
    #expect(table.grid == [["a", "b", "b"], ["a", "c", "d"]])
    #expect(table.span(0, 0) == TableSpan(row: 0, column: 0, rows: 2, columns: 1))
    #expect(table.span(0, 1) == TableSpan(row: 0, column: 1, rows: 1, columns: 2))
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
  }

  @Test func whatIsHiddenIsCountedAndLeftOut() throws {
    let content =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"3\" max=\"3\" width=\"0\"/></cols>"
      + data(
        "<row r=\"1\">\(text("A1", "a"))\(text("B1", "secret"))\(text("C1", "secret"))\(text("D1", "d"))</row>"
          + "<row r=\"2\" hidden=\"true\">\(text("A2", "secret"))</row><row r=\"3\" ht=\"0\">\(text("A3", "secret"))</row>"
      )
    var workbook = WorkbookBuilder([
      .init("1", content), .init("2", data("<row>\(text("A1", "secret"))</row>"), state: "hidden"),
      .init("3", data("<row>\(text("A1", "secret"))</row>"), state: "veryHidden"),
    ])
    workbook.isDeflated = false
    let reading = try read(workbook)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["a", "d"]]])
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
    #expect(reading.diagnostics.first?.message.hasPrefix("6 hidden parts") == true)
    #expect(reading.diagnostics.first?.location == ReportModel.SourceLocation(.cell(sheet: "1", row: 1, column: 2)))
  }

  @Test func strictAndPrefixedNamespacesAndOtherFolders() throws {
    for (isStrict, prefix, folder) in [(true, "", "xl"), (false, "x:", "xl"), (true, "s:", "工作簿")] {
      var workbook = WorkbookBuilder(["甲", "乙"].map { .init($0, data("<row>\(text("A1", $0))</row>")) })
      workbook.isStrict = isStrict
      workbook.prefix = prefix
      workbook.folder = folder
      #expect(try read(workbook).value.blocks.tables.map(\.grid) == [[["甲"]], [["乙"]]], "\(prefix)")
    }
  }

  @Test func placesAreNamedAsAPersonFindsThem() {
    #expect(ReportModel.SourceLocation(.cell(sheet: "Sheet1", row: 7, column: 5)).message.english == "'Sheet1'!E7")
    #expect(ReportModel.SourceLocation(.cell(sheet: "it's", row: 1, column: 27)).message.english == "'it''s'!AA1")
    #expect(
      ReportModel.SourceLocation(.cell(sheet: "表", row: 1_048_576, column: 16_384)).message.chinese == "'表'!XFD1048576")
    for column in [1, 26, 27, 702, 703, 16_384] {
      let name = ReportModel.SourceLocation.cellName(row: 9, column: column)
      #expect(
        ReportModel.SourceLocation.cell(named: name)?.column == column
          && ReportModel.SourceLocation.cell(named: name)?.row == 9)
    }
  }

  // MARK: Hostile

  @Test(arguments: [
    ("<row r=\"99999999\"><c/></row>", "rows"), ("<row><c r=\"ZZZZ1\"/></row>", "columns"),
    ("<row><c r=\"A99999999\"/></row>", "rows"), ("<row><c r=\"1A\"/></row>", "no name of a cell"),
    ("<row><c t=\"s\"><v>3</v></c></row>", "does not hold"), ("<row><c t=\"s\"><v>-1</v></c></row>", "does not hold"),
  ])
  func whatCannotBeIsAnError(_ rows: String, _ words: String) {
    let found = error(data(rows), strings: "<si><t>a</t></si>")
    #expect(found?.message.contains(words) == true && found?.location != nil, "\(found?.message ?? "read")")
  }

  @Test func aDocumentTypeIsRefusedAndNamesItsPart() {
    let found = error("</worksheet><!DOCTYPE x><worksheet>")
    #expect(
      found?.code == .malformedXML && found?.location == ReportModel.SourceLocation(.part("xl/worksheets/sheet1.xml")))
  }

  @Test func mergesOfWholeSheetsCostNoMoreThanWhatIsFilled() throws {
    let merges =
      "<mergeCells>" + (1...2_000).map { "<mergeCell ref=\"A\($0):XFD1048576\"/>" }.joined() + "</mergeCells>"
    #expect(try read(data("<row>\(text("A1", "a"))</row>") + merges).value.blocks.tables.map(\.grid) == [[["a"]]])
  }
}
