import ReportModel
import TestSupport
import Testing

@testable import ReportAnalysis

struct SummaryTests {
  private let work = "政府工作报告"

  @Test func tasksCountForEachOfTheirDepartmentsOnce() {
    let rows = [
      task(1, departments: ["甲局", "乙局", "甲局"], progress: "好"), task(2, departments: ["乙局"]), task(3),
    ]
    let summary = Summary(of: documents(report(rows)))
    #expect(summary.departments.map(\.name) == ["乙局", "甲局"])
    #expect(summary.departments.map(\.tasks) == [[0, 1], [0]])
    #expect(summary.departments.map(\.withoutProgress) == [1, 0])
    #expect(summary.withoutDepartment.tasks == [2])
    #expect(summary.withoutProgress.map(\.row.number) == [2, 3])
  }

  @Test func headingsTotalsAndNotesAreNoTasks() {
    let rows = [Row.Kind.section, .total, .note].map { RowContent(kind: $0, cells: Array(repeating: "x", count: 7)) }
    let summary = Summary(of: documents(report(rows + [task(1, departments: ["甲局"])])))
    #expect(summary.tasks.count == 1 && summary.reports.map(\.tasks) == [1] && summary.all.tasks == [0])
  }

  @Test func spellingsThatMeanNothingAreOneDepartment() {
    let spellings = ["高新区（管委会）", "高新区(管委会)", "高新区 【管委会】", "高\u{200B}新区〔管委会〕"]
    let summary = Summary(of: documents(report(spellings.enumerated().map { task($0 + 1, departments: [$1]) })))
    #expect(summary.departments.map(\.name) == ["高新区（管委会）"])
    #expect(summary.departments.first?.tasks == [0, 1, 2, 3])
    #expect(summary.departments.first?.spellings.map { Array($0.utf8) } == spellings.map { Array($0.utf8) })
    #expect(summary.similarDepartments.isEmpty)
  }

  @Test(arguments: [
    ("财政局", "区财政局", SimilarNames.Likeness.prefix), ("区财政局", "云湖区财政局", .prefix), ("财政局", "云湖区财政局", .prefix),
    ("高新区管委会", "高新区（管委会）", .brackets), ("市发展改革委", "市发展改革委（市物价局）", .brackets),
    ("区住建委", "区住房城乡建设委", .abbreviation), ("市文化局", "市文化和旅游局", .abbreviation),
    ("区政务服务局", "区政务服管局", .character),
  ])
  func nearMissesAreNamedAndCountedApart(_ first: String, _ second: String, _ likeness: SimilarNames.Likeness) {
    let rows = [task(1, departments: [first]), task(2, departments: [second])]
    let summary = Summary(of: documents(report(rows)))
    #expect(summary.departments.map(\.name) == [first, second])
    #expect(summary.similarDepartments == [SimilarNames(name: first, other: second, likeness: likeness)])
    #expect(summary.remarks.map(\.code) == [.similarDepartments] && summary.remarks[0].input == nil)
  }

  @Test(arguments: [
    ("市财政局", "区财政局"), ("市住房城乡建设局", "区住房城乡建设局"), ("临江市第一中学", "临江市第二中学"), ("东城街道办事处", "西城街道办事处"),
    ("区教育局", "区民政局"), ("豈山街道", "\u{F900}山街道"),
  ])
  func otherOfficesAreNoNearMisses(_ first: String, _ second: String) {
    let rows = [task(1, departments: [first]), task(2, departments: [second])]
    let summary = Summary(of: documents(report(rows)))
    #expect(summary.departments.count == 2 && summary.similarDepartments.isEmpty)
  }

  @Test func itemsAreCollectedByDocument() {
    let rows = [
      task(1, source: TaskSource(document: work, items: [12, 3]), departments: ["甲局"]),
      task(2, source: TaskSource(document: "民生实事", items: [2]), departments: ["甲局"]),
      task(3, source: TaskSource(document: "政府 工作报告", items: [3, 4]), departments: ["甲局"]),
    ]
    let summary = Summary(of: documents(report(rows)))
    #expect(summary.sources.map(\.name) == [work, "民生实事"] && summary.sources.map(\.items) == [[3, 4, 12], [2]])
    #expect(summary.departments[0].items == [2, 3, 4, 12])
    let sources = [TaskSource(document: work, items: [3, 4, 12]), TaskSource(document: "民生实事", items: [2])]
    #expect(summary.departments[0].sources == sources)
  }

  @Test func statesAreCounted() {
    let rows = [TaskStatus.completed, .completed, .delayed].enumerated().map {
      task($0 + 1, departments: ["甲局"], status: $1)
    }
    let summary = Summary(of: documents(report(rows)))
    #expect(summary.departments[0].statuses == [.completed: 2, .delayed: 1])
    #expect(summary.behind.map(\.lateness) == [.delayed])
  }

  @Test func reportsWithoutAColumnForProgressOweNone() {
    let duties = report([task(1, departments: ["甲局"])]).editing { columns, _ in columns[5].role = nil }
    let summary = Summary(of: documents(duties, report([task(1, departments: ["甲局"])])))
    #expect(summary.withoutProgress.map(\.report) == [1] && summary.reports.map(\.hasProgress) == [false, true])
  }

  @Test func anyColumnOfProgressCounts() {
    let two = report([task(1, status: nil), task(2)]).editing { columns, rows in
      columns[6].role = .progress
      rows[0].cells[6] = "已选址"
    }
    let summary = Summary(of: documents(two))
    #expect(summary.tasks.map(\.lacksProgress) == [false, true] && summary.tasks[0].progress == "已选址")
  }

  @Test func placeholdersAreNoProgress() {
    let report = report([
      task(1, progress: "无"), task(2, progress: "（同上）"), task(3, progress: "已选址"), task(4, progress: "—"),
    ]).editing { columns, rows in
      columns[6].role = .progress
      rows[3].cells[6] = "开工"
    }
    let summary = Summary(of: documents(report))
    #expect(summary.withoutProgress.map(\.row.number) == [1, 2])
    #expect(summary.tasks.map(\.progress) == [nil, nil, "已选址", "开工"])
    #expect(summary.tasks[0].row.cells[5] == "无", "the text stays")
  }

  private func lateness(
    _ month: Int, _ day: Int, _ status: TaskStatus?, in period: Period? = firstHalf
  ) -> ReportTask.Lateness? {
    let rows = [task(1, due: CalendarDate(year: 2026, month: month, day: day), status: status)]
    return Summary(of: documents(report(rows, period: period))).tasks.first?.lateness
  }

  @Test func deadlinesAreHeldAgainstTheEndOfThePeriod() {
    #expect(lateness(5, 31, .onTrack) == .overdue && lateness(6, 30, .notStarted) == .overdue)
    #expect(lateness(6, 30, nil) == .unstated && lateness(7, 1, nil) == nil && lateness(7, 1, .onTrack) == nil)
    #expect(lateness(5, 31, .completed) == nil && lateness(5, 31, .longTerm) == nil)
    #expect(lateness(12, 31, .delayed) == .delayed)
    #expect(lateness(5, 31, .onTrack, in: nil) == nil, "nobody knows when")
  }

  @Test func taskTextIsThatOfTheFirstColumnThatHasOne() {
    func text(_ role: Role?, _ content: String = "建桥", target: String? = nil) -> String? {
      let report = report([task(1, text: content)]).editing { columns, rows in
        columns[2].role = role
        guard let target else { return }
        columns[6].role = .target
        rows[0].cells[6] = target
      }
      return Summary(of: documents(report)).tasks[0].text
    }
    #expect(text(.content) == "建桥" && text(.target) == "建桥" && text(Role(rawValue: "own")) == nil)
    #expect(text(nil) == "建桥")
    #expect(text(.content, "同上", target: "通车") == "通车" && text(.content, "同上", target: "") == "同上")
    #expect(text(.content, "—", target: "—") == "—")
  }

  @Test func periodIsThatOfAllReports() {
    let quarter = Period(
      text: "第三季度", from: CalendarDate(year: 2026, month: 7, day: 1), to: CalendarDate(year: 2026, month: 9, day: 30))
    let half = report([], issuer: "甲局", period: firstHalf, year: 2026)
    let third = report([], issuer: "乙局", period: quarter, year: 2026)
    #expect(Summary(of: documents(half, half)).period?.text == "2026年上半年")
    let both = Summary(of: documents(half, third, report([])))
    #expect(both.period?.text == "2026年1月1日至2026年9月30日" && both.period?.to == quarter.to)
    #expect(both.issuers == ["甲局", "乙局"] && Summary(of: documents(report([]))).period == nil)
  }

  @Test func manyNamesThatAreAlikeStayApart() {
    let rows = (0..<2_000).map { task($0, departments: ["区第\($0)号指挥部办公室"]) }
    #expect(Summary(of: documents(report(rows))).departments.count == 2_000)
  }
}
