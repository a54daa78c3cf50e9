public import ReportModel

/// The tasks that have something in common: a department or a source.
public struct TaskGroup: Sendable, Equatable {
  /// What they have in common, as the first of them writes it, or a schema names the department; empty for tasks without.
  public let name: String
  /// Every way in which the name is written, the first one first.
  public private(set) var spellings: [String] = []
  /// The indices of the tasks in ``Summary/tasks``, rising.
  public private(set) var tasks: [Int] = []
  /// The items that the tasks come from, by document in the order of the tasks; item numbers rising, each once.
  public private(set) var sources: [TaskSource] = []
  /// How many of the tasks lack progress.
  public private(set) var withoutProgress = 0
  /// How many are behind.
  public private(set) var behind = 0
  /// How many are in each state; states that no task is in are left out.
  public private(set) var statuses: [TaskStatus: Int] = [:]

  /// The numbers of all items, rising, each once; of different documents, too.
  public var items: [Int] { Set(sources.flatMap(\.items)).sorted() }

  init(name: String) { self.name = name }

  /// Adds a task, unless it was the last one added.
  /// - Parameter spelling: The name as the task writes it, where no task before it has done so.
  mutating func add(_ index: Int, _ task: ReportTask, spelling: String?) {
    if let spelling { spellings.append(spelling) }
    guard tasks.last != index else { return }
    tasks.append(index)
    if task.lacksProgress { withoutProgress += 1 }
    if task.lateness != nil { behind += 1 }
    if let status = task.row.status { statuses[status, default: 0] += 1 }
  }

  /// Says which items of its own a document has that the tasks come from.
  mutating func finish(withItems items: Set<Int>) { sources = [TaskSource(document: name, items: items.sorted())] }

  /// Collects the sources of the tasks, when all have been added.
  mutating func finish(with tasks: [ReportTask]) {
    var places: [NameKey: Int] = [:]
    var items: [Set<Int>] = []
    for source in self.tasks.lazy.flatMap({ tasks[$0].row.sources }) {
      let key = NameKey(source.document)
      let place = places[key] ?? sources.count
      if places.updateValue(place, forKey: key) == nil {
        sources.append(TaskSource(document: inOneLine(source.document), items: []))
        items.append([])
      }
      items[place].formUnion(source.items)
    }
    for index in sources.indices { sources[index].items = items[index].sorted() }
  }
}

/// Collects tasks under names.
struct GroupBuilder {
  private var groups: [TaskGroup] = []
  private var places: [NameKey: Int] = [:]
  /// The spellings that were met, each with one name alone.
  private var spellings: Set<[UInt8]> = []
  private var nameless = TaskGroup(name: "")
  private var tasks: [ReportTask] = []
  /// For each group the items of the document that it is named after; empty where groups are named otherwise.
  private var items: [Set<Int>] = []

  /// Adds a task of a list under each of the documents that it comes from.
  mutating func add(_ index: Int, of tasks: [ReportTask], from sources: [TaskSource]) {
    add(index, of: tasks, to: sources.map { ($0.document, $0.document) })
    for source in sources {
      guard let place = places[NameKey(source.document)] else { continue }
      while items.count < groups.count { items.append([]) }
      items[place].formUnion(source.items)
    }
  }

  /// Adds a task of a list under each of its names, or to those without any.
  /// - Parameter names: The names, each with what the task writes for it.
  mutating func add(_ index: Int, of tasks: [ReportTask], to names: [(name: String, written: String)]) {
    self.tasks = tasks
    var hasName = false
    for (name, written) in names {
      let key = NameKey(name)
      guard !key.isEmpty else { continue }
      hasName = true
      let place = places[key] ?? groups.count
      if places.updateValue(place, forKey: key) == nil { groups.append(TaskGroup(name: inOneLine(name))) }
      let spelling = inOneLine(written)
      let isNew = spellings.insert(Array(spelling.utf8)).inserted
      groups[place].add(index, tasks[index], spelling: isNew ? spelling : nil)
    }
    if !hasName { nameless.add(index, tasks[index], spelling: nil) }
  }

  /// The groups, those with the most tasks first.
  var sorted: [TaskGroup] {
    let order = groups.indices.sorted { (-groups[$0].tasks.count, $0) < (-groups[$1].tasks.count, $1) }
    return order.map { index in
      guard !items.isEmpty else { return finished(groups[index]) }
      var group = groups[index]
      group.finish(withItems: items[index])
      return group
    }
  }

  /// The tasks without a name.
  var rest: TaskGroup { finished(nameless) }

  private func finished(_ group: TaskGroup) -> TaskGroup {
    var group = group
    group.finish(with: tasks)
    return group
  }
}
