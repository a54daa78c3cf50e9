internal import ReportModel
internal import ReportText

/// Builds tables from the elements and texts of a page, as they come.
struct HTMLTableBuilder {
  let source: SourceText
  let limits: Limits
  /// The texts of the cells.
  var store: TextStore
  /// A text that is empty and has room.
  var spareText = HTMLText()
  var open: [OpenTable] = []
  var built: [BuiltTable] = []
  var outside = OutsideText()
  /// Text that stands inside a table where none may stand; a page shows it above.
  var fostered = OutsideText()
  var clampedSpans: [Int] = []
  /// The bytes of text that tables inside cells have added to those cells: each level of nesting repeats it.
  var nestedText = 0
  /// The table that was closed last, as long as nothing has come after it.
  var lastClosed: Int?

  init(source: SourceText, limits: Limits, store: consuming TextStore) {
    self.source = source
    self.limits = limits
    self.store = store
  }

  /// Takes the store as it was when it had so many bytes.
  mutating func takeStore(_ count: Int) -> TextStore {
    store.removeAll(from: count)
    return store.take()
  }

  struct OpenTable {
    let index: Int
    var cell: OpenCell?
    var captionText: HTMLText?
    /// Whether the caption as a whole is marked as a note, and whether the text is that of a note inside it.
    var captionIsNote = false
    var isCaptionNote = false
    var group = 0
    var isFooter = false
    /// The texts of its cells that a table inside it has not yet been given as lines before it.
    var undrained: [(text: HTMLText.Finished, offset: Int)] = []
  }

  struct OpenCell {
    var text: HTMLText
    /// The text before tables inside the cell, and the text of those tables.
    var parts: [Range<UInt32>] = []
    var cell: MarkedUpTable.Cell
    var isPreformatted: Bool
    /// Whether the columns that it reaches over are cells of their own.
    var ignoresColumnSpan: Bool

    /// The text before a table inside the cell that is still open, and whether it is one of the parts: what stands in the table
    /// where none may stand goes on with it.
    var beforeTable: (text: HTMLText, isPart: Bool)?

    /// Ends the text before a table inside the cell. In place: a copy of the parts for each table would take quadratic time.
    mutating func takeText(into store: inout TextStore) -> (text: HTMLText.Finished, offset: Int) {
      let offset = text.offset ?? cell.offset
      // The marker of a list item waits for what comes in the item.
      let markers = text.takeMarkers()
      defer { for marker in markers { text.addMarker(marker) } }
      let before = text
      // Beside a table stand no empty lines.
      let finished = text.finish(into: &store, keepsStart: isPreformatted && parts.isEmpty)
      if !finished.text.isEmpty { parts.append(finished.text) }
      beforeTable = (before, isPart: !finished.text.isEmpty)
      return (finished, offset)
    }

    /// Goes on with the text before a table.
    mutating func resumeText() {
      guard let before = beforeTable, text.isEmpty else { return }
      text = before.text
      if before.isPart { parts.removeLast() }
      beforeTable = nil
    }
  }

  // MARK: Elements and text

  /// Takes an element that begins.
  /// - Parameter attributes: The tokens of the page, where the tag that was taken last is the element's.
  mutating func open(_ element: HTMLTree.Element, inside outer: HTMLStyle, attributes: HTMLTokenizer?) {
    let style = element.style
    guard !style.isHidden else { return }
    if style.isNote { cutCaption(isNote: isNoteInCaption(style)) }
    switch element.tagName {
    case .br where style.text.isInvisible: break
    case .br: withText(isFostered: element.isFostered, { $0.lineBreak() }, outside: { $0.lineBreak() })
    case .table: openTable()
    case .caption:
      if let last = open.indices.last {
        open[last].captionText = HTMLText()
        open[last].captionIsNote = style.isNote
      }
    case .thead, .tbody, .tfoot: beginGroup(isFooter: element.tagName == .tfoot)
    case .tr: openRow()
    case .td, .th: openCell(element, inside: outer, attributes)
    case .col, .colgroup: break
    default: boundary(element, isStart: true)
    }
  }

  /// Takes the end of an element.
  mutating func close(_ element: HTMLTree.Element) throws(ReadError) {
    guard !element.style.isHidden else { return }
    switch element.tagName {
    case .br, .tr, .col, .colgroup: break
    case .table: try closeTable()
    case .caption: closeCaption()
    case .thead, .tbody, .tfoot: beginGroup(isFooter: false)
    case .td, .th: closeCell()
    default: boundary(element, isStart: false)
    }
  }

  /// Breaks lines where a block begins or ends. One that is not visible takes its place without breaking any.
  mutating func boundary(_ element: HTMLTree.Element, isStart: Bool) {
    if element.style.text.isInvisible {
      guard element.style.display.isBlock else { return }
      let change = { (text: inout HTMLText) in
        if !element.style.isOutOfFlow {
          text.invisibleBoundary()
        } else if isStart {
          text.beginInvisibleBox()
        } else {
          text.endInvisibleBox()
        }
      }
      withText(isFostered: element.isFostered, change, outside: { $0.modify(change) })
      return
    }
    switch element.style.display {
    case .listItem where !isStart:
      let end = { (text: inout HTMLText) in
        text.endItem(element.id)
        text.blockBoundary()
      }
      withText(
        isFostered: element.isFostered, end,
        outside: {
          $0.modify(end)
          $0.endItem()
        })
    case .listItem:
      let begin = { (text: inout HTMLText) in
        text.blockBoundary()
        text.beginItem()
      }
      withText(isFostered: element.isFostered, begin, outside: { $0.beginItem() })
    case .block where element.tagName.standsBesideContent, .flex where element.tagName.standsBesideContent:
      // What stands beside the content of a page is like an item of a menu.
      withText(
        isFostered: element.isFostered,
        {
          $0.blockBoundary()
          isStart ? $0.beginItem() : $0.endItem(element.id)
        }, outside: { isStart ? $0.beginItem() : $0.endItem() })
    case .block, .flex:
      withText(isFostered: element.isFostered, { $0.blockBoundary() }, outside: { $0.endLine() })
    case .atomic, .atomicFlex:
      if isStart {
        withText(isFostered: element.isFostered, { $0.beginBox() }, outside: { $0.modify { $0.beginBox() } })
      } else {
        withText(isFostered: element.isFostered, { $0.endBox() }, outside: { $0.modify { $0.endBox() } })
      }
    case .inline, .contents, .none: break
    }
  }

  mutating func characters(_ text: UnsafeBufferPointer<UInt8>, _ style: HTMLStyle, offset: Int, isFostered: Bool) {
    if let last = open.last, last.captionText != nil, last.isCaptionNote != isNoteInCaption(style) {
      cutCaption(isNote: isNoteInCaption(style))
    }
    guard !style.isNavigation else { return }
    let kind: TextLine.Kind = style.isNote ? .note : style.isHeading ? .heading : .paragraph
    if !isFostered, let last = open.indices.last, open[last].captionText == nil, open[last].cell != nil {
      open[last].cell?.text.append(
        text, style: style.text, isHeading: kind == .heading, isLink: style.isLink, offset: offset)
      return
    }
    withText(
      isFostered: isFostered,
      { $0.append(text, style: style.text, isHeading: kind == .heading, isLink: style.isLink, offset: offset) },
      outside: { $0.append(text, as: kind, style: style, offset: offset) })
  }

  /// Puts the number of a list item before what comes next.
  mutating func addMarker(_ marker: HTMLText.Marker, isFostered: Bool) {
    withText(isFostered: isFostered, { $0.addMarker(marker) }, outside: { $0.modify { $0.addMarker(marker) } })
  }

  /// Closes what the page left open.
  mutating func finish() throws(ReadError) -> Built {
    while !open.isEmpty { try closeTable() }
    outside.endLine()
    return Built(tables: built, after: outside.takeLines(), clampedSpans: clampedSpans)
  }

  // MARK: Text

  /// Does something to the text that is being collected: the caption's, the cell's, or that outside the tables.
  mutating func withText(
    isFostered: Bool, _ inside: (inout HTMLText) -> Void, outside elsewhere: (inout OutsideText) -> Void
  ) {
    if isFostered {
      // It stands before the innermost table, in the cell around that.
      if let outer = open.indices.dropLast().last, open[outer].cell != nil {
        open[outer].cell?.resumeText()
        open[outer].cell?.text.modify(inside)
        return
      }
      elsewhere(&fostered)
      return
    }
    if let last = open.indices.last,
      open[last].captionText?.modify(inside) != nil || open[last].cell?.text.modify(inside) != nil
    {
      return
    }
    elsewhere(&outside)
  }

  // MARK: Tables

  mutating func openTable() {
    for index in open.indices {
      built[open[index].index].holdsTables = true
      drain(index)
    }
    outside.endLine()
    let before = outside.takeLines()
    var table = BuiltTable(before: before)
    table.followsTable = lastClosed == built.count - 1 && !built.isEmpty && before.isEmpty
    built.append(table)
    open.append(OpenTable(index: built.count - 1))
  }

  /// Takes an element `col` of the open table, whose tag is there.
  mutating func addColumn(_ tag: Int) {
    if let last = open.last { built[last.index].columns.append(tag) }
  }

  mutating func closeTable() throws(ReadError) {
    guard let last = open.indices.last else { return }
    closeCaption()
    closeCell()
    let index = open[last].index
    let table = built[index]
    if table.holdsTables {
      drain(last)
    } else if table.markup.rows.count <= Table.mostRowsOfTitle {
      built[index].lines = open[last].undrained.flatMap { $0.text.lines(in: store, at: $0.offset, isInCell: false) }
    }
    open.removeLast()
    lastClosed = index
    if open.isEmpty {
      fostered.endLine()
      built[index].before += fostered.takeLines()
    }
    // Nobody knows yet whether the table around it is a report or only lays out a page: its cell keeps all of the text.
    guard let outer = open.indices.last, open[outer].cell != nil else { return }
    let captions = table.before.filter { $0.kind == .caption || $0.kind == .headNote }
    var texts = captions.map { store.add($0.text.utf8.span) } + table.markup.rows.flatMap { $0.cells.map(\.text) }
    texts.removeAll(where: \.isEmpty)
    nestedText += texts.reduce(0) { $0 + $1.count }
    guard nestedText <= limits[.repeatedText] else {
      throw .limitExceeded(.repeatedText, limit: limits[.repeatedText], at: nil)
    }
    if let text = open[outer].cell?.takeText(into: &store) { open[outer].undrained.append(text) }
    if let first = texts.first, let markers = open[outer].cell?.text.takeMarkers(), !markers.isEmpty {
      let text = store.text(first).string
      let beginsWithDigit = text.utf8.first.map { ASCII.isDigit($0) } ?? false
      texts[0] = store.add((markers.map(\.text).joined() + (beginsWithDigit ? " " : "") + text).utf8.span)
    }
    open[outer].cell?.parts += texts
    open[outer].cell?.beforeTable = nil
  }

  /// Gives the text of a table's cells to the lines outside, so that a title in a layout table is seen.
  mutating func drain(_ index: Int) {
    if let text = open[index].cell?.takeText(into: &store) { open[index].undrained.append(text) }
    for part in open[index].undrained { outside.append(part.text.lines(in: store, at: part.offset, isInCell: true)) }
    open[index].undrained = []
  }
}
