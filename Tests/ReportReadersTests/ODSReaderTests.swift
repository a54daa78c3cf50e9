import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What is read of the sheets of an OpenDocument spreadsheet.
struct ODSReaderTests {
  private func read(_ sheets: String, styles: String = "") throws(ReadError) -> Reading<PackageContent> {
    let (format, reading) = try readPackage(OpenDocumentBuilder(sheets: sheets, styles: styles).bytes)
    #expect(format == .ods)
    return reading
  }

  private func sheet(_ content: String, _ attributes: String = "", name: String = "Sheet1") -> String {
    "<table:table table:name=\"\(name)\" \(attributes)>\(content)</table:table>"
  }

  private func grid(_ rows: String, styles: String = "") throws -> [[String]] {
    try #require(read(sheet(rows), styles: styles).value.blocks.tables.first).grid
  }

  private func cell(_ text: String, _ attributes: String = "") -> String {
    "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
  }

  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  private func error(_ sheets: String) -> Diagnostic? {
    do throws(ReadError) {
      _ = try read(sheets)
      return nil
    } catch { return error.diagnostic }
  }

  /// White on white is seen by nobody; on a colour, or where a condition may give one, it is read.
  @Test(arguments: [
    ("", "<text:p>乙</text:p>", true), ("fo:background-color=\"transparent\"", "<text:p>乙</text:p>", true),
    ("fo:background-color=\"#FFFFFF\"", "<text:p>乙</text:p>", true),
    ("fo:background-color=\"#1f4e79\"", "<text:p>乙</text:p>", false),
    ("", "<text:p><text:span text:style-name=\"x\">乙</text:span></text:p>", false),
    ("/><style:map style:condition=\"x\" style:apply-style-name=\"y\"", "<text:p>乙</text:p>", false),
  ])
  func textAsWhiteAsTheSheetIsHidden(_ properties: String, _ text: String, _ isHidden: Bool) throws {
    let space = "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    let styles =
      "<style:style \(space) style:name=\"w\" style:family=\"table-cell\"><style:table-cell-properties \(properties)/>"
      + "<style:text-properties fo:color=\"#ffffff\"/></style:style>"
      + "<style:style style:name=\"c\" style:family=\"table-cell\" style:parent-style-name=\"w\"/>"
    let cells = cell("甲") + "<table:table-cell table:style-name=\"c\">\(text)</table:table-cell>" + cell("丙")
    let reading = try read(sheet(row(cells)), styles: styles)
    #expect(reading.value.blocks.tables.map(\.grid) == [[isHidden ? ["甲", "丙"] : ["甲", "乙", "丙"]]])
    #expect(reading.diagnostics.map(\.code) == (isHidden ? [.hiddenText] : []))
  }

  /// Where somebody merges whole columns, each row to the end of the sheet has the merges.
  @Test func columnsThatAreMergedToTheEndOfTheSheetAreNoLimit() throws {
    let merged = { (text: String) in
      String(repeating: cell(text, "table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>", count: 12)
    }
    let rows = row(merged("甲")) + row(merged(""), "table:number-rows-repeated=\"1048575\"")
    let reading = try read(sheet(rows))
    #expect(reading.value.blocks.tables.map(\.grid) == [[Array(repeating: "甲", count: 12)]])
  }

  @Test func whatIsKnownOfAnotherDocumentIsNoSheet() throws {
    let source = "<table:table-source xlink:href=\"../x.ods\" table:mode=\"copy-results-only\"/>"
    let sheets = sheet(row(cell("甲"))) + sheet(source + row(cell("外")), name: "'file:///tmp/x.ods'#表一")
    let reading = try read(sheets)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲"]]] && reading.diagnostics.isEmpty)
  }

  @Test func formulasWithoutAResultAreSaid() throws {
    let formula = "<table:table-cell table:formula=\"of:=1+1\"/>"
    let reading = try read(sheet(row(cell("甲") + formula)))
    #expect(reading.diagnostics.map(\.code) == [.uncalculatedFormula])
    let empty = "<table:table-cell table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\"/>"
    #expect(try read(sheet(row(cell("甲") + empty))).diagnostics.isEmpty)
  }

  @Test func whatIsShownIsRead() throws {
    let shown = cell("85.5%", "office:value-type=\"percentage\" office:value=\"0.855\"")
    let values =
      "<table:table-cell office:value-type=\"percentage\" office:value=\"0.855\"/>"
      + "<table:table-cell office:value-type=\"float\" office:value=\"12\"/>"
      + "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-31\"/>"
      + "<table:table-cell office:value-type=\"string\" office:string-value=\"甲\"/>"
    #expect(try grid(row(shown + values)) == [["85.5%", "85.5%", "12", "2026-03-31", "甲"]])
  }

  @Test func foldedGroupsAreHidden() throws {
    func group(_ kind: String, _ display: String, _ content: String) -> String {
      "<table:table-\(kind)-group table:display=\"\(display)\">\(content)</table:table-\(kind)-group>"
    }
    let columns =
      group("column", "true", "<table:table-column/>") + group("column", "false", "<table:table-column/>")
      + "<table:table-column/>"
    let rows =
      row(cell("甲") + cell("藏") + cell("乙"))
      + group("row", "false", group("row", "true", row(cell("藏") + cell("藏") + cell("藏"))))
      + group("row", "true", row(cell("丙") + cell("藏") + cell("丁")))
    let reading = try read(sheet(columns + rows))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲", "乙"], ["丙", "丁"]]])
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
  }

  /// LibreOffice writes an empty paragraph wherever a number format shows nothing: zeros, or all.
  @Test func anEmptyParagraphIsWhatIsShown() throws {
    func empty(_ value: String) -> String { "<table:table-cell \(value)><text:p/></table:table-cell>" }
    let zeros =
      empty("office:value-type=\"float\" office:value=\"0\"")
      + empty("office:value-type=\"percentage\" office:value=\"0\"")
      + empty("office:value-type=\"string\" office:string-value=\"\"")
    let reading = try read(sheet(row(cell("甲") + zeros + cell("乙"))))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲", "乙"]]] && reading.diagnostics.isEmpty)
    let hidden =
      empty("office:value-type=\"float\" office:value=\"5\"")
      + empty("office:value-type=\"string\" office:string-value=\"密\"")
    let found = try read(sheet(row(cell("甲") + hidden + cell("乙"))))
    #expect(found.value.blocks.tables.map(\.grid) == [[["甲", "乙"]]])
    #expect(found.diagnostics.map(\.code) == [.hiddenText] && found.diagnostics[0].message.hasPrefix("2 "))
  }

  @Test func paragraphsBlanksAndElements() throws {
    let text =
      "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>  甲\n <text:span>乙</text:span> "
      + "<text:s text:c=\"2\"/>丙 </text:p><text:p>丁<text:line-break/>戊<text:ruby><text:ruby-base>己</text:ruby-base>"
      + "<text:ruby-text>ji</text:ruby-text></text:ruby><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
      + "</text:p></table:table-cell>"
    #expect(try grid(row(text)) == [["甲 乙   丙\n丁\n戊己"]])
  }

  @Test func repeatedPartsAreWhatIsFilled() throws {
    let rows =
      row(
        cell("a", "table:number-columns-repeated=\"2\"") + "<table:table-cell table:number-columns-repeated=\"16380\"/>"
          + cell("z"))
      + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"1000000\"")
      + row(cell("b"), "table:number-rows-repeated=\"2\"")
      + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"48570\"")
    #expect(try grid(rows) == [["a", "a", "z"], ["", "", ""], ["b", "", ""], ["b", "", ""]])
  }

  /// 17 × 10⁹ cells in a tiny file.
  @Test func sheetsThatAreFilledThroughoutAreRefused() {
    let all = row(cell("x", "table:number-columns-repeated=\"16384\""), "table:number-rows-repeated=\"1048576\"")
    #expect(error(sheet(all))?.message.contains("cells") == true)
    #expect(
      error(sheet(row(cell("x", "table:number-columns-repeated=\"99999\""))))?.message.contains("columns") == true)
    let below = row("", "table:number-rows-repeated=\"2000000\"") + row(cell("x"))
    #expect(error(sheet(below))?.message.contains("rows") == true)
  }

  @Test func mergesAreSpansAndWhatTheyCoverIsHidden() throws {
    let rows =
      row(
        cell("a", "table:number-rows-spanned=\"2\"") + cell("b", "table:number-columns-spanned=\"2\"")
          + "<table:covered-table-cell/>")
      + row("<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>" + cell("c") + cell("d"))
    let reading = try read(sheet(rows))
    let table = try #require(reading.value.blocks.tables.first)
    #expect(table.grid == [["a", "b", "b"], ["a", "c", "d"]])
    #expect(table.span(0, 0)?.rows == 2 && table.span(0, 1)?.columns == 2)
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
  }

  @Test func hiddenPartsAreLeftOut() throws {
    let styles =
      "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
      + "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    let columns = "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>"
    let rows =
      columns + row(cell("a") + cell("secret") + cell("b<text:span text:style-name=\"T1\">secret</text:span>"))
      + row(cell("secret"), "table:visibility=\"filter\"") + row(cell("secret"), "table:visibility=\"collapse\"")
    let reading = try read(
      sheet(rows) + sheet(row(cell("secret")), "table:style-name=\"ta2\"", name: "2"), styles: styles)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["a", "b"]]])
    #expect(reading.diagnostics.map(\.code) == [.hiddenText])
    #expect(reading.diagnostics.first?.message.hasPrefix("5 hidden parts") == true)
  }

  @Test func struckAndRaisedTextsByStyleAndParent() throws {
    let styles =
      "<style:style style:name=\"p\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/>"
      + "</style:style><style:style style:name=\"c\" style:family=\"table-cell\" style:parent-style-name=\"p\"/>"
      + "<style:style style:name=\"u\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
      + "<style:style style:name=\"x\" style:family=\"table-cell\" style:parent-style-name=\"x\"/>"
    let cells =
      cell("旧", "table:style-name=\"c\"") + cell("10<text:span text:style-name=\"u\">8</text:span>")
      + cell("新", "table:style-name=\"x\"")
    let reading = try read(sheet(row(cells)), styles: styles)
    #expect(reading.value.blocks.tables.first?.grid == [["〔删：旧〕", "10⁸", "新"]])
    #expect(reading.diagnostics.map(\.code) == [.struckText])
    #expect(
      reading.diagnostics.first?.location == ReportModel.SourceLocation(.cell(sheet: "Sheet1", row: 1, column: 1)))
  }

  /// A text box is seen on the sheet, and what it says is in no cell; the description of a picture is not seen.
  @Test func textBoxesOfASheetAreSaid() throws {
    let box = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    let picture = "<draw:frame><draw:image/><svg:desc>图</svg:desc></draw:frame>"
    let inCell = "<table:table-cell>\(box)<text:p>a</text:p></table:table-cell>"
    for (content, codes) in [
      (row(inCell), [.unreadPart]), ("<table:shapes>\(box)</table:shapes>" + row(cell("a")), [.unreadPart]),
      (
        "<table:shapes>\(picture)</table:shapes>"
          + row("<table:table-cell>\(picture)<text:p>a</text:p></table:table-cell>"), []
      ),
    ] as [(String, [Diagnostic.Code])] {
      let reading = try read(sheet(content))
      #expect(reading.value.blocks.tables.map(\.grid) == [[["a"]]] && reading.diagnostics.map(\.code) == codes)
    }
  }

  @Test func headersAndGroupsOfRowsAreRows() throws {
    let rows =
      "<table:table-header-rows>\(row(cell("a")))</table:table-header-rows>"
      + "<table:table-row-group><table:table-row-group>\(row(cell("b")))</table:table-row-group></table:table-row-group>"
    #expect(try grid(rows) == [["a"], ["b"]])
  }

  @Test func encryptedDocumentsSaySo() {
    var builder = OpenDocumentBuilder(sheets: "", styles: "")
    builder.isEncrypted = true
    do throws(ReadError) {
      _ = try readPackage(builder.bytes)
      Issue.record("an encrypted document was read")
    } catch { #expect(error.diagnostic.message.contains("encrypted")) }
  }
}
