import Foundation
import TestSupport
import Testing

/// What `--strict` refuses, because somebody should look before it is counted.
struct StrictTests {
  private let head = "（区民政局）2026年重点工作落实情况表（第一季度）\n序号,任务内容,责任部门,进展情况\n"

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write([
      "empty.csv": head, "a.csv": head + "1,修路,甲局,好\n", "b.csv": head + "1,架桥,甲局,好\n",
      "q2.csv": (head + "1,修路,甲局,完工\n").replacingOccurrences(of: "第一季度", with: "第二季度"),
      "none.csv": head.replacingOccurrences(of: ",进展情况", with: "") + "1,修路,甲局\n",
      "dash.csv": head + "1,修路,甲局,—\n",
    ])
    return folder
  }

  @Test(arguments: [
    (["convert", "empty.csv", "--to", "csv"], "no-rows"), (["check", "empty.csv"], "no-rows"),
    (["convert", "dash.csv", "--to", "csv"], "empty-progress"),
    (["summary", "a.csv", "b.csv", "--to", "csv"], "duplicate-report"),
    (["merge", "a.csv", "b.csv", "--to", "json"], "duplicate-report"),
    (["summary", "a.csv", "q2.csv", "--to", "csv"], "mixed-periods"),
    (["merge", "a.csv", "q2.csv", "--to", "html"], "mixed-periods"),
    (["compare", "b.csv", "q2.csv", "--to", "json"], "nothing-in-common"),
  ])
  func warningsAreRefused(_ arguments: [String], _ code: String) throws {
    let folder = try folder()
    let plain = try Command.run(arguments, in: folder.url)
    #expect(plain.status == 0 && !plain.output.isEmpty && plain.errors.contains("warning: "), "\(plain.errors)")
    #expect(plain.errors.contains("[\(code)]"))
    let strict = try Command.run(arguments + ["--strict"], in: folder.url)
    #expect(strict.status == 1 && (strict.output.isEmpty || arguments[0] == "check"), "\(strict.errors)")
  }

  @Test func notesAreNot() throws {
    let folder = try folder()
    let result = try Command.run(["convert", "none.csv", "--to", "csv", "--strict"], in: folder.url)
    #expect(
      result.status == 0 && result.errors.contains("none.csv:2:1: note: ")
        && result.errors.contains("[no-progress-column]"))
  }
}
