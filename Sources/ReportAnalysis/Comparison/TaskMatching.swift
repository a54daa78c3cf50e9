/// Finds for the tasks of an old report those of a new one that are the same.
///
/// By source first: all documents and their items, where both name items. What is left then by its text. Only what is alone with
/// its key on both sides is a match; of several tasks with one key, those whose text is the same and alone, too. Others are
/// ambiguous: nobody knows which has become which.
struct TaskMatching {
  /// What tasks were matched by.
  typealias Key = Comparison.Key

  private let old: [TaskKeys]
  private let new: [TaskKeys]
  /// Matches, by indices of the old and the new tasks.
  private(set) var matches: [(old: Int, new: Int, key: Key)] = []
  private(set) var ambiguous: [(old: [Int], new: [Int], key: Key)] = []
  /// The tasks that have no counterpart, rising.
  private(set) var removed: [Int] = []
  private(set) var added: [Int] = []

  init(old: [TaskKeys], new: [TaskKeys]) {
    self.old = old
    self.new = new
    removed = Array(old.indices)
    added = Array(new.indices)
    match(by: .source, \.source)
    match(by: .text, \.text)
    matches.sort { $0.new < $1.new }
  }

  /// Matches tasks of several issuers: those of each with its own.
  ///
  /// A report that does not say whose it is may be anybody's, and a merged one is of many: its tasks are looked for among those
  /// that are left then.
  init(ofSeveral old: [(keys: TaskKeys, issuer: String?)], new: [(keys: TaskKeys, issuer: String?)]) {
    self.init(old: old.map { $0.keys.of($0.issuer) }, new: new.map { $0.keys.of($0.issuer) })
    for isNameless in [true, false] {
      let olds = removed.filter { (old[$0].issuer == nil) == isNameless }
      let news = added.filter { isNameless || new[$0].issuer == nil }
      let rest = TaskMatching(old: olds.map { old[$0].keys }, new: news.map { new[$0].keys })
      matches += rest.matches.map { (olds[$0.old], news[$0.new], $0.key) }
      ambiguous += rest.ambiguous.map { ($0.old.map { olds[$0] }, $0.new.map { news[$0] }, $0.key) }
      let found = (
        old: Set(olds).subtracting(rest.removed.map { olds[$0] }),
        new: Set(news).subtracting(rest.added.map { news[$0] })
      )
      removed.removeAll { found.old.contains($0) }
      added.removeAll { found.new.contains($0) }
    }
    matches.sort { $0.new < $1.new }
  }

  private mutating func match(by key: Key, _ keyOf: (TaskKeys) -> [UInt8]?) {
    let olds = groups(removed, of: old, keyOf)
    let news = groups(added, of: new, keyOf)
    var settled: (old: Set<Int>, new: Set<Int>) = ([], [])
    // In the order of the old tasks, so that the same input gives the same output.
    for (group, oldTasks) in olds.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let newTasks = news[group] else { continue }
      var (oldLeft, newLeft) = (oldTasks, newTasks)
      if oldTasks.count > 1 || newTasks.count > 1 {
        let byText = (groups(oldTasks, of: old, \.text), groups(newTasks, of: new, \.text))
        for (text, tasks) in byText.0.sorted(by: { $0.value[0] < $1.value[0] }) where tasks.count == 1 {
          guard let others = byText.1[text], others.count == 1 else { continue }
          matches.append((tasks[0], others[0], key))
          settled.old.insert(tasks[0])
          settled.new.insert(others[0])
        }
        oldLeft.removeAll { settled.old.contains($0) }
        newLeft.removeAll { settled.new.contains($0) }
      } else {
        matches.append((oldTasks[0], newTasks[0], key))
        settled.old.insert(oldTasks[0])
        settled.new.insert(newTasks[0])
        continue
      }
      guard !oldLeft.isEmpty, !newLeft.isEmpty else { continue }
      ambiguous.append((oldLeft, newLeft, key))
      settled.old.formUnion(oldLeft)
      settled.new.formUnion(newLeft)
    }
    removed.removeAll { settled.old.contains($0) }
    added.removeAll { settled.new.contains($0) }
  }

  private func groups(
    _ indices: [Int], of tasks: [TaskKeys], _ keyOf: (TaskKeys) -> [UInt8]?
  ) -> [[UInt8]: [Int]] {
    var groups: [[UInt8]: [Int]] = [:]
    for index in indices {
      if let key = keyOf(tasks[index]) { groups[key, default: []].append(index) }
    }
    return groups
  }
}
