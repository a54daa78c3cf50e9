internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates

/// Who of those that were to report has done so.
struct SubmissionsContext: TemplateContext {
  let submissions: Submissions

  static let name = "submissions"

  static let keys = TemplateKeys<SubmissionsContext>([
    .text("expectedCount", "the number of offices that were to report") {
      String($0.submissions.expected.names.offices.count)
    },
    .text("reportedCount", "the number of those that have") { String($0.submissions.reported.count) },
    .text("missingCount", "the number of those that have not") { String($0.submissions.missing.count) },
    .texts("reportedOffices", "those that have, in the order of the list") { $0.submissions.reported },
    .list("missingOffices", "those that have not, in the order of the list", of: MissingOfficeContext.self) { context in
      let (missing, hints) = (context.submissions.missing, context.submissions.hints)
      let hintsOf = Dictionary(grouping: hints) { Array($0.name.utf8) }
      return TemplateList(count: missing.count) {
        MissingOfficeContext(name: missing[$0], hints: hintsOf[Array(missing[$0].utf8)] ?? [])
      }
    },
    .flag("hasMissingOffices", "whether anybody has not reported") { !$0.submissions.missing.isEmpty },
    .list("repeatedOffices", "those that have in several inputs", of: ReportingOfficeContext.self) { context in
      let twice = context.submissions.twice
      return TemplateList(count: twice.count) { ReportingOfficeContext(name: twice[$0].name, inputs: twice[$0].inputs) }
    },
    .list(
      "unlistedOffices", "who has reported without being on the list; of reports that name nobody, the input",
      of: ReportingOfficeContext.self
    ) { context in
      let unlisted = context.submissions.unlisted
      return TemplateList(count: unlisted.count) {
        ReportingOfficeContext(
          name: unlisted[$0].isNamed ? unlisted[$0].name : "未写明填报单位", inputs: unlisted[$0].inputs)
      }
    },
  ])
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

  static let name = "reportingOffice"

  static let keys = TemplateKeys<ReportingOfficeContext>([
    .text("officeName", "its name") { $0.name },
    .texts("inputsOfOffice", "the inputs that have its reports") { $0.inputs },
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
