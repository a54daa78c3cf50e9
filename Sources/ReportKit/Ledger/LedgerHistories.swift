internal import ReportAnalysis
internal import ReportModel

/// A task whose history somebody asks for.
struct HistorySeed {
  let id: Int
  let series: [UInt8]
}

extension Database {
  /// The tasks that somebody asks for.
  func seeds(named words: String) throws(SQLiteError) -> [HistorySeed] {
    func found(_ query: LedgerQuery, _ values: [SQLValue]) throws(SQLiteError) -> [HistorySeed] {
      try all(query.sql, values) { row in
        HistorySeed(id: row.integer(0) ?? 0, series: row.bytes(1) ?? [])
      }
    }
    if let number = Int(words), number >= 0 { return try found(.byNumber, [.integer(number)]) }
    let sources = taskSources(words)
    if sources.count == 1, let source = sources.first, let first = source.items.first {
      let document = TaskKeys.document(source.document)
      var seeds = try found(.bySource, [.integer(first), .text(document)])
      for item in source.items.dropFirst() {
        let others = Set(try found(.bySource, [.integer(item), .text(document)]).map(\.id))
        seeds.removeAll { !others.contains($0.id) }
      }
      if !seeds.isEmpty { return seeds }
    }
    let key = TaskKeys.folded(words)
    return key.isEmpty ? [] : try found(.byText, [.text(key)])
  }

  /// What the tasks that are asked for have been from report to report, series by series.
  func histories(of seeds: [HistorySeed], _ reports: [LedgerReport]) throws(SQLiteError) -> [LedgerHistory] {
    // All reports come in the order of time.
    let order = Dictionary(reports.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let reportOf = Dictionary(reports.map { ($0.id, $0) }) { first, _ in first }
    var histories: [LedgerHistory] = []
    var places: [[UInt8]: Int] = [:]
    var groups: [[HistorySeed]] = []
    for seed in seeds {
      let place = places[seed.series] ?? groups.count
      if places.updateValue(place, forKey: seed.series) == nil { groups.append([]) }
      groups[place].append(seed)
    }
    for group in groups {
      let tasks = try relatives(of: group).sorted {
        (order[$0.report] ?? 0, $0.position, $0.id) < (order[$1.report] ?? 0, $1.position, $1.id)
      }
      histories += try self.histories(of: Set(group.map(\.id)), among: tasks, reportOf)
    }
    return histories
  }

  /// A task of a series, with what it is found by.
  private struct Relative {
    let id: Int
    let report: Int
    let position: Int
    let keys: TaskKeys
  }

  /// All tasks of a series that seeds have a source or a text in common with, and those that these have one in common with, and so
  /// on: no other task says anything about what became of the seeds.
  private func relatives(of seeds: [HistorySeed]) throws(SQLiteError) -> [Relative] {
    guard let series = seeds.first?.series else { return [] }
    var found: [Relative] = []
    var seen: Set<Int> = []
    var (sources, texts): (Set<[UInt8]>, Set<[UInt8]>) = ([], [])
    var keys: [TaskKeys] = []
    func look(_ query: LedgerQuery, _ key: SQLValue) throws(SQLiteError) {
      try rows(of: query.sql, [key, .text(series)]) { row in
        guard let id = row.integer(0), seen.insert(id).inserted else { return }
        let relative = Relative(
          id: id, report: row.integer(1) ?? 0, position: row.integer(2) ?? 0,
          keys: TaskKeys(identity: row.bytes(3), text: row.bytes(4)))
        found.append(relative)
        keys.append(relative.keys)
      }
    }
    for seed in seeds { try look(.sameTask, .integer(seed.id)) }
    while let next = keys.popLast() {
      if let source = next.source, sources.insert(source).inserted { try look(.sameIdentity, .text(source)) }
      if let text = next.text, texts.insert(text).inserted { try look(.sameText, .text(text)) }
    }
    return found
  }

  /// The chains that have one of the tasks that are asked for.
  private func histories(
    of asked: Set<Int>, among tasks: [Relative], _ reports: [Int: LedgerReport]
  ) throws(SQLiteError) -> [LedgerHistory] {
    var generations: [TaskChains.Generation] = []
    var ids: [[Int]] = []
    var last: Int?
    for task in tasks {
      if task.report != last {
        last = task.report
        generations.append(TaskChains.Generation(year: reports[task.report]?.year, tasks: []))
        ids.append([])
      }
      generations[generations.count - 1].tasks.append(task.keys)
      ids[ids.count - 1].append(task.id)
    }
    let chains = TaskChains(generations)
    var histories: [LedgerHistory] = []
    for chain in chains.chains where chain.contains(where: { asked.contains(ids[$0.generation][$0.task]) }) {
      var entries: [LedgerHistory.Entry] = []
      for place in chain {
        let found = try all(LedgerQuery.task.sql, [.integer(ids[place.generation][place.task])]) { row in
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
