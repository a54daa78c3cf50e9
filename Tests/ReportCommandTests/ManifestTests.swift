import Foundation
import TestSupport
import Testing

/// What a batch says of its inputs, and what it makes of what it has said.
struct ManifestTests {
  private let good = "序号,任务来源\n1,甲\n"
  private let bad = "序号,任务来源\n1,\"甲\n"

  private func run(
    _ folder: TemporaryFolder, _ arguments: [String] = [], to formats: String = "csv,json"
  ) throws -> Command.Result {
    try Command.run(
      ["convert", "in", "--to", formats, "-o", "out/", "--manifest", "m.ndjson"] + arguments, in: folder.url)
  }

  /// What Python finds in the manifest; it fails where anything in it is not so.
  private func judged(
    _ folder: TemporaryFolder, manifest: String = "m.ndjson", output: String = "out"
  ) throws -> String {
    let script = Repository.url("Tests/ReportCommandTests/manifest.py").path
    let result = try Command.run("/usr/bin/python3", [script, manifest, "in", output], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    return result.text.trimmingCharacters(in: .newlines)
  }

  private func statuses(_ folder: TemporaryFolder) throws -> [String] {
    String(decoding: try folder.read("m.ndjson"), as: UTF8.self).split(separator: "\n").map { line in
      line.firstMatch(of: #/"status": "(\w+)"/#).map { String($0.1) } ?? ""
    }
  }

  @Test func everyInputHasALineThatIsTrue() throws {
    let folder = try TemporaryFolder()
    let page = "<table><tr><th>序号<th>任务来源<tr><td>1<td>甲</table><table><tr><th>序号<th>备注<tr><td>1<td>乙</table>"
    try folder.write(["in/b.csv": bad, "in/a.csv": good, "in/c/\"d\\\u{1}.html": page])
    #expect(try run(folder).status == 1)
    #expect(try judged(folder) == #"{"converted": 2, "failed": 1}"#)
    #expect(folder.names == ["in", "m.ndjson", "out"])
    let first = String(decoding: try folder.read("m.ndjson"), as: UTF8.self).split(separator: "\n")[0]
    #expect(first.hasPrefix(#"{"input": "in/a.csv", "sha256": ""#))
    #expect(
      first.contains(#""status": "converted", "reports": 1, "rows": 1, "outputs": [{"path": "out/a.csv", "sha256": ""#))
  }

  /// The lengths around the block's size, and the messages of FIPS 180-4's examples; what is no report has its hash too.
  @Test func hashesAreThoseOfPython() throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 7)
    for length in Array(0...130) + [1_000_000] {
      try folder.write(["in/\(length).csv": ""])
      let bytes = (0..<length).map { _ in
        length > 1_000 ? UInt8(ascii: "a") : UInt8.random(in: 0...255, using: &generator)
      }
      try folder.write(bytes, to: "in/\(length).csv")
    }
    try folder.write(["in/abc.csv": "abc", "in/two.csv": "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"])
    #expect(try run(folder, ["-q"]).status == 1)
    #expect(try judged(folder) == #"{"failed": 134}"#)
    let manifest = String(decoding: try folder.read("m.ndjson"), as: UTF8.self)
    #expect(manifest.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    #expect(manifest.contains("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"))
    #expect(manifest.contains("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"))
  }

  @Test func whatTheManifestProvesIsSkipped() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good + "3,乙\n", "in/b.csv": good, "in/c.csv": bad, "in/d.csv": good])
    let first = try run(folder)
    #expect(first.status == 1)
    let lines = try folder.read("m.ndjson")
    let again = try run(folder, ["--resume"])
    #expect(try statuses(folder) == ["unchanged", "unchanged", "failed", "unchanged"])
    #expect(try judged(folder) == #"{"failed": 1, "unchanged": 3}"#)
    #expect(again.errors.contains("converted 0 of 4 reports, 3 unchanged, 1 failed, "))
    #expect(again.errors.contains("in/c.csv:2:3: error") && !again.errors.contains("in/a.csv"))
    let changed = String(decoding: try folder.read("m.ndjson"), as: UTF8.self).replacing("unchanged", with: "converted")
    #expect(changed == String(decoding: lines, as: UTF8.self), "nothing else is another")
    // An output that somebody has changed, one that is gone, an input that is another, and one that is new.
    try folder.write(["out/a.csv": "x", "in/b.csv": good + "2,丙\n", "in/aa.csv": good])
    try FileManager.default.removeItem(atPath: folder.path("out/d.json"))
    #expect(try run(folder, ["--resume"]).status == 1)
    #expect(try statuses(folder) == ["converted", "converted", "converted", "failed", "converted"])
    #expect(try judged(folder) == #"{"converted": 4, "failed": 1}"#)
    // Without --resume everything is converted.
    _ = try run(folder)
    #expect(try statuses(folder).count { $0 == "unchanged" } == 0)
  }

  @Test func otherOptionsProveNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "in/a.csv": good, "s.yaml": "titles: [督办清单]\n", "t/report.list.mustache": "{{% CONTENT_TYPE:HTML }}\nx",
    ])
    for options in [
      [], ["--with-title"], ["--csv-safe"], ["--table", "1"], ["--from", "csv"], ["--encoding", "UTF-8"], ["--lossy"],
      ["--schema", "s.yaml"], ["--templates", "t"], ["--limit", "cells=9"], ["--strict"], ["--page", "a4"],
    ] {
      _ = try run(folder, options + ["--resume"])
      #expect(try statuses(folder) == ["converted"], "\(options)")
      _ = try run(folder, options + ["--resume", "--jobs", "2"])
      #expect(try statuses(folder) == ["unchanged"], "\(options)")
    }
    try folder.write(["s.yaml": "titles: [督查清单]\n", "t/report.list.mustache": "{{% CONTENT_TYPE:HTML }}\ny"])
    for options in [["--schema", "s.yaml"], ["--templates", "t"]] {
      _ = try run(folder, options)
      _ = try run(folder, options + ["--resume"])
      #expect(try statuses(folder) == ["unchanged"])
    }
    // Another version, another folder, another format.
    let text = String(decoding: try folder.read("m.ndjson"), as: UTF8.self)
    try folder.write(["m.ndjson": text.replacing("\"version\": \"", with: "\"version\": \"9")])
    _ = try run(folder, ["--templates", "t", "--resume"])
    #expect(try statuses(folder) == ["converted"])
    _ = try Command.run(
      ["convert", "in", "--to", "csv,json", "-o", "o/", "--manifest", "m.ndjson", "--templates", "t", "--resume"],
      in: folder.url)
    #expect(try statuses(folder) == ["converted"])
    _ = try run(folder, ["--resume"], to: "csv")
    #expect(try statuses(folder) == ["converted"])
  }

  @Test func wrongUsageOfManifests() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "out/x": "", "m.ndjson": "old"])
    #expect(try Command.run(["convert", "in", "--to", "csv", "-o", "out/", "--resume"], in: folder.url).status == 64)
    #expect(
      try Command.run(["convert", "in/a.csv", "-o", "b.html", "--manifest", "m.ndjson"], in: folder.url).status == 64)
    for (manifest, words) in [
      ("in/a.csv", "would overwrite the input 'in/a.csv'"), ("out/a.csv", "would be the output of 'in/a.csv'"),
    ] {
      let result = try Command.run(
        ["convert", "in", "--to", "csv", "-o", "out", "--manifest", manifest], in: folder.url)
      #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
    }
    let nowhere = try Command.run(
      ["convert", "in", "--to", "csv", "-o", "out/", "--manifest", "no/m.ndjson"], in: folder.url)
    #expect(nowhere.status == 1 && nowhere.errors.contains("'no/m.ndjson.partial' cannot be written"))
    #expect(Set(try folder.tree("out").keys) == ["x"])
    // Another run writes it.
    let other = open(folder.path("m.ndjson.partial"), O_CREAT | O_RDWR, 0o600)
    defer { close(other) }
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    let busy = try run(folder)
    #expect(busy.status == 1 && busy.errors.contains("'m.ndjson.partial' is being written by another run"))
  }

  @Test func aRunThatStopsEarlyIsResumed() throws {
    let folder = try TemporaryFolder()
    for number in 10..<40 { try folder.write(["in/\(number).csv": number == 25 ? bad : good]) }
    #expect(try run(folder, ["--fail-fast"]).status == 1)
    #expect(folder.names == ["in", "m.ndjson", "out"])
    #expect(try statuses(folder) == (10..<25).map { _ in "converted" } + ["failed"])
    try folder.write(["in/25.csv": good])
    // A line that a kill has torn.
    let lines = try folder.read("m.ndjson")
    try FileManager.default.removeItem(atPath: folder.path("m.ndjson"))
    try folder.write(lines + Array(#"{"input": "in/25.csv", "sha256"#.utf8), to: "m.ndjson.partial")
    #expect(try run(folder, ["--resume"]).status == 0)
    #expect(try statuses(folder) == (10..<40).map { $0 < 25 ? "unchanged" : "converted" })
    #expect(folder.names == ["in", "m.ndjson", "out"])
    #expect(try judged(folder) == #"{"converted": 15, "unchanged": 15}"#)
  }

  /// Every dialect that reports come in, killed twice and resumed: the same files as a run that nobody has disturbed.
  @Test func fifteenHundredReportsKilledAndResumed() throws {
    let folder = try TemporaryFolder.inMemory()
    try writeMixedReports(1_500, to: folder)
    for _ in 1...2 {
      let linesBefore = try lineCount(folder, "m.ndjson.partial")
      let process = Process()
      process.executableURL = try URL(filePath: Command.reportkit)
      process.arguments = [
        "convert", "in", "--to", "html,csv,json,xhtml", "-o", "out/", "--manifest", "m.ndjson", "--resume", "-q",
      ]
      process.currentDirectoryURL = folder.url
      process.standardError = FileHandle.nullDevice
      try process.run()
      // The lines of a group of inputs; the others are being converted then.
      while process.isRunning, try lineCount(folder, "m.ndjson.partial") <= linesBefore { usleep(1_000) }
      #expect(kill(process.processIdentifier, SIGKILL) == 0)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal, "it was killed while it ran")
      let stray = try folder.tree("out").keys.filter { $0.contains(".reportkit-") }
      #expect(!stray.isEmpty && stray.allSatisfy { $0.hasPrefix(".reportkit-") })
      #expect(!folder.names.contains("m.ndjson"))
    }
    let resumed = try run(folder, ["--resume", "-q", "--jobs", "2"], to: "html,csv,json,xhtml")
    let found = try judged(folder)
    #expect(found.contains("\"unchanged\": ") && found.contains("\"converted\": "), "\(found)")
    for jobs in ["1", "2"] {
      let fresh = try Command.run(
        [
          "convert", "in", "--to", "html,csv,json,xhtml", "-o", "fresh\(jobs)/", "--manifest", "fresh\(jobs).ndjson",
          "-q",
          "--jobs", jobs,
        ], in: folder.url)
      #expect(fresh.status == resumed.status)
      let same = try Command.tool(["diff", "-r", folder.path("out"), folder.path("fresh\(jobs)")])
      #expect(same.status == 0, "\(same.text.prefix(500))")
    }
    #expect(try judged(folder, manifest: "fresh1.ndjson", output: "fresh1").contains("\"converted\": "))
    let manifests = try (1...2).map { String(decoding: try folder.read("fresh\($0).ndjson"), as: UTF8.self) }
    #expect(manifests[0].utf8.elementsEqual(manifests[1].replacing("\"fresh2/", with: "\"fresh1/").utf8))
  }

  private func lineCount(_ folder: TemporaryFolder, _ name: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: folder.path(name)) else { return 0 }
    return try folder.read(name).count { $0 == UInt8(ascii: "\n") }
  }

  private func writeMixedReports(_ count: Int, to folder: TemporaryFolder) throws {
    for number in 0..<count {
      let dialect = Dialect.all[number % Dialect.all.count]
      // One in a hundred is cut short in a way that no reader can make up for.
      let isTorn = number % 100 == 99
      let name = "in/\(number % 4)/\(number)-\(isTorn ? "torn.csv" : dialect.file)"
      if number < 4 { try folder.write([name: ""]) }
      let bytes = isTorn ? Array("序号,任务来源\n1,\"".utf8) : try dialect.sample(seed: UInt64(number)).bytes
      try folder.write(bytes, to: name)
    }
  }
}
