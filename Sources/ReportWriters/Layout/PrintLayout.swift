internal import ReportModel
internal import ReportText

/// How a report's table is divided for paper: the widths of its columns, and where pages may break it.
///
/// Heights are estimated in lines, because no browser can be asked beforehand. WeasyPrint stops repeating the head where a row
/// that is kept whole is taller than about half a page, and it draws the text of a merged cell beyond the last line of a page
/// whose rows are lower than it. So tall rows may break, low groups of merged rows are kept together, and in taller groups the
/// first row is made as tall as the merged text. WeasyPrint also leaves a heading alone at the end of a page unless it stands
/// in a `tbody` of its own.
struct PrintLayout {
  /// Rows that stand in one `tbody`: those that merges tie together, a heading with what follows it, or any number of others.
  struct Group: Equatable {
    /// The rows, counted from 0.
    var rows: Range<Int>
    /// Whether they are kept on one page.
    var isKeptTogether: Bool
    /// Whether they are headings, which the next group follows on the same page.
    var isHeading = false
  }

  /// The sizes that Chinese type has for tables.
  enum TextSize: String, CaseIterable {
    /// 五号.
    case five = "10.5pt"
    /// 小五.
    case smallFive = "9pt"
    /// 六号.
    case six = "7.5pt"

    /// In points.
    var points: Double {
      switch self {
      case .five: 10.5
      case .smallFive: 9
      case .six: 7.5
      }
    }

    /// In mm.
    var height: Double {
      switch self {
      case .five: 3.704
      case .smallFive: 3.175
      case .six: 2.646
      }
    }
  }

  /// The size of the table's text: the largest in which the columns have room for more than their headers.
  let textSize: TextSize
  /// The width of each column in tenths of a percent of the table's; together 1,000.
  let columnWidths: [Int]
  /// All rows in order.
  let groups: [Group]
  /// The group of each row.
  private let groupOfRow: [Int]
  /// Whether the end of a page may break a row.
  private let breakable: [Bool]
  /// Whether a row is higher than a page has room for.
  private let overflowing: [Bool]
  /// The lines that rows have at least, where that is more than their own cells take.
  private let leastLines: [Int: Double]
  /// The width of the table, in em of its text.
  let width: Double
  /// What a cell adds to its text at its left and right together, in em.
  let cellPadding: Double

  /// Where the columns begin, and where the last one ends, in em.
  var columnEdges: [Double] {
    columnWidths.reduce(into: [0]) { $0.append($0[$0.count - 1] + Double($1) / 1_000 * width) }
  }

  /// Whether the end of a page may break a row.
  func isBreakable(_ row: Int) -> Bool { breakable[row] }

  /// Whether a row is higher than a page has room for: programs that keep any other row whole need break no more.
  func overflowsPage(_ row: Int) -> Bool { overflowing[row] }

  /// The group of a row.
  func group(of row: Int) -> Group { groups[groupOfRow[row]] }

  /// Whether a row is kept on one page with all that it is tied to.
  func isKeptTogether(_ row: Int) -> Bool { groups[groupOfRow[row]].isKeptTogether }

  /// The height that a row has at least, in em of the table's text; nil where its cells decide.
  func leastHeight(of row: Int) -> Int? { leastLines[row].map { Int(($0 * 1.5).rounded(.up)) } }

  /// - Parameter widening: How many times the width of the paper the table has; whoever prints it makes it smaller.
  init(of report: Report, on page: WritingOptions.Page, widening: Double = 1) {
    var paper = Paper(page, .five, widening)
    var columns = ColumnWidths(of: report, padding: paper.cellPadding)
    for size in TextSize.allCases.dropFirst() where columns.leastTotal > paper.width * 0.6 {
      paper = Paper(page, size, widening)
      columns = ColumnWidths(of: report, padding: paper.cellPadding)
    }
    if columns.leastTotal > paper.width * 0.6 {
      columns = ColumnWidths(of: report, padding: paper.cellPadding, isTight: true)
    }
    textSize = paper.size
    let widths = columns.choose(total: paper.width)
    columnWidths = Self.shares(of: 1_000, widths)

    width = paper.width
    cellPadding = paper.cellPadding
    let (heights, merges) = Self.heights(of: report, widths: widths, on: paper)
    var breakable = heights.map { $0 > paper.tallLines }
    overflowing = heights.map { $0 > paper.pageLines * 0.9 }
    var leastLines: [Int: Double] = [:]
    var groups: [Group] = []
    var row = 0
    while row < heights.count {
      var first = row
      var last = first
      while row <= last {
        last = max(last, merges[row]?.last ?? row)
        if report.rows.body.kinds[row] == .section { last = max(last, min(row + 1, heights.count - 1)) }
        row += 1
      }
      let height = max(heights[first..<row].reduce(0, +), (first..<row).reduce(0) { max($0, merges[$1]?.lines ?? 0) })
      if first < last, height <= paper.tallLines {
        groups.append(Group(rows: first..<row, isKeptTogether: true))
        continue
      }
      // A heading that is merged down stays with the rows that it reaches.
      let headings = (first..<row).prefix { report.rows.body.kinds[$0] == .section && merges[$0] == nil }.count
      if headings > 0, headings < row - first {
        groups.append(Group(rows: first..<(first + headings), isKeptTogether: true, isHeading: true))
        first += headings
      }
      if first == last, let previous = groups.last, !previous.isKeptTogether, merges[previous.rows.lowerBound] == nil {
        groups[groups.count - 1].rows = previous.rows.lowerBound..<row
        continue
      }
      groups.append(Group(rows: first..<row, isKeptTogether: false))
      for index in first..<row {
        guard let lines = merges[index]?.lines, lines > heights[index] else { continue }
        if lines > paper.tallLines { breakable[index] = true } else { leastLines[index] = lines }
      }
    }
    self.groups = groups
    self.breakable = breakable
    self.leastLines = leastLines
    groupOfRow = groups.enumerated().flatMap { index, group in group.rows.map { _ in index } }
  }

  /// The heights of rows in lines, without what is merged down; and for rows where such merges begin, the last row that they
  /// reach and the lines of the longest.
  private static func heights(
    of report: Report, widths: [Double], on paper: Paper
  ) -> (rows: [Double], merges: [Int: (last: Int, lines: Double)]) {
    var heights: [Double] = []
    heights.reserveCapacity(report.rows.count)
    var merges: [Int: (last: Int, lines: Double)] = [:]
    let table = report.rows.body.table
    for index in 0..<table.rowCount {
      var height = 1.0
      for column in widths.indices where !table.isCovered(index, column) {
        let span = table.span(index, column)
        let end = min(column + (span?.columns ?? 1), widths.count)
        let width = widths[column..<end].reduce(0, +)
        let lines = TextExtent(table.bytes(index, column)).lines(in: width - paper.cellPadding)
        if let span, span.rows > 1 {
          let last = min(index + span.rows, table.rowCount) - 1
          merges[index] = (
            max(last, merges[index]?.last ?? 0), max(lines + paper.rowPadding, merges[index]?.lines ?? 0)
          )
        } else {
          height = max(height, lines)
        }
      }
      heights.append(height + paper.rowPadding)
    }
    return (heights, merges)
  }

  /// Widths in whole shares of a number; what rounding down leaves goes to the largest remainders.
  static func shares(of whole: Int, _ widths: [Double]) -> [Int] {
    let total = widths.reduce(0, +)
    guard total > 0, widths.count < whole else { return widths.map { _ in 1 } }
    let exact = widths.map { $0 * Double(whole) / total }
    var shares = exact.map { max(1, Int($0)) }
    let byRemainder = exact.indices.sorted { exact[$0] - Double(Int(exact[$0])) > exact[$1] - Double(Int(exact[$1])) }
    var left = whole - shares.reduce(0, +)
    for index in byRemainder where left > 0 {
      shares[index] += 1
      left -= 1
    }
    return shares
  }
}

extension WritingOptions.Page {
  /// The width and the height between the margins, in mm, after GB/T 9704.
  var textArea: (width: Double, height: Double) {
    switch self {
    case .a4: (156, 225)
    case .a4Landscape: (225, 156)
    case .a3Landscape: (348, 243)
    }
  }

  /// The width of the paper, in mm.
  var paperWidth: Double { Double(paper.width) * 25.4 / 1_440 }

  /// The width and the height of the paper, in twentieths of a point.
  var paper: (width: Int, height: Int) {
    switch self {
    case .a4: (11_906, 16_838)
    case .a4Landscape: (16_838, 11_906)
    case .a3Landscape: (23_811, 16_838)
    }
  }

  /// The width between the margins, in twentieths of a point.
  var textWidth: Int { twips(textArea.width) }
}

/// Millimetres in twentieths of a point.
func twips(_ millimetres: Double) -> Int { Int((millimetres * 1_440 / 25.4).rounded()) }

/// The paper as print.mustache sets it, after GB/T 9704, measured in the table's text: widths in em, heights in lines of 1.5 em.
private struct Paper {
  let size: PrintLayout.TextSize
  /// The width of the text area.
  let width: Double
  /// The lines of the page below the head.
  let pageLines: Double
  /// What counts as tall: two fifths of those.
  var tallLines: Double { pageLines * 0.4 }
  /// What a cell adds at its left and right together: twice 1.8 mm, its lines, and a little because texts are estimated.
  let cellPadding: Double
  /// What it adds above and below together: 2.4 mm.
  let rowPadding: Double

  init(_ page: WritingOptions.Page, _ size: PrintLayout.TextSize, _ widening: Double) {
    let (width, height) = page.textArea
    self.size = size
    self.width = width * widening / size.height
    pageLines = height / (size.height * 1.5) - 2
    cellPadding = 3.8 / size.height + 0.3
    rowPadding = 2.4 / (size.height * 1.5)
  }
}
