import ReportKit
import ReportModel
import TestSupport
import Testing

/// Pages that keep columns in view write them twice.
struct RepeatedTableTests {
  private static let head = ["序号", "重点任务", "责任单位", "进展情况"]
  private static let rows = [["1", "建设学校", "市教育局", "开工"], ["2", "建设医院", "市卫健委", "封顶"]]

  private func table(_ columns: Range<Int>, hidden: Range<Int> = 0..<0, isSplit: Bool = true) -> String {
    func cells(_ texts: [String], _ tag: String) -> String {
      columns.map { "<\(tag)><div>\(hidden.contains($0) ? "" : texts[$0])</div></\(tag)>" }.joined()
    }
    let body = Self.rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined()
    let parts = isSplit ? "</table></div><div><table>" : ""
    return "<div><table><tr>\(cells(Self.head, "th"))</tr>\(parts)\(body)</table></div>"
  }

  @Test(arguments: 0..<5)
  func columnsInViewAreNoReport(_ form: Int) throws {
    // layui writes the first or the last columns, Element UI all, of which the page hides the others or not.
    let copies = [
      table(0..<2), table(2..<4), table(0..<2) + table(3..<4), table(0..<4, hidden: 2..<4), table(0..<4),
    ]
    let page = "<h1>2026年重点工作落实情况表</h1>" + table(0..<4) + "<div>\(copies[form])</div><p>注：截至六月底</p>"
    let (reports, diagnostics) = try reports(page, as: .html)
    #expect(reports.count == 1 && reports.first?.rows.map { Array($0.cells) } == Self.rows)
    #expect(reports.first?.notes == ["注：截至六月底"])
    #expect(Set(diagnostics.map(\.code)) == [.repeatedTable])
  }

  @Test func anotherTableIsNoCopy() throws {
    let other = table(0..<4).replacing("开工", with: "竣工")
    let blank = table(0..<4).replacing("开工", with: "").replacing("封顶", with: "")
    for page in [table(0..<4) + other, table(0..<4) + blank] {
      let (reports, diagnostics) = try reports("<h1>2026年重点工作落实情况表</h1>" + page, as: .html)
      #expect(reports.count == 2 && !diagnostics.map(\.code).contains(.repeatedTable))
    }
  }
}
