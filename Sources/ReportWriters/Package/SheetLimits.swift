internal import ReportModel
internal import ReportTemplates
internal import Synchronization

// What a sheet of Excel cannot hold is refused: what is cut off there would be lost in silence.

/// - Returns: Warnings of rows that a sheet shows in part.
/// - Throws: `ReportError` where a sheet cannot hold a report.
func checkSheets(_ sheets: [ReportContext]) throws(ReportError) -> [Diagnostic] {
  var warnings: [Diagnostic] = []
  for context in sheets {
    try refuseSheet(.sheetColumns, context.report.columns.count, beyond: SheetLayout.Most.columns)
    // The layout of a sheet is made where there is one.
    try refuseSheet(
      .sheetRows, context.report.rows.count + context.report.notes.count + context.header.rowCount + 2,
      beyond: SheetLayout.Most.rows)
    let clipped = context.sheet.clippedRows
    if let first = clipped.first {
      warnings.append(
        Diagnostic(.clippedRow, .clippedRows(clipped.count, first: first + 1, report: context.ordinal)))
    }
  }
  return warnings
}

/// - Throws: `ReportError` where there is more of something than a sheet holds.
func refuseSheet(_ unit: Message, _ count: Int, beyond most: Int) throws(ReportError) {
  guard count > most else { return }
  throw ReportError(Diagnostic(.limitExceeded, .beyondSheet(unit, count, most: most)))
}

/// Remembers the longest text that was written into a workbook.
final class LongestText: Sendable {
  private let longest = Mutex(0)

  var units: Int { longest.withLock(\.self) }

  func take(_ text: UnsafeBufferPointer<UInt8>) {
    // No text has more units of UTF-16 than bytes.
    guard text.count > SheetLayout.Most.characters else { return }
    let units = text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    longest.withLock { $0 = max($0, units) }
  }
}

/// Writes texts of workbooks and measures them: every text that a template writes passes here, whatever key it comes from.
struct MeasuringEscaper: Escaping {
  let longest: LongestText

  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    longest.take(bytes)
    Escaper.sheet.append(bytes, to: &output)
  }
}
