import Foundation
import TestSupport
import Testing

/// `reportkit summary`, as a user runs it.
struct SummaryCommandTests {
  private let small = "（区民政局）2026年重点工作进展情况表（上半年）\n序号,任务内容,责任部门,完成时限,进展情况,状态\n"

  /// Runs a count that knows nothing of ours over groups of inputs.
  /// - Returns: A line for each group.
  private func count(_ groups: [[String]]) throws -> [Substring] {
    let script = Repository.url("Tests/ReportCommandTests/count.py").path
    let result = try Command.run(
      "/usr/bin/python3", [script, Command.reportkit] + groups.joined(separator: ["--"]))
    #expect(result.status == 0, "\(result.text)\(result.errors)")
    return result.text.split(separator: "\n")
  }

  @Test func samplesAreCountedAsPythonCounts() throws {
    let lines = try count([Repository.samples.map { "samples/\($0)" }])
    #expect(lines.count == 1 && lines[0].hasPrefix("counted \(Repository.samples.count) reports, "), "\(lines)")
  }

  @Test func randomReportsAreCountedAsPythonCounts() throws {
    let folder = try TemporaryFolder()
    var groups: [[String]] = Array(repeating: [], count: 6)
    for (index, dialect) in Dialect.all.enumerated() {
      let group = index % groups.count
      let name = "\(index)-\(dialect.file)"
      try folder.write(dialect.sample(seed: UInt64(3_000 + group * 100 + index)).bytes, to: name)
      groups[group].append(folder.path(name))
    }
    #expect(try count(groups).count { $0.hasPrefix("counted ") } == groups.count)
  }

  @Test func hardTextsAreCountedAsPythonCounts() throws {
    let folder = try TemporaryFolder()
    let groups = try (0..<10).map { seed in
      var generator = SeededGenerator(seed: UInt64(7_000 + seed))
      let texts = [HardText.csv(&generator, withControls: seed.isMultiple(of: 2)), HardText.csv(&generator)]
      return try texts.enumerated().map { index, text in
        try folder.write(text.utf8, to: "\(seed)-\(index).csv")
        return folder.path("\(seed)-\(index).csv")
      }
    }
    #expect(try count(groups).count { $0.hasPrefix("counted 2 reports, ") } == groups.count)
  }

  @Test func allFormatsGoToAFolderUnderOneName() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run([
      "summary", "samples/water-2026-q3.md", "samples/civil-affairs-2026-q1.txt", "--to",
      "html,xhtml,markdown,csv,json", "-o",
      folder.path("out") + "/",
    ])
    #expect(result.status == 0 && result.output.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(names == ["summary.csv", "summary.html", "summary.json", "summary.md", "summary.xhtml"])
  }

  @Test func nothingIsWrittenWhereAnInputFails() throws {
    let folder = try TemporaryFolder()
    try folder.write((small + "1,甲,甲局,,好,\n").utf8, to: "good.csv")
    try folder.write("no table".utf8, to: "bad.txt")
    try folder.write("old".utf8, to: "s.html")
    let result = try Command.run(["summary", "good.csv", "bad.txt", "missing", "-o", "s.html"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("missing: error: cannot be read: No such file"))
    #expect(
      result.errors.hasSuffix(
        "summary: error: nothing is written, because not all inputs could be used [incomplete-input]\n"))
    #expect(try folder.read("s.html") == Array("old".utf8) && folder.names == ["bad.txt", "good.csv", "s.html"])
  }

  @Test func warningsFailOnlyStrictRuns() throws {
    let input = Array((small + "1,甲,甲局,,好,\n3,乙,甲局,,好,\n").utf8)
    #expect(try Command.run(["summary", "-", "--to", "csv"], input: input).status == 0)
    let strict = try Command.run(["summary", "-", "--to", "csv", "--strict"], input: input)
    #expect(strict.status == 1 && strict.output.isEmpty)
  }

  @Test func foldersAndListsAreSummarised() throws {
    let folder = try TemporaryFolder()
    let table = "序号,任务内容,责任部门,进展情况\n1,修路,甲局,完工。\n2,架桥,乙局,\n"
    try folder.write(["in/a.csv": table, "in/below/b.csv": table, "c.csv": table, "empty/.hidden": ""])
    try folder.write("in/a.csv\nc.csv\n".utf8, to: "list")
    func totals(_ arguments: [String]) throws -> String {
      let text = try Command.run(arguments + ["--to", "json"], in: folder.url).text
      return text.split(separator: "\n").first { $0.contains("\"totals\"") }.map(String.init) ?? text
    }
    #expect(try totals(["summary", "in"]).contains("\"reports\": 2, \"tasks\": 4, \"withoutProgress\": 2"))
    #expect(try totals(["summary", "--files-from", "list"]).contains("\"reports\": 2, \"tasks\": 4"))
    #expect(try totals(["summary", "in/", "c.csv"]).contains("\"reports\": 3, \"tasks\": 6"))
    let merged = try Command.run(["merge", "in", "--to", "csv"], in: folder.url)
    #expect(merged.text.split(separator: "\n").count == 5)
    let nothing = try Command.run(["summary", "empty", "--to", "json"], in: folder.url)
    #expect(
      nothing.status == 1 && nothing.output.isEmpty
        && nothing.errors.contains("empty: error: no report is in this folder"))
    #expect(try Command.run(["summary", "--to", "json"], in: folder.url).status == 64)
  }

  @Test func inputsAreNeverOverwritten() throws {
    let folder = try TemporaryFolder()
    let text = Array((small + "1,甲,甲局,,好,\n").utf8)
    try folder.write(text, to: "a.csv")
    let result = try Command.run(["summary", "a.csv", "-o", "a.csv"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("the input 'a.csv' would be overwritten"))
    #expect(try folder.read("a.csv") == text)
  }

  @Test func latenessAndNearMissesAreNamed() throws {
    let rows = "1,甲,区财政局,5月底,在办,滞后\n2,乙,财政局,5月底,在办,正在推进\n3,丙,区（财政）局,7月底,在办,正在推进\n4,丁,,6月底,,\n"
    let result = try Command.run(["summary", "-", "--to", "markdown"], input: Array((small + rows).utf8))
    #expect(result.status == 0)
    #expect(
      result.text.hasPrefix(
        "# 2026年上半年任务落实情况汇总\n\n报告期：2026年上半年（2026年1月1日至6月30日）。填报单位：区民政局。报表1份，任务4项，责任部门3个；未填进展1项，滞后或到期3项。\n"))
    #expect(result.text.contains("| 区民政局 | 1 | 甲 | 区财政局 | 5月底 | 进度滞后 | 在办 |"))
    #expect(result.text.contains("| 区民政局 | 2 | 乙 | 财政局 | 5月底 | 到期未完成 | 在办 |"))
    #expect(result.text.contains("| 区民政局 | 4 | 丁 |  | 6月底 | 已到期，未注明是否完成 |  |"))
    #expect(result.text.contains("| 区财政局 | 财政局 | 仅地名或层级不同 |"))
    #expect(result.text.contains("| 区财政局 | 区（财政）局 | 仅括号不同 |"))
    #expect(result.errors.contains("summary: note: '区财政局' and '财政局' may be one department"))
  }

  @Test func spreadsheetsGetSafeNames() throws {
    let input = Array((small + "1,甲,=1+1,,好,\n").utf8)
    let plain = try Command.run(["summary", "-", "--to", "csv"], input: input)
    #expect(plain.text.contains("\n责任部门,=1+1,1,0,0,"))
    let safe = try Command.run(["summary", "-", "--to", "csv", "--csv-safe", "--csv-excel"], input: input)
    #expect(safe.output.starts(with: [0xEF, 0xBB, 0xBF]) && safe.output.suffix(2) == [0x0D, 0x0A])
    #expect(safe.text.contains("\n责任部门,'=1+1,1,0,0,") && safe.errors.contains("[formula-escaped]"))
  }

  @Test func paperIsChosen() throws {
    let page = try Command.run(["summary", "samples/water-2026-q3.md", "--to", "xhtml", "--page", "a3-landscape"])
    #expect(page.text.contains("size: A3 landscape;") && page.text.contains("counter(pages)"))
  }

  @Test func theTitleIsChosen() throws {
    let title = "甲区<b>\"; } *重点工作汇总"
    func summary(_ format: String) throws -> String {
      try Command.run(["summary", "samples/water-2026-q3.md", "--title", title, "--to", format, "-q"]).text
    }
    let page = try summary("xhtml")
    #expect(page.contains("<title>甲区&lt;b&gt;&quot;; } *重点工作汇总</title>"))
    #expect(page.contains("<h1>甲区&lt;b&gt;&quot;; } *重点工作汇总</h1>"))
    #expect(
      page.contains("content: \"甲区\\3c b\\3e \\22 \\3b  \\7d  \\2a 重点工作汇总（2026年第三季度）\";"), "\(page.prefix(4_000))")
    #expect(try summary("html").contains("<h1>甲区&lt;b&gt;&quot;; } *重点工作汇总</h1>"))
    let markdown = try summary("markdown")
    #expect(markdown.hasPrefix("# 甲区&lt;b&gt;"))
    #expect(try summary("json").hasPrefix("{\n  \"title\": \"甲区<b>\\\"; } *重点工作汇总\","))
  }

  @Test func formatsOfTheUsersOwn() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{{% CONTENT_TYPE:CSV }}\n{{#departments}}{{name}}={{tasksOfGroup}};{{/departments}}".utf8,
      to: "summary.brief.mustache")
    let own = try Command.run([
      "summary", "samples/forestry-2026-h1.mht", "--templates", folder.path(""), "--to", "brief",
    ])
    #expect(own.status == 0 && own.text == "县林业局=2;县应急局=1;镕山林场=1;", "\(own.text)")
    let list = try Command.run(["templates", "list", "--templates", folder.path("")])
    #expect(list.text.contains("summary --to brief, yours\n") && list.text.contains("summary --to html, built in\n"))
    let report = try Command.run([
      "convert", "samples/forestry-2026-h1.mht", "--templates", folder.path(""), "--to", "brief",
    ])
    #expect(report.status == 1 && report.errors.contains("there is no 'report.brief.mustache'"))
    try folder.write("{{% CONTENT_TYPE:CSV }}\n{{columnNames}}".utf8, to: "summary.brief.mustache")
    let wrong = try Command.run(["templates", "check", folder.path("")])
    #expect(wrong.status == 1 && wrong.errors.contains("summary.brief.mustache:2:1: error: unknown key 'columnNames'"))
  }

  @Test(arguments: [
    ["summary"], ["summary", "a"], ["summary", "a", "--to", "ndjson"],
    ["summary", "a", "--to", "odt"], ["summary", "a", "b", "--to", "html,csv"], ["summary", "-", "-", "--to", "csv"],
    ["summary", "a", "--to", "ndjson", "--templates", "samples/theme"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 64 && result.output.isEmpty, "\(result.errors)")
  }

  @Test func sameInputGivesTheSameBytes() throws {
    let arguments = ["summary"] + Repository.samples.map { "samples/\($0)" } + ["--to", "html"]
    #expect(try Command.run(arguments).output == Command.run(arguments).output)
  }
}
