public import ReportModel
internal import ReportText

/// A row of kind `task`, with what of it and of its report is needed to speak of it elsewhere.
public struct ReportTask: Sendable, Equatable {
  /// Why a task is listed as behind.
  public enum Lateness: String, Sendable, CaseIterable {
    /// Its state says so: 滞后, 推进缓慢.
    case delayed
    /// Its deadline lies within the report's period, and its state is neither completed nor long-term.
    case overdue
    /// Its deadline lies within the report's period, and no column states whether it is completed.
    case unstated
  }

  /// The index of its report, counted over all reports.
  package let report: Int
  /// The row as the report has it.
  public let row: Row
  /// What is to be done: the text of the first column of role content, else of project, target, category or measures,
  /// else of the first column that nothing is known of; nil where there is none of these, or nothing in them.
  public let text: String?
  /// The deadline as the cell has it; nil where there is none.
  public let deadline: String?
  /// The progress as the cells have it; nil where all columns of that role are blank or say nothing (无, —), or there is none.
  public let progress: String?
  /// Whether the report has a column for progress and this task has nothing in it. A list of duties has no such column,
  /// and nobody owes it progress.
  public let lacksProgress: Bool
  /// Why it is behind; nil where nothing says so.
  public let lateness: Lateness?

  /// The views of a row of a report.
  init(_ row: Row, in report: Report, at index: Int, roles: TaskColumns) {
    self.report = index
    self.row = row
    // 同上 is what is to be done only where no other column says it.
    func text(_ columns: [Int]) -> String? {
      let texts = columns.lazy.map { row.text($0).string }
      return texts.first(where: saysSomething) ?? texts.first { !$0.isUnseen }
    }
    self.text = text(roles.text)
    deadline = text(roles.deadline)
    let progress = roles.progress.map { row.text($0).string }.filter(saysSomething)
    self.progress = progress.isEmpty ? nil : progress.joined(separator: "\n")
    lacksProgress = !roles.progress.isEmpty && progress.isEmpty
    lateness = Self.lateness(of: row, periodEnd: roles.periodEnd)
  }

  private static func lateness(of row: Row, periodEnd: CalendarDate?) -> Lateness? {
    if row.status == .delayed { return .delayed }
    guard row.status != .completed, row.status != .longTerm, let periodEnd,
      case .date(let deadline)? = row.fields.first(where: { $0.role == .deadline })?.value, let due = deadline.to,
      due <= periodEnd
    else { return nil }
    return row.status == nil ? .unstated : .overdue
  }
}

/// Where in a report's rows a task's views stand.
struct TaskColumns {
  let text: [Int]
  let deadline: [Int]
  let progress: [Int]
  /// The last day of the report's period; of the progress columns' periods where the title names none.
  let periodEnd: CalendarDate?

  init(_ report: Report) {
    func columns(_ role: Role) -> [Int] { report.columns.indices.filter { report.columns[$0].role == role } }
    text =
      RoleTrait.task.roles.flatMap(columns)
      + report.columns.indices.filter { report.columns[$0].role == nil }
    deadline = columns(.deadline)
    let progress = columns(.progress)
    self.progress = progress
    periodEnd = report.title.period?.to ?? progress.compactMap { report.columns[$0].period?.to }.max()
  }
}

extension Report {
  /// The tasks of the report.
  package func tasks(at index: Int) -> [ReportTask] {
    let roles = TaskColumns(self)
    return rows.lazy.filter { $0.kind == .task }.map { ReportTask($0, in: self, at: index, roles: roles) }
  }
}
