import Foundation
import TestSupport
import Testing

/// Pipes that somebody names are read and written; others keep nobody waiting.
struct PipeTests {
  private let good = "序号,任务来源\n1,甲\n"

  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(
      "/bin/bash", ["-c", script.replacing("reportkit", with: "'\(Command.reportkit)'")], input: Array(good.utf8),
      in: folder.url)
  }

  @Test func pipesThatAreNamedAreInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good, "list": "a.csv\n", "s.yaml": "titles: [督办清单]\n"])
    for script in [
      "reportkit convert <(cat a.csv) --to csv", "cat a.csv | reportkit convert /dev/stdin --to csv",
      "mkfifo p; cat a.csv > p & reportkit convert p --to csv", "reportkit convert /dev/stdin --to csv",
      "reportkit convert a.csv --schema <(cat s.yaml) --to csv",
      "reportkit convert --files-from <(cat list) --to csv -o out/ -q && cat out/a.csv",
      "reportkit convert <(cat a.csv) <(cat a.csv) --to csv -o two/ -q && cat two/63.csv",
      "reportkit merge <(cat a.csv) --to csv -o merged.csv && cat a.csv", "reportkit convert a.csv --to csv -o >(cat)",
      "reportkit convert a.csv --to csv -o /dev/stdout | cat",
    ] {
      let result = try shell(script, in: folder)
      #expect(result.text == good, "\(script): \(result.errors)")
    }
  }

  /// A run that waits for somebody who never comes, ended after a minute, has no status.
  private func status(_ arguments: [String], in folder: TemporaryFolder) throws -> (status: Int32?, said: String) {
    let command = try RunningCommand(Command.reportkit, arguments, in: folder.url)
    return (command.status, command.said)
  }

  @Test func otherPipesAreNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "out/x": ""])
    for pipe in ["pipe", "out/a.csv", "in/b.csv"] { #expect(mkfifo(folder.path(pipe), 0o600) == 0) }
    let file = try status(["convert", "in/a.csv", "--to", "csv", "-o", "pipe"], in: folder)
    #expect(file.status == 1 && file.said.contains("'pipe' cannot be written: a pipe that nobody reads"))
    let batch = try status(["convert", "in", "--to", "csv", "-o", "out/"], in: folder)
    #expect(batch.status == 1 && batch.said.contains("'out/a.csv' cannot be written: not a regular file"))
    let merged = try status(["merge", "in", "-o", "pipe", "--to", "csv"], in: folder)
    #expect(merged.status == 1)
  }

  @Test func pipesOfManifestsAreNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    let arguments = ["convert", "in", "--to", "csv", "-o", "out/", "--manifest", "m", "--resume"]
    #expect(try Command.run(arguments, in: folder.url).status == 0)
    #expect(unlink(folder.path("out/a.csv")) == 0 && mkfifo(folder.path("out/a.csv"), 0o600) == 0)
    let output = try status(arguments, in: folder)
    #expect(output.status == 1 && output.said.contains("'out/a.csv' cannot be written: not a regular file"))
    for name in ["m", "m.partial"] {
      unlink(folder.path(name))
      #expect(mkfifo(folder.path(name), 0o600) == 0)
      #expect(try status(arguments, in: folder).status == 1)
      #expect(try status(Array(arguments.dropLast()), in: folder).status == 1)
      unlink(folder.path(name))
    }
  }
}
