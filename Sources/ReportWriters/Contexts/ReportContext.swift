internal import ReportModel
internal import ReportTemplates
internal import ReportText

/// One report.
final class ReportContext: TemplateContext {
  let report: Report
  /// Its number in the document, from 1.
  let ordinal: Int
  /// The classes of each column's cells.
  private(set) lazy var classes = report.columns.indices.map { index in
    let role = report.columns[index].role?.rawValue
    let classes = role.map { $0 == identifiers[index] ? $0 : $0 + " " + identifiers[index] } ?? identifiers[index]
    return role == nil && centredColumns[index] ? classes + " centred" : classes
  }

  /// Which columns have their texts in the middle: numbers, states, rates and deadlines, and what nothing is known of where
  /// all that it says are numbers of a few digits, as 原序号.
  private(set) lazy var centredColumns = report.columns.indices.map { index in
    guard let role = report.columns[index].role else { return hasShortNumbers(index) }
    return Self.centredRoles.contains(role)
  }

  private static let centredRoles = Set(RoleTrait.centred.roles)

  private func hasShortNumbers(_ column: Int) -> Bool {
    var says = false
    let table = body.table
    for row in 0..<table.rowCount where body.kinds[row] == .task {
      let text = table.bytes(row, column)
      for index in text.indices where text[index] < UInt8(ascii: "0") || text[index] > UInt8(ascii: "9") {
        return false
      }
      guard text.count <= 4 else { return false }
      says = says || !text.isEmpty
    }
    return says
  }
  /// The class of each column that no other has.
  private let identifiers: [String]
  /// Where the texts and merges are.
  let body: ReportBody
  /// The first column of each role.
  let columnOfRole: [Role: Int]
  let page: WritingOptions.Page
  /// What its sheet is called in a workbook.
  let sheetName: String
  /// The document whose tables it is one of, below each other; nil for a report, which begins pages of its own.
  let document: TablesDocument?
  private let layouts: PrintLayouts
  /// Made when a template asks for it: only paper and pages need it.
  private(set) lazy var layout = layouts.layout(of: report)

  /// The cells of the header.
  private(set) lazy var header = HeaderGrid(of: report.columns)

  /// Made when a template of a workbook asks for it.
  private(set) lazy var sheet = SheetLayout(of: report, header: header, layout: layout, on: page, rowsAbove: rowsAbove)

  /// Made when a template of a document of Word asks for it.
  private(set) lazy var merges = WholeMerges(of: body.table)

  /// Where the columns begin and end on paper, in twentieths of a point.
  private(set) lazy var gridEdges: [Int] = {
    var share = 0
    return [0]
      + layout.columnWidths.map { width in
        share += width
        return share * textWidth / 1_000
      }
  }()

  /// Which columns have amounts or rates.
  private(set) lazy var numericColumns: [Bool] = {
    let amounts = body.typing.amountColumns
    return report.columns.indices.map { amounts.contains($0) }
  }()

  /// What a spreadsheet calls the columns.
  private(set) lazy var columnLetters = report.columns.indices.map { SheetLayout.letters(of: $0) }

  /// The widths that make its columns stand under each other in Markdown.
  private(set) lazy var markdownWidths = MarkdownAlignment.widths(of: report)

  init(
    _ report: Report, ordinal: Int, page: WritingOptions.Page, sheetName: String,
    partOf document: TablesDocument? = nil,
    layouts: PrintLayouts? = nil
  ) {
    self.report = report
    self.sheetName = sheetName
    self.document = document
    self.layouts = layouts ?? PrintLayouts(on: page)
    body = report.rows.body
    self.ordinal = ordinal
    self.page = page
    var counts: [Role: Int] = [:]
    for column in report.columns { if let role = column.role { counts[role, default: 0] += 1 } }
    identifiers = report.columns.enumerated().map { index, column in
      column.role.flatMap { counts[$0] == 1 ? $0.rawValue : nil } ?? "c\(index + 1)"
    }
    columnOfRole = Dictionary(
      report.columns.enumerated().compactMap { index, column in column.role.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  static let name = "report"

  static let keys = TemplateKeys<ReportContext>(
    [
      .text("title", "the title as written; empty where there is none") { $0.report.title.text },
      .flag("titleIsPreformatted", "whether blanks in the title count (white-space: pre-wrap)") {
        needsPreformatting($0.report.title.text.utf8.span)
      },
      .text("shortTitle", "the title in one line, cut at 60 characters") {
        shortened(oneLine($0.report.title.text), to: 60)
      },
      .text("ordinal", "its number in the document, from 1") { String($0.ordinal) },
      .text("issuer", "who reports") { $0.report.title.issuer.map(oneLine) },
      .text("year", "the year") { $0.report.title.year.map(String.init) },
      .text("subject", "what the report is about") { $0.report.title.subject },
      .text("kind", "the kind of table, as 落实情况表") { $0.report.title.kind },
      .text("period", "the period as written") { $0.report.title.period?.text },
      .text("periodDates", "the days of the period, as 2026年1月1日至3月31日; empty where the year is not known") {
        $0.report.title.period.flatMap(dates)
      },
      .text("taskCount", "the number of its tasks") { String($0.report.rows.body.kinds.count { $0 == .task }) },
      .text("columnCount", "the number of columns") { String($0.report.columns.count) },
      .flag("hasManyColumns", "whether it has more columns than a screen shows side by side, nine or more") {
        $0.report.columns.count > 8
      },
      .text("textSize", "the size of the table's text on paper that suits the number of its columns, as 10.5pt") {
        $0.layout.textSize.rawValue
      },
      .texts("columnNames", "the column names") {
        $0.report.columns.map(\.name)
      },
      .list("alignedColumnNames", "the same with what pads them like alignedCells", of: AlignedContext.self) {
        context in
        let columns = context.report.columns
        return TemplateList(count: columns.count) {
          AlignedContext(text: Text(columns[$0].name), width: context.markdownWidths[$0])
        }
      },
      .list("columns", "the columns", of: ColumnContext.self) { context in
        TemplateList(context.columns)
      },
      .list("headerRows", "the rows of the header", of: HeaderRowContext.self) { context in
        TemplateList(count: context.header.rowCount) { HeaderRowContext(index: $0, report: context) }
      },
      .list("rows", "the rows under the header", of: RowContext.self) { context in
        TemplateList(count: context.report.rows.count) { context.row($0) }
      },
      .flag("hasRows", "whether there are any rows") { !$0.report.rows.isEmpty },
      .list("groups", "the rows in groups that merged cells do not leave, for <tbody>", of: GroupContext.self) {
        context in
        let groups = context.layout.groups
        return TemplateList(count: groups.count) { GroupContext(group: groups[$0], report: context) }
      },
      .list("notes", "the notes around the table", of: NoteContext.self) { $0.notes(0..<$0.report.notes.count) },
      .flag("hasNotes", "whether there are any notes") { !$0.report.notes.isEmpty },
      .list("notesAbove", "the notes that stand above the table: 填报单位, units, 附件", of: NoteContext.self) {
        $0.notes(0..<$0.countOfNotesAbove)
      },
      .flag("hasNotesAbove", "whether there are any of these") { $0.countOfNotesAbove > 0 },
      .list("notesBelow", "the notes that stand below the table", of: NoteContext.self) {
        $0.notes($0.countOfNotesAbove..<$0.report.notes.count)
      },
      .flag("issuerIsNoted", "whether a note says who reports, as 填报单位：区民政局 does") { $0.report.namesIssuerInNotes },
    ], sheetKeys + sectionKeys)

  var columns: [ColumnContext] {
    report.columns.enumerated().map { index, column in
      ColumnContext(column: column, identifier: identifiers[index], report: self, index: index)
    }
  }

  var countOfNotesAbove: Int { min(max(0, report.notesAbove), report.notes.count) }

  private func notes(_ range: Range<Int>) -> TemplateList<NoteContext> {
    TemplateList(count: range.count) { index in
      let number = range.lowerBound + index
      return NoteContext(text: self.report.notes[number], report: self, number: number)
    }
  }
  /// The merge that begins in a cell.
  func merge(row: Int, column: Int) -> TableSpan? {
    body.span(row, column).flatMap { $0.row == row && $0.column == column ? $0 : nil }
  }

  /// - Parameter run: The rows that are shown, where not all are.
  func row(_ index: Int, of run: Range<Int>) -> RowContext {
    RowContext(index: index, report: self, row: report.rows[index], run: run)
  }

  func row(_ index: Int) -> RowContext { RowContext(index: index, report: self, row: report.rows[index]) }
}

/// Rows that belong together on paper.
struct GroupContext: TemplateContext {
  let group: PrintLayout.Group
  let report: ReportContext

  static let name = "group"

  static let keys = TemplateKeys<GroupContext>([
    .text(
      "class",
      "`together` for rows that are kept on one page, `heading` for headings that others follow; empty for others"
    ) {
      $0.group.isHeading ? "heading" : $0.group.isKeptTogether ? "together" : nil
    },
    .list("rows", "its rows", of: RowContext.self) { context in
      TemplateList(count: context.group.rows.count) { context.report.row(context.group.rows.lowerBound + $0) }
    },
  ])
}

/// The first and the last day in Chinese; the year is written again only where it is another.
func dates(of period: Period) -> String? {
  guard let from = period.from, let to = period.to else { return nil }
  let first = "\(from.year)年\(from.month)月\(from.day)日"
  if from == to { return first }
  return first + "至" + (to.year == from.year ? "" : "\(to.year)年") + "\(to.month)月\(to.day)日"
}
