internal import ReportModel
internal import ReportText

/// How a report is laid out on a sheet of a workbook: where its rows are, how wide its columns and how high its rows.
///
/// Excel fits neither the heights of merged rows nor, in all programs, those of wrapped texts, so that all heights are written. No
/// row may be higher than 409 points: a table with longer texts is made wider than the paper, which it is scaled to where it is printed.
struct SheetLayout {
  /// Excel's limits (Excel specifications and limits).
  enum Most {
    static let height = 409.0
    static let rows = 1_048_576
    static let columns = 16_384
    /// In units of UTF-16.
    static let characters = 32_767
  }

  let layout: PrintLayout
  let merges: WholeMerges
  /// The first row of the header, from 1.
  let headRow: Int
  /// The heights of the header's rows, in points.
  let headHeights: [Double]
  /// The first row under the header.
  var firstRow: Int { headRow + headHeights.count }
  private let heights: [Double]
  /// The rows that would have to be higher than a row can be, from 0.
  private(set) var clippedRows: [Int] = []

  /// Office programs set lines this far apart, in sizes of the text.
  private static let lineHeight = 1.4
  private static let wideness = [1, 1.4, 2, 2.8]

  /// - Parameters:
  ///   - layout: How the report is laid out on paper.
  ///   - rowsAbove: How many rows stand above the header.
  init(of report: Report, header: HeaderGrid, layout: PrintLayout, on page: WritingOptions.Page, rowsAbove: Int) {
    headRow = rowsAbove + 1
    merges = WholeMerges(of: report.rows.body.table)
    var layout = layout
    var lines = Self.lines(of: report, merges: merges, in: layout)
    for widening in Self.wideness.dropFirst() {
      let most = Most.height / (layout.textSize.points * Self.lineHeight)
      guard lines.contains(where: { $0 > most }) else { break }
      layout = PrintLayout(of: report, on: page, widening: widening)
      lines = Self.lines(of: report, merges: merges, in: layout)
    }
    self.layout = layout
    headHeights = Self.lines(of: header, in: layout).map {
      min(Most.height, ($0 * layout.textSize.points * Self.lineHeight + 8).rounded(.up))
    }
    let line = layout.textSize.points * Self.lineHeight
    heights = lines.map { min(Most.height, ($0 * line).rounded(.up)) }
    clippedRows = lines.indices.filter { lines[$0] * line > Most.height }
  }

  /// The heights of rows in lines; those that a long merged text covers share what it needs. Here a line too few hides text, which on
  /// other paper only moves the end of a page.
  private static func lines(of report: Report, merges: WholeMerges, in layout: PrintLayout) -> [Double] {
    let table = report.rows.body.table
    let edges = layout.columnEdges
    var heights = Array(repeating: 1.0, count: table.rowCount)
    for row in 0..<table.rowCount {
      for column in layout.columnWidths.indices where merges.rectangle(row, column) == nil {
        let width = edges[column + 1] - edges[column] - layout.cellPadding
        heights[row] = max(heights[row], wrappedLines(of: table.bytes(row, column), in: max(1, width)))
      }
      heights[row] += padding
    }
    for span in merges.all.sorted(by: { ($0.rows, $0.row) < ($1.rows, $1.row) }) {
      let width = edges[span.column + span.columns] - edges[span.column] - layout.cellPadding
      let needed = wrappedLines(of: table.bytes(span.row, span.column), in: max(1, width)) + padding
      let rows = span.row..<(span.row + span.rows)
      let missing = needed - heights[rows].reduce(0, +)
      if missing > 0 { for row in rows { heights[row] += missing / Double(rows.count) } }
    }
    return heights
  }

  /// The heights of the header's rows in lines.
  private static func lines(of header: HeaderGrid, in layout: PrintLayout) -> [Double] {
    let edges = layout.columnEdges
    var heights = Array(repeating: 1.0, count: header.rowCount)
    for cell in header.cells.sorted(by: { $0.rows.count < $1.rows.count }) {
      let width = edges[cell.columns.upperBound] - edges[cell.columns.lowerBound] - layout.cellPadding
      let missing = wrappedLines(of: cell.text.utf8.span, in: max(1, width)) - heights[cell.rows].reduce(0, +)
      if missing > 0 { for row in cell.rows { heights[row] += missing / Double(cell.rows.count) } }
    }
    return heights
  }

  /// What stands above and below the text of a cell together, in lines.
  private static let padding = 0.4

  /// The height of a row in points.
  func height(of row: Int) -> Double { heights[row] }

  /// The width of a column in characters of the workbook's standard font, which has eight pixels of 1/96 inch for each and five beside
  /// them (18.3.1.13). Programs with another font have seven; so a little more is given.
  func width(of column: Int) -> Double {
    let points = Double(layout.columnWidths[column]) / 1_000 * layout.width * layout.textSize.points
    return min(255, ((points * 96 / 72 - 5) / 7.5 * 100).rounded() / 100)
  }

  /// The height in points of a text that stands across the table.
  func height(of text: Span<UInt8>, size: Double) -> Double {
    let width = layout.width * layout.textSize.points / size - 2
    let lines = wrappedLines(of: text, in: max(1, width))
    return min(Most.height, (lines * size * Self.lineHeight + 4).rounded(.up))
  }

  /// The letters of a column, from 0.
  static func letters(of column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.insert(UInt8(ascii: "A") + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
