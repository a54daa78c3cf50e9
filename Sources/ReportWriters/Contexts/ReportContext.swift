internal import ReportModel

/// One report.
final class ReportContext: TemplateContext {
  let report: Report
  /// Its number in the document, from 1.
  let ordinal: Int
  /// The classes of each column's cells.
  let classes: [String]
  /// The class of each column that no other has.
  private let identifiers: [String]
  /// The slots that a merge covers, by row; empty for rows without any.
  let covered: [Set<Int>]
  /// The merges that begin in each row, by their columns; empty where there are none.
  private let merges: [[Int: Merge]]
  /// The first column of each role.
  let columnOfRole: [Role: Int]
  private let page: WritingOptions.Page
  /// Made when a template asks for it: only paper and pages need it.
  private(set) lazy var layout = PrintLayout(of: report, covered: covered, on: page)

  /// The widths that make its columns stand under each other in Markdown. Headings and notes repeat a long text in every
  /// column; they stay as they are.
  private(set) lazy var markdownWidths = MarkdownAlignment.widths(
    of: [report.columns.map(\.name)]
      + report.rows.lazy.filter { $0.kind == .task || $0.kind == .total }.map(\.cells))

  init(_ report: Report, ordinal: Int, page: WritingOptions.Page) {
    self.report = report
    self.ordinal = ordinal
    self.page = page
    var counts: [Role: Int] = [:]
    for column in report.columns { if let role = column.role { counts[role, default: 0] += 1 } }
    identifiers = report.columns.enumerated().map { index, column in
      column.role.flatMap { counts[$0] == 1 ? $0.rawValue : nil } ?? "c\(index + 1)"
    }
    classes = zip(report.columns, identifiers).map { column, identifier in
      guard let role = column.role?.rawValue, role != identifier else { return identifier }
      return role + " " + identifier
    }
    covered = coveredSlots(of: report)
    merges = covered.isEmpty ? [] : report.rows.map(\.mergesByColumn)
    columnOfRole = Dictionary(
      report.columns.enumerated().compactMap { index, column in column.role.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  static let name = "report"

  static let keys = TemplateKeys<ReportContext>([
    .text("title", "the title as written; empty where there is none") { $0.report.title.text },
    .flag("titleIsPreformatted", "whether blanks in the title count (white-space: pre-wrap)") {
      needsPreformatting($0.report.title.text)
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
    .text("taskCount", "the number of its tasks") { String($0.report.rows.count { $0.kind == .task }) },
    .text("columnCount", "the number of columns") { String($0.report.columns.count) },
    .flag("hasManyColumns", "whether it has more columns than a screen shows side by side, nine or more") {
      $0.report.columns.count > 8
    },
    .text("textSize", "the size of the table's text on paper that suits the number of its columns, as 10.5pt") {
      $0.layout.textSize.rawValue
    },
    .texts("columnNames", "the column names; {{columnNames}} writes the header record") {
      $0.report.columns.map(\.name)
    },
    .aligned("alignedColumnNames", "the same, padded like alignedCells") {
      ($0.report.columns.map(\.name), $0.markdownWidths)
    },
    .list("columns", "the columns", of: ColumnContext.self) { context in
      let columns = context.columns
      return (columns.count, { columns[$0] })
    },
    .list("rows", "the rows under the header", of: RowContext.self) { context in
      (context.report.rows.count, { context.row($0) })
    },
    .flag("hasRows", "whether there are any rows") { !$0.report.rows.isEmpty },
    .list("groups", "the rows in groups that merged cells do not leave, for <tbody>", of: GroupContext.self) {
      context in
      let groups = context.layout.groups
      return (groups.count, { GroupContext(group: groups[$0], report: context) })
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
  ])

  var columns: [ColumnContext] {
    report.columns.enumerated().map { index, column in
      ColumnContext(column: column, identifier: identifiers[index], report: self, index: index)
    }
  }

  private var countOfNotesAbove: Int { min(max(0, report.notesAbove), report.notes.count) }

  private func notes(_ range: Range<Int>) -> (count: Int, element: (Int) -> NoteContext) {
    (range.count, { NoteContext(text: self.report.notes[range.lowerBound + $0]) })
  }
  /// The merge that begins in a cell.
  func merge(row: Int, column: Int) -> Merge? { merges.isEmpty ? nil : merges[row][column] }

  func row(_ index: Int) -> RowContext { RowContext(index: index, report: self) }
}

/// Rows that belong together on paper.
struct GroupContext: TemplateContext {
  let group: PrintLayout.Group
  let report: ReportContext

  static let name = "group"

  static let keys = TemplateKeys<GroupContext>([
    .attributes(
      "attributes", "the class `together` for rows that are kept on one page, `heading` for headings that others follow"
    ) {
      $0.group.isHeading ? [("class", "heading")] : $0.group.isKeptTogether ? [("class", "together")] : []
    },
    .list("rows", "its rows", of: RowContext.self) { context in
      (context.group.rows.count, { context.report.row(context.group.rows.lowerBound + $0) })
    },
  ])
}

extension Row {
  /// The merges that begin in it. To look through all of them for each cell would take quadratic time.
  var mergesByColumn: [Int: Merge] {
    Dictionary(merged.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The first and the last day in Chinese; the year is written again only where it is another.
private func dates(of period: Period) -> String? {
  guard let from = period.from, let to = period.to else { return nil }
  let first = "\(from.year)年\(from.month)月\(from.day)日"
  if from == to { return first }
  return first + "至" + (to.year == from.year ? "" : "\(to.year)年") + "\(to.month)月\(to.day)日"
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
