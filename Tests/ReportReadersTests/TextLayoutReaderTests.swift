import ReportModel
import ReportReaders
import TestSupport
import Testing

struct TextLayoutReaderTests {
  private let head = "标题\n\t序号\n\t任务来源\n\t进展情况\n"

  private func rows(_ text: String) throws -> [[String]] {
    try grids(text, as: .text).first.map { Array($0.dropFirst()) } ?? []
  }

  @Test func linesWithoutATabGoOnWithTheCellAbove() throws {
    #expect(try rows(head + "\n\t1\n\t甲\n第2项\n\t乙\n\n\t2\n\t丙\n\t丁\n") == [["1", "甲\n第2项", "乙"], ["2", "丙", "丁"]])
  }

  @Test func blankLineInARowThatIsNotFullIsAParagraph() throws {
    #expect(try rows(head + "\n\t1\n\t甲\n\n乙\n\t丙\n\n\t2\n\t丁\n\n\t戊\n") == [["1", "甲\n\n乙", "丙"], ["2", "丁", "戊"]])
  }

  @Test func blankLineBeforeALineWithoutATabIsAParagraph() throws {
    #expect(try rows(head + "\n\t1\n\t甲\n\t乙\n\n\n丙\n\n\t2\n\t丁\n\t\n") == [["1", "甲", "乙\n\n\n丙"], ["2", "丁", ""]])
  }

  @Test func filesWithoutBlankLinesAreReadByTheirNumbers() throws {
    let text = head + "\t1\n\t甲\n\t乙\n\t2\n\t丙\n\t丁\n"
    #expect(try rows(text) == [["1", "甲", "乙"], ["2", "丙", "丁"]])
  }

  @Test func carriageReturnsAndTrailingBlanksDoNotCount() throws {
    let text = (head + "\n\t1 \n\t甲\t\n\t乙  \n \t \n").replacing("\n", with: "\r\n")
    #expect(try grids(text, as: .text) == [[["序号", "任务来源", "进展情况"], ["1", "甲", "乙"], [""]]])
  }

  @Test func fullWidthIndentIsText() throws {
    #expect(try rows(head + "\n\t1\n\t甲\n\t　　乙\n　　丙\n") == [["1", "甲", "　　乙\n　　丙"]])
  }

  @Test func notesUnderTheTable() throws {
    let (first, _) = try report(head + "\n\t1\n\t甲\n\t乙\n\n注：截至3月底。\n填报人：张\n")
    #expect(first.notes == ["注：截至3月底。", "填报人：张"] && first.rows.last?.cells.last == "乙")
    let (second, _) = try report(head + "\n\t1\n\t甲\n\t乙\n填报人：张\n")
    #expect(second.notes == ["填报人：张"])
    let (third, _) = try report(head + "\n\t1\n\t甲\n\t乙\n\n\n（内部资料）\n")
    #expect(third.notes == ["（内部资料）"])
  }

  @Test func rowThatLostACellDoesNotShiftTheRowsBelow() throws {
    #expect(try rows(head + "\n\t1\n\t甲\n\n\t2\n\t丙\n\t丁\n") == [["1", "甲"], ["2", "丙", "丁"]])
  }

  @Test func sectionRowsStandAlone() throws {
    let (report, _) = try report(head + "\n\t一、经济\n\n\t1\n\t甲\n\t乙\n\n\t二、民生\n\n\t2\n\t丙\n\t丁\n")
    #expect(report.rows.map(\.kind) == [.section, .task, .section, .task])
    #expect(report.rows.map(\.section) == [[], ["一、经济"], [], ["二、民生"]])
    #expect(report.rows[0].merged == [Merge(column: 0, rows: 1, columns: 3)])
  }

  @Test func headingsInFilesWithoutBlankLines() throws {
    #expect(
      try rows(head + "\t一、甲\n\t1\n\tA\n\tx\n\t二、乙\n\t2\n\tB\n\ty\n")
        == [["一、甲", "一、甲", "一、甲"], ["1", "A", "x"], ["二、乙", "二、乙", "二、乙"], ["2", "B", "y"]])
  }

  @Test func lineOfBlanksAndATabIsNoCell() throws {
    #expect(try rows(head + "\n\t1\n\tA\n\tx\n \t \n\t2\n\tB\n\ty\n") == [["1", "A", "x"], ["2", "B", "y"]])
  }

  @Test func wordsThatOnlyBeginLikeASignatureStayInTheirCell() throws {
    #expect(try rows(head + "\n\t1\n\tA\n\tx\n填报单位已上报\n") == [["1", "A", "x\n填报单位已上报"]])
  }

  @Test(arguments: [
    ("\t序号\n\t任务\n\t督办文号\n\t备注\n\n\t1\n\ta\n\tb\n\tc\n", [["1", "a", "b", "c"]]),
    ("\t序号\n\t任务\n\t得分\n\t1.\n\t甲\n\t乙\n\t2.\n\t丙\n\t丁\n", [["1.", "甲", "乙"], ["2.", "丙", "丁"]]),
    ("\t序号\n\t任务\n\t（1）\n\t甲\n\t（2）\n\t乙\n", [["（1）", "甲"], ["（2）", "乙"]]),
    ("\t任务\n\t序号\n\t得分\n\t甲\n\t1\n\t9\n\t乙\n\t2\n\t8\n", [["甲", "1", "9"], ["乙", "2", "8"]]),
    ("\t任务来源\n\t序号\n\t任务\n\n\t\n\t1\n\t甲\n\n\t\n\t2\n\t乙\n", [["", "1", "甲"], ["", "2", "乙"]]),
    ("\t序号\n\t任务\n\t得分\n\n\t1\n\t甲\n\t2\n\n\t合计\n\t12\n\t3\n", [["1", "甲", "2"], ["合计", "12", "3"]]),
  ])
  func widthOfTheHeader(_ text: String, _ expected: [[String]]) throws { #expect(try rows("题\n" + text) == expected) }

  @Test func severalTablesAreSeveralReports() throws {
    let table = "\t序号\n\t任务来源\n\n\t1\n\t甲\n\n"
    let (found, _) = try reports("2026年甲落实情况表\n\(table)注：一\n\n2026年乙落实情况表\n\(table)")
    #expect(found.map(\.title.subject) == ["甲", "乙"])
    #expect(found.map(\.notes) == [["注：一"], []])
  }
}
