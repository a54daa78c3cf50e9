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
    .flag("isCentred", "whether its text stands in the middle: numbers, states, rates, deadlines of tasks") { cell in
      (cell.row.row.kind == .task || cell.row.row.kind == .total)
        && ReportContext.centred.contains(cell.row.report.report.columns[cell.column].role)
    },
    .flag("isAmount", "whether it is an amount, which stands at the right") { cell in
      (cell.row.row.kind == .task || cell.row.row.kind == .total)
        && cell.row.report.report.columns[cell.column].role == .amount
    },
  ])

  private var goesOn: Bool { merge.map { $0.row < row.index } ?? false }
}

extension ReportContext {
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
