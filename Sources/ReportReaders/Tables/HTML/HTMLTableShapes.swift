internal import ReportModel
internal import ReportText

/// Tables that programs write as other ones than a page shows.
enum HTMLTableShapes {
  /// Unites a table that is only a head with the table under it, and takes the row and column heads off a spreadsheet.
  static func united(_ tables: [HTMLTableBuilder.BuiltTable], texts: TextStore) -> [HTMLTableBuilder.BuiltTable] {
    var united: [HTMLTableBuilder.BuiltTable] = []
    united.reserveCapacity(tables.count)
    for var table in tables {
      if table.followsTable, let head = united.last, !head.holdsTables,
        let rows = bodyRows(of: table.markup, under: head.markup, texts)
      {
        let group = (head.markup.rows.last?.group ?? 0) + 1
        united[united.count - 1].markup.rows += rows.map { row in
          var row = row
          row.group += group
          return row
        }
        united[united.count - 1].isUnited = true
        united[united.count - 1].holdsTables = table.holdsTables
        united[united.count - 1].lines = []
        continue
      }
      removeSheetHeads(&table.markup, texts)
      united.append(table)
    }
    return united
  }

  /// Leaves out tables right after another one whose first or last columns they are: pages that keep columns in view write them twice, as
  /// layui does, or all of them, as Element UI does, whose heads are tables of their own.
  /// - Returns: The others, and where those begin that are left out.
  static func withoutCopies(
    _ tables: [HTMLTableBuilder.BuiltTable], texts: TextStore
  ) -> (tables: [HTMLTableBuilder.BuiltTable], copies: [Int]) {
    var (kept, copies): ([HTMLTableBuilder.BuiltTable], [Int]) = ([], [])
    kept.reserveCapacity(tables.count)
    for table in tables {
      if table.followsTable, !table.holdsTables, let last = kept.last, !last.holdsTables,
        repeats(table.markup, last.markup, isWhole: table.isUnited && last.isUnited, texts)
      {
        copies.append(table.markup.rows.first?.cells.first?.offset ?? 0)
      } else {
        kept.append(table)
      }
    }
    return (kept, copies)
  }

  /// Whether the columns of a table are the first or the last of another one, but for those that are blank from their head on.
  /// - Parameter isWhole: Whether it may have all of them.
  private static func repeats(
    _ copy: MarkedUpTable, _ table: MarkedUpTable, isWhole: Bool, _ texts: TextStore
  ) -> Bool {
    guard copy.rows.count == table.rows.count, copy.rows.count > 1, let head = copy.rows.first,
      head.cells.contains(where: { !$0.text.isEmpty }),
      head.cells.count < table.rows[0].cells.count + (isWhole ? 1 : 0)
    else { return false }
    let shift = table.rows[0].cells.count - head.cells.count
    return (shift == 0 ? [0] : [0, shift]).contains { shift in
      zip(copy.rows, table.rows).allSatisfy { own, row in
        let first = shift == 0 ? 0 : row.cells.count - own.cells.count
        guard first >= 0, first + own.cells.count <= row.cells.count else { return false }
        return own.cells.indices.allSatisfy { column in
          let (cell, other) = (own.cells[column], row.cells[first + column])
          if cell.text.isEmpty, column >= head.cells.count || head.cells[column].text.isEmpty { return true }
          return texts.bytes(cell.text).holdsSameBytes(as: texts.bytes(other.text))
        }
      }
    }
  }

  /// The rows that a table adds to the head above it, as Element UI, layui and DataTables write them; nil where it is a table of
  /// its own.
  private static func bodyRows(of body: MarkedUpTable, under head: MarkedUpTable, _ texts: TextStore)
    -> ArraySlice<MarkedUpTable.Row>?
  {
    let headRows = head.rows.filter { row in row.cells.contains { !$0.text.isEmpty } }
    guard !headRows.isEmpty, head.rows.allSatisfy({ row in row.cells.allSatisfy(\.isHeader) }),
      let first = head.rows.first
    else { return nil }
    var rows = body.rows[...]
    // DataTables repeats the head in the body's table, where it has no height.
    if rows.count >= head.rows.count, zip(rows, head.rows).allSatisfy({ $0.hasSameTexts(as: $1, texts) }) {
      rows = rows.dropFirst(head.rows.count)
    } else if let row = rows.first, !row.cells.isEmpty, row.cells.allSatisfy({ $0.isHeader }) {
      return nil
    }
    let width = rows.reduce(0) { max($0, $1.width) }
    // A column above the scroll bar is none.
    let spare = first.cells.last?.text.isEmpty ?? false ? 1 : 0
    guard rows.isEmpty || width == first.width || width == first.width - spare else { return nil }
    return rows
  }

  /// Takes off the letters above and the numbers left of a sheet that was published on the web.
  private static func removeSheetHeads(_ table: inout MarkedUpTable, _ texts: TextStore) {
    guard let first = table.rows.first, first.cells.count >= 2,
      first.cells.allSatisfy({ $0.isHeader && $0.columnSpan == 1 }),
      first.cells[0].text.isEmpty
    else { return }
    let letters = first.cells.dropFirst().map(\.text).filter { !$0.isEmpty }.map { texts.text($0).string }
    guard letters.first == "A", zip(letters, letters.dropFirst()).allSatisfy({ isColumnLetter($0, before: $1) }) else {
      return
    }
    var number = 0
    for row in table.rows.dropFirst() {
      guard let head = row.cells.first, head.isHeader else { return }
      guard !head.text.isEmpty else { continue }
      guard let next = Int(texts.text(head.text).string), next > number else { return }
      number = next
    }
    guard number > 0 else { return }
    // A bar that keeps rows or columns in view has cells of its own, without a letter or a number.
    let bars = Set(first.cells.indices.dropFirst().filter { first.cells[$0].text.isEmpty })
    table.rows = table.rows.dropFirst().filter { !($0.cells.first?.text.isEmpty ?? true) }.map { row in
      var row = row
      row.cells = row.cells.enumerated().filter {
        $0.offset > 0 && !(bars.contains($0.offset) && $0.element.text.isEmpty)
      }.map(\.element)
      return row
    }
  }

  private static func isColumnLetter(_ left: String, before right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard (left + right).allSatisfy({ (0x41...0x5A).contains($0) }) else { return false }
    return left.count < right.count || left.count == right.count && left.lexicographicallyPrecedes(right)
  }
}

extension HTMLTableBuilder {
  /// A table whose elements have been read, with the lines before it.
  struct BuiltTable {
    var before: [TextLine] = []
    var markup = MarkedUpTable()
    /// The offsets of its elements `col`.
    var columns: [Int] = []
    var holdsTables = false
    /// Whether it stands directly after the table before it, and not in it.
    var followsTable = false
    /// Whether its head is a table of its own.
    var isUnited = false
    /// The lines of its cells, where it is so small that they may hold a title.
    var lines: [TextLine] = []
    /// Its cells with nothing but links and items of lists, as far as they stand in its first rows.
    var menuCells: Set<Int> = []
  }
}

extension MarkedUpTable.Row {
  /// The columns that its cells take.
  fileprivate var width: Int { cells.reduce(0) { $0 + $1.columnSpan } }

  fileprivate func hasSameTexts(as other: Self, _ texts: TextStore) -> Bool {
    cells.count == other.cells.count
      && zip(cells, other.cells).allSatisfy { texts.bytes($0.text).holdsSameBytes(as: texts.bytes($1.text)) }
  }
}
