import ReportModel
import Testing

@testable import ReportAnalysis

/// Reports of their own for each department, issuer or what a column says.
struct ReportSplitTests {
  private func numbers(_ part: ReportSplit.Part) -> [[Int]] {
    part.document.reports.map { $0.rows.compactMap(\.number) }
  }

  @Test func tasksStandWithEachOfTheirDepartmentsOnce() {
    let rows = [task(1, departments: ["甲局", "乙局", "甲局"]), task(2), task(3, departments: ["乙\u{200B}局"])]
    let split = ReportSplit(of: documents(report(rows), report([task(7, departments: ["乙局"])])), by: .department)
    #expect(split.hasKey && split.parts.map(\.name) == ["甲局", "乙局", nil])
    #expect(split.parts.map(numbers) == [[[1]], [[1, 3], [7]], [[2]]])
    #expect(split.parts[1].document.reports[0].columns == report([]).columns)
    #expect(split.parts[1].document.input == "1.csv, 2.csv" && split.parts[1].document.format == "merge")
    #expect(split.parts[0].document.input == "1.csv" && split.parts[0].document.format == "csv")
  }

  @Test func headingsAndNotesStayAndSumsGo() {
    func band(_ kind: Row.Kind, _ text: String, _ section: [String] = []) -> RowContent {
      RowContent(
        kind: kind, section: section, cells: Array(repeating: text, count: 7),
        merged: [Merge(column: 0, rows: 1, columns: 7)])
    }
    func under(_ section: [String], _ row: RowContent) -> RowContent {
      var row = row
      row.section = section
      return row
    }
    let rows = [
      band(.section, "一、甲"), under(["一、甲"], task(1, departments: ["甲局"])), band(.section, "（一）乙", ["一、甲"]),
      under(["一、甲", "（一）乙"], task(2, departments: ["乙局"])), band(.section, "二、丙"),
      under(["二、丙"], task(3, departments: ["甲局"])), band(.total, "合计"), band(.note, "注：略"),
    ]
    let split = ReportSplit(of: documents(report(rows)), by: .department)
    let kept = split.parts.map { $0.document.reports[0].rows.map { $0.cells[0] } }
    #expect(kept == [["一、甲", "1", "二、丙", "3", "注：略"], ["一、甲", "（一）乙", "2", "注：略"]])
    #expect(split.parts[1].document.reports[0].rows[2].section == ["一、甲", "（一）乙"])
    #expect(split.parts[1].document.reports[0].rows[1].merged == [Merge(column: 0, rows: 1, columns: 7)])
  }

  @Test func whatIsLeftOfAMergeStaysMerged() {
    var rows = (1...4).map { task($0, text: "同", departments: [$0 == 3 ? "乙局" : "甲局"]) }
    rows[0].merged = [Merge(column: 2, rows: 4, columns: 1)]
    let split = ReportSplit(of: documents(report(rows)), by: .department)
    #expect(split.parts[0].document.reports[0].rows.map(\.merged) == [[Merge(column: 2, rows: 3, columns: 1)], [], []])
    #expect(split.parts[1].document.reports[0].rows.map(\.merged) == [[]])
    #expect(split.parts[1].document.reports[0].rows[0].cells[2] == "同")
  }

  @Test func issuersGetWholeReports() {
    let total = RowContent(kind: .total, cells: ["合计"])
    let split = ReportSplit(
      of: documents(report([task(1), total], issuer: "甲局"), report([task(2)]), report([task(3)], issuer: "甲 局")),
      by: .issuer)
    #expect(split.parts.map(\.name) == ["甲局", nil] && split.parts[0].document.reports.count == 2)
    #expect(split.parts[0].document.reports[0].rows.count == 2)
  }

  @Test func columnsSayIt() {
    let rows = [
      task(1, source: TaskSource(document: "报告", items: [1]), status: .delayed), task(2, status: .onTrack),
      task(3, source: TaskSource(document: "报 告", items: [2])),
    ]
    let byStatus = ReportSplit(of: documents(report(rows)), by: .role(.status))
    #expect(byStatus.parts.map(\.name) == ["滞后", "正在推进", nil])
    let bySource = ReportSplit(of: documents(report(rows)), by: .role(.source))
    #expect(bySource.parts.map(numbers) == [[[1, 3]], [[2]]])
    #expect(!ReportSplit(of: documents(report(rows)), by: .role(.amount)).hasKey)
  }

  @Test func whoLeadsIsSaidInAColumnOfItsOwnOrBesideNames() {
    let own = Report(
      title: Title(text: ""),
      columns: [
        Column(name: "序号", role: .number), Column(name: "任务", role: .content),
        Column(name: "牵头单位", role: .leadDepartments), Column(name: "配合单位", role: .supportDepartments),
      ],
      rows: [RowContent(cells: ["9", "修路", "甲局", "丁局"])], notes: [])
    let labelled = report([
      task(1, departments: ["甲局牵头，乙局、丙局配合"]), task(2, departments: ["乙局（牵头）", "甲局（配合）"]),
      task(3, departments: ["甲局"]),
    ])
    let leads = ReportSplit(of: documents(labelled, own), by: .role(.leadDepartments))
    #expect(leads.parts.map(\.name) == ["甲局", "乙局", nil])
    #expect(leads.parts.map(numbers) == [[[1], [9]], [[2]], [[3]]])
    let supports = ReportSplit(of: documents(labelled), by: .role(.supportDepartments))
    #expect(supports.hasKey && supports.parts.map(\.name) == ["乙局", "丙局", "甲局", nil])
    #expect(!ReportSplit(of: documents(report([task(3, departments: ["甲局"])])), by: .role(.leadDepartments)).hasKey)
  }

  @Test func cellsAreCounted() {
    let split = ReportSplit(of: documents(report([task(1, departments: ["甲局", "乙局"])])), by: .department)
    #expect(split.cellCount == 14)
  }
}
