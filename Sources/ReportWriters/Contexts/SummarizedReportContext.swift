internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

/// A report that was summarised.
struct SummarizedReportContext: TemplateContext {
  let entry: Summary.Entry
  let number: Int
  let shortTitle: String
  /// What is said of it beside others.
  var remarks: [String] = []
  /// Its tasks as one group; none where reports are compared.
  var group: () -> [TaskGroupContext] = { [] }

  static let name = "summarizedReport"

  static let keys = TemplateKeys<SummarizedReportContext>([
    .text("ordinal", "its number among the reports, from 1") { String($0.number) },
    .text("input", "the name of its input") { $0.entry.input },
    .text("title", "its title in one line; empty where there is none") { inOneLine($0.entry.title.text) },
    .text("issuer", "who reports") { $0.entry.issuer },
    .text(
      "shortTitle",
      "what tables call it: its issuer, with its period, subject or input where others have the same; else its title; else its input"
    ) {
      $0.shortTitle
    },
    .text("tasksOfReport", "the number of its tasks") { String($0.entry.tasks) },
    .flag("hasProgress", "whether it has a column for progress") { $0.entry.hasProgress },
    .text("periodOfReport", "its period with the year: 2026年第一季度; empty where it names none") {
      $0.entry.title.periodWords
    },
    .text(
      "remarkOfReport", "that it has no column for progress, and which report it may repeat, in Chinese; else empty"
    ) { $0.remarks.joined(separator: "；") },
    .text("detailsOfReport", "the period and the remark as one text: 报告期2026年第一季度；无进展栏") { context in
      ((context.entry.title.periodWords.map { ["报告期" + $0] } ?? []) + context.remarks).joined(separator: "；")
    },
    .list("groupOfReport", "its tasks as one group; none in comparisons", of: TaskGroupContext.self) { context in
      TemplateList(context.group())
    },
  ])
}

/// The reports of one period.
struct PeriodContext: TemplateContext {
  let group: ReportSet.PeriodGroup

  static let name = "reportPeriod"

  static let keys = TemplateKeys<PeriodContext>([
    .text("periodWords", "the period with its year: 2026年第一季度") { $0.group.words },
    .text("reportsOfPeriod", "the number of its reports") { String($0.group.reports.count) },
  ])
}

/// Reports that are one report twice.
struct DuplicatesContext: TemplateContext {
  let reports: [SummarizedReportContext]
  /// How many of them are shown.
  let most: Int

  static let name = "duplicates"

  static let keys = TemplateKeys<DuplicatesContext>([
    .list("reportsOfGroup", "the reports, in the order of the inputs", of: SummarizedReportContext.self) { context in
      TemplateList(Array(context.reports.prefix(context.most)))
    },
    .text("reportsOfGroupRest", "the number of all, where one printed page has no room for them; else empty") {
      $0.reports.count > $0.most ? String($0.reports.count) : nil
    },
  ])
}

/// A pair of departments that may be one.
struct SimilarNamesContext: TemplateContext {
  let pair: SimilarNames

  static let name = "similarNames"

  static let keys = TemplateKeys<SimilarNamesContext>([
    .text("firstName", "the one with more tasks") { $0.pair.name },
    .text("secondName", "the other") { $0.pair.other },
    .text("likeness", "in which way they are near each other, in Chinese") { $0.pair.likeness.label },
  ])
}
