internal import ReportModel

/// The file of a ledger.
///
/// Its journal is SQLite's rollback journal: with a write-ahead log the ledger would be three files, which a file server keeps
/// apart and a copy of one tears. What a killed program leaves is undone by the next one that opens the file.
struct LedgerFile {
  let path: String
  let tables: LedgerTables
  /// How many milliseconds to wait for another program.
  let patience: Int32

  /// Answers questions about what is there.
  func read<Answer>(_ body: (Database) throws(SQLiteError) -> Answer) throws(ReportError) -> Answer {
    try reporting(isWriting: false) { () throws(LedgerFailure) in
      let database = try open(isMade: false)
      let version = try checked(database, mayBeEmpty: false)
      return try attempt { () throws(SQLiteError) in
        if version < tables.version {
          try database.execute("BEGIN IMMEDIATE")
          try migrate(database, from: version)
          try database.execute("COMMIT")
        }
        try database.execute("BEGIN")
        return try body(database)
      }
    }
  }

  /// Changes what is there, all or nothing.
  /// - Parameter body: Does it, and says whether anything was changed.
  func write(_ body: (Database) throws(SQLiteError) -> Bool) throws(ReportError) {
    try reporting(isWriting: true) { () throws(LedgerFailure) in
      let database = try open(isMade: true)
      try attempt { () throws(SQLiteError) in try database.execute("BEGIN IMMEDIATE") }
      let version = try checked(database, mayBeEmpty: true)
      // A damaged page that this change does not touch would stay unseen.
      guard
        try attempt({ () throws(SQLiteError) in try database.all("PRAGMA quick_check(1)") { $0.text(0) ?? "" } }) == [
          "ok"
        ]
      else { throw .damaged }
      try attempt { () throws(SQLiteError) in
        try migrate(database, from: version)
        try database.execute(try body(database) || version < tables.version ? "COMMIT" : "ROLLBACK")
      }
    }
  }

  private func open(isMade: Bool) throws(LedgerFailure) -> Database {
    try attempt { () throws(SQLiteError) in
      let database = try Database(path: path, isMade: isMade, patience: patience)
      try database.execute("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON")
      return database
    }
  }

  /// The version of the tables; 0 of a file that has nothing in it.
  private func checked(_ database: Database, mayBeEmpty: Bool) throws(LedgerFailure) -> Int {
    let (id, version, things) = try attempt { () throws(SQLiteError) in
      (
        try database.number("PRAGMA application_id"), try database.number("PRAGMA user_version"),
        try database.number("SELECT count(*) FROM sqlite_master")
      )
    }
    if id == LedgerTables.applicationID {
      guard version <= tables.version else { throw .newer(version) }
      return version
    }
    guard id == 0, version == 0, things == 0 else { throw .otherDatabase }
    guard mayBeEmpty else { throw .empty }
    return 0
  }

  private func migrate(_ database: Database, from version: Int) throws(SQLiteError) {
    guard version < tables.version else { return }
    for migration in tables.migrations[version...] { try database.execute(migration) }
    try database.execute(
      "PRAGMA application_id = \(LedgerTables.applicationID); PRAGMA user_version = \(tables.version)")
  }

  private func attempt<Value>(_ step: () throws(SQLiteError) -> Value) throws(LedgerFailure) -> Value {
    do throws(SQLiteError) { return try step() } catch { throw .database(error) }
  }

  private func reporting<Value>(
    isWriting: Bool, _ body: () throws(LedgerFailure) -> Value
  ) throws(ReportError) -> Value {
    do throws(LedgerFailure) { return try body() } catch {
      throw ReportError(error.diagnostic(isWriting: isWriting, version: tables.version).of(path))
    }
  }
}

/// Why a ledger cannot be used.
private enum LedgerFailure: Error {
  case database(SQLiteError)
  case newer(Int)
  case otherDatabase
  case empty
  case damaged

  func diagnostic(isWriting: Bool, version: Int) -> Diagnostic {
    switch self {
    case .newer(let found): return Diagnostic(.invalidLedger, .newerLedger(found, known: version))
    case .otherDatabase: return Diagnostic(.invalidLedger, .otherDatabase)
    case .empty: return Diagnostic(.invalidLedger, .emptyLedger)
    case .damaged: return Diagnostic(.invalidLedger, .damagedLedger)
    case .database(let error):
      let code: Diagnostic.Code = isWriting ? .unwritableFile : .unreadableFile
      switch error.kind {
      case .noDatabase: return Diagnostic(.invalidLedger, .noLedger)
      case .corrupt, .otherTables: return Diagnostic(.invalidLedger, .damagedLedger)
      case .busy: return Diagnostic(code, .busyLedger)
      case .readOnly: return Diagnostic(code, .readOnlyLedger)
      case .cannotOpen(let number):
        let reason = number == 0 ? Message(verbatim: error.words) : systemError(number)
        return Diagnostic(code, isWriting ? .unwritableLedger(reason) : .unreadable(reason))
      case .other:
        let reason = Message(verbatim: error.words)
        return Diagnostic(code, isWriting ? .unwritableLedger(reason) : .unreadable(reason))
      }
    }
  }
}
