internal import ReportModel

/// The root of every report template.
struct DocumentContext: TemplateContext {
  let reports: [Report]
  let withTitle: Bool
  let page: WritingOptions.Page

  static let name = "document"

  static let keys = TemplateKeys<DocumentContext>([
    .text("pageTitle", "the first report's title in one line") { document in
      document.reports.first.map { oneLine($0.title.text) }
    },
    .text("pageSize", "the paper, as the CSS property size takes it: A4 landscape") { document in
      switch document.page {
      case .a4: "A4"
      case .a4Landscape: "A4 landscape"
      case .a3Landscape: "A3 landscape"
      }
    },
    .flag("withTitle", "whether titles and notes were asked for in a format that has no place for them (--with-title)")
    {
      $0.withTitle
    },
    .texts("columnNames", "the column names of the first report; {{columnNames}} writes the header record") {
      document in
      document.reports.first?.columns.map(\.name) ?? []
    },
    .list("columns", "the columns of the first report", of: ColumnContext.self) { document in
      columnContexts(document.reports.first?.columns ?? [])
    },
    .list("rows", "the rows of all reports, one after another", of: RowContext.self) { document in
      let lists = document.reports.map { ReportContext(report: $0).rowContexts }
      let places = lists.enumerated().flatMap { list, rows in (0..<rows.count).map { (list, $0) } }
      return (places.count, { lists[places[$0].0].element(places[$0].1) })
    },
    .list("reports", "the reports", of: ReportContext.self) { document in
      (document.reports.count, { ReportContext(report: document.reports[$0]) })
    },
  ])
}

/// One report.
struct ReportContext: TemplateContext {
  let report: Report
  /// The slots that a merge covers, by row; empty for rows without any.
  private let covered: [Set<Int>]
  private let progressColumn: Int?

  init(report: Report) {
    self.report = report
    covered = coveredSlots(of: report)
    progressColumn = report.columns.firstIndex { $0.role == .progress }
  }

  static let name = "report"

  static let keys = TemplateKeys<ReportContext>([
    .text("title", "the title as written; empty where there is none") { $0.report.title.text },
    .flag("titleIsPreformatted", "whether blanks in the title count (white-space: pre-wrap)") {
      needsPreformatting($0.report.title.text)
    },
    .text("issuer", "who reports") { $0.report.title.issuer },
    .text("year", "the year") { $0.report.title.year.map(String.init) },
    .text("subject", "what the report is about") { $0.report.title.subject },
    .text("kind", "the kind of table, as 落实情况表") { $0.report.title.kind },
    .text("period", "the period as written") { $0.report.title.period?.text },
    .text("columnCount", "the number of columns") { String($0.report.columns.count) },
    .texts("columnNames", "the column names; {{columnNames}} writes the header record") {
      $0.report.columns.map(\.name)
    },
    .list("columns", "the columns", of: ColumnContext.self) { columnContexts($0.report.columns) },
    .list("rows", "the rows under the header", of: RowContext.self) { $0.rowContexts },
    .flag("hasRows", "whether there are any rows") { !$0.report.rows.isEmpty },
    .list("notes", "the notes around the table", of: NoteContext.self) { context in
      (context.report.notes.count, { NoteContext(text: context.report.notes[$0]) })
    },
    .flag("hasNotes", "whether there are any notes") { !$0.report.notes.isEmpty },
  ])

  var rowContexts: (count: Int, element: (Int) -> RowContext) {
    (
      report.rows.count,
      { index in
        RowContext(
          row: report.rows[index], columns: report.columns,
          covered: covered.isEmpty ? [] : covered[index], progressColumn: progressColumn)
      }
    )
  }
}

/// A line, or lines, that belong to the report but stand outside its table.
struct NoteContext: TemplateContext {
  let text: String

  static let name = "note"

  static let keys = TemplateKeys<NoteContext>([
    .text("text", "the note") { $0.text },
    .flag("isPreformatted", "whether blanks in it count (white-space: pre-wrap)") { needsPreformatting($0.text) },
  ])
}

/// A column.
struct ColumnContext: TemplateContext {
  let column: Column

  static let name = "column"

  static let keys = TemplateKeys<ColumnContext>([
    .text("name", "the header as written") { $0.column.name },
    .text("role", "what the column means, as leadDepartments; empty where the dictionary does not know it") {
      $0.column.role?.rawValue
    },
    .flag("isPreformatted", "whether blanks in the name count (white-space: pre-wrap)") {
      needsPreformatting($0.column.name)
    },
  ])
}

private func columnContexts(_ columns: [Column]) -> (count: Int, element: (Int) -> ColumnContext) {
  (columns.count, { ColumnContext(column: columns[$0]) })
}

/// For every row the columns whose slots a merge covers from elsewhere; empty where the report has no merges.
private func coveredSlots(of report: Report) -> [Set<Int>] {
  guard report.rows.contains(where: { !$0.merged.isEmpty }) else { return [] }
  var covered = Array(repeating: Set<Int>(), count: report.rows.count)
  for (row, merges) in report.rows.enumerated().map({ ($0, $1.merged) }) {
    for merge in merges {
      for down in row..<min(row + merge.rows, report.rows.count) {
        for column in merge.column..<(merge.column + merge.columns) where down > row || column > merge.column {
          covered[down].insert(column)
        }
      }
    }
  }
  return covered
}

/// The report with nothing in the slots that merges cover from elsewhere.
func blankingCoveredCells(of report: Report) -> Report {
  var report = report
  for (row, columns) in coveredSlots(of: report).enumerated() {
    for column in columns { report.rows[row].cells[column] = "" }
  }
  return report
}

private func oneLine(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }
