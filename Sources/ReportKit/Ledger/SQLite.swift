internal import CSQLite

// The one file that knows SQLite.

/// What SQLite says of a step that it has not done.
struct SQLiteError: Error {
  /// What a caller can do something about.
  enum Kind {
    /// The file is no database.
    case noDatabase
    /// The file is damaged.
    case corrupt
    /// A table or a column is not there, or other than it was made.
    case otherTables
    /// Another program writes to it.
    case busy
    /// The file, or its folder, may not be written.
    case readOnly
    /// The file cannot be opened, for the system's reason.
    case cannotOpen(Int32)
    case other
  }

  let kind: Kind
  /// SQLite's own words.
  let words: String
}

/// A value of a row.
enum SQLValue {
  case null
  case integer(Int)
  case text([UInt8])

  static func text(_ text: String?) -> SQLValue { text.map { .text(Array($0.utf8)) } ?? .null }
  static func text(_ text: [UInt8]?) -> SQLValue { text.map { .text($0) } ?? .null }
  static func integer(_ number: Int?) -> SQLValue { number.map { .integer($0) } ?? .null }
}

/// An open SQLite file.
final class Database {
  fileprivate let handle: OpaquePointer
  /// Statements that were prepared already, by their texts, and those that insert rows, by their tables.
  private var statements: [String: Statement] = [:]
  private var insertions: [String: Statement] = [:]

  /// - Parameters:
  ///   - isMade: Whether a file that is not there is made.
  ///   - patience: How many milliseconds to wait for another program that writes.
  init(path: String, isMade: Bool, patience: Int32) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | (isMade ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_PRIVATECACHE
    // A name such as :memory: is a file's here.
    let code = sqlite3_open_v2(path.utf8.first == UInt8(ascii: "/") ? path : "./" + path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(code, of: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, patience)
    try check(reportkit_distrust_schema(handle))
  }

  deinit {
    // A statement that is not finalised would keep the file open.
    statements = [:]
    insertions = [:]
    sqlite3_close_v2(handle)
  }

  fileprivate func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw SQLiteError(code, of: handle) }
  }

  /// Runs statements that take no values: definitions and transactions.
  func execute(_ statements: String) throws(SQLiteError) { try check(sqlite3_exec(handle, statements, nil, nil, nil)) }

  /// Runs a statement that has no answer.
  func run(_ text: String, _ values: [SQLValue] = []) throws(SQLiteError) { try rows(of: text, values) { _ in } }

  /// Inserts a row.
  /// - Parameters:
  ///   - table: A name of ours, like those of the columns, which are always the same ones of a table.
  /// - Returns: The row's number.
  @discardableResult
  func insert(_ table: String, _ row: [(column: String, value: SQLValue)]) throws(SQLiteError) -> Int {
    let statement: Statement
    if let known = insertions[table] {
      statement = known
    } else {
      let places = row.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
      let columns = row.map(\.column).joined(separator: ", ")
      statement = try Statement("INSERT INTO \(table) (\(columns)) VALUES (\(places))", in: self)
      insertions[table] = statement
    }
    defer { statement.reset() }
    try statement.bind(row.map(\.value))
    _ = try statement.step()
    return Int(sqlite3_last_insert_rowid(handle))
  }

  /// Runs a statement and gives each row of its answer.
  func rows(of text: String, _ values: [SQLValue] = [], _ body: (Statement) -> Void) throws(SQLiteError) {
    let statement: Statement
    if let known = statements[text] {
      statement = known
    } else {
      statement = try Statement(text, in: self)
      statements[text] = statement
    }
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() { body(statement) }
  }

  /// Runs a statement and keeps what each row of its answer is made into.
  func all<Value>(
    _ text: String, _ values: [SQLValue] = [], _ value: (Statement) -> Value
  ) throws(SQLiteError) -> [Value] {
    var found: [Value] = []
    try rows(of: text, values) { found.append(value($0)) }
    return found
  }

  /// The first value of an answer, as a number.
  func number(_ text: String) throws(SQLiteError) -> Int {
    try all(text) { $0.integer(0) ?? 0 }.first ?? 0
  }
}

/// A statement that SQLite has read, and the row of its answer that it stands at.
final class Statement {
  private let handle: OpaquePointer
  private unowned let database: Database

  fileprivate init(_ text: String, in database: Database) throws(SQLiteError) {
    var prepared: OpaquePointer?
    try database.check(sqlite3_prepare_v3(database.handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil))
    guard let prepared else { throw SQLiteError(kind: .other, words: "an empty statement") }
    handle = prepared
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  fileprivate func bind(_ values: [SQLValue]) throws(SQLiteError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32
      switch value {
      case .null: code = sqlite3_bind_null(handle, place)
      case .integer(let number): code = sqlite3_bind_int64(handle, place, Int64(number))
      case .text(let bytes):
        guard let length = Int32(exactly: bytes.count) else {
          throw SQLiteError(kind: .other, words: "string or blob too big")
        }
        code = bytes.withUnsafeBytes { buffer in
          // An empty array may have no address, which SQLite would take for null.
          guard let base = buffer.bindMemory(to: CChar.self).baseAddress else {
            return reportkit_bind_text(handle, place, "", 0)
          }
          return reportkit_bind_text(handle, place, base, length)
        }
      }
      try database.check(code)
    }
  }

  /// - Returns: Whether there is another row.
  fileprivate func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw SQLiteError(code, of: database.handle)
    }
  }

  fileprivate func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// A column, from 0, as a number; nil for null.
  func integer(_ column: Int32) -> Int? { isNull(column) ? nil : Int(sqlite3_column_int64(handle, column)) }

  /// A column as the bytes of a text; nil for null.
  func bytes(_ column: Int32) -> [UInt8]? {
    guard !isNull(column), let text = sqlite3_column_text(handle, column) else { return nil }
    return Array(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// A column as a text; nil for null.
  func text(_ column: Int32) -> String? { bytes(column).map { String(decoding: $0, as: UTF8.self) } }
}

extension SQLiteError {
  fileprivate init(_ code: Int32, of database: OpaquePointer?) {
    words = String(cString: database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    switch code & 0xFF {
    case SQLITE_NOTADB: kind = .noDatabase
    case SQLITE_CORRUPT: kind = .corrupt
    // Our statements are right for our tables.
    case SQLITE_ERROR: kind = .otherTables
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: kind = .busy
    case SQLITE_READONLY, SQLITE_PERM: kind = .readOnly
    case SQLITE_CANTOPEN: kind = .cannotOpen(database.map { sqlite3_system_errno($0) } ?? 0)
    default: kind = .other
    }
  }
}
