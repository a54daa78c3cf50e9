internal import Foundation

extension TemporaryFolder {
  /// Runs a statement on an SQLite file with Python's sqlite3, which is no part of ours.
  /// - Returns: The rows, a line each, their values separated by `|`; NULL is empty.
  package func sql(_ statement: String, in name: String = "reports.db") throws -> String {
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1])
      rows = connection.execute(sys.argv[2]).fetchall()
      connection.commit()
      print("\\n".join("|".join("" if value is None else str(value) for value in row) for row in rows))
      """
    let result = try Command.run("/usr/bin/python3", ["-c", script, path(name), statement])
    guard result.status == 0 else { throw SQLFailure(description: result.errors) }
    return result.text.trimmingCharacters(in: .newlines)
  }

  /// Why a statement was not run.
  package struct SQLFailure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs `reportkit ledger` here.
  package func ledger(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Result {
    try Command.run(["ledger"] + arguments, in: url, environment: environment)
  }
}
