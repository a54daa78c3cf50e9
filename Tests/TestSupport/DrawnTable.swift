package import ReportModel

extension Table {
  /// A table of texts without spans.
  package init(_ grid: [[String]]) {
    self.init()
    for row in grid {
      for text in row { append(TableCell(store.add(text.utf8.span), offset: 0)) }
      endRow()
    }
  }

  /// The texts of all slots, row by row.
  package var grid: [[String]] {
    (0..<rowCount).map { row in (0..<width(of: row)).map { string(row, $0) } }
  }
}

extension [Block] {
  /// The tables.
  package var tables: [Table] {
    compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// For each table the lines since the one before it; and those after the last.
  package var lines: [[TextLine]] {
    var lines: [[TextLine]] = [[]]
    for block in self {
      switch block {
      case .line(let line): lines[lines.count - 1].append(line)
      case .table: lines.append([])
      }
    }
    return lines
  }
}
