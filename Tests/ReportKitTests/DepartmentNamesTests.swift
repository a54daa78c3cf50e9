import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// The names that a schema unites are one department everywhere; the texts stay.
struct DepartmentNamesTests {
  private func read(_ text: String, named name: String = "a.csv", united: Bool = true) throws -> ReportDocument {
    var reader = ReportReader()
    if united {
      reader.options.schema = try Schema(yaml: Array("departments: {区文化和旅游局: [区文旅局, 文旅局]}".utf8))
    }
    return try reader.read(Array(text.utf8), name: name)
  }

  private let old = "（文旅局）2026年重点工作进展情况表（第一季度）\n序号,任务内容,责任部门,进展情况\n1,修路,\"区文旅局牵头，区民政局配合\",好\n2,架桥,文旅局,\n"
  private let new = "（区文化和旅游局）2026年重点工作进展情况表（第二季度）\n序号,任务内容,责任部门,进展情况\n1,修路,\"区文化和旅游局牵头，区民政局配合\",好\n2,架桥,区民政局,\n"

  @Test func recordsHaveTheName() throws {
    let report = try read(old).reports[0]
    #expect(report.rows[0].departments.map(\.name) == ["区文化和旅游局", "区民政局"])
    #expect(report.rows[0].departments.map(\.written) == ["区文旅局", "区民政局"])
    #expect(report.rows[0].departments.map(\.role) == [.lead, .support])
    #expect(report.rows[0].cells[2] == "区文旅局牵头，区民政局配合")
    #expect(report.title.issuer == "区文化和旅游局" && report.issuer == "区文化和旅游局")
    #expect(report.title.text.hasPrefix("（文旅局）"))
    let noted = try read("2026年重点工作进展情况表\n填报单位：文旅局\n序号,任务内容,责任部门,进展情况\n1,修路,甲局,好\n").reports[0]
    #expect(noted.title.issuer == nil && noted.issuer == "区文化和旅游局")
  }

  @Test func summariesCountThemTogether() throws {
    let summary = Summary(of: [try read(old), try read(new, named: "b.csv")])
    #expect(summary.departments.map(\.name) == ["区文化和旅游局", "区民政局"])
    #expect(summary.departments[0].tasks == [0, 1, 2])
    #expect(summary.departments[0].spellings == ["区文旅局", "文旅局", "区文化和旅游局"])
    #expect(summary.similarDepartments.isEmpty && summary.issuers == ["区文化和旅游局"])
    #expect(Summary(of: [try read(old, united: false)]).similarDepartments.count == 1)
  }

  @Test func comparisonsSeeNoChange() throws {
    let comparison = Comparison(of: try read(old), with: try read(new, named: "b.csv"))
    #expect(comparison.changed.map(\.new.text) == ["架桥"] && comparison.unchanged.map(\.new.text) == ["修路"])
    let apart = Comparison(of: try read(old, united: false), with: try read(new, named: "b.csv", united: false))
    #expect(apart.changed.count == 2)
  }

  @Test func otherPartsAreAChange() throws {
    let comparison = Comparison(
      of: try read(old), with: try read(new.replacing("区文化和旅游局牵头，区民政局配合", with: "区民政局牵头，区文化和旅游局配合"), named: "b.csv"))
    #expect(comparison.changed.count == 2)
  }

  @Test func mergedReportsKeepThem() throws {
    let merged = MergedReport(of: [try read(old), try read(new, named: "b.csv")]).report
    #expect(merged.rows.map { $0.departments.first?.name } == ["区文化和旅游局", "区文化和旅游局", "区文化和旅游局", "区民政局"])
    #expect(merged.rows[0].cells.contains("区文旅局牵头，区民政局配合"))
  }

  @Test func theSameReportUnderTwoNamesIsThereTwice() throws {
    let again = old.replacing("（文旅局）", with: "（区文旅局）")
    let summary = Summary(of: [try read(old), try read(again, named: "b.csv")])
    #expect(summary.set.duplicates == [[0, 1]])
  }
}
