import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

struct SpreadsheetMLTests {
  private func workbook(_ table: String, styles: String = "", after: String = "", sheet: String = "") -> String {
    "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">"
      + "<Styles>\(styles)</Styles><Worksheet ss:Name=\"a\"\(sheet)><Table>\(table)</Table>\(after)</Worksheet></Workbook>"
  }

  private func cell(_ text: String, _ attributes: String = "", type: String = "String") -> String {
    "<Cell \(attributes)><Data ss:Type=\"\(type)\">\(text)</Data></Cell>"
  }

  private func read(_ text: String) throws(ReadError) -> Reading<[Block]> {
    try readTables(SourceText(bytes: Array(text.utf8)), as: .spreadsheetML)
  }

  private func grid(_ table: String, styles: String = "") throws -> [[String]] {
    try #require(grids(workbook(table, styles: styles), as: .spreadsheetML).first)
  }

  private func error(_ text: String) -> Diagnostic? {
    do throws(ReadError) {
      _ = try read(text)
      return nil
    } catch { return error.diagnostic }
  }

  @Test func isKnownByItsContent() throws {
    let source = SourceText(bytes: Array(workbook("").utf8))
    #expect(try detectFormat(of: source, fileExtension: "xls") == .spreadsheetML)
  }

  @Test func indexesPlaceCells() throws {
    let rows =
      "<Row>\(cell("a"))\(cell("c", "ss:Index=\"3\""))</Row><Row>\(cell("x"))\(cell("y"))\(cell("z"))</Row>"
    #expect(try grid(rows) == [["a", "", "c"], ["x", "y", "z"]])
  }

  @Test func aGapOfAnyHeightIsOneBlankRow() throws {
    #expect(try grid("<Row>\(cell("a"))</Row><Row ss:Index=\"900000\">\(cell("b"))</Row>") == [["a"], [""], ["b"]])
  }

  @Test func mergesAreSpans() throws {
    let rows =
      "<Row>\(cell("a", "ss:MergeDown=\"1\""))\(cell("b", "ss:MergeAcross=\"1\""))</Row>"
      + "<Row>\(cell("c", "ss:Index=\"2\""))\(cell("d"))</Row>"
    let table = try #require(read(workbook(rows)).value.tables.first)
    #expect(table.grid == [["a", "b", "b"], ["a", "c", "d"]])
    #expect(table.span(0, 0) == TableSpan(row: 0, column: 0, rows: 2, columns: 1))
    #expect(table.span(0, 1) == TableSpan(row: 0, column: 1, rows: 1, columns: 2))
  }

  @Test func whatIsHiddenIsCountedOnceAndLeftOut() throws {
    let rows =
      "<Column/><Column ss:Hidden=\"1\"/><Row>\(cell("a"))\(cell("secret"))\(cell("b"))</Row>"
      + "<Row ss:Hidden=\"1\">\(cell("secret"))</Row>"
    let reading = try read(workbook(rows))
    #expect(reading.value.tables.map(\.grid) == [[["a", "b"]]])
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
    #expect(reading.diagnostics.first?.message.hasPrefix("2 hidden parts") == true)
    for text in [
      workbook("<Row>\(cell("a"))</Row>", sheet: " ss:Visible=\"SheetHidden\""),
      workbook(
        "<Row>\(cell("a"))</Row>",
        after: "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetVeryHidden</Visible>"
          + "</WorksheetOptions>"),
    ] {
      let reading = try read(text)
      #expect(reading.value.isEmpty && reading.diagnostics.map(\.code) == [.hiddenText])
    }
  }

  @Test(arguments: [
    ("0.855", "0.0%", "85.5%"), ("0.855", "Percent", "85.50%"), ("0.855", "0%", "86%"),
    ("1234.5", "Standard", "1,234.50"),
    ("2", "Fixed", "2.00"), ("85.499999999999993", "General", "85.5"), ("46112", "Short Date", "2026/3/31"),
    ("46112", "yyyy\"年\"m\"月\"d\"日\"", "2026年3月31日"), ("-3", "0;[Red](0)", "(3)"), ("7", "000", "007"),
    ("5", ";;;", ""), ("0.5", "h:mm", "12:00"), ("1.5", "[h]:mm", "36:00"), ("1200000", "0.0,,", "1.2"),
    ("12345678", "0.00E+00", "1.23E+07"), ("abc", "0.00", "abc"), ("0", "0.00", "0.00"), ("0.05", "#.##", ".05"),
  ])
  func numbersAreShownAsTheirFormatSays(_ number: String, _ format: String, _ shown: String) throws {
    let format = format.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
    let styles = "<Style ss:ID=\"s\"><NumberFormat ss:Format=\"\(format)\"/></Style>"
    let row = "<Row>\(cell("x"))\(cell(number, "ss:StyleID=\"s\"", type: "Number"))\(cell("y"))</Row>"
    #expect(try grid(row, styles: styles).first == (shown.isEmpty ? ["x", "y"] : ["x", shown, "y"]))
  }

  @Test func datesTruthsAndErrors() throws {
    let styles =
      "<Style ss:ID=\"p\"><NumberFormat ss:Format=\"Long Date\"/></Style><Style ss:ID=\"s\" ss:Parent=\"p\"/>"
      + "<Style ss:ID=\"c\" ss:Parent=\"c\"/>"
    let date = "2026-03-31T00:00:00.000"
    let row =
      "<Row>\(cell(date, "ss:StyleID=\"s\"", type: "DateTime"))\(cell(date, "ss:StyleID=\"c\"", type: "DateTime"))"
      + "\(cell("1", type: "Boolean"))\(cell("#N/A", type: "Error"))</Row>"
    #expect(try grid(row, styles: styles) == [["2026年3月31日", "2026-03-31", "TRUE", "#N/A"]])
  }

  @Test func textKeepsBreaksAndLosesCommentsAndMarkup() throws {
    let row =
      "<Row><Cell><ss:Data ss:Type=\"String\"><html:B>甲</html:B>乙&#13;&#10;丙&amp;<html:S>丁</html:S></ss:Data>"
      + "<Comment><ss:Data>secret</ss:Data></Comment></Cell></Row>"
    #expect(try grid(row) == [["甲乙\n丙&〔删：丁〕"]])
  }

  @Test func struckCellsAndRunsAreMarkedAndRaisedDigitsStayRaised() throws {
    let styles =
      "<Style ss:ID=\"s\"><Font ss:StrikeThrough=\"1\"/></Style>"
      + "<Style ss:ID=\"r\" ss:Parent=\"s\"><NumberFormat ss:Format=\"0%\"/></Style>"
      + "<Style ss:ID=\"u\"><Font ss:VerticalAlign=\"Superscript\"/></Style>"
      + "<Style ss:ID=\"w\"><Font ss:FontName=\"Wingdings\"/></Style>"
    let row =
      "<Row>\(cell("已完成 ", "ss:StyleID=\"s\""))\(cell("0.5", "ss:StyleID=\"r\"", type: "Number"))"
      + "\(cell("2", "ss:StyleID=\"u\""))\(cell("þ", "ss:StyleID=\"w\""))"
      + "<Cell><ss:Data ss:Type=\"String\">10<html:Sup>8</html:Sup>吨CO<html:Sub>2</html:Sub>，"
      + "<html:S>未</html:S><html:S><html:B>完成</html:B></html:S>完成</ss:Data></Cell></Row>"
    let reading = try read(workbook(row, styles: styles))
    #expect(
      reading.value.tables.map(\.grid) == [[["〔删：已完成〕 ", "〔删：50%〕", "²", "☑", "10⁸吨CO₂，〔删：未完成〕完成"]]])
    #expect(reading.diagnostics.map(\.code) == [.struckText])
    #expect(reading.diagnostics.first?.message.hasPrefix("3 struck texts") == true)
  }

  @Test func textUnderAMergeIsHidden() throws {
    let rows = "<Row>\(cell("a", "ss:MergeDown=\"1\""))\(cell("b"))</Row><Row>\(cell("under"))\(cell("c"))</Row>"
    let reading = try read(workbook(rows))
    #expect(reading.value.tables.map(\.grid) == [[["a", "b"], ["a", "c"]]])
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
  }

  // MARK: Hostile

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
  ])
  func declarationsAreRefused(_ declaration: String) {
    let found = error("<?xml version=\"1.0\"?>\n" + declaration + "<Workbook>&b;</Workbook>")
    #expect(found?.code == .malformedXML && found?.location == ReportModel.SourceLocation(line: 2, column: 1))
    #expect(found?.message.contains("DOCTYPE") == true)
  }

  @Test func entitiesThatNobodyDeclaredAreErrors() {
    #expect(error(workbook("<Row>\(cell("&x;"))</Row>"))?.code == .malformedXML)
  }

  @Test func aFileThatWasCutOffIsAnErrorWithAPlace() {
    let text = workbook("<Row>\(cell("a"))</Row>")
    for count in stride(from: 200, to: text.utf8.count, by: 7) {
      let found = error(String(text.prefix(count)))
      #expect(found?.code == .malformedXML && found?.location != nil, "\(count)")
    }
  }

  @Test func deepAndWideMarkupIsRefused() {
    #expect(error(workbook(String(repeating: "<Row>", count: 100_000)))?.code == .limitExceeded)
    let attributes = (0..<1_000_000).map { " a\($0)=\"\"" }.joined()
    #expect(error(workbook("<Row\(attributes)/>"))?.message.contains("attributes") == true)
  }

  @Test(arguments: [
    "<Row ss:Index=\"1000000000\"><Cell/></Row>", "<Row><Cell ss:Index=\"1000000000\"/></Row>",
    "<Row><Cell ss:MergeAcross=\"99999999999999999999\"/></Row>", "<Column ss:Index=\"1000000000\"/>",
  ])
  func indexesBeyondTheSheetAreErrors(_ rows: String) {
    #expect(error(workbook(rows))?.code == .limitExceeded)
  }

  @Test(arguments: ["<Row><Cell ss:Index=\"2\"/><Cell ss:Index=\"2\"/></Row>", "<Row ss:Index=\"-1\"/>"])
  func indexesThatGoBackAreErrors(_ rows: String) {
    #expect(error(workbook(rows))?.code == .malformedXML)
  }

  @Test func spansCostNoMoreThanWhatIsFilled() throws {
    let row = "<Row>\(cell("a", "ss:MergeAcross=\"16383\" ss:MergeDown=\"1000000\""))</Row>"
    #expect(try grid(row + "<Row ss:Span=\"1000000000\" ss:Hidden=\"1\"/>") == [["a"]])
  }

  @Test func otherMarkupIsNoSpreadsheet() {
    #expect(error("<a/>")?.code == .malformedXML)
    #expect(error(workbook("<x:Row/>"))?.code == .malformedXML)
  }
}
