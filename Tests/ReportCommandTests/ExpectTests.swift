import Foundation
import TestSupport
import Testing

/// `--expect`: who has reported and who has not, as a user sees it.
struct ExpectTests {
  private func table(_ issuer: String, _ department: String = "甲局") -> String {
    "（\(issuer)）2026年重点工作进展情况表（第一季度）\n序号,任务内容,责任部门,进展情况\n1,修路,\(department),好\n"
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write([
      "in/a.csv": table("区民政局"), "in/b.csv": table("区文旅局"), "in/c.csv": table("财政局"), "in/d.csv": table("区 民政局"),
      "list.txt": "区民政局\n区文化和旅游局=区文旅局\n区财政局\n区教育局\n", "all.txt": "区民政局\n区文旅局\n财政局\n",
    ])
    return folder
  }

  private let sentences = [
    "list.txt:3:1: warning: '区财政局' has not reported; did you mean '财政局' in 'in/c.csv'? [missing-report]",
    "list.txt:4:1: warning: '区教育局' has not reported [missing-report]",
    "list.txt:1:1: warning: '区民政局' has reported 2 times: in/a.csv, in/d.csv; leave out what does not count [repeated-report]",
    "in/c.csv: note: '财政局' is not on the list of who is to report [unlisted-issuer]",
  ]

  @Test(arguments: [
    ["check", "in"], ["convert", "in", "--to", "json", "-o", "out/"], ["merge", "in", "--to", "json"],
  ])
  func commandsSayWhoIsMissing(_ arguments: [String]) throws {
    let folder = try folder()
    let result = try Command.run(arguments + ["--expect", "list.txt"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    for sentence in sentences { #expect(result.errors.contains(sentence + "\n"), "\(result.errors)") }
    let strict = try Command.run(arguments + ["--expect", "list.txt", "--strict"], in: folder.url)
    #expect(strict.status == 1)
    let silent = try Command.run(arguments, in: folder.url)
    #expect(!silent.errors.contains("missing-report"))
  }

  /// A folder and a file in it name the file twice, and it is one report.
  @Test(arguments: [
    ["check"], ["summary", "--to", "json"], ["merge", "--to", "json"], ["split", "--to", "json", "-o", "out/"],
  ])
  func aFileThatComesAgainCountsOnce(_ arguments: [String]) throws {
    let folder = try folder()
    let by = arguments[0] == "split" ? ["--by", "issuer"] : []
    let all = try Command.run(arguments + by + ["in"], in: folder.url)
    for paths in [["in", "in/a.csv"], ["in", "./in/a.csv", "in"]] {
      let result = try Command.run(arguments + by + paths, in: folder.url)
      #expect(result.errors.contains("in/a.csv: note: skipped: it is read as 'in/a.csv' already [skipped-file]\n"))
      // What a note adds is counted by the last line of check alone.
      #expect(arguments[0] == "check" || result.output == all.output)
      #expect(result.status == 0)
    }
    let sides = try Command.run(["compare", "in", "in/a.csv", "--to", "json"], in: folder.url)
    #expect(!sides.errors.contains("skipped-file"))
  }

  /// A merged report says of each task whose it is, also in the file that was written of it.
  @Test(arguments: ["xlsx", "docx", "csv", "json"]) func mergedFilesSayWhoHasReported(_ format: String) throws {
    let folder = try folder()
    _ = try Command.run(["merge", "in/a.csv", "in/b.csv", "in/c.csv", "-o", "merged.\(format)"], in: folder.url)
    let result = try Command.run(["check", "merged.\(format)", "--expect", "list.txt"], in: folder.url)
    let missing = result.errors.split(separator: "\n").filter { $0.contains("missing-report") }
    #expect(missing.count == 2 && missing[1].contains("'区教育局'"), "\(result.errors)")
    #expect(!result.errors.contains("unknown-column"), "\(result.errors)")
    _ = try Command.run(["split", "merged.\(format)", "--by", "issuer", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(try folder.tree("out").keys.sorted() == ["区文旅局.csv", "区民政局.csv", "财政局.csv"])
  }

  /// Columns of a sheet: the numbers are no part of the names, and what else is there is refused.
  @Test(arguments: [
    ("1\t区民政局\n2\t区教育局\n", "list.txt:2:1: warning: '区教育局' has not reported"),
    ("01 区民政局\n02 区教育局\n", "list.txt:2:1: warning: '区教育局' has not reported"),
    ("区民政局\t13800000000\n", "list.txt:1:1: error: one name stands on a line and nothing else"),
    ("甲局 = 乙局 = 丙局\n", "list.txt:1:1: error: one name stands on a line and nothing else"),
    ("1\t区民政局\t张三\n", "list.txt:1:1: error: one name stands on a line and nothing else"),
  ])
  func listsFromSheets(_ list: String, _ said: String) throws {
    let folder = try folder()
    try folder.write(["list.txt": list])
    let result = try Command.run(["check", "in/a.csv", "--expect", "list.txt"], in: folder.url)
    #expect(result.errors.hasPrefix(said), "\(result.errors)")
    #expect(result.errors.contains("区民政局") == result.errors.contains("13800000000"))
  }

  @Test func summariesHaveItInJSON() throws {
    let folder = try folder()
    let result = try Command.run(["summary", "in", "--expect", "list.txt", "--to", "json"], in: folder.url)
    #expect(result.status == 0)
    for sentence in sentences { #expect(result.errors.contains(sentence + "\n"), "\(result.errors)") }
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    let expected = try #require(summary["expected"] as? [String: Any])
    #expect(expected["missing"] as? [String] == ["区财政局", "区教育局"] && expected["unlisted"] as? [String] == ["财政局"])
    #expect(expected["reported"] as? Int == 2 && expected.count == 4)
    let twice = try #require(expected["twice"] as? [[String: Any]])
    #expect(twice.count == 1 && twice[0]["name"] as? String == "区民政局")
    #expect(twice[0]["inputs"] as? [String] == ["in/a.csv", "in/d.csv"])
    let without = try Command.run(["summary", "in", "--to", "json"], in: folder.url)
    #expect(!without.text.contains("\"expected\""))
  }

  @Test(arguments: ["markdown", "html", "xhtml"])
  func documentsSayIt(_ format: String) throws {
    let folder = try folder()
    let text = try Command.run(["summary", "in", "--expect", "list.txt", "--to", format, "-q"], in: folder.url).text
    #expect(text.contains("应报4家，已报2家，未报2家。"))
    #expect(text.contains("区财政局（疑为“财政局”（in/c.csv），请核对）、区教育局。"), "\(text)")
    #expect(text.contains("区民政局（in/a.csv、in/d.csv）。") && text.contains("财政局（in/c.csv）。"))
  }

  @Test func nobodyMissingIsNoFailure() throws {
    let folder = try folder()
    try FileManager.default.removeItem(at: folder.url.appending(path: "in/d.csv"))
    let result = try Command.run(["check", "in", "--expect", "all.txt", "--strict"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func schemasNameThemToo() throws {
    let folder = try folder()
    try folder.write("departments: {区文化和旅游局: [区文旅局]}\nexpect:\n- 区文旅局\n- 区教育局\n".utf8, to: "s.yaml")
    let result = try Command.run(["check", "in", "--schema", "s.yaml"], in: folder.url)
    #expect(result.errors.contains("s.yaml:4:3: warning: '区教育局' has not reported [missing-report]\n"))
    #expect(!result.errors.contains("'区文旅局'"))
    let list = try Command.run(["check", "in", "--schema", "s.yaml", "--expect", "all.txt"], in: folder.url)
    #expect(!list.errors.contains("missing-report"), "the option counts, where both are given")
  }

  @Test func unchangedInputsHaveReportedToo() throws {
    let folder = try folder()
    let arguments = [
      "convert", "in", "--to", "csv", "-o", "out/", "--manifest", "m.ndjson", "--resume", "--expect", "list.txt",
    ]
    let first = try Command.run(arguments, in: folder.url)
    let again = try Command.run(arguments, in: folder.url)
    #expect(again.errors.contains("4 unchanged"))
    for sentence in sentences { #expect(first.errors.contains(sentence) && again.errors.contains(sentence)) }
  }

  @Test func oneInputCanBeExpected() throws {
    let folder = try folder()
    let result = try Command.run(["convert", "in/a.csv", "--to", "csv", "--expect", "list.txt"], in: folder.url)
    #expect(result.status == 0 && result.errors.contains("'区教育局' has not reported") && !result.output.isEmpty)
  }

  @Test func whatCannotBeReadIsNamedInTheSummary() throws {
    let folder = try folder()
    try folder.write("xx".utf8, to: "in/区教育局.docx")
    let result = try Command.run(["summary", "in", "--expect", "list.txt", "-o", "s.md"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.errors.contains("'区教育局' has not reported; did you mean the file 'in/区教育局.docx'?"))
    #expect(
      result.errors.hasSuffix(
        "written without the inputs that could not be read, which are named in it [incomplete-input]\n"))
    let text = String(decoding: try folder.read("s.md"), as: UTF8.self)
    #expect(text.contains("下列文件无法读取，未计入：in/区教育局.docx（") && text.contains("区教育局（疑为in/区教育局.docx，请核对）"))
    let strict = try Command.run(["summary", "in", "--expect", "list.txt", "--strict", "-o", "t.md"], in: folder.url)
    #expect(strict.status == 1 && !folder.names.contains("t.md"))
    let merged = try Command.run(["merge", "in", "--expect", "list.txt", "-o", "m.md"], in: folder.url)
    #expect(merged.status == 1 && !folder.names.contains("m.md"))
  }

  @Test func listsThatAreWrongAreNamedWithTheirLine() throws {
    let folder = try folder()
    try folder.write("甲局\n乙局\n甲 局\n".utf8, to: "wrong.txt")
    for command in [
      ["summary", "in", "--to", "json"], ["merge", "in", "--to", "csv"], ["check", "in"],
      ["convert", "in", "--to", "csv", "-o", "o/"],
    ] {
      let result = try Command.run(command + ["--expect", "wrong.txt"], in: folder.url)
      #expect(result.status == 1 && result.output.isEmpty, "\(command)")
      #expect(result.errors == "wrong.txt:3:1: error: '甲 局' is on the list already, in line 1 [invalid-list]\n")
      let missing = try Command.run(command + ["--expect", "nowhere.txt"], in: folder.url)
      #expect(
        missing.status == 1 && missing.errors.hasPrefix("nowhere.txt: error: cannot be read: "), "\(missing.errors)")
    }
  }

  /// Notepad of a Chinese Windows writes GBK.
  @Test func listsHaveTheEncodingsOfInputs() throws {
    let folder = try folder()
    let gbk: [UInt8] = [0xC7, 0xF8, 0xC3, 0xF1, 0xD5, 0xFE, 0xBE, 0xD6, 0x0D, 0x0A]
    try folder.write(gbk, to: "gbk.txt")
    let result = try Command.run(["check", "in/a.csv", "--expect", "gbk.txt", "--strict"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    try folder.write([0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 30), to: "list.xlsx")
    let archive = try Command.run(["check", "in/a.csv", "--expect", "list.xlsx"], in: folder.url)
    #expect(
      archive.status == 1 && archive.errors.contains("list.xlsx: error: the list is no text ("), "\(archive.errors)")
  }

  @Test func theListIsNoInput() throws {
    let folder = try folder()
    try folder.write("区民政局\n".utf8, to: "in/名单.txt")
    let result = try Command.run(["check", "in", "--expect", "in/名单.txt"], in: folder.url)
    #expect(result.status == 0 && result.errors.contains("in/名单.txt: note: skipped: "), "\(result.errors)")
  }
}
