internal import ReportModel
internal import ReportText

/// Builds tables from the tags and text of a page, as the tags come; who opens and closes is taken from them alone.
struct HTMLTableBuilder {
  /// A table whose tags have been read, with the lines before it.
  struct BuiltTable {
    var before: [TextLine] = []
    var markup = MarkedUpTable()
    var holdsTables = false
  }

  private let page: PreparedHTML
  private let limits: Limits
  private var places: HTMLEventPlaces
  private var elements: [HTMLElement] = []
  private var open: [OpenTable] = []
  private var built: [BuiltTable] = []
  private var outside = OutsideText()
  private var clampedSpans: [Int] = []
  private var headIsOpen = false
  private var frames: [(source: String, offset: Int)] = []
  /// The bytes of text that tables inside cells have added to those cells: each level of nesting repeats it.
  private var nestedText = 0
  /// Whether the next character is the first of a `pre`, where a line feed does not count.
  private var skipsLineFeed = false

  init(page: PreparedHTML, limits: Limits) {
    self.page = page
    self.limits = limits
    places = HTMLEventPlaces(page: page)
  }

  private struct OpenTable {
    let index: Int
    var cell: OpenCell?
    var captionText: HTMLText?
    /// Whether the text is that of a note inside the caption.
    var isCaptionNote = false
    var rowIsOpen = false
    var group = 0
    var isFooter = false
    /// The texts of its cells that a table inside it has not yet been given as lines before it.
    var undrained: [(text: HTMLText.Finished, offset: Int)] = []
  }

  private struct OpenCell {
    var text = HTMLText()
    /// The text before tables inside the cell, and the text of those tables.
    var parts: [String] = []
    var cell: MarkedUpTable.Cell
    var isPreformatted: Bool

    /// Ends the text before a table inside the cell. In place: a copy of the parts for each table would take quadratic time.
    mutating func takeText() -> (text: HTMLText.Finished, offset: Int) {
      let offset = text.offset ?? cell.offset
      let finished = text.finish(isPreformatted: isPreformatted)
      if !finished.text.isEmpty { parts.append(finished.text) }
      return (finished, offset)
    }
  }

  // MARK: Events

  mutating func start(_ name: String, _ attributes: HTMLAttributes, end: Int) throws(ReadError) {
    let offset = places.startTag(endingAt: end)
    guard elements.count < limits[.depth] else {
      throw .limitExceeded(.depth, limit: limits[.depth], at: page.location(at: offset))
    }
    skipsLineFeed = name == "pre"
    if name == "frame" || name == "iframe", let source = attributes["src"] { frames.append((source, offset)) }
    let kind = HTMLElement.kind(of: name)
    // libxml2 leaves the head open at elements that it does not know, and everything in it would be unseen.
    if headIsOpen, !HTMLElement.mayStandInHead(name) {
      headIsOpen = false
      if let head = elements.prefix(2).firstIndex(where: { $0.name == "head" }) { elements.removeSubrange(head...) }
    }
    if name == "head" { headIsOpen = true }
    endElements(impliedBy: kind)
    let element = HTMLElement(name, kind, attributes, inside: elements.last)
    elements.append(element)
    guard !element.isHidden else { return }
    if element.lineKind == .note { cutCaption(isNote: isNoteInCaption) }
    switch kind {
    case .lineBreak:
      withText({ $0.lineBreak() }, outside: { $0.lineBreak() })
    case .table:
      openTable()
    case .caption:
      if let last = open.indices.last { open[last].captionText = HTMLText() }
    case .rowGroup:
      beginGroup(isFooter: name == "tfoot")
    case .row:
      if open.isEmpty { openTable() }
      closeRow()
      openRow()
    case .cell:
      openCell(isHeader: name == "th", attributes, at: offset)
    case .block, .heading:
      withText({ $0.blockBoundary() }, outside: { $0.endLine() })
    case .inline, .unseen:
      break
    }
  }

  mutating func end(_ name: String) throws(ReadError) {
    let kind = HTMLElement.kind(of: name)
    // The end of a cell or row ends one of this table, never one of the table around it.
    let scope = Self.impliedEnds(by: kind).isEmpty ? 0 : tableScope
    guard let index = elements[scope...].lastIndex(where: { $0.name == name }) else { return }
    let wasHidden = elements[index].isHidden
    elements.removeSubrange(index...)
    guard !wasHidden else { return }
    switch kind {
    case .table: try closeTable()
    case .caption: closeCaption()
    case .rowGroup: beginGroup(isFooter: false)
    case .row: closeRow()
    case .cell: closeCell()
    case .block, .heading: withText({ $0.blockBoundary() }, outside: { $0.endLine() })
    case .lineBreak, .inline, .unseen: break
    }
  }

  /// Which open elements of its table a start tag ends, with everything inside them: the HTML standard pops all of it, where
  /// libxml2 would leave an unclosed hidden `span` open over the rest of the page.
  private static func impliedEnds(by kind: HTMLElement.Kind) -> [HTMLElement.Kind] {
    switch kind {
    case .cell: [.cell]
    case .row: [.cell, .row, .caption]
    case .rowGroup: [.cell, .row, .caption, .rowGroup]
    default: []
    }
  }

  /// The index of the first element inside the innermost table.
  private var tableScope: Int { (elements.lastIndex { $0.kind == .table } ?? -1) + 1 }

  private mutating func endElements(impliedBy kind: HTMLElement.Kind) {
    let ended = Self.impliedEnds(by: kind)
    guard !ended.isEmpty else { return }
    if let index = elements[tableScope...].firstIndex(where: { ended.contains($0.kind) }) {
      elements.removeSubrange(index...)
    }
  }

  mutating func characters(_ text: UnsafeBufferPointer<UInt8>, end: Int) {
    let offset = places.text(text, endingAt: end)
    defer { skipsLineFeed = false }
    var text = text
    if skipsLineFeed, text.first == ASCII.lineFeed { text = UnsafeBufferPointer(rebasing: text.dropFirst()) }
    let element = elements.last
    if let last = open.last, last.captionText != nil, last.isCaptionNote != isNoteInCaption {
      cutCaption(isNote: isNoteInCaption)
    }
    guard !(element?.isHidden ?? false), !(element?.isNavigation ?? false) else { return }
    let isPreformatted = element?.isPreformatted ?? false
    let isHeading = element?.lineKind == .heading
    withText(
      { $0.append(text, isPreformatted: isPreformatted, isHeading: isHeading, offset: offset) },
      outside: {
        $0.append(text, as: element?.lineKind ?? .paragraph, isPreformatted: isPreformatted, offset: offset)
      })
  }

  /// Closes what the page left open.
  mutating func finish() throws(ReadError) -> Built {
    while !open.isEmpty { try closeTable() }
    outside.endLine()
    return Built(tables: built, after: outside.takeLines(), clampedSpans: clampedSpans, frames: frames)
  }

  // MARK: Text

  /// Does something to the text that is being collected: the caption's, the cell's, or that outside the tables.
  private mutating func withText(_ inside: (inout HTMLText) -> Void, outside elsewhere: (inout OutsideText) -> Void) {
    if let last = open.indices.last,
      open[last].captionText?.modify(inside) != nil || open[last].cell?.text.modify(inside) != nil
    {
      return
    }
    elsewhere(&outside)
  }

  // MARK: Tables

  private mutating func openTable() {
    for index in open.indices {
      built[open[index].index].holdsTables = true
      drain(index)
    }
    outside.endLine()
    built.append(BuiltTable(before: outside.takeLines()))
    open.append(OpenTable(index: built.count - 1))
  }

  private mutating func closeTable() throws(ReadError) {
    guard let last = open.indices.last else { return }
    closeCaption()
    closeRow()
    let table = built[open[last].index]
    if table.holdsTables { drain(last) }
    open.removeLast()
    // Nobody knows yet whether the table around it is a report or only lays out a page: its cell keeps all of the text.
    guard let outer = open.indices.last, open[outer].cell != nil else { return }
    let texts = table.markup.rows.flatMap { $0.cells.map(\.text) }.filter { !$0.isEmpty }
    nestedText += texts.reduce(0) { $0 + $1.utf8.count }
    guard nestedText <= limits[.repeatedText] else {
      throw .limitExceeded(.repeatedText, limit: limits[.repeatedText], at: nil)
    }
    open[outer].cell?.parts += texts
  }

  /// Gives the text of a table's cells to the lines outside, so that a title in a layout table is seen.
  private mutating func drain(_ index: Int) {
    for part in open[index].undrained { outside.append(linesOf: part.text, offset: part.offset) }
    open[index].undrained = []
    guard let text = open[index].cell?.takeText() else { return }
    outside.append(linesOf: text.text, offset: text.offset)
  }

  private mutating func closeCaption() {
    cutCaption(isNote: false)
    if let last = open.indices.last { open[last].captionText = nil }
  }

  /// Whether what is read now is marked as a note inside a caption that is none itself.
  private var isNoteInCaption: Bool {
    elements.last?.lineKind == .note && elements.last { $0.kind == .caption }?.lineKind ?? .note != .note
  }

  /// Ends the line of a caption; the next one is a note or is the title's.
  private mutating func cutCaption(isNote: Bool) {
    guard let last = open.indices.last, var text = open[last].captionText else { return }
    var line = TextLine(text: "", offset: text.offset ?? 0, kind: open[last].isCaptionNote ? .headNote : .caption)
    line.text = text.finish().text
    if !line.text.isEmpty { built[open[last].index].before.append(line) }
    open[last].captionText = HTMLText()
    open[last].isCaptionNote = isNote
  }

  private mutating func beginGroup(isFooter: Bool) {
    guard let last = open.indices.last else { return }
    closeRow()
    open[last].group += 1
    open[last].isFooter = isFooter
  }

  private mutating func openRow() {
    guard let last = open.indices.last else { return }
    closeCaption()
    let row = MarkedUpTable.Row(group: open[last].group, isFooter: open[last].isFooter)
    built[open[last].index].markup.rows.append(row)
    open[last].rowIsOpen = true
  }

  private mutating func closeRow() {
    guard let last = open.indices.last else { return }
    closeCell()
    open[last].rowIsOpen = false
  }

  private mutating func openCell(isHeader: Bool, _ attributes: HTMLAttributes, at offset: Int) {
    if open.isEmpty { openTable() }
    guard let last = open.indices.last else { return }
    closeCell()
    if !open[last].rowIsOpen { openRow() }
    let columnSpan = span(attributes["colspan"], limit: 1_000, at: offset)
    let rowSpan = span(attributes["rowspan"], limit: 65_534, at: offset)
    open[last].cell = OpenCell(
      cell: MarkedUpTable.Cell(
        text: "", offset: offset, rowSpan: rowSpan, columnSpan: max(1, columnSpan), isHeader: isHeader),
      isPreformatted: elements.last?.isPreformatted ?? false)
  }

  private mutating func closeCell() {
    guard let last = open.indices.last, var cell = open[last].cell else { return }
    open[last].cell = nil
    let finished = cell.text.finish(isPreformatted: cell.isPreformatted)
    open[last].undrained.append((finished, cell.cell.offset))
    if !finished.text.isEmpty { cell.parts.append(finished.text) }
    cell.cell.text = cell.parts.joined(separator: "\n")
    let table = open[last].index
    built[table].markup.rows[built[table].markup.rows.count - 1].cells.append(cell.cell)
  }

  /// A span of a cell; one beyond HTML's limit is cut to it and remembered.
  private mutating func span(_ value: String?, limit: Int, at offset: Int) -> Int {
    let span = HTMLSyntax.span(value, limit: limit)
    if span.isClamped { clampedSpans.append(offset) }
    return span.number
  }
}
