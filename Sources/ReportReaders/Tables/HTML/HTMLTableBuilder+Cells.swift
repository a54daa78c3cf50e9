internal import ReportModel
internal import ReportText

/// Captions, rows and cells.
extension HTMLTableBuilder {
  /// Whether a text is marked as a note inside a caption that is none itself.
  func isNoteInCaption(_ style: HTMLStyle) -> Bool {
    style.isNote && open.last.map { $0.captionText != nil && !$0.captionIsNote } ?? false
  }

  /// Ends the line of a caption; the next one is a note or is the title's.
  mutating func cutCaption(isNote: Bool) {
    guard let last = open.indices.last, var text = open[last].captionText else { return }
    var line = TextLine(text: "", offset: text.offset ?? 0, kind: open[last].isCaptionNote ? .headNote : .caption)
    line.text = text.take().text
    if !line.text.isEmpty { built[open[last].index].before.append(line) }
    open[last].captionText = HTMLText()
    open[last].isCaptionNote = isNote
  }

  mutating func closeCaption() {
    cutCaption(isNote: false)
    if let last = open.indices.last { open[last].captionText = nil }
  }

  mutating func beginGroup(isFooter: Bool) {
    guard let last = open.indices.last else { return }
    open[last].group += 1
    open[last].isFooter = isFooter
  }

  mutating func openRow() {
    guard let last = open.indices.last else { return }
    let row = MarkedUpTable.Row(group: open[last].group, isFooter: open[last].isFooter)
    built[open[last].index].markup.rows.append(row)
  }

  mutating func openCell(_ element: HTMLTree.Element, inside row: HTMLStyle, _ attributes: HTMLTokenizer?) {
    guard let last = open.indices.last else { return }
    let offset = element.tag ?? 0
    var columnSpan = 1
    var rowSpan = 1
    if let tokens = attributes, !tokens.attributes.isEmpty {
      columnSpan = span(tokens.range(of: .colspan).map { tokens.bytes[$0] }, limit: 1_000, at: offset)
      rowSpan = span(tokens.range(of: .rowspan).map { tokens.bytes[$0] }, limit: 65_534, at: offset)
    }
    var text = HTMLText()
    swap(&text, &spareText)
    open[last].cell = OpenCell(
      text: text,
      cell: MarkedUpTable.Cell(
        text: 0..<0, offset: offset, rowSpan: rowSpan, columnSpan: max(1, columnSpan), isHeader: element.tagName == .th),
      // A table that stands in preformatted text has not asked for the empty lines at the ends of its cells.
      isPreformatted: element.style.text.whiteSpace == .keep && (last == 0 || row.text.whiteSpace != .keep),
      ignoresColumnSpan: element.style.ignoresColumnSpan)
  }

  mutating func closeCell() {
    guard let last = open.indices.last, var cell = open[last].cell.take() else { return }
    let finished = cell.text.finish(
      into: &store, keepsStart: cell.isPreformatted && cell.parts.isEmpty, keepsEnd: cell.isPreformatted)
    swap(&cell.text, &spareText)
    open[last].undrained.append((finished, cell.cell.offset))
    if cell.parts.isEmpty {
      cell.cell.text = finished.text
      if built[open[last].index].markup.rows.count <= Table.mostRowsOfTitle, finished.isMenu(in: store) {
        built[open[last].index].menuCells.insert(cell.cell.offset)
      }
    } else {
      if !finished.text.isEmpty { cell.parts.append(finished.text) }
      cell.cell.text = store.join(cell.parts)
    }
    var others: [MarkedUpTable.Cell] = []
    if cell.ignoresColumnSpan {
      built[open[last].index].markup.drawsMerges = true
      others = Array(repeating: cell.cell, count: cell.cell.columnSpan - 1)
      for index in others.indices {
        others[index].text = 0..<0
        others[index].columnSpan = 1
      }
      cell.cell.columnSpan = 1
    }
    let table = open[last].index
    let row = built[table].markup.rows.count - 1
    built[table].markup.rows[row].cells.append(cell.cell)
    built[table].markup.rows[row].cells += others
  }

  /// A span of a cell; one beyond HTML's limit is cut to it and remembered.
  mutating func span(_ value: HTMLSyntax.Bytes?, limit: Int, at offset: Int) -> Int {
    let span = HTMLSyntax.span(value, limit: limit)
    if span.isClamped { clampedSpans.append(offset) }
    return span.number
  }
}
