import Foundation
import TestSupport
import Testing

/// What HTML and XHTML pages offer beside the table itself.
struct PageTests {
  @Test func severalReportsHaveAListOfContents() throws {
    let page = try Command.run(["convert", "-", "--to", "html"], input: Array(severalReports.utf8)).text
    #expect(page.contains("<p>目录（共3份报表）</p>"))
    #expect(
      page.contains(
        "<li><a href=\"#report-2\">（乙局）2026年&quot;重点&quot;工作&lt;进展&gt;情况表（第一季度）</a> <span>1项任务</span></li>"))
    #expect(page.contains("<li><a href=\"#report-3\">报表3</a>"))
    for ordinal in 1...3 { #expect(page.contains("id=\"report-\(ordinal)\"")) }
    let one = try Command.run(["convert", "-", "--to", "html", "--table", "1"], input: Array(severalReports.utf8)).text
    #expect(!one.contains("目录（"))
  }

  @Test(arguments: ["html", "xhtml"])
  func whatIsAddedIsNotReadBack(_ format: String) throws {
    let result = try Command.run(["verify", "-", "--to", format, "--fail-on-loss"], input: Array(severalReports.utf8))
    #expect(result.status == 0 && result.text == "<stdin>: \(format): everything comes back\n", "\(result.text)")
  }

  @Test func issuerDaysAndTasksStandUnderTheTitle() throws {
    let page = try Command.run(["convert", "samples/forestry-2026-h1.mht", "--to", "xhtml"]).text
    #expect(page.contains("<caption title=\"填报单位：县林业局　　报告期：2026年1月1日至6月30日　　任务："))
  }

  @Test func statesAreClassesAndText() throws {
    let page = try Command.run(["convert", "-", "--to", "html", "--table", "1"], input: Array(severalReports.utf8)).text
    #expect(page.contains("<td class=\"status completed\">已完成</td>"))
    #expect(page.contains("<td class=\"status delayed\">滞后</td>"))
  }

  @Test func rowsUnderMergedCellsSayWhatTheyStandUnder() throws {
    let table = """
      <table><tr><th>序号</th><th>任务来源</th><th>任务内容</th></tr>
      <tr><td>1</td><td rowspan="2">要点<br>第3项</td><td>修路</td></tr><tr><td>2</td><td>架桥</td></tr></table>
      """
    let page = try Command.run(["convert", "-", "--to", "html"], input: Array(table.utf8)).text
    #expect(page.contains("<tr class=\"task\"><td class=\"number\">1</td>"))
    #expect(page.contains("<tr class=\"task\" title=\"任务来源：要点 第3项\"><td class=\"number\">2</td>"))
  }

  /// A title goes into the style sheet, for the head of printed pages; no title ends the string there.
  @Test func titlesCannotLeaveTheStyleSheet() throws {
    let hostile = "（甲\"; } * { color: red）2026年]]></style><script>alert(1)</script>工作落实情况表（第一季度）"
    let input = Array("\(hostile)\n序号,任务内容\n1,修路\n".utf8)
    for format in ["html", "xhtml"] {
      let page = try Command.run(["convert", "-", "--from", "csv", "--to", format], input: input).text
      #expect(
        page.contains("content: \"（甲\\22 \\3b  \\7d  \\2a  \\7b  color\\3a  red）2026年\\5d \\5d \\3e \\3c \\2f style"))
      #expect(!page.contains("<script"))
    }
  }
}
