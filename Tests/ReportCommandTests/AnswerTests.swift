import Foundation
import TestSupport
import Testing

/// What the command answers where people ask for something else than they mean.
struct AnswerTests {
  private let good = "序号,任务来源\n1,甲\n"

  private func run(_ arguments: [String], _ files: [String: String]) throws -> Command.Result {
    let folder = try TemporaryFolder()
    try folder.write(files)
    return try Command.run(arguments, in: folder.url)
  }

  @Test func quietRunsPrintNoCounts() throws {
    let check = try run(["check", "-q", "a.csv"], ["a.csv": good])
    #expect(check.status == 0 && check.text.isEmpty && check.errors.isEmpty)
    let verify = try run(["verify", "-q", "a.csv"], ["a.csv": good])
    #expect(verify.status == 0 && verify.text.isEmpty && verify.errors.isEmpty)
    let strict = try run(["check", "-q", "--strict", "a.csv"], ["a.csv": "序号,任务来源\n1,甲\n3,乙\n"])
    #expect(strict.status == 1 && strict.text.isEmpty && strict.errors.contains("[number-gap]"))
    let merged = "<table><tr><th>序号<th>任务来源<tr><td>1<td rowspan=2>甲<tr><td>2</table>"
    let loss = try run(["verify", "-q", "--fail-on-loss", "--to", "csv,json", "a.html"], ["a.html": merged])
    #expect(loss.status == 1 && loss.text.hasPrefix("a.html: csv: ") && !loss.text.contains("json"), "\(loss)")
  }

  @Test func textsWhoseTabsAreBlanksAreInspected() throws {
    let text = "2026年重点工作落实情况表\n    序号\n    任务来源\n    1\n    甲\n"
    let result = try run(["inspect", "a.txt"], ["a.txt": text])
    #expect(result.status == 0 && result.text.hasPrefix("{\n") && result.text.contains("\"tables\""), "\(result)")
    #expect(try run(["check", "a.txt"], ["a.txt": text]).errors.contains("perhaps the TABs became blanks"))
  }

  @Test(arguments: [
    (["convert", "a.csv", "--form", "tsv", "-o", "y"], "Error: Unknown option '--form'"),
    (["convert", "a.csv", "--out", "x"], "Error: Unknown option '--out'"),
    (["summary", "a.csv", "--out", "x"], "Error: Unknown option '--out'"),
    (["verify", "--form", "html"], "Error: Unknown option '--form'"),
    (["compare", "a.csv", "b.csv", "--out", "x"], "Error: Unknown option '--out'"),
    (["check", "a.csv", "--jobs", "3"], "Error: 'check' has no option '--jobs'; it belongs to 'convert'."),
    (["check", "a.csv", "-j", "3"], "Error: 'check' has no option '-j'; it belongs to 'convert'."),
    (
      ["summary", "a.csv", "--fail-on-loss"], "Error: 'summary' has no option '--fail-on-loss'; it belongs to 'verify'."
    ),
    (["verify", "a.csv", "--title=x"], "Error: 'verify' has no option '--title'; it belongs to 'summary', 'merge'."),
  ])
  func unknownOptionsAreNamed(_ arguments: [String], _ words: String) throws {
    let result = try run(arguments, ["a.csv": good, "b.csv": good])
    #expect(result.status == 64 && result.errors.hasPrefix(words), "\(result.errors)")
    #expect(result.errors.contains("Usage: reportkit \(arguments[0]) "))
    #expect(result.errors.contains("See 'reportkit \(arguments[0]) --help'"))
  }

  @Test func anotherEncodingThanUTF8IsLeftOut() throws {
    let result = try run(["convert", "a.csv", "--encoding", "gbk", "--to", "csv"], ["a.csv": good])
    #expect(result.status == 1)
    #expect(result.errors.contains("the input is UTF-8 and cannot be read as GB18030; leave the encoding out"))
    // Six bytes that are two characters of the one encoding and three of the other.
    let fits = try run(["convert", "a.csv", "--encoding", "gbk", "--to", "csv"], ["a.csv": "number,source\n1,任务\n"])
    #expect(
      fits.errors.contains("was read as GB18030 as was asked for; leave the encoding out [contradicting-encoding]"))
  }

  @Test(arguments: ["convert", "check", "summary", "merge", "verify"])
  func emptyFoldersAreErrors(_ command: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: false)
    let output = ["check", "verify"].contains(command) ? [] : ["--to", "csv", "-o", "out/"]
    let result = try Command.run([command, "empty"] + output, in: folder.url)
    #expect(result.status == 1)
    #expect(result.errors.contains("empty: error: no report is in this folder; name the folder"), "\(result.errors)")
  }

  /// What is no report stops nothing where nobody has named it; what may be a damaged one does.
  @Test(arguments: ["convert", "check", "summary", "merge", "verify"])
  func lettersInFoldersAreNamed(_ command: String) throws {
    let letters = [
      "in/a.csv": good, "in/letter.txt": "各位同事：\n    请于周五前报送序号、任务来源等内容。\n\t此致\n",
      "in/README.txt": "Read me first.\n", "in/NOTES.md": "# Notes\n\n- one\n", "in/empty.txt": "",
    ]
    let output = ["check", "verify"].contains(command) ? [] : ["--to", "csv", "-o", "out/"]
    let result = try run([command, "in"] + output, letters)
    #expect(result.status == 0, "\(result.errors)")
    for name in ["letter.txt", "README.txt", "NOTES.md", "empty.txt"] {
      #expect(result.errors.contains("in/\(name): note: "), "\(name): \(result.errors)")
    }
    let damaged = try run(
      [command, "in"] + output, ["in/a.csv": good, "in/b.txt": "标题\n    序号\n    任务来源\n    1\n    甲\n"])
    #expect(damaged.status == 1 && damaged.errors.contains("in/b.txt:1:1: error: no report"), "\(damaged.errors)")
    let named = try run([command, "letter.txt"] + output, ["letter.txt": "各位同事：\n"])
    #expect(named.status == 1)
  }

  @Test func closedPipesEndVerify() throws {
    let folder = try TemporaryFolder()
    try folder.write(Dictionary(uniqueKeysWithValues: (0..<20).map { ("in/\($0).csv", good) }))
    let script = try "'\(Command.reportkit)' verify in | head -n 1; exit ${PIPESTATUS[0]}"
    let result = try Command.run("/bin/bash", ["-c", script], in: folder.url)
    #expect(result.text == "in/0.csv: html: everything comes back\n" && result.errors.isEmpty, "\(result)")
  }
}
