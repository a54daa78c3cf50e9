internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

// What templates ask for of a summary that says less than everything, and of the columns of its tables.

extension SummaryContext {
  static let detailKeys: [TemplateKey<SummaryContext>] = [
    .flag("isBrief", "whether one printed page is asked for (--detail brief)") { $0.detail == .brief },
    .flag("isByTask", "whether each task is asked for once (--detail tasks)") { $0.detail == .tasks },
    .flag("isFull", "whether everything is asked for (--detail full)") { $0.detail == .full },
    .flag("hasCompleted", "whether any task is completed") { $0.features.statuses.contains(.completed) },
    .flag("hasOnTrack", "whether any is on track") { $0.features.statuses.contains(.onTrack) },
    .flag("hasNotStarted", "whether any has not started") { $0.features.statuses.contains(.notStarted) },
    .flag("hasDelayed", "whether any is delayed") { $0.features.statuses.contains(.delayed) },
    .flag("hasLongTerm", "whether any is long-term") { $0.features.statuses.contains(.longTerm) },
    .flag("hasNumbers", "whether any task has a number") { $0.features.hasNumbers },
    .flag("hasRemarks", "whether there is anything to say of a report beside the others") { $0.summary.hasRemarks },
    .text("taskColumnCount", "the number of columns of a table with each task once") { String($0.taskColumnCount) },
    .texts(
      "eachWidths", "the widths of the columns of that table that suit its texts, in percent of the table's, as 5.4"
    ) { context in context.widths.columns(of: "each") { context.sampledTables.each(namingReports: false) } },
    .texts("groupWidths", "the same of a table of the tasks of a department") { context in
      context.widths.columns(of: "group") { context.sampledTables.group }
    },
    .texts("withoutProgressWidths", "the same of the table of tasks without progress") { context in
      context.widths.columns(of: "withoutProgress") { context.sampledTables.withoutProgress }
    },
    .texts("behindWidths", "the same of the table of tasks that are behind or due") { context in
      context.widths.columns(of: "behind") { context.sampledTables.behind }
    },
    .texts("reportWidths", "the same of the list of reports") { context in
      context.widths.columns(of: "reports") { context.sampledTables.list }
    },
    .list("briefDepartments", "the departments that one printed page has room for", of: TaskGroupContext.self) {
      let shown = $0.summary.departments.prefix($0.brief.bars)
      return $0.groups(Array(shown))
    },
    .text("briefDepartmentRest", "the number of the others; empty for none") {
      let rest = $0.summary.departments.count - $0.brief.bars
      return rest > 0 ? String(rest) : nil
    },
    .text(
      "briefLeft", "the width of the chart on one printed page, in twentieths of a point as documents of Word have it"
    ) { String(BriefLayout.widths(on: $0.page).left) },
    .text("briefRight", "the width of the lists beside it") { String(BriefLayout.widths(on: $0.page).right) },
    .text("briefGap", "what is between them") { String(BriefLayout.widths(on: $0.page).gap) },
    .texts("briefWidths", "the widths of the columns of these lists that suit their texts, in percent") { context in
      context.brief.listWidths.map { String($0) }
    },
    .text("briefTaskWidth", "the first of these in twentieths of a point") { $0.listWidth(0) },
    .text("briefDepartmentsWidth", "the second") { $0.listWidth(1) },
    .text("briefLastWidth", "the third") { $0.listWidth(2) },
    .text("briefLegend", "what the bars on one printed page are") { _ in BriefLayout.legend },
    .list("briefBehind", "the tasks behind or due that one printed page has room for", of: SummaryTaskContext.self) {
      $0.tasks(Array($0.summary.behind.prefix($0.brief.behind)))
    },
    .text("briefBehindRest", "the number of the others; empty for none") {
      let rest = $0.summary.behind.count - $0.brief.behind
      return rest > 0 ? String(rest) : nil
    },
    .list(
      "briefWithoutProgress", "the tasks without progress that one printed page has room for",
      of: SummaryTaskContext.self
    ) {
      $0.tasks(Array($0.summary.withoutProgress.prefix($0.brief.withoutProgress)))
    },
    .text("briefWithoutProgressRest", "the number of the others; empty for none") {
      let rest = $0.summary.withoutProgress.count - $0.brief.withoutProgress
      return rest > 0 ? String(rest) : nil
    },
    .text(
      "unreadRest",
      "the number of inputs that could not be read, where one printed page has no room for all; else empty"
    ) {
      context in
      let count = context.summary.unread.count { $0.severity == .error }
      return count > context.entries ? String(count) : nil
    },
    .text("duplicatesRest", "the number of groups of reports that are one report twice, in the same way") { context in
      let count = context.summary.set.duplicates.count
      return count > context.entries ? String(count) : nil
    },
    .text("periodsRest", "the number of periods, in the same way") { context in
      let count = context.summary.set.hasMixedPeriods ? context.summary.set.periods.count : 0
      return count > context.entries ? String(count) : nil
    },
    .flag("hasReportsWithoutProgressLeftOut", "whether reportsWithoutProgress leaves any out, in the same way") {
      $0.summary.withoutProgressColumn.count > $0.entries
    },
    .text("issuersInBrief", "who reports, in one line, the first ones where one printed page has no room for all") {
      BriefLayout.cut($0.summary.issuers, to: $0.limits?.names ?? .max)
    },
  ]

  private func listWidth(_ column: Int) -> String {
    String(BriefLayout.widths(on: page).right * brief.listWidths[column] / 100)
  }

  /// What one page has room for; nil where everything is shown.
  var limits: BriefLayout? { detail == .brief ? brief : nil }

  /// How many offices and files are shown with the findings about each.
  var entries: Int { limits?.entries ?? .max }

  /// 任务, 责任部门 and 进展情况, and those of the others that any task has something for.
  private var taskColumnCount: Int {
    3 + features.leading.count + features.closing.count + (features.isLate ? 1 : 0)
  }
}
