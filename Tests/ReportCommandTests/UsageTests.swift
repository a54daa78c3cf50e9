import Foundation
import ReportModel
import TestSupport
import Testing

/// What the command says to those who type what it does not know, and what it offers to those who are still typing.
struct UsageTests {
  private let good = "序号,任务来源\n1,甲\n"
  private let bad = "序号,任务来源\n1,\"甲\n"

  @Test(
    arguments: [
      (["convrt", "a.txt", "--to", "html"], "There is no command 'convrt'; did you mean 'convert'?"),
      (["summmary"], "There is no command 'summmary'; did you mean 'summary'?"),
      (["templates", "exprt", "x/"], "There is no command 'exprt'; did you mean 'export'?"),
      (["help", "comparee"], "There is no command 'comparee'; did you mean 'compare'?"),
      (["nonsense"], "There is no command 'nonsense'; known are convert, summary, merge, "),
      (["ledger", "foo"], "There is no command 'foo'; known are add, list, history, late"),
    ])
  func mistypedCommandsAreAnsweredWithTheNearest(_ arguments: [String], _ answer: String) throws {
    let result = try Command.run(arguments)
    #expect(
      result.status == 64 && result.output.isEmpty && result.errors.contains("Error: \(answer)"), "\(result.errors)")
  }

  @Test(arguments: [
    ["help"], ["help", "convert"], ["templates", "--help"], ["--version"], ["help", "templates", "list"],
  ])
  func whatIsNoMistakeIsNone(_ arguments: [String]) throws {
    #expect(try Command.run(arguments).status == 0)
  }

  @Test(
    arguments: [
      (["convert", "a", "-o", "a.RTF"], "open that and save it as .rtf"),
      (["summary", "a", "--to", "wps"], "open that and save it as .wps"),
      (["compare", "a", "b", "-o", "c.ods"], "LibreOffice opens .xlsx: write with -o report.xlsx"),
      (["worker", "--to", "odt"], "open that and save it as .odt"),
    ])
  func formatsThatAreNotWrittenHaveAWay(_ arguments: [String], _ way: String) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 64 && result.errors.contains(way), "\(result.errors)")
  }

  @Test func workersAnswerTheSame() throws {
    let request = #"{"id": 1, "content": "序号,任务来源\n1,甲\n", "to": "odt"}"#
    let answer = try Command.run(["worker"], input: Array((request + "\n").utf8))
    #expect(answer.status == 0 && answer.text.contains("open that and save it as .odt"))
  }

  @Test(arguments: [
    (["convrt"], "错误：没有命令“convrt”；是否想写“convert”？"),
    (["nonsense"], "错误：没有命令“nonsense”；可用的有 convert, "),
    (["summary", "a", "--to", "wps"], "打开后另存为 .wps。"),
  ])
  func theAnswersAreChineseToo(_ arguments: [String], _ answer: String) throws {
    let result = try Command.run(arguments, environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(result.status == 64 && result.errors.contains(answer), "\(result.errors)")
  }

  @Test(arguments: [
    (["ledger", "late", "l.db", "--on", "someday"], "See 'reportkit ledger late --help'"),
    (["split", "a", "--by", "?", "-o", "o/", "--to", "csv"], "See 'reportkit split --help'"),
    (["ledger", "lst", "l.db"], "Usage: reportkit ledger <subcommand>\n  See 'reportkit ledger --help'"),
    (["lst"], "Usage: reportkit <subcommand>\n  See 'reportkit --help'"),
  ])
  func whereToReadMoreIsTheCommandItself(_ arguments: [String], _ words: String) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
  }

  /// What the shells' scripts ask the command behind a TAB.
  private func offered(_ words: [String]) throws -> [String] {
    let place = ["---completion", words[0], "--", "--to", "\(words.count)", "\(words.last?.count ?? 0)"]
    return try Command.run(place + ["reportkit"] + words).text.split(separator: "\n").map(String.init)
  }

  /// What `"$FILE"` is where the variable is not set.
  @Test(arguments: [
    ["convert", "", "--to", "csv"], ["check", "a.csv", ""], ["summary", "a.csv", "--title", "", "--to", "html"],
    ["inspect", ""],
  ])
  func emptyArgumentsAreWrongUsage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    let result = try Command.run(arguments, in: folder.url)
    #expect(
      result.status == 64 && result.errors.contains("An argument is empty"), "\(result.errors)")
  }

  @Test(arguments: [("csv", "1\t甲", "tsv"), ("tsv", "1,甲", "csv"), ("html", "1,甲", "csv"), ("text", "1,甲", "csv")])
  func aFormatThatTheInputIsNotIsNamed(_ named: String, _ row: String, _ seen: String) throws {
    let separator = row.contains(",") ? "," : "\t"
    let table = ["序号", "任务内容", "进展情况"].joined(separator: separator) + "\n" + row + separator + "乙\n"
    let result = try Command.run(["check", "-", "--from", named], input: Array(table.utf8))
    #expect(result.status == 1)
    let said =
      "no report: the input was read as \(named), and looks like \(seen); name that format, or leave --from out"
    #expect(result.errors.contains(said), "\(result.errors)")
  }

  @Test func rowsOfNDJSONAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": "序号,任务内容,进展情况\n1,甲,乙\n2,丙,丁\n"])
    #expect(try Command.run(["convert", "a.csv", "-o", "a.ndjson"], in: folder.url).status == 0)
    let result = try Command.run(["check", "a.ndjson"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("this is NDJSON, a row a line, which is written and not read"))
  }

  @Test func formatsAreOfferedByCommandAndBehindCommas() throws {
    let all = OutputFormat.allCases.map(\.rawValue)
    #expect(try offered(["convert", "a", "--to", ""]) == all)
    #expect(try offered(["summary", "--to", ""]) == all.filter { $0 != "ndjson" })
    #expect(try offered(["compare", "--to", ""]) == all)
    #expect(
      try offered(["verify", "--to", ""]).sorted() == [
        "csv", "docx", "html", "json", "markdown", "tsv", "xhtml", "xlsx",
      ])
    #expect(
      try offered(["merge", "--to", "html,csv,m"])
        == all.filter { $0 != "html" && $0 != "csv" }.map { "html,csv," + $0 })
  }

  @Test(arguments: [("check", 1), ("verify", 2)])
  func foldersAndListsAreInputs(_ command: String, _ linesOfOne: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "in/b/c.tsv": "序号\t任务来源\n1\t甲\n", "in/x.bin": "x", "list": "in/a.csv\n"])
    let options = command == "verify" ? ["--to", "json,csv"] : []
    func lines(_ arguments: [String], input: String = "") throws -> (output: [Substring], errors: String, status: Int32)
    {
      let result = try Command.run([command] + arguments + options, input: Array(input.utf8), in: folder.url)
      return (result.text.split(separator: "\n"), result.errors, result.status)
    }
    let walked = try lines(["in"])
    #expect(walked.status == 0 && walked.errors.contains("in/x.bin: note: skipped: "), "\(walked.errors)")
    if command == "check" {
      let counts = "checked 2 inputs: 2 reports, 2 rows; 0 errors, 0 warnings, "
      #expect(walked.output.count == 1 && walked.output.allSatisfy { $0.hasPrefix(counts) }, "\(walked.output)")
    } else {
      let expected = ["in/a.csv", "in/b/c.tsv"].flatMap { input in
        ["json", "csv"].map { "\(input): \($0): everything comes back" }
      }
      #expect(walked.output.map(String.init) == expected)
    }
    #expect(try lines(["--files-from", "list"]).output.count == linesOfOne)
    #expect(try lines(["--files-from", "-"], input: "in/a.csv\n").output.count == linesOfOne)
    let piped = try lines(["-"], input: good)
    #expect(piped.status == 0 && piped.output.count == linesOfOne)
    #expect(try lines(["-", "--files-from", "-"]).status == 64)
    let missing = try lines(["--files-from", "none"])
    #expect(missing.status == 1 && missing.errors.hasPrefix("none: error: cannot be read"))
    try folder.write(["in/d.csv": bad])
    let damaged = try lines(["in"])
    #expect(damaged.status == 1 && damaged.errors.contains("in/d.csv:2:3: error: "))
  }

  @Test(arguments: ["summary", "merge", "compare", "check", "verify"])
  func quietSaysWhatFailsOnly(_ command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good + "3,乙\n", "b.csv": good, "bad.csv": bad])
    let options = command == "check" ? [] : ["--to", "json"]
    let said = try Command.run([command, "a.csv", "b.csv"] + options, in: folder.url)
    let quiet = try Command.run([command, "a.csv", "b.csv", "--quiet"] + options, in: folder.url)
    #expect(quiet.status == 0 && quiet.errors.isEmpty)
    #expect(quiet.output == (["check", "verify"].contains(command) ? [] : said.output))
    #expect(command == "verify" || said.errors.contains("[number-gap]"))
    let failing = try Command.run([command, "a.csv", "bad.csv", "-q"] + options, in: folder.url)
    #expect(failing.status == 1 && failing.errors.hasPrefix("bad.csv:2:3: error: "), "\(failing.errors)")
    #expect(!failing.errors.contains("warning") && !failing.errors.contains("note"))
  }
}
