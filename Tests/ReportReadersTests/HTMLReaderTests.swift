import ReportModel
import ReportKit
import ReportReaders
import TestSupport
import Testing

struct HTMLTextTests {
  /// The text of the one cell of a table.
  private func cell(_ content: String) throws -> String? {
    try grids("<table><tr><td>\(content)</td></tr></table>", as: .html).first?.first?.first
  }

  @Test(arguments: [
    (" a \n  b\t c ", "a b c"),
    ("a<br>b<br/>c<BR clear=all>d", "a\nb\nc\nd"),
    ("<p>a</p><p>b</p>", "a\nb"),
    ("<div>a<p>b</p></div>c", "a\nb\nc"),
    ("<ul><li>a<li>b</ul>", "a\nb"),
    ("a<br><br>b", "a\n\nb"),
    ("<p>a</p>\n<p>&nbsp;</p>\n<p>b</p>", "a\n\nb"),
    ("<p>a<br></p><p>b</p>", "a\nb"),
    ("<p></p>a<p> </p>", "a"),
    ("&nbsp;&nbsp;a&nbsp;b&#160;<br>　c　", "a\u{A0}b\nc"),
    ("推进\n  落实", "推进落实"),
    ("推进，\n落实<b>\n工作</b>", "推进，落实工作"),
    ("推进 落实", "推进 落实"),
    ("a\nb", "a b"),
    ("推<span>进</span><o:p></o:p>落<st1:place w:st=\"on\">实</st1:place>", "推进落实"),
    ("<p class=MsoNormal>a<o:p>&nbsp;</o:p></p>", "a"),
    ("a<![if !supportLists]>b<![endif]>c", "abc"),
    ("a<!--[if gte mso 9]>x<![endif]-->b<!-- c -->d", "abd"),
    ("a<script>document.write('<td></td></table>')</script>b<style>c{} </td></style >d", "abd"),
    ("a<!-- <script> -->b<!-->c<!--->d<!-- </td> --!>e", "abcde"),
    ("a<!--[if !mso]><!-->b<!--<![endif]-->c", "abc"),
    ("<textarea></td>&lt;b></textarea><xmp></td>&lt;</xmp>", "</td><b>\n</td>&lt;"),
    ("<i title='<!-- <script>'>a</i>b", "ab"),
    ("a<iframe></td></iframe><title></td></title>b", "ab"),
    ("a<span style='DISPLAY : none'>b</span>c<span style=\"mso-hide:all\">d</span><i hidden>e</i>", "ac"),
    ("&lt;b&gt; &amp;lt; &#x4e2d;&#25991;", "<b> &lt; 中文"),
    ("<pre>a  b\n c</pre>", "a  b\n c"),
    ("<pre>\na</pre>", "a"),
    ("<p>a</p><p>&nbsp;&nbsp;b</p><div>　c</div>", "a\nb\nc"),
    ("a&b &unknown; c", "a&b &unknown; c"),
    ("&#128;&#150;&#x92;", "€–’"),
    ("a<![CDATA[b & c]]>d", "ad"),
  ])
  func textIsWhatThePageShows(_ html: String, _ text: String) throws {
    #expect(try cell(html).map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func navigationIsNoText() throws {
    let page = """
      <nav><p>目录</p><a href="#a">（乙局）2025年重点工作落实情况表</a></nav><h1>（甲局）2026年重点工作落实情况表</h1>
      <nav>上一页<table><tr><td>序号<nav>跳转</nav></td><td>任务内容</td></tr><tr><td>1</td><td>修路</td></tr></table>
      """
    let tables = try readTables(SourceText(bytes: Array(page.utf8)), as: .html).value
    #expect(tables.lines.map { $0.map(\.text) } == [["（甲局）2026年重点工作落实情况表"], []])
    #expect(try grids(page, as: .html) == [[["序号", "任务内容"], ["1", "修路"]]])
  }

  @Test func preformattedCellsKeepEveryBlank() throws {
    let html = "<table><tr><td style=\"white-space: pre-wrap\"> a  b\t<br /><br />&nbsp;c <br /></td></tr></table>"
    #expect(try grids(html, as: .html) == [[[" a  b\t\n\n\u{A0}c \n"]]])
  }

  @Test func characterDataOfXHTMLIsText() throws {
    let page = "<?xml version=\"1.0\"?><html><table><tr><td>1</td><td><![CDATA[a & <b>]]]></td></tr></table></html>"
    #expect(try grids(page, as: .html) == [[["1", "a & <b>]"]]])
  }

  @Test func elementsOfXHTMLMayHaveAPrefixAndCloseThemselves() throws {
    let page = """
      <?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:script src="a.js"/></h:head>
      <h:body><h:table><h:tr><h:td>1</h:td><h:td/><h:td>a<h:br/>b</h:td></h:tr></h:table></h:body></h:html>
      """
    #expect(try grids(page, as: .html) == [[["1", "", "a\nb"]]])
  }

  @Test func declarationsOfADocumentTypeAreNoText() throws {
    let page =
      "<!DOCTYPE html [<!ENTITY e 'x'>\n<!ENTITY f SYSTEM 'file:///etc/passwd'> ] ><p>a</p><table><tr><td>&e;&f;</table>"
    let blocks = try readTables(SourceText(bytes: Array(page.utf8)), as: .html).value
    #expect(blocks.lines[0].map(\.text) == ["a"] && blocks.tables.map(\.grid) == [[["&e;&f;"]]])
  }

  @Test func pageThatOnlyShowsOthersNamesThem() throws {
    let (text, places) = marked("<html><frameset>⟪<frame src='book.files/sheet001.htm'></frameset></html>")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .html)
    #expect(reading.diagnostics.map(\.location) == places)
    #expect(reading.diagnostics.first?.message.contains("'book.files/sheet001.htm'") == true)
  }

  @Test func placesAreThoseOfTheInput() throws {
    let (text, places) = marked(
      "<!-- c -->\n<script>x</script><table>\n<tr><o:p></o:p>⟪<td title='a<b' colspan=5000>甲\u{1}<!-- d -->"
        + "⟪<td colspan=5000>b</table>")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .html)
    #expect(reading.diagnostics.filter { $0.code == .clampedSpan }.map(\.location) == places)
  }

  @Test func charactersThatXMLForbidsAreReplacedAndCounted() throws {
    let (text, places) = marked("<table><tr><td>a⟪\u{1}b\u{0}\u{FFFE}c\u{C}d</table>")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .html)
    #expect(reading.value.tables.first?.grid.first?.first == "a\u{FFFD}b\u{FFFD}\u{FFFD}c d")
    #expect(reading.diagnostics.map(\.code) == [.replacedCharacters])
    #expect(reading.diagnostics.map(\.location) == places)
    #expect(reading.diagnostics.first?.message.hasPrefix("3 ") == true)
  }
}

struct HTMLPageTests {
  private let table = "<table><tr><th>序号<th>任务来源<tr><td>1<td>甲</table>"

  @Test func reportIsFoundInsideALayoutTable() throws {
    let page = """
      <html><body><div>首页 &gt; 公开</div><table><tr><td><h2>2026年甲落实情况表</h2></td></tr>
      <tr><td><table><tr><td>索引号</td><td>001</td></tr></table>\(table)<p>注：一</p></td></tr></table>版权</body></html>
      """
    let (found, _) = try reports(page)
    #expect(found.count == 1)
    #expect(found[0].title.text == "2026年甲落实情况表" && found[0].notes == ["注：一"])
    #expect(found[0].rows.map(\.cells) == [["1", "甲"]])
  }

  @Test func tablesInsideCellsOfAReportKeepTheirText() throws {
    let (report, _) = try report(
      "<table><tr><th>序号<th>任务来源<tr><td>1<td>y<table><tr><td>inner<td>a<b>b</b></table>z<tr><td>2<td>w</table>")
    #expect(report.rows.map(\.cells) == [["1", "y\ninner\nab\nz"], ["2", "w"]])
  }

  @Test func captionIsTheTitleAndMarkedNotesAreNotes() throws {
    let page =
      "<p>x</p><table><caption>任意<br>标题</caption>" + table.dropFirst(7) + "<p class=\"a note\">一<br>二</p><p>页脚</p>"
    let (report, _) = try report(page)
    #expect(report.title.text == "任意\n标题" && report.notes == ["一\n二"])
  }

  @Test func titleOfTwoLinesAndUnitAboveThePage() throws {
    let page = "<p>菜单</p><p>（区教育局）</p><p>2026年甲落实情况表</p><p>（第一季度）</p><p>单位：万元</p>\(table)"
    let (report, _) = try report(page)
    #expect(report.title.text == "（区教育局）\n2026年甲落实情况表\n（第一季度）")
    #expect(report.title.issuer == "区教育局" && report.title.period?.text == "第一季度")
    #expect(report.notes == ["单位：万元"])
  }

  @Test(arguments: [
    "<p>首页</p><p>2026年甲重点任务<br>落实情况表<br>（第一季度）</p>",
    "<table><tr><td>首页<br>公开<td><h2>2026年甲重点任务<br>落实情况表</h2><h2>（第一季度）</h2>",
    "<table><tr><td><div>首页</div><h2>2026年甲重点任务</h2><h2>落实情况表</h2><h2>（第一季度）</h2>",
  ])
  func titleOfSeveralLines(_ head: String) throws {
    let (report, _) = try report(head + table)
    #expect(report.title.text == "2026年甲重点任务\n落实情况表\n（第一季度）" && report.title.subject == "甲重点任务")
  }

  @Test func mergedCellsBelongToEachOfTheirRows() throws {
    let (report, _) = try report(
      "<table><tr><th>序号<th>任务来源<th>备注<tr><td>1<td rowspan=2>甲第5项<td>x<tr><td>2<td>y<tr><td>3<td colspan=2>z</table>")
    #expect(report.rows.map(\.cells) == [["1", "甲第5项", "x"], ["2", "甲第5项", "y"], ["3", "z", "z"]])
    #expect(
      report.rows.map(\.merged) == [
        [Merge(column: 1, rows: 2, columns: 1)], [], [Merge(column: 1, rows: 1, columns: 2)],
      ])
    #expect(report.rows.map { $0.source?.items } == [[5], [5], []])
  }

  @Test func mergesOutliveDroppedRows() throws {
    let (report, diagnostics) = try report(
      "<table><tr><th>序号<th>任务来源<tr><td rowspan=4>1<td>甲<tr><td>&nbsp;<tr><td>乙<tr><td>丙</table>")
    #expect(report.rows.map(\.cells) == [["1", "甲"], ["1", ""], ["1", "乙"], ["1", "丙"]])
    #expect(report.rows[0].merged == [Merge(column: 0, rows: 4, columns: 1)])
    #expect(!diagnostics.contains { $0.code == .duplicateNumber })
  }

  @Test func headersOfTwoRowsJoin() throws {
    let (report, _) = try report(
      "<table><tr><th rowspan=2>序号<th colspan=2>本月进展情况<tr><th>前期手续<th>存在问题<tr><td>1<td>a<td>b</table>")
    #expect(report.columns.map(\.name) == ["序号", "本月进展情况/前期手续", "本月进展情况/存在问题"])
    #expect(report.columns.map(\.role) == [.number, .progress, Role(rawValue: "problems")])
    #expect(report.rows.first?.progress?.text == "a")
  }

  @Test func repeatedHeadersAndBlankRowsAreLeftOut() throws {
    let (text, places) = marked(
      "<table><tr><th>序号<th>任务来源<tr><td>1<td>甲<tr>⟪<td>序号<td>任务来源<tr><td><td>　<tr><td>2<td>乙</table>")
    let (report, diagnostics) = try report(text)
    #expect(report.rows.map(\.cells) == [["1", "甲"], ["2", "乙"]])
    #expect(diagnostics.filter { $0.code == .repeatedHeader }.map(\.location) == places)
  }

  @Test func pageWithoutAReportIsAnError() {
    #expect(throws: ReadError.notAReport(tables: 1)) { try reports("<table><tr><td>a<td>b</table>") }
    #expect(throws: ReadError.notAReport(tables: 0)) { try reports("<p>序号 任务来源</p>") }
  }
}
