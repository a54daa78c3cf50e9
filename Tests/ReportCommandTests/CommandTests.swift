import Foundation
import TestSupport
import Testing

/// The command as scripts use it: streams, files, messages, exit codes.
struct CommandTests {
  let small = Array("序号,任务来源\n1,甲\n".utf8)

  @Test func oneInputToOneFormatGoesToStandardOutput() throws {
    let result = try Command.run(["convert", "-", "--to", "tsv"], input: small)
    #expect(result.status == 0)
    #expect(result.text == "序号\t任务来源\n1\t甲\n")
    let notes = result.errors.split(separator: "\n")
    #expect(notes.count == 2 && notes.allSatisfy { $0.hasPrefix("<stdin>:1:1: note: ") }, "\(result.errors)")
    #expect(result.errors.contains("[missing-title]\n") && result.errors.contains("[no-progress-column]\n"))
  }

  @Test func outputNamesTheFormat() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "a.csv")
    let result = try Command.run(["convert", "a.csv", "-o", "b.md"], in: folder.url)
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(try folder.read("b.md") == Array("| 序号 | 任务来源 |\n| ---- | -------- |\n| 1    | 甲       |\n\n".utf8))
  }

  @Test func severalInputsAndFormatsGoToAFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "a.csv")
    try folder.write(small, to: "b.x.csv")
    let result = try Command.run(
      ["convert", "a.csv", "b.x.csv", "--to", "html,json", "-o", "out/deep/"], in: folder.url)
    #expect(result.status == 0 && result.output.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out/deep")).sorted()
    #expect(names == ["a.html", "a.json", "b.x.html", "b.x.json"])
  }

  @Test func reportsWithOtherColumnsGetFilesOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    let page = "<table><tr><th>序号<th>任务来源<tr><td>1<td>甲</table><table><tr><th>序号<th>任务<tr><td>1<td>乙</table>"
    try folder.write(page.utf8, to: "p.html")
    #expect(try Command.run(["convert", "p.html", "--to", "csv", "-o", "out/"], in: folder.url).status == 0)
    #expect(try folder.read("out/p-1.csv") == Array("序号,任务来源\n1,甲\n".utf8))
    #expect(try folder.read("out/p-2.csv") == Array("序号,任务\n1,乙\n".utf8))
    let refused = try Command.run(["convert", "p.html", "--to", "csv"], in: folder.url)
    #expect(refused.status == 1 && refused.output.isEmpty && refused.errors.contains("--table N"))
    let second = try Command.run(["convert", "p.html", "--to", "csv", "--table", "2"], in: folder.url)
    #expect(second.errors.split(separator: "\n").count == 2, "only what concerns the report that is kept")
    #expect(second.status == 0 && second.text == "序号,任务\n1,乙\n")
    #expect(try Command.run(["convert", "p.html", "--to", "csv", "--table", "3"], in: folder.url).status == 1)
  }

  @Test func numberedPartsNeverReplaceOtherOutputs() throws {
    let folder = try TemporaryFolder()
    let page =
      "<table><tr><th>序号<th>任务来源<tr><td>1<td>甲</table><table><tr><th>序号<th>任务<tr><td>1<td>乙</table>"
    try folder.write(page.utf8, to: "a.html")
    try folder.write("序号\t任务来源\n1\t甲\n".utf8, to: "a-1.tsv")
    let clash = try Command.run(["convert", "a.html", "a-1.tsv", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(clash.status == 1 && clash.errors.contains("a.html: error: 'out/a-1.csv' is the output of 'a-1.tsv'"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["a-1.csv"])
    #expect(try folder.read("out/a-1.csv") == Array("序号,任务来源\n1,甲\n".utf8))
  }

  @Test func titlesAndNotesOfCSVComeBack() throws {
    let input = "samples/transport-2026-08.csv"
    let titled = try Command.run(["convert", input, "--to", "csv", "--with-title"])
    let again = try Command.run(["convert", "-", "--to", "json"], input: titled.output)
    let plain = try Command.run(["convert", input, "--to", "json"])
    let reports = { (result: Command.Result) in result.text.split(separator: "\n").drop { !$0.contains("\"reports\"") }
    }
    #expect(reports(plain).contains { $0.contains("\"notes\": [\"单位：万元\"]") })
    #expect(reports(again) == reports(plain))
  }

  @Test func inputThatFailsLeavesTheOldOutputAndTheOthersGoOn() throws {
    let folder = try TemporaryFolder()
    try folder.write("序号,任务来源\n1,\"甲\n".utf8, to: "bad.csv")
    try folder.write(small, to: "good.csv")
    try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
    try folder.write("old".utf8, to: "out/bad.html")
    let result = try Command.run(
      ["convert", "bad.csv", "missing.csv", "good.csv", "--to", "html,md", "-o", "out"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.errors.contains("bad.csv:2:3: error: the quoted cell that begins here never ends"))
    #expect(result.errors.contains("missing.csv: error: cannot be read: No such file or directory [unreadable-file]"))
    #expect(try folder.read("out/bad.html") == Array("old".utf8))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(names == ["bad.html", "good.html", "good.md"])
  }

  @Test func strictTakesWarningsForFailures() throws {
    let folder = try TemporaryFolder()
    try folder.write("序号,任务来源\n1,甲\n3,乙\n".utf8, to: "a.csv")
    #expect(try Command.run(["convert", "a.csv", "-o", "a.html"], in: folder.url).status == 0)
    let strict = try Command.run(["convert", "a.csv", "-o", "b.html", "--strict"], in: folder.url)
    #expect(
      strict.status == 1
        && strict.errors.contains(
          "a.csv:3:1: warning: number 3 follows 1; look whether a row is missing or a number is wrong [number-gap]")
    )
    #expect(
      strict.errors.hasSuffix("a.csv: error: not converted because of its warnings (--strict) [refused-warnings]\n"))
    #expect(folder.names == ["a.csv", "a.html"])
    #expect(try Command.run(["check", "a.csv"], in: folder.url).status == 0)
    #expect(try Command.run(["check", "a.csv", "--strict"], in: folder.url).status == 1)
  }

  @Test func checkCountsWhatItFinds() throws {
    let folder = try TemporaryFolder()
    try folder.write("序号,任务来源,x\n1,甲,\n3,乙,\n".utf8, to: "a.csv")
    try folder.write("序号,\"任务".utf8, to: "b.csv")
    let result = try Command.run(["check", "a.csv", "b.csv"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.text == "checked 2 inputs: 1 report, 2 rows; 1 error, 1 warning, 3 notes\n")
    #expect(result.errors.split(separator: "\n").count == 5)
  }

  @Test func schemaAddsColumnsAndItsErrorsNameItsFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("roles:\n  score: {type: integer, words: [得分]}\n".utf8, to: "s.yaml")
    try folder.write("roles:\n  score: {type: number, words: [得分]}\n".utf8, to: "bad.yaml")
    let input = Array("编号,得分\n1,90\n".utf8)
    let good = try Command.run(["convert", "-", "--to", "json", "--schema", "s.yaml"], input: input, in: folder.url)
    #expect(good.status == 0 && good.text.contains("\"cells\": [\"1\", \"90\"], \"number\": 1, \"score\": 90}"))
    #expect(try Command.run(["convert", "-", "--to", "json"], input: input, in: folder.url).status == 1)
    for command in [["convert", "-", "-o", "x.json"], ["check", "-"], ["inspect", "-"], ["roles"]] {
      let bad = try Command.run(command + ["--schema", "bad.yaml"], input: input, in: folder.url)
      #expect(bad.status == 1 && bad.output.isEmpty)
      #expect(bad.errors.hasPrefix("bad.yaml:2:17: error: expected one of text, list, integer"), "\(bad.errors)")
    }
    #expect(folder.names == ["bad.yaml", "s.yaml"])
    try folder.write([0x72, 0x6F, 0x6C, 0x65, 0x73, 0x3A, 0xFF, 0xFF], to: "odd.yaml")
    let odd = try Command.run(["roles", "--schema", "odd.yaml"], in: folder.url)
    #expect(odd.status == 1 && odd.errors.hasPrefix("odd.yaml:1:7: error: the bytes from offset 6 on are no text"))
    try FileManager.default.removeItem(atPath: folder.path("odd.yaml"))
    let missing = try Command.run(["roles", "--schema", "none.yaml"], in: folder.url)
    #expect(missing.status == 1 && missing.errors.hasPrefix("none.yaml: error: cannot be read"))
  }

  @Test func rolesAreASchema() throws {
    let folder = try TemporaryFolder()
    let roles = try Command.run(["roles", "--schema", "samples/schema.yaml"])
    #expect(roles.status == 0 && roles.text.contains("milestones: {type: list, words: [阶段目标, 节点安排]}"))
    try folder.write(roles.output, to: "all.yaml")
    #expect(try Command.run(["roles", "--schema", folder.path("all.yaml")]).output == roles.output)
  }

  @Test func limitsAreNamedAndCanBeSet() throws {
    let refused = try Command.run(["convert", "-", "--to", "csv", "--limit", "input-size=10"], input: small)
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(
      refused.errors == "<stdin>: error: more than 10 bytes; '--limit input-size=N' allows more [limit-exceeded]\n")
    let cells = try Command.run(["check", "-", "--limit", "cells=3"], input: small)
    #expect(cells.status == 1 && cells.errors.hasPrefix("<stdin>:2:3: error: more than 3 cells; '--limit cells=N'"))
    let both = try Command.run(
      ["convert", "-", "--to", "csv", "--limit", "cells=4", "--limit", "columns=2"], input: small)
    #expect(both.status == 0)
  }

  @Test func diagnosticsAsJSONAreAnObjectALine() throws {
    let result = try Command.run(["check", "-", "--diagnostics", "json"], input: Array("序号,任务\n1,甲\n1,乙\n".utf8))
    let lines = result.errors.split(separator: "\n")
    #expect(
      lines.last
        == #"{"input": "<stdin>", "severity": "warning", "code": "duplicate-number", "message": "number 1 stands here again", "line": 3, "column": 1}"#
    )
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func inspectShowsTheTables() throws {
    let page = "<h1>题</h1><table><tr><td rowspan=2>a<td>b<tr><td>c</table>"
    let result = try Command.run(["inspect", "-"], input: Array(page.utf8))
    #expect(result.status == 0)
    let value = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    let table = (value?["tables"] as? [[String: Any]])?.first
    #expect(table?["title"] as? [String] == ["题"])
    #expect(table?["grid"] as? [[String]] == [["a", "b"], ["a", "c"]])
    #expect((table?["merged"] as? [[String: Int]])?.first == ["row": 0, "column": 0, "rows": 2, "columns": 1])
  }

  @Test func encodingsAndLossyReading() throws {
    let broken: [UInt8] = Array("序号,任务\n1,".utf8) + [0xFF, 0xFF, 0x0A]
    let refused = try Command.run(["convert", "-", "--to", "csv"], input: broken)
    #expect(
      refused.status == 1 && refused.errors.contains("<stdin>:2:3: error: the byte 0xFF at offset 16 is not UTF-8"))
    let lossy = try Command.run(["convert", "-", "--to", "csv", "--lossy"], input: broken)
    #expect(lossy.status == 0 && lossy.text == "序号,任务\n1,\u{FFFD}\u{FFFD}\n")
    #expect(try Command.run(["convert", "-", "--to", "csv", "--encoding", "nope"], input: small).status == 1)
  }

  @Test(arguments: [
    [], ["convert"], ["convert", "a"], ["convert", "a", "--to", "odt"], ["convert", "a", "b", "--to", "csv"],
    ["nonsense"],
    ["convert", "a", "--to", "csv", "--table", "0"], ["convert", "-", "-", "--to", "csv", "-o", "x/"], ["check"],
    ["check", "--bogus", "a"],
    ["convert", "a", "--from", "doc", "--to", "csv"], ["check", "a", "--limit", "cells"],
    ["check", "a", "--limit", "rows=3"], ["check", "a", "--limit", "cells=0"], ["roles", "--no"],
    ["convert", "samples/water-2026-q3.md", "-o", "samples/water-2026-q3.md"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == (arguments.isEmpty ? 0 : 64) && (arguments.isEmpty || result.output.isEmpty))
  }

  @Test func unwritableOutputsAreErrors() throws {
    let full = try Command.run(
      "/bin/sh", ["-c", "'\(Command.reportkit)' convert - --to csv > /dev/full"], input: small)
    #expect(full.status == 1 && full.errors.contains("No space left on device [unwritable-file]"))
    let missing = try Command.run(["convert", "-", "-o", "/nonexistent/x.csv"], input: small)
    #expect(missing.status == 1 && missing.errors.contains("'/nonexistent/x.csv' cannot be written"))
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4, 0xFF], "the end of the file is missing"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old format"),
      (Array("%PDF-1.7".utf8), "a PDF"), (Array(" \n".utf8), "the input is empty"), ([], "the input is empty"),
      ([0xEF, 0xBB, 0xBF], "the input is empty"),
      (
        Array("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n".utf8),
        "the archive holds no page"
      ),
    ] as [([UInt8], String)])
  func filesThatNoReaderTakesAreNamed(_ bytes: [UInt8], _ words: String) throws {
    let result = try Command.run(["convert", "-", "--to", "csv"], input: bytes)
    #expect(result.status == 1 && result.output.isEmpty && result.errors.contains(words))
  }

  @Test func minusIsStandardOutput() throws {
    let result = try Command.run(["convert", "-", "--to", "csv", "-o", "-"], input: small)
    #expect(result.status == 0 && result.text == "序号,任务来源\n1,甲\n")
  }

  @Test func usageErrorsShowTheUsageOfTheirCommand() throws {
    for arguments in [
      ["a"], ["a", "b", "--to", "csv"], ["a", "-o", "samples"], ["a", "a", "--to", "csv", "-o", "x/"],
      ["samples", "--to", "csv"], ["samples", "--to", "csv", "-o", "samples/"],
    ] {
      let result = try Command.run(["convert"] + arguments)
      #expect(result.status == 64 && result.errors.contains("Usage: reportkit convert"), "\(result.errors)")
    }
  }

  @Test func folderAsInputOfOneIsAnError() throws {
    let result = try Command.run(["inspect", "samples"])
    #expect(result.status == 1 && result.errors.contains("samples: error: cannot be read: Is a directory"))
  }

  @Test func versionAndHelp() throws {
    #expect(try Command.run(["--version"]).text == "0.1.0\n")
    for command in [
      "convert", "summary", "merge", "compare", "inspect", "explain", "check", "verify", "roles", "schema", "templates",
    ] {
      let help = try Command.run([command, "--help"])
      #expect(help.status == 0 && help.text.contains("EXAMPLE"))
    }
  }
}
