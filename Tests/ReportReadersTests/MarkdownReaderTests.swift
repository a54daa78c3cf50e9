import ReportModel
import ReportKit
import ReportReaders
import TestSupport
import Testing

struct MarkdownReaderTests {
  @Test func cellsAreWhatAReaderOfThePageSees() throws {
    let text = #"""
      | a \| b | c |
      |:--|--:|
      | x<br>y<br/>z<BR /> | &lt;&amp;&#65;&#x4e2d;&nbsp;&quot; |
      no pipe
      |  \* \_ \\ \a | `k` **f** &copy; |
      | a | b | c
      """#
    #expect(
      try grids(text, as: .markdown) == [
        [
          ["a | b", "c"], ["x\ny\nz\n", "<&A中\u{A0}\""], ["no pipe"], ["* _ \\ \\a", "k f ©"],
          ["a", "b", "c"],
        ]
      ])
  }

  @Test(arguments: [
    ("`\\|`\n甲 | 乙\n-|-\n", [["甲", "乙"]]), ("3)\n       >\n\n   甲 | 乙\n-|-\n", []),
    ("1.\n   # 题\n\n   甲 | 乙\n   -|-\n", [["甲", "乙"]]),
  ])
  func tablesBehindOtherBlocks(_ text: String, _ grid: [[String]]) throws {
    #expect(try grids(text, as: .markdown) == (grid.isEmpty ? [] : [grid]))
  }

  /// A block that is no item ends the list before it.
  @Test(arguments: ["# 题", "---", "```\nx\n```", "<!-- x -->", "> 引", "字"])
  func blocksEndLists(_ block: String) throws {
    let text = "1. 甲\n\n\(block)\n\n1. 乙\n\n| 序号 | 任务 | 进展情况 |\n|---|---|---|\n| 1 | a | b |\n"
    #expect(try report(text, as: .markdown).report.notes.suffix(1) == ["1.乙"])
  }

  @Test func headingsAndParagraphsStandAround() throws {
    let text = "# 2026年甲落实情况表 #\n\n单位：万元\n\n| 序号 | 任务来源 |\n|---|---|\n| 1 | 甲 |\n\n注：乙\n"
    let (report, _) = try report(text)
    #expect(report.title.text == "2026年甲落实情况表")
    #expect(report.notes == ["单位：万元", "注：乙"])
  }

  @Test func notesBeforeTheNextHeadingBelongToTheTableAbove() throws {
    let table = "| 序号 | 任务来源 |\n|---|---|\n| 1 | 甲 |\n\n"
    let (found, _) = try reports("# 2026年甲情况表\n\n\(table)单位：万元\n\n普通\n\n# 2026年乙情况表\n\n\(table)", as: .markdown)
    #expect(found.map(\.notes) == [["单位：万元", "普通"], []])
    #expect(found.map(\.title.subject) == ["甲", "乙"])
  }

  @Test func tablesInMarkupAreReadAsHTML() throws {
    let (text, places) = marked(
      "# 2026年甲情况表\n\n<table>\n<tr><th>序号</th><th>任务</th></tr>\n<tr>⟪<td colspan=2000>一、乙</td></tr>\n"
        + "<tr><td>1</td><td>a<br>b</td></tr>\n</table>\n\n注：丙\n")
    let (report, diagnostics) = try report(text, as: .markdown)
    #expect(report.title.text == "2026年甲情况表" && report.notes == ["注：丙"])
    #expect(report.rows.map(\.cells) == [["一、乙", "一、乙"], ["1", "a\nb"]])
    #expect(diagnostics.besideProgress.map(\.location) == places)
    #expect(try grids("<table>\nno end\n", as: .markdown).isEmpty)
  }

  private static let table = "| a | b |\n|---|---|\n| 1 | 2 |\n"

  @Test(arguments: [
    "```\n\(table)```\n", "~~~ md\n\(table)\n~~~~\n", "<!--\n\(table)-->\n", "<div>\n\(table)</div>\n",
    "    | a | b |\n    |---|---|\n",
    "<pre>\n\n\(table)</pre>\n", "| a | b |\n|---|\n",
  ])
  func whatIsNoTable(_ text: String) throws { #expect(try grids(text, as: .markdown).isEmpty) }

  @Test(arguments: [
    (
      "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n| a | b |\n|---|---|\n| 3 | 4 |\n",
      [[["a", "b"], ["1", "2"]], [["a", "b"], ["3", "4"]]]
    ),
    ("- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n", [[["a", "b"], ["1", "2"]]]),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n> 引文\n", [[["a", "b"], ["1", "2"]]]),
    ("| a |\n|---|\n| 1 |\n# x\n", [[["a"], ["1"]]]),
    ("段落\n| a | b |\n|---|---|\n", [[["a", "b"]]]),
    ("| C \\\\| D | `x\\|y` |\n|---|---|\n| i &vert; j &lpar; | \\\\ |\n", [[["C | D", "x|y"], ["i | j (", "\\"]]]),
    ("| [链](u \"t\") | ![图 *x*](u) |\n|-|-|\n| ~~删~~留 | *a **b** c*_d_ |\n", [[["链", "图 x"], ["〔删：删〕留", "a b cd"]]]),
    ("| [a] | [^1] | a_b_c |\n|-|-|-|\n\n[a]: /u\n[^1]: 注\n", [[["a", "¹", "a_b_c"]]]),
  ])
  func tables(_ text: String, _ tables: [[[String]]]) throws { #expect(try grids(text, as: .markdown) == tables) }

  @Test func linesAroundTablesAreTheirText() throws {
    let text =
      "---\ntitle: \"2026年甲情况表\"\n---\n\n**粗** [链](u)\n===\n\n<!-- x -->\n---\n\n> 引文\n\n3. 三\n4. 四\n\n\(Self.table)\n- 后\n"
    let lines = try readTables(SourceText(bytes: Array(text.utf8)), as: .markdown).value.lines
    #expect(lines.map { $0.map(\.text) } == [["2026年甲情况表", "粗 链", "引文", "3.三", "4.四"], ["后"]])
    #expect(lines[0].map(\.kind) == [.heading, .heading, .line, .line, .line])
  }
}

struct JSONReaderTests {
  @Test(arguments: [
    "⟪", "{⟪", "{\"reports\": [⟪", "[1,⟪]", "{\"reports\": ⟪1}", "{\"a\": \"⟪\u{1}\"}", "{\"a\": \"\\⟪x\"}",
    "{\"a\": \"\\ud800⟪\"}",
    "{} ⟪x", "⟪[]", "{\"reports\": [⟪{}]}", "{\"reports\": [{\"columns\": [⟪{}], \"rows\": []}]}",
    "{\"reports\": [{\"columns\": [{\"name\": \"a\"}], \"rows\": [⟪{\"cells\": []}]}]}",
    "{\"reports\": [{\"columns\": [{\"name\": \"a\"}], \"rows\": [{\"cells\": [\"b\"], \"merged\": [⟪{\"column\": 0, \"rows\": 9223372036854775807, \"columns\": 1}]}]}]}",
  ])
  func malformedJSONIsNamedWithItsPlace(_ text: String) {
    let (plain, places) = marked(text)
    let error = #expect(throws: ReadError.self) { try readTables(SourceText(bytes: Array(plain.utf8)), as: .json) }
    #expect(error?.diagnostic.location == places[0], "\(error.map { $0.diagnostic.message } ?? "")")
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "[", count: 100_000)
    let error = #expect(throws: ReadError.self) { try readTables(SourceText(bytes: Array(text.utf8)), as: .json) }
    #expect(error?.diagnostic.code == .limitExceeded)
  }

  @Test func escapesAndLineBreaksAreRead() throws {
    let text =
      #"{"reports": [{"columns": [{"name": "序号"}, {"name": "备注"}], "rows": [{"cells": ["1", "a\r\nb\rc\u4e2d\ud83d\ude00\/\t"]}]}]}"#
    #expect(try grids(text, as: .json) == [[["序号", "备注"], ["1", "a\nb\nc中😀/\t"]]])
  }
}
