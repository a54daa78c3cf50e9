import Foundation
import TestSupport
import Testing

/// docs/analysis.md: every query gives what the page shows.
struct AnalysisPageTests {
  private static let python = Repository.url(".build-venv/bin/python").path
  private static let hasDuckDB =
    (try? Command.run(python, ["-c", "import duckdb, duckdb_extension_sqlite_scanner"]))?.status == 0
  private static let hasSQLite = (try? Command.tool(["sqlite3", "--version"]))?.status == 0

  private func answers(_ tool: String, python: String) throws -> String {
    let script = Repository.url("Tests/ReportCommandTests/analysis.py").path
    let result = try Command.run(python, [script, Command.reportkit, Repository.root.path, tool])
    #expect(result.status == 0, "\(result.errors)")
    return result.text
  }

  @Test(
    .enabled(if: hasDuckDB, "SKIPPED: no duckdb with its extension for SQLite in .build-venv; make test installs them"))
  func duckDBAnswersAsThePageShows() throws {
    #expect(try answers("duckdb", python: Self.python) == "3 queries answered by duckdb\n")
  }

  @Test(.enabled(if: hasSQLite, "SKIPPED: there is no sqlite3; make test installs it"))
  func sqlite3AnswersAsThePageShows() throws {
    #expect(try answers("sqlite3", python: "/usr/bin/python3") == "2 queries answered by sqlite3\n")
  }
}
