import ReportModel
import TestSupport
import Testing

@testable import ReportWriters

struct PrintLayoutTests {
  private let sentence = "完善社区养老助餐服务网络，新增养老助餐点十八个，优化送餐路线，方便行动不便的老年人就近用餐。"

  private func report(_ names: [String], _ rows: [[String]], merged: [Int: [Merge]] = [:]) -> Report {
    let columns = names.map { Column(name: $0) }
    let rows = rows.enumerated().map { index, cells in
      cells.count == 1
        ? RowContent(
          kind: .section, cells: names.map { _ in cells[0] }, merged: [Merge(column: 0, rows: 1, columns: names.count)])
        : RowContent(cells: cells, merged: merged[index] ?? [])
    }
    return Report(title: Title(text: ""), columns: columns, rows: rows, notes: [])
  }

  private func layout(_ report: Report, on page: WritingOptions.Page = .a4Landscape) -> PrintLayout {
    ReportContext(report, ordinal: 1, page: page, sheetName: "甲").layout
  }

  @Test func columnsFitTheirContent() {
    let rows = (1...9).map { [String($0), "第\($0)项", "市水务局", String(repeating: sentence, count: $0)] }
    let widths = layout(report(["序号", "任务来源", "责任部门", "进展情况"], rows)).columnWidths
    #expect(widths.reduce(0, +) == 1_000)
    #expect(widths[0] < 60 && widths[3] > 650, "\(widths)")
    // A header of two characters, 7.4 mm, and 3.8 mm of padding fit into the narrowest column of 225 mm.
    #expect(widths[0] >= 50)
    #expect(widths[1] < 110 && widths[2] < 110)
  }

  @Test func equallyLongColumnsShareTheRoom() {
    let rows = (1...5).map { [String($0), sentence, sentence] }
    let widths = layout(report(["序号", "任务内容", "进展情况"], rows)).columnWidths
    #expect(abs(widths[1] - widths[2]) < 60, "\(widths)")
  }

  @Test(arguments: [([String](), 0), (["序号"], 1), (Array(repeating: "列", count: 1_500), 1_500)])
  func anyNumberOfColumnsHasWidths(_ names: [String], _ count: Int) {
    let layout = layout(report(names, []))
    #expect(layout.columnWidths.count == count && layout.columnWidths.allSatisfy { $0 > 0 })
    #expect(layout.groups.isEmpty)
  }

  @Test func manyColumnsGetSmallerText() {
    let few = report(["序号", "任务内容", "进展情况"], [["1", sentence, sentence]])
    #expect(layout(few).textSize == .five)
    let many = report((1...12).map { "第\($0)列名称" }, [(1...12).map { "第\($0)格" }])
    #expect(layout(many).textSize == .six)
    #expect(layout(many, on: .a3Landscape).textSize == .five)
  }

  @Test func tallRowsMayBreak() {
    let rows = [
      ["1", sentence], ["2", String(repeating: sentence, count: 40)], ["3", "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n癸\n甲\n乙"],
    ]
    let upright = layout(report(["序号", "进展情况"], rows), on: .a4)
    let landscape = layout(report(["序号", "进展情况"], rows))
    #expect((0..<3).map(landscape.isBreakable) == [false, true, true])
    #expect((0..<3).map(upright.isBreakable) == [false, true, false])
    #expect(landscape.groups == [PrintLayout.Group(rows: 0..<3, isKeptTogether: false)])
  }

  @Test func mergedRowsAndHeadingsStandTogether() {
    let rows = [
      ["1", "甲", sentence], ["一、工作"], ["2", "乙", sentence], ["3", "乙", sentence], ["4", "丙", sentence],
      ["5", "丁", sentence],
    ]
    let layout = layout(
      report(["序号", "任务来源", "进展情况"], rows, merged: [2: [Merge(column: 1, rows: 2, columns: 1)]]))
    #expect(
      layout.groups == [
        PrintLayout.Group(rows: 0..<1, isKeptTogether: false), PrintLayout.Group(rows: 1..<4, isKeptTogether: true),
        PrintLayout.Group(rows: 4..<6, isKeptTogether: false),
      ])
    #expect(layout.isKeptTogether(2) && !layout.isKeptTogether(4))
  }

  @Test func tallGroupsGiveTheirMergedTextRoom() {
    let long = String(repeating: "重点工作任务清单", count: 10)
    let rows = [["一、工作"]] + (1...30).map { [String($0), long, sentence] }
    let report = report(["序号", "任务来源", "进展情况"], rows, merged: [1: [Merge(column: 1, rows: 30, columns: 1)]])
    let layout = layout(report)
    #expect(
      layout.groups == [
        PrintLayout.Group(rows: 0..<1, isKeptTogether: true, isHeading: true),
        PrintLayout.Group(rows: 1..<31, isKeptTogether: false),
      ])
    #expect((layout.leastHeight(of: 1) ?? 0) > 3)
    #expect(layout.leastHeight(of: 2) == nil && !layout.isBreakable(1))
  }

  /// A cell that reaches from a heading into the rows below must not be cut by the end of a group.
  @Test func headingsThatAreMergedDownStayWithTheirRows() {
    let rows = [["一、工作"]] + (1...30).map { [String($0), "甲", sentence] }
    let report = report(["序号", "任务来源", "进展情况"], rows).editing { _, rows in
      rows[0].merged = [Merge(column: 0, rows: 31, columns: 1), Merge(column: 1, rows: 1, columns: 2)]
    }
    #expect(layout(report).groups == [PrintLayout.Group(rows: 0..<31, isKeptTogether: false)])
  }

  @Test func mergedTextTallerThanAPageMayBreak() {
    let rows = (1...3).map { [String($0), String(repeating: sentence, count: 60), "甲"] }
    let report = report(["序号", "任务来源", "进展情况"], rows, merged: [0: [Merge(column: 1, rows: 3, columns: 1)]])
    let layout = layout(report)
    #expect(layout.leastHeight(of: 0) == nil && layout.isBreakable(0))
  }

  @Test func extentsCountWideAndNarrowCharacters() {
    let extent = TextExtent("2026年\n计划".utf8.span)
    #expect(abs(extent.longestLine - 3.2) < 0.001 && abs(extent.width - 5.2) < 0.001 && extent.lines == 2)
    #expect(TextExtent("".utf8.span).lines == 0 && TextExtent("".utf8.span).lines(in: 5) == 0)
    #expect(TextExtent("一二三四五六".utf8.span).lines(in: 2.5) == 3)
    #expect(TextExtent("一二\n三四".utf8.span).lines(in: 2) == 2)
  }
}
