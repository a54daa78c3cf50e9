/// The tasks of the reports of one series, each with what it was in the reports before: what ``Comparison`` would say from report
/// to report. A task that a report leaves out may come again later.
package struct TaskChains: Sendable {
  /// The tasks of one report.
  package struct Generation: Sendable {
    /// The year of the report. Item numbers are those of a year: item 3 of another year's document is another task.
    package var year: Int?
    /// What its tasks are found by.
    package var tasks: [TaskKeys]

    /// Makes a generation.
    package init(year: Int?, tasks: [TaskKeys]) {
      self.year = year
      self.tasks = tasks
    }
  }

  /// A task of a report, both counted from 0.
  package struct Place: Sendable, Hashable {
    /// The number of its report.
    package let generation: Int
    /// Its number in the report.
    package let task: Int
  }

  /// A chain that may go on.
  private struct End {
    var keys: TaskKeys
    var year: Int?
  }

  /// The tasks, those of a chain one after the other; chains in the order of their first tasks.
  package private(set) var chains: [[Place]] = []
  /// The tasks that begin a chain because nobody knows which of several earlier ones they go on with, or which of several later
  /// ones goes on with it.
  package private(set) var ambiguous: Set<Place> = []
  private var ends: [Int: End] = [:]
  /// The chains that may go on, by the keys of their last tasks: a report is held against those that it can match, not against all.
  private var bySource: [[UInt8]: Set<Int>] = [:]
  private var byText: [[UInt8]: Set<Int>] = [:]

  /// - Parameter generations: The reports in the order of time.
  package init(_ generations: [Generation]) {
    for (number, generation) in generations.enumerated() { append(generation, number) }
  }

  private mutating func append(_ generation: Generation, _ number: Int) {
    let candidates = candidates(for: generation)
    let old = candidates.map { chain in
      let end = ends[chain]
      let isOfYear = end?.year == nil || generation.year == nil || end?.year == generation.year
      return TaskKeys(source: isOfYear ? end?.keys.source : nil, text: end?.keys.text)
    }
    let matching = TaskMatching(old: old, new: generation.tasks)
    var chainOf = [Int?](repeating: nil, count: generation.tasks.count)
    for match in matching.matches { chainOf[match.new] = candidates[match.old] }
    for group in matching.ambiguous {
      // What cannot be told apart once would have to be guessed from then on.
      for index in group.old { close(candidates[index]) }
      for task in group.new { ambiguous.insert(Place(generation: number, task: task)) }
    }
    for (task, keys) in generation.tasks.enumerated() {
      let place = Place(generation: number, task: task)
      if let chain = chainOf[task] {
        close(chain)
        chains[chain].append(place)
        open(chain, End(keys: keys, year: generation.year))
      } else {
        chains.append([place])
        open(chains.count - 1, End(keys: keys, year: generation.year))
      }
    }
  }

  private func candidates(for generation: Generation) -> [Int] {
    var found: Set<Int> = []
    for key in Set(generation.tasks.compactMap(\.source)) { found.formUnion(bySource[key] ?? []) }
    for key in Set(generation.tasks.compactMap(\.text)) { found.formUnion(byText[key] ?? []) }
    return found.sorted()
  }

  private mutating func open(_ chain: Int, _ end: End) {
    ends[chain] = end
    if let key = end.keys.source { bySource[key, default: []].insert(chain) }
    if let key = end.keys.text { byText[key, default: []].insert(chain) }
  }

  private mutating func close(_ chain: Int) {
    guard let end = ends.removeValue(forKey: chain) else { return }
    if let key = end.keys.source { bySource[key]?.remove(chain) }
    if let key = end.keys.text { byText[key]?.remove(chain) }
  }
}
