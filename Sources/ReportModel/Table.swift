package import ReportText

/// A document as a reader sees it: lines of text and tables in their order.
package enum Block: Sendable, Equatable {
  /// A line of text outside the tables.
  case line(TextLine)
  /// A table. One that stands in a cell of another comes after it, and after the text of that cell.
  case table(Table)
}

/// A table as the input draws it, before anybody asks whether it is a report.
///
/// It is flat: one array of cells, row by row, and one of the ends of rows; a cell is a range of the document's text. A cell that
/// covers several slots stands in each of them. Rows may differ in length.
package struct Table: Sendable {
  /// Whether other tables stand in its cells; their texts are lines before those tables as well.
  package var holdsTables = false
  /// Whether a row is a line of the input, so that a line break that nobody quoted tears a row.
  package var isLineBased = false
  /// Whether the input draws cells that are merged, so that a text alone in its row is no merge that a format has lost.
  package var drawsMerges = false
  /// What the input says of the report that the table is; nil where it only draws a table.
  package var declared: DeclaredReport?
  /// The lines of its cells, where it has so few rows that they may be the title of the table under it, and where the input says more of
  /// them than their texts.
  package var lines: [TextLine] = []
  /// Where cells begin, among those of the first rows, of which each line is a link or an item of a list.
  package var menuCells: Set<Int> = []
  /// The most rows that a table has which holds a title.
  package static let mostRowsOfTitle = 3
  /// Where the texts of the cells are; shared by the tables of a document.
  package var store: TextStore
  /// The slots of all rows, row by row.
  package private(set) var cells: [TableCell] = []
  /// For each row the index in ``cells`` where it ends.
  package private(set) var rowEnds: [Int] = []
  /// The cells that cover more than one slot, in the order in which they begin.
  package private(set) var spans: [TableSpan] = []
  /// For each slot the number of the span that covers it, or -1; empty where there are no spans.
  private var spanNumbers: [Int32] = []

  /// Makes an empty table.
  /// - Parameter store: Where the texts of its cells are.
  package init(store: TextStore = TextStore()) { self.store = store }
}

/// A slot of a table: the text that stands there, and where its cell begins in the input.
package struct TableCell: Sendable {
  private let start: UInt32
  private let end: UInt32
  /// The offset, and in its lowest bit whether the cell is marked as a header cell.
  private let place: UInt32

  /// - Parameters:
  ///   - text: Addresses in the table's ``TextStore``.
  ///   - offset: A UTF-8 byte offset in the decoded input, below 2³¹.
  ///   - isHeader: Whether the input marks it as a header cell.
  package init(_ text: Range<UInt32>, offset: Int, isHeader: Bool = false) {
    start = text.lowerBound
    end = text.upperBound
    place = UInt32(clamping: min(offset, Int(Int32.max))) << 1 | (isHeader ? 1 : 0)
  }

  /// The addresses of its text.
  package var text: Range<UInt32> { start..<end }
  /// Where its cell begins: a UTF-8 byte offset in the decoded input.
  package var offset: Int { Int(place >> 1) }
  /// Whether the input marks it as a header cell.
  package var isHeader: Bool { place & 1 != 0 }
  /// Whether it has no text.
  package var isEmpty: Bool { start == end }
}

/// A cell that covers several slots of a table.
package struct TableSpan: Sendable, Hashable {
  /// The row and the column where it begins, from 0.
  package var row: Int
  package var column: Int
  /// How many rows and columns it covers, at least 1.
  package var rows: Int
  package var columns: Int

  /// Makes a span.
  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = rows
    self.columns = columns
  }
}

extension Table {
  /// The number of rows.
  package var rowCount: Int { rowEnds.count }

  /// The length of the longest row.
  package var width: Int {
    var width = 0
    var start = 0
    for end in rowEnds {
      width = max(width, end - start)
      start = end
    }
    return width
  }

  /// The slots of a row, as indices in ``cells``.
  package func slots(of row: Int) -> Range<Int> { (row > 0 ? rowEnds[row - 1] : 0)..<rowEnds[row] }

  /// The number of slots of a row.
  package func width(of row: Int) -> Int { slots(of: row).count }

  /// A slot.
  package func cell(_ row: Int, _ column: Int) -> TableCell { cells[slots(of: row).lowerBound + column] }

  /// The text in a slot; a covered slot has the text of the cell that covers it.
  @_lifetime(borrow self)
  package func bytes(_ row: Int, _ column: Int) -> Span<UInt8> { store.bytes(cell(row, column).text) }

  /// The text of a slot.
  @_lifetime(borrow self)
  package func bytes(_ cell: TableCell) -> Span<UInt8> { store.bytes(cell.text) }

  /// The text in a slot.
  package func text(_ row: Int, _ column: Int) -> Text { store.text(cell(row, column).text) }

  /// The text in a slot.
  package func string(_ row: Int, _ column: Int) -> String { String(text: text(row, column)) }

  /// Whether nothing but white space stands in a slot.
  package func isBlank(_ row: Int, _ column: Int) -> Bool { bytes(row, column).isUnseen }

  /// Whether the same text stands in two slots.
  package func holdsSameText(_ row: Int, _ column: Int, as otherRow: Int, _ otherColumn: Int) -> Bool {
    bytes(row, column).holdsSameBytes(as: bytes(otherRow, otherColumn))
  }

  /// Whether any cell covers more than one slot.
  package var hasSpans: Bool { !spans.isEmpty }

  /// The number of the span that covers a slot.
  package func spanNumber(_ row: Int, _ column: Int) -> Int? {
    guard !spanNumbers.isEmpty else { return nil }
    let number = spanNumbers[slots(of: row).lowerBound + column]
    return number < 0 ? nil : Int(number)
  }

  /// The span that covers a slot.
  package func span(_ row: Int, _ column: Int) -> TableSpan? { spanNumber(row, column).map { spans[$0] } }

  /// Whether a slot belongs to a cell that begins elsewhere.
  package func isCovered(_ row: Int, _ column: Int) -> Bool {
    span(row, column).map { $0.row < row || $0.column < column } ?? false
  }

  /// How many rows above a slot its cell begins.
  package func rowsToOrigin(_ row: Int, _ column: Int) -> Int { span(row, column).map { row - $0.row } ?? 0 }

  /// How many columns before a slot its cell begins.
  package func columnsToOrigin(_ row: Int, _ column: Int) -> Int { span(row, column).map { column - $0.column } ?? 0 }
}

// MARK: Building

extension Table {
  /// Adds a slot to the row that is being built.
  package mutating func append(_ cell: TableCell) {
    cells.append(cell)
    if !spanNumbers.isEmpty { spanNumbers.append(-1) }
  }

  /// Adds a slot that a span covers; the first one that is added must be the span's origin.
  /// - Parameter span: Its number, as ``add(_:)`` gave it.
  package mutating func append(_ cell: TableCell, in span: Int) {
    if spanNumbers.isEmpty { spanNumbers = Array(repeating: -1, count: cells.count) }
    cells.append(cell)
    spanNumbers.append(Int32(span))
  }

  /// Adds a span, whose slots are added afterwards, or are covered by ``cover(_:_:with:)``.
  /// - Returns: Its number.
  package mutating func add(_ span: TableSpan) -> Int {
    spans.append(span)
    return spans.count - 1
  }

  /// Says that a slot which has been added belongs to a span, and gives it the span's text.
  package mutating func cover(_ row: Int, _ column: Int, with span: Int) {
    if spanNumbers.isEmpty { spanNumbers = Array(repeating: -1, count: cells.count) }
    let slot = slots(of: row).lowerBound + column
    cells[slot] = cell(spans[span].row, spans[span].column)
    spanNumbers[slot] = Int32(span)
  }

  /// Gives every slot another text or place.
  package mutating func replaceCells(_ replacement: (TableCell) -> TableCell) { cells = cells.map(replacement) }

  /// Takes the texts out of the slots whose cells begin elsewhere.
  package mutating func blankCoveredSlots() {
    guard hasSpans else { return }
    for row in 0..<rowCount {
      for (column, slot) in slots(of: row).enumerated() where isCovered(row, column) {
        cells[slot] = TableCell(0..<0, offset: cells[slot].offset)
      }
    }
  }

  /// The slots of the row that is being built.
  package var openWidth: Int { cells.count - (rowEnds.last ?? 0) }

  /// Ends the row that is being built.
  package mutating func endRow() { rowEnds.append(cells.count) }

  /// Drops the row that is being built.
  package mutating func dropOpenRow() {
    let width = openWidth
    cells.removeLast(width)
    if !spanNumbers.isEmpty { spanNumbers.removeLast(width) }
  }

  /// Adds rows of another table of the same document, with their spans.
  package mutating func append(rows: Range<Int>, of other: Table) {
    guard !rows.isEmpty else { return }
    let shift = rowCount - rows.lowerBound
    let slots = other.slots(of: rows.lowerBound).lowerBound..<other.rowEnds[rows.upperBound - 1]
    if !other.spanNumbers.isEmpty || !spanNumbers.isEmpty {
      if spanNumbers.isEmpty { spanNumbers = Array(repeating: -1, count: cells.count) }
      // Spans of other rows stay behind.
      var numbers = [Int32](repeating: -1, count: other.spans.count)
      for (number, span) in other.spans.enumerated()
      where span.row < rows.upperBound && span.row + span.rows > rows.lowerBound {
        numbers[number] = Int32(spans.count)
        spans.append(
          TableSpan(row: span.row + shift, column: span.column, rows: span.rows, columns: span.columns))
      }
      for slot in slots {
        let number = other.spanNumbers.isEmpty ? -1 : other.spanNumbers[slot]
        spanNumbers.append(number < 0 ? -1 : numbers[Int(number)])
      }
    }
    let start = cells.count - slots.lowerBound
    cells += other.cells[slots]
    rowEnds += other.rowEnds[rows].map { $0 + start }
  }

  /// The table without its rows.
  package var withoutRows: Table {
    var table = Table(store: store)
    table.holdsTables = holdsTables
    table.isLineBased = isLineBased
    table.drawsMerges = drawsMerges
    table.declared = declared
    return table
  }

  /// Makes room for so many slots.
  package mutating func reserveCapacity(_ count: Int) { cells.reserveCapacity(count) }
}

extension Table: Equatable {
  /// Whether both have the same texts at the same places, and the same spans.
  package static func == (left: Table, right: Table) -> Bool {
    left.rowEnds == right.rowEnds && left.spans == right.spans && left.spanNumbers == right.spanNumbers
      && left.holdsTables == right.holdsTables && left.isLineBased == right.isLineBased
      && left.declared == right.declared
      && zip(left.cells, right.cells).allSatisfy { one, other in
        one.offset == other.offset && one.isHeader == other.isHeader
          && left.bytes(one).holdsSameBytes(as: right.bytes(other))
      }
  }
}
