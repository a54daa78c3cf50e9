import Foundation
import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Ledgers as the library sees them.
struct LedgerTests {
  private func input(_ text: String, name: String = "a.csv") throws -> LedgerInput {
    LedgerInput(document: try ReportReader().read(Array(text.utf8), name: name), sha256: "0")
  }

  private let report = "（区交通局）2026年重点工作落实情况表（第一季度）\n序号,任务来源,任务内容,责任部门,完成时限,进展情况,状态\n1,报告第3项,修路,区交通局,6月底,好,\n"

  /// A file of an earlier version gets what is new; one of a later version is refused.
  @Test func filesOfEarlierVersionsAreBroughtUp() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("reports.db")
    #expect(try Ledger(path: path).add([input(report)], at: "2026-04-01T00:00:00Z").additions.count == 1)
    let later = LedgerTables(migrations: LedgerTables.current.migrations + ["ALTER TABLE task ADD COLUMN later TEXT"])
    #expect(try Ledger(path: path, tables: later).reports().count == 1)
    #expect(try folder.sql("PRAGMA user_version") == "2")
    #expect(try folder.sql("SELECT count(*) FROM task WHERE later IS NULL") == "1")
    let error = try #require(throws: ReportError.self) { try Ledger(path: path).reports() }
    #expect(error.diagnostics.map(\.code) == [.invalidLedger])
    // A step that fails leaves the version as it was.
    let broken = LedgerTables(migrations: later.migrations + ["CREATE TABLE x (id)", "no statement"])
    #expect(throws: ReportError.self) { try Ledger(path: path, tables: broken).add([input(report)], at: "t") }
    #expect(try folder.sql("PRAGMA user_version") == "2")
    #expect(try folder.sql("SELECT count(*) FROM sqlite_master WHERE name = 'x'") == "0")
  }

  /// Texts are bound: none becomes part of a statement, or ends early.
  @Test func anyTextComesBack() throws {
    let folder = try TemporaryFolder()
    let ledger = Ledger(path: folder.path("reports.db"))
    let texts = [
      "'); DROP TABLE task; --", "a\u{0}b", "\u{FFFD}%_?1", String(repeating: "长", count: 70_000), "“引号”\"'",
    ]
    let rows = texts.enumerated().map { index, text in
      RowContent(cells: ["\(index)", text, "好" + text])
    }
    var title = Title(text: "（'区'交通局）")
    (title.issuer, title.year) = ("'区'交通局", 2026)
    let columns = [
      Column(name: "序号", role: .number), Column(name: "任务内容", role: .content), Column(name: "进展情况", role: .progress),
    ]
    let report = Report(title: title, columns: columns, rows: rows, notes: [])
    let document = ReportDocument(input: "a'b.csv", format: "csv", encoding: "UTF-8", reports: [report])
    _ = try ledger.add([LedgerInput(document: document, sha256: "0")], at: "2026-04-01T00:00:00Z")
    for (index, text) in texts.enumerated() {
      let found = try #require(try ledger.history(of: "\(index)").first?.entries.first?.task)
      #expect(found.text.map { Array($0.utf8) } == Array(text.utf8))
      #expect(found.progress.map { Array($0.utf8) } == Array(("好" + text).utf8))
      #expect(found.report.issuer == "'区'交通局" && found.report.input == "a'b.csv")
    }
    #expect(try ledger.history(of: texts[0]).count == 1)
  }

  /// Every question but the one after a piece of text finds its tasks through an index.
  @Test(arguments: LedgerQuery.allCases)
  func questionsUseIndices(_ query: LedgerQuery) throws {
    let folder = try TemporaryFolder()
    _ = try Ledger(path: folder.path("reports.db")).add([input(report)], at: "2026-04-01T00:00:00Z")
    let plan = try folder.sql("EXPLAIN QUERY PLAN " + query.sql.replacing(#/\?[12]/#) { _ in "'x'" })
    let scans = plan.split(separator: "\n").filter { line in
      line.contains("|SCAN ") && line.contains(#/SCAN (task|task_source|task_department|progress_item)\b/#)
    }
    #expect(scans.isEmpty == (query != .byText), "\(plan)")
    #expect(plan.contains("SEARCH "), "\(plan)")
  }

  /// Reports that come in any order have the same history.
  @Test func theOrderOfAddingDoesNotMatter() throws {
    let texts = ["一", "二", "三"].map { quarter in
      "（区交通局）2026年重点工作落实情况表（第\(quarter)季度）\n序号,任务来源,任务内容,责任部门,进展情况\n1,报告第3项,修路,区交通局,\(quarter)\n"
    }
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      let folder = try TemporaryFolder()
      let ledger = Ledger(path: folder.path("reports.db"))
      for index in order { _ = try ledger.add([input(texts[index])], at: "2026-04-01T00:00:00Z") }
      let histories = try ledger.history(of: "修路")
      #expect(histories.map { $0.entries.map(\.task.progress) } == [["一", "二", "三"]])
    }
  }

  /// Each document of a ledger's folder is there with its own time and hash.
  @Test func timesAreISO8601() throws {
    #expect(try #require(Ledger.now().wholeMatch(of: #/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/#)).output.count == 20)
    #expect(Ledger.today().wholeMatch(of: #/20\d\d-\d\d-\d\d/#) != nil)
  }
}
