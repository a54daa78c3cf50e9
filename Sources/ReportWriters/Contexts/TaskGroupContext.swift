internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

/// The tasks of one department or source.
struct TaskGroupContext: TemplateContext {
  let group: TaskGroup
  /// The number of tasks of the largest group beside it.
  let most: Int
  /// The longest bar on a page of Word, in twentieths of a point.
  let longestBar: Int
  let task: (Int) -> SummaryTaskContext

  static let name = "taskGroup"

  static let keys = TemplateKeys<TaskGroupContext>([
    .text("name", "the department or document as its first task writes it") { $0.group.name },
    .text("shortName", "the name in one line, cut at 12 characters") { shortened($0.group.name, to: 12) },
    .texts("otherSpellings", "the other ways in which the name is written") { context in
      context.group.spellings.filter { !$0.utf8.elementsEqual(context.group.name.utf8) }
    },
    .text("tasksOfGroup", "the number of its tasks") { String($0.group.tasks.count) },
    .text("withoutProgressOfGroup", "how many lack progress") { String($0.group.withoutProgress) },
    .text("behindOfGroup", "how many are behind or due") { String($0.group.behind) },
    .flag("lacksProgressInGroup", "whether any lacks progress") { $0.group.withoutProgress > 0 },
    .flag("hasBehindInGroup", "whether any is behind or due") { $0.group.behind > 0 },
    .text("completed", "how many are completed (已完成)") { $0.count(.completed) },
    .text("onTrack", "how many are on track (正常推进)") { $0.count(.onTrack) },
    .text("notStarted", "how many have not started (未启动)") { $0.count(.notStarted) },
    .text("delayed", "how many are delayed (滞后)") { $0.count(.delayed) },
    .text("longTerm", "how many are long-term (长期坚持)") { $0.count(.longTerm) },
    .list("sourcesOfGroup", "the items that its tasks come from, by document", of: SourceContext.self) { context in
      TemplateList(count: context.group.sources.count) { SourceContext(source: context.group.sources[$0]) }
    },
    .text("itemsText", "the same in one line: 区政府工作报告第3、41-43项；民生实事第2项") { $0.itemsText },
    .list("tasks", "its tasks", of: SummaryTaskContext.self) { context in
      TemplateList(count: context.group.tasks.count) { context.task(context.group.tasks[$0]) }
    },
    .text("taskShare", "the width of a bar that stands for its tasks, in percent of the longest") {
      $0.share($0.group.tasks.count)
    },
    .text("withoutProgressShare", "the width of a bar for those without progress, in the same measure") {
      $0.share($0.group.withoutProgress)
    },
    .text("taskIndent", "what is right of such a bar in a document of Word of one page, in twentieths of a point") {
      $0.indent($0.group.tasks.count)
    },
    .text("withoutProgressIndent", "the same of those without progress") { $0.indent($0.group.withoutProgress) },
  ])

  private var itemsText: String {
    group.sources.map(\.inOneLine).joined(separator: "；")
  }

  private func count(_ status: TaskStatus) -> String { String(group.statuses[status] ?? 0) }

  private func indent(_ count: Int) -> String {
    String(most == 0 ? longestBar : longestBar - (count * longestBar + most / 2) / most)
  }

  private func share(_ count: Int) -> String { String(most == 0 ? 0 : (count * 100 + most / 2) / most) }
}

/// The items of one document.
struct SourceContext: TemplateContext {
  let source: TaskSource

  static let name = "sourceItems"

  static let keys = TemplateKeys<SourceContext>([
    .text("document", "the document") { $0.source.document },
    .text("itemNumbers", "the item numbers, three and more in a row as a span: 3、41-43; empty where there are none") {
      $0.source.itemNumbers
    },
  ])
}

/// A task in a summary.
struct SummaryTaskContext: TemplateContext {
  let task: ReportTask
  let reportName: String

  static let name = "summaryTask"

  static let keys = TemplateKeys<SummaryTaskContext>([
    .text("reportName", "what tables call its report") { $0.reportName },
    .text("shortReportName", "the same, cut at 12 characters") { shortened($0.reportName, to: 12) },
    .text("number", "the 序号 as a number; empty where it is none") { $0.task.row.number.map(String.init) },
    .text(
      "source",
      "the document that the task comes from, in one line; of several the last, the others with their items before it"
    ) {
      let sources = $0.task.row.sources
      guard let last = sources.last else { return nil }
      return (sources.dropLast().map(\.inOneLine) + [ReportWriters.inOneLine(last.document)]).joined(separator: "；")
    },
    .text("sourceItemNumbers", "the item numbers in that document: 3、41-43") { $0.task.row.sources.last?.itemNumbers },
    .text("text", "what is to be done") { $0.task.text },
    .text("shortText", "the same in one line, cut at 40 characters") {
      $0.task.text.map { shortened(ReportWriters.inOneLine($0), to: BriefLayout.textLimit) }
    },
    .text("shortDepartments", "the departments in one line, the first ones where there are many: 区民政局、区水务局等5个") {
      BriefLayout.departments(of: $0.task)
    },
    .list("departmentsOfTask", "the departments with their parts", of: DepartmentContext.self) { context in
      DepartmentContext.list(context.task.row.departments)
    },
    .text("progress", "the progress as written; empty where there is none") { $0.task.progress },
    .texts("progressItems", "the progress cut at its numbered items") { $0.items },
    .texts("numberedItems", "the same, where there are several; empty where it is not numbered") { context in
      let items = context.items
      return items.count > 1 ? items : []
    },
    .flag("lacksProgress", "whether its report has a column for progress and it has none") { $0.task.lacksProgress },
    .text("deadline", "the deadline as written; empty where there is none") { $0.task.deadline },
    .text("status", "completed, onTrack, notStarted, delayed or longTerm; empty where no column says so") {
      $0.task.row.status?.rawValue
    },
    .text("statusName", "the same in Chinese") { $0.task.row.status?.label },
    .text("lateness", "why it is listed as behind: delayed, overdue or unstated; empty where it is not") {
      $0.task.lateness?.rawValue
    },
    .text("latenessName", "the same in Chinese") { $0.task.lateness?.label },
    .flag("isLongTask", "whether a row with all of it may be too tall to be kept on one printed page") { $0.isLong },
  ])

  private var items: [String] { task.progress.flatMap { Progress(text: $0) }?.items ?? [] }

  private var isLong: Bool { (task.progress?.utf8.count ?? 0) > 1_500 || (task.text?.utf8.count ?? 0) > 1_500 }
}
