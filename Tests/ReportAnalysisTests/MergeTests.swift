import ReportModel
import TestSupport
import Testing

@testable import ReportAnalysis

struct MergeTests {
  private func merged(_ reports: Report...) -> Report {
    let documents = reports.enumerated().map { index, report in
      ReportDocument(input: "\(index + 1).csv", format: "csv", encoding: "UTF-8", reports: [report])
    }
    return MergedReport(of: documents).report
  }

  /// A report of columns with their roles, and rows of texts.
  private func table(_ columns: [(String, Role?)], _ rows: [[String]], title: String = "") -> Report {
    Report(
      title: Title(text: title), columns: columns.map { Column(name: $0.0, role: $0.1) },
      rows: rows.map { RowContent(cells: $0) }, notes: [])
  }

  @Test func tasksAreRenumberedAndKeepTheirOrigin() {
    let first = report([task(4, text: "甲"), task(5, text: "乙")], title: "第一")
    let second = report([task(1, text: "丙")], title: "第二")
    let rows = merged(first, second).rows
    #expect(rows.map(\.number) == [1, 2, 3] && rows.map { $0.cells[0] } == ["1", "2", "3"])
    #expect(rows.map { $0.cells.suffix(2) } == [["4", "第一"], ["5", "第一"], ["1", "第二"]])
    #expect(rows.map { $0.cells[2] } == ["甲", "乙", "丙"])
  }

  @Test func cellsAreCountedBeforeTheyAreMade() {
    let documents = (0..<3).map { number in
      let own = table([("序号", .number), ("列\(number)", nil)], [["1", "甲"], ["2", "乙"]])
      return ReportDocument(input: "\(number)", format: "csv", encoding: "UTF-8", reports: [own])
    }
    let merged = MergedReport(of: documents).report
    #expect(MergedReport.cellCount(of: documents) == merged.rows.reduce(0) { $0 + $1.cells.count })
    #expect(merged.columns.count == 6 && merged.rows.count == 6)
  }

  @Test func reportsOfOneTitleAreToldApartByTheirInputs() {
    let one = report([task(1)], title: "同名")
    let nameless = report([task(1)])
    #expect(merged(one, one, nameless).rows.compactMap(\.cells.last) == ["同名（1.csv）", "同名（2.csv）", "3.csv"])
    let both = ReportDocument(input: "a.html", format: "html", encoding: "UTF-8", reports: [nameless, nameless])
    #expect(MergedReport(of: [both]).report.rows.compactMap(\.cells.last) == ["a.html第1表", "a.html第2表"])
  }

  @Test func columnsUniteByRoleThenByName() {
    let first = table([("序号", .number), ("责任部门", .departments), ("得分", nil)], [["1", "甲局", "9"]])
    let second = table(
      [("序号", .number), ("得 分", nil), ("责任单位", .departments), ("备注", Role(rawValue: "remarks"))],
      [["1", "8", "乙局", "注"]])
    let union = MergedReport(
      of: [first, second].map { ReportDocument(input: "x", format: "csv", encoding: "", reports: [$0]) })
    #expect(union.report.columns.map(\.name) == ["序号", "责任部门", "备注", "得分", "原序号", "来源报表"])
    #expect(union.report.rows.map { Array($0.cells[1...3]) } == [["甲局", "", "9"], ["乙局", "注", "8"]])
    #expect(union.diagnostics.map(\.code) == [.unitedColumns])
    #expect(union.diagnostics.first?.message.contains("'责任单位'") == true)
  }

  @Test func aNameThatManyReportsHaveIsOneNote() {
    let first = table([("序号", .number), ("责任部门", .departments)], [["1", "甲局"]])
    let others = (2...6).map { number in
      ReportDocument(
        input: "\(number).csv", format: "csv", encoding: "",
        reports: [table([("序号", .number), (number == 6 ? "责任主体" : "责任单位", .departments)], [["1", "乙局"]])])
    }
    let union = MergedReport(
      of: [ReportDocument(input: "1.csv", format: "csv", encoding: "", reports: [first])] + others)
    #expect(
      union.diagnostics.prefix(2).map(\.message) == [
        "'责任单位' of '2.csv' and 3 other reports stands in the column '责任部门'",
        "'责任主体' of '6.csv' stands in the column '责任部门'",
      ])
    #expect(
      union.diagnostics.first?.translations.chinese == "“2.csv”和另外 3 份报表的“责任单位”并入了“责任部门”一列")
  }

  @Test func periodsAndUnitsAreNotMixed() {
    let august = table([("序号", .number), ("1-8月进展情况", .progress)], [["1", "好"]]).editing { columns, _ in
      columns[1].period = Period(text: "1-8月")
    }
    let september = table([("序号", .number), ("1-9月进展情况", .progress)], [["1", "更好"]]).editing { columns, _ in
      columns[1].period = Period(text: "1-9月")
    }
    #expect(merged(august, september).columns.map(\.name) == ["序号", "1-8月进展情况", "1-9月进展情况", "原序号", "来源报表"])
    let small = table([("序号", .number), ("金额（万元）", .amount)], [["1", "5"]])
    let large = table([("序号", .number), ("金额(亿元)", .amount)], [["1", "5"]])
    #expect(merged(small, large).columns.count == 5)
    #expect(merged(small, table([("序号", .number), ("金额(万元)", .amount)], [])).columns.count == 4)
  }

  @Test func unitsOfNotesAreNamedInTheColumn() {
    func amounts(in unit: String) -> Report {
      var report = table([("序号", .number), ("金额", .amount)], [["1", "5\(unit)"]])
      report.notes = ["单位：\(unit)"]
      return report
    }
    let both = merged(amounts(in: "万元"), amounts(in: "亿元"))
    #expect(both.columns.map(\.name) == ["序号", "金额（万元）", "金额（亿元）", "原序号", "来源报表"])
    #expect(both.notes == ["1.csv：单位：万元", "2.csv：单位：亿元"])
    let same = merged(amounts(in: "万元"), amounts(in: "万元"))
    #expect(same.columns.map(\.name) == ["序号", "金额", "原序号", "来源报表"] && same.notes == ["单位：万元"])
  }

  @Test func ofSeveralColumnsOfOneRoleOnlyNamesTell() {
    let two = table([("序号", .number), ("进展/手续", .progress), ("进展/工程", .progress)], [["1", "办好", "开工"]])
    let one = table([("序号", .number), ("进展情况", .progress)], [["1", "好"]])
    #expect(merged(two, one).columns.map(\.name) == ["序号", "进展/手续", "进展/工程", "进展情况", "原序号", "来源报表"])
    #expect(merged(one, two).columns.map(\.name) == ["序号", "进展情况", "进展/手续", "进展/工程", "原序号", "来源报表"])
    #expect(merged(two, two).columns.count == 5)
  }

  @Test func reportsWithoutNumbersGetThem() {
    let bare = table([("任务内容", .content)], [["甲"], ["乙"]])
    let rows = merged(bare, table([("任务内容", .content), ("序号", .number)], [["丙", "7"]]))
    #expect(rows.columns.map(\.name) == ["序号", "任务内容", "原序号", "来源报表"])
    #expect(rows.rows.map { Array($0.cells[0...2]) } == [["1", "甲", ""], ["2", "乙", ""], ["3", "丙", "7"]])
  }

  @Test func rowsOfOneNumberKeepOne() {
    let spanned = report([task(3), task(3), task(4)]).editing { _, rows in
      rows[0].merged = [Merge(column: 0, rows: 2, columns: 1)]
    }
    let rows = merged(spanned, report([task(1)])).rows
    #expect(rows.map(\.number) == [1, 1, 2, 3] && rows[0].merged == [Merge(column: 0, rows: 2, columns: 1)])
    let blank = report([task(3), task(4), task(5)]).editing { _, rows in rows[1].cells[0] = "" }
    #expect(merged(blank).rows.map(\.number) == [1, nil, 2])
  }

  @Test func mergesGoWhereTheirColumnsGo() {
    let wide = table([("序号", .number), ("甲", nil), ("乙", nil)], [["1", "x", "x"]]).editing { _, rows in
      rows[0].merged = [Merge(column: 1, rows: 1, columns: 2)]
    }
    let between = table([("序号", .number), ("甲", nil), ("丙", nil), ("乙", nil)], [["1", "a", "b", "c"]])
    #expect(merged(wide).rows[0].merged == [Merge(column: 1, rows: 1, columns: 2)])
    let cut = merged(wide, between)
    #expect(cut.columns.map(\.name).prefix(4) == ["序号", "甲", "丙", "乙"])
    #expect(cut.rows[0].merged.isEmpty && Array(cut.rows[0].cells[1...3]) == ["x", "", "x"])
  }

  private func section(_ text: String) -> RowContent {
    RowContent(
      kind: .section, cells: Array(repeating: text, count: 7), merged: [Merge(column: 0, rows: 1, columns: 7)])
  }

  @Test func headingsStayAndNoTaskComesToStandUnderAnothersHeading() {
    var under = task(1)
    under.section = ["一、经济"]
    let first = report([section("一、经济"), under], title: "第一")
    let second = report([task(1)], title: "第二")
    let rows = merged(first, second).rows
    #expect(rows.map(\.kind) == [.section, .task, .section, .task])
    #expect(rows.map { $0.cells[0] } == ["一、经济", "1", "第二", "2"])
    #expect(rows[0].merged == [Merge(column: 0, rows: 1, columns: 9)] && rows[0].cells.allSatisfy { $0 == "一、经济" })
    #expect(rows[2].merged == rows[0].merged && rows[3].section == ["第二"])
    #expect(merged(second, first).rows.map(\.kind) == [.task, .section, .task])
  }

  @Test func anEarlierMergeKeepsItsOrigins() {
    let first = merged(report([task(8)], title: "第一"), report([task(9)], title: "第二"))
    let again = merged(first, report([task(1)], title: "第三"))
    #expect(again.rows.map { $0.cells.suffix(2) } == [["8", "第一"], ["9", "第二"], ["1", "第三"]])
    #expect(again.columns.count == first.columns.count)
  }

  @Test func titleIsWhatAllHaveInCommon() {
    func titled(_ issuer: String, _ period: String) -> Report {
      var report = report([task(1)], title: "（\(issuer)）2026年重点工作进展情况表（\(period)）", issuer: issuer, year: 2026)
      report.title.subject = "重点工作"
      report.title.kind = "进展情况表"
      report.title.period = Period(text: period)
      return report
    }
    #expect(merged(titled("甲局", "上半年"), titled("甲局", "上半年")).title.text == "（甲局）2026年重点工作进展情况表（上半年）")
    #expect(merged(titled("甲局", "上半年"), titled("乙局", "上半年")).title.text == "2026年重点工作进展情况表（上半年）")
    #expect(merged(titled("甲局", "上半年"), titled("甲局", "全年")).title.text == "（甲局）2026年重点工作进展情况表")
    let own = MergedReport(of: documents(titled("甲局", "上半年")), title: "总表").report.title
    #expect(own == Title(text: "总表"))
  }
}
