import ReportKit
import ReportModel
import TestSupport
import Testing

@testable import ReportReaders

/// Text that a browser has put on the clipboard: TABs on lines of their own between cells that hold paragraphs.
struct ClipboardTextTests {
  private let names = ["序号", "任务内容", "责任单位", "进展情况"]
  private let rows = [["1", "新建食堂。", "区民政局", "已开工。"], ["2", "改造道路。", "区住建局", "已完工。"]]

  private func text(_ rows: [[String]], between cells: String = "\n\n\t\n", behind row: String, end: String = "\n")
    -> String
  {
    "某区2024年重点工作落实情况表\n\n" + rows.map { $0.joined(separator: cells) }.joined(separator: row) + end
  }

  @Test(arguments: [
    ("\n\n\t\n", "\n\n\t\n"), ("\n\n\t\n", "\n\n"), ("\n\t\n", "\n\n\n"), ("\r\n\r\n\t\r\n", "\r\n\r\n"),
    ("\n \t\n", "\n \t \n"),
  ])
  func rowsAreToldByTheHeader(_ cell: String, _ row: String) throws {
    let (report, diagnostics) = try report(text([names] + rows, between: cell, behind: row))
    #expect(report.title.issuer == "某区" && report.columns.map(\.name) == names)
    #expect(report.rows.map(\.cells) == rows && diagnostics.isEmpty)
  }

  @Test func cellsMayHaveParagraphsAndLines() throws {
    let rows = [["1", "新建食堂。\n改造食堂。", "区民政局\n\n区教育局", "已开工。"], ["2", "a", "", "b"]]
    let expected = [["1", "新建食堂。\n改造食堂。", "区民政局\n区教育局", "已开工。"], ["2", "a", "", "b"]]
    for row in ["\n\n\t\n", "\n\n"] {
      #expect(try report(text([names] + rows, behind: row)).report.rows.map(\.cells) == expected)
    }
  }

  @Test func theNextNumberSaysWhereACellOfParagraphsEnds() throws {
    let rows = [["1", "a", "甲局", "已开工。\n\n已完工。"], ["2", "b", "乙局", "c"]]
    #expect(try report(text([names] + rows, behind: "\n\n")).report.rows.map { $0.cells.last } == ["已开工。\n已完工。", "c"])
  }

  @Test func notesBelowAreNotes() throws {
    let report = try report(text([names] + rows, behind: "\n\n\t\n", end: "\n\n注：截至3月底。\n")).report
    #expect(report.notes == ["注：截至3月底。"] && report.rows.last?.cells == rows[1])
  }

  @Test(arguments: ["\n\n", "\n\n\t\n"])
  func whereNobodyKnowsTheRowsThatIsSaid(_ row: String) {
    let ragged = [["1", "a", "甲局", "b"], ["2", "c", "乙局"], ["3", "d", "丙局", "e"]]
    let error = #expect(throws: ReadError.self) { try report(text([names] + ragged, behind: row)) }
    #expect(error?.diagnostic.message.contains("where the rows begin is not certain") == true)
  }

  @Test func emptyCellsOfTheOtherLayoutAreNoClipboard() throws {
    let text = "\t序号\n\t任务内容\n\t责任单位\n\n\t1\n\t\n\t\n\n\t2\n\ta\n\t\n"
    #expect(try grids(text, as: .text) == [[["序号", "任务内容", "责任单位"], ["1", "", ""], ["2", "a", ""]]])
  }
}

/// U+000B is the line break that people type in Word and PowerPoint.
struct VerticalTabTests {
  @Test(arguments: [
    ("序号,任务内容,责任部门\n1,修路\u{0B}架桥,甲局\n", InputFormat.csv), ("序号\t任务内容\t责任部门\n1\t修路\u{0B}架桥\t甲局\n", .tsv),
    ("序号|任务内容|责任部门\n1|修路\u{0B}架桥|甲局\n", .csv), ("\t序号\n\t任务内容\n\t责任部门\n\n\t1\n\t修路\u{0B}架桥\n\t甲局\n", .text),
    ("|序号|任务内容|责任部门|\n|---|---|---|\n|1|修路\u{0B}架桥|甲局|\n", .markdown),
    ("<table><tr><td>序号<td>任务内容<td>责任部门<tr><td>1<td>修路\u{0B}架桥<td>甲局</table>", .html),
  ])
  func breaksLines(_ text: String, _ format: InputFormat) throws {
    #expect(try report(text, as: format).report.rows.map(\.cells) == [["1", "修路\n架桥", "甲局"]])
  }

  @Test func twoDepartmentsAreTwo() throws {
    let report = try report("序号,任务内容,责任\u{0B}部门\n1,修路,甲局\u{0B}乙局\n", as: .csv).report
    #expect(report.columns[2].role == .departments && report.rows[0].departments.map(\.name) == ["甲局", "乙局"])
  }
}
