import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What is read of the tables of an OpenDocument text.
struct ODTReaderTests {
  private typealias Text = OpenDocumentBuilder

  private func read(_ body: String, styles: String = "", shared: String = "") throws(ReadError) -> Reading<
    PackageContent
  > {
    var builder = OpenDocumentBuilder(text: body, styles: styles)
    builder.sharedStyles = shared
    let (format, reading) = try readPackage(builder.bytes)
    #expect(format == .odt)
    return reading
  }

  private func grid(_ rows: String, styles: String = "") throws -> [[String]] {
    try #require(read(Text.table(rows), styles: styles).value.blocks.tables.first).grid
  }

  private func lines(_ body: String, styles: String = "", shared: String = "") throws -> [String] {
    try read(body, styles: styles, shared: shared).value.blocks.compactMap {
      if case .line(let line) = $0 { line.text } else { nil }
    }
  }

  private func cell(_ text: String, _ attributes: String = "") -> String {
    Text.cell(Text.paragraph(text), attributes)
  }

  private func row(_ texts: [String]) -> String { Text.row(texts.map { cell($0) }.joined()) }

  private func codes(_ reading: Reading<PackageContent>) -> [Diagnostic.Code] { reading.diagnostics.map(\.code) }

  private func error(_ body: String) -> Diagnostic? {
    do throws(ReadError) {
      _ = try read(body)
      return nil
    } catch { return error.diagnostic }
  }

  private let hiding =
    "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    + "<style:style style:name=\"HP\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>"

  // MARK: Tables

  @Test func coveredCellsNeedNotBeThere() throws {
    let covered = "<table:covered-table-cell/>"
    for between in ["", covered] {
      let rows =
        Text.row(
          cell("a", "table:number-rows-spanned=\"2\"") + cell("b", "table:number-columns-spanned=\"2\"") + between)
        + Text.row(between + cell("c") + cell("d")) + row(["e", "f", "g"])
      let table = try #require(read(Text.table(rows)).value.blocks.tables.first)
      #expect(table.grid == [["a", "b", "b"], ["a", "c", "d"], ["e", "f", "g"]])
      #expect(table.span(0, 0)?.rows == 2 && table.span(0, 1)?.columns == 2)
    }
  }

  @Test func cellsThatGoOnAtTheEndAndOverSeveralColumns() throws {
    let rows =
      row(["1", "2", "3", "4"])
      + Text.row(
        cell("a") + cell("b", "table:number-rows-spanned=\"3\" table:number-columns-spanned=\"2\"") + cell("c"))
      + row(["d", "e"]) + row(["f"])
    #expect(try grid(rows) == [["1", "2", "3", "4"], ["a", "b", "b", "c"], ["d", "b", "b", "e"], ["f", "b", "b"]])
  }

  /// A cell that would reach into one from above ends before it.
  @Test func aCellEndsWhereAnotherFromAboveStands() throws {
    let rows =
      Text.row(cell("a") + cell("b", "table:number-rows-spanned=\"2\""))
      + Text.row(cell("c", "table:number-columns-spanned=\"2\""))
    #expect(try grid(rows) == [["a", "b"], ["c", "b"]])
  }

  @Test func whatOtherCellsCoverIsHidden() throws {
    let rows = Text.row(
      cell("a", "table:number-columns-spanned=\"2\"")
        + "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>" + cell("b"))
    let reading = try read(Text.table(rows))
    #expect(reading.value.blocks.tables.first?.grid == [["a", "b"]] && codes(reading) == [.hiddenText])
  }

  /// LibreOffice counts every border of a row as a column.
  @Test func columnsAreThoseThatAreSeen() throws {
    let rows = [["a", "b"], ["1", "2"]].map {
      Text.row(cell($0[0], "table:number-columns-spanned=\"2\"") + cell($0[1], "table:number-columns-spanned=\"3\""))
    }
    #expect(try grid(rows.joined()) == [["a", "b"], ["1", "2"]])
  }

  @Test func repeatedRowsAndCells() throws {
    let rows =
      Text.row(cell("a", "table:number-columns-repeated=\"2\"") + cell("b"))
      + Text.row(cell("c") + Text.cell("", "table:number-columns-repeated=\"9999\""))
      + Text.row(cell("d") + cell("e"), "table:number-rows-repeated=\"2\"")
      + Text.row(Text.cell("", "table:number-columns-repeated=\"16384\""), "table:number-rows-repeated=\"1000000\"")
    #expect(try grid(rows) == [["a", "a", "b"], ["c", ""], ["d", "e"], ["d", "e"], [""]])
  }

  @Test func hostileRepeatsAreRefused() {
    let all = Text.row(cell("x", "table:number-columns-repeated=\"16384\""), "table:number-rows-repeated=\"1048576\"")
    #expect(error(Text.table(all))?.message.contains("cells") == true)
    #expect(
      error(Text.table(Text.row(cell("x", "table:number-columns-repeated=\"99999\""))))?.message.contains("columns")
        == true)
    let blank = Text.row(Text.cell(""), "table:number-rows-repeated=\"2000000000\"") + row(["x"])
    #expect(error(Text.table(blank))?.message.contains("cells") == true)
    let grown =
      Text.row(String(repeating: cell("", "table:number-rows-spanned=\"60000\""), count: 1_000))
      + String(repeating: "<table:table-row/>", count: 20_000)
    #expect(error(Text.table(grown))?.message.contains("cells") == true)
  }

  @Test func hiddenRowsAndColumnsAreLeftOut() throws {
    let columns = "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>"
    let rows =
      columns + row(["a", "secret", "b"]) + Text.row(cell("secret"), "table:visibility=\"filter\"")
      + Text.row(cell("c", "table:number-columns-spanned=\"3\""))
    let reading = try read(Text.table(rows))
    #expect(reading.value.blocks.tables.first?.grid == [["a", "b"], ["c", "c"]] && codes(reading) == [.hiddenText])
    #expect(reading.diagnostics.first?.message.hasPrefix("2 hidden parts") == true)
  }

  @Test func tablesInCellsAndGroupsOfRows() throws {
    let inner = Text.table([["序号", "任务"], ["1", "甲"]])
    let rows =
      "<table:table-header-rows>\(row(["a", "b"]))</table:table-header-rows>"
      + Text.row(cell("c") + Text.cell(Text.paragraph("d") + inner))
    let tables = try read(Text.table(rows)).value.blocks.tables
    #expect(tables.map(\.grid) == [[["a", "b"], ["c", "d\n序号\n任务\n1\n甲"]], [["序号", "任务"], ["1", "甲"]]])
  }

  @Test func placesAreThoseOfTablesAndParagraphs() throws {
    let body =
      Text.paragraph("题") + Text.table([["a"]])
      + Text.table(row(["a", "b"]) + Text.row(cell("a") + cell("<text:span text:style-name=\"H\">x</text:span>")))
    let reading = try read(body, styles: hiding)
    #expect(reading.diagnostics.first?.location == ReportModel.SourceLocation(.tableCell(table: 2, row: 2, column: 2)))
  }

  // MARK: Text

  @Test func linesAroundTheTable() throws {
    let body =
      "<text:h text:outline-level=\"1\">附件1</text:h>" + Text.paragraph("表", "T") + Text.table([["a", "b"]])
      + "<text:section>\(Text.paragraph("注：甲"))</text:section>"
      + "<text:table-of-content><text:table-of-content-source><text:index-title-template>不读</text:index-title-template>"
      + "</text:table-of-content-source><text:index-body>\(Text.paragraph("目录"))</text:index-body></text:table-of-content>"
    let styles = "<style:style style:name=\"T\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"
    let blocks = try read(body, styles: styles).value.blocks
    let lines = blocks.compactMap { if case .line(let line) = $0 { line } else { nil } }
    #expect(lines.map(\.text) == ["附件1", "表", "注：甲", "目录"])
    #expect(lines.map(\.kind) == [.heading, .heading, .paragraph, .paragraph])
    #expect(lines.map(\.isListItem) == [false, false, false, true])
  }

  @Test func textBoxesNotesCommentsAndFields() throws {
    let note =
      "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>"
      + Text.paragraph("数据来自统计局") + "</text:note-body></text:note>"
    let box =
      "<draw:frame><draw:text-box>\(Text.paragraph("框中"))</draw:text-box><svg:desc>图</svg:desc></draw:frame>"
    let content =
      Text.paragraph(
        "甲\(note)<office:annotation>\(Text.paragraph("批注"))</office:annotation>乙<text:page-number>3</text:page-number>")
      + Text.paragraph(box + "丙")
    let reading = try read(Text.table(Text.row(Text.cell(content))))
    #expect(reading.value.blocks.tables.first?.grid == [["甲¹乙3\n框中\n丙"]])
    #expect(try lines(Text.table(Text.row(Text.cell(content)))) == ["¹数据来自统计局"])
  }

  @Test func whatIsFoundInNotesIsSaid() throws {
    let styles =
      hiding + "<style:style style:name=\"K\" style:family=\"text\"><style:text-properties "
      + "style:text-line-through-style=\"solid\"/></style:style>"
    let note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
      + Text.paragraph("<text:hidden-paragraph text:is-hidden=\"true\"/>藏") + Text.paragraph("藏", "HP")
      + Text.paragraph("见<text:span text:style-name=\"K\">废</text:span>") + "</text:note-body></text:note>"
    let reading = try read(Text.table(Text.row(cell("甲" + note))), styles: styles)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲¹"]]] && codes(reading) == [.hiddenText, .struckText])
    #expect(try lines(Text.table(Text.row(cell("甲" + note))), styles: styles) == ["¹见〔删：废〕"])
  }

  @Test func objectsThatAreNoPicturesAreSaid() throws {
    let object = "<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>"
    #expect(codes(try read(Text.paragraph(object) + Text.table([["a"]]))) == [.unreadPart])
    var builder = OpenDocumentBuilder(text: Text.paragraph(object) + Text.table([["a"]]))
    builder.manifestEntries =
      "<m:file-entry m:full-path=\"Object 1/\" m:media-type=\"application/vnd.oasis.opendocument.chart\"/>"
    #expect(codes(try readPackage(builder.bytes).reading).isEmpty)
  }

  @Test func hiddenTextAndHiddenSections() throws {
    let body =
      "<text:section text:display=\"none\">\(Text.paragraph("不读"))\(Text.table([["不读"]]))</text:section>"
      + "<text:section text:display=\"condition\" text:is-hidden=\"true\">\(Text.paragraph("不读"))</text:section>"
      + "<text:section text:display=\"condition\">\(Text.paragraph("可见"))</text:section>" + Text.paragraph("不读", "HP")
      + Text.paragraph("<text:hidden-paragraph text:is-hidden=\"true\"/>不读")
      + Text.paragraph(
        "甲<text:span text:style-name=\"H\">不读</text:span>乙<text:hidden-text text:is-hidden=\"true\">不读</text:hidden-text>"
      )
    #expect(try lines(body, styles: hiding) == ["可见", "甲乙"])
    #expect(codes(try read(body, styles: hiding)) == [.hiddenText])
  }

  @Test func aSpanMayTakeBackWhatIsAroundIt() throws {
    let styles =
      hiding + "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties text:display=\"true\" "
      + "style:text-line-through-style=\"none\"/></style:style><style:style style:name=\"K\" style:family=\"text\">"
      + "<style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
    func span(_ style: String, _ content: String) -> String {
      "<text:span text:style-name=\"\(style)\">\(content)</text:span>"
    }
    let body = Text.paragraph(span("H", "藏" + span("S", "见")) + span("K", "删" + span("S", "留") + "删"))
    #expect(try lines(body, styles: styles) == ["见〔删：删〕留〔删：删〕"])
  }

  @Test func drawingsThatNobodySeesAreLeftOut() throws {
    func box(_ display: String) -> String {
      Text.paragraph("<draw:frame \(display)><draw:text-box>\(Text.paragraph("框"))</draw:text-box></draw:frame>丙")
    }
    let reading = try read(Text.table(Text.row(Text.cell(box("draw:display=\"none\"")))))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["丙"]]] && codes(reading) == [.hiddenText])
    #expect(try grid(Text.row(Text.cell(box("draw:display=\"always\"")))) == [["框\n丙"]])
  }

  @Test func deletionsAreLeftOutAndCounted() throws {
    let changes =
      "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info/>"
      + Text.paragraph("删去")
      + "</text:deletion></text:changed-region><text:changed-region text:id=\"c2\"><text:insertion/>"
      + "</text:changed-region><text:changed-region text:id=\"c3\"><text:deletion>\(Text.paragraph(""))</text:deletion>"
      + "</text:changed-region></text:tracked-changes>"
    let content = Text.paragraph(
      "甲<text:change text:change-id=\"c1\"/>乙<text:change-start text:change-id=\"c2\"/>丙<text:change-end text:change-id=\"c2\"/>"
        + "<text:change text:change-id=\"c3\"/>")
    let reading = try read(changes + Text.table(Text.row(Text.cell(content))))
    #expect(reading.value.blocks.tables.first?.grid == [["甲乙丙"]] && codes(reading) == [.deletedText])
    #expect(reading.diagnostics.first?.location == ReportModel.SourceLocation(.tableCell(table: 1, row: 1, column: 1)))
    #expect(reading.diagnostics.first?.message.hasPrefix("1 ") == true)
  }

  /// What a list says of its signs is not said of the style before it.
  @Test func propertiesOfListsAndFormatsAreNoParagraphs() throws {
    let styles =
      "<style:style style:name=\"P\" style:family=\"paragraph\"/><text:list-style style:name=\"L\"><text:list-level-style-bullet "
      + "text:level=\"1\"><style:text-properties style:font-name=\"Wingdings\" text:display=\"none\"/></text:list-level-style-bullet>"
      + "</text:list-style>"
    #expect(
      try lines(Text.paragraph("o", "P") + Text.list("L", [Text.paragraph("甲", "P")]), styles: styles) == ["o", "甲"])
  }
}
