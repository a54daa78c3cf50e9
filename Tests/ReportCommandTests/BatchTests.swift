import Foundation
import TestSupport
import Testing

/// Many inputs: folders, lists, clashes, several at a time.
struct BatchTests {
  private let good = "序号,任务来源\n1,甲\n"
  private let bad = "序号,任务来源\n1,\"甲\n"

  /// The command's messages without the time that it took.
  private func untimed(_ result: Command.Result) -> String {
    result.errors.replacing(#/\d+\.\d s$/#.anchorsMatchLineEndings(), with: "T s")
  }

  @Test func foldersAreWalkedInOrderAndOutputsKeepTheirPaths() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "in/b.csv": good, "in/a.csv": "序号,任务来源\n1,甲\n3,乙\n", "in/2026/q1/c.x.csv": good, "in/2026/d": good,
      "in/notes.bin": "x",
      "in/.hidden/e.csv": good, "in/.f.csv": good,
    ])
    let result = try Command.run(["convert", "in", "--to", "html,json", "-o", "out/"], in: folder.url)
    #expect(result.status == 0 && result.output.isEmpty)
    let names = ["2026/d", "2026/q1/c.x", "a", "b"].flatMap { [$0 + ".html", $0 + ".json"] }
    #expect(Set(try folder.tree("out").keys) == Set(["2026", "2026/q1"] + names))
    let lines = untimed(result).split(separator: "\n").map(String.init)
    #expect(lines[0] == "in/.f.csv: note: skipped: its name begins with a dot, which hides it [skipped-file]")
    #expect(lines[1].hasPrefix("in/.hidden: note: skipped: its name begins"))
    #expect(lines[2].hasPrefix("in/notes.bin: note: skipped: ") && lines[2].hasSuffix("[skipped-file]"))
    let places = lines[3...].filter { $0.contains("missing-title") }.map { $0.split(separator: ":")[0] }
    #expect(places == ["in/2026/d", "in/2026/q1/c.x.csv", "in/a.csv", "in/b.csv"])
    #expect(lines.last == "converted 4 of 4 reports, 0 failed, T s")
    let json = String(decoding: try folder.read("out/2026/d.json"), as: UTF8.self)
    #expect(json.contains("\"input\": \"in/2026/d\""))
  }

  @Test func linksThatLeaveTheFolderOrLeadBackAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/sub/a.csv": good, "outside/b.csv": good])
    let links = [
      ("in/inner", "sub"), ("in/out", "../outside"), ("in/o.csv", "../outside/b.csv"), ("in/none.csv", "x"),
      ("in/sub/up", ".."),
    ]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(atPath: folder.path(link), withDestinationPath: target)
    }
    #expect(mkfifo(folder.path("in/pipe.csv"), 0o600) == 0)
    let result = try Command.run(["convert", "in/", "--to", "tsv", "-o", "out/"], in: folder.url)
    #expect(result.status == 0)
    #expect(Set(try folder.tree("out").keys) == ["sub", "sub/a.tsv"])
    for (path, reason) in [
      ("in/out", "a symbolic link that leaves the folder"), ("in/o.csv", "a symbolic link that leaves the folder"),
      ("in/none.csv", "a symbolic link that leads nowhere"), ("in/sub/up", "the same folder is read at another place"),
      ("in/inner", "the same folder is read at another place"),
      ("in/pipe.csv", "not a file"),
    ] {
      #expect(result.errors.contains("\(path): note: skipped: \(reason) [skipped-file]\n"), "\(result.errors)")
    }
  }

  @Test func outputsInsideTheInputsAreNoInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    for _ in 0..<2 {
      let result = try Command.run(["convert", "in", "--to", "json", "-o", "in/out/"], in: folder.url)
      #expect(result.status == 0 && untimed(result).hasSuffix("converted 1 of 1 reports, 0 failed, T s\n"))
    }
    let again = try Command.run(["convert", "in", "--to", "json", "-o", "in/"], in: folder.url)
    #expect(again.status == 64 && again.errors.contains("the outputs would go among the inputs in 'in'"))
  }

  @Test func listsNameInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good, "b/c.csv": good, "d/e.csv": good, "list": "\u{FEFF}a.csv\r\n\nb/c.csv\nd"])
    let result = try Command.run(["convert", "--files-from", "list", "--to", "tsv", "-o", "out/"], in: folder.url)
    #expect(try result.status == 0 && Set(folder.tree("out").keys) == ["a.tsv", "c.tsv", "e.tsv"])
    let piped = try Command.run(
      ["convert", "a.csv", "--files-from", "-", "--to", "tsv", "-o", "out2"], input: Array("b/c.csv".utf8),
      in: folder.url)
    #expect(piped.status == 64, "a folder that is not there needs a slash")
    let slash = try Command.run(
      ["convert", "a.csv", "--files-from", "-", "--to", "tsv", "-o", "out2/"], input: Array("b/c.csv".utf8),
      in: folder.url)
    #expect(try slash.status == 0 && Set(folder.tree("out2").keys) == ["a.tsv", "c.tsv"])
    // What find -print0 writes; a line feed is a part of a name there.
    try folder.write(["f\ng.csv": good])
    let zeros = try Command.run(
      ["convert", "--files-from", "-", "--to", "tsv", "-o", "out4/"], input: Array("a.csv\0f\ng.csv\0".utf8),
      in: folder.url)
    #expect(try zeros.status == 0 && Set(folder.tree("out4").keys) == ["a.tsv", "f\ng.tsv"])
    let empty = try Command.run(["convert", "--files-from", "-", "--to", "tsv", "-o", "out3/"], in: folder.url)
    #expect(empty.status == 0 && untimed(empty) == "converted 0 of 0 reports, 0 failed, T s\n")
    let missing = try Command.run(["convert", "--files-from", "no", "--to", "tsv", "-o", "out3/"], in: folder.url)
    #expect(missing.status == 1 && missing.errors.hasPrefix("no: error: cannot be read"))
    try folder.write([0x61, 0x0A, 0xFF, 0x0A], to: "odd")
    let odd = try Command.run(["convert", "--files-from", "odd", "--to", "tsv", "-o", "out3/"], in: folder.url)
    #expect(odd.status == 1 && odd.errors == "odd:2:1: error: the list is not UTF-8 here [undecodable]\n")
    let twice = try Command.run(["convert", "-", "--files-from", "-", "--to", "tsv", "-o", "out3/"], in: folder.url)
    #expect(twice.status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.path("out3")))
  }

  @Test(
    arguments: [
      (["in"], "'in/a.csv' and 'in/a.txt' would both be written as 'out/a'"),
      (["x", "y"], "'x/a.csv' and 'y/a.csv' would both be written as 'out/a'"),
      (["x/a.csv", "y/a.csv"], "'x/a.csv' and 'y/a.csv' would both be written as 'out/a'"),
      (["x/a.csv", "x/a.csv"], "'x/a.csv' is given twice"),
      (["nested"], "'out/q.tsv' would be the output of 'nested/q.csv' and the folder of 'nested/q.tsv/a.csv'"),
      (["out/z.tsv"], "'out/z.tsv' would be overwritten by the output of 'out/z.tsv'"),
    ])
  func clashesAreRefusedBeforeAnythingIsWritten(_ inputs: [String], _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "in/a.csv": good, "in/a.txt": good, "in/0.csv": good, "x/a.csv": good, "y/a.csv": good, "nested/q.csv": good,
      "nested/q.tsv/a.csv": good, "out/z.tsv": "序号\t任务来源\n1\t甲\n",
    ])
    let result = try Command.run(["convert"] + inputs + ["--to", "tsv", "-o", "out/"], in: folder.url)
    #expect(result.status == 64 && result.errors.contains(message), "\(result.errors)")
    #expect(try folder.tree("out").keys.sorted() == ["z.tsv"])
  }

  @Test func namesThatOnlyLookEqualAreTwo() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/豈.csv": good])
    try folder.write(["in/\u{F900}.csv": good])
    let result = try Command.run(["convert", "in", "--to", "tsv", "-o", "out/"], in: folder.url)
    #expect(result.status == 0 && untimed(result).hasSuffix("converted 2 of 2 reports, 0 failed, T s\n"))
  }

  @Test func namesInsideAReportBecomeNoPaths() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": "../../evil,,\n序号,任务来源,/etc/x\n1,../甲,\n"])
    #expect(try Command.run(["convert", "in", "--to", "csv,html", "-o", "out/"], in: folder.url).status == 0)
    #expect(try folder.names == ["in", "out"] && Set(folder.tree("out").keys) == ["a.csv", "a.html"])
  }

  @Test func unreadableFoldersAndNamesFail() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    let odd = folder.path("in") + "/?.csv"
    var bytes = Array(odd.utf8CString)
    bytes[bytes.count - 6] = CChar(bitPattern: 0xB1)
    let descriptor = open(bytes, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let result = try Command.run(["convert", "in", "--to", "tsv", "-o", "out/"], in: folder.url)
    #expect(result.status == 1 && untimed(result).hasSuffix("converted 1 of 2 reports, 1 failed, T s\n"))
    let words = "in/\\xB1.csv: error: cannot be read: the bytes of its name are not UTF-8; rename it"
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func anyNumberOfJobsGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    for number in 0..<150 {
      try folder.write(["in/\(number % 7)/\(number).csv": number % 10 == 3 ? bad : good + "2,\(number)\n4,乙\n"])
    }
    var seen: [(tree: [String: [UInt8]], errors: String)] = []
    for jobs in [1, 2, 7] {
      let out = "out\(jobs)"
      let result = try Command.run(
        ["convert", "in", "--to", "html,csv,json", "-o", out + "/", "--jobs", "\(jobs)"], in: folder.url)
      #expect(result.status == 1)
      seen.append((try folder.tree(out), untimed(result)))
    }
    #expect(seen[0].tree.count == 135 * 3 + 7)
    #expect(seen[0].errors.hasSuffix("converted 135 of 150 reports, 15 failed, T s\n"))
    for other in seen.dropFirst() { #expect(other.tree == seen[0].tree && other.errors == seen[0].errors) }
    #expect(
      try Command.run(["convert", "in", "--to", "csv", "-o", "out/", "--jobs", "0"], in: folder.url).status == 64)
  }

  @Test(arguments: [1, 4])
  func failFastStopsAtTheFirstFailureInOrder(_ jobs: Int) throws {
    let folder = try TemporaryFolder()
    for number in 10..<90 { try folder.write(["in/\(number).csv": number == 40 || number == 42 ? bad : good]) }
    let result = try Command.run(
      ["convert", "in", "--to", "csv", "-o", "out/", "--fail-fast", "--jobs", "\(jobs)"], in: folder.url)
    #expect(result.status == 1)
    #expect(try folder.tree("out").keys.sorted() == (10..<40).map { "\($0).csv" })
    #expect(untimed(result).hasSuffix("converted 30 of 80 reports, 1 failed, stopped at the first failure, T s\n"))
    #expect(!result.errors.contains("in/42.csv"))
  }

  /// As `find -print0` writes them: each path ends with a zero byte, and may hold anything else.
  @Test func listsMayHaveZeroBytesBetweenPaths() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "in/a.csv": good, "in/b\nc.csv": good.replacing("甲", with: "乙"), "list": "in/a.csv\0in/b\nc.csv\0",
    ])
    let result = try Command.run(["convert", "--files-from", "list", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(result.status == 0 && result.errors.contains("converted 2 of 2 reports"), "\(result.errors)")
    #expect(try folder.tree("out").keys.sorted() == ["a.csv", "b\nc.csv"])
    #expect(String(decoding: try folder.read("out/b\nc.csv"), as: UTF8.self).contains("乙"))
  }

  @Test func whatCannotBeWrittenIsNamedByItsOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    let line = try "ulimit -f 1; '\(Command.reportkit)' convert in --to html -o out/"
    let result = try Command.run("/bin/sh", ["-c", line], in: folder.url)
    #expect(
      result.status == 1 && result.errors.contains("in/a.csv: error: 'out/a.html' cannot be written: File too large"))
  }

  @Test func quietSaysWhatFailsOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": "序号,任务来源\n1,甲\n3,乙\n", "in/b.csv": bad])
    let result = try Command.run(["convert", "in", "--to", "csv", "-o", "out/", "--quiet"], in: folder.url)
    #expect(result.status == 1 && result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.hasPrefix("in/b.csv:2:3: error: "))
    let strict = try Command.run(
      ["convert", "in/a.csv", "--to", "csv", "-o", "out/", "-q", "--strict"], in: folder.url)
    #expect(strict.errors.contains("[number-gap]") && strict.errors.contains("[refused-warnings]"))
    #expect(strict.status == 1 && !strict.errors.contains("note:"))
  }

  @Test func theClosingLineOfJSONIsJSON() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "in/b.csv": bad])
    let result = try Command.run(
      ["convert", "in", "--to", "csv", "-o", "out/", "--diagnostics", "json"], in: folder.url)
    let objects = try result.errors.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.last?["converted"] as? Int == 1 && objects.last?["failed"] as? Int == 1)
    #expect(objects.dropLast().allSatisfy { $0["severity"] != nil })
  }

  @Test func aFailureLeavesNoFolderBehind() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a/b.csv": bad])
    let result = try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(result.status == 1 && folder.names == ["in"])
  }

  @Test func linksAndModesOfOldOutputsAreKept() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "in/b.csv": good, "out/a.csv": "old", "else/b.csv": "old"])
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("out/a.csv"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("out/b.csv"), withDestinationPath: "../else/b.csv")
    #expect(try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url).status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("out/a.csv"))[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try folder.read("else/b.csv") == Array(good.utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("out/b.csv")) == "../else/b.csv")
  }

  @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm"), "there is no other file system"))
  func anotherFileSystemIsReachedThroughALink() throws {
    let shared = "/dev/shm/reportkit-test-\(UUID().uuidString)"
    try Data("old".utf8).write(to: URL(filePath: shared))
    defer { try? FileManager.default.removeItem(atPath: shared) }
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "out/.keep": ""])
    try FileManager.default.createSymbolicLink(atPath: folder.path("out/a.csv"), withDestinationPath: shared)
    #expect(try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url).status == 0)
    #expect(try Data(contentsOf: URL(filePath: shared)) == Data(good.utf8))
    #expect(Set(try folder.tree("out").keys) == [".keep", "a.csv"])
  }

  @Test func abandonedStagingFoldersGoAndLivingOnesStay() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "out/.reportkit-AbC123/7": "half", "out/.reportkit-live12/1": "x"])
    let living = open(folder.path("out/.reportkit-live12"), O_RDONLY)
    defer { close(living) }
    #expect(flock(living, LOCK_EX | LOCK_NB) == 0)
    #expect(try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url).status == 0)
    #expect(Set(try folder.tree("out").keys) == [".reportkit-live12", ".reportkit-live12/1", "a.csv"])
  }

  @Test func aTerminalGetsAProgressBar() throws {
    let folder = try TemporaryFolder()
    for number in 0..<900 { try folder.write(["in/\(number).csv": "标题\n序号,任务来源,进展情况\n1,甲,完工\n"]) }
    let script = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    let arguments = ["convert", "in", "--to", "csv", "-o", "out/"]
    let shown = try Command.run(
      "/usr/bin/env", ["TERM=xterm", "python3", "-c", script, Command.reportkit] + arguments, in: folder.url)
    #expect(shown.status == 0)
    #expect(
      shown.text.firstMatch(of: #/\r\[#*-*\]  \d+%  \d+/900  \d+/s  \d+ s left\u{1B}\[K/#) != nil, "\(shown.text)")
    #expect(shown.text.contains("\r\u{1B}[Kconverted 900 of 900 reports, 0 failed, "))
    let quiet = try Command.run(
      "/usr/bin/env", ["TERM=xterm", "python3", "-c", script, Command.reportkit] + arguments + ["-q"], in: folder.url)
    #expect(quiet.status == 0 && quiet.text.isEmpty)
  }
}
