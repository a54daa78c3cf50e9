import Foundation
import TestSupport
import Testing

/// The command as scripts use it: streams, files, messages, exit codes.
struct CommandTests {
  private let small = Array("序号,任务来源\n1,甲\n".utf8)

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

  @Test func templatesOfAFolderStandIn() throws {
    let input = "samples/parks-2026-q2.html"
    let list = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "list"])
    #expect(list.status == 0 && list.text.contains("\n- **1** "))
    let page = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "xhtml"])
    #expect(page.status == 0 && page.text.contains("color: #1d4e89"))
    let csv = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "csv"])
    #expect(csv.output == (try Repository.bytes("samples/expected/parks-2026-q2.html.csv")))
    let missing = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "brief"])
    #expect(
      missing.status == 1 && missing.output.isEmpty && missing.errors.contains("there is no 'report.brief.mustache'"))
    let folder = try TemporaryFolder()
    // The extension alone names a format of the user's too.
    let named = ["convert", input, "--templates", "samples/theme", "-o", folder.path("tasks.list")]
    #expect(try Command.run(named).status == 0 && folder.read("tasks.list") == list.output)
    let unknown = try Command.run(["convert", input, "--templates", "samples/theme", "-o", folder.path("tasks.brief")])
    #expect(unknown.status == 1 && unknown.errors.contains("there is no 'report.brief.mustache'"))
    #expect(try Command.run(["convert", input, "-o", folder.path("tasks.list2")]).status == 64)
    let both = try Command.run(
      ["convert", input, "--templates", "samples/theme", "--to", "list,html", "-o", folder.path("out") + "/"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(both.status == 0 && names == ["parks-2026-q2.html", "parks-2026-q2.list"])
  }

  @Test func wrongTemplatesAreNamedAndNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "a.csv")
    try FileManager.default.createDirectory(atPath: folder.path("t"), withIntermediateDirectories: true)
    try folder.write("{{% CONTENT_TYPE:HTML }}\n{{#rows}}\n{{titel}}{{/rows}}".utf8, to: "t/table.mustache")
    try folder.write("{{columns}}".utf8, to: "t/report.mine.mustache")
    try folder.write("{{% CONTENT_TYPE:HTML }}".utf8, to: "t/unused.mustache")
    try folder.write([0xFF], to: "t/report.bad.mustache")
    let expected = [
      "t/report.bad.mustache: error: the template is not UTF-8 [undecodable]",
      "t/table.mustache:3:1: error: unknown key 'titel'; did you mean 'title'? [invalid-template]",
      "t/report.mine.mustache:1:1: error: the first tag must be a content type, as {{% CONTENT_TYPE:HTML }} [invalid-template]",
    ]
    for command in [["templates", "check", "t"], ["convert", "a.csv", "--templates", "t", "-o", "a.html"]] {
      let result = try Command.run(command, in: folder.url)
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(Set(result.errors.split(separator: "\n").map(String.init)) == Set(expected), "\(result.errors)")
    }
    #expect(folder.names == ["a.csv", "t"])
    // What Windows makes of files: a byte order mark, an ending that is hidden.
    try FileManager.default.removeItem(at: folder.url.appending(path: "t"))
    try folder.write([
      "t/report.xhtml.mustache": "\u{FEFF}{{% CONTENT_TYPE:HTML }}\n<?xml version=\"1.0\"?><p>{{pageTitle}}</p>",
      "t/report.html.mustache.txt": "", "t/report.htm.mustache": "{{% CONTENT_TYPE:HTML }}",
    ])
    let odd = try Command.run(["convert", "a.csv", "--to", "xhtml", "--templates", "t"], in: folder.url)
    #expect(odd.text == "<?xml version=\"1.0\"?><p></p>")
    #expect(
      odd.errors.contains("t/report.html.mustache.txt: note: its name does not end in '.mustache' [unused-template]"))
    #expect(odd.errors.contains("the format is called html; did you mean 'report.html.mustache'? [unused-template]"))
    let none = try Command.run(["templates", "check", "none"], in: folder.url)
    #expect(none.status == 1 && none.errors.hasPrefix("none/: error: the folder cannot be read: No such file"))
  }

  @Test func templatesAreListedExportedAndChecked() throws {
    let folder = try TemporaryFolder()
    let listed = try Command.run(["templates", "list", "--templates", "samples/theme"])
    #expect(listed.text.contains("report.list.mustache          --to list, yours\n"))
    #expect(listed.text.contains("table.mustache                part of others, built in\n"))
    let exported = try Command.run(["templates", "export", folder.path("mine")])
    let templates = try FileManager.default.contentsOfDirectory(atPath: Repository.url("templates").path)
      .count { $0.hasSuffix(".mustache") }
    #expect(exported.status == 0 && exported.text.split(separator: "\n").count == templates + 1)
    #expect(try folder.read("mine/README.md") == Repository.bytes("templates/README.md"))
    let checked = try Command.run(["templates", "check", folder.path("mine")])
    #expect(checked.text == "checked \(templates) templates: nothing is wrong\n")
    let again = try Command.run(["templates", "export", folder.path("mine")])
    #expect(again.status == 1 && again.errors.contains("is there already"))
    let same = try Command.run(["convert", "-", "--to", "html", "--templates", folder.path("mine")], input: small)
    #expect(same.output == (try Command.run(["convert", "-", "--to", "html"], input: small).output))
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

  @Test func csvOptions() throws {
    let input = Array("序号,任务\n1,=1+1\n".utf8)
    let safe = try Command.run(["convert", "-", "--to", "csv", "--csv-safe"], input: input)
    #expect(safe.text == "序号,任务\n1,'=1+1\n" && safe.errors.contains("' put before '=1+1', which"))
    let excel = try Command.run(["convert", "-", "--to", "csv", "--csv-excel"], input: input)
    #expect(excel.output == [0xEF, 0xBB, 0xBF] + Array("序号,任务\r\n1,=1+1\r\n".utf8))
  }

  @Test func mergesRepeatTheirTextOrLeaveBlanks() throws {
    let page = Array(
      "<table><tr><th>序号<th>任务<th>备注<tr><td colspan=3>一、甲<tr><td>1<td rowspan=2>a<td>b<tr><td>2<td>c</table>".utf8)
    func output(_ arguments: [String]) throws -> String {
      try Command.run(["convert", "-"] + arguments, input: page).text
    }
    #expect(try output(["--to", "csv"]).hasSuffix("一、甲,一、甲,一、甲\n1,a,b\n2,a,c\n"))
    #expect(try output(["--to", "csv", "--csv-merge", "blank"]).hasSuffix("一、甲,,\n1,a,b\n2,,c\n"))
    #expect(try output(["--to", "tsv", "--csv-merge", "blank"]).hasSuffix("2\t\tc\n"))
    #expect(try output(["--to", "md", "--csv-merge", "blank"]).contains("| 2    | a    | c    |"))
    #expect(
      try output(["--to", "md", "--markdown-merge", "blank"]).contains(
        "| 一、甲 |      |      |\n| 1    | a    | b    |\n| 2    |      | c    |"))
    #expect(try Command.run(["convert", "-", "--to", "csv", "--csv-merge", "no"], input: page).status == 64)
  }

  @Test func paperIsChosen() throws {
    for (option, size) in [("a4", "A4;"), ("a4-landscape", "A4 landscape;"), ("a3-landscape", "A3 landscape;")] {
      let page = try Command.run(["convert", "-", "--to", "xhtml", "--page", option], input: small)
      #expect(page.text.contains("@page { size: \(size)"))
    }
    #expect(try Command.run(["convert", "-", "--to", "xhtml", "--page", "a5"], input: small).status == 64)
  }

  @Test func verifySaysWhatDoesNotComeBack() throws {
    let page = Array(
      "<h1>2026年甲情况表</h1><table><tr><th>序号<th>任务<tr><td>1<td rowspan=2>a<tr><td>2</table><p>注：b</p>".utf8)
    let all = try Command.run(["verify", "-"], input: page)
    #expect(
      all.status == 0
        && all.text == """
          <stdin>: html: everything comes back
          <stdin>: xhtml: everything comes back
          <stdin>: markdown: does not hold 1 merge of report 1
          <stdin>: csv: does not hold the title of report 1; 1 note of report 1; 1 merge of report 1
          <stdin>: tsv: does not hold the title of report 1; 1 note of report 1; 1 merge of report 1
          <stdin>: json: everything comes back
          <stdin>: xlsx: everything comes back
          <stdin>: docx: everything comes back

          """
    )
    #expect(try Command.run(["verify", "-", "--fail-on-loss"], input: page).status == 1)
    #expect(try Command.run(["verify", "-", "--fail-on-loss", "--to", "html,json"], input: page).status == 0)
    #expect(try Command.run(["verify", "-", "--to", "ndjson"], input: page).status == 64)
    let forbidden = try Command.run(["verify", "-", "--to", "xhtml"], input: Array("序号,任务\n1,a\u{1}\n".utf8))
    #expect(forbidden.text == "<stdin>: xhtml: does not hold 1 cell of report 1, the first in row 1, column 2\n")
    #expect(try Command.run(["verify", "missing"]).status == 1)
    let hostile = try Command.run([
      "verify", "samples/hostile-texts.csv", "--to", "html,xhtml,markdown,json", "--fail-on-loss",
    ])
    #expect(hostile.status == 0, "\(hostile.text)")
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
