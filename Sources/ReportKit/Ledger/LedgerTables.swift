/// The tables of a ledger, as docs/ledger.md describes them.
package struct LedgerTables: Sendable {
  /// What brings a file from each version to the next one, from version 0, which is an empty file.
  package let migrations: [String]

  /// The tables of a version: the number of its migrations.
  package init(migrations: [String]) { self.migrations = migrations }

  /// The version that is written.
  var version: Int { migrations.count }

  /// What SQLite files say of themselves in their header: `RPKL`.
  static let applicationID = 0x5250_4B4C

  /// The tables of today. What stands in a released migration stays as it is; a change is another one.
  package static let current = LedgerTables(migrations: [first])

  private static let first = """
    CREATE TABLE report (
      id INTEGER PRIMARY KEY,
      issuer TEXT,
      title TEXT NOT NULL,
      subject TEXT,
      kind TEXT,
      year INTEGER,
      period TEXT,
      period_from TEXT,
      period_to TEXT,
      input TEXT NOT NULL,
      number INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      added_at TEXT NOT NULL,
      replaced_by INTEGER REFERENCES report(id),
      identity TEXT NOT NULL,
      series TEXT NOT NULL,
      content_sha256 TEXT NOT NULL
    );
    CREATE INDEX report_identity ON report(identity);
    CREATE INDEX report_series ON report(series);
    CREATE TABLE task (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES report(id),
      position INTEGER NOT NULL,
      identity TEXT,
      number INTEGER,
      section TEXT,
      text TEXT,
      progress TEXT,
      lacks_progress INTEGER NOT NULL,
      status TEXT,
      deadline TEXT,
      deadline_to TEXT,
      completion_rate REAL,
      amount REAL,
      amount_unit TEXT,
      text_key TEXT
    );
    CREATE INDEX task_report ON task(report_id, lacks_progress);
    CREATE INDEX task_identity ON task(identity);
    CREATE INDEX task_text_key ON task(text_key);
    CREATE TABLE task_source (
      task_id INTEGER NOT NULL REFERENCES task(id),
      document TEXT NOT NULL,
      item INTEGER,
      document_key TEXT NOT NULL
    );
    CREATE INDEX task_source_item ON task_source(item, document_key);
    CREATE INDEX task_source_task ON task_source(task_id);
    CREATE TABLE task_department (
      task_id INTEGER NOT NULL REFERENCES task(id),
      n INTEGER NOT NULL,
      department TEXT NOT NULL,
      role TEXT NOT NULL
    );
    CREATE INDEX task_department_task ON task_department(task_id, n);
    CREATE INDEX task_department_department ON task_department(department);
    CREATE TABLE progress_item (
      task_id INTEGER NOT NULL REFERENCES task(id),
      n INTEGER NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX progress_item_task ON progress_item(task_id, n);
    CREATE TABLE diagnostic (
      report_id INTEGER NOT NULL REFERENCES report(id),
      severity TEXT NOT NULL,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      place TEXT
    );
    CREATE INDEX diagnostic_report ON diagnostic(report_id);
    """
}

/// What a ledger is asked. Values are bound; no text of an input becomes part of a statement.
package enum LedgerQuery: CaseIterable {
  /// The reports of one identity, the first one first.
  case versions
  /// All reports, by who reports and when.
  case reports
  /// The tasks of a series that have a source or text in common, with what tells them from each other.
  case sameIdentity, sameText
  /// A task in the same form.
  case sameTask
  /// A task.
  case task
  /// The departments of a task.
  case departments
  /// The tasks from an item of a document, and the series of their reports; of any document where none is named.
  case bySource
  /// The tasks with a piece of text. Nothing but a look at all of them finds that.
  case byText
  /// The tasks of a 序号 in the latest reports.
  case byNumber
  /// The tasks of the latest reports that are behind on a day, the most urgent first.
  case late

  /// The statement.
  package var sql: String {
    switch self {
    case .versions: "SELECT id, content_sha256, replaced_by FROM report WHERE identity = ?1 ORDER BY id"
    case .reports:
      """
      SELECT id, issuer, title, year, period, period_from, period_to, input, number, sha256, added_at, replaced_by,
        (SELECT count(*) FROM task WHERE report_id = report.id),
        (SELECT count(*) FROM task WHERE report_id = report.id AND lacks_progress = 1)
      FROM report ORDER BY issuer, series, \(Self.time), id
      """
    case .sameIdentity: "\(Self.keys) WHERE task.identity = ?1 AND report.series = ?2 AND report.replaced_by IS NULL"
    case .sameTask: "\(Self.keys) WHERE task.id = ?1 AND report.series = ?2 AND report.replaced_by IS NULL"
    case .sameText: "\(Self.keys) WHERE task.text_key = ?1 AND report.series = ?2 AND report.replaced_by IS NULL"
    case .task: "SELECT \(Self.taskColumns) FROM task WHERE task.id = ?1"
    case .departments: "SELECT department FROM task_department WHERE task_id = ?1 ORDER BY n"
    case .bySource:
      """
      SELECT task.id, report.series
      FROM task_source JOIN task ON task.id = task_source.task_id JOIN report ON report.id = task.report_id
      WHERE task_source.item = ?1 AND (?2 = '' OR task_source.document_key = ?2) AND report.replaced_by IS NULL
      """
    case .byText:
      """
      SELECT task.id, report.series FROM task JOIN report ON report.id = task.report_id
      WHERE instr(task.text_key, ?1) > 0 AND report.replaced_by IS NULL
      """
    case .byNumber:
      """
      \(Self.latest)
      SELECT task.id, latest.series FROM latest JOIN task ON task.report_id = latest.id
      WHERE latest.place = 1 AND task.number = ?1
      """
    case .late:
      """
      \(Self.latest)
      SELECT \(Self.taskColumns) FROM latest JOIN task ON task.report_id = latest.id
      WHERE latest.place = 1 AND (task.status = 'delayed'
        OR (task.deadline_to < ?1 AND (task.status IS NULL OR task.status NOT IN ('completed', 'longTerm'))))
      ORDER BY task.deadline_to IS NULL, task.deadline_to, latest.issuer, task.report_id, task.position
      """
    }
  }

  private static var keys: String {
    "SELECT task.id, task.report_id, task.position, task.identity, task.text_key FROM task JOIN report ON report.id = task.report_id"
  }

  private static var taskColumns: String {
    "task.id, task.report_id, task.number, task.text, task.deadline, task.deadline_to, task.status, task.progress"
  }

  /// The order of time: a report of a year alone stands before those of the year's parts.
  private static var time: String { "coalesce(period_to, CAST(year AS TEXT), ''), coalesce(period_from, '')" }

  /// The latest report of each series has the place 1. Without an issuer nobody knows whose series it is, so that each input is
  /// a series of its own.
  private static var latest: String {
    """
    WITH latest AS (
      SELECT id, issuer, series, rank() OVER (
        PARTITION BY series, CASE WHEN issuer IS NULL THEN input END
        ORDER BY coalesce(period_to, CAST(year AS TEXT), '') DESC, coalesce(period_from, '') DESC) AS place
      FROM report WHERE replaced_by IS NULL)
    """
  }
}
