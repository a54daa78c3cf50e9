internal import ReportModel
internal import ReportText

/// Rows of a line-based table that line breaks nobody quoted have torn: a numbered row, then lines that begin no row.
struct TornRows {
  private let width: Int
  /// Where rows begin that were put together, and of how many lines each.
  private(set) var joined: [(offset: Int, lines: Int)] = []

  /// Puts the torn rows under a header together again, where the cells of their lines add up to a row exactly.
  static func rejoin(in table: inout Table, below header: RecognizedHeader) -> [(offset: Int, lines: Int)] {
    let start = header.rows.upperBound
    let width = header.columns.count
    guard table.isLineBased, header.columns.first?.role == .number, width >= 3,
      (start..<table.rowCount).contains(where: { table.width(of: $0) < width })
    else { return [] }
    var torn = TornRows(table: table, width: width)
    table = torn.rejoined(from: start)
    return torn.joined
  }

  private let table: Table

  private init(table: Table, width: Int) {
    self.table = table
    self.width = width
  }

  private mutating func rejoined(from start: Int) -> Table {
    var result = table.withoutRows
    result.append(rows: 0..<start, of: table)
    var index = start
    while index < table.rowCount {
      var count = table.width(of: index)
      var end = index + 1
      if beginsRow(index) {
        while end < table.rowCount, goesOn(count, with: end) {
          count += table.width(of: end) - 1
          end += 1
        }
      }
      if count == width, end > index + 1 {
        joined.append((table.cell(index, 0).offset, end - index))
        result.append(joining: index..<end, of: table)
      } else {
        result.append(rows: index..<end, of: table)
      }
      index = end
    }
    return result
  }

  private func beginsRow(_ row: Int) -> Bool {
    table.width(of: row) > 0 && rowNumber(table.string(row, 0)) != nil
  }

  /// Whether a line goes on with a row: it begins none, and its cells have room in it. A single text below a full row may be
  /// a heading or a note, unless it reads like a part of a text.
  private func goesOn(_ count: Int, with line: Int) -> Bool {
    let cells = table.width(of: line)
    guard cells > 0, !beginsRow(line) || count < width, count + cells - 1 <= width else { return false }
    let text = table.string(line, 0)
    guard RowRecognition.isAlone(text) else { return false }
    guard count == width else { return !beginsRow(line) }
    let isLast = line == table.rowCount - 1
    return text.utf8.span.withSeen { words in
      let isSentence = words.lastScalar.map { "。；;！!，,、".unicodeScalars.contains($0) } ?? false
      return Self.beginsLikeAnItem(words) || (isSentence && (!isLast || !joined.isEmpty))
        || (words.scalarCount > 20 && !isLast)
    }
  }

  /// 2.…, 2、…, （2）…, ②…
  static func beginsLikeAnItem(_ words: Span<UInt8>) -> Bool {
    var cursor = Cursor(words)
    guard let first = cursor.next else { return false }
    if (0x2460...0x2473).contains(first.value) { return true }
    if first.isOpeningBracket { cursor.skipScalar() }
    guard cursor.skip(while: { Numerals.digit($0) != nil }) > 0, let mark = cursor.next else { return false }
    return first.isOpeningBracket ? mark.isClosingBracket : ".．、".unicodeScalars.contains(mark)
  }
}

extension Table {
  /// Adds rows of another table as one: the last cell of each goes on with the first one of the next.
  fileprivate mutating func append(joining rows: Range<Int>, of other: Table) {
    var text: [UInt8] = []
    var open: TableCell?
    for row in rows {
      for column in 0..<other.width(of: row) {
        let cell = other.cell(row, column)
        if column == 0, open != nil {
          text.append(0x0A)
        } else {
          if let open { append(TableCell(store.add(text.span), offset: open.offset)) }
          text = []
          open = cell
        }
        other.bytes(cell).withUnsafeBufferPointer { text.append(contentsOf: $0) }
      }
    }
    if let open { append(TableCell(store.add(text.span), offset: open.offset)) }
    endRow()
  }
}
