internal import ReportModel
internal import ReportTemplates

/// A report with the findings about its rows. Of a long one those are shown that something is said of, with the rows before and
/// after them and the headings above them, so that who gets it finds them without leafing.
struct CheckedReportContext: TemplateContext {
  let report: ReportContext
  let findings: [Int: [Diagnostic]]
  private let showsLines: Bool
  /// The rows that are shown, in runs.
  private let runs: [Range<Int>]

  /// What the columns of the report have of the width, in percent; the findings have the rest.
  private static let share = 76
  /// Reports with no more rows than a page or two have are shown whole.
  private static let wholeRows = 30
  /// Fewer rows are shown rather than counted.
  private static let leastLeftOut = 3

  init(report: ReportContext, findings: [Int: [Diagnostic]], showsLines: Bool) {
    self.showsLines = showsLines
    self.report = report
    self.findings = findings
    runs = Self.runs(of: report.report.rows, with: findings)
  }

  /// The runs of rows that are shown.
  private static func runs(of rows: Rows, with findings: [Int: [Diagnostic]]) -> [Range<Int>] {
    guard rows.count > wholeRows else { return rows.isEmpty ? [] : [0..<rows.count] }
    var isShown = Array(repeating: false, count: rows.count)
    var headings: [Int] = []
    for index in rows.indices {
      let row = rows[index]
      if row.kind == .section { headings = headings.prefix(row.section.count) + [index] }
      guard findings[index] != nil else { continue }
      for shown in headings + [max(0, index - 1), index, min(rows.count - 1, index + 1)] { isShown[shown] = true }
    }
    var runs: [Range<Int>] = []
    for index in rows.indices where isShown[index] {
      if let last = runs.last, index - last.upperBound < leastLeftOut {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append((index < leastLeftOut ? 0 : index)..<(index + 1))
      }
    }
    if let last = runs.last, rows.count - last.upperBound < leastLeftOut {
      runs[runs.count - 1] = last.lowerBound..<rows.count
    }
    return runs
  }

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
    .list(
      "rows",
      "its rows; of a report with more than \(wholeRows) those that something is said of, with their neighbours and headings",
      of: CheckedRowContext.self
    ) { $0.rows },
    .flag("hasRows", "whether there are any rows") { !$0.report.report.rows.isEmpty },
    .text("rowCount", "the number of all its rows") { String($0.report.report.rows.count) },
    .text("leftOutCount", "how many of them are left out; empty for none") { context in
      let count = context.report.report.rows.count - context.runs.reduce(0) { $0 + $1.count }
      return count > 0 ? String(count) : nil
    },
    .text("leftOutBelow", "how many are left out after the last one that is shown; empty for none") { context in
      let count = context.report.report.rows.count - (context.runs.last?.upperBound ?? 0)
      return count > 0 ? String(count) : nil
    },
    .text("columnCount", "the number of its columns") { String($0.report.report.columns.count) },
  ])

  private var rows: TemplateList<CheckedRowContext> {
    var end = 0
    let rows = runs.flatMap { run in
      let before = run.lowerBound - end
      end = run.upperBound
      return run.map { (index: $0, run: run, leftOut: $0 == run.lowerBound ? before : 0) }
    }
    return TemplateList(count: rows.count) {
      CheckedRowContext(
        row: report.row(rows[$0].index, of: rows[$0].run), findings: findings[rows[$0].index] ?? [],
        leftOut: rows[$0].leftOut, showsLines: showsLines)
    }
  }
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

/// A row with the findings about it.
struct CheckedRowContext: TemplateContext {
  let row: RowContext
  let findings: [Diagnostic]
  /// How many rows before it are not shown.
  let leftOut: Int
  let showsLines: Bool

  static let name = "checkedRow"

  static let keys = TemplateKeys<CheckedRowContext>([
    .list(
      "row", "the row itself; `placed` has the cells that begin in a row left out above, too", of: RowContext.self
    ) { TemplateList([$0.row]) },
    .text("leftOut", "how many rows before it are left out; empty for none") {
      $0.leftOut > 0 ? String($0.leftOut) : nil
    },
    .list("findings", "what there is to say of it", of: FindingContext.self) { context in
      TemplateList(context.findings.map { FindingContext(diagnostic: $0, showsLines: context.showsLines) })
    },
    .flag("hasFindings", "whether there is anything to say of it") { !$0.findings.isEmpty },
  ])
}

/// Something to be looked at.
struct FindingContext: TemplateContext {
  let diagnostic: Diagnostic
  /// Whether who gets it can find a line of the file: nobody sees those of a page.
  let showsLines: Bool

  static let name = "finding"

  static let keys = TemplateKeys<FindingContext>([
    .text("severity", "error, warning or note") { $0.diagnostic.severity.rawValue },
    .text("severityName", "the same in Chinese: 错误, 警告, 提示") { $0.diagnostic.severity.word.chinese },
    .text("message", "what there is to say, in Chinese") { $0.diagnostic.translations.chinese },
    .text("code", "its code, as empty-progress") { $0.diagnostic.code.rawValue },
    .text("place", "where in the input, in Chinese: 第12行; empty where that is not known, and in pages") { context in
      guard let location = context.diagnostic.location else { return nil }
      guard location.line > 0 else { return location.message.chinese }
      return context.showsLines ? "第\(location.line)行" : nil
    },
  ])
}

extension RowContext {
  /// The merge of a cell that begins in the row, or in the rows left out above it.
  func merge(_ column: Int) -> TableSpan? {
    guard let run, let span = report.body.span(index, column), span.column == column else {
      return report.merge(row: index, column: column)
    }
    let first = max(span.row, run.lowerBound)
    guard first == index else { return nil }
    return TableSpan(
      row: first, column: column, rows: min(span.row + span.rows, run.upperBound) - first, columns: span.columns)
  }

  /// Whether a covered cell is shown, because what covers it began in a row that is not.
  func beginsRun(_ column: Int) -> Bool {
    guard let run, run.lowerBound == index, let span = report.body.span(index, column) else { return false }
    return span.row < index && span.column == column
  }
}
