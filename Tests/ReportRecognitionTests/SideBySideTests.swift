import ReportKit
import ReportModel
import TestSupport
import Testing

/// Tables that have their columns several times side by side, as sheets are printed to save paper.
struct SideBySideTests {
  private func read(_ text: String, as format: InputFormat = .csv) throws -> (
    tasks: [[String]], codes: [Diagnostic.Code]
  ) {
    let (report, diagnostics) = try report(text, as: format)
    let asked: Set<Diagnostic.Code> = [.sideBySide, .repeatedColumns, .numberGap]
    let tasks = report.rows.filter { (row: Row) in row.kind == .task }
    return (tasks.map { Array($0.cells) }, diagnostics.map(\.code).filter(asked.contains))
  }

  @Test(arguments: [
    "序号,任务内容,进展情况,序号,任务内容,进展情况\n1,修路,完工,3,架桥,推进\n2,种树,推进,4,清河,完工\n",
    "序号,任务内容,进展情况,,序号,任务内容,进展情况\n1,修路,完工,,3,架桥,推进\n2,种树,推进,,4,清河,完工\n",
    "2026年重点工作落实情况表,,,,,\n序号,任务内容,进展情况,序号,任务内容,进展情况\n1,修路,完工,3,架桥,推进\n2,种树,推进,4,清河,完工\n注：截至六月底,,,,,\n",
  ])
  func partsAreReadOneAfterTheOther(_ text: String) throws {
    let (tasks, codes) = try read(text)
    #expect(tasks == [["1", "修路", "完工"], ["2", "种树", "推进"], ["3", "架桥", "推进"], ["4", "清河", "完工"]])
    #expect(codes == [.sideBySide])
  }

  @Test func threePartsOfWhichTheLastIsShorter() throws {
    let (tasks, codes) = try read("任务内容,责任单位,任务内容,责任单位,任务内容,责任单位\n甲,a,丙,c,戊,e\n乙,b,丁,d,,\n")
    #expect(tasks == [["甲", "a"], ["乙", "b"], ["丙", "c"], ["丁", "d"], ["戊", "e"]])
    #expect(codes == [.sideBySide])
  }

  @Test func mergesStayInTheirPart() throws {
    let page = """
      <table><tr><th>任务来源</th><th>任务内容</th><th>进展情况</th><th>任务来源</th><th>任务内容</th><th>进展情况</th></tr>
      <tr><td rowspan=2>报告1</td><td>修路</td><td>完工</td><td>报告2</td><td>架桥</td><td>推进</td></tr>
      <tr><td>种树</td><td>推进</td><td>报告3</td><td>清河</td><td>完工</td></tr></table>
      """
    let (tasks, codes) = try read(page, as: .html)
    #expect(
      tasks == [["报告1", "修路", "完工"], ["报告1", "种树", "推进"], ["报告2", "架桥", "推进"], ["报告3", "清河", "完工"]])
    #expect(codes == [.sideBySide])
  }

  @Test(arguments: [
    "序号,任务内容,进展情况,序号,任务内容,进展情况\n1,修路,完工,3,架桥,推进\n二、民生,,,,,\n2,种树,推进,4,清河,完工\n",
    "序号,任务内容,进展情况,,序号,任务内容,进展情况\n1,修路,完工,旁注,3,架桥,推进\n2,种树,推进,,4,清河,完工\n",
  ])
  func partsThatCannotBeToldApartAreSaid(_ text: String) throws {
    let (tasks, codes) = try read(text)
    #expect(tasks.map { $0[1] } == ["修路", "种树"])
    #expect(codes.contains(.repeatedColumns))
  }

  @Test(arguments: [
    "序号,任务内容,进展情况,进展情况\n1,修路,完工,推进\n2,种树,推进,完工\n",
    "序号,任务内容,序号,进展情况\n1,修路,完工,推进\n2,种树,推进,完工\n",
  ])
  func oneNameThatComesAgainMakesNoParts(_ text: String) throws {
    let (tasks, codes) = try read(text)
    #expect(tasks.map { $0[1] } == ["修路", "种树"])
    #expect(!codes.contains(.sideBySide) && !codes.contains(.repeatedColumns))
  }
}
