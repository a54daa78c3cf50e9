internal import ReportAnalysis
internal import ReportModel

/// The tables of a comparison: whole for office files, and with some of their rows where only the widths of columns are wanted.
struct ComparisonTables {
  let comparison: Comparison
  let features: TaskFeatures
  /// About how many rows of tasks are made.
  var most = Int.max

  init(of comparison: Comparison) {
    self.comparison = comparison
    features = TaskFeatures(of: comparison.allTasks)
  }

  /// All for office files.
  var all: [Report] {
    [head, changed, added, removed] + (comparison.ambiguous.isEmpty ? [] : [ambiguous]) + [unchanged]
  }

  /// The column that says which report of a side a task is from, and those that all tables of tasks have after it.
  private func leading(_ side: Comparison.Side) -> [TaskColumn] { reportColumn(side) + features.leading }

  private func reportColumn(_ side: Comparison.Side) -> [TaskColumn] {
    comparison.namesReports ? [TaskColumn(name: "报表") { side.names[$0.report] }] : []
  }

  private var head: Report {
    var head = TableDraft(title: "任务变化对比", columns: ["新增", "减少", "变化", "未变", "无法对应"].map(TableDraft.count))
    let unclear = comparison.ambiguous.reduce(0) { $0 + $1.old.count + $1.new.count }
    head.rows = [
      [
        comparison.added.count, comparison.removed.count, comparison.changed.count, comparison.unchanged.count, unclear,
      ].map { String($0) }
    ]
    head.notesAbove = ["原：" + sideInOneLine(comparison.old), "新：" + sideInOneLine(comparison.new)]
    if comparison.hasNothingInCommon { head.notesBelow.append("两份报表没有相同的任务，可能不是同一份报表的前后两期，请核对。") }
    for (words, columns) in [("新表增加的栏目：", comparison.addedColumns), ("新表没有的栏目：", comparison.removedColumns)]
    where !columns.isEmpty {
      head.notesBelow.append(words + columns.joined(separator: "、") + "。")
    }
    return head.report
  }

  /// The tasks that have changed, a row a cell.
  private var changed: Report {
    let columns = features.leading.dropFirst(features.hasNumbers ? 1 : 0) + [.task, .departments]
    let reports = reportColumn(comparison.new)
    let numbers: [TableDraft.Column] = features.hasNumbers ? [("序号", .number), ("原序号", .number)] : []
    var changed = TableDraft(
      title: "有变化的任务",
      columns: reports.map { ($0.name, $0.role) } + numbers + columns.map { ($0.name, $0.role) } + [
        ("栏目", nil), ("变化", nil),
      ])
    changed.notesAbove = ["〔删：…〕为原表有而新表没有的文字，〔增：…〕为新表增加的文字。"]
    for pair in comparison.changed {
      let numbers = features.hasNumbers ? [pair.new, pair.old].map(TaskColumn.number.text) : []
      changed.rows += pair.changes.map { change in
        reports.map { $0.text(pair.new) } + numbers + columns.map { $0.text(pair.new) } + [
          inOneLine(change.column.name), change.marked,
        ]
      }
    }
    return changed.report
  }

  /// The same as pages have them, a row a task.
  var changedTasks: Report {
    let reports = reportColumn(comparison.new)
    var draft = TableDraft(
      title: "有变化的任务",
      columns: (leading(comparison.new) + [.task, .departments]).map { ($0.name, $0.role) } + [("变化", nil)])
    draft.rows = comparison.changed.evenly(upTo: most).map { pair in
      reports.map { $0.text(pair.new) } + (features.hasNumbers ? [TaskColumn.number.text(pair.new) + "\n（原100）"] : [])
        + (features.hasSources ? [TaskColumn.source.text(pair.new)] : [])
        + [TaskColumn.task.text(pair.new), TaskColumn.departments.text(pair.new)]
        + [pair.changes.map { $0.column.name + "\n" + $0.marked }.joined(separator: "\n")]
    }
    return draft.report
  }

  var added: Report { list("新增的任务", comparison.added, of: comparison.new) }
  var removed: Report { list("减少的任务", comparison.removed, of: comparison.old) }
  var unchanged: Report { list("未变的任务", comparison.unchanged.map(\.new), of: comparison.new) }

  private func list(_ title: String, _ tasks: [ReportTask], of side: Comparison.Side) -> Report {
    let progress = TaskColumn(name: "进展情况", role: .progress) { $0.progress ?? "" }
    let columns = leading(side) + [.task, .departments, progress]
    return TableDraft(title: title, columns: columns, tasks: tasks.evenly(upTo: most)).report
  }

  var ambiguous: Report {
    func columns(_ side: Comparison.Side) -> [TaskColumn] {
      leading(side) + [.task, TaskColumn(name: "进展情况", role: .progress) { $0.progress ?? "" }]
    }
    let (old, new) = (columns(comparison.old), columns(comparison.new))
    var draft = TableDraft(
      title: "无法对应的任务", columns: [("相同之处", nil), ("表", nil)] + new.map { ($0.name, $0.role) })
    draft.notesAbove = ["下列任务来源或内容相同，不能确定哪一项对应哪一项，未作对比，请核对。"]
    for group in comparison.ambiguous.evenly(upTo: most) {
      let reason = group.key == .source ? "来源相同" : "内容相同"
      for (side, tasks, columns) in [("原", group.old, old), ("新", group.new, new)] {
        draft.rows += tasks.evenly(upTo: most).map { task in [reason, side] + columns.map { $0.text(task) } }
      }
    }
    return draft.report
  }
}

extension Comparison {
  /// The tasks that tables show, those that have changed as they are now.
  fileprivate var allTasks: [ReportTask] {
    changed.map(\.new) + added + removed + unchanged.map(\.new) + ambiguous.flatMap { $0.old + $0.new }
  }
}
