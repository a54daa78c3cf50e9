internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

/// The root of every summary template.
struct SummaryContext: TemplateContext {
  let summary: Summary
  let page: WritingOptions.Page
  let detail: WritingOptions.Detail
  /// The summary as tables for office files.
  let tables: OfficeTables
  /// The widths of the columns of its tables on pages.
  let widths: PageWidths
  /// How each report is called in a table.
  private let reportNames: [String]
  let features: TaskFeatures
  let brief: BriefLayout
  /// The findings about each report beside the others.
  private let remarks: [[String]]

  init(summary: Summary, page: WritingOptions.Page, detail: WritingOptions.Detail) {
    self.summary = summary
    self.page = page
    self.detail = detail
    reportNames = ReportAnalysis.reportNames(of: summary.reports.map { ($0.input, $0.title, $0.issuer) })
    brief = BriefLayout(of: summary, names: reportNames, on: page)
    features = TaskFeatures(of: summary.tasks)
    let whole = SummaryTables(summary: summary, names: reportNames, features: features)
    tables = OfficeTables(
      on: page, of: TablesDocument(runningTitle: runningTitle(of: summary), isCompact: detail == .tasks)
    ) { whole.all(detail) }
    widths = PageWidths(on: page, isCompact: detail == .tasks)
    remarks = summary.remarks
  }

  /// Some of the rows of its tables, to choose the widths of columns by.
  var sampledTables: SummaryTables {
    SummaryTables(summary: summary, names: reportNames, features: features, most: PageWidths.sample)
  }

  static let name = "summary"

  static let keys = TemplateKeys<SummaryContext>(
    [
      .text("pageSize", "the paper, as the CSS property size takes it: A4 landscape") { $0.page.cssSize },
      .flag("pageIsUpright", "whether the paper is higher than wide") { $0.page == .a4 },
      .text("summaryTitle", "the title in one line: the one asked for, else 2026年第一季度任务落实情况汇总") {
        inOneLine($0.summary.title)
      },
      .text("period", "the time that the reports cover: 2026年第一季度; empty where none names one") {
        $0.summary.period?.text
      },
      .text(
        "periodDates",
        "its days, as 2026年1月1日至3月31日; empty where the year is not known, or the period is named by its days"
      ) {
        $0.summary.period.flatMap(daysBeside)
      },
      .text(
        "runningTitle", "the title with the time that the reports cover, where it does not name that: for running heads"
      ) { runningTitle(of: $0.summary) },
      .texts("issuers", "who reports, each once") { $0.summary.issuers },
      .list(
        "submissions", "who of those that were to report has done so; none where nobody said who is",
        of: SubmissionsContext.self
      ) { context in
        let brief = context.limits
        return TemplateList(
          context.summary.submissions.map { [SubmissionsContext(submissions: $0, brief: brief)] } ?? [])
      },
      .list("unreadInputs", "the inputs that could not be read", of: UnreadInputContext.self) { context in
        let unread = context.summary.unread.filter { $0.severity == .error }
        return TemplateList(unread.prefix(context.entries).map { UnreadInputContext(diagnostic: $0) })
      },
      .text("reportCount", "the number of reports") { String($0.summary.reports.count) },
      .text("taskCount", "the number of tasks") { String($0.summary.tasks.count) },
      .text("departmentCount", "the number of departments") { String($0.summary.departments.count) },
      .text("withoutProgressCount", "the number of tasks without progress, in reports that have a column for it") {
        String($0.summary.withoutProgress.count)
      },
      .text("behindCount", "the number of tasks that are behind or due") { String($0.summary.behind.count) },
      .list("reports", "the reports", of: SummarizedReportContext.self) { context in
        TemplateList(count: context.summary.reports.count) { context.report($0) }
      },
      .list(
        "periods", "the periods of the reports, where they name more than one", of: PeriodContext.self
      ) { context in
        let periods = context.summary.set.hasMixedPeriods ? context.summary.set.periods.prefix(context.entries) : []
        return TemplateList(count: periods.count) { PeriodContext(group: periods[$0]) }
      },
      .flag("hasMixedPeriods", "whether there are several periods") { $0.summary.set.hasMixedPeriods },
      .list("duplicates", "groups of reports that are one report twice", of: DuplicatesContext.self) { context in
        let groups = context.summary.set.duplicates.prefix(context.entries)
        return TemplateList(count: groups.count) {
          DuplicatesContext(reports: groups[$0].map { context.report($0) }, most: context.entries)
        }
      },
      .list(
        "reportsWithoutProgress", "the reports that have no column for progress, whose tasks cannot lack it",
        of: SummarizedReportContext.self
      ) { context in
        let indices = context.summary.withoutProgressColumn.prefix(context.entries)
        return TemplateList(count: indices.count) { context.report(indices[$0]) }
      },
      .text("reportsWithoutProgressCount", "the number of these reports") {
        String($0.summary.withoutProgressColumn.count)
      },
      .flag("hasSeveralReports", "whether there is more than one report") { $0.summary.reports.count > 1 },
      .list("all", "all tasks as one group without a name", of: TaskGroupContext.self) { $0.groups([$0.summary.all]) },
      .list("departments", "the departments, those with the most tasks first", of: TaskGroupContext.self) {
        $0.groups($0.summary.departments)
      },
      .flag("hasDepartments", "whether any task names a department") { !$0.summary.departments.isEmpty },
      .list("sources", "the documents that tasks come from, those with the most tasks first", of: TaskGroupContext.self)
      {
        $0.groups($0.summary.sources)
      },
      .flag("hasSources", "whether any task names a source") { !$0.summary.sources.isEmpty },
      .flag("hasSeveralSources", "whether tasks come from more than one document") { $0.summary.sources.count > 1 },
      .list(
        "withoutDepartment", "the tasks that name no department, as a group without a name; none where all do",
        of: TaskGroupContext.self
      ) { context in
        context.groups(context.summary.withoutDepartment.tasks.isEmpty ? [] : [context.summary.withoutDepartment])
      },
      .list("withoutSource", "the tasks that name no source, in the same way", of: TaskGroupContext.self) { context in
        context.groups(context.summary.withoutSource.tasks.isEmpty ? [] : [context.summary.withoutSource])
      },
      .list("withoutProgress", "the tasks without progress", of: SummaryTaskContext.self) {
        $0.tasks($0.summary.withoutProgress)
      },
      .flag("hasWithoutProgress", "whether there are any") { !$0.summary.withoutProgress.isEmpty },
      .list("behind", "the tasks that are behind or due", of: SummaryTaskContext.self) { $0.tasks($0.summary.behind) },
      .flag("hasBehind", "whether there are any") { !$0.summary.behind.isEmpty },
      .flag("hasStatuses", "whether any report states how far its tasks are") { !$0.features.statuses.isEmpty },
      .flag("hasDeadlines", "whether any task has a deadline") { $0.features.hasDeadlines },
      .list("similarDepartments", "pairs of departments that may be one", of: SimilarNamesContext.self) { context in
        TemplateList(count: context.summary.similarDepartments.count) {
          SimilarNamesContext(pair: context.summary.similarDepartments[$0])
        }
      },
      .flag("hasSimilarDepartments", "whether there are any") { !$0.summary.similarDepartments.isEmpty },
      .flag("hasUnnamedSimilarDepartments", "whether there are more of these pairs than are named") {
        $0.summary.unnamedSimilarDepartments.count > 0
      },
      .text("unnamedSimilarDepartments", "how many more: 300对; 至少300对 where they were not counted to the end") {
        "\($0.summary.unnamedSimilarDepartments.isLeast ? "至少" : "")\($0.summary.unnamedSimilarDepartments.count)对"
      },
      .list(
        "departmentChart", "the bar chart of the departments; none where there are fewer than two",
        of: BarChartContext.self
      ) { BarChartContext.charts(of: $0.summary.departments, id: "departments") },
      .list(
        "sourceChart", "the bar chart of the sources; none where there are fewer than two", of: BarChartContext.self
      ) {
        BarChartContext.charts(of: $0.summary.sources, id: "sources")
      },
    ], detailKeys + officeKeys(\.tables.contexts, follow: true) + paperKeys(\.page))

  /// A report, with the findings about it beside the others.
  private func report(_ index: Int) -> SummarizedReportContext {
    SummarizedReportContext(
      entry: summary.reports[index], number: index + 1, shortTitle: reportNames[index], remarks: remarks[index],
      group: { [TaskGroupContext(group: summary.group(ofReport: index), most: 0, longestBar: 0, task: task)] })
  }

  func groups(_ groups: [TaskGroup]) -> TemplateList<TaskGroupContext> {
    let most = groups.map(\.tasks.count).max() ?? 0
    let longest = BriefLayout.widths(on: page).bar
    return TemplateList(count: groups.count) {
      TaskGroupContext(group: groups[$0], most: most, longestBar: longest, task: self.task)
    }
  }

  func tasks(_ tasks: [ReportTask]) -> TemplateList<SummaryTaskContext> {
    TemplateList(count: tasks.count) {
      SummaryTaskContext(task: tasks[$0], reportName: reportNames[tasks[$0].report])
    }
  }

  private func task(_ index: Int) -> SummaryTaskContext {
    let task = summary.tasks[index]
    return SummaryTaskContext(task: task, reportName: reportNames[task.report])
  }
}

private func runningTitle(of summary: Summary) -> String {
  let title = inOneLine(summary.title)
  guard let period = summary.period?.text, !title.utf8.contains(period.utf8) else { return title }
  return "\(title)（\(period)）"
}
