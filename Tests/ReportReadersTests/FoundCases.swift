import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What a tester who had not seen the readers found; each case names what went wrong.
struct FoundCases {
  private let head = "<tr><td>序号<td>任务<td>责任单位<td>备注"

  @Test func cellsMergedTooFarMakeNoHeaderOfData() throws {
    let (report, _) = try report(
      "<table><tr><td>序号<td>任务<td>责任单位<td rowspan=2>备注<tr><td>1<td>a<td>b<tr><td>2<td>c<td>d<td>x</table>")
    #expect(report.columns.map(\.name) == ["序号", "任务", "责任单位", "备注"])
    #expect(report.rows.map(\.cells) == [["1", "a", "b", "备注"], ["2", "c", "d", "x"]])
  }

  @Test func titlesOfHeaderCellsAreNoHeader() throws {
    let (report, _) = try report(
      """
      <table><tr><th colspan=4>2026年甲落实情况表<tr><th colspan=3>填报单位：乙<th>单位：万元
      <tr><th>序号<th>任务<th>责任单位<th>金额<tr><td>1<td>a<td>b<td>5</table>
      """)
    #expect(report.columns.map(\.name) == ["序号", "任务", "责任单位", "金额"])
    #expect(report.title.text == "2026年甲落实情况表" && report.notes == ["填报单位：乙", "单位：万元"])
    #expect(report.rows[0].fields.map(\.value) == [DecimalNumber(text: "5").map { .amount($0, unit: "万元") }])
  }

  @Test(arguments: [
    "一、经济发展,,,12项", "三、,民生,,", "（一）,工业,,", "一,经济发展（2项）,,",
  ])
  func headingsWithNumberAndCount(_ row: String) throws {
    let (report, diagnostics) = try report("序号,任务,责任单位,备注\n\(row)\n1,a,b,c\n")
    #expect(report.rows.map(\.kind) == [.section, .task] && report.rows[1].section.count == 1)
    #expect(!diagnostics.contains { $0.severity == .warning })
  }

  @Test(arguments: [
    "<p>2026年市政府工作报告重点工作</p><p>落实情况表</p><p>（第一季度）</p>", "<p>2026年度</p><p>重点工作落实情况表（第一季度）</p>",
    "<p>《2026年重点工作落实情况表》</p>", "<p>2026年重点工作落实情况表—第一季度</p>", "<p>2026年重点工作落实情况表（第一季度</p>",
    "<p>附件2-1 2026年重点工作落实情况表</p>", "<p>2026年重点工作落实情况表</p><p>上一篇：2025年其他工作落实情况表（第一季度）</p>",
  ])
  func titlesOfManyForms(_ head: String) throws {
    let (report, _) = try report(head + "<table>\(self.head)<tr><td>1<td>a<td>b<td>c</table>")
    #expect(report.title.year == 2026 && report.title.kind == "落实情况表")
    #expect(report.title.subject?.hasSuffix("重点工作") == true)
  }

  /// Menus and paths name titles of other pages.
  @Test(arguments: [
    "<div>首页 &gt; 政务公开 &gt; 2025年重点工作落实情况表</div>", "<p>首页»督查»2025年重点工作落实情况表</p>",
    "<ul class=menu><li>首页<li>2025年重点工作落实情况表</ul>", "<div><ul><li><a href=x>2025年重点工作落实情况表</a></li></ul></div>",
    "<table><tr><td><ul><li>2025年重点工作落实情况表</ul><td>",
  ])
  func whatLeadsToOtherPagesIsNoTitle(_ head: String) throws {
    let table = "<table>\(self.head)<tr><td>1<td>a<td>b<td>c</table>"
    #expect(try report(head + table).0.title.text.isEmpty)
    #expect(try report(head + "<p>2026年重点工作落实情况表</p>" + table).0.title.text == "2026年重点工作落实情况表")
  }

  /// An item that holds the table is a part of the document.
  @Test func anItemThatHoldsTheTableHoldsItsTitle() throws {
    let table = "<table>\(self.head)<tr><td>1<td>a<td>b<td>c</table>"
    #expect(try report("<ol><li>2026年重点工作落实情况表\(table)</ol>").0.title.year == 2026)
  }

  @Test func bracketsThatAreNoIssuer() throws {
    for bracket in ["（征求意见稿）", "（单位：万元）", "（修订）"] {
      let (report, _) = try report("2026年重点工作落实情况表\(bracket)\n序号,任务,金额\n1,a,5\n")
      #expect(report.title.issuer == nil && report.title.subject == "重点工作")
      if bracket.contains("万元") {
        #expect(report.rows[0].fields.map(\.value) == [DecimalNumber(text: "5").map { .amount($0, unit: "万元") }])
      }
    }
    #expect(try self.report("区财政局关于2026年重点工作统计表\n序号,任务\n1,a\n").report.title.issuer == "区财政局")
  }

  private func report(_ text: String) throws -> (report: Report, diagnostics: [Diagnostic]) {
    try TestSupport.report(text)
  }

  @Test(arguments: [
    "<!DOCTYPE html><meta charset=utf-8><title>t</title><section><p>x</p>",
    "<meta charset='utf-8'><google-sheets-html-origin>", "<meta charset=utf-8><article>",
  ])
  func elementsThatLibxml2DoesNotKnowEndTheHead(_ start: String) throws {
    #expect(try report(start + "<table>\(head)<tr><td>1<td>a<td>b<td>c</table>").report.rows.count == 1)
  }

  @Test func documentInACellDoesNotEndIt() throws {
    let (report, _) = try report(
      "<html><body><table>\(head)<tr><td>1<td>a<p>b</p></body></html>c</td><td>d<td>e<tr><td>2<td>f<td>g<td>h</table></body></html>\n"
    )
    #expect(report.rows.map(\.cells) == [["1", "a\nb\nc", "d", "e"], ["2", "f", "g", "h"]])
  }

  @Test func reportsOfOurJSONAreNeverJoined() throws {
    let one = #"{"columns": [{"name": "序号"}, {"name": "任务"}], "rows": [{"cells": ["1", "a"]}]}"#
    let two = one.replacing("\"1\"", with: "\"2\"")
    #expect(try reports(#"{"reports": [\#(one), \#(two)]}"#).reports.count == 2)
  }

  @Test func slipInUTF8IsNamedAsOne() throws {
    let bytes = Array("<meta charset=utf-8><p>重点工作落实情况".utf8) + [0xC7, 0xC5] + Array("工程进展".utf8)
    let error = #expect(throws: ReadError.self) { try decode(bytes) }
    #expect(
      error
        == .undecodable(encoding: "UTF-8", offset: 47, byte: 0xC7, at: ReportModel.SourceLocation(line: 1, column: 48)))
    #expect(String(decoding: try decode(bytes, isLossy: true).value.bytes, as: UTF8.self).hasSuffix("工程进展"))
  }

  @Test func declarationInACommentDoesNotCount() throws {
    let bytes = Array("<!-- <meta charset=big5> --><meta charset=gbk>".utf8) + [0xD0, 0xF2, 0x80]
    let reading = try decode(bytes)
    #expect(reading.value.encoding == "GB18030" && String(decoding: reading.value.bytes, as: UTF8.self).hasSuffix("序€"))
  }

  @Test func cellTooManyStaysInItsRow() throws {
    let (report, diagnostics) = try report(
      "题\n\t序号\n\t任务\n\n\t1\n\ta\n\tb\n\n\t2\n\tc\n\n\t3\n\td\n")
    #expect(report.rows.map(\.cells) == [["1", "a", "b"], ["2", "c", ""], ["3", "d", ""]])
    #expect(
      diagnostics.contains { $0.code == .raggedRow && $0.location == ReportModel.SourceLocation(line: 5, column: 2) })
  }

  @Test(arguments: [
    ("省政府工作报告第41项；市政府工作报告第12-14项", "省政府工作报告 [41], 市政府工作报告 [12, 13, 14]"),
    ("甲第1项、乙第2项", "甲 [1], 乙 [2]"), ("甲第1项 乙第2件", "甲 [1], 乙 [2]"), ("甲；乙", "甲 [], 乙 []"),
    ("2024年民生实事第5件", "2024年民生实事 [5]"), ("甲（第3项）；乙（第4项）", "甲 [3], 乙 [4]"), ("甲、乙", "甲、乙 []"),
    // The items of each are its own, whatever stands between the documents.
    ("县委全会报告第2项，县政府工作要点第4-6项", "县委全会报告 [2], 县政府工作要点 [4, 5, 6]"),
    ("甲第2、4项、乙第5、6项", "甲 [2, 4], 乙 [5, 6]"), ("《甲》第2-4项，《乙》第5、6项", "《甲》 [2, 3, 4], 《乙》 [5, 6]"),
    ("甲（第2、4项），乙（第5、6项）", "甲 [2, 4], 乙 [5, 6]"), ("甲\n第2、4项\n乙\n第5、6项", "甲 [2, 4], 乙 [5, 6]"),
    ("甲（第2项，乙第5、6项）", "甲 [2], 乙 [5, 6]"), ("第2-3项\n乙第5-6项", " [2, 3], 乙 [5, 6]"),
    ("甲第3项，完成5项任务，乙第6、7项", "甲，完成5项任务 [3], 乙 [6, 7]"), ("甲第3项。乙第5、6项。", "甲 [3], 乙 [5, 6]"),
    ("甲第3、5项，市委工作要点，乙第6、8项", "甲 [3, 5], 市委工作要点 [], 乙 [6, 8]"),
    ("省委工作要点、县政府工作报告", "省委工作要点 [], 县政府工作报告 []"), ("县政府工作报告，重点任务第3项", "县政府工作报告，重点任务 [3]"),
    ("关于印发甲计划、乙方案的通知第3项", "关于印发甲计划、乙方案的通知 [3]"), ("《关于甲、乙的意见》第3项", "《关于甲、乙的意见》 [3]"),
    ("督察反馈第7项及巡视反馈第9、10项", "督察反馈 [7], 巡视反馈 [9, 10]"), ("甲第7项和乙第9项", "甲 [7], 乙 [9]"),
    ("甲第7项，以及乙第9项", "甲 [7], 乙 [9]"), ("甲第7项\n和平区报告第9项", "甲 [7], 和平区报告 [9]"), ("甲第7项及第9项", "甲 [7, 9]"),
    ("1.甲第4项\n2.乙第6、7项", "甲 [4], 乙 [6, 7]"), ("①甲第4项②乙", "甲 [4], 乙 []"), ("（1）甲；（2）乙", "甲 [], 乙 []"),
    ("1.甲第4项 2.乙第6项", "甲 [4], 乙 [6]"), ("2026年报告", "2026年报告 []"),
    ("甲第3项；第5项", "甲 [3, 5]"), ("3.甲第4项", "甲 [4]"), ("1、2号地块第3项", "1、2号地块 [3]"), ("甲第3项。第5-7项", "甲 [3, 5, 6, 7]"),
    ("第3项；第5项", " [3, 5]"),
  ])
  func eachDocumentIsASource(_ text: String, _ expected: String) {
    #expect(taskSources(text).map { "\($0.document) \($0.items)" }.joined(separator: ", ") == expected)
  }

  @Test(arguments: [
    ("市政府工作报告第3项\n区民生实事第5项", "市政府工作报告", [3]), ("甲第3项；乙第5项", "甲", [3]),
    ("工作报告第3项目标", "工作报告第3项目标", []), ("甲第3项、5项", "甲", [3, 5]), ("甲第1-3项，第2项", "甲", [1, 2, 3]),
    ("甲第3项，完成5项任务", "甲，完成5项任务", [3]),
  ])
  func sources(_ text: String, _ document: String, _ items: [Int]) throws {
    let quoted = "序号,任务来源,任务\n1,\"\(text)\",a\n"
    #expect(try report(quoted).report.rows[0].source == TaskSource(document: document, items: items))
  }

  @Test func declaredSeparatorIsNoRow() throws {
    let (report, _) = try report("sep=;\r\n题;;\r\n序号;任务;备注\r\n1;a,b;c\r\n")
    #expect(report.title.text == "题" && report.rows.map(\.cells) == [["1", "a,b", "c"]] && report.notes.isEmpty)
  }

  @Test func furtherItemsOfANoteBelongToIt() throws {
    let (report, _) = try report(
      "<table>\(head)<tr><td>1<td>a<td>b<td>c</table><p>注：1.甲。</p><p>2.乙。</p><p>填报人：丙</p><p>版权</p>")
    #expect(report.notes == ["注：1.甲。", "2.乙。", "填报人：丙"])
  }

  @Test(arguments: [
    ("<td/>修路", "修路"), ("<td title='\u{1}'/>修路", "修路"), ("<td>a&nbsp&nbspb&ltx&gt", "a\u{A0}\u{A0}b<x>"),
    ("<td>&lpar;&comma;&NewLine;&check;&rpar;", "(, ✓)"),
    ("<td><comment>批注</comment>甲", "甲"), ("<td>a&ampb&copyc&nbspd", "a&b©c\u{A0}d"),
    ("<td><a href='?a=1&copy=2'>b</a>", "b"),
  ])
  func cells(_ html: String, _ text: String) throws {
    #expect(try grids("<table><tr>\(html)</table>", as: .html) == [[[text]]])
  }

  @Test func rowsOfColumnNumbersSignaturesAndTotals() throws {
    let (report, _) = try report(
      "序号,任务,责任单位,备注\n（1）,（2）,（3）,（4）\n1,a,b,c\n总计：1项,,,\n填报人：张三,,联系电话：123,\n")
    #expect(report.rows.map(\.kind) == [.task, .total, .note])
  }

  @Test func partsBehindOneAnother() throws {
    let (report, _) = try report("序号,责任单位\n1,甲局（牵头）乙局（配合）\n")
    #expect(
      report.rows[0].departments == [Department(name: "甲局", role: .lead), Department(name: "乙局", role: .support)])
    let levels = try self.report(
      "<table><tr><td rowspan=2>序号<td colspan=2>责任单位<tr><td>牵头<td>配合<tr><td>1<td>甲<td>乙</table>"
    ).report
    #expect(levels.rows[0].departments.map(\.role) == [.lead, .support])
  }

  @Test func strongCellsOfMarkdown() throws {
    let (report, _) = try report("| **序号** | **任务** |\n|---|---|\n| 1 | **a** b |\n", as: .markdown)
    #expect(report.columns.map(\.name) == ["序号", "任务"] && report.rows[0].cells == ["1", "a b"])
  }

  private func report(_ text: String, as format: InputFormat) throws -> (report: Report, diagnostics: [Diagnostic]) {
    try TestSupport.report(text, as: format)
  }

  @Test func textOfTablesInCellsIsUsed() throws {
    let (_, diagnostics) = try report(
      "<h1>2026年甲情况表</h1><table>\(head)<tr><td>1<td>a<table><tr><td>b<td>c<td>d</table><td>e<td>f</table>")
    #expect(!diagnostics.contains { $0.code == .unusedText })
  }

  @Test func thousandsOfFindingsAreCounted() throws {
    let (_, diagnostics) = try report("序号,任务\n" + String(repeating: "1,a\n", count: 1_500))
    let found = diagnostics.filter { $0.code == .duplicateNumber }
    #expect(found.count == 1_001 && found.contains { $0.message == "and 499 more of these" })
  }
}
