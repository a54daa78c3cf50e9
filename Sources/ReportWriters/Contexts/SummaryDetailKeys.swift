internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

// What templates ask for of a summary that says less than everything, and of the columns of its tables.

extension SummaryContext {
  static let detailKeys: [TemplateKey<SummaryContext>] = [
    .flag("isBrief", "whether one printed page is asked for (--detail brief)") { $0.detail == .brief },
    .flag("isByTask", "whether each task is asked for once (--detail tasks)") { $0.detail == .tasks },
    .flag("isFull", "whether everything is asked for (--detail full)") { $0.detail == .full },
    .flag("hasCompleted", "whether any task is completed") { $0.statuses.contains(.completed) },
    .flag("hasOnTrack", "whether any is on track") { $0.statuses.contains(.onTrack) },
    .flag("hasNotStarted", "whether any has not started") { $0.statuses.contains(.notStarted) },
    .flag("hasDelayed", "whether any is delayed") { $0.statuses.contains(.delayed) },
    .flag("hasLongTerm", "whether any is long-term") { $0.statuses.contains(.longTerm) },
    .flag("hasNumbers", "whether any task has a number") { context in
      context.summary.tasks.contains { $0.row.number != nil }
    },
    .text("taskColumnCount", "the number of columns of a table with each task once") { String($0.taskColumnCount) },
    .text("taskWidth", "the width of the column of tasks there that suits the texts, in percent of the table's") {
      String($0.taskWidth)
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

  /// What one page has room for; nil where everything is shown.
  var limits: BriefLayout? { detail == .brief ? brief : nil }

  /// How many offices and files are shown with what there is to say of each.
  var entries: Int { limits?.entries ?? .max }

  /// 任务, 责任部门 and 进展情况, and those of the others that any task has something for.
  private var taskColumnCount: Int {
    let others = [
      summary.tasks.contains { $0.row.number != nil }, !summary.sources.isEmpty, hasDeadlines, !statuses.isEmpty,
      !summary.behind.isEmpty,
    ]
    return 3 + others.count { $0 }
  }

  /// What is left for tasks and progress is divided by their lengths, so that rows are as low as can be.
  private var taskWidth: Int {
    let used = [
      (5, summary.tasks.contains { $0.row.number != nil }), (11, !summary.sources.isEmpty), (9, hasDeadlines),
      (6, !statuses.isEmpty), (8, !summary.behind.isEmpty), (12, true),
    ].reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let (tasks, progress) = summary.tasks.reduce(into: (1, 1)) { sums, task in
      sums.0 += min(task.text?.utf8.count ?? 0, 3_000)
      sums.1 += min(task.progress?.utf8.count ?? 0, 3_000)
    }
    let room = 100 - used
    return min(max(room * tasks / (tasks + progress), room / 4), room * 3 / 4)
  }
}
