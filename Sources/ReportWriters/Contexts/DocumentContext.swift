internal import ReportModel
internal import ReportTemplates

/// The root of every report template.
struct DocumentContext: TemplateContext {
  let reports: [ReportContext]
  let withTitle: Bool
  let page: WritingOptions.Page

  init(reports: [Report], withTitle: Bool, page: WritingOptions.Page, layouts: PrintLayouts) {
    let names = SheetNames.names(of: reports)
    self.reports = reports.enumerated().map {
      ReportContext($1, ordinal: $0 + 1, page: page, sheetName: names[$0], layouts: layouts)
    }
    self.withTitle = withTitle
    self.page = page
  }

  static let name = "document"

  static let keys = TemplateKeys<DocumentContext>(
    [
      .text("pageTitle", "the first report's title in one line") { document in
        document.reports.first.map { oneLine($0.report.title.text) }
      },
      .text("pageSize", "the paper, as the CSS property size takes it: A4 landscape") { $0.page.cssSize },
      .flag("pageIsUpright", "whether the paper is higher than wide") { $0.page == .a4 },
      .flag("withTitle", "whether titles and notes were asked for in a format that has no place for them") {
        $0.withTitle
      },
      .texts("columnNames", "the column names of the first report") {
        document in
        document.reports.first?.report.columns.map(\.name) ?? []
      },
      .list("columns", "the columns of the first report", of: ColumnContext.self) { document in
        TemplateList(document.reports.first?.columns ?? [])
      },
      .list("rows", "the rows of all reports, one after another", of: RowContext.self) { document in
        let places = document.reports.enumerated().flatMap { list, report in
          report.report.rows.indices.map { (list, $0) }
        }
        return TemplateList(count: places.count) { document.reports[places[$0].0].row(places[$0].1) }
      },
      .list("reports", "the reports", of: ReportContext.self) { document in
        TemplateList(document.reports)
      },
      .text("reportCount", "the number of reports") { String($0.reports.count) },
      .flag("hasSeveralReports", "whether there is more than one report") { $0.reports.count > 1 },
    ], officeKeys(\.reports, follow: false) + paperKeys(\.page))
}

/// A line, or lines, that belong to the report but stand outside its table.
struct NoteContext: TemplateContext {
  let text: String
  let report: ReportContext
  /// Its number among the notes, from 0.
  let number: Int

  static let name = "note"

  static let keys = TemplateKeys<NoteContext>([
    .text("text", "the note") { $0.text },
    .flag("isPreformatted", "whether blanks in it count (white-space: pre-wrap)") {
      needsPreformatting($0.text.utf8.span)
    },
    .text("sheetRow", "the number of its row on a sheet") { String($0.sheetRow) },
    .text("sheetHeight", "its height there, in points") {
      String($0.report.sheet.height(of: $0.text.utf8.span, size: 10.5))
    },
  ])

  private var sheetRow: Int {
    let above = report.countOfNotesAbove
    return number < above
      ? report.rowsAbove - above + 1 + number : report.firstRowBelow + number - above
  }
}

/// A column.
struct ColumnContext: TemplateContext {
  let column: Column
  /// The class that only cells of this column have.
  let identifier: String
  let report: ReportContext
  let index: Int

  static let name = "column"

  static let keys = TemplateKeys<ColumnContext>([
    .text("name", "the header as written") { $0.column.name },
    .text("role", "what the column means, as leadDepartments; empty where the dictionary does not know it") {
      $0.column.role?.rawValue
    },
    .text(
      "class",
      "the classes of the column's cells: its role, and c1, c2 … where that does not name it alone; `centred` where nothing is known of it and it has short numbers"
    ) {
      $0.report.classes[$0.index]
    },
    .text("identifier", "the one of these classes that no other column has") { $0.identifier },
    .text("width", "the width that suits its content, in percent of the table's, as 5.4") {
      let tenths = $0.report.layout.columnWidths[$0.index]
      return "\(tenths / 10).\(tenths % 10)"
    },
    .text("sheetWidth", "its width on a sheet, in characters of the standard font as Excel has it") {
      String($0.report.sheet.width(of: $0.index))
    },
    .text("number", "its number, from 1") { String($0.index + 1) },
    .text("letters", "what a spreadsheet calls it, as B") { $0.report.columnLetters[$0.index] },
    .text("gridWidth", "its width in documents of Word, in twentieths of a point") {
      String($0.report.gridWidth(of: $0.index..<($0.index + 1)))
    },
    .text("rule", "the dashes under its name in Markdown, as wide as alignedCells") {
      String(repeating: "-", count: max(3, $0.report.markdownWidths[$0.index]))
    },
    .flag("isPreformatted", "whether blanks in the name count (white-space: pre-wrap)") {
      needsPreformatting($0.column.name.utf8.span)
    },
  ])
}

/// A text on one line, for places that have no second.
func oneLine(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }
