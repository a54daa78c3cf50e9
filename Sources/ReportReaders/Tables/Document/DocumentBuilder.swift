internal import ReportModel
internal import ReportText

/// Builds the lines and tables of a document from its paragraphs, as they come.
struct DocumentBuilder {
  /// A paragraph, and its lines.
  struct Paragraph {
    /// What a paragraph is; an entry of a table of contents repeats a heading. Lines above and below a table have styles of their
    /// own in documents that ReportKit writes.
    enum Kind {
      case plain, heading, contents, noteAbove, noteBelow

      /// What it says of a note, whose lines are one text; nil for others.
      fileprivate var note: TextLine.Kind? {
        switch self {
        case .noteAbove: .headNote
        case .noteBelow: .note
        case .plain, .heading, .contents: nil
        }
      }
    }

    var lines: [ArraySlice<UInt8>]
    var kind = Kind.plain
    /// What links there are in each line; empty where there are none.
    var links: [RunText.LineLinks] = []
  }

  private struct BuiltTable {
    var before: [TextLine]
    var markup = MarkedUpTable()
    var holdsTables = false
  }

  private struct OpenTable {
    let index: Int
    var grid = DocumentGrid()
    var cell: OpenCell?
    /// The texts of its cells that a table inside it has not yet been given as lines before it.
    var undrained: [(text: HTMLText.Finished, offset: Int)] = []
  }

  private struct OpenCell {
    /// The text before tables inside the cell, and the text of those tables.
    var parts: [Range<UInt32>] = []
    var cell: DocumentGrid.Cell
    /// The text that has not ended: where it begins in the store, and what there is to say of its lines.
    private var start = 0
    private var lineCount = 0
    private var marks = LineMarks()

    init(cell: DocumentGrid.Cell) { self.cell = cell }

    /// Adds the lines of a paragraph, of which blank ones at the beginning are none.
    mutating func add(_ paragraph: Paragraph, to store: inout TextStore) {
      for (number, line) in paragraph.lines.enumerated() where lineCount > 0 || !line.isEmpty {
        if number > 0 { marks.insert(.broken, lineCount) }
        if paragraph.kind == .heading { marks.insert(.heading, lineCount) }
        if number < paragraph.links.count { marks.insert(paragraph.links[number], lineCount) }
        if lineCount == 0 { start = store.count } else { _ = store.add(CollectionOfOne(ASCII.lineFeed).span) }
        _ = store.add(line.span)
        lineCount += 1
      }
    }

    /// Ends the text before a table inside the cell; blank lines at its end are none of it.
    mutating func takeText(from store: inout TextStore) -> HTMLText.Finished {
      guard lineCount > 0 else { return HTMLText.Finished() }
      var end = store.count
      while end > start, store.byte(at: end - 1) == ASCII.lineFeed { end -= 1 }
      store.removeAll(from: end)
      let text = UInt32(start)..<UInt32(max(start, end))
      if !text.isEmpty { parts.append(text) }
      defer { (lineCount, marks) = (0, LineMarks()) }
      return HTMLText.Finished(text: text, marks: marks)
    }
  }

  private let limits: Limits
  /// The texts of the cells.
  private(set) var store = TextStore()
  private(set) var places = DocumentPlaces()
  private var open: [OpenTable] = []
  private var built: [BuiltTable] = []
  private var outside: [TextLine] = []
  /// The bytes of text that stand several times: in tables inside cells and in those cells, in rows and cells that repeat.
  private var repeatedText = 0
  /// Texts of cells that others cover.
  private(set) var covered = Occurrences()

  init(limits: Limits) { self.limits = limits }

  /// The place that was added last.
  var lastPlace: Int { places.last }

  // MARK: Paragraphs

  /// The place of a paragraph that begins: its cell's, or its own.
  mutating func beginParagraph() -> Int { open.last?.cell?.cell.offset ?? places.addParagraph() }

  /// Takes a paragraph that has ended.
  mutating func add(_ paragraph: Paragraph, at offset: Int) {
    if let last = open.indices.last, open[last].cell != nil {
      open[last].cell?.add(paragraph, to: &store)
      return
    }
    if let note = paragraph.kind.note {
      outside.append(
        TextLine(
          text: String(decoding: Array(paragraph.lines.joined(separator: [ASCII.lineFeed])), as: UTF8.self),
          offset: offset, kind: note))
      return
    }
    for (number, text) in paragraph.lines.enumerated() where !text.isEmpty {
      var line = TextLine(
        text: String(decoding: text, as: UTF8.self), offset: offset,
        kind: paragraph.kind == .heading ? .heading : .paragraph)
      line.continuesParagraph = number > 0
      line.isListItem = paragraph.kind == .contents
      if number < paragraph.links.count {
        if paragraph.links[number].leadsElsewhere { line.links = .all }
        line.lengthBeforeLinks = paragraph.links[number].tail
      }
      outside.append(line)
    }
  }

  /// Takes a note of the document, such as stands at the foot of a page: after the table in which it is referred to.
  mutating func addNote(_ text: String, at offset: Int) {
    outside.append(TextLine(text: text, offset: offset, kind: .note))
  }

  // MARK: Tables

  mutating func beginTable() {
    for index in open.indices {
      built[open[index].index].holdsTables = true
      drain(index)
    }
    built.append(BuiltTable(before: outside))
    outside = []
    open.append(OpenTable(index: built.count - 1))
  }

  /// Declares columns of the grid of the open table, which are so wide, in twentieths of a point.
  mutating func addColumns(_ count: Int = 1, width: Int) {
    guard let last = open.indices.last else { return }
    let left = limits[.columns] - open[last].grid.widths.count
    open[last].grid.widths += repeatElement(width, count: max(0, min(count, left)))
  }

  mutating func beginRow() {
    guard let last = open.indices.last else { return }
    open[last].grid.rows.append([])
  }

  /// Drops the row that began last, which nobody sees.
  mutating func dropRow() {
    guard let last = open.indices.last else { return }
    _ = open[last].grid.rows.popLast()
  }

  /// - Parameter columns: The columns of the grid that the cell covers.
  mutating func beginCell(
    _ columns: Range<Int>, merge: DocumentGrid.Merge = .none, isHeader: Bool = false, isFiller: Bool = false
  ) throws(ReadError) {
    guard let last = open.indices.last else { return }
    if open[last].grid.rows.isEmpty { beginRow() }
    let table = open[last].index + 1
    let offset = places.addCell(table: table, row: open[last].grid.rows.count, column: columns.lowerBound + 1)
    guard columns.upperBound <= limits[.columns] else {
      throw .limitExceeded(.columns, limit: limits[.columns], at: places.location(at: offset, in: []))
    }
    open[last].cell = OpenCell(
      cell: DocumentGrid.Cell(
        text: 0..<0, offset: offset, columns: columns, merge: merge, isHeader: isHeader, isFiller: isFiller))
  }

  /// Gives the cell that ended last more columns.
  mutating func widenCell(by columns: Int) {
    guard let last = open.indices.last, let row = open[last].grid.rows.indices.last,
      let cell = open[last].grid.rows[row].indices.last
    else { return }
    let old = open[last].grid.rows[row][cell].columns
    open[last].grid.rows[row][cell].columns = old.lowerBound..<min(old.upperBound + columns, limits[.columns])
  }

  /// The place of a row that is not kept: that of the row which comes in its stead.
  mutating func placeOfRow() -> Int {
    guard let last = open.last else { return beginParagraph() }
    return places.addCell(table: last.index + 1, row: max(1, last.grid.rows.count), column: 1)
  }

  /// Takes the lines that stand outside the tables since the last table.
  mutating func takeLines() -> [TextLine] {
    defer { outside = [] }
    return outside
  }

  /// - Returns: Whether the cell has text.
  @discardableResult
  mutating func endCell() -> Bool {
    guard let last = open.indices.last, var cell = open[last].cell.take() else { return false }
    open[last].undrained.append((cell.takeText(from: &store), cell.cell.offset))
    if !cell.parts.isEmpty { cell.cell.text = store.join(cell.parts) }
    open[last].grid.rows[open[last].grid.rows.count - 1].append(cell.cell)
    return !cell.cell.text.isEmpty
  }

  /// How many cells the row has that began last.
  var cellsOfRow: Int { open.last?.grid.rows.last?.count ?? 0 }

  /// Counts bytes of text that stand in the table once more.
  private mutating func takeRepeated(_ count: Int) throws(ReadError) {
    repeatedText += count
    guard repeatedText <= limits[.repeatedText] else {
      throw .limitExceeded(.repeatedText, limit: limits[.repeatedText], at: places.location(at: lastPlace, in: []))
    }
  }

  /// Adds the row that ended last some times more.
  mutating func repeatRow(_ times: Int) throws(ReadError) {
    guard let last = open.indices.last, let row = open[last].grid.rows.last else { return }
    try takeRepeated(times * row.reduce(0) { $0 + $1.text.count })
    for _ in 0..<times {
      let number = open[last].grid.rows.count + 1
      var copy = row
      for index in copy.indices {
        copy[index].offset = places.addCell(
          table: open[last].index + 1, row: number, column: copy[index].columns.lowerBound + 1)
      }
      open[last].grid.rows.append(copy)
    }
  }

  /// Adds the cell that ended last some times more, each after the one before.
  /// - Returns: The columns of the grid that they cover.
  mutating func repeatCell(_ times: Int) throws(ReadError) -> Int {
    guard let last = open.indices.last, let row = open[last].grid.rows.indices.last,
      var cell = open[last].grid.rows[row].last
    else { return 0 }
    let width = cell.columns.count
    try takeRepeated(times * cell.text.count)
    for _ in 0..<times {
      cell.columns = cell.columns.upperBound..<(cell.columns.upperBound + width)
      cell.offset = places.addCell(
        table: open[last].index + 1, row: row + 1, column: cell.columns.lowerBound + 1)
      guard cell.columns.upperBound <= limits[.columns] else {
        throw .limitExceeded(.columns, limit: limits[.columns], at: places.location(at: cell.offset, in: []))
      }
      open[last].grid.rows[row].append(cell)
    }
    return width * times
  }

  mutating func endTable() throws(ReadError) {
    guard let last = open.indices.last else { return }
    let index = open[last].index
    built[index].markup = open[last].grid.markup(store, &places, hidden: &covered)
    if built[index].holdsTables { drain(last) }
    open.removeLast()
    // Nobody knows yet whether the table around it is a report or only lays out a page: its cell keeps all of the text.
    guard let outer = open.indices.last, open[outer].cell != nil else { return }
    let texts = built[index].markup.rows.flatMap { $0.cells.map(\.text) }.filter { !$0.isEmpty }
    try takeRepeated(texts.reduce(0) { $0 + $1.count })
    if let text = open[outer].cell?.takeText(from: &store), let offset = open[outer].cell?.cell.offset {
      open[outer].undrained.append((text, offset))
    }
    open[outer].cell?.parts += texts
  }

  /// Gives the text of a table's cells to the lines outside, so that a title in a layout table is seen.
  private mutating func drain(_ index: Int) {
    for part in open[index].undrained { outside += part.text.lines(in: store, at: part.offset, isInCell: true) }
    open[index].undrained = []
    guard let offset = open[index].cell?.cell.offset, let text = open[index].cell?.takeText(from: &store) else {
      return
    }
    outside += text.lines(in: store, at: offset, isInCell: true)
  }

  // MARK: The whole

  /// The lines and tables, and the offsets of cells that reach into others.
  mutating func finish(
    _ layout: inout TableLayout
  ) throws(ReadError) -> (blocks: [Block], overlaps: [Int]) {
    while !open.isEmpty { try endTable() }
    let source = SourceText(origin: places)
    var blocks: [Block] = []
    for table in built {
      blocks += table.before.map(Block.line)
      var laidOut = try layout.table(of: table.markup, source: source)
      laidOut.holdsTables = table.holdsTables
      blocks.append(.table(laidOut))
    }
    blocks += outside.map(Block.line)
    return (blocks, Set(layout.takeOverlaps()).sorted())
  }
}
