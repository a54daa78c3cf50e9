internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

/// Who of those that were to report has done so.
struct SubmissionsContext: TemplateContext {
  let submissions: Submissions
  /// What one page has room for; nil where everything is shown.
  let brief: BriefLayout?

  static let name = "submissions"

  static let keys = TemplateKeys<SubmissionsContext>([
    .text("expectedCount", "the number of offices that were to report") {
      String($0.submissions.expected.names.offices.count)
    },
    .text("reportedCount", "the number of those that have") { String($0.submissions.reported.count) },
    .text("missingCount", "the number of those that have not") { $0.missingCount },
    .texts("reportedOffices", "those that have, in the order of the list") { $0.submissions.reported },
    .text("reportedInBrief", "the same in one line, the first ones where one printed page has no room for all") {
      BriefLayout.cut($0.submissions.reported, to: $0.brief?.names ?? .max)
    },
    .list("missingOffices", "those that have not, in the order of the list", of: MissingOfficeContext.self) { context in
      let (missing, hints) = (
        context.submissions.missing.prefix(context.brief?.names ?? .max), context.submissions.hints
      )
      let hintsOf = Dictionary(grouping: hints) { Array($0.name.utf8) }
      return TemplateList(count: missing.count) {
        MissingOfficeContext(name: missing[$0], hints: hintsOf[Array(missing[$0].utf8)] ?? [])
      }
    },
    .text("missingRest", "the number of all that have not, where one printed page has no room for them; else empty") {
      context in
      context.submissions.missing.count > context.brief?.names ?? .max ? context.missingCount : nil
    },
    .text("repeatedRest", "the same of those that have in several inputs") { context in
      let count = context.submissions.twice.count
      return count > context.brief?.entries ?? .max ? String(count) : nil
    },
    .text("unlistedRest", "the same of those that are not on the list") { context in
      let count = context.submissions.unlisted.count
      return count > context.brief?.entries ?? .max ? String(count) : nil
    },
    .flag("hasMissingOffices", "whether anybody has not reported") { !$0.submissions.missing.isEmpty },
    .list("repeatedOffices", "those that have in several inputs", of: ReportingOfficeContext.self) { context in
      let twice = context.submissions.twice.prefix(context.brief?.entries ?? .max)
      return TemplateList(count: twice.count) {
        ReportingOfficeContext(name: twice[$0].name, inputs: twice[$0].inputs, most: context.brief?.entries)
      }
    },
    .list(
      "unlistedOffices", "who has reported without being on the list; of reports that name nobody, the input",
      of: ReportingOfficeContext.self
    ) { context in
      let unlisted = context.submissions.unlisted.prefix(context.brief?.entries ?? .max)
      return TemplateList(count: unlisted.count) {
        ReportingOfficeContext(
          name: unlisted[$0].isNamed ? unlisted[$0].name : "未写明填报单位", inputs: unlisted[$0].inputs,
          most: context.brief?.entries)
      }
    },
  ])

  private var missingCount: String { String(submissions.missing.count) }
}

/// An office that has not reported.
struct MissingOfficeContext: TemplateContext {
  let name: String
  let hints: [Submissions.Hint]

  static let name = "missingOffice"

  static let keys = TemplateKeys<MissingOfficeContext>([
    .text("missingName", "its name") { $0.name },
    .text("missingHint", "what may be its report, in Chinese: “财政局”（a.csv）; empty where nothing is") { context in
      context.hints.prefix(3).map { hint in hint.other.map { "“\($0)”（\(hint.input)）" } ?? hint.input }
        .joined(separator: "、")
    },
  ])
}

/// An office with what it has sent.
struct ReportingOfficeContext: TemplateContext {
  let name: String
  let inputs: [String]
  /// How many of them are shown; nil for all.
  let most: Int?

  static let name = "reportingOffice"

  static let keys = TemplateKeys<ReportingOfficeContext>([
    .text("officeName", "its name") { $0.name },
    .texts("inputsOfOffice", "the inputs that have its reports") { context in
      guard let most = context.most, context.inputs.count > most else { return context.inputs }
      return Array(context.inputs.prefix(most - 1)) + ["等\(context.inputs.count)份"]
    },
  ])
}

/// An input that could not be read.
struct UnreadInputContext: TemplateContext {
  let diagnostic: Diagnostic

  static let name = "unreadInput"

  static let keys = TemplateKeys<UnreadInputContext>([
    .text("unreadName", "the input") { $0.diagnostic.input },
    .text("unreadReason", "why it could not be read, in Chinese") { $0.diagnostic.translations.chinese },
  ])
}
