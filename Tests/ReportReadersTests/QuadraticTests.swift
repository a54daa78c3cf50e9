import ReportModel
import Testing

@testable import ReportReaders

/// Inputs that once took time in proportion to the square of their size. They are large enough that such a time could not
/// be overlooked: each took longer than a minute in this build.
struct QuadraticTests {
  @Test func tagsInsideTags() throws {
    #expect(try grids("<table><tr><td>x" + String(repeating: "<a", count: 200_000), as: .html).count == 1)
  }

  @Test func characterDataThatNeverEnds() throws {
    let page = "<?xml version=\"1.0\"?><table><tr><td>" + String(repeating: "<![CDATA[", count: 100_000)
    #expect(try grids(page, as: .html).count == 1)
  }

  @Test func listsOfNumbersThatNeverEnd() throws {
    let (report, _) = try report("序号,任务来源\n1," + String(repeating: "第1、", count: 60_000))
    #expect(report.rows[0].source?.items == [])
  }

  @Test func titlesOfNumerals() {
    #expect(TitleGrammar.parse(String(repeating: "一", count: 300_000) + "情况表").kind == nil)
  }

  @Test func blanksBetweenDepartments() {
    let departments = DepartmentGrammar.parse("区" + String(repeating: " ", count: 300_000) + "x", part: .lead)
    #expect(departments.count == 1)
  }

  @Test func numeralsInProgress() throws {
    let text = String(repeating: "。一", count: 100_000)
    #expect(try #require(Progress(text: text)).items.count == 1)
  }
}
