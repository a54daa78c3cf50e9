internal import Glibc
package import ReportAnalysis
package import ReportModel

extension Ledger {
  /// All reports, those that others have replaced too, by who reports and when.
  package func reports() throws(ReportError) -> [LedgerReport] {
    try file.read { database throws(SQLiteError) in try database.reports() }
  }

  /// The reports with these numbers.
  func reports(_ ids: Set<Int>) throws(ReportError) -> [Int: LedgerReport] {
    Dictionary(uniqueKeysWithValues: try reports().filter { ids.contains($0.id) }.map { ($0.id, $0) })
  }

  /// The tasks of the latest reports whose last day lies before another and that are not completed, and those whose state says
  /// that they are behind; the most urgent first.
  /// - Parameter day: The day, as ISO 8601.
  package func late(on day: String) throws(ReportError) -> [LateTask] {
    try file.read { database throws(SQLiteError) in
      let reports = try database.reportsByID()
      let tasks = try database.all(LedgerQuery.late.sql, [.text(day)]) { $0.task(in: reports) }
      var late: [LateTask] = []
      for (id, task) in tasks.compactMap(\.self) {
        let reason: ReportTask.Lateness =
          switch task.status {
          case .delayed: .delayed
          case nil: .unstated
          default: .overdue
          }
        late.append(LateTask(try database.withDepartments(task, id: id), reason))
      }
      return late
    }
  }

  /// What tasks have been from report to report.
  /// - Parameter words: A number: the tasks of that 序号 in the latest reports. A source, as 市政府工作报告第3项 or 第3项: the tasks that
  ///   come from it. Else a piece of their text.
  package func history(of words: String) throws(ReportError) -> [LedgerHistory] {
    try file.read { database throws(SQLiteError) in
      let seeds = try database.seeds(named: words)
      return seeds.isEmpty ? [] : try database.histories(of: seeds, try database.reports())
    }
  }

  /// The time, in UTC, as ISO 8601.
  package static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day(of: parts))T\(clock.joined(separator: ":"))Z"
  }

  /// The day where the command runs, as ISO 8601.
  package static func today() -> String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return day(of: parts)
  }

  private static func day(of parts: tm) -> String {
    let date = CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    return date?.description ?? ""
  }
}

extension Database {
  func reports() throws(SQLiteError) -> [LedgerReport] {
    try all(LedgerQuery.reports.sql) { row in
      LedgerReport(
        id: row.integer(0) ?? 0, issuer: row.text(1), title: row.text(2) ?? "", year: row.integer(3),
        period: row.text(4), periodFrom: row.text(5), periodTo: row.text(6), input: row.text(7) ?? "",
        number: row.integer(8) ?? 1, sha256: row.text(9) ?? "", addedAt: row.text(10) ?? "",
        replacedBy: row.integer(11), tasks: row.integer(12) ?? 0, withoutProgress: row.integer(13) ?? 0)
    }
  }

  fileprivate func reportsByID() throws(SQLiteError) -> [Int: LedgerReport] {
    Dictionary(try reports().map { ($0.id, $0) }) { first, _ in first }
  }

  func withDepartments(_ task: LedgerTask, id: Int) throws(SQLiteError) -> LedgerTask {
    var task = task
    task.departments = try all(LedgerQuery.departments.sql, [.integer(id)]) { $0.text(0) ?? "" }
    return task
  }
}

extension Statement {
  /// The task that a row has; nil where nobody knows its report.
  func task(in reports: [Int: LedgerReport]) -> (id: Int, task: LedgerTask)? {
    guard let id = integer(0), let report = integer(1).flatMap({ reports[$0] }) else { return nil }
    let task = LedgerTask(
      report: report, number: integer(2), text: text(3), departments: [], deadline: text(4), deadlineTo: text(5),
      status: text(6).flatMap(TaskStatus.init), progress: text(7))
    return (id, task)
  }
}
