import Foundation
import TestSupport
import Testing

/// `explain` and `roles HEADER`: how a header was understood, and why a table is a report or is none.
struct ExplainCommandTests {
  private let page = """
    <table><tr><td>姓名</td><td>电话</td><td>备注</td></tr><tr><td>a</td><td>1</td><td>b</td></tr></table>
    <h2>（某区）2024年重点工作落实情况表（第一季度）</h2><p>一、城建</p>
    <table><tr><th>序号<th>XX任务<th>协同配合单位<th>1-8月推进情况<th>责任人/部门<th>审批状态<th>进展清况<th>亮灯
    <tr><td>1<td>a<td>b<td>c<td>d<td>e<td>f<td>g</table>
    """

  private func run(_ arguments: [String], _ input: String) throws -> Command.Result {
    try Command.run(["explain", "-"] + arguments, input: Array(input.utf8))
  }

  @Test func everyTableIsExplained() throws {
    let result = try run([], page)
    #expect(result.status == 0 && result.errors.isEmpty)
    let lines = result.text.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.first == "<stdin>: html, UTF-8, 2 tables")
    #expect(lines.contains { $0.hasPrefix("table 1, line 1, 2 rows, 3 columns: no report") })
    #expect(lines.contains { $0.hasPrefix("table 2, line 3, 2 rows, 8 columns: report 1") })
    #expect(lines.contains("issuer 某区; year 2024; subject 重点工作; kind 落实情况表; period 第一季度 (2024-01-01 – 2024-03-31)"))
    #expect(lines.contains("section of its rows: 一、城建") && lines.contains("header: row 1 of the table"))
    let second = lines.drop { !$0.hasPrefix("table 2") }
    func line(_ number: Int) -> String { String(second.first { $0.hasPrefix("column \(number) ") } ?? "") }
    #expect(line(1).contains("number; the word '序号' (lexicon, line "))
    #expect(line(2).contains("content; the word '任务' at its end") && line(2).contains("'XX' is not understood"))
    #expect(line(3).contains("supportDepartments; '协同配合单位', which says whose part it is"))
    #expect(line(4).contains("progress;") && line(4).contains("period '1-8月'"))
    #expect(line(5).contains("names two things; not read as departments"))
    #expect(line(6).contains("no role; '审批状态' looks like a word for a role and is none (lexicon, line "))
    #expect(line(7).contains("did you mean '进展情况' (progress)?"))
    #expect(line(8).contains("no rule knows it"))
  }

  @Test func chineseIsSpoken() throws {
    let result = try run(["--language", "zh"], page)
    #expect(result.text.contains("表格 2，第 3 行起，2 行 8 列：报表 1") && result.text.contains("第 8 列“亮灯”：没有归类；没有规则认识它"))
    #expect(!result.text.contains("lexicon") && !result.text.contains("column"))
  }

  @Test func programsReadJSON() throws {
    let result = try run(["--to", "json"], page)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    let tables = try #require(document["tables"] as? [[String: Any]])
    #expect(tables.map { $0["verdict"] as? String } == ["notSubstantial", "report"])
    #expect(tables[1]["report"] as? Int == 1 && tables[1]["headerRows"] as? [Int] == [1])
    let columns = try #require(tables[1]["columns"] as? [[String: Any]])
    let rules = ["word", "head", "change", "word", "word", "headless", nil, nil]
    #expect(columns.map { $0["rule"] as? String } == rules)
    #expect(columns[1]["unread"] as? String == "XX" && columns[6]["nearest"] as? String == "进展情况")
    let line = try #require(columns[1]["lexiconLine"] as? Int)
    let lexicon = try Repository.text("Sources/ReportModel/Lexicon/lexicon.txt").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lexicon[line - 1].hasPrefix("head content ") && lexicon[line - 1].contains("任务"))
  }

  @Test(arguments: [
    ("姓名,电话\na,1\n", "csv", "no report, because no row in its first 20 names two known columns"),
    ("序号,备注,金额\n1,a,2\n", "csv", "no report, because no known column says what is to be done"),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n", "markdown", "no report"),
  ])
  func tablesThatAreNoReportAreNoFailure(_ text: String, _ format: String, _ words: String) throws {
    let result = try run(["--from", format], text)
    #expect(result.status == 0 && result.text.contains(words) && result.text.contains("column 1 "))
  }

  @Test func formsAndContinuationsAreNamed() throws {
    let form = "<table><tr><td>项目名称<td>甲<tr><td>责任单位<td>乙局<tr><td>完成时限<td>10月底<tr><td>进展情况<td>好</table>"
    #expect(try run([], form).text.contains("report 1, a form: its labels and values are one task"))
    let head = "<table><tr><th>序号<th>任务内容<th>责任单位"
    let pages = "\(head)<tr><td>1<td>a<td>b</table><p>—2—</p>\(head)<tr><td>2<td>c<td>d</table>"
    #expect(try run([], pages).text.contains("goes on with report 1 after a page break"))
  }

  @Test func aSchemaIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    try "roles:\n  light:\n    words: [亮灯]\n".write(
      to: folder.url.appending(path: "s.yaml"), atomically: true, encoding: .utf8)
    let schema = folder.url.appending(path: "s.yaml").path
    let result = try run(["--schema", schema], page)
    #expect(result.text.contains("'亮灯': light; the word '亮灯' (your schema, line 3)"))
    let roles = try Command.run(["roles", "--schema", schema, "亮灯", "牵头责任单位"])
    #expect(roles.status == 0 && roles.text.split(separator: "\n").count == 2)
    #expect(roles.text.contains("'亮灯': light; the word '亮灯' (your schema, line 3)"))
    #expect(roles.text.contains("'牵头责任单位': leadDepartments"))
  }

  @Test func whatStrangersWriteCommandsNoTerminal() throws {
    let result = try run(["--from", "csv"], "序号,任务内容,\u{1B}[31m进展\n1,a,b\n")
    #expect(!result.text.utf8.contains(0x1B) && result.text.contains("\\u{1B}"))
  }

  @Test(arguments: [(["nowhere.csv"], 1), (["-", "--to", "xml"], 64), ([], 64)])
  func errorsHaveTheirStatus(_ arguments: [String], _ status: Int) throws {
    let result = try Command.run(["explain"] + arguments)
    #expect(Int(result.status) == status && result.text.isEmpty && !result.errors.isEmpty)
  }
}
