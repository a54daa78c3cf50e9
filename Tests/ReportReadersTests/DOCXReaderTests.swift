import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

struct DOCXReaderTests {
  typealias Word = WordDocument

  func read(_ document: WordDocument) throws(ReadError) -> Reading<PackageContent> {
    try readPackage(document.bytes).reading
  }

  func read(_ body: String) throws(ReadError) -> Reading<PackageContent> { try read(WordDocument(body)) }

  func grid(_ rows: [(cells: String, properties: String)], grid: Int = 0) throws -> [[String]] {
    try #require(read(Word.table(rows, grid: grid)).value.blocks.tables.first).grid
  }

  func cell(_ text: String, _ properties: String = "") -> String {
    Word.cell(Word.paragraph(Word.run(text)), properties)
  }

  func cells(_ texts: [String]) -> String { texts.map { cell($0) }.joined() }

  /// The text of a cell with a content.
  func text(_ content: String) throws -> String { try grid([(Word.cell(content), "")])[0][0] }

  func codes(_ reading: Reading<PackageContent>) -> [Diagnostic.Code] { reading.diagnostics.map(\.code) }

  // MARK: The package

  @Test func isKnownByItsContentAndItsMainPartByTheRelationship() throws {
    var document = WordDocument(Word.table([["a", "b"]]))
    document.main = "odd/other.xml"
    document.prefix = "x"
    document.isStrict = true
    document.isDeflated = true
    let (format, reading) = try readPackage(document.bytes)
    #expect(format == .docx && reading.value.blocks.tables.map(\.grid) == [[["a", "b"]]])
  }

  /// Programs of Windows write so, in the archive and where parts refer to each other.
  @Test func partsMayBeNamedWithBackslashes() throws {
    var document = WordDocument(Word.table([["a", "b"]]))
    document.main = "odd\\other.xml"
    #expect(try read(document).value.blocks.tables.map(\.grid) == [[["a", "b"]]])
  }

  /// Word makes these numbers when it shows the document; the file does not hold them.
  @Test(arguments: ["AUTONUM", " autonumlgl \\* Arabic", "LISTNUM NumberDefault \\l 1"])
  func numbersOfFieldsWithoutAResultAreSaid(_ instruction: String) throws {
    func field(_ result: String) -> String {
      Word.table([
        (
          cells: Word.cell(
            Word.paragraph(
              "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>"
                + result
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + Word.run("甲"))),
          properties: ""
        )
      ])
    }
    let reading = try read(field(""))
    #expect(codes(reading) == [.unreadPart] && reading.value.blocks.tables.map(\.grid) == [[["甲"]]])
    let result = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + Word.run("1.")
    let shown = try read(field(result))
    #expect(codes(shown).isEmpty && shown.value.blocks.tables.map(\.grid) == [[["1.甲"]]])
  }

  /// HTML that a web system has put into the document is not read, so that somebody must be told.
  @Test func documentsOfOtherFormatsInsideAreSaid() throws {
    let reading = try read("<w:altChunk/>" + Word.table([["a", "b"]]))
    #expect(codes(reading) == [.unreadPart] && reading.value.blocks.tables.map(\.grid) == [[["a", "b"]]])
    #expect(codes(try read(Word.table([["a", "b"]]))).isEmpty)
  }

  // MARK: Tables

  @Test func spansAreMerges() throws {
    let rows = [
      (cell("a", "<w:vMerge w:val=\"restart\"/>") + cell("b", "<w:gridSpan w:val=\"2\"/>"), ""),
      (cell("", "<w:vMerge/>") + cells(["c", "d"]), ""),
      (cell("", "<w:vMerge w:val=\"continue\"/>") + cells(["e", "f"]), ""),
    ]
    let table = try #require(read(Word.table(rows, grid: 3)).value.blocks.tables.first)
    #expect(table.grid == [["a", "b", "b"], ["a", "c", "d"], ["a", "e", "f"]])
    #expect(table.span(0, 0) == TableSpan(row: 0, column: 0, rows: 3, columns: 1))
    #expect(table.span(0, 1) == TableSpan(row: 0, column: 1, rows: 1, columns: 2))
  }

  @Test func aGroupEndsWhereAnotherBegins() throws {
    let rows = ["restart", "continue", "restart", "continue"].enumerated().map {
      (cell("\($0)", "<w:vMerge w:val=\"\($1)\"/>") + cell("x"), "")
    }
    let reading = try read(Word.table(rows))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["0", "x"], ["0", "x"], ["2", "x"], ["2", "x"]]])
    // What stands in a cell that another covers is not seen.
    #expect(codes(reading) == [.hiddenText])
  }

  @Test func aCellThatGoesOnWithNoneBegins() throws {
    #expect(try grid([(cell("a", "<w:vMerge/>") + cell("b"), "")]) == [["a", "b"]])
  }

  /// Lines of the grid that no row needs are none of the table's.
  @Test func columnsAreThoseThatAreSeen() throws {
    let rows = [["a", "b", "c"], ["1", "2", "3"]].map { texts in
      (cell(texts[0]) + cell(texts[1], "<w:gridSpan w:val=\"3\"/>") + cell(texts[2], "<w:gridSpan w:val=\"2\"/>"), "")
    }
    #expect(try grid(rows, grid: 6) == [["a", "b", "c"], ["1", "2", "3"]])
  }

  @Test func rowsMayBeginLaterAndBeWiderThanTheGrid() throws {
    let rows = [
      (cells(["a", "b", "c"]), ""), (cells(["d"]), "<w:gridBefore w:val=\"2\"/>"),
      (cells(["e"]), "<w:gridAfter w:val=\"2\"/>"),
      (cells(["f", "g", "h", "i"]), ""),
    ]
    #expect(try grid(rows, grid: 2) == [["a", "b", "c"], ["", "", "d"], ["e"], ["f", "g", "h", "i"]])
  }

  @Test func cellsThatGoOnAcross() throws {
    let rows = [
      (cells(["a", "b"]), ""), (cell("c", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>"), ""),
    ]
    #expect(try grid(rows) == [["a", "b"], ["c", "c"]])
  }

  @Test func paragraphsAreLinesAndBlankOnesStayBetweenOthers() throws {
    let content =
      Word.paragraph("") + Word.paragraph(Word.run("　　甲 ") + "<w:r><w:br/></w:r>" + Word.run("乙")) + Word.paragraph("")
      + Word.paragraph(Word.run("丙")) + Word.paragraph("")
    #expect(try text(content) == "甲\n乙\n\n丙")
  }

  @Test func signsInPlaceOfText() throws {
    let content = Word.paragraph(
      Word.run("3") + "<w:r><w:noBreakHyphen/><w:t>5</w:t><w:tab/><w:softHyphen/><w:t> 甲\n </w:t>"
        + "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"
        + Word.run("o", "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>"))
    #expect(try text(content) == "3-5\t甲☑☐")
  }

  @Test func raisedAndLoweredDigits() throws {
    let content = Word.paragraph(
      Word.run("10") + Word.run("8", "<w:vertAlign w:val=\"superscript\"/>") + Word.run("吨CO")
        + Word.run("2", "<w:vertAlign w:val=\"subscript\"/>")
        + "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    #expect(try text(content) == "10⁸吨CO₂m³")
  }

  @Test func nestedTablesComeAfterTheTextOfTheirCell() throws {
    let inner = Word.table([["b", "c"]])
    let body = Word.table([(Word.cell(Word.paragraph(Word.run("a")) + inner + "<w:p/>") + cell("d"), "")])
    let blocks = try read(body).value.blocks
    #expect(blocks.tables.map(\.grid) == [[["a\nb\nc", "d"]], [["b", "c"]]])
    #expect(blocks.tables.map(\.holdsTables) == [true, false])
    #expect(blocks.lines.map { $0.map(\.text) } == [[], ["a"], ["d"]])
    #expect(blocks.lines[1][0].isInCell)
  }

  // MARK: Changes, hidden parts

  @Test func contentControlsHyperlinksAndTagsAreLookedThrough() throws {
    func control(_ content: String) -> String {
      "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }
    let run =
      control(Word.run("甲")) + "<w:hyperlink>\(Word.run("乙"))</w:hyperlink><w:smartTag>\(Word.run("丙"))</w:smartTag>"
      + "<w:fldSimple w:instr=\"PAGE\">\(Word.run("丁"))</w:fldSimple>"
      + "<w:ruby><w:rt>\(Word.run("pinyin"))</w:rt><w:rubyBase>\(Word.run("戊"))</w:rubyBase></w:ruby>"
    let row = "<w:tr>" + control(Word.cell(control(Word.paragraph(run)))) + "</w:tr>"
    let blocks = try read(control("<w:tbl>" + control(row) + "</w:tbl>")).value.blocks
    #expect(blocks.tables.map(\.grid) == [[["甲乙丙丁戊"]]])
  }

  @Test func fieldsShowTheirResults() throws {
    func mark(_ type: String, _ more: String = "") -> String {
      "<w:r><w:fldChar w:fldCharType=\"\(type)\">\(more)</w:fldChar></w:r>"
    }
    let nested =
      mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + mark("begin") + mark("separate") + Word.run("inner")
      + mark("end") + Word.run("code") + mark("separate") + Word.run("结果") + mark("end")
    let box = "<w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>"
    let list =
      "<w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"否\"/><w:listEntry w:val=\"是\"/></w:ddList></w:ffData>"
    let content = Word.paragraph(
      Word.run("前") + nested + mark("begin", box) + mark("end") + mark("begin", list) + mark("end") + Word.run("后"))
    #expect(try text(content) == "前结果☒是后")
    // A field that never ends takes no more than its cell.
    #expect(try grid([(Word.cell(Word.paragraph(mark("begin") + Word.run("a"))) + cell("b"), "")]) == [["", "b"]])
  }

  @Test func textBoxesAreReadOnceAndBeforeTheirParagraph() throws {
    let box = "<w:txbxContent>\(Word.paragraph(Word.run("框")))</w:txbxContent>"
    let both =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>\(box)</wps:txbx></mc:Choice>"
      + "<mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    #expect(try text(Word.paragraph(Word.run("甲") + both + Word.run("乙"))) == "框\n甲乙")
    let other =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"/><mc:Fallback><w:t>退</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    #expect(try read(Word.paragraph(both + other)).value.blocks.lines.joined().map(\.text) == ["框", "退"])
  }

  @Test func footnotesAreMarksAndNotes() throws {
    var document = WordDocument(
      Word.table([(Word.cell(Word.paragraph(Word.run("甲") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")), "")])
        + Word.paragraph(Word.run("乙")))
    document.footnotes =
      "<w:footnote w:type=\"separator\" w:id=\"0\">\(Word.paragraph("<w:r><w:separator/></w:r>"))</w:footnote>"
      + "<w:footnote w:id=\"2\">\(Word.paragraph("<w:r><w:footnoteRef/></w:r>" + Word.run(" 截至三月")))</w:footnote>"
    let blocks = try read(document).value.blocks
    #expect(blocks.tables.map(\.grid) == [[["甲¹"]]])
    #expect(blocks.lines.map { $0.map(\.text) } == [[], ["¹截至三月", "乙"]])
    #expect(blocks.lines[1][0].kind == .note)
    document.settings = "<w:footnotePr><w:numFmt w:val=\"decimalEnclosedCircle\"/></w:footnotePr>"
    #expect(try read(document).value.blocks.tables.map(\.grid) == [[["甲①"]]])
    document.body += Word.paragraph(
      "", "<w:sectPr><w:footnotePr><w:numFmt w:val=\"decimalFullWidth\"/></w:footnotePr></w:sectPr>")
    #expect(try read(document).value.blocks.tables.map(\.grid) == [[["甲１"]]])
  }

  // MARK: Numbers, titles, places

  @Test func automaticNumbersStandInCellsThatAreEmpty() throws {
    func row(_ texts: [String]) -> String {
      Word.cell(Word.paragraph("", Word.item(1))) + cells(texts)
    }
    var document = WordDocument(
      Word.paragraph(Word.run("（区民政局）2026年重点工作落实情况表（第一季度）"), "<w:pStyle w:val=\"t\"/>")
        + Word.table([
          (cells(["序号", "任务内容", "责任单位", "进展情况"]), "<w:tblHeader/>"), (row(["修路", "甲局", "完工"]), ""),
          (row(["架桥", "乙局", "开工"]), ""),
        ]) + Word.paragraph(Word.run("注：截至三月底。")))
    document.numbering = Word.abstractList(0, Word.level(0, "decimal", "%1")) + Word.list(1, of: 0)
    document.styles = "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>"
    let reading = try ReportReader().read(document.bytes, name: "q1.docx")
    #expect(reading.format == "docx")
    let report = try #require(reading.reports.first)
    #expect(report.title.issuer == "区民政局" && report.notes == ["注：截至三月底。"])
    #expect(report.rows.map(\.number) == [1, 2])
    #expect(report.rows.map { $0.cells[1] } == ["修路", "架桥"])
  }

  @Test func placesAreThoseThatAPersonFinds() throws {
    let rows = [
      (cells(["x", "y", "z"]), ""), (cells(["x", "y", "z"]), "<w:hidden/>"),
      (cell("a", "<w:gridSpan w:val=\"2\"/>") + Word.cell(Word.paragraph(Word.run("b", "<w:strike/>"))), ""),
    ]
    let reading = try read(Word.table([["1"]]) + Word.paragraph("") + Word.table(rows))
    let struck = try #require(reading.diagnostics.first { $0.code == .struckText })
    #expect(struck.location == ReportModel.SourceLocation(.tableCell(table: 2, row: 2, column: 3)))
  }

  // MARK: Hostile

  @Test func limitsHold() {
    func error(_ body: String) -> Diagnostic? {
      do throws(ReadError) {
        _ = try read(body)
        return nil
      } catch { return error.diagnostic }
    }
    #expect(error(Word.table([(cell("a", "<w:gridSpan w:val=\"999999999\"/>"), "")]))?.code == .limitExceeded)
    #expect(error(Word.table([(cell("a"), "<w:gridBefore w:val=\"999999999\"/>")]))?.code == .limitExceeded)
    #expect(error(String(repeating: "<w:sdt>", count: 100_000))?.code == .limitExceeded)
    #expect(error("<w:p>")?.code == .malformedXML)
  }

  @Test func markupOutOfPlaceHarmsNobody() throws {
    let odd =
      "<w:tr/><w:tc><w:p/></w:tc><w:t>x</w:t><w:r><w:t>y</w:t><w:tab/></w:r><w:tbl/><w:tbl><w:p/><w:tc>\(Word.paragraph(Word.run("a")))"
      + "</w:tc></w:tbl><w:numPr/><w:rPr><w:del/></w:rPr><w:vMerge/><mc:Fallback/><w:fldChar w:fldCharType=\"end\"/>"
    _ = try read(odd)
  }
}
