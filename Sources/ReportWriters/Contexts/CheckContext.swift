package import ReportModel
internal import ReportTemplates
internal import ReportText

/// What was read of an input, and the findings about it.
package struct CheckedInput: Sendable {
  let name: String
  let document: ReportDocument?
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - document: What was read; nil where it cannot be.
  ///   - diagnostics: Those of the document first.
  package init(name: String, document: ReportDocument?, diagnostics: [Diagnostic]) {
    self.name = name
    self.document = document
    self.diagnostics = diagnostics
  }
}

/// The root of the templates for `check --report`.
struct CheckContext: TemplateContext {
  let inputs: [CheckedInputContext]
  let page: WritingOptions.Page

  init(inputs: [CheckedInput], page: WritingOptions.Page) {
    self.inputs = inputs.map { CheckedInputContext($0, page: page) }
    self.page = page
  }

  static let name = "check"

  static let keys = TemplateKeys<CheckContext>([
    .text("pageSize", "the paper, as the CSS property size takes it: A4 landscape") { $0.page.cssSize },
    .list("inputs", "the inputs, in their order", of: CheckedInputContext.self) { TemplateList($0.inputs) },
    .flag("hasSeveralInputs", "whether there is more than one") { $0.inputs.count > 1 },
  ])
}

/// An input with the findings about it.
final class CheckedInputContext: TemplateContext {
  private let input: CheckedInput
  private let general: [Diagnostic]
  private let showsLines: Bool
  private let reports: [CheckedReportContext]

  init(_ input: CheckedInput, page: WritingOptions.Page) {
    self.input = input
    let rows = input.document?.rowsOfDiagnostics ?? []
    var findings: [Int: [Int: [Diagnostic]]] = [:]
    var general: [Diagnostic] = []
    for (index, diagnostic) in input.diagnostics.enumerated() {
      if index < rows.count, let row = rows[index] {
        findings[row.report, default: [:]][row.row, default: []].append(diagnostic)
      } else {
        general.append(diagnostic)
      }
    }
    self.general = general
    let showsLines = input.document?.format.utf8.elementsEqual(InputFormat.html.rawValue.utf8) != true
    self.showsLines = showsLines
    reports = (input.document?.reports ?? []).enumerated().map { index, report in
      CheckedReportContext(
        report: ReportContext(report, ordinal: index + 1, page: page, sheetName: ""), findings: findings[index] ?? [:],
        showsLines: showsLines)
    }
  }

  static let name = "checkedInput"

  static let keys = TemplateKeys<CheckedInputContext>([
    .text("input", "the name of the input, with the folders below the one that was named") { $0.input.name },
    .flag("isUnread", "whether it cannot be read") { $0.input.document == nil },
    .text("errorCount", "the number of errors") { $0.count(.error) },
    .text("warningCount", "the number of warnings") { $0.count(.warning) },
    .text("noteCount", "the number of notes") { $0.count(.note) },
    .flag("hasFindings", "whether there is anything to say of it") { !$0.input.diagnostics.isEmpty },
    .list("general", "what is about no single row", of: FindingContext.self) { context in
      TemplateList(context.general.map { FindingContext(diagnostic: $0, showsLines: context.showsLines) })
    },
    .flag("hasGeneral", "whether there is anything of it") { !$0.general.isEmpty },
    .list("reports", "its reports", of: CheckedReportContext.self) { TemplateList($0.reports) },
  ])

  private func count(_ severity: Diagnostic.Severity) -> String {
    String(input.diagnostics.count { $0.severity == severity })
  }
}
