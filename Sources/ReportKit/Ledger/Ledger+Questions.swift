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
      let seeds = try database.tasks(named: words)
      var series: [[UInt8]] = []
      var seen: Set<[UInt8]> = []
      for seed in seeds where seen.insert(seed.series).inserted { series.append(seed.series) }
      let asked = Set(seeds.map(\.id))
      let reports = try database.reportsByID()
      var histories: [LedgerHistory] = []
      for key in series { histories += try database.histories(of: asked, in: key, reports) }
      return histories
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
  fileprivate func reports() throws(SQLiteError) -> [LedgerReport] {
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

  fileprivate func withDepartments(_ task: LedgerTask, id: Int) throws(SQLiteError) -> LedgerTask {
    var task = task
    task.departments = try all(LedgerQuery.departments.sql, [.integer(id)]) { $0.text(0) ?? "" }
    return task
  }

  /// The tasks that somebody asks for, each with the series of its report.
  fileprivate func tasks(named words: String) throws(SQLiteError) -> [(id: Int, series: [UInt8])] {
    func found(_ query: LedgerQuery, _ values: [SQLValue]) throws(SQLiteError) -> [(id: Int, series: [UInt8])] {
      try all(query.sql, values) { ($0.integer(0) ?? 0, $0.bytes(1) ?? []) }
    }
    if let number = Int(words), number >= 0 { return try found(.byNumber, [.integer(number)]) }
    let sources = taskSources(words)
    if sources.count == 1, let source = sources.first, let first = source.items.first {
      let document = TaskKeys.document(source.document)
      var tasks = try found(.bySource, [.integer(first), .text(document)])
      for item in source.items.dropFirst() {
        let others = Set(try found(.bySource, [.integer(item), .text(document)]).map(\.id))
        tasks.removeAll { !others.contains($0.id) }
      }
      if !tasks.isEmpty { return tasks }
    }
    let key = TaskKeys.folded(words)
    return key.isEmpty ? [] : try found(.byText, [.text(key)])
  }

  /// The chains of a series that have one of the tasks that are asked for.
  fileprivate func histories(
    of asked: Set<Int>, in series: [UInt8], _ reports: [Int: LedgerReport]
  ) throws(SQLiteError) -> [LedgerHistory] {
    var generations: [TaskChains.Generation] = []
    var tasks: [[Int]] = []
    var last: Int?
    try rows(of: LedgerQuery.keys.sql, [.text(series)]) { row in
      if row.integer(0) != last {
        last = row.integer(0)
        generations.append(TaskChains.Generation(year: row.integer(1), tasks: []))
        tasks.append([])
      }
      generations[generations.count - 1].tasks.append(TaskKeys(identity: row.bytes(3), text: row.bytes(4)))
      tasks[tasks.count - 1].append(row.integer(2) ?? 0)
    }
    let chains = TaskChains(generations)
    var histories: [LedgerHistory] = []
    for chain in chains.chains where chain.contains(where: { asked.contains(tasks[$0.generation][$0.task]) }) {
      var entries: [LedgerHistory.Entry] = []
      for place in chain {
        let found = try all(LedgerQuery.task.sql, [.integer(tasks[place.generation][place.task])]) { row in
          row.task(in: reports)
        }
        guard let (id, task) = found.compactMap(\.self).first else { continue }
        let whole = try withDepartments(task, id: id)
        entries.append(LedgerHistory.Entry(whole, isAmbiguous: chains.ambiguous.contains(place)))
      }
      histories.append(LedgerHistory(entries))
    }
    return histories
  }
}

extension Statement {
  /// The task that a row has; nil where nobody knows its report.
  fileprivate func task(in reports: [Int: LedgerReport]) -> (id: Int, task: LedgerTask)? {
    guard let id = integer(0), let report = integer(1).flatMap({ reports[$0] }) else { return nil }
    let task = LedgerTask(
      report: report, number: integer(2), text: text(3), departments: [], deadline: text(4), deadlineTo: text(5),
      status: text(6).flatMap(TaskStatus.init), progress: text(7))
    return (id, task)
  }
}
