internal import ReportModel
internal import ReportText

/// The widths of a table's columns that make its rows low: narrow numbers, wide progress.
struct ColumnWidths {
  /// The rows that are looked at; of a longer table as many, evenly.
  private static let sample = 400
  /// In how many pieces the width that is left is given away, and how many of them one column may get at once: a text is
  /// lower only when another word fits on its lines.
  private static let pieces = 40
  private static let strides = [1, 2, 3, 5, 8]

  /// What a cell adds at its left and right together.
  private let padding: Double
  /// What headers and short words need, with the padding.
  private let least: [Double]
  private let rows: [[TextExtent]]

  /// Measures a report; everything is in em of the table's text.
  /// - Parameter isTight: Whether headers and short words may take two lines, so that long texts get more room.
  init(of report: Report, padding: Double, isTight: Bool = false) {
    self.padding = padding
    rows = Self.sampledRows(of: report)
    // Short texts, as 已完成 or 85.5%, stay on one line.
    let short = isTight ? 2.8 : 4.5
    var least = report.columns.map { column in
      let header = TextExtent((column.headerCells.last?.text ?? "").utf8.span).longestLine
      return min(max(2, header <= short ? header : (header / 2).rounded(.up)), 6)
    }
    for row in rows {
      for (column, extent) in row.enumerated() {
        if extent.longestLine <= short { least[column] = max(least[column], extent.longestLine) }
      }
    }
    self.least = least.map { $0 + padding }
  }

  /// The width that the table has at least.
  var leastTotal: Double { least.reduce(0, +) }

  /// Chooses the widths.
  ///
  /// Every column first gets what its header and short words need. What is left goes, piece by piece, to the column where it
  /// takes most lines off the rows.
  /// - Parameter total: The width of the table.
  /// - Returns: A width a column with the padding; together they are the total.
  func choose(total: Double) -> [Double] {
    var widths = least
    guard leastTotal < total else { return widths.map { $0 * total / leastTotal } }
    let piece = (total - leastTotal) / Double(Self.pieces)
    var left = Self.pieces
    while left > 0, let step = bestStep(from: widths, piece: piece, left: left) {
      widths[step.column] += Double(step.pieces) * piece
      left -= step.pieces
    }
    // What nobody needs is shared out.
    let taken = widths.reduce(0, +)
    return widths.map { $0 * total / taken }
  }

  /// The column and the number of pieces that take the most lines off the rows, for each piece.
  private func bestStep(from widths: [Double], piece: Double, left: Int) -> (column: Int, pieces: Int)? {
    let strides = Self.strides
    var gains = Array(repeating: 0.0, count: widths.count * strides.count)
    for row in rows {
      // A row is as high as its tallest cell. The fourth powers are nearly that, and where two cells are equally tall they
      // still say that it helps to widen one of them.
      let lines = row.indices.map { row[$0].lines(in: widths[$0] - padding) }
      let sum = lines.reduce(0) { $0 + Self.fourth($1) }
      guard sum > 0 else { continue }
      let scale = 1 / (sum.squareRoot() * sum.squareRoot().squareRoot())
      for column in row.indices where row[column].longestLine > widths[column] - padding {
        let before = Self.fourth(lines[column])
        for (index, stride) in strides.enumerated() where stride <= left {
          let after = row[column].lines(in: widths[column] + Double(stride) * piece - padding)
          gains[column * strides.count + index] += (before - Self.fourth(after)) * scale
        }
      }
    }
    for index in gains.indices { gains[index] /= Double(strides[index % strides.count]) }
    guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0 else { return nil }
    return (best / strides.count, strides[best % strides.count])
  }

  private static func fourth(_ lines: Double) -> Double { lines * lines * lines * lines }

  /// The cells of some rows, without those merged across columns; what is merged down counts a part in each row.
  private static func sampledRows(of report: Report) -> [[TextExtent]] {
    let stride = max(1, report.rows.count / sample)
    return Swift.stride(from: 0, to: report.rows.count, by: stride).map { index in
      let row = report.rows[index]
      var extents = report.columns.indices.map { TextExtent(row.text($0).bytes) }
      for merge in row.merged {
        for column in merge.column..<min(merge.column + merge.columns, extents.count) {
          if merge.columns > 1 {
            extents[column] = TextExtent()
          } else {
            extents[column].width /= Double(merge.rows)
            extents[column].lines /= Double(merge.rows)
          }
        }
      }
      return extents
    }
  }
}
