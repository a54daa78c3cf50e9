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
    /// Its tasks.
    public let tasks: Int
    /// Whether it has a column for progress.
    public let hasProgress: Bool
  }

  /// Something that was said of an input.
  public struct Remark: Sendable, Equatable {
    /// The name of the input; nil for what concerns several.
    public let input: String?
    /// What was said.
    public let diagnostic: Diagnostic

    /// Makes a remark.
    public init(input: String?, diagnostic: Diagnostic) {
      self.input = input
      self.diagnostic = diagnostic
    }
  }

  /// The reports, in the order of the inputs.
  public let reports: [Entry]
  /// All tasks, in the order of the inputs.
  public let tasks: [ReportTask]
  /// The tasks by department: those with the most first, else in the order of their first tasks. A task of several
  /// departments stands with each of them, once.
  public private(set) var departments: [TaskGroup]
  /// The tasks by the document that they come from, in the same order.
  public private(set) var sources: [TaskGroup]
  /// All tasks as one group without a name.
  public private(set) var all: TaskGroup
  /// The tasks that name no department.
  public let withoutDepartment: TaskGroup
  /// The tasks that name no source.
  public let withoutSource: TaskGroup
  /// Pairs of departments that may be one, under names that are not the same.
  public let similarDepartments: [SimilarNames]
  /// What was said of the inputs, and notes that name ``similarDepartments``.
  public let remarks: [Remark]

  /// Summarises documents. Every text of the reports stays as it is written; of a name with several spellings the first one
  /// is used.
  public init(of documents: [ReportDocument]) {
    var reports: [Entry] = []
    var tasks: [ReportTask] = []
    for document in documents {
      for report in document.reports {
        let own = report.tasks(at: reports.count)
        let hasProgress = report.columns.contains { $0.role == .progress }
        reports.append(Entry(input: document.input, title: report.title, tasks: own.count, hasProgress: hasProgress))
        tasks += own
      }
    }
    self.reports = reports
    self.tasks = tasks
    var departments = GroupBuilder()
    var sources = GroupBuilder()
    var all = TaskGroup(name: "")
    for (index, task) in tasks.enumerated() {
      all.add(index, task, spelling: nil)
      departments.add(index, of: tasks, to: task.row.departments.map(\.name))
      sources.add(index, of: tasks, to: task.row.source.map { [$0.document] } ?? [])
    }
    all.finish(with: tasks)
    self.all = all
    self.departments = departments.sorted
    self.sources = sources.sorted
    withoutDepartment = departments.rest
    withoutSource = sources.rest
    similarDepartments = findSimilarNames(in: self.departments.map(\.name))
    remarks =
      documents.flatMap { document in document.diagnostics.map { Remark(input: document.input, diagnostic: $0) } }
      + similarDepartments.map { Remark(input: nil, diagnostic: $0.diagnostic) }
  }

  /// The tasks of reports with a column for progress that have none.
  public var withoutProgress: [ReportTask] { tasks.filter(\.lacksProgress) }

  /// The tasks that are behind, or due without a word on whether they are completed.
  public var behind: [ReportTask] { tasks.filter { $0.lateness != nil } }

  /// Who reports, each once, in the order of the reports.
  public var issuers: [String] {
    var seen: Set<NameKey> = []
    return reports.compactMap(\.title.issuer).filter { seen.insert(NameKey($0)).inserted }
  }

  /// The time that the reports cover: as they name it where they all name the same, else from the first day of any to the
  /// last day of any; nil where none names one.
  public var period: Period? {
    let titles = reports.map(\.title).filter { $0.period != nil }
    let periods = titles.compactMap(\.period)
    guard let first = periods.first, let year = titles.first?.year else { return periods.first }
    if periods.allSatisfy({ $0 == first }), titles.allSatisfy({ $0.year == year }) {
      let text = first.text
      // 年度 has half of the word already.
      let words = text.contains(String(year)) ? text : text.hasPrefix("年") ? "\(year)\(text)" : "\(year)年\(text)"
      return Period(text: words, from: first.from, to: first.to)
    }
    guard let from = periods.compactMap(\.from).min(), let to = periods.compactMap(\.to).max() else { return nil }
    return Period(text: "\(from.chinese)至\(to.chinese)", from: from, to: to)
  }

  /// The same summary with the names of departments and documents changed, for formats that cannot hold all of them.
  public func renamingGroups(_ rename: (String) -> String) -> Summary {
    var summary = self
    summary.all.rename(rename)
    for index in departments.indices { summary.departments[index].rename(rename) }
    for index in sources.indices { summary.sources[index].rename(rename) }
    return summary
  }
}

extension CalendarDate {
  /// 2026年3月31日
  fileprivate var chinese: String { "\(year)年\(month)月\(day)日" }
}
