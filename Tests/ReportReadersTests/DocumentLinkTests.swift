import ReportKit
import ReportModel
import ReportReaders
import ReportRecognition
import TestSupport
import Testing

/// Lines of documents that lead to other documents have their titles.
struct DocumentLinkTests {
  private typealias Word = WordDocument

  private func report(of bytes: [UInt8]) throws -> (report: Report, diagnostics: [Diagnostic]) {
    let reading = try readPackage(bytes).reading
    let found = try recognizeReports(in: reading.value.blocks, source: reading.value.source)
    return (try #require(found.first).value, found.flatMap(\.diagnostics))
  }

  private func word(_ lines: [String]) throws -> (report: Report, diagnostics: [Diagnostic]) {
    let table = Word.table([["序号", "任务", "责任单位", "进展情况"], ["1", "修路", "甲局", "开工"]])
    return try report(of: WordDocument(lines.map { Word.paragraph($0) }.joined() + table).bytes)
  }

  private static func field(_ instruction: String, _ text: String) -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> \(instruction) </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(Word.run(text))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }

  private static let other = "2024年重点工作完成情况"
  private static let links = [
    "<w:hyperlink w:history=\"1\">\(Word.run(other))</w:hyperlink>", field("HYPERLINK \"http://x\"", other),
    Word.run("相关链接：") + field("HYPERLINK \"http://x\"", other),
    "<w:hyperlink w:history=\"1\">\(Word.run("附件"))</w:hyperlink>",
  ]

  @Test(arguments: links)
  func linksOfWordAreNoTitles(_ link: String) throws {
    let own = "2026年民生实事落实情况表"
    #expect(try word([Word.run(own), link]).report.title.text == own)
    #expect(try word([link, Word.run(own)]).report.title.text == own)
    let (alone, diagnostics) = try word([link])
    #expect(alone.title.text.isEmpty && diagnostics.contains { $0.code == .missingTitle })
  }

  /// A title may lead back to the table of contents, have words that are links, or a link behind it.
  @Test(arguments: [
    "<w:hyperlink w:anchor=\"_Toc1\">\(Word.run(other))</w:hyperlink>", field("HYPERLINK \\l \"_Toc1\"", other),
    Word.run("2024年") + "<w:hyperlink>\(Word.run("重点工作"))</w:hyperlink>" + Word.run("完成情况"),
    Word.run("2024年重点工作完成情况（") + "<w:hyperlink>\(Word.run("下载附件"))</w:hyperlink>" + Word.run("）"),
  ])
  func titlesOfWordMayHaveLinks(_ title: String) throws { #expect(try word([title]).report.title.text == Self.other) }

  @Test(arguments: [("http://x", false), ("#a", true)])
  func linksOfOpenDocumentAreNoTitles(_ target: String, _ isTitle: Bool) throws {
    typealias Text = OpenDocumentBuilder
    let rows = [["序号", "任务", "进展情况"], ["1", "修路", "开工"]].map { row in
      Text.row(row.map { Text.cell(Text.paragraph($0)) }.joined())
    }
    let link = "<text:p><text:a xlink:href=\"\(target)\">\(Self.other)</text:a></text:p>"
    let found = try report(of: OpenDocumentBuilder(text: link + Text.table(rows.joined())).bytes).report
    #expect(found.title.text == (isTitle ? Self.other : ""))
  }
}
