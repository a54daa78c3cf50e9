package import ReportModel

/// A report as a ledger knows it.
package struct LedgerReport: Sendable {
  /// Its number in the ledger.
  package var id: Int
  /// Who reports.
  package var issuer: String?
  /// The title as written.
  package var title: String
  /// The year that it is about.
  package var year: Int?
  /// The time that it covers, as written.
  package var period: String?
  /// The first of its days (ISO 8601).
  package var periodFrom: String?
  /// The last of its days.
  package var periodTo: String?
  /// The name of the input.
  package var input: String
  /// The number of the report in the input, from 1.
  package var number: Int
  /// The hash of the input.
  package var sha256: String
  /// When it came into the ledger, in UTC.
  package var addedAt: String
  /// The report that has taken its place.
  package var replacedBy: Int?
  /// How many tasks it has.
  package var tasks: Int
  /// How many of them should say how far they have come and do not.
  package var withoutProgress: Int

  /// Makes a report of what the ledger's table has.
  package init(
    id: Int, issuer: String?, title: String, year: Int?, period: String?, periodFrom: String?, periodTo: String?,
    input: String, number: Int, sha256: String, addedAt: String, replacedBy: Int?, tasks: Int, withoutProgress: Int
  ) {
    self.id = id
    self.issuer = issuer
    self.title = title
    self.year = year
    self.period = period
    self.periodFrom = periodFrom
    self.periodTo = periodTo
    self.input = input
    self.number = number
    self.sha256 = sha256
    self.addedAt = addedAt
    self.replacedBy = replacedBy
    self.tasks = tasks
    self.withoutProgress = withoutProgress
  }
}

/// A task of a report in a ledger.
package struct LedgerTask: Sendable {
  /// Its report.
  package var report: LedgerReport
  /// The 序号.
  package var number: Int?
  /// What is to be done.
  package var text: String?
  /// The names of its departments.
  package var departments: [String]
  /// The deadline as written.
  package var deadline: String?
  /// The last day of the deadline (ISO 8601).
  package var deadlineTo: String?
  /// The status that the report names.
  package var status: TaskStatus?
  /// How far it has come; nil where that is not said.
  package var progress: String?

  /// Makes a task of what the ledger's tables have.
  package init(
    report: LedgerReport, number: Int?, text: String?, departments: [String], deadline: String?, deadlineTo: String?,
    status: TaskStatus?, progress: String?
  ) {
    self.report = report
    self.number = number
    self.text = text
    self.departments = departments
    self.deadline = deadline
    self.deadlineTo = deadlineTo
    self.status = status
    self.progress = progress
  }
}

/// What has become of a report that was given to a ledger.
package struct LedgerAddition: Sendable {
  /// What was done.
  package enum Outcome: Sendable, Equatable {
    /// The ledger had none of its issuer, subject and period.
    case added
    /// It has taken the place of another one.
    case replaced(Int)
    /// The ledger has had it.
    case unchanged
    /// The ledger has had it, and another one has taken its place since.
    case superseded(by: Int)
  }

  /// The report as the ledger has it.
  package let report: LedgerReport
  /// What was done with it.
  package let outcome: Outcome

  /// Says what was done with a report.
  package init(_ report: LedgerReport, _ outcome: Outcome) {
    self.report = report
    self.outcome = outcome
  }
}

/// What a task has been from report to report.
package struct LedgerHistory: Sendable {
  /// A report's word on the task.
  package struct Entry: Sendable {
    /// The task as the report has it.
    package let task: LedgerTask
    /// Whether the reports before have tasks that it may go on with, and nobody knows which.
    package let isAmbiguous: Bool

    /// Makes an entry.
    package init(_ task: LedgerTask, isAmbiguous: Bool) {
      self.task = task
      self.isAmbiguous = isAmbiguous
    }
  }

  /// In the order of time.
  package let entries: [Entry]

  /// Makes a history.
  package init(_ entries: [Entry]) { self.entries = entries }
}

/// A task that is behind.
package struct LateTask: Sendable {
  /// The task.
  package let task: LedgerTask
  /// In which way it is behind.
  package let reason: ReportTask.Lateness

  /// Makes a late task.
  package init(_ task: LedgerTask, _ reason: ReportTask.Lateness) {
    self.task = task
    self.reason = reason
  }
}

/// What a ledger answers to a question.
package enum LedgerAnswer: Sendable {
  case additions([LedgerAddition])
  case reports([LedgerReport])
  case histories([LedgerHistory])
  /// Tasks that are behind on a day.
  case late([LateTask], on: String)
}
