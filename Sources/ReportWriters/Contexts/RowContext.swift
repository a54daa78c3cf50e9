internal import ReportModel

/// One row of a report.
struct RowContext: TemplateContext {
  let row: Row
  let columns: [Column]
  /// The columns whose slots are covered by a merge that begins elsewhere.
  let covered: Set<Int>
  let progressColumn: Int?

  static let name = "row"

  static let keys = TemplateKeys<RowContext>([
    .texts(
      "cells", "the text of every column; a covered slot repeats the merged text. {{cells}} writes the whole record"
    ) { $0.row.cells },
    .list(
      "placed", "the cells that begin in this row, with their spans: covered slots are left out", of: CellContext.self
    ) {
      $0.placedCells
    },
    .text("kind", "task, section, total or note") { $0.row.kind.rawValue },
    .flag("isTask", "whether the row is a task") { $0.row.kind == .task },
    .flag("isSection", "whether the row is a heading inside the table") { $0.row.kind == .section },
    .flag("isTotal", "whether the row is a 合计, 总计 or 小计") { $0.row.kind == .total },
    .flag("isNote", "whether the row is a note across the table") { $0.row.kind == .note },
    .flag("isLong", "whether the row may be too tall to be kept on one printed page") { $0.isLong },
    .attributes("attributes", "the class of the row: its kind, and `long` where it is") { context in
      [("class", context.isLong ? context.row.kind.rawValue + " long" : context.row.kind.rawValue)]
    },
    .texts("sections", "the headings that the row stands under, the outermost first") { $0.row.section },
    .text("number", "the 序号 as a number; empty where it is none") { $0.row.number.map(String.init) },
    .text("source", "the document that the task comes from") { $0.row.source?.document },
    .texts("sourceItems", "the item numbers in that document") { $0.row.source?.items.map(String.init) ?? [] },
    .list("departments", "the departments with their parts", of: DepartmentContext.self) { context in
      (context.row.departments.count, { DepartmentContext(department: context.row.departments[$0]) })
    },
    .texts("progressItems", "the progress cut at its numbered items; joined they are the text") {
      $0.row.progress?.items ?? []
    },
    .text("status", "completed, onTrack, notStarted, delayed or longTerm; empty where no column says so") {
      $0.row.status?.rawValue
    },
  ])

  /// Rows taller than about half a page make WeasyPrint drop the repeated head if they are kept together.
  private var isLong: Bool { row.cells.contains { $0.utf8.count > 1_500 } }

  private var placedCells: (count: Int, element: (Int) -> CellContext) {
    let places = covered.isEmpty ? nil : row.cells.indices.filter { !covered.contains($0) }
    return (
      places?.count ?? row.cells.count,
      { index in
        let column = places?[index] ?? index
        return CellContext(
          text: row.cells[column],
          role: columns[column].role,
          merge: row.merged.isEmpty ? nil : row.merged.first { $0.column == column },
          progress: column == progressColumn ? row.progress : nil)
      }
    )
  }
}

/// One cell as HTML places it.
struct CellContext: TemplateContext {
  let text: String
  let role: Role?
  let merge: Merge?
  let progress: Progress?

  static let name = "cell"

  static let keys = TemplateKeys<CellContext>([
    .text("text", "the text") { $0.text },
    .text("role", "the column's role; empty where it has none") { $0.role?.rawValue },
    .text("rowSpan", "the rows that the cell covers; empty for one") { cell in
      cell.merge.flatMap { $0.rows > 1 ? String($0.rows) : nil }
    },
    .text("columnSpan", "the columns that the cell covers; empty for one") { cell in
      cell.merge.flatMap { $0.columns > 1 ? String($0.columns) : nil }
    },
    .texts("items", "the numbered items of a progress text; empty where it is not numbered") { cell in
      let items = cell.progress?.items ?? []
      return items.count > 1 ? items : []
    },
    .flag("isPreformatted", "whether blanks in the text count (white-space: pre-wrap)") { needsPreformatting($0.text) },
    .attributes("attributes", "class, rowspan, colspan and style as HTML needs them, where it needs them") { cell in
      var attributes: [(name: String, value: String)] = []
      if let role = cell.role { attributes.append(("class", role.rawValue)) }
      if let merge = cell.merge, merge.rows > 1 { attributes.append(("rowspan", String(merge.rows))) }
      if let merge = cell.merge, merge.columns > 1 { attributes.append(("colspan", String(merge.columns))) }
      if needsPreformatting(cell.text) { attributes.append(("style", "white-space: pre-wrap")) }
      return attributes
    },
    .texts("content", "the text, or its numbered items; {{content}} writes the items as <span class=\"item\"> in HTML")
    {
      $0.progress?.items ?? [$0.text]
    },
  ])
}

/// A department.
struct DepartmentContext: TemplateContext {
  let department: Department

  static let name = "department"

  static let keys = TemplateKeys<DepartmentContext>([
    .text("name", "the name as written") { $0.department.name },
    .text("part", "lead, support or responsible") { $0.department.role.rawValue },
  ])
}
