import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Reports in which there is nothing to count: no rows, no column for progress.
struct EmptyReportTests {
  private func codes(_ text: String, as format: InputFormat? = nil) throws -> [String] {
    try reports(text, as: format).diagnostics.map(\.code.rawValue)
  }

  @Test(arguments: [
    "⟪序号,任务内容,进展情况\n", "2026年工作落实情况表\n⟪序号,任务内容,进展情况\n", "⟪序号,任务内容,进展情况\n,,\n\n", "⟪序号,任务内容,进展情况\n一、城建,,\n注：无,,\n",
    "⟪序号,任务内容,进展情况\n合计,12项,\n", "⟪序号,任务内容,进展情况\n序号,任务内容,进展情况\n",
  ])
  func aReportWithoutTasksIsAWarning(_ text: String) throws {
    let (plain, places) = marked(text)
    let found = try reports(plain).diagnostics.filter { $0.code.rawValue == "no-rows" }
    #expect(found.map(\.severity) == [.warning] && found.map(\.location) == places)
  }

  @Test func everyFormatWithoutRowsIsOne() throws {
    let texts: [(String, InputFormat)] = [
      ("序号\t任务内容\t进展情况\n", .tsv), ("题\n\t序号\n\t任务内容\n\t进展情况\n", .text),
      ("<table><tr><th>序号<th>任务内容<th>进展情况</table>", .html), ("| 序号 | 任务内容 | 进展情况 |\n| --- | --- | --- |\n", .markdown),
      (#"{"reports": [{"columns": [{"name": "序号"}, {"name": "任务内容"}, {"name": "进展情况"}], "rows": []}]}"#, .json),
    ]
    for (text, format) in texts { #expect(try codes(text, as: format).contains("no-rows"), "\(format)") }
    #expect(try !codes("序号,任务内容,进展情况\n1,修路,\n").contains("no-rows"))
  }

  @Test func aReportWithoutAColumnForProgressSaysSo() throws {
    let (text, places) = marked("2026年工作落实情况表\n⟪序号,任务内容,责任单位\n1,修路,甲局\n")
    let found = try reports(text).diagnostics
    #expect(found.map(\.code.rawValue) == ["no-progress-column"] && found.map(\.severity) == [.note])
    #expect(found.map(\.location) == places)
    for header in ["进展情况", "1-3月推进情况", "形象进度", "本月进展情况/手续"] {
      #expect(try !codes("序号,任务内容,\(header)\n1,修路,好\n").contains("no-progress-column"), "\(header)")
    }
  }

  @Test(arguments: [
    ("进展情兄", "进展情况"), ("进展清况", "进展情况"), ("进情展况", "进展情况"), ("进展情", "进展情况"), ("进展情况况", "进展情况"),
    ("進展情兄", "进展情况"), ("进展 情兄（1-3月）", "进展情况"), ("1-3月进展情兄", "进展情况"),
    ("责任单伟", "责任单位"), ("目前进展情兄", "进展情况"), ("任务来原", "任务来源"), ("完成时现", "完成时限"),
  ])
  func aHeaderThatIsNearAKnownWordIsNamedWithIt(_ header: String, _ word: String) throws {
    let found = try reports("2026年工作落实情况表\n序号,任务内容,\(header)\n1,修路,好\n").diagnostics
    let unknown = found.filter { $0.code == .unknownColumn }
    #expect(unknown.count == 1)
    #expect(unknown.first?.message.hasSuffix("; did you mean '\(word)'?") == true, "\(found.map(\.message))")
    if word == "进展情况" {
      let message = found.first { $0.code.rawValue == "no-progress-column" }?.message ?? ""
      #expect(message.contains("'进展情况'"), "\(message)")
    }
  }

  @Test(arguments: ["督办频率", "督办文号", "涉及街道", "单位", "情况", "完成", "区", "编制人员", "A类、B类", String(repeating: "进", count: 500)])
  func otherHeadersAreNamedWithoutAHint(_ header: String) throws {
    let found = try reports("2026年工作落实情况表\n序号,任务内容,进展情况,\(header)\n1,修路,好,x\n").diagnostics
    #expect(found.map(\.code) == [.unknownColumn] && found.first?.message.contains("did you mean") == false)
  }
}
