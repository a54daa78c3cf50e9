import ReportAnalysis
import ReportKit
import ReportModel
import Testing

/// A task may come from several documents; none of them is left out.
struct SourceGroupTests {
  private func document(_ sources: [String]) throws -> ReportDocument {
    let rows = sources.enumerated().map { "\($0 + 1),\($1),任务\($0),甲局,完成\n" }
    return try ReportReader().read(Array(("序号,任务来源,任务内容,责任部门,进展情况\n" + rows.joined()).utf8), name: "a.csv")
  }

  @Test func aTaskStandsWithEachOfItsDocuments() throws {
    let document = try document(["省报告第41项；市报告第12-14项", "市报告第2项", "省报告第41项", "实事"])
    let summary = Summary(of: [document])
    #expect(summary.sources.map(\.name) == ["省报告", "市报告", "实事"])
    #expect(summary.sources.map(\.tasks) == [[0, 2], [0, 1], [3]])
    #expect(summary.sources.map(\.items) == [[41], [2, 12, 13, 14], []])
    #expect(summary.departments[0].sources.map(\.items) == [[41], [2, 12, 13, 14], []])
  }

  @Test func tasksAreTheSameByAllOfTheirDocuments() throws {
    let old = try document(["省报告第41项；市报告第12项", "省报告第41项；市报告第13项"])
    let new = try document(["市报告第13项；省报告第41项", "省报告第41项；市报告第14项"])
    let comparison = Comparison(of: old, with: new)
    #expect(comparison.ambiguous.isEmpty)
    let pairs = (comparison.changed + comparison.unchanged).filter { $0.key == .source }
    #expect(pairs.map { $0.old.row.number } == [2] && pairs.map { $0.new.row.number } == [1])
  }
}
