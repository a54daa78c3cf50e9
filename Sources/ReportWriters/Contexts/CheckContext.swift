package import ReportModel
internal import ReportTemplates

/// What was read of an input, and what there is to say of it.
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

/// An input with what there is to say of it.
final class CheckedInputContext: TemplateContext {
  private let input: CheckedInput
  private let general: [Diagnostic]
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
    reports = (input.document?.reports ?? []).enumerated().map { index, report in
      CheckedReportContext(
        report: ReportContext(report, ordinal: index + 1, page: page, sheetName: ""), findings: findings[index] ?? [:])
    }
  }

  static let name = "checkedInput"

  static let keys = TemplateKeys<CheckedInputContext>([
    .text("input", "the name of the input") { $0.input.name },
    .text("fileName", "the last component of its path") { context in
      context.input.name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
        ?? context.input.name
    },
    .flag("isUnread", "whether it cannot be read") { $0.input.document == nil },
    .text("errorCount", "the number of errors") { $0.count(.error) },
    .text("warningCount", "the number of warnings") { $0.count(.warning) },
    .text("noteCount", "the number of notes") { $0.count(.note) },
    .flag("hasFindings", "whether there is anything to say of it") { !$0.input.diagnostics.isEmpty },
    .list("general", "what is about no single row", of: FindingContext.self) { context in
      TemplateList(context.general.map { FindingContext(diagnostic: $0) })
    },
    .flag("hasGeneral", "whether there is anything of it") { !$0.general.isEmpty },
    .list("reports", "its reports", of: CheckedReportContext.self) { TemplateList($0.reports) },
  ])

  private func count(_ severity: Diagnostic.Severity) -> String {
    String(input.diagnostics.count { $0.severity == severity })
  }
}

/// A report with what there is to say of its rows.
struct CheckedReportContext: TemplateContext {
  let report: ReportContext
  let findings: [Int: [Diagnostic]]

  /// What the columns of the report have of the width, in percent; the findings have the rest.
  private static let share = 76

  static let name = "checkedReport"

  static let keys = TemplateKeys<CheckedReportContext>([
    .text("title", "its title in one line; empty where there is none") { oneLine($0.report.report.title.text) },
    .list("columns", "its columns", of: CheckedColumnContext.self) { context in
      let widths = context.report.layout.columnWidths
      return TemplateList(count: widths.count) {
        CheckedColumnContext(name: context.report.report.columns[$0].name, width: widths[$0] * Self.share / 100)
      }
    },
    .text("findingWidth", "the width of a column for what there is to say, in percent") { _ in String(100 - share) },
    .list("rows", "its rows", of: CheckedRowContext.self) { context in
      TemplateList(count: context.report.report.rows.count) {
        CheckedRowContext(row: context.report.row($0), findings: context.findings[$0] ?? [])
      }
    },
    .flag("hasRows", "whether there are any rows") { !$0.report.report.rows.isEmpty },
    .text("columnCount", "the number of its columns") { String($0.report.report.columns.count) },
  ])
}

/// A column beside which findings stand.
struct CheckedColumnContext: TemplateContext {
  let name: String
  /// In tenths of a percent.
  let width: Int

  static let name = "checkedColumn"

  static let keys = TemplateKeys<CheckedColumnContext>([
    .text("name", "the header as written") { $0.name },
    .text("width", "the width beside the findings, in percent of the table's, as 5.4") {
      "\($0.width / 10).\($0.width % 10)"
    },
  ])
}

/// A row with what there is to say of it.
struct CheckedRowContext: TemplateContext {
  let row: RowContext
  let findings: [Diagnostic]

  static let name = "checkedRow"

  static let keys = TemplateKeys<CheckedRowContext>([
    .list("row", "the row itself", of: RowContext.self) { TemplateList([$0.row]) },
    .list("findings", "what there is to say of it", of: FindingContext.self) { context in
      TemplateList(context.findings.map { FindingContext(diagnostic: $0) })
    },
    .flag("hasFindings", "whether there is anything to say of it") { !$0.findings.isEmpty },
  ])
}

/// Something to be looked at.
struct FindingContext: TemplateContext {
  let diagnostic: Diagnostic

  static let name = "finding"

  static let keys = TemplateKeys<FindingContext>([
    .text("severity", "error, warning or note") { $0.diagnostic.severity.rawValue },
    .text("severityName", "the same in Chinese: 错误, 警告, 提示") { $0.diagnostic.severity.word.chinese },
    .text("message", "what there is to say, in Chinese") { $0.diagnostic.translations.chinese },
    .text("code", "its code, as empty-progress") { $0.diagnostic.code.rawValue },
    .text("place", "where in the input, in Chinese: 第12行; empty where that is not known") { context in
      guard let location = context.diagnostic.location else { return nil }
      return location.line > 0 ? "第\(location.line)行" : location.message.chinese
    },
  ])
}
