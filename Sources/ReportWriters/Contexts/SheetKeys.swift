internal import ReportModel
internal import ReportTemplates
internal import ReportText

// What workbooks ask for: where things are on a sheet, and how they are shown.

extension ReportContext {
  /// The rows above the column names: the title, and the notes above.
  var rowsAbove: Int { (report.title.text.isEmpty ? 0 : 1) + countOfNotesAbove }

  /// The number of the sheet's last row.
  var lastSheetRow: Int {
    let below = report.notes.count - countOfNotesAbove
    return below > 0 ? firstRowBelow + below - 1 : sheet.firstRow + report.rows.count - 1
  }

  /// The number of the first row with a note below the table; a blank row stands before it.
  var firstRowBelow: Int { sheet.firstRow + report.rows.count + 1 }

  fileprivate var lastColumn: String { SheetLayout.letters(of: max(0, report.columns.count - 1)) }

  /// The ranges that are merged: lines across the table, and the merges of the table.
  fileprivate var sheetMerges: [String] {
    let across = Array(1..<sheet.headRow) + Array(firstRowBelow..<max(firstRowBelow, lastSheetRow + 1))
    let lines = report.columns.count > 1 ? across.map { "A\($0):\(lastColumn)\($0)" } : []
    func range(_ row: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> String {
      SheetLayout.letters(of: columns.lowerBound) + String(row + rows.lowerBound) + ":"
        + SheetLayout.letters(of: columns.upperBound - 1) + String(row + rows.upperBound - 1)
    }
    return lines
      + header.cells.filter { $0.rows.count > 1 || $0.columns.count > 1 }
      .map { range(sheet.headRow, $0.rows, $0.columns) }
      + sheet.merges.all.map { span in
        range(
          sheet.firstRow, span.row..<(span.row + span.rows), span.column..<(span.column + span.columns))
      }
  }

  static let sheetKeys: [TemplateKey<ReportContext>] = [
    .text("sheetName", "the name of its sheet in a workbook, which no other sheet has and Excel takes") {
      $0.sheetName
    },
    .text("quotedSheetName", "the same as it stands between apostrophes in a formula") {
      $0.sheetName.replacing("'", with: "''")
    },
    .text("sheetIndex", "the number of its sheet, from 0") { String($0.ordinal - 1) },
    .text("headRow", "the number of the sheet's row that the header begins in, from 1") { String($0.sheet.headRow) },
    .text("lastHeadRow", "the number of the header's last row") { String($0.sheet.firstRow - 1) },
    .text("firstTaskRow", "the number of the row after it") { String($0.sheet.firstRow) },
    .text("lastSheetRow", "the number of the sheet's last row") { String($0.lastSheetRow) },
    .text("lastColumn", "the letters of the last column, as I") { $0.lastColumn },
    .text("titleHeight", "the height of the title's row on a sheet, in points") {
      String($0.sheet.height(of: $0.report.title.text.utf8.span, size: 18))
    },
    .text("headStyle", "the number of the header's format in xlsx-styles") {
      String(SheetStyle.head + $0.sizeIndex * SheetStyle.perSize)
    },
    .texts("sheetMerges", "the ranges of the sheet that are merged, as A1:I1; none of them overlaps another") {
      $0.sheetMerges
    },
    .text("sheetMergeCount", "the number of these; empty where there are none") { context in
      let count = context.sheetMerges.count
      return count > 0 ? String(count) : nil
    },
    .text("textHalfPoints", "the size of the table's text on paper, in half points as documents of Word have it") {
      String(Int($0.layout.textSize.points * 2))
    },
    .text("lineTwips", "the height of a line of that text, in twentieths of a point") {
      String($0.lineDistance)
    },
    .flag("isFirst", "whether no report stands before it") { $0.ordinal == 1 },
  ]

  /// The style of a cell, by its number among the formats of xlsx-styles.mustache.
  fileprivate func sheetStyle(_ row: RowContext, _ column: Int) -> Int {
    let kind = row.row.kind
    if kind == .section { return sizeIndex * SheetStyle.perSize + SheetStyle.section }
    if document != nil, report.columns[column].role == .amount {
      return sizeIndex * SheetStyle.perSize + SheetStyle.count
    }
    let isTotal = kind == .total
    let base = sizeIndex * SheetStyle.perSize + (isTotal ? SheetStyle.totals : 0)
    if let number = sheetNumber(row, column) {
      return base + SheetStyle.numbers + number.family.rawValue * (SheetNumber.mostDecimals + 1) + number.decimals
    }
    return base + (centredColumns[column] ? SheetStyle.centred : SheetStyle.text)
  }

  fileprivate var sizeIndex: Int { PrintLayout.TextSize.allCases.firstIndex(of: sheet.layout.textSize) ?? 0 }

  /// The number that a cell of an amount or a rate is.
  fileprivate func sheetNumber(_ row: RowContext, _ column: Int) -> SheetNumber? {
    guard row.row.kind == .task || row.row.kind == .total, numericColumns[column] else { return nil }
    return SheetNumber(row.row.text(column).bytes)
  }
}

/// The order of the formats in xlsx-styles.mustache, which has those of a table once for each size of text.
enum SheetStyle {
  /// Standard, title, note.
  private static let first = 3
  static let head = first
  static let section = first + 1
  static let text = first + 2
  static let centred = first + 3
  static let numbers = first + 4
  /// From a format of tasks to that of totals.
  static let totals = 2 + 3 * (SheetNumber.mostDecimals + 1)
  /// A number in the middle, as summaries and comparisons have them.
  static let count = first + 2 + 2 * totals
  static let perSize = 3 + 2 * totals
}

extension RowContext {
  static let sheetKeys: [TemplateKey<RowContext>] = [
    .text("sheetRow", "the number of its row on the sheet") { String($0.report.sheet.firstRow + $0.index) },
    .text("sheetHeight", "its height there, in points") { String($0.report.sheet.height(of: $0.index)) },
    .list("slots", "a cell for every column; what a merge covers has no text", of: SlotContext.self) { row in
      TemplateList(count: row.row.columnCount) { SlotContext(row: row, column: $0) }
    },
  ]
}

/// A cell of a sheet.
struct SlotContext: TemplateContext {
  let row: RowContext
  let column: Int

  static let name = "slot"

  static let keys = TemplateKeys<SlotContext>([
    .text("reference", "where it is, as B7") {
      $0.row.report.columnLetters[$0.column] + String($0.row.report.sheet.firstRow + $0.row.index)
    },
    .text(
      "text", "its text; empty where a merge covers it",
      writing: { slot, writer in
        if slot.isShown { writer.write(slot.row.row.text(slot.column)) }
      }),
    .text(
      "sheetNumber",
      "the number that it is: of an amount or a rate whose text a spreadsheet shows of a number, byte by byte"
    ) {
      $0.isShown ? $0.row.report.sheetNumber($0.row, $0.column)?.value : nil
    },
    .text("sheetStyle", "the number of its format in xlsx-styles") {
      String($0.row.report.sheetStyle($0.row, $0.column))
    },
  ])

  private var isShown: Bool {
    guard row.report.body.hasSpans, let span = row.report.sheet.merges.rectangle(row.index, column) else { return true }
    return span.row == row.index && span.column == column
  }
}
