import ReportKit
import ReportModel
import TestSupport
import Testing

/// Rows that are no tasks, by their words.
struct RowWordTests {
  private static let tasks = ["1,修路,甲局,2026年6月,开工,", "2,种树,乙局,2026年9月,完工,"]

  private func kinds(_ row: String, at index: Int) throws -> (kinds: [Row.Kind], codes: [Diagnostic.Code]) {
    var rows = Self.tasks
    rows.insert(row, at: index)
    let text = "2026年重点工作落实情况表,,,,,\n序号,重点任务,责任单位,完成时限,进展情况,备注\n" + rows.joined(separator: "\n") + "\n"
    let (report, diagnostics) = try report(text, as: .csv)
    return (report.rows.map(\.kind), diagnostics.map(\.code))
  }

  @Test(arguments: [
    ("例,建某某学校,某某局,2026年6月,已开工,", 0), ("（示例）,建某某学校,某某局,2026年6月,已开工,", 0), ("样例1,建某某学校,某某局,2026年6月,已开工,", 0),
    (",,,,单位：万元,", 0), ("填报人：,张三,联系电话：,8123,填报时间：,2026年7月5日", 2), ("单位负责人（签字）：,,,填表人：,,", 2),
    ("填报人：,张三,,,审核人：,李四", 2), ("注,截至六月底。,,,,", 2), ("……,……,……,……,……,", 2), ("以下空白,,,,,", 2), (",（以下无正文）,,,,", 2),
  ])
  func notes(_ row: String, _ index: Int) throws {
    let (kinds, codes) = try kinds(row, at: index)
    #expect(kinds.count == 3 && kinds[index] == .note && kinds.count { $0 == .task } == 2)
    #expect(codes.isEmpty)
  }

  @Test(arguments: [
    "A,B,C,D,E,F", "甲,乙,丙,丁,戊,己", "甲,乙,1,2,3,4", "①,②,③,④,⑤,⑥", "（1）,（2）,（3）,（4）,（5）,（6）",
  ])
  func numbersOfColumns(_ row: String) throws {
    let (kinds, codes) = try kinds(row, at: 0)
    #expect(kinds == [.task, .task] && codes == [.repeatedHeader])
  }

  /// Excel writes subtotals below each group.
  @Test(arguments: [",,甲局 汇总,,,2", "甲局 计数,2,,,,", ",,甲局　平均值,,,1", ",,总计数,,,2", "区教育局汇总,,,5000,,"])
  func subtotals(_ row: String) throws {
    let (kinds, codes) = try kinds(row, at: 1)
    #expect(kinds == [.task, .total, .task] && codes.isEmpty)
  }

  @Test(arguments: ["3,数据 汇总,甲局,6月,好,", "3,年度汇总,甲局,6月,好,"])
  func tasksThatSumUp(_ row: String) throws { #expect(try kinds(row, at: 2).kinds == [.task, .task, .task]) }

  @Test func tasksThatAreCalledLikeSubtotals() throws {
    let text = "2026年重点工作落实情况表,,\n任务内容,责任部门,进展情况\n数据 汇总,甲局,已完成平台建设\n区教育局汇总,甲局,已报送\n"
    #expect(try report(text, as: .csv).report.rows.map(\.kind) == [.task, .task])
  }

  /// A heading that goes on is one, and so is what says whose tasks follow.
  @Test(arguments: ["重点项目（续）,,,,,", "教育局（续）,,,,,", "单位：市教育局,,,,,"])
  func headingsThatGoOnStay(_ row: String) throws {
    let (kinds, codes) = try kinds(row, at: 0)
    #expect(kinds == [.section, .task, .task] && codes.isEmpty)
  }

  /// A heading may have the figures of its section beside it, however it is numbered.
  @Test(arguments: [
    "一、产业项目（2个）,,20,6,83.3%,", "一,产业项目（2个）,20,6,83.3%,", "一、产业项目（2个）,一、产业项目（2个）,20,6,83.3%,", "产业项目,产业项目,20,6,83.3%,",
    "产业项目（2个）,,20,,,", ",产业项目（2个）,20,6,,另有1个", "一,产业项目（2个）,20,6,83.3%,区工信局", "（一）,产业项目（共2个）,区工信局,6,,",
    "（一）产业项目,,20,6,,",
  ])
  func headingsWithSums(_ row: String) throws {
    let text =
      "序号,项目名称,总投资（万元）,完成投资（万元）,占年度计划,备注\n\(row)\n1,厂房,12,4,80%,\n2,仓库,8,2,90%,\n合计,,20,6,83.3%,\n"
    let (report, diagnostics) = try report(text, as: .csv)
    #expect(report.rows.map(\.kind) == [.section, .task, .task, .total])
    #expect(report.rows[1].section.first?.hasSuffix("20") == false)
    #expect(report.columns[4].role == Role(rawValue: "completionRate"))
    #expect(!diagnostics.map(\.code).contains(.missingNumber))
  }

  /// What has a name or a number of its own is a task, whatever figures stand beside it.
  @Test(arguments: ["1-2,,20,6,83.3%,", ",仓库,20,6,83.3%,", "新增,仓库,20,6,83.3%,", ",仓库（二期）,20,6,,"])
  func tasksWithFigures(_ row: String) throws {
    let text = "序号,项目名称,总投资（万元）,完成投资（万元）,占年度计划,备注\n1-1,厂房,12,4,80%,\n\(row)\n3,车间,1,1,,\n"
    #expect(try report(text, as: .csv).report.rows.map(\.kind) == [.task, .task, .task])
  }

  /// So in tables whose first column has no numbers; but where tasks are numbered in their names, figures beside one head nothing.
  @Test(arguments: [
    ("类别,序号,项目名称,总投资,进展情况", "一、工业（2个）,一、工业（2个）,一、工业（2个）,20,", "工业,1,厂房,10,开工", Row.Kind.section),
    ("项目名称,总投资,进展情况", "一、工业（2个）,20,", "厂房,10,开工", .section), ("项目名称,总投资,进展情况", "一、厂房,20,", "二、仓库,10,", .task),
  ])
  func headingsWithSumsInOtherTables(_ head: String, _ heading: String, _ task: String, _ kind: Row.Kind) throws {
    let found = try report("\(head)\n\(heading)\n\(task)\n", as: .csv).report
    #expect(found.rows.map(\.kind) == [kind, .task])
  }

  @Test(arguments: ["续表", "（续上表）", "续表1", "某局重点工作落实情况表（续二）", "(接上页)"])
  func marksOfPagesThatGoOn(_ mark: String) throws {
    let table = { (number: Int) in "<table><tr><th>序号<th>重点任务<th>责任单位<tr><td>\(number)<td>修路<td>甲局</table>" }
    let (reports, _) = try reports("<h1>某局重点工作落实情况表</h1>\(table(1))<p>\(mark)</p>\(table(2))", as: .html)
    #expect(reports.count == 1 && reports[0].rows.count == 2 && reports[0].notes.isEmpty)
    let rows = "序号,重点任务,责任单位\n1,修路,甲局\n序号（续）,重点任务（续）,责任单位\n2,架桥,乙局\n"
    #expect(try report(rows, as: .csv).report.rows.count == 2)
  }

  /// Above the header of a table a heading is one as well as above the table, and lines that say more of it may follow.
  @Test(arguments: ["", "<p>单位：万元</p>", "<p>牵头领导：张三</p>", "<p>牵头领导：张三</p><p>责任单位：甲局</p>"])
  func headingsAboveHeaders(_ lines: String) throws {
    let rows = { (number: Int) in "<tr><th>序号<th>重点任务<th>责任单位<tr><td>\(number)<td>修路<td>甲局" }
    let title = "<h1>某局2026年重点工作落实情况表</h1>"
    let own = try reports("\(title)<p>一、城建</p>\(lines)<table>\(rows(1))</table>", as: .html).reports
    #expect(own.map { $0.rows.map(\.kind) } == [[.section, .task]] && own[0].rows[1].section == ["一、城建"])
    let inTable = "\(title)<table><tr><td colspan=3>一、城建\(rows(1))<tr><td colspan=3>二、水利\(rows(2))</table>"
    let found = try reports(inTable, as: .html).reports[0]
    #expect(found.rows.filter { $0.kind == .task }.map(\.section) == [["一、城建"], ["二、水利"]] && found.notes.isEmpty)
  }

  @Test func theTitleOfAnotherPage() throws {
    let (kinds, codes) = try kinds("某局重点工作落实情况表（续表）,,,,,", at: 1)
    #expect(kinds == [.task, .task] && codes == [.repeatedHeader])
  }

  @Test(arguments: ["例,建学校,丙局,2026年6月,已开工,", "填报系统：,建学校,丙局,2026年6月,已开工,", "3,填报人：培训,丙局,2026年6月,已开工,"])
  func tasks(_ row: String) throws { #expect(try kinds(row, at: 2).kinds == [.task, .task, .task]) }

  @Test(arguments: [
    ("2026年13月", true), ("6.30", true), ("2026年6月、长期坚持", true), ("2026年6月", false), ("长期坚持", false),
    ("收到后15个工作日", false),
  ])
  func deadlinesThatAreNotRead(_ day: String, _ isSaid: Bool) throws {
    let (_, codes) = try kinds("3,修桥,丙局,\(day),开工,", at: 2)
    #expect(codes == (isSaid ? [.unreadValue] : []))
  }

  /// What a grid unfolds below a row is a sentence across it.
  @Test func sentencesAcrossAreNoHeadings() throws {
    let page = """
      <table><tr><th>序号</th><th>重点任务</th><th>进展情况</th></tr><tr><td>1</td><td>修路</td><td>开工</td></tr>
      <tr><td colspan=3>说到底：已完成招标，正在施工。</td></tr><tr><td>2</td><td>种树</td><td>完工</td></tr>
      <tr><td colspan=3>民生</td></tr><tr><td>3</td><td>架桥</td><td>完工</td></tr></table>
      """
    let rows = try report(page, as: .html).report.rows
    #expect(rows.map(\.kind) == [.task, .note, .task, .section, .task])
    #expect(rows.map(\.section) == [[], [], [], [], ["民生"]])
  }
}
