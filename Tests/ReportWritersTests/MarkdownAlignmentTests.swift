import ReportModel
import ReportText
import Testing

@testable import ReportWriters

struct MarkdownAlignmentTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("序号", 4), ("第1项", 5), ("（一）", 6), ("e\u{301}", 1), ("a\u{200B}b", 2), ("“”", 2), ("𠮷", 2),
    ("한글", 4), ("ｱ", 1), ("é", 1),
  ])
  func widthsAreThoseOfTerminals(_ text: String, _ width: Int) { #expect(text.utf8.span.columns == width) }

  @Test func columnsArePaddedUpToTheFirstLongOne() {
    let long = String(repeating: "长", count: 19)
    func widths(_ cells: [String]) -> [Int] {
      let columns = ["序号", "a", "b"].map { Column(name: $0) }
      return MarkdownAlignment.widths(
        of: Report(title: Title(text: ""), columns: columns, rows: [RowContent(cells: cells)], notes: []))
    }
    #expect(widths(["1", "x|y\nz", "2"]) == [4, 9, 3])
    #expect(widths(["1", long, "2"]) == [4, 0, 0])
    #expect(MarkdownAlignment.widths(of: Report(title: Title(text: ""), columns: [], rows: [], notes: [])) == [])
  }

  @Test func cellsStandUnderEachOther() throws {
    let columns = ["序号", "来源", "进展"].map { Column(name: $0) }
    let rows = [["1", "第1项\n甲", String(repeating: "长", count: 40)], ["12", "a|b", ""]].map {
      RowContent(cells: $0)
    }
    let note = RowContent(kind: .note, cells: Array(repeating: "注：" + String(repeating: "长", count: 40), count: 3))
    let report = Report(title: Title(text: ""), columns: columns, rows: rows + [note], notes: [])
    let document = ReportDocument(input: "", format: "json", encoding: "UTF-8", reports: [report], diagnostics: [])
    let text = try Renderer().render(document, as: .markdown).text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "| 序号 | 来源        | 进展 |")
    #expect(lines[1] == "| ---- | ----------- | --- |")
    #expect(lines[2].hasPrefix("| 1    | 第1项<br>甲 | 长长"))
    #expect(lines[3] == "| 12   | a\\|b        |  |")
    #expect(lines[4].hasPrefix("| 注："))
  }
}
