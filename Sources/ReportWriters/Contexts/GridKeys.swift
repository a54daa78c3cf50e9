internal import ReportModel
internal import ReportTemplates
internal import ReportText

// What tables of documents of Word ask for: cells by the columns of the grid, where a merged cell stands in each of its rows.

extension RowContext {
  static let gridKeys: [TemplateKey<RowContext>] = [
    .list(
      "gridCells", "the cells as documents of Word have them: one for each of the rows that a merged cell covers",
      of: GridCellContext.self
    ) { $0.gridCells },
    .flag("overflowsPage", "whether the row is higher than a page has room for") {
      $0.report.layout.overflowsPage($0.index)
    },
    .flag("isKeptWithNext", "whether the row is kept on the page of the next one") {
      $0.report.layout.isKeptWithNext($0.index)
    },
  ]

  private var gridCells: TemplateList<GridCellContext> {
    guard report.body.hasSpans else {
      return TemplateList(count: row.columnCount) { GridCellContext(row: self, column: $0, merge: nil) }
    }
    var cells: [GridCellContext] = []
    var column = 0
    while column < row.columnCount {
      let merge = report.merges.rectangle(index, column)
      cells.append(GridCellContext(row: self, column: column, merge: merge))
      column += merge?.columns ?? 1
    }
    return TemplateList(cells)
  }
}

/// A cell of a table of a document of Word.
struct GridCellContext: TemplateContext {
  let row: RowContext
  let column: Int
  let merge: TableSpan?

  static let name = "gridCell"

  static let keys = TemplateKeys<GridCellContext>([
    .text(
      "text", "its text; empty where the cell began in a row above",
      writing: { cell, writer in
        if !cell.goesOn { writer.write(cell.row.row.text(cell.column)) }
      }),
    .text("gridSpan", "the columns that it covers; empty for one") { cell in
      cell.merge.flatMap { $0.columns > 1 ? String($0.columns) : nil }
    },
    .flag("beginsMerge", "whether it is merged with cells of rows below") { cell in
      (cell.merge?.rows ?? 1) > 1 && !cell.goesOn
    },
    .flag("goesOnFromAbove", "whether it began in a row above") { $0.goesOn },
    .text("gridWidth", "its width, in twentieths of a point") { cell in
      String(cell.row.report.gridWidth(of: cell.column..<(cell.column + (cell.merge?.columns ?? 1))))
    },
    .flag("isCentred", "whether its text stands in the middle: numbers, states, rates, deadlines of tasks, counts") {
      $0.isOfTasks && ($0.isCount || $0.row.report.centredColumns[$0.column])
    },
    .flag("isAmount", "whether it is an amount, which stands at the right") {
      $0.isOfTasks && $0.role == .amount && !$0.isCount
    },
  ])

  private var role: Role? { row.report.report.columns[column].role }

  private var isOfTasks: Bool { row.row.kind == .task || row.row.kind == .total }

  /// Summaries and comparisons have counts where reports have amounts.
  private var isCount: Bool { role == .amount && row.report.document != nil }

  private var goesOn: Bool { merge.map { $0.row < row.index } ?? false }
}

extension ReportContext {
  static let sectionKeys: [TemplateKey<ReportContext>] = [
    .flag(
      "beginsSection", "whether a section of a document of Word begins with it, which has a running head of its own"
    ) {
      $0.document == nil || $0.ordinal == 1
    },
    .text("sectionNumber", "the number of the table that its section begins with") {
      String($0.document == nil ? $0.ordinal : 1)
    },
    .text("runningTitle", "what stands at the top of the pages of its section after the first") {
      $0.document?.runningTitle ?? shortened(oneLine($0.report.title.text), to: 60)
    },
    .text("pageHead", "the same as the head of a sheet's pages has it, where & begins a code") {
      shortened($0.document?.runningTitle ?? oneLine($0.report.title.text), to: 60).replacing("&", with: "&&")
    },
    .flag("isCompact", "whether its document has narrow margins and lines close to each other, to take few pages") {
      $0.isCompact
    },
    .text("textWidth", "the width between the margins, in twentieths of a point as documents of Word have it") {
      String($0.textWidth)
    },
  ]

  fileprivate var isCompact: Bool { document?.isCompact ?? false }

  /// The margins of a compact document are those of summary-each-print.mustache.
  var textWidth: Int { isCompact ? page.paper.width - 2 * 964 : page.textWidth }

  /// How far the lines of its text are from each other, in twentieths of a point.
  var lineDistance: Int { Int(layout.textSize.points * (isCompact ? 26 : 30)) }

  /// The width of columns on paper, in twentieths of a point; the widths of all are that between the margins.
  func gridWidth(of columns: Range<Int>) -> Int {
    gridEdges[columns.upperBound] - gridEdges[columns.lowerBound]
  }
}

extension PrintLayout {
  /// Whether a row is kept on the page of the next one: in a group that is kept together, or as the heading of the next.
  func isKeptWithNext(_ row: Int) -> Bool {
    let group = group(of: row)
    return group.isHeading || (group.isKeptTogether && row + 1 < group.rows.upperBound)
  }
}
