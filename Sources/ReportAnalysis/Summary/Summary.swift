public import ReportModel

/// What many reports say together: counts, tasks by department and by source, tasks without progress and tasks behind.
///
/// ```swift
/// let summary = Summary(of: documents)
/// print(summary.tasks.count, summary.departments.map(\.name))
/// ```
public struct Summary: Sendable, Equatable {
  /// One report that was summarised.
  public struct Entry: Sendable, Equatable {
    /// The name of its input.
    public let input: String
    /// Its title.
    public let title: Title
    /// Who reports; see ``ReportModel/Report/issuer``.
    public let issuer: String?
    /// Its tasks.
    public let tasks: Int
    /// Whether it has a column for progress.
    public let hasProgress: Bool
  }

  /// The title that was asked for; nil means ``title`` made of the period.
  private let ownTitle: String?
  /// The reports, in the order of the inputs.
  public let reports: [Entry]
  /// For each report the index of its first task.
  private let firstTasks: [Int]
  /// All tasks, in the order of the inputs.
  public let tasks: [ReportTask]
  /// The tasks by department: those with the most first, else in the order of their first tasks. A task of several
  /// departments stands with each of them, once.
  public let departments: [TaskGroup]
  /// The tasks by the document that they come from, in the same order. A task of several documents stands with each of them, once;
  /// the items of a document are its own.
  public let sources: [TaskGroup]
  /// All tasks as one group without a name.
  public let all: TaskGroup
  /// The tasks that name no department.
  public let withoutDepartment: TaskGroup
  /// The tasks that name no source.
  public let withoutSource: TaskGroup
  /// Pairs of departments that may be one, under names that are not the same, at most a hundred.
  public let similarDepartments: [SimilarNames]
  /// The pairs beyond those.
  package let unnamedSimilarDepartments: SimilarNames.Rest
  /// Which reports are there twice, and which are of other periods.
  package let set: ReportSet
  /// Who of those that were expected has reported; nil where nobody said who is.
  public let submissions: Submissions?
  /// Why inputs are missing that could not be read.
  public let unread: [Diagnostic]
  /// What was said of the inputs, and of all of them together.
  package let remarks: [Diagnostic]
  /// The diagnostics of all inputs together.
  package let findings: [Diagnostic]

  /// Summarises documents. Every text of the reports stays as it is written; of a name with several spellings the first one
  /// is used.
  /// - Parameters:
  ///   - documents: The documents, in the order in which their reports are listed.
  ///   - title: The title of the summary; nil makes one of the period.
  ///   - expected: Who is to report; nil where nobody says it.
  ///   - unread: The errors of inputs that could not be read. The summary says which these are.
  public init(
    of documents: [ReportDocument], title: String? = nil, expecting expected: ExpectedOffices? = nil,
    unread: [Diagnostic] = []
  ) {
    ownTitle = title
    var reports: [Entry] = []
    var tasks: [ReportTask] = []
    for document in documents {
      for report in document.reports {
        let own = report.tasks(at: reports.count)
        let hasProgress = report.columns.contains { $0.role == .progress }
        reports.append(
          Entry(
            input: document.input, title: report.title, issuer: report.issuer, tasks: own.count,
            hasProgress: hasProgress))
        tasks += own
      }
    }
    firstTasks = reports.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.tasks) }
    self.reports = reports
    self.tasks = tasks
    var departments = GroupBuilder()
    var sources = GroupBuilder()
    var all = TaskGroup(name: "")
    for (index, task) in tasks.enumerated() {
      all.add(index, task, spelling: nil)
      departments.add(index, of: tasks, to: task.row.departments.map { ($0.name, $0.written) })
      sources.add(index, of: tasks, from: task.row.sources)
    }
    all.finish(with: tasks)
    self.all = all
    self.departments = departments.sorted
    self.sources = sources.sorted
    withoutDepartment = departments.rest
    withoutSource = sources.rest
    (similarDepartments, unnamedSimilarDepartments) = findSimilarNames(in: self.departments.map(\.name))
    set = ReportSet(of: documents)
    var hints = similarDepartments.map(\.diagnostic)
    if unnamedSimilarDepartments.count > 0 {
      let rest = unnamedSimilarDepartments
      hints.append(Diagnostic(.similarDepartments, .andMore(rest.count, isLeast: rest.isLeast)))
    }
    let broken = unread.filter { $0.severity == .error }.compactMap(\.input)
    submissions = expected.map { Submissions(of: documents, unread: broken, expecting: $0) }
    self.unread = unread
    findings = set.diagnostics + hints + (submissions?.diagnostics ?? [])
    remarks =
      documents.flatMap { document in document.diagnostics.map { $0.of(document.input) } } + unread + findings
  }

  /// The tasks of reports with a column for progress that have none.
  public var withoutProgress: [ReportTask] { tasks.filter(\.lacksProgress) }

  /// The tasks of a report as one group without a name.
  package func group(ofReport index: Int) -> TaskGroup {
    var group = TaskGroup(name: "")
    let first = firstTasks[index]
    for task in first..<(first + reports[index].tasks) { group.add(task, tasks[task], spelling: "") }
    group.finish(with: tasks)
    return group
  }

  /// The tasks that are behind, or due without a word on whether they are completed.
  public var behind: [ReportTask] { tasks.filter { $0.lateness != nil } }

  /// The title: 2026年第一季度任务落实情况汇总, where none was asked for.
  public var title: String { ownTitle ?? (period?.text ?? "") + "任务落实情况汇总" }

  /// The indices of the reports that have no column for progress, whose tasks cannot lack it.
  package var withoutProgressColumn: [Int] { reports.indices.filter { !reports[$0].hasProgress } }

  /// Who reports, each once, in the order of the reports.
  package var issuers: [String] {
    var seen: Set<NameKey> = []
    return reports.compactMap(\.issuer).filter { seen.insert(NameKey($0)).inserted }
  }

  /// The time that the reports cover: as they name it where they all name the same, else from the first day of any to the
  /// last day of any; nil where none names one.
  public var period: Period? {
    let titles = reports.map(\.title).filter { $0.period != nil }
    let periods = titles.compactMap(\.period)
    guard let first = periods.first, let year = titles.first?.year else { return periods.first }
    if periods.allSatisfy({ $0 == first }), titles.allSatisfy({ $0.year == year }) {
      return Period(text: titles[0].periodWords ?? first.text, from: first.from, to: first.to)
    }
    guard let from = periods.compactMap(\.from).min(), let to = periods.compactMap(\.to).max() else { return nil }
    return Period(text: "\(from.chinese)至\(to.chinese)", from: from, to: to)
  }
}

extension CalendarDate {
  /// 2026年3月31日
  fileprivate var chinese: String { "\(year)年\(month)月\(day)日" }
}
