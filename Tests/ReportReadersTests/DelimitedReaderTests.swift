import ReportModel
import ReportKit
import ReportReaders
import TestSupport
import Testing

/// The cases of RFC 4180 and of what programs make of it.
struct DelimitedReaderTests {
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("a,\n,b\n", [["a", ""], ["", "b"]]),
    ("a,b,", [["a", "b", ""]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"a\"\"b\",c", [["a\"b", "c"]]),
    ("\"\",\"\"\"\"", [["", "\""]]),
    ("\"a\r\nb\rc\nd\",e", [["a\nb\nc\nd", "e"]]),
    ("a\"b,c", [["a\"b", "c"]]),
    ("\"甲\"乙,c", [["\"甲\"乙", "c"]]),
    (" \"a\",b", [[" \"a\"", "b"]]),
    ("a\n\nb\n", [["a"], ["b"]]),
    ("\"\"\na", [[""], ["a"]]),
    ("a;b,c", [["a;b", "c"]]),
    ("", []),
  ])
  func rows(_ text: String, _ rows: [[String]]) throws {
    #expect(try grids(text, as: .csv).first ?? [] == rows)
  }

  @Test func tabsSeparateToo() throws {
    #expect(try grids("a\t\"b\tc\"\t\"\"\"d\"\"\"", as: .tsv) == [[["a", "b\tc", "\"d\""]]])
  }

  @Test func semicolonsSeparateWhereTheHeaderSaysSo() throws {
    #expect(try grids("序号;任务来源\n1;a,b", as: .csv) == [[["序号", "任务来源"], ["1", "a,b"]]])
  }

  @Test func textBehindAClosingQuoteIsKeptAndReported() throws {
    let (text, places) = marked("序号,任务来源\n1,⟪\"a,b\"c\n")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .csv)
    #expect(reading.value.tables.first?.grid.last == ["1", "a,bc"])
    #expect(reading.diagnostics.map(\.code) == [.strayQuote])
    #expect(reading.diagnostics.map(\.location) == places)
  }

  @Test func unclosedQuoteIsAnErrorAtItsPlace() {
    let (text, places) = marked("a,b\n中,⟪\"c\nd,e\n")
    #expect(throws: ReadError.unclosedQuote(at: places[0])) {
      try readTables(SourceText(bytes: Array(text.utf8)), as: .csv)
    }
  }

  @Test func raggedRowsAreReportedAndNothingIsLost() throws {
    let (text, places) = marked("序号,任务来源,备注\n⟪1,甲\n⟪2,乙,丙,丁\n3,a,b\n")
    let (report, diagnostics) = try report(text)
    #expect(report.rows.map(\.cells) == [["1", "甲", "", ""], ["2", "乙", "丙", "丁"], ["3", "a", "b", ""]])
    #expect(diagnostics.filter { $0.code == .raggedRow }.map(\.location) == places)
  }

  @Test func singleCellsUnderTheTableAreNotes() throws {
    let (report, _) = try report("序号,任务来源\n1,甲\n注：乙\n单位：万元\n本表由办公室填报\n")
    #expect(report.rows.map(\.kind) == [.task, .note])
    #expect(report.notes == ["单位：万元", "本表由办公室填报"])
  }

  @Test func tasksWithoutNumbersWhoseEmptyCellsWereCutStayTasks() throws {
    let (report, _) = try report("任务,责任部门\n甲,乙\n丙\n")
    #expect(report.rows.map(\.cells) == [["甲", "乙"], ["丙", ""]] && report.notes.isEmpty)
  }

  @Test func headingOrNoteAloneInItsRowIsMergedAcross() throws {
    let (report, _) = try report("序号,任务来源,备注\n一、甲,,\n1,乙,\n注：丙\n")
    #expect(report.rows.map(\.cells) == [["一、甲", "一、甲", "一、甲"], ["1", "乙", ""], ["注：丙", "注：丙", "注：丙"]])
    #expect(report.rows[0].merged == [Merge(column: 0, rows: 1, columns: 3)])
  }

  @Test func emptyColumnsAtTheEndAreNoColumns() throws {
    let (report, diagnostics) = try report("序号,任务来源,,\n1,甲,,\n")
    #expect(report.columns.map(\.name) == ["序号", "任务来源"])
    #expect(!diagnostics.contains { $0.severity == .warning })
  }
}
