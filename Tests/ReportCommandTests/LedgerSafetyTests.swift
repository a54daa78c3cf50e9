import Foundation
import Glibc
import TestSupport
import Testing

/// Ledgers whose runs are killed, and files that are no ledgers.
struct LedgerSafetyTests {
  private func report(_ issuer: String, _ period: String, tasks: Int) -> String {
    "（\(issuer)）2026年重点工作落实情况表（\(period)）\n序号,任务来源,任务内容,责任部门,进展情况\n"
      + (1...tasks).map { "\($0),政府工作报告第\($0)项,任务\($0),区交通局、区财政局,1.选址。2.开工。\n" }.joined()
  }

  /// Fifty runs that are killed at random moments: each report is there whole or not at all, and what was there stays.
  @Test func killedRunsLoseNothing() throws {
    let seed = UInt64(ProcessInfo.processInfo.environment["REPORTKIT_SEED"] ?? "") ?? 20_261_127
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    try folder.write(["old.csv": report("区民政局", "第一季度", tasks: 50)])
    for number in 0..<20 { try folder.write(["in/\(number).csv": report("第\(number)局", "第一季度", tasks: 100)]) }
    #expect(try folder.ledger("add", "reports.db", "old.csv").status == 0)
    let command = try Command.reportkit
    let start = ContinuousClock.now
    #expect(try folder.ledger("add", "whole.db", "in").status == 0)
    let whole = ContinuousClock.now - start
    let longest = Int(whole.components.seconds * 1_000_000 + whole.components.attoseconds / 1_000_000_000_000)
    var empty = 0
    var torn = 0
    for number in 0..<50 {
      let before = try folder.sql("SELECT count(*) FROM report")
      let run = try RunningCommand(command, ["ledger", "add", "reports.db", "in", "-q"], in: folder.url)
      if number.isMultiple(of: 2) {
        usleep(UInt32(Int.random(in: 0...longest, using: &generator)))
      } else {
        // Within the transaction, which is a short part of the run.
        #expect(run.waits(until: { folder.names.contains("reports.db-journal") || !run.isRunning }))
        usleep(UInt32(Int.random(in: 0...(longest / 10), using: &generator)))
      }
      run.kill()
      if folder.names.contains("reports.db-journal") { torn += 1 }
      // Our own command first, so that it is the one that undoes what the killed one left.
      #expect(try folder.ledger("list", "reports.db").text.contains("区民政局, 2026年第一季度, 50 tasks, old.csv\n"))
      #expect(try folder.sql("PRAGMA integrity_check") == "ok" && folder.sql("PRAGMA foreign_key_check").isEmpty)
      // Of one transaction, all or nothing.
      let counts = try folder.sql(
        "SELECT count(*), sum((SELECT count(*) FROM task WHERE report_id = report.id) = 100) FROM report WHERE id > 1")
      #expect(counts == "0|" || counts == "20|20", "\(counts)")
      #expect(try before == "1" || folder.sql("SELECT count(*) FROM report") == before)
      if counts == "0|" { empty += 1 }
      if counts == "20|20" {
        // The next run finds work again.
        try FileManager.default.removeItem(atPath: folder.path("reports.db"))
        #expect(try folder.ledger("add", "reports.db", "old.csv").status == 0)
      }
    }
    #expect(empty > 0 && torn > 0, "\(empty) runs were killed before their end, \(torn) in their transaction")
    #expect(try folder.ledger("add", "reports.db", "in", "-q").status == 0)
    #expect(try folder.sql("SELECT count(*) FROM task") == "2050")
  }

  private func questions(_ folder: TemporaryFolder, _ name: String) throws -> [Command.Result] {
    [
      try folder.ledger("add", name, "a.csv"), try folder.ledger("list", name),
      try folder.ledger("history", name, "--task", "1"), try folder.ledger("late", name),
    ]
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": report("区交通局", "第一季度", tasks: 400), "b.csv": report("区交通局", "第二季度", tasks: 3)])
    #expect(try folder.ledger("add", "reports.db", "b.csv").status == 0)
    return folder
  }

  private func expectRefused(
    _ folder: TemporaryFolder, _ name: String, _ words: String, line: SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.read(name)
    for result in try questions(folder, name) {
      #expect(result.status == 1 && result.output.isEmpty, "\(result.text)", sourceLocation: line)
      #expect(
        result.errors.contains("\(name): error: ") && result.errors.contains(words), "\(result.errors)",
        sourceLocation: line)
    }
    #expect(try folder.read(name) == before, sourceLocation: line)
    #expect(!folder.names.contains("\(name)-journal"), sourceLocation: line)
  }

  @Test func otherFilesAreLeftAsTheyAre() throws {
    let folder = try folder()
    try folder.write(["a.txt": String(repeating: "no database ", count: 100)])
    try expectRefused(folder, "a.txt", "it is no ledger")
    _ = try folder.sql("CREATE TABLE report (id INTEGER)", in: "other.db")
    try expectRefused(folder, "other.db", "it is an SQLite file of another program")
    _ = try folder.sql("PRAGMA user_version = 2")
    try expectRefused(folder, "reports.db", "a later reportkit has written it (version 2; this one knows up to 1)")
  }

  @Test func damagedFilesAreLeftAsTheyAre() throws {
    let folder = try folder()
    #expect(try folder.ledger("add", "reports.db", "a.csv").status == 0)
    var bytes = try folder.read("reports.db")
    // Every page but the first: SQLite finds a page of zeros where it expects a part of a tree.
    for index in 4_096..<bytes.count { bytes[index] = 0xFF }
    try folder.write(bytes, to: "damaged.db")
    try folder.write(["a.csv": report("区教育局", "第一季度", tasks: 3)])
    try expectRefused(folder, "damaged.db", "the file is damaged")
    // A page at the end is part of no question, and is seen before anything is added.
    bytes = try folder.read("reports.db")
    for index in (bytes.count - 4_096)..<bytes.count { bytes[index] = 0xFF }
    try folder.write(bytes, to: "torn.db")
    let torn = try folder.ledger("add", "torn.db", "a.csv")
    #expect(torn.status == 1 && torn.errors.contains("[invalid-ledger]") && torn.output.isEmpty, "\(torn.errors)")
    #expect(try folder.read("torn.db") == bytes)
    try folder.write(Array(bytes.prefix(5_000)), to: "short.db")
    #expect(try folder.ledger("add", "short.db", "a.csv").errors.contains("[invalid-ledger]"))
  }

  @Test func whatIsNotThereIsNoLedger() throws {
    let folder = try folder()
    for result in try questions(folder, "none/reports.db") {
      #expect(result.status == 1 && result.errors.contains("none/reports.db: error: ") && result.output.isEmpty)
    }
    for name in ["list", "late"] {
      let missing = try folder.ledger(name, "none.db")
      #expect(
        missing.status == 1 && missing.errors.contains("none.db: error: cannot be read: No such file or directory"))
    }
    #expect(!folder.names.contains("none.db"))
    try folder.write(["empty.db": ""])
    let empty = try folder.ledger("list", "empty.db")
    #expect(empty.status == 1 && empty.errors.contains("it has no reports yet"))
    #expect(try folder.ledger("add", "empty.db", "a.csv").status == 0)
    // A name that SQLite takes for no file at all.
    #expect(try folder.ledger("add", ":memory:", "a.csv").status == 0 && folder.names.contains(":memory:"))
    #expect(try folder.ledger("add", "file:x.db?mode=memory", "a.csv").status == 0)
    #expect(folder.names.contains("file:x.db?mode=memory"))
  }

  /// Another program writes for longer than anybody waits.
  @Test func aBusyLedgerIsWaitedForAndNamed() throws {
    let folder = try folder()
    try folder.write([
      "hold.py": """
      import sqlite3, sys, time
      connection = sqlite3.connect("reports.db", isolation_level=None)
      connection.execute("BEGIN EXCLUSIVE")
      open("held", "w").close()
      time.sleep(600)
      """
    ])
    let holder = try RunningCommand("/usr/bin/python3", ["hold.py"], in: folder.url)
    #expect(holder.waits { folder.names.contains("held") })
    let added = try folder.ledger("add", "reports.db", "a.csv")
    #expect(added.status == 1 && added.errors.contains("another program is using it"), "\(added.errors)")
    let listed = try folder.ledger("list", "reports.db")
    #expect(listed.status == 1 && listed.errors.contains("[unreadable-file]"), "\(listed.errors)")
    holder.kill()
    #expect(try folder.ledger("add", "reports.db", "a.csv").status == 0)
  }

  /// root may write everything: the command runs as nobody.
  @Test(.enabled(if: asNobody != nil, "SKIPPED: nobody's rights cannot be taken on here"))
  func aFileThatMayNotBeWrittenIsReadAndNotChanged() throws {
    let folder = try folder()
    let before = try folder.read("reports.db")
    chmod(folder.url.path, 0o755)
    for name in folder.names { chmod(folder.path(name), 0o644) }
    func run(_ arguments: String...) throws -> Command.Result {
      try Command.run(
        "/usr/bin/env", try #require(Self.asNobody) + [Command.reportkit, "ledger"] + arguments, in: folder.url)
    }
    #expect(try run("list", "reports.db").text == "1: 区交通局, 2026年第二季度, 3 tasks, b.csv\n")
    let refused = try run("add", "reports.db", "a.csv")
    #expect(refused.status == 1 && refused.output.isEmpty, "\(refused.text)")
    #expect(
      refused.errors.contains(
        "reports.db: error: the file, or its folder, may not be written; nothing was changed [unwritable-file]"),
      "\(refused.errors)")
    #expect(try run("add", "new.db", "a.csv").errors.contains("new.db: error: cannot be written: "))
    #expect(try folder.read("reports.db") == before)
  }

  private static let asNobody: [String]? = {
    if getuid() != 0 { return [] }
    let words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    guard let command = try? Command.reportkit,
      let result = try? Command.run("/usr/bin/env", words + [command, "--version"]), result.status == 0
    else { return nil }
    return words
  }()
}
