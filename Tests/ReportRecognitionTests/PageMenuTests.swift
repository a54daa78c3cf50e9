import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What in the furniture of a page looks like a title and is none: it names the titles of other pages.
struct PageMenuTests {
  private let table = "<table><tr><td>序号<td>任务<td>责任单位<td>进展情况<tr><td>1<td>a<td>b<td>c</table>"

  private static let menus = [
    "<p><a href=x>2024年重点工作完成情况</a></p>",
    "<p><a href=x>2025年重点工作完成情况</a></p><p><a href=y>2024年重点工作完成情况</a></p>",
    "<div>相关文章</div><div><a href=x>2024年重点工作完成情况</a><span>2024-05-01</span></div>",
    "<p>[2024年12月30日] <a href=x>2024年重点工作完成情况</a></p>", "<p>延伸阅读：<a href=x>2024年重点工作完成情况</a></p>",
    "<h3>相关文章</h3><h4><a href=x>2024年重点工作完成情况</a></h4><h4><a href=x>2025年重点工作完成情况</a></h4>",
    "<h3>更多</h3><h4><a href=x>2024年重点工作完成情况</a></h4>",
    "<h3><a href=x>2024年重点工作完成情况</a></h3><p><a href=x>2023年重点工作完成情况</a></p>",
    "<ul><li><h4>2024年重点工作完成情况</h4><li><h4>2025年重点工作完成情况</h4></ul>",
    "<aside><p>2024年重点工作完成情况</p></aside>", "<aside><h3>推荐</h3><div>2024年重点工作完成情况</div></aside>",
    "<footer>2024年重点工作完成情况</footer>",
    "<p><button>2024年重点工作完成情况</button></p>", "<p><a onclick='go()'>2024年重点工作完成情况</a></p>",
    "<div><a href=x>首页</a> <a href=x>公开</a> 2024年重点工作完成情况</div>",
    "<div><a href=x>首页</a>/<a href=x>公开</a>/2024年重点工作完成情况</div>",
    "<div>首页 / 公开 / 2024年重点工作完成情况</div>", "<div><span>首页</span><span>公开</span><span>2024年重点工作完成情况</span></div>",
    "<div>当前位置：首页-公开-2024年重点工作完成情况</div>", "<div>您的位置：公开—2024年重点工作完成情况</div>",
    "<div>网站首页 · 公开 · 2024年重点工作完成情况</div>", "<div>当前位置：</div><div>首页</div><div>2024年重点工作完成情况</div>",
    "<div style='display:flex'><span>公开</span><span>&gt;</span><span>2024年重点工作完成情况</span></div>",
    "<div><span>某区</span><i> » </i><span>2024年重点工作完成情况</span></div>",
    "<h1><a href=/>某区</a></h1><h2><a href=x>2024年重点工作完成情况</a></h2><h2><a href=y>2023年重点工作完成情况</a></h2>",
    "<h3><a href=/>更多</a></h3><h4><a href=x>2024年重点工作完成情况</a></h4>",
    "<p>2024年重点工作完成情况 <a href=x>下载</a></p><p>2023年重点工作完成情况 <a href=x>下载</a></p>",
    "<div>首页 | 2024年重点工作完成情况</div>",
    "<div>2024年重点工作完成情况</div><div>2025年重点工作完成情况</div>",
    "<div><span>2024年重点工作完成情况</span> <span>2025年重点工作完成情况</span></div>",
    "<p><a href=x>2024年重点工作<br>完成情况</a></p>", "<a href=x><div>2024年重点工作完成情况</div><div>摘要</div></a>",
    "<table><tr><td><a href=x>2024年重点工作完成情况</a></table>", "<table><tr><td><ul><li>首页<li>2024年重点工作完成情况</ul></table>",
    "<table><tr><td><ul><li>2024年重点工作完成情况</ul><td><p><a href=x>2025年重点工作完成情况</a></table>",
    "<table><tr><td><a href=x>2024年重点工作完成情况</a><td><a href=x>2025年重点工作完成情况</a><tr><td colspan=2>",
    "<table><tr><td><ul>" + String(repeating: "<li>公开", count: 100) + "<li>2024年重点工作完成情况</ul><td>",
  ]

  @Test(arguments: menus)
  func menusAreNoTitles(_ menu: String) throws {
    let (alone, diagnostics) = try report(menu + table)
    #expect(alone.title.text.isEmpty)
    let said = diagnostics.filter { $0.code == .missingTitle }
    #expect(said.count == 1 && said.allSatisfy { $0.message.contains("完成情况") })
    let own = "（区民政局）2026年民生实事落实情况表"
    for title in ["<p>\(own)</p>", "<h2>\(own)</h2>", "<table><tr><td>\(own)</table>"] {
      #expect(try report(title + menu + table).0.title.text == own)
      #expect(try report(menu + title + table).0.title.text == own)
    }
  }

  @Test(arguments: [
    "<h1><a href=x>2026年重点工作完成情况</a></h1>",
    "<h1><a href=x>2026年重点工作完成情况</a></h1><p><a href=x>打印</a> <a href=x>关闭</a></p>",
    "<p><a name=_Toc1>2026年重点工作完成情况</a></p>", "<ul><li><h2>2026年重点工作完成情况</h2><li>发布</ul>",
    "<title>2026年重点工作完成情况_某区人民政府</title><p><a href=x>2024年重点工作完成情况</a></p><p><a href=x>2026年重点工作完成情况</a></p>",
    "<h2>（<a href=x>区民政局</a>）2026年重点工作完成情况</h2>", "<table><tr><td><h1><a href=x>2026年重点工作完成情况</a></h1></table>",
    "<p>2026年重点工作完成情况</p><p><a href=x>2025年重点工作完成情况</a></p>", "<aside><h2>2026年重点工作完成情况</h2>TABLE</aside>",
  ])
  func titlesMayStandInLinks(_ head: String) throws {
    let page = head.contains("TABLE") ? head.split(separator: "TABLE").joined(separator: table) : head + table
    #expect(try report(page).0.title.text.contains("2026年重点工作完成情况"))
  }

  /// What leads to other things behind a title is no part of it; what names its period or issuer is.
  @Test(arguments: [
    ("<h2>（区民政局）2026年重点工作完成情况（<a href=x>下载附件</a>）</h2>", "（区民政局）2026年重点工作完成情况"),
    ("<p>2026年重点工作完成情况（<a href=x>下载附件</a>）</p>", "2026年重点工作完成情况"),
    ("<p>2026年重点工作完成情况<a href=x>打印</a></p>", "2026年重点工作完成情况"),
    ("<p>2026年重点工作完成情况<a href=x>【打印】</a> <a href=y>【关闭】</a></p>", "2026年重点工作完成情况"),
    ("<h2>2026年重点工作完成情况（<a href=x>第一季度</a>）</h2>", "2026年重点工作完成情况（第一季度）"),
    ("<h2>2026年重点工作<a href=x>完成情况</a></h2>", "2026年重点工作完成情况"),
    ("<h1><a href=/>某区人民政府</a></h1><h2><a href=x>2026年重点工作完成情况</a></h2>", "2026年重点工作完成情况"),
    ("<h1><a href=/>某区政务服务网</a></h1><h2><a href=x>2026年重点工作完成情况</a></h2>", "2026年重点工作完成情况"),
    ("<p>2026年重点工作完成情况</p><p>2024年重点工作完成情况 <a href=x>下载</a></p>", "2026年重点工作完成情况"),
    ("<p>【返回首页】</p><p>2026年重点工作完成情况</p>", "2026年重点工作完成情况"),
    ("<p>【打印】</p><p>2026年重点工作完成情况</p>", "2026年重点工作完成情况"),
    ("<ul><li>首页<li>公开</ul><p>2026年重点工作完成情况</p>", "2026年重点工作完成情况"),
    ("<div>当前位置：首页 » 公开</div><p>2026年重点工作完成情况</p>", "2026年重点工作完成情况"),
  ])
  func linksBehindTitlesAreNone(_ head: String, _ title: String) throws {
    let (found, diagnostics) = try report(head + table)
    #expect(found.title.text == title && found.title.year == 2026)
    #expect(found.title.issuer == (title.hasPrefix("（") ? "区民政局" : nil))
    // What was taken off is not gone without a word.
    #expect(!head.contains("下载附件") || diagnostics.contains { $0.code == .unusedText })
  }

  /// Pages are copied as text as well.
  @Test func pathsInTextsAreNoTitles() throws {
    let body = "\n\t序号\n\t任务\n\t进展情况\n\n\t1\n\t修路\n\t完工\n"
    #expect(try report("首页 > 公开 > 2024年重点工作完成情况" + body, as: .text).0.title.text.isEmpty)
    #expect(try report("当前位置：首页 > 公开\n2026年重点工作完成情况" + body, as: .text).0.title.text == "2026年重点工作完成情况")
  }

  /// An exporter draws the lines of a title as a list in the table's first row.
  @Test func aListInTheFirstRowIsATitle() throws {
    let rows = "<tr><td>序号<td>任务<td>进展情况<tr><td>1<td>a<td>b"
    let found = try report("<table><tr><td colspan=3><ul><li>2026年重点工作完成情况</li><li>（截至7月）</li></ul>\(rows)</table>")
      .report
    #expect(found.title.year == 2026 && found.rows.count == 1)
  }

  /// What names no report is no title only because it is the heading that is left.
  @Test(arguments: [
    "<h1><a href=/>某区人民政府</a></h1>", "<h1>云湖区人民政府</h1>", "<h1>云湖市政务服务网</h1><p>无障碍</p>", "<h2>云湖区教育局</h2>",
    "<h1>云湖区人民政府办公室</h1><h1>云湖门户网站</h1>", "<h3>相关文章</h3><p><a href=x>2024年重点工作完成情况</a></p>",
  ])
  func headingsOfMenusAreNoTitles(_ head: String) throws { #expect(try report(head + table).0.title.text.isEmpty) }

  /// An office right above a table may be whose table it is, and stays.
  @Test func officesRightAboveATableAreNotes() throws {
    #expect(try report("<h2>云湖区教育局</h2>" + table).report.notes == ["云湖区教育局"])
    let found = try report("<h1>云湖区人民政府</h1><h2>重点工作</h2>" + table).report
    #expect(found.title.text == "重点工作" && found.notes.isEmpty)
  }

  @Test(arguments: ["数字政府", "一网通办", "平安社区", "云湖区教育局2026年工作", "云湖区政府第三季度", "云湖区民政局工作台账"])
  func headingsThatNameMoreThanAnOfficeAreTitles(_ heading: String) throws {
    #expect(try report("<h1>云湖区人民政府</h1><h2>\(heading)</h2>" + table).report.title.text == heading)
  }

  /// Only running text runs the steps of a path together: 首页公开.
  @Test func titlesMayBeginLikePaths() throws {
    let title = "首页改版工作进展情况表"
    #expect(try report("\(title)\n序号,任务,进展情况\n1,修路,完工\n", as: .csv).report.title.kind == "进展情况表")
    #expect(try report("<p>云湖区数据局</p><h1>\(title)</h1>" + table).report.title.subject == "首页改版工作")
    #expect(try report("<h1>首页 - 公开 - 2024年重点工作完成情况</h1>" + table).report.title.kind == nil)
  }

  @Test(arguments: [
    "[2024年重点工作完成情况](a.md)\n", "- [2024年重点工作完成情况](a.md)\n- [2025年重点工作完成情况](b.md)\n", "- 2024年重点工作完成情况\n- 首页\n",
    "[首页](/) > [公开](/a) > 2024年重点工作完成情况\n", "### 更多\n\n#### [2024年重点工作完成情况](a.md)\n",
  ])
  func menusOfMarkdownAreNoTitles(_ menu: String) throws {
    let table = "\n| 序号 | 任务 | 进展情况 |\n|---|---|---|\n| 1 | 修路 | 完工 |\n"
    #expect(try report(menu + table, as: .markdown).0.title.year == nil)
    #expect(try report(menu + "# 2026年重点工作完成情况\n" + table, as: .markdown).0.title.year == 2026)
  }

  /// A numbered heading heads its own part of a page.
  @Test func headingsOfOtherPartsAreNoTitles() throws {
    let found = try reports("<h1>采购审计</h1><h2>二、问题</h2>\(table)<h2>三、依据</h2><ul><li>某法</ul><h2>四、安排</h2>\(table)")
      .reports
    #expect(found.map(\.title.text) == ["采购审计", "采购审计"])
    #expect(found.map { $0.rows.first?.cells.first } == ["二、问题", "四、安排"])
  }

  /// Properties and statistics have headers of known words, and no tasks.
  @Test(arguments: [
    "<table><tr><td>项目<td>内容<tr><td>会议名称<td>例会<tr><td>时间<td>周三</table>",
    "<table><tr><td>地区<td>目标<td>任务<td>进度<td>完成比例（%）<tr><td>全市<td>1,000<td>800<td>810<td>101<tr><td>甲区<td>5<td>4<td>—<td>80%</table>",
  ])
  func tablesWithoutTasksAreNoReports(_ other: String) throws {
    #expect(throws: ReadError.noSubstantialColumn) { try reports(other) }
    #expect(try reports(other + table).reports.count == 1)
  }
}
