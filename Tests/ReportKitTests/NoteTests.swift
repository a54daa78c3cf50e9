import Foundation
import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Lines above and below a table: 填报单位, 填报时间, units, 附件, signatures. Each belongs to one report and is printed once, on the
/// side of the table where it stood.
struct NoteTests {
  private let header = "序号,任务内容,责任部门,进展情况\n1,修路,甲局,好\n"

  private func read(_ text: String, _ name: String = "a.csv") throws -> ReportDocument {
    try ReportReader().read(Array(text.utf8), name: name)
  }

  private static let tables: [(name: String, text: String)] = [
    (
      "a.csv",
      "（区民政局）2026年重点工作落实情况表（第一季度）\n填报单位：区民政局,,,填报时间：2026年4月1日\n序号,任务内容,责任部门,进展情况\n1,修路,甲局,好\n"
    ),
    (
      "a.txt",
      "（区民政局）2026年重点工作落实情况表（第一季度）\n填报单位：区民政局\n填报时间：2026年4月1日\n\t序号\n\t任务内容\n\t责任部门\n\t进展情况\n\n\t1\n\t修路\n\t甲局\n\t好\n\n填表人：李明\n"
    ),
    (
      "a.html",
      "<h2>（区民政局）2026年重点工作落实情况表（第一季度）</h2><p>填报单位：区民政局</p><p>填报时间：2026年4月1日</p><table><tr><th>序号<th>任务内容<th>责任部门<th>进展情况<tr><td>1<td>修路<td>甲局<td>好</table><p>填表人：李明</p>"
    ),
    (
      "b.html",
      "<table><caption>（区民政局）2026年重点工作落实情况表（第一季度）</caption><tr><td colspan=2>填报单位：区民政局<td colspan=2>填报时间：2026年4月1日<tr><th>序号<th>任务内容<th>责任部门<th>进展情况<tr><td>1<td>修路<td>甲局<td>好</table><p>填表人：李明</p>"
    ),
    (
      "a.md",
      "# （区民政局）2026年重点工作落实情况表（第一季度）\n\n填报单位：区民政局\n\n填报时间：2026年4月1日\n\n| 序号 | 任务内容 | 责任部门 | 进展情况 |\n| --- | --- | --- | --- |\n| 1 | 修路 | 甲局 | 好 |\n\n填表人：李明\n"
    ),
  ]

  @Test(arguments: tables.indices)
  func linesAboveTheHeaderArePrintedOnceAboveTheTable(_ index: Int) throws {
    let (name, text) = Self.tables[index]
    let document = try read(text, name)
    let lines = ["填报单位：区民政局", "填报时间：2026年4月1日"] + (name == "a.csv" ? [] : ["填表人：李明"])
    #expect(document.reports.map(\.notes) == [lines] && document.reports[0].notesAbove == 2, "\(name)")
    #expect(document.reports.map(\.title.issuer) == ["区民政局"], "\(name)")
    var converter = ReportConverter()
    converter.writing.withTitle = true
    for format in [OutputFormat.html, .xhtml, .markdown, .csv, .tsv] {
      let output = try converter.render(document, as: format).text
      for line in lines {
        #expect(output.components(separatedBy: line).count == 2, "\(name) \(format): \(line)")
      }
      let places = (lines[..<2] + ["修路"] + lines[2...]).map { output.range(of: $0)?.lowerBound }
      #expect(
        !places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(name) \(format)")
      // A note under the rows of a CSV is a row across them.
      guard !format.holdsOneTable || lines.count == 2 else { continue }
      let again = try converter.reader.read(Array(output.utf8), name: "out." + format.fileExtension)
      #expect(again.reports == document.reports, "\(name) \(format)")
    }
    let json = try converter.render(document, as: .json).text
    #expect(json.contains("\"notesAbove\": 2"))
    #expect(try read(json, "a.json").reports == document.reports)
  }

  /// Where no note names the issuer, the page does.
  @Test func theIssuerOfTheTitleStandsUnderItWhereNoLineNamesIt() throws {
    let document = try read("（区民政局）2026年重点工作落实情况表（第一季度）\n填报时间：4月1日\n" + header)
    let page = try ReportConverter().render(document, as: .html).text
    #expect(page.contains("<caption title=\"填报单位：区民政局　　报告期："))
  }

  @Test(arguments: [
    (
      "<h2>2026年工作落实情况表</h2><p>填报单位：甲局</p>T<p>填报单位：乙局</p><p>填报时间：4月</p>T",
      [["填报单位：甲局"], ["填报单位：乙局", "填报时间：4月"]]
    ),
    ("<h2>2026年工作落实情况表</h2>T<p>填报单位：乙局</p>T", [[], ["填报单位：乙局"]]),
    (
      "<h2>2026年甲落实情况表</h2><p>填报单位：甲局</p>T<p>填表人：李明</p><p>填报单位：乙局</p><h2>2026年乙落实情况表</h2>T",
      [["填报单位：甲局", "填表人：李明"], ["填报单位：乙局"]]
    ),
    ("<h2>2026年甲落实情况表</h2>T<p>填报单位：甲局</p><p>填表人：李明</p><h2>2026年乙落实情况表</h2>T", [["填报单位：甲局", "填表人：李明"], []]),
    ("<h2>2026年甲落实情况表</h2>T<p>注：无</p><p>单位：万元</p>T", [["注：无"], ["单位：万元"]]),
    ("<h2>2026年甲落实情况表</h2>T<p>填报单位：甲局　填表人：李明</p>", [["填报单位：甲局　填表人：李明"]]),
  ])
  func linesBetweenTwoTablesBelongToTheRightOne(_ page: String, _ notes: [[String]]) throws {
    let table = "<table><tr><th>序号<th>任务内容<th>进展情况<tr><td>1<td>修路<td>好</table>"
    let document = try read(page.replacingOccurrences(of: "T", with: table), "a.html")
    #expect(document.reports.map(\.notes) == notes)
  }

  @Test func textFilesOfSeveralReportsKeepTheirLinesApart() throws {
    let table = "\t序号\n\t任务内容\n\t进展情况\n\n\t1\n\t修路\n\t好\n"
    let text = "2026年甲落实情况表\n填报单位：甲局\n" + table + "\n填表人：李明\n\n填报单位：乙局\n2026年乙落实情况表\n" + table
    let document = try read(text, "a.txt")
    #expect(document.reports.map(\.notes) == [["填报单位：甲局", "填表人：李明"], ["填报单位：乙局"]])
    #expect(document.reports.map(\.title.subject) == ["甲", "乙"])
  }

  /// A label and its value in cells of their own are one line; neither is a title.
  @Test(arguments: [
    "填报单位,区民政局,填报时间,2026年4月\n", "填报单位：,区民政局,填报时间：,2026年4月\n", "填报单位（盖章）,区民政局,,\n", "填报单位  区民政局,,,\n",
  ])
  func labelsAndTheirValuesAreOneLine(_ line: String) throws {
    let titled = try read("2026年重点工作落实情况表\n" + line + header)
    let bare = try read(line + header)
    #expect(titled.reports[0].title.text == "2026年重点工作落实情况表" && bare.reports[0].title.text.isEmpty)
    for notes in [titled.reports[0].notes, bare.reports[0].notes] {
      #expect(notes.first?.hasPrefix("填报单位") == true && notes.first?.contains("区民政局") == true, "\(notes)")
      #expect(notes.count == (line.contains("填报时间") ? 2 : 1), "\(notes)")
    }
  }

  @Test func mergedReportsAndSummariesSayEachLineOnce() throws {
    let title = "（区民政局）2026年%@落实情况表（第一季度）\n填报单位：区民政局\n单位：万元\n"
    let documents = try ["甲工作", "乙工作"].enumerated().map { index, subject in
      try read(title.replacingOccurrences(of: "%@", with: subject) + header + "填表人：\(index)\n", "\(index).csv")
    }
    let merged = MergedReport(of: documents).report
    #expect(merged.notes.count { $0.contains("填报单位") } == 1 && merged.notes.prefix(2) == ["填报单位：区民政局", "单位：万元"])
    let document = ReportDocument(input: "m", format: "merge", encoding: "UTF-8", reports: [merged])
    for format in [OutputFormat.html, .xhtml, .markdown] {
      let output = try ReportConverter().render(document, as: format).text
      #expect(output.components(separatedBy: "填报单位：").count == 2, "\(format)")
      let again = try ReportReader().read(Array(output.utf8), name: "m." + format.fileExtension).reports
      #expect(again.map(\.notes) == [merged.notes], "\(format)")
    }
    let summary = try ReportConverter().render(Summary(of: documents), as: .html).text
    #expect(summary.components(separatedBy: "填报单位：").count == 2)
  }
}
