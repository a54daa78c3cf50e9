import Foundation
import TestSupport
import Testing

/// What a user sees of a batch while it runs. Inputs that are pipes without writers keep every thread at work for ever.
struct FinishingTests {
  private let good = "序号,任务来源\n1,甲\n"
  private let bad = "序号,任务来源\n1,\"甲\n"

  /// As many pipes as the command converts inputs at a time by default.
  private func pipes(in folder: TemporaryFolder) -> [String] {
    (0..<ProcessInfo.processInfo.activeProcessorCount).map { number in
      mkfifo(folder.path("pipe\(number).csv"), 0o600)
      return "pipe\(number).csv"
    }
  }

  private func start(_ inputs: [String], _ options: [String], in folder: TemporaryFolder) throws -> RunningCommand {
    try RunningCommand(
      Command.reportkit, ["convert"] + inputs + ["--to", "csv", "-o", "out/"] + options, in: folder.url)
  }

  /// Every line of the manifest is of an input whose outputs are in their places, and no output is in its place for long
  /// without its line.
  @Test func aKillLosesNothingThatIsDone() throws {
    let folder = try TemporaryFolder()
    let names = (0..<40).map { "\($0).csv" }
    for name in names { try folder.write([name: good]) }
    let run = try start(names + pipes(in: folder), ["--manifest", "m"], in: folder)
    let isDone = try run.waits {
      guard FileManager.default.fileExists(atPath: folder.path("m.partial")) else { return false }
      return try folder.read("m.partial").count { $0 == UInt8(ascii: "\n") } == 40
    }
    #expect(isDone)
    run.kill()
    #expect(try Set(folder.tree("out").keys.filter { !$0.hasPrefix(".") }) == Set(names))
    let resumed = try Command.run(
      ["convert"] + names + ["--to", "csv", "-o", "out/", "--manifest", "m", "--resume"], in: folder.url)
    #expect(resumed.errors.hasPrefix("converted 0 of 40 reports, 40 unchanged, 0 failed, "))
    #expect(try Set(folder.tree("out").keys) == Set(names))
  }

  /// What the others have done is not lost with an input that was never done.
  @Test func aSlowInputAtTheBeginningKeepsNothingBack() throws {
    let folder = try TemporaryFolder()
    let names = (0..<10).map { "\($0).csv" }
    for name in names { try folder.write([name: good]) }
    #expect(mkfifo(folder.path("pipe.csv"), 0o600) == 0)
    let run = try start(["pipe.csv"] + names, ["--jobs", "2"], in: folder)
    #expect(run.waits { names.allSatisfy { FileManager.default.fileExists(atPath: folder.path("out/\($0)")) } })
    run.kill()
  }

  @Test func failFastDoesNotWaitForWhatItThrowsAway() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good, "b.csv": bad])
    let run = try start(["a.csv", "b.csv"] + pipes(in: folder), ["--fail-fast"], in: folder)
    #expect(run.status == 1)
    #expect(run.said.contains("stopped at the first failure"))
    #expect(try Set(folder.tree("out").keys) == ["a.csv"])
  }

  @Test func theProgressBarMovesWhileAllThreadsWork() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    let script = """
      import os, pty, signal, sys
      child, terminal = pty.fork()
      if child == 0: os.execvp(sys.argv[1], sys.argv[1:])
      signal.alarm(60)
      text = b""
      while b"  1/" not in text: text += os.read(terminal, 4096)
      os.kill(child, signal.SIGKILL)
      """
    let shown = try Command.run(
      "/usr/bin/env",
      ["TERM=xterm", "python3", "-c", script, Command.reportkit, "convert", "a.csv"] + pipes(in: folder)
        + ["--to", "csv", "-o", "out/"], in: folder.url)
    #expect(shown.status == 0)
  }

  /// Whether files can be made that nobody may replace, which takes root and a file system that knows them.
  private static let knowsImmutableFiles: Bool = {
    guard let folder = try? TemporaryFolder(), (try? folder.write(["x": ""])) != nil else { return false }
    let isMade = (try? Command.tool(["chattr", "+i", folder.path("x")]).status) == 0
    _ = try? Command.tool(["chattr", "-i", folder.path("x")])
    return isMade
  }()

  @Test(
    .enabled(if: knowsImmutableFiles, "SKIPPED: no file can be made immutable here"),
    arguments: ["csv,html", "html,csv"])
  func anOutputThatCannotBeReplacedKeepsTheOthers(_ formats: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good, "b.csv": good, "out/a.html": "old", "out/a.csv": "old", "out/a.json": "old"])
    #expect(try Command.tool(["chattr", "+i", folder.path("out/a.html")]).status == 0)
    defer { _ = try? Command.tool(["chattr", "-i", folder.path("out/a.html")]) }
    let result = try Command.run(
      ["convert", "a.csv", "b.csv", "--to", "json,\(formats),tsv", "-o", "out/"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("'out/a.html' cannot be written"))
    #expect(result.errors.contains("converted 1 of 2 reports, 1 failed"))
    #expect(
      try folder.tree("out").filter { $0.key.hasPrefix("a.") }.mapValues { String(decoding: $0, as: UTF8.self) }
        == ["a.html": "old", "a.csv": "old", "a.json": "old"])
    #expect(
      try folder.tree("out").keys.sorted().filter { !$0.hasPrefix("a.") } == ["b.csv", "b.html", "b.json", "b.tsv"])
  }
}
