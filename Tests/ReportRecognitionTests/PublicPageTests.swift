import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What pages and sheets of public sites have around and between the rows of their tables.
struct PublicPageTests {
  private let table = "<table><tr><td>序号<td>任务<td>责任单位<td>进展情况<tr><td>1<td>a<td>b<td>c</table>"
  private let title = "云湖区2026年重点工作落实情况表"

  /// A mark under 否 says no.
  @Test(arguments: [("√", "", TaskStatus.completed), ("", "√", .delayed), ("", "×", nil), ("×", "", nil)])
  func marksAnswerTheLevelOfTheirColumn(_ yes: String, _ no: String, _ status: TaskStatus?) throws {
    let sheet = "序号,任务内容,责任单位,是否完成,\n,,,是,否\n1,修路,甲局,\(yes),\(no)\n"
    #expect(try report(sheet).report.rows.map(\.status) == [status])
  }

  /// What stands between a title and its table is about it; what a page says about itself is not.
  @Test(arguments: ["慢序时项目", "表1 慢序时", "区教育局", "分管领导：张三", "下一步将加快推进。", "2026年4月1日"])
  func linesBelowTheTitleAreNotes(_ line: String) throws {
    for element in ["p", "div", "h3"] {
      let page = "<h1>\(title)</h1><p>发布时间：2026-04-02　来源：区政府办</p><p>【打印】</p><\(element)>\(line)</\(element)>" + table
      let found = try report(page).report
      #expect(found.title.text == title && found.notes == [line])
    }
    let two = try reports("<h1>\(title)</h1><p>\(line)</p>\(table)<p>表2 达序时</p>\(table)").reports
    #expect(two.map(\.notes) == [[line], ["表2 达序时"]] && two.allSatisfy { $0.title.text == title })
  }

  /// Rows of a header may reach down on all sides of a unit.
  @Test(arguments: ["（万元）", "（截至3月底）"])
  func mostOfAHeaderReachesDown(_ below: String) throws {
    let head = ["序号", "任务内容", "责任单位", "进展情况"].map { "<th rowspan=2>\($0)" }.joined() + "<th>总投资<tr><th>\(below)"
    let found = try report("<table><tr>\(head)<tr><td>1<td>修路<td>甲局<td>开工<td>100</table>").report
    #expect(found.rows.map { $0.cells[1] } == ["修路"] && found.columns.last?.role == .amount)
  }

  /// A cell over two columns of departments names them once.
  @Test func mergedDepartmentsCountOnce() throws {
    let page = "<table><tr><td>序号<td>任务内容<td colspan=2>责任单位<td>进展情况<tr><td>1<td>修路<td colspan=2>甲局<td>开工</table>"
    #expect(try report(page).report.rows[0].departments.map(\.name) == ["甲局"])
  }

  /// The title right above a table is its own, whatever else the page is about.
  @Test func ownTitlesStandRightAbove() throws {
    let own = "云湖区2025年重点项目进展情况表"
    let head = "云湖区2026年第一季度重点工作落实情况通报"
    for line in ["<p>\(own)</p>\(table)", table.replacing("<table>", with: "<table><caption>\(own)</caption>")] {
      let found = try report("<h1>\(head)</h1><p>正文。</p>" + line).report
      #expect(found.title.text == own && found.title.year == 2025 && found.title.period == nil)
    }
    let sheet = try report("\(head)\n正文。\n\(own)\n序号\t任务\t责任单位\n1\t修路\t甲局\n", as: .tsv).report
    #expect(sheet.title.text == own && sheet.notes == [head, "正文。"])
    let dated = try report("2026年4月1日\n序号\t任务\t责任单位\n1\t修路\t甲局\n", as: .tsv).report
    #expect(dated.title.text.isEmpty && dated.notes == ["2026年4月1日"])
  }

  /// How it was before, or is to be, counts only where nothing says how it is.
  @Test(arguments: [
    ("进展情况", "1-8月推进情况", "A"), ("上月进展情况", "本月进展情况", "B"), ("去年完成情况", "今年完成情况", "B"), ("计划进度", "实际进度", "B"),
    ("1月份进展", "截至11月底完成情况", "B"), ("上半年进展", "第三季度工作进展情况", "B"), ("1-10月推进情况", "1-8月推进情况", "A"),
  ])
  func theColumnOfTheReportCounts(_ first: String, _ second: String, _ progress: String) throws {
    let sheet = "云湖区2026年重点工作落实情况表\n序号\t任务内容\t责任单位\t\(first)\t\(second)\n1\t修路\t甲局\tA\tB\n"
    #expect(try report(sheet, as: .tsv).report.rows[0].progress?.text == progress)
  }

  /// A period below the title is its own.
  @Test func periodsStandBelowTheTitle() throws {
    let found = try report("<h1>\(title)</h1><p>截至2026年3月31日</p>" + table).report
    #expect(found.title.kind == "落实情况表" && found.title.period?.to?.description == "2026-03-31")
    // One that has a period already keeps it.
    let own = try report("<h1>云湖区2026年一季度重点工作进展情况表</h1><p>截至3月20日</p>" + table).report
    #expect(own.title.period?.text == "一季度" && own.title.subject == "重点工作" && own.notes == ["截至3月20日"])
  }

  /// A head in a table of its own may have plain cells, and its table a cell more for a scroll bar.
  @Test(arguments: ["", "<td>"])
  func headsStandInTablesOfTheirOwn(_ spare: String) throws {
    let head = "<table><thead><tr><td>序号<td>任务<td>责任单位<td>进展情况</table>"
    let found = try reports(head + "<table><tr><td>1<td>修路<td>甲局<td>开工\(spare)<tr><td>2<td>架桥<td>乙局<td>完工</table>")
      .reports
    #expect(found.map { $0.rows.map { $0.cells[1] } } == [["修路", "架桥"]])
    #expect(try reports(head + "<p>其他</p><table><tr><td>甲<td>乙<td>丙<td>丁</table>").reports.map(\.rows.count) == [0])
  }

  /// An article is no note.
  @Test func articlesBelowTheTitleAreNoNotes() throws {
    let article = String(repeating: "<p>今年以来，各部门认真落实各项工作任务。</p>", count: 8)
    let (found, diagnostics) = try report("<h1>\(title)</h1>\(article)\(table)")
    #expect(found.notes.isEmpty && diagnostics.contains { $0.code == .unusedText })
  }

  /// The second row of a header is known without merged cells beside the wide one, and by units alone.
  @Test func secondRowsOfHeaders() throws {
    let quarters =
      "<tr><td>序号<td>任务<td>责任单位<td colspan=2>进展情况<tr><td><td><td><td>一季度<td>二季度<tr><td>1<td>修路<td>甲局<td>开工<td>完工"
    let found = try report("<table>\(quarters)</table>").report
    #expect(found.columns.map(\.name) == ["序号", "任务", "责任单位", "进展情况/一季度", "进展情况/二季度"])
    #expect(found.rows.map { $0.progress?.text } == ["完工"])
    let units = try report("序号,项目名称,总投资,完成投资,形象进度\n,,（万元）,（万元）,\n1,修路,1200,300,路基\n").report
    let number = try #require(DecimalNumber(text: "1200"))
    #expect(units.rows.count == 1 && units.rows.first?.fields.first?.value == .amount(number, unit: "万元"))
    let section = try report("序号,项目名称,总投资,形象进度\n（一）,,,\n1,修路,1200,路基\n").report
    #expect(section.rows.count == 2)
  }

  /// A header that comes again in other words of the same meaning is no task.
  @Test func headersMayComeAgainInOtherWords() throws {
    let again = "<tr><td>序号<td>任务内容<td>责任部门<td>进展情况<tr><td>2<td>d<td>e<td>f</table>"
    let (found, diagnostics) = try report(table.replacing("</table>", with: again))
    #expect(found.rows.map { $0.cells.first } == ["1", "2"])
    #expect(diagnostics.contains { $0.code == .repeatedHeader })
  }

  @Test func kindsOfRows() throws {
    func kinds(_ rows: String) throws -> [Row.Kind] {
      try report(table.replacing("</table>", with: rows + "</table>")).report.rows.map(\.kind)
    }
    #expect(try kinds("<tr><td colspan=4>注:1.甲；<tr><td colspan=4>2.乙。") == [.task, .note, .note])
    #expect(try kinds("<tr><td colspan=4>★经济发展<tr><td>2<td>d<td>e<td>f") == [.task, .section, .task])
    #expect(try kinds("<tr><td colspan=4>★为新增，请核实。") == [.task, .note])
    // Nothing comes after it that it could head.
    #expect(try kinds("<tr><td colspan=4>★为省级任务") == [.task, .note])
    #expect(
      try kinds("<tr><td colspan=2>合计5项<td><td>100<tr><td colspan=2>全区合计（个）<td><td>100") == [.task, .total, .total])
    #expect(try kinds("<tr><td>2<td>开展合计工作<td>e<td>f") == [.task, .task])
  }

  /// Two runs of a larger list have a gap between them.
  @Test func extractsOfSeveralRunsHaveGaps() throws {
    let rows = [285, 286, 287, 288, 296, 297, 302].map { "\($0),任务\($0),甲局,完工\n" }.joined()
    func gaps(_ rows: String) throws -> Int {
      try report("序号,任务,责任单位,进展情况\n" + rows).diagnostics.count { $0.code == .numberGap }
    }
    #expect(try gaps(rows) == 0)
    let slip = [5, 6, 7, 8, 10, 11, 12, 13].map { "\($0),任务\($0),甲局,完工\n" }.joined()
    #expect(try gaps(slip) == 1)
  }

  @Test func declarationsThatContradictTheBytes() throws {
    func codes(_ page: String, mark: [UInt8] = []) throws -> [Diagnostic.Code] {
      try decode(mark + Array(page.utf8)).diagnostics.map(\.code)
    }
    #expect(try codes("<meta charset=gbk>表", mark: [0xEF, 0xBB, 0xBF]) == [.contradictingEncoding])
    #expect(try codes("<meta charset=utf-8>表", mark: [0xEF, 0xBB, 0xBF]) == [])
    #expect(try codes("<meta name=description content='charset=gbk'>表") == [])
    #expect(try codes("<meta http-equiv=content-type content='text/html; charset=gbk'>表") == [.contradictingEncoding])
  }

  /// A comment or front matter at the beginning of a Markdown file.
  @Test func beginningsOfMarkdown() throws {
    let body = "# \(title)\n\n| 序号 | 任务 | 进展情况 |\n|---|---|---|\n| 1 | 修路 | 完工 |\n"
    #expect(try report("<!-- 2023年重点工作落实情况表 -->\n" + body).report.title.text == title)
    let matter = try report("+++\ntitle = \"旧\"\ndate = 2026-01-01\n+++\n\n" + body, as: .markdown)
    #expect(matter.report.title.text == title && matter.report.notes.isEmpty)
    #expect(try report("<!-- a --><h1>\(title)</h1>" + table).report.title.text == title)
  }
}
