internal import ReportModel
internal import ReportText

/// A table that has its columns twice or more, side by side, as a sheet is printed to save paper: each row holds a task of each part.
enum SideBySide {
  enum Parts: Equatable {
    /// The rows of the parts were put one below the other.
    case joined(Int)
    /// They cannot be told apart, because a row in their midst reaches over several.
    case mixed(Int)
  }

  /// Puts the rows of the parts below each other, those of the left part first.
  /// - Returns: How many parts the table has; nil where it is one.
  static func join(_ table: inout Table, _ header: inout RecognizedHeader) -> Parts? {
    guard let layout = Layout(of: header), table.declared == nil else { return nil }
    let body = header.rows.upperBound..<table.rowCount
    // What stands below the parts is about all of them.
    let below = body.reversed().prefix { reaches(table, $0, across: layout) }.count
    let rows = body.dropLast(below)
    guard !rows.contains(where: { reaches(table, $0, across: layout) }) else { return .mixed(layout.count) }
    var joined = table.withoutRows
    joined.menuCells = table.menuCells
    joined.lines = table.lines
    joined.append(rows: 0..<header.rows.lowerBound, of: table)
    append(header.rows, layout.columns(of: 0), of: table, to: &joined)
    for part in 0..<layout.count { append(rows, layout.columns(of: part), of: table, to: &joined) }
    joined.append(rows: rows.endIndex..<body.upperBound, of: table)
    table = joined
    header.columns.removeLast(header.columns.count - layout.width)
    header.readings.removeLast(max(0, header.readings.count - layout.width))
    return .joined(layout.count)
  }

  /// Where the parts stand in a row.
  private struct Layout {
    /// The columns of a part, and how many from the first of a part to the first of the next.
    let width: Int
    let stride: Int
    let count: Int

    init?(of header: RecognizedHeader) {
      let names = header.columns.map(\.name)
      let end = names.lastIndex { !$0.isUnseen }.map { $0 + 1 } ?? 0
      guard let first = names.first, !first.isUnseen,
        let stride = (2..<max(2, end)).first(where: { names[$0].utf8.elementsEqual(first.utf8) }),
        let last = names[..<stride].lastIndex(where: { !$0.isUnseen }), (end - last - 1) % stride == 0
      else { return nil }
      let width = last + 1
      // One task a part: a name that only comes again is that of a column which says something else of the same task.
      guard width >= 2,
        header.columns[..<width].contains(where: { $0.role == .content || $0.role == .project || $0.role == .progress }
        ),
        (0..<end).allSatisfy({
          $0 % stride < width ? names[$0].utf8.elementsEqual(names[$0 % stride].utf8) : names[$0].isUnseen
        })
      else { return nil }
      self.width = width
      self.stride = stride
      count = (end - width) / stride + 1
    }

    func columns(of part: Int) -> Range<Int> { (part * stride)..<(part * stride + width) }
  }

  /// Whether a row has something that belongs to no part alone: a cell over several, a text between them, or a text alone in the
  /// first cell, which is a heading or a note for all.
  private static func reaches(_ table: Table, _ row: Int, across layout: Layout) -> Bool {
    var filled = 0
    for column in 0..<table.width(of: row) where !table.isBlank(row, column) {
      filled += 1
      let (part, place) = column.quotientAndRemainder(dividingBy: layout.stride)
      guard part < layout.count, place < layout.width else { return true }
      if let span = table.span(row, column),
        span.column < part * layout.stride || span.column + span.columns > part * layout.stride + layout.width
      {
        return true
      }
    }
    return filled == 1 && table.width(of: row) > 0 && !table.isBlank(row, 0) && rowNumber(table.string(row, 0)) == nil
  }

  private static func append(
    _ rows: Range<Int>, _ columns: Range<Int>, of table: Table, to joined: inout Table
  ) {
    let shift = joined.rowCount - rows.lowerBound
    // The numbers of the spans that have been added.
    var added: [Int: Int] = [:]
    for row in rows {
      for column in columns where column < table.width(of: row) {
        guard let number = table.spanNumber(row, column), var span = table.span(row, column),
          span.row >= rows.lowerBound
        else {
          joined.append(table.cell(row, column))
          continue
        }
        span.row += shift
        span.column -= columns.lowerBound
        // A heading may stand over all parts.
        span.columns = min(span.columns, columns.count - span.column)
        let own = added[number] ?? joined.add(span)
        added[number] = own
        joined.append(table.cell(row, column), in: own)
      }
      joined.endRow()
    }
  }
}
