import ReportKit
import ReportModel
import TestSupport
import Testing

/// What becomes of sheets: which reports stand on them, and what they are called.
struct SheetTests {
  private let header = ["序号", "任务内容", "进展情况"]

  private func sheet(_ name: String, _ rows: [[String]]) -> WorkbookBuilder.Sheet {
    let rows = rows.map { row in
      "<row>" + row.map { $0.isEmpty ? "<c/>" : "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    return WorkbookBuilder.Sheet(name, "<sheetData>\(rows.joined())</sheetData>")
  }

  private func reports(_ sheets: WorkbookBuilder.Sheet...) throws -> [Report] {
    try ReportReader().read(WorkbookBuilder(sheets).bytes, name: "a.xlsx").reports
  }

  private func cells(_ report: Report) -> [[String]] { report.rows.map(\.cells) }

  @Test func theNameOfASheetIsATitleWhereItReadsAsOneAndThereIsNoOther() throws {
    let rows = [header, ["1", "修路", "完工"]]
    #expect(try reports(sheet("2026年重点工作落实情况表", rows)).map(\.title.text) == ["2026年重点工作落实情况表"])
    #expect(try reports(sheet("Sheet1", rows)).map(\.title.text) == [""])
    let titled = [["2026年民生实事进展情况表"]] + rows
    let report = try #require(reports(sheet("2026年重点工作落实情况表", titled)).first)
    #expect(report.title.text == "2026年民生实事进展情况表" && report.notes.isEmpty)
  }

  @Test func eachSheetHasItsReports() throws {
    let rows = [header, ["1", "修路", "完工"]]
    let found = try reports(
      sheet("一", [["2026年甲局重点工作落实情况表"]] + rows), sheet("说明", [["填表说明"]]),
      sheet("二", [["2026年乙局重点工作落实情况表"]] + rows))
    #expect(found.map(\.title.text) == ["2026年甲局重点工作落实情况表", "2026年乙局重点工作落实情况表"])
  }

  @Test(arguments: [true, false])
  func twoReportsOnOneSheetAreTwo(_ hasBlankRow: Bool) throws {
    let second = ["序号", "工作任务", "责任单位", "完成情况"]
    let rows =
      [["2026年重点工作落实情况表"], header, ["1", "修路", "完工"], ["注：截至3月底。"]] + (hasBlankRow ? [[]] : [])
      + [["2026年民生实事进展情况表"], second, ["1", "建桥", "交通局", "完工"], ["2", "植树", "林业局", "在建"]]
    let found = try reports(sheet("Sheet1", rows))
    #expect(found.map(\.title.text) == ["2026年重点工作落实情况表", "2026年民生实事进展情况表"])
    #expect(found.map { $0.columns.map(\.name) } == [header, second])
    #expect(found.map(\.rows.count) == [2, 2])
  }

  @Test func twoReportsWithOneHeaderAreTwoWhereTheirTitlesDiffer() throws {
    let rows =
      [["2026年甲镇重点工作落实情况表"], header, ["1", "修路", "完工"], [], ["2026年乙镇重点工作落实情况表"], header, ["1", "建桥", "完工"]]
    #expect(try reports(sheet("1", rows)).map { cells($0) } == [[["1", "修路", "完工"]], [["1", "建桥", "完工"]]])
  }

  /// What a printed page repeats, blank rows and sections make no report of their own.
  @Test func aHeaderThatComesAgainMakesNoNewReport() throws {
    let title = "2026年重点工作落实情况表"
    let rows =
      [
        [title], header, ["1", "修路", "完工"], [], [title], header, ["2", "建桥", "完工"], [], ["3", "植树", "完工"], ["二、城建类"],
        header,
        ["4", "拆违", "完工"],
      ]
    let found = try reports(sheet("1", rows))
    #expect(found.count == 1 && found.first?.rows.count { $0.kind == .task } == 4)
  }
}
