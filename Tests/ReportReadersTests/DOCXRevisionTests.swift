import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What was inserted, deleted, hidden and struck.
extension DOCXReaderTests {
  @Test func insertionsStayAndDeletionsAreCounted() throws {
    let body = Word.table([
      (
        Word.cell(
          Word.paragraph(
            Word.run("甲")
              + "<w:ins w:id=\"1\">\(Word.run("乙"))</w:ins><w:del w:id=\"2\"><w:r><w:delText>丙</w:delText></w:r>"
              + "</w:del><w:moveFrom w:id=\"3\">\(Word.run("丁"))</w:moveFrom><w:moveTo w:id=\"4\">\(Word.run("戊"))</w:moveTo>"
          )),
        ""
      ),
      (cell("删除的行"), "<w:del w:id=\"5\"/>"),
      (cell("插入的行"), "<w:ins w:id=\"6\"/>"),
    ])
    let reading = try read(body)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲乙戊"], ["插入的行"]]])
    #expect(codes(reading) == [.deletedText])
    #expect(reading.diagnostics.first?.message.hasPrefix("3 deletions") == true)
    #expect(reading.diagnostics.first?.location == ReportModel.SourceLocation(.tableCell(table: 1, row: 1, column: 1)))
  }

  /// A paragraph whose end has been deleted goes on in the next, which keeps its number.
  @Test func deletedEndsOfParagraphsJoinThem() throws {
    var document = WordDocument(
      Word.table([
        (
          Word.cell(
            Word.paragraph(Word.run("甲"), Word.item(1) + "<w:rPr><w:del w:id=\"1\"/></w:rPr>")
              + Word.paragraph(Word.run("乙"), Word.item(1))
              + Word.paragraph(Word.run("丙"), "<w:rPr><w:del w:id=\"1\"/></w:rPr>")), ""
        )
      ]))
    document.numbering = Word.abstractList(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0)
    #expect(try read(document).value.blocks.tables.map(\.grid) == [[["1.甲乙\n丙"]]])
  }

  @Test func aLargeFirstLetterBelongsToItsWord() throws {
    let content =
      Word.paragraph(Word.run("D"), "<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>")
      + Word.paragraph(Word.run("rop cap"))
    #expect(try text(content) == "Drop cap")
  }

  @Test func whatWasOnceOtherwiseDoesNotCount() throws {
    let content = Word.paragraph(
      Word.run("甲", "<w:rPrChange w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
      "<w:pPrChange w:id=\"2\"><w:pPr>\(Word.item(1))<w:rPr><w:vanish/></w:rPr></w:pPr></w:pPrChange>")
    #expect(try text(content) == "甲")
  }

  @Test func whatIsHiddenIsLeftOutAlsoByStyle() throws {
    var document = WordDocument(
      Word.paragraph(Word.run("秘"), "<w:pStyle w:val=\"p\"/>")
        + Word.table([
          (
            Word.cell(
              Word.paragraph(
                Word.run("甲") + Word.run("乙", "<w:vanish/>") + Word.run("丙", "<w:rStyle w:val=\"c\"/>")
                  + Word.run("丁", "<w:rStyle w:val=\"c\"/><w:vanish w:val=\"0\"/>"))), ""
          ),
          (cell("隐藏的行"), "<w:hidden/>"),
        ]))
    document.styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"p\"><w:basedOn w:val=\"q\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"q\"><w:basedOn w:val=\"p\"/><w:rPr><w:vanish/></w:rPr></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"c\"><w:rPr><w:vanish/></w:rPr></w:style>"
    let reading = try read(document)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲丁"]]])
    #expect(reading.value.blocks.lines.joined().isEmpty)
    #expect(codes(reading) == [.hiddenText])
    #expect(reading.diagnostics.first?.message.hasPrefix("3 hidden parts") == true)
    #expect(reading.diagnostics.first?.location == ReportModel.SourceLocation(.paragraph(1)))
  }

  /// The list of selections switches drawings off; shapes of older versions say so in their style.
  @Test func drawingsThatNobodySeesAreLeftOut() throws {
    let box = "<w:txbxContent>\(Word.paragraph(Word.run("框")))</w:txbxContent>"
    func drawing(_ hidden: String) -> String {
      "<w:drawing><wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">"
        + "<wp:docPr id=\"1\" name=\"x\" hidden=\"\(hidden)\"/><wps:wsp><wps:txbx>\(box)</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    }
    func shape(_ style: String) -> String {
      "<w:pict><v:shape style=\"\(style)\"><v:textbox>\(box)</v:textbox></v:shape></w:pict>"
    }
    for hidden in [drawing("1"), shape("position:absolute;visibility:hidden;width:1pt")] {
      let reading = try read(Word.table([(Word.cell(Word.paragraph("<w:r>\(hidden)</w:r>" + Word.run("甲"))), "")]))
      #expect(reading.value.blocks.tables.map(\.grid) == [[["甲"]]] && codes(reading) == [.hiddenText])
    }
    let seen = drawing("1") + drawing("0") + shape("visibility:visible")
    #expect(try text(Word.paragraph("<w:r>\(seen)</w:r>" + Word.run("甲"))) == "框\n框\n甲")
  }

  /// Their texts are in a part of their own, or drawn; Word shows them like others.
  @Test(arguments: [
    "<d:relIds xmlns:d=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"/>",
    "<a:t xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">画</a:t>",
  ])
  func textsOfDiagramsAreSaid(_ content: String) throws {
    let reading = try read(
      Word.table([(Word.cell(Word.paragraph("<w:r><w:drawing>\(content)</w:drawing></w:r>" + Word.run("甲"))), "")]))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲"]]] && codes(reading) == [.unreadPart])
  }

  /// What is left out of a note, or marked in it, is said where it is referred to; a table in it is its lines.
  @Test func whatIsFoundInNotesIsSaid() throws {
    let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    func reading(_ note: String) throws -> Reading<PackageContent> {
      var document = WordDocument(
        Word.table([(Word.cell(Word.paragraph(Word.run("甲") + reference)), "")]) + Word.paragraph(reference))
      document.footnotes = "<w:footnote w:id=\"2\">\(note)</w:footnote><w:footnote w:id=\"3\">\(hidden)</w:footnote>"
      return try read(document)
    }
    let hidden = Word.paragraph(Word.run("藏", "<w:vanish/>") + Word.run("见") + Word.run("废", "<w:strike/>"))
    let found = try reading(hidden)
    #expect(codes(found) == [.hiddenText, .struckText])
    #expect(found.diagnostics[0].location == ReportModel.SourceLocation(.tableCell(table: 1, row: 1, column: 1)))
    #expect(found.diagnostics.allSatisfy { $0.message.hasPrefix("2 ") })
    #expect(found.value.blocks.lines.joined().map(\.text).first == "¹见〔删：废〕")
    let table = try reading(Word.table([["a", "b"]]) + Word.paragraph(Word.run("c")))
    #expect(table.value.blocks.lines.joined().map(\.text).first == "¹ a\nb\nc" && codes(table).isEmpty)
    #expect(try reading(Word.paragraph("")).value.blocks.tables.map(\.grid) == [[["甲¹"]]])
  }

  @Test func struckTextIsMarked() throws {
    let reading = try read(
      Word.table([
        (
          Word.cell(
            Word.paragraph(Word.run("已") + Word.run("未", "<w:strike/>") + Word.run("完", "<w:dstrike/>") + Word.run("成"))
          ),
          ""
        )
      ]))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["已〔删：未完〕成"]]])
    #expect(codes(reading) == [.struckText])
  }

  // MARK: What wraps text
}
