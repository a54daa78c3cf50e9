internal import ReportModel
internal import ReportTemplates
internal import ReportText

/// One row of a report's header.
struct HeaderRowContext: TemplateContext {
  /// Its number, from 0.
  let index: Int
  let report: ReportContext

  static let name = "headerRow"

  static let keys = TemplateKeys<HeaderRowContext>([
    .list("cells", "the cells that begin in this row, with their spans", of: HeaderCellContext.self) { row in
      row.contexts(of: row.report.header.cells.filter { $0.rows.lowerBound == row.index })
    },
    .list(
      "gridCells", "the cells as documents of Word have them: one for each of the rows that a merged cell covers",
      of: HeaderCellContext.self
    ) { row in row.contexts(of: row.report.header.cells(reaching: row.index)) },
    .list("slots", "a cell for every column; what a merge covers has no text", of: HeaderSlotContext.self) { row in
      let cells = row.report.header.cells(reaching: row.index)
      return TemplateList(
        cells.flatMap { cell in cell.columns.map { HeaderSlotContext(row: row, cell: cell, column: $0) } })
    },
    .text("sheetRow", "the number of its row on the sheet") { String($0.report.sheet.headRow + $0.index) },
    .text("sheetHeight", "its height there, in points") { String($0.report.sheet.headHeights[$0.index]) },
  ])

  private func contexts(of cells: [HeaderGrid.Cell]) -> TemplateList<HeaderCellContext> {
    TemplateList(count: cells.count) { HeaderCellContext(row: self, cell: cells[$0]) }
  }
}

/// A cell of the header.
struct HeaderCellContext: TemplateContext {
  let row: HeaderRowContext
  let cell: HeaderGrid.Cell

  static let name = "headerCell"

  static let keys = TemplateKeys<HeaderCellContext>([
    .text("text", "its text; empty where the cell began in a row above") { $0.goesOn ? nil : $0.cell.text },
    .text("class", "the classes of its column; empty where it stands above several") { context in
      context.cell.columns.count > 1 ? nil : context.row.report.classes[context.cell.columns.lowerBound]
    },
    .text("rowSpan", "the rows of the header that it covers; empty for one") { context in
      context.cell.rows.count > 1 ? String(context.cell.rows.count) : nil
    },
    .text("columnSpan", "the columns that it covers; empty for one") { context in
      context.cell.columns.count > 1 ? String(context.cell.columns.count) : nil
    },
    .flag("isPreformatted", "whether blanks in the text count (white-space: pre-wrap)") {
      needsPreformatting($0.cell.text.utf8.span)
    },
    .flag("beginsMerge", "whether it is merged with cells of rows below") { !$0.goesOn && $0.cell.rows.count > 1 },
    .flag("goesOnFromAbove", "whether it began in a row above") { $0.goesOn },
    .text("gridWidth", "its width, in twentieths of a point") { String($0.row.report.gridWidth(of: $0.cell.columns)) },
  ])

  private var goesOn: Bool { cell.rows.lowerBound < row.index }
}

/// A cell of a sheet in a row of the header.
struct HeaderSlotContext: TemplateContext {
  let row: HeaderRowContext
  let cell: HeaderGrid.Cell
  let column: Int

  static let name = "headerSlot"

  static let keys = TemplateKeys<HeaderSlotContext>([
    .text("reference", "where it is, as B7") {
      $0.row.report.columnLetters[$0.column] + String($0.row.report.sheet.headRow + $0.row.index)
    },
    .text("text", "its text; empty where a merge covers it") { slot in
      slot.row.index == slot.cell.rows.lowerBound && slot.column == slot.cell.columns.lowerBound ? slot.cell.text : nil
    },
  ])
}
