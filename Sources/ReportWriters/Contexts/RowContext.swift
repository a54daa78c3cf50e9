internal import ReportModel
internal import ReportTemplates
internal import ReportText

/// One row of a report.
struct RowContext: TemplateContext {
  /// Its number among the report's rows, from 0.
  let index: Int
  let report: ReportContext

  let row: Row
  /// The rows beside which alone it is shown; merged cells are cut to them.
  var run: Range<Int>?

  static let name = "row"

  static let keys = TemplateKeys<RowContext>(
    [
      .texts(
        "cells", "the text of every column; a covered slot repeats the merged text",
        of: { context in
          let row = context.row
          return TemplateList(count: row.columnCount) { TextContext(text: row.text($0)) }
        }),
      .list(
        "alignedCells",
        "the same with what pads them in Markdown, so that columns stand under each other up to the first with a long text",
        of: AlignedContext.self
      ) { context in
        let (row, widths) = (context.row, context.report.markdownWidths)
        return TemplateList(count: widths.count) { AlignedContext(text: row.text($0), width: widths[$0]) }
      },
      .list(
        "placed", "the cells that begin in this row, with their spans: covered slots are left out", of: CellContext.self
      ) {
        $0.placedCells
      },
      .list("fields", "all cells with the names of their columns; covered slots repeat", of: FieldContext.self) {
        context in
        let (row, columns) = (context.row, context.report.report.columns)
        return TemplateList(count: columns.count) { FieldContext(column: columns[$0], text: row.text($0)) }
      },
      .text("kind", "task, section, total or note") { $0.row.kind.rawValue },
      .flag("isTask", "whether the row is a task") { $0.row.kind == .task },
      .flag("isSection", "whether the row is a heading inside the table") { $0.row.kind == .section },
      .flag("isTotal", "whether the row is a 合计, 总计 or 小计") { $0.row.kind == .total },
      .flag("isNote", "whether the row is a note across the table") { $0.row.kind == .note },
      .flag("isLong", "whether the row is too tall to be kept on one printed page") { $0.isLong },
      .text("under", "the merged cells above that reach into the row, with their columns' names, cut at 120 characters")
      {
        $0.cellsAbove
      },
      .text("class", "the row's kind, with `long` where it is long and `lacking` where it lacks progress") { context in
        context.row.kind.rawValue + (context.isLong ? " long" : "") + (context.lacksProgress ? " lacking" : "")
      },
      .text(
        "height", "the height that a merged cell needs on paper, in em; empty where that is less than the row's own"
      ) {
        $0.report.layout.leastHeight(of: $0.index).map { String($0) }
      },
      .texts("sections", "the headings that the row stands under, the outermost first") { $0.row.section },
      .text("taskText", "what is to be done: contentText, else projectText, targetText, categoryText or measuresText") {
        context in
        RoleTrait.task.roles.lazy
          .compactMap { context.report.columnOfRole[$0] }.map { context.row.text($0) }.first { !$0.isEmpty }?.string
      },
      .text("heading", "the text of a section row; empty for others") { context in
        context.row.kind == .section ? context.row.cells.first { !$0.isEmpty } : nil
      },
      .text("level", "the level of a section row: 1 for 一、, 2 for （一） under it; empty for others") { context in
        context.row.kind == .section ? String(context.row.section.count + 1) : nil
      },
      .text("number", "the 序号 as a number; empty where it is none") { $0.row.number.map(String.init) },
      .text("source", "the document that the task comes from") { $0.row.source?.document },
      .texts("sourceItems", "the item numbers in that document") { $0.row.source?.items.map(String.init) ?? [] },
      .text("itemNumbers", "the same as one text: 71、72、73") { context in
        context.row.source.map { $0.items.map(String.init).joined(separator: "、") }
      },
      .list("departments", "the departments with their parts", of: DepartmentContext.self) { context in
        DepartmentContext.list(context.row.departments)
      },
      .list("leads", "the departments whose part is lead; all of them where none is", of: DepartmentContext.self) {
        let departments = $0.row.departments
        let leads = departments.filter { $0.role == .lead }
        return DepartmentContext.list(leads.isEmpty ? departments : leads)
      },
      .texts(
        "progressItems",
        "the text of the first progress column that says something, cut at its numbered items; joined they are the text"
      ) {
        $0.row.progress?.items ?? []
      },
      .texts("progressTexts", "the same without the numbers and the line breaks behind them") {
        $0.row.progress?.itemTexts ?? []
      },
      .list(
        "progressColumns", "the columns for progress that say something, each with its items",
        of: ProgressContext.self
      ) { context in
        let progress = context.progress
        return TemplateList(progress)
      },
      .flag(
        "lacksProgress",
        "whether the row is a task, the report has columns for progress, and all of them are blank or say nothing (无, —)"
      ) {
        $0.lacksProgress
      },
      .text("status", "completed, onTrack, notStarted, delayed or longTerm; empty where no column says one of these") {
        $0.row.status?.rawValue
      },
      .text("statusName", "the same in the words of summaries, as 正常推进; statusText is what the office wrote") {
        $0.row.status?.label
      },
      .flag("isCompleted", "whether the status is completed") { $0.row.status == .completed },
      .flag("isOnTrack", "whether it is onTrack") { $0.row.status == .onTrack },
      .flag("isNotStarted", "whether it is notStarted") { $0.row.status == .notStarted },
      .flag("isDelayed", "whether it is delayed") { $0.row.status == .delayed },
      .flag("isLongTerm", "whether it is longTerm") { $0.row.status == .longTerm },
    ], sheetKeys + gridKeys + texts)

  private var lacksProgress: Bool {
    row.kind == .task && report.columnOfRole[.progress] != nil && !report.body.saysProgress(in: index)
  }

  /// The progress columns that say something.
  private var progress: [ProgressContext] {
    report.report.columns.enumerated().compactMap { index, column in
      guard column.role == .progress, let progress = Progress(text: row.text(index).string) else { return nil }
      return ProgressContext(column: column, progress: progress)
    }
  }

  /// The texts of columns by their roles; `number` and `status` above are what was made of them.
  private static let texts = Lexicon.standard.facts.filter { $0.kind == "role" }.map(\.name).map { role in
    TemplateKey<RowContext>.text(
      role + "Text", "the text of the first column with the role \(role)",
      writing: { context, writer in
        if let column = context.report.columnOfRole[Role(rawValue: role)] { writer.write(context.row.text(column)) }
      })
  }

  private var isLong: Bool { report.layout.isBreakable(index) }

  private var cellsAbove: String? {
    guard row.kind == .task, report.body.hasSpans else { return nil }
    // A slot covered from the left has its text in this row.
    let parts = report.report.columns.indices.compactMap { column in
      let text = row.text(column)
      return report.body.span(index, column).map { $0.row == index } ?? true || text.isEmpty
        ? nil : oneLine(report.report.columns[column].name) + "：" + shortened(oneLine(text.string), to: 120)
    }
    return parts.isEmpty ? nil : shortened(parts.joined(separator: "；"), to: 120)
  }

  private var placedCells: TemplateList<CellContext> {
    let body = report.body
    let places = body.hasSpans ? (0..<row.columnCount).filter { !body.isCovered(index, $0) || beginsRun($0) } : nil
    return TemplateList(count: places?.count ?? row.columnCount) { CellContext(row: self, column: places?[$0] ?? $0) }
  }
}

/// One cell as HTML places it.
struct CellContext: TemplateContext {
  let row: RowContext
  let column: Int

  static let name = "cell"

  static let keys = TemplateKeys<CellContext>([
    .text("text", "the text", writing: { cell, writer in writer.write(cell.text) }),
    .text("role", "the column's role; empty where it has none") {
      $0.header.role?.rawValue
    },
    .text("rowSpan", "the rows that the cell covers; empty for one") { cell in
      cell.merge.flatMap { $0.rows > 1 ? String($0.rows) : nil }
    },
    .text("columnSpan", "the columns that the cell covers; empty for one") { cell in
      cell.merge.flatMap { $0.columns > 1 ? String($0.columns) : nil }
    },
    .texts(
      "items", "the numbered items of a progress text; empty where it is not numbered",
      of: { cell in
        guard cell.header.role == .progress else { return TemplateList([]) }
        let text = cell.text
        let items = Progress.numberedItems(of: text.bytes)
        guard items.count > 1, saysSomething(text.bytes) else { return TemplateList([]) }
        return TemplateList(count: items.count) { TextContext(text: text.part(items[$0].range)) }
      }),
    .flag("isPreformatted", "whether blanks in the text count (white-space: pre-wrap)") {
      needsPreformatting($0.text.bytes)
    },
    .text(
      "class",
      "the column's classes; the state where the cell says it; `tall` where it is merged and pages may break it"
    ) {
      $0.classes
    },
  ])

  private var text: Text { row.row.text(column) }

  private var merge: TableSpan? { row.merge(column) }

  private var header: Column { row.report.report.columns[column] }

  /// The column's; the state where the cell says it; `tall` for a merged cell that pages may break.
  private var classes: String {
    let classes = row.report.classes[column]
    if header.role == .status, row.row.kind == .task,
      let status = TaskStatus(statedBy: withoutAsides(text.string), under: header.name)
    {
      return classes + " " + status.rawValue
    }
    if let merge, merge.rows > 1, !row.report.layout.isKeptTogether(row.index) { return classes + " tall" }
    return classes
  }
}

/// A cell of Markdown, padded so that columns stand under each other in its source.
struct AlignedContext: TemplateContext {
  let text: Text
  let width: Int

  static let name = "alignedCell"

  static let keys = TemplateKeys<AlignedContext>([
    .text("text", "the text", writing: { cell, writer in writer.write(cell.text) }),
    .text(
      "padding", "the blanks that bring it, escaped for Markdown, to the width of its column",
      writing: { cell, writer in
        guard cell.width > 0 else { return }
        writer.write(blanks: max(0, cell.width - Escaper.markdownCell.escape(cell.text.string).utf8.span.columns))
      }),
  ])
}

/// A column for progress of one row.
struct ProgressContext: TemplateContext {
  let column: Column
  let progress: Progress

  static let name = "progress"

  static let keys = TemplateKeys<ProgressContext>([
    .text("name", "the name of the column") { $0.column.name },
    .text("text", "the whole text") { $0.progress.text },
    .texts("items", "the text cut at its numbered items; one, where it is not numbered") { $0.progress.items },
    .texts("itemTexts", "the same without the numbers and the line breaks behind them; those inside stay") {
      $0.progress.itemTexts
    },
    .flag("isNumbered", "whether there are several items") { $0.progress.items.count > 1 },
  ])
}

/// A department.
struct DepartmentContext: TemplateContext {
  let department: Department

  static let name = "department"

  static let keys = TemplateKeys<DepartmentContext>([
    .text("name", "the name as written") { $0.department.name },
    .text("part", "lead, support or responsible") { $0.department.role.rawValue },
    .flag("isLead", "whether the part is lead") { $0.department.role == .lead },
    .flag("isSupport", "whether it is support") { $0.department.role == .support },
    .flag("isResponsible", "whether it is responsible, or nothing is said") { $0.department.role == .responsible },
  ])

  static func list(_ departments: [Department]) -> TemplateList<DepartmentContext> {
    TemplateList(count: departments.count) { DepartmentContext(department: departments[$0]) }
  }
}

/// A cell with the name of its column.
struct FieldContext: TemplateContext {
  let column: Column
  let text: Text

  static let name = "field"

  static let keys = TemplateKeys<FieldContext>([
    .text("name", "the name of the column") { $0.column.name },
    .text("role", "the role of the column; empty where it has none") { $0.column.role?.rawValue },
    .text("text", "the text of the cell", writing: { field, writer in writer.write(field.text) }),
  ])
}
