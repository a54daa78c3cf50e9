import ReportModel
import TestSupport
import Testing

@testable import ReportReaders
@testable import ReportRecognition

struct ValueGrammarTests {
  @Test(arguments: [
    ("1", 1), ("１", 1), (" 1. ", 1), ("1．", 1), ("（1）", 1), ("(十二)", 12), ("一", 1), ("十二", 12), ("007", 7), ("3、", 3),
  ])
  func numbers(_ text: String, _ number: Int) { #expect(rowNumber(text) == number) }

  @Test(arguments: ["", "1.5", "甲", "-1", "+1", "1-2", "第1项", "①", "123456789", "1 2", "1\n2"])
  func noNumbers(_ text: String) { #expect(rowNumber(text) == nil) }

  @Test(arguments: [
    ("基本完成", TaskStatus.onTrack), ("已基本完成", .onTrack), ("基本完工。", .onTrack), ("部分完成", .onTrack),
    ("基本未完成", .delayed),
    ("正在整改", .onTrack), ("正在加快竣工验收", .onTrack), ("竣工验收中", .onTrack), ("整改中", .onTrack), ("已整改", .completed),
    ("持续整改", .longTerm), ("已提前完成年度目标任务", .completed), ("未完成任务", .delayed), ("超进度", .onTrack),
  ])
  func whatIsGoingOnIsNotCompleted(_ text: String, _ status: TaskStatus) {
    #expect(TaskStatus(statedBy: text) == status)
  }

  @Test(arguments: ["未启动中", "待验收", "逾期完成", "难以完成", "拟竣工", "已完成（延期）", "延期完成", "已完成，正在验收", "已完成，长期坚持"])
  func noStates(_ text: String) { #expect(TaskStatus(statedBy: text) == nil) }

  @Test(arguments: [
    ("已落实", TaskStatus.completed), ("正在落实", .onTrack), ("未落实", .delayed), ("已完结", .completed), ("达到时序进度", .onTrack),
    ("未达到时序进度", .delayed), ("（已完成）", .completed), ("1.已完成", .completed), ("已完成！", .completed), ("略有滞后", .delayed),
    ("逾期未完成", .delayed), ("超期未整改", .delayed), ("逾期尚未销号", .delayed), ("已建成", .completed), ("未建成", .delayed),
    ("已交付使用", .completed),
    ("不能按期完成", .delayed), ("立即整改，长期坚持", .longTerm), ("已整改、已销号", .completed),
    ("已完成", TaskStatus.completed), (" 达序。", .onTrack), ("未开工", .notStarted), ("推进缓慢", .delayed), ("长期坚持", .longTerm),
  ])
  func statuses(_ text: String, _ status: TaskStatus) { #expect(TaskStatus(statedBy: text) == status) }

  /// Two documents in one cell are two sources, whatever parts them and however many items the second has.
  @Test(arguments: [
    ("甲报告第7项，乙报告第1-3项", "甲报告 7; 乙报告 1 2 3"), ("甲报告第7、9项，乙报告第1、3项", "甲报告 7 9; 乙报告 1 3"),
    ("《甲报告》第7、9项、《乙报告》第1-3项", "《甲报告》 7 9; 《乙报告》 1 2 3"), ("甲报告（第7、9项），乙报告（第1、3项）", "甲报告 7 9; 乙报告 1 3"),
    ("甲报告\n第3、5项\n乙报告\n第7、8项", "甲报告 3 5; 乙报告 7 8"), ("甲报告第3、5项，丙要点，乙报告第6项", "甲报告 3 5; 丙要点 ; 乙报告 6"),
    ("1.乙报告第41项\n2.甲报告第12项", "乙报告 41; 甲报告 12"), ("甲报告第3项；第5项", "甲报告 3 5"), ("甲报告第3项；乙报告第5项", "甲报告 3; 乙报告 5"),
    ("甲报告第3项/乙实事第5件", "甲报告 3; 乙实事 5"), ("甲报告第3项（乙实事第5件）", "甲报告 3; 乙实事 5"),
    ("甲报告第3项，完成二期", "甲报告，完成二期 3"), ("2026年政府工作报告第3项", "2026年政府工作报告 3"),
  ])
  func severalSources(_ text: String, _ expected: String) {
    let found = taskSources(text).map { "\($0.document) \($0.items.map(String.init).joined(separator: " "))" }
    #expect(found.joined(separator: "; ") == expected)
  }

  /// The word between two documents is no part of a name.
  @Test(arguments: ["甲报告第3项和乙报告第5项", "甲报告第3项及乙报告第5项", "甲报告第3项以及乙报告第5项", "甲报告第3项、乙报告第5项"])
  func sourcesAreJoinedByWords(_ text: String) {
    #expect(taskSources(text) == [TaskSource(document: "甲报告", items: [3]), TaskSource(document: "乙报告", items: [5])])
  }

  @Test func rangesInOneCellAreLimited() throws {
    let source = try #require(taskSources(String(repeating: "第1-200项", count: 10_000)).first)
    #expect(source.items.count == 200)
  }

  @Test(arguments: [
    ("是否完成", "是", TaskStatus.completed), ("是否达序", "是", .onTrack), ("是否达序", "否", .delayed), ("是否完成", "否", .delayed),
    ("是否启动", "否", .notStarted), ("是否滞后", "否", nil), ("是否销号", "×", .delayed), ("是否完成", "是（提前）", .completed),
    ("是否完成", "√（已验收）", .completed), ("是否完成", "是（未完成）", nil),
    ("完成时限", "已完成", .completed), ("完成时限", "未完成", .delayed), ("完成时限", "持续推进", nil),
    ("状态", "是", nil),
    ("完成与否", "否", .delayed), ("是否落实", "否", .delayed), ("是否完成（是/否）", "√", .completed),
  ])
  func answersState(_ question: String, _ text: String, _ status: TaskStatus?) throws {
    let (report, _) = try report("序号,\(question)\n1,\(text)\n")
    #expect(report.rows[0].status == status)
  }

  /// A mark chooses the level of the header that it stands under.
  @Test(arguments: [
    ("是否完成", "是", "否", "√,", TaskStatus.completed), ("是否完成", "是", "否", ",√", .delayed), ("是否完成", "是", "否", "√,√", nil),
    ("是否完成", "是", "否", ",", nil), ("是否完成", "是", "否", "×,", nil), ("是否完成", "是", "否", "×,√", .delayed),
    ("是否完成", "是", "否", "√,×", .completed), ("是否启动", "是", "否", ",✔", .notStarted), ("是否完成", "√", "×", ",√", .delayed),
    ("是否滞后", "是", "否", ",√", nil), ("完成状态", "已完成", "未完成", "√,", .completed), ("完成状态", "已完成", "未完成", ",√", .delayed),
    ("完成状态", "一季度", "二季度", "√,", nil), ("完成状态", "一季度", "二季度", "已完成,", .completed),
  ])
  func marksUnderAnswers(_ question: String, _ yes: String, _ no: String, _ cells: String, _ status: TaskStatus?) throws
  {
    let (report, _) = try report("序号,任务内容,\(question),\n,,\(yes),\(no)\n1,修路,\(cells)\n")
    #expect(report.columns.map(\.name).suffix(2) == ["\(question)/\(yes)", "\(question)/\(no)"])
    #expect(report.rows[0].status == status)
  }

  @Test func answersThatAHeaderListsAreNoLevel() {
    #expect(TaskStatus(statedBy: "√", under: "是否完成/是/否") == .completed)
    #expect(TaskStatus(statedBy: "√", under: "是否完成是/否") == nil)
  }

  @Test func proseIsNoStatus() { #expect(TaskStatus(statedBy: "已完成三项工作，正在推进第四项") == nil) }

  @Test(arguments: [
    ("100%", TaskStatus.completed), ("145％", .completed), ("0%", .notStarted), ("64.5%", nil), ("１００％", .completed),
    ("inf%", nil), ("0x64%", nil), ("100", nil),
  ])
  func ratesState(_ text: String, _ status: TaskStatus?) {
    #expect(NumberGrammar.percent(text, unit: nil).flatMap { TaskStatus(ofRate: $0) } == status)
  }
}

struct HeaderDictionaryTests {
  @Test(arguments: HeaderDictionary.standard.entries)
  func everyWordHasItsRole(_ entry: HeaderDictionary.Entry) {
    #expect(!(entry.words + entry.heads).isEmpty)
    for word in entry.words + entry.heads {
      #expect(HeaderDictionary.standard.role(named: word) == entry.role, "\(word)")
    }
  }

  @Test(arguments: [
    ("序 号", "number"), ("责任\n部门", "departments"), ("区级责任部门", "departments"), ("投资规模（万元）", "amount"),
    ("1-8月推进情况", "progress"), ("責任部門", "departments"), ("*进展情况", "progress"), ("责任部门：", "departments"),
    ("累计完成情况", "progress"), ("年度完成情况", "progress"), ("項目名稱", "project"), ("當前進度", "completionRate"),
    ("進展情況", "progress"), ("本月进展情况/前期手续", "progress"),
    ("完成率(%)", "completionRate"),
    ("截至9月底完成情况", "progress"), ("任务\u{A0}来源", "source"),
  ])
  func variants(_ name: String, _ role: String) {
    #expect(HeaderDictionary.standard.role(named: name)?.rawValue == role)
  }

  @Test func periodStaysOnTheColumn() {
    #expect(HeaderDictionary.standard.column(named: "1-8月推进情况").period?.text == "1-8月")
    #expect(HeaderDictionary.standard.column(named: "进展情况（1-8月）").period?.text == "1-8月")
    #expect(HeaderDictionary.standard.column(named: "年度目标").period == nil)
  }

  @Test(arguments: ["", "部门", "任务来源情况", "（万元）"])
  func unknownWords(_ name: String) { #expect(HeaderDictionary.standard.role(named: name) == nil) }
}

struct RowKindTests {
  @Test(arguments: [
    (["一、经济", "", ""], Row.Kind.section), (["一、经济", "一、经济", "一、经济"], .section), (["（二）工业", "", ""], .section),
    (["民生", "民生", "民生"], .section), (["民生", "", ""], .task), (["合 计", "", "9"], .total), (["小计：", "", ""], .total),
    (["注：甲", "", ""], .note), (["备注：甲", "备注：甲", "备注：甲"], .note), (["注意事项", "", ""], .task), (["1", "一、甲", "乙"], .task),
    (["", "一、经济", ""], .section), (["3", "", ""], .task),
  ])
  func kinds(_ cells: [String], _ kind: Row.Kind) {
    var recognition = RowRecognition(columns: [Column(name: "任务"), Column(name: "备注")])
    #expect(recognition.kind(of: Table([cells]), row: 0, width: cells.count, isLast: false).0 == kind)
  }

  @Test(arguments: [(["经济发展", "", ""], Row.Kind.section), (["", "甲", ""], .task), (["3", "", ""], .task)])
  func whatStandsAloneInTheColumnOfNumbersIsAHeading(_ cells: [String], _ kind: Row.Kind) {
    var recognition = RowRecognition(columns: [Column(name: "序号", role: .number), Column(name: "备注")])
    #expect(recognition.kind(of: Table([cells]), row: 0, width: cells.count, isLast: false).0 == kind)
  }

  @Test func numeralsOfTheirOwnNumberHeadings() throws {
    let merged = try report(
      "<table><tr><th>序号<th>任务<th>进展情况<tr><td>一<td colspan=2>城建<tr><td>1<td>a<td>b<tr><td>（二）<td colspan=2>交通<tr><td>2<td>c<td>d</table>"
    ).report
    #expect(merged.rows.map(\.kind) == [.section, .task, .section, .task])
    #expect(merged.rows.map(\.section) == [[], ["一、城建"], ["一、城建"], ["一、城建", "（二）交通"]])
    let blank = try report("序号,任务,进展情况\n一,城建,\n1,a,b\n").report
    #expect(blank.rows.map(\.kind) == [.section, .task] && blank.rows[1].section == ["一、城建"])
    let tasks = try report("序号,任务,进展情况\n一,城建,\n二,a,b\n").report
    #expect(tasks.rows.map(\.kind) == [.task, .task] && tasks.rows.map(\.number) == [1, 2])
  }

  @Test func sectionsNest() {
    var recognition = RowRecognition(columns: [])
    var paths: [[String]] = []
    for text in ["一、甲", "（一）乙", "1", "（二）丙", "2", "二、丁", "3", "合计", "4"] {
      let table = Table([[text, Int(text) == nil ? "" : "x"]])
      paths.append(recognition.kind(of: table, row: 0, width: 2, isLast: false).section)
    }
    #expect(
      paths == [[], ["一、甲"], ["一、甲", "（一）乙"], ["一、甲"], ["一、甲", "（二）丙"], [], ["二、丁"], [], []])
  }

  @Test func unknownColumnsAreKeptAndNamed() throws {
    let (text, places) = marked("序号,⟪牵头人员,任务\n1,张,a\n")
    let (report, diagnostics) = try report(text)
    #expect(report.columns.map(\.name) == ["序号", "牵头人员", "任务"] && report.columns[1].role == nil)
    #expect(diagnostics.filter { $0.code == .unknownColumn }.map(\.location) == places)
  }
}
