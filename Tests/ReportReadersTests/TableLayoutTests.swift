import ReportModel
import ReportKit
import ReportReaders
import TestSupport
import Testing

/// The algorithm for forming a table of the HTML standard.
struct TableLayoutTests {
  @Test(arguments: [
    ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
    ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", [["a", "a", "b"], ["c", "d", "e"]]),
    ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["a", "c"], ["a", "d"]]),
    ("<tbody><tr><td rowspan=9>a<td>b<tr><td>c<tbody><tr><td>d<td>e", [["a", "b"], ["a", "c"], ["d", "e"]]),
    ("<tr><td colspan=0>a<td>b", [["a", "b"]]),
    ("<tr><td colspan=-3>a<td>b", [["a", "b"]]),
    ("<tr><td rowspan=-0>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
    ("<tr><td colspan=' +2x'>a<td>b", [["a", "a", "b"]]),
    ("<tr><td rowspan=3>a<td>b", [["a", "b"]]),
    ("<tfoot><tr><td>z</tfoot><tr><td>a", [["a"], ["z"]]),
    (
      "<tr><td rowspan=2>a<td rowspan=3 colspan=2>b<tr><td>c<tr><td>d",
      [["a", "b", "b"], ["a", "b", "b", "c"], ["d", "b", "b"]]
    ),
    ("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c"]]),
    ("<tr><td style='display:none'>a<td>b<tr hidden><td>c<tr><td>d", [["b"], ["d"]]),
    ("<tr><td>a<span hidden>x<td>b<tr><td>c<i style='display:none'>y<td>d", [["a", "b"], ["c", "d"]]),
    ("<tr><td>a</tr></td><tr><td>b</tr></table></td>c", [["a"], ["b"]]),
    ("<thead><tr><th>a<tbody><tr><td>b</tbody><tr><td>c", [["a"], ["b"], ["c"]]),
  ])
  func grid(_ html: String, _ grid: [[String]]) throws {
    #expect(try grids("<table>\(html)</table>", as: .html) == [grid])
  }

  /// The steps of the algorithm (HTML standard, section 4.9.12.1) that the cases above leave out.
  @Test(arguments: [
    // 4–5: col and colgroup make no slots.
    ("<colgroup><col><col span=3></colgroup><tr><td>a", [["a"]]),
    // 6: an empty table; rows without cells.
    ("", []), ("<tr></tr><tr><td>a", [[], ["a"]]), ("<tbody></tbody>", []),
    // 11–16: row groups in order, every tfoot behind all of them.
    ("<tr><td>a<tfoot><tr><td>y<tbody><tr><td>b<tfoot><tr><td>z<tr><td>c", [["a"], ["b"], ["y"], ["z"], ["c"]]),
    ("<tbody><tr><td>a<thead><tr><td>b", [["a"], ["b"]]),
    // Rows, 6–7: the first free slot; a cell never begins in a slot that another covers.
    ("<tr><td rowspan=2>a<td>b<td rowspan=2>c<tr><td>d<td>e", [["a", "b", "c"], ["a", "d", "c", "e"]]),
    // 8–10: the rules for parsing non-negative integers.
    ("<tr><td colspan=''>a<td colspan='x2'>b<td colspan=' 2'>c<td colspan=2.9>d", [["a", "b", "c", "c", "d", "d"]]),
    ("<tr><td rowspan=-2>a<tr><td>b", [["a"], ["b"]]),
    // 11: rowspan=0 grows to the end of its row group only.
    ("<thead><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e", [["a", "b"], ["a", "c"], ["d", "e"]]),
    // 13–17: a cell that covers rows and columns, and cells that come to stand around it.
    ("<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e", [["a", "b", "b", "c"], ["d", "b", "b", "e"]]),
    ("<tr><td rowspan=2>a<td>b<tr><td colspan=2>c", [["a", "b"], ["a", "c", "c"]]),
    // 18, the end of a row group: what still grows downward ends.
    ("<tbody><tr><td rowspan=5>a<tbody><tr><td>b", [["a"], ["b"]]),
    ("<tr><td>a<td rowspan=3>b<tr><tr>", [["a", "b"], ["", "b"], ["", "b"]]),
    // Cells without a row, rows without a group.
    ("<td>a<td>b<tr><td>c", [["a", "b"], ["c"]]),
  ])
  func stepsOfTheStandard(_ html: String, _ grid: [[String]]) throws {
    #expect(try grids("<table>\(html)</table>", as: .html) == [grid])
  }

  @Test(arguments: [("colspan=1000", 0), ("colspan=1001", 1), ("rowspan=65534", 0), ("rowspan=65535", 1)])
  func spansAreClampedBeyondTheirLimit(_ attribute: String, _ count: Int) throws {
    let page = "<table><tr><td \(attribute)>a</table>"
    #expect(try readTables(SourceText(bytes: Array(page.utf8)), as: .html).diagnostics.map(\.code).count == count)
  }

  @Test func overlapsStayWithTheFirstCellAndAreReported() throws {
    let (text, places) = marked("<table>\n<tr><td>a<td rowspan=2>b\n<tr>⟪<td colspan=2>c</table>")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .html)
    #expect(reading.value.tables.first?.grid == [["a", "b"], ["c", "b"]])
    #expect(reading.diagnostics.map(\.code) == [.overlappingCells])
    #expect(reading.diagnostics.map(\.location) == places)
  }

  @Test func hugeSpansAreClampedAndReported() throws {
    let (text, places) = marked("<table><tr>⟪<td colspan=5000>a</table>")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .html)
    #expect(reading.value.tables.first?.width == 1_000)
    #expect(reading.diagnostics.summary == ["clamped-span 1:\(places[0].column)"])
  }

  @Test func spanBombsAreRefused() {
    let cells = String(repeating: "<td colspan=1000 rowspan=65534>", count: 40)
    let text = "<table>" + String(repeating: "<tr>\(cells)", count: 200) + "</table>"
    let error = #expect(throws: ReadError.self) { try readTables(SourceText(bytes: Array(text.utf8)), as: .html) }
    #expect(error?.diagnostic.code == .limitExceeded)
  }

  @Test func textThatSpansRepeatIsLimited() {
    let text =
      "<table><tr><td colspan=1000 rowspan=3000>" + String(repeating: "x", count: 3_000)
      + String(repeating: "<tr>", count: 3_000)
    let error = #expect(throws: ReadError.self) { try readTables(SourceText(bytes: Array(text.utf8)), as: .html) }
    #expect(error?.diagnostic.message.contains("repeated by spans") == true)
  }

  @Test func depthAndAttributesAreLimited() {
    let deep = String(repeating: "<div>", count: 5_000)
    #expect(
      throws: ReadError.limitExceeded(.depth, limit: 1_000, at: ReportModel.SourceLocation(line: 1, column: 4_991))
    ) {
      try readTables(SourceText(bytes: Array(deep.utf8)), as: .html)
    }
    let wide = "\n<p " + (0..<5_000).map { "a\($0)=1 " }.joined() + ">"
    #expect(
      throws: ReadError.limitExceeded(.attributes, limit: 1_000, at: ReportModel.SourceLocation(line: 2, column: 1))
    ) {
      try readTables(SourceText(bytes: Array(wide.utf8)), as: .html)
    }
  }
}
