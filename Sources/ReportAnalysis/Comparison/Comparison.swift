public import ReportModel

/// What has changed from one report to the next: tasks that are new, gone, changed, and as they were.
public struct Comparison: Sendable, Equatable {
  /// What two tasks were found to be the same by.
  public enum Key: String, Sendable, CaseIterable {
    /// The document and the item numbers that they come from.
    case source
    /// What is to be done.
    case text
  }

  /// One of the two sides.
  public struct Side: Sendable, Equatable {
    /// The name of the input.
    public let input: String
    /// Its reports.
    public let reports: [Summary.Entry]
    /// What tables call each of its reports.
    package let names: [String]
    /// Their tasks.
    public let tasks: [ReportTask]
  }

  /// A task that both sides have.
  public struct Pair: Sendable, Equatable {
    /// The task as it was.
    public let old: ReportTask
    /// The task as it is.
    public let new: ReportTask
    /// What it was found by.
    public let key: Key
    /// The cells that have changed, in the order of the columns; empty where all say the same.
    public let changes: [CellChange]
  }

  /// A cell that has changed.
  public struct CellChange: Sendable, Equatable {
    /// The column, as the new report names it.
    public let column: Column
    /// The text as it was.
    public let old: String
    /// The text as it is.
    public let new: String
    /// The pieces of both, a line each numbered item of a progress text; of other texts there is one line.
    public let lines: [[TextPiece]]
  }

  /// Tasks of which nobody knows which has become which, because they have the same source or text.
  public struct Ambiguity: Sendable, Equatable {
    /// What they have in common.
    public let key: Key
    /// The old tasks.
    public let old: [ReportTask]
    /// The new tasks.
    public let new: [ReportTask]
  }

  /// The old side.
  public let old: Side
  /// The new side.
  public let new: Side
  /// The tasks that only the new side has, in its order.
  public let added: [ReportTask]
  /// The tasks that only the old side has, in its order.
  public let removed: [ReportTask]
  /// The tasks of which cells have changed, in the order of the new side.
  public let changed: [Pair]
  /// The tasks that are as they were, in the order of the new side.
  public let unchanged: [Pair]
  /// What could not be told apart, in the order of the old side.
  public let ambiguous: [Ambiguity]
  /// The names of columns that only the new side has. They change no task.
  public let addedColumns: [String]
  /// The names of columns that only the old side has.
  public let removedColumns: [String]

  /// Compares two documents. Numbers do not count as changes, nor does white space.
  public init(of old: ReportDocument, with new: ReportDocument) { self.init(of: [old], with: [new]) }

  /// Compares the documents of two times. Where there are those of several issuers, tasks of one issuer are compared; those of a
  /// report that does not say whose it is, as one that was merged, with any that are left.
  public init(of old: [ReportDocument], with new: [ReportDocument]) {
    let (oldSide, newSide) = (Side(old), Side(new))
    let isOfSeveral = [oldSide, newSide].contains { side in
      Set(side.reports.map { $0.issuer.map { NameKey($0) } }).count > 1
    }
    func issued(_ side: Side) -> [(keys: TaskKeys, issuer: String?)] {
      side.tasks.map { ($0.keys, side.reports[$0.report].issuer) }
    }
    let matching =
      isOfSeveral
      ? TaskMatching(ofSeveral: issued(oldSide), new: issued(newSide))
      : TaskMatching(old: oldSide.tasks.map(\.keys), new: newSide.tasks.map(\.keys))
    var pairs: [Pair] = []
    let (oldColumns, newColumns) = (
      old.flatMap(\.reports).map { ReportColumns(of: $0) }, new.flatMap(\.reports).map { ReportColumns(of: $0) }
    )
    var columns: [[Int]: [ComparedColumn]] = [:]
    for match in matching.matches {
      let (before, after) = (oldSide.tasks[match.old], newSide.tasks[match.new])
      let key = [before.report, after.report]
      let compared = columns[key] ?? oldColumns[before.report].shared(with: newColumns[after.report])
      columns[key] = compared
      let changes = compared.compactMap { $0.change(from: before.row, to: after.row) }
      pairs.append(Pair(old: before, new: after, key: match.key, changes: changes))
    }
    self.old = oldSide
    self.new = newSide
    added = matching.added.map { newSide.tasks[$0] }
    removed = matching.removed.map { oldSide.tasks[$0] }
    changed = pairs.filter { !$0.changes.isEmpty }
    unchanged = pairs.filter(\.changes.isEmpty)
    ambiguous = matching.ambiguous.map { group in
      Ambiguity(key: group.key, old: group.old.map { oldSide.tasks[$0] }, new: group.new.map { newSide.tasks[$0] })
    }
    removedColumns = unsharedColumns(of: oldColumns, with: newColumns)
    addedColumns = unsharedColumns(of: newColumns, with: oldColumns)
  }

  /// Whether a task has to be said to be of a report, because a side has several.
  package var namesReports: Bool { old.reports.count > 1 || new.reports.count > 1 }

  /// Whether no task of one side is on the other.
  package var hasNothingInCommon: Bool { changed.isEmpty && unchanged.isEmpty && ambiguous.isEmpty }

  /// A warning for each ambiguity, or where the two sides have nothing in common.
  public var diagnostics: [Diagnostic] {
    if hasNothingInCommon { return [Diagnostic(.nothingInCommon, .nothingInCommon)] }
    return ambiguous.map { group in
      let task = group.old.first
      let message: Message =
        switch group.key {
        case .source:
          .ambiguousSource(
            inOneLine(task?.row.source?.document ?? ""), items: task?.row.source?.items ?? [], old: group.old.count,
            new: group.new.count)
        case .text:
          .ambiguousText(inOneLine(task?.text ?? ""), old: group.old.count, new: group.new.count)
        }
      return Diagnostic(.ambiguousTask, message)
    }
  }
}

extension Comparison.Side {
  init(_ documents: [ReportDocument]) {
    input = documents.map(\.input).joined(separator: ", ")
    let all = documents.flatMap { document in document.reports.map { (input: document.input, report: $0) } }
    let tasksOfReports = all.enumerated().map { $1.report.tasks(at: $0) }
    tasks = tasksOfReports.flatMap(\.self)
    names = reportNames(of: all.map { ($0.input, $0.report.title, $0.report.issuer) })
    reports = zip(all, tasksOfReports).map { entry, tasks in
      let report = entry.report
      return Summary.Entry(
        input: entry.input, title: report.title, issuer: report.issuer, tasks: tasks.count,
        hasProgress: report.columns.contains { $0.role == .progress })
    }
  }
}
