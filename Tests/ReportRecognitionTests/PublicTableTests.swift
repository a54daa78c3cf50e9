import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What tables of public sites have that others seldom do.
struct PublicTableTests {
  private func rows(_ cells: [[String]]) -> String {
    let rows = cells.map { "<tr>" + $0.map { $0.hasPrefix("<t") ? $0 : "<td>\($0)" }.joined() }
    return "<table>\(rows.joined())</table>"
  }

  /// 总分 and 合计（2个） are no tasks.
  @Test(arguments: ["总分", "合计（2个）", "总计（万元）", "合计：12项"])
  func totalsAreNoTasks(_ total: String) throws {
    let found = try report(
      rows([["序号", "考核项目", "分值", "考核内容"], ["", total, "100", ""], ["1", "组织领导", "8", "成立小组"]])
    ).report
    #expect(found.rows.map(\.kind) == [.total, .task])
  }

  /// A heading may have the sums of its section beside it.
  @Test func headingsMayHaveSums() throws {
    let found = try report(
      rows([
        ["序号", "<td colspan=2>考核项目", "分值", "评分标准", "说明"], ["一、", "<td colspan=2>通用项目", "40", "", ""],
        ["1", "<td colspan=2>组织领导", "8", "成立小组", ""], ["二、", "<td colspan=2>部门项目", "60", "", "按部门考核"],
        ["1", "<td rowspan=2>重点部门", "甲局", "30", "监管", ""], ["2", "乙局", "30", "推广", ""],
      ])
    ).report
    #expect(found.rows.map(\.kind) == [.section, .task, .section, .task, .task])
    #expect(found.rows.last?.section == ["二、部门项目"])
    // With a text of its own it is a task.
    let task = try report(rows([["序号", "任务", "责任单位"], ["一", "修路", "甲局"], ["2", "架桥", "乙局"]])).report
    #expect(task.rows.map(\.kind) == [.task, .task])
  }

  /// Sums may stand in columns that nobody knows; with a text anywhere else a row is a task.
  @Test(arguments: [("80", Row.Kind.section), ("80%", .section), ("—", .section), ("按月", .task)])
  func headingsMayHaveFigures(_ cell: String, _ kind: Row.Kind) throws {
    let found = try report(
      rows([
        ["序号", "项目名称", "总投资", "占比", "形象进度"], ["一", "续建项目", "52000", cell, ""], ["1", "水厂", "32000", "80", "封顶"],
        ["二", "新建项目", "8000", cell, ""], ["2", "园区", "8000", "10", "征地"],
      ])
    ).report
    #expect(found.rows.map(\.kind) == [kind, .task, kind, .task])
    #expect(found.rows.last?.section == (kind == .section ? ["二、新建项目"] : []))
  }

  /// A form asks for one of several boxes.
  @Test(arguments: [
    ("☑已完成 ☐未完成", TaskStatus.completed), ("□已完成 ■滞后", .delayed), ("已完成□ 推进中☑ 未启动□", .onTrack),
    ("<input type=radio checked> 已完成<br><input type=radio> 未完成", .completed), ("☑是 ☐否", .completed),
    ("☑已完成 ☑未完成", nil), ("☐已完成 ☐未完成", nil), ("☑ ☐", nil), ("已完成☐未完成", nil),
  ])
  func tickedBoxesAreStates(_ cell: String, _ status: TaskStatus?) throws {
    let found = try report(rows([["序号", "任务", "是否完成"], ["1", "修路", cell]])).report
    #expect(found.rows.first?.status == status)
  }

  /// A state may have a remark; what a column of states says is not overruled by a deadline.
  @Test(arguments: [
    ("已完成（2026.3.5）", TaskStatus.completed), ("未完成（无法整改）", .delayed), ("A类（已解决）", .completed), ("B类（正在解决）", .onTrack),
    ("三级（已完成）", .completed), ("住建局（已完成）", nil), ("住建局（已完成）、城管局（未完成）", nil), ("部分（已完成）", nil),
    ("已完成（未完成）", nil), ("已完成（90%）", nil), ("已完成（100%）", .completed), ("部分整改", .onTrack), ("初步完成", .onTrack),
    ("已完成（", nil), ("（已完成）（未完成）", nil), ("未解决", .delayed), ("C类（列入规划）", nil), ("另行研究", nil),
    ("", .longTerm),
  ])
  func statesMayHaveRemarks(_ cell: String, _ status: TaskStatus?) throws {
    let found = try report(rows([["序号", "任务", "整改时限", "整改状态"], ["1", "修路", "立行立改", cell]])).report
    #expect(found.rows.first?.status == status)
  }

  @Test(arguments: [
    ("逾期未完成", TaskStatus.delayed), ("", .onTrack), ("/", .onTrack), ("达序时", .onTrack),
  ])
  func statesAreNotOverruledByProgress(_ cell: String, _ status: TaskStatus?) throws {
    let found = try report(rows([["序号", "任务", "进展情况", "完成率", "完成状态"], ["1", "修路", "推进中", "80%", cell]])).report
    #expect(found.rows.first?.status == status)
  }

  /// The new day counts where there is one.
  @Test(arguments: ["延期时限", "调整后完成时限", "延长后的整改时限"])
  func daysThatWereMoved(_ name: String) throws {
    let head = ["序号", "任务", "完成时限", name]
    let found = try report(rows([head, ["1", "修路", "2026年6月", "2026年12月"], ["2", "架桥", "2026年6月", ""]])).report
    let last = found.rows.map { row in
      row.fields.lazy.compactMap { if case .date(let days) = $0.value { days.to } else { nil } }.first
    }
    #expect(last == [CalendarDate(year: 2026, month: 12, day: 31), CalendarDate(year: 2026, month: 6, day: 30)])
  }

  @Test(arguments: [("√", TaskStatus.completed), ("×", .delayed), ("—", nil)])
  func signsAnswerTheHeader(_ cell: String, _ status: TaskStatus?) throws {
    let found = try report(rows([["序号", "任务", "完成情况（√/×）"], ["1", "修路", cell]])).report
    #expect(found.rows.first?.status == status)
  }

  /// Of the months under one head the latest that says something is the progress.
  @Test func theLatestMonthIsTheProgress() throws {
    let head = "<tr><td rowspan=2>序号<td rowspan=2>任务<td colspan=3>推进情况<tr><td>7月<td>8月<td>9月"
    let body = "<tr><td>1<td>修路<td>招标<td>进场<td>路基<tr><td>2<td>建校<td>设计<td>—<td>"
    let found = try report("<table>\(head)\(body)</table>").report
    #expect(found.rows.map { $0.progress?.text } == ["路基", "设计"])
    #expect(found.columns.map { $0.period?.text } == [nil, nil, "7月", "8月", "9月"])
    let early = try report(rows([["序号", "任务", "1-9月完成情况", "1-8月完成情况"], ["1", "修路", "路基", "进场"]])).report
    #expect(early.rows.first?.progress?.text == "路基")
  }

  /// Counts of tasks and their rates are statistics.
  @Test func countsOfTasksAreNoReport() throws {
    let counts = rows([["排名", "镇（街道）", "任务数", "完成率"], ["1", "甲镇", "20", "75%"], ["2", "乙镇", "18", "50%"]])
    #expect(throws: ReadError.noSubstantialColumn) { try reports(counts) }
  }

  @Test(arguments: [("80%（新园滞后）", "80"), ("50%（东镇未开工", "50"), ("98.4%", "98.4"), ("80%左右", nil), ("80%、90%", nil)])
  func ratesMayHaveRemarks(_ cell: String, _ rate: String?) throws {
    let found = try report(rows([["序号", "项目内容", "当前进度"], ["1", "修路", cell]])).report
    let value = found.rows.first?.fields.first { $0.role == .completionRate }?.value
    #expect(value == rate.flatMap { DecimalNumber(text: $0) }.map { .percent($0) })
  }

  /// What has come of a task is its progress only where nothing says how far it has come.
  @Test func resultsComeBehindProgress() throws {
    let head = ["序号", "项目内容", "年度完成情况", "完成成效"]
    let found = try report(rows([head, ["1", "托位", "新增1155个。", "超额完成"], ["2", "海塘", "", "未完成"]])).report
    #expect(found.rows.map { $0.progress?.text } == ["新增1155个。", "未完成"])
    #expect(found.rows.map(\.status) == [.completed, .delayed])
  }

  /// The number of an entry of a list is no part of what a title is about.
  @Test(arguments: ["1.2026年度民生实事完成情况", "2、2026年民生实事完成情况", "12．云湖区2026年民生实事完成情况"])
  func numbersOfEntriesAreNoSubject(_ title: String) throws {
    let found = try report("<p>\(title)</p>" + rows([["序号", "任务", "进展情况"], ["1", "修路", "完工"]])).report
    #expect(found.title.text == title && found.title.year == 2026 && found.title.subject == "民生实事")
  }

  /// The unit stands between other labels above the table.
  @Test func unitsStandBetweenOtherLabels() throws {
    let line = "<p>填报单位：区发改局　　　单位：万元、%　　　2026年9月</p>"
    let found = try report("<p>2026年项目推进情况表</p>\(line)" + rows([["序号", "项目名称", "总投资"], ["1", "公园", "300"]]))
    let number = try #require(DecimalNumber(text: "300"))
    #expect(found.report.rows.first?.fields.first?.value == .amount(number, unit: "万元"))
    #expect(found.report.issuer == "区发改局")
  }
}
