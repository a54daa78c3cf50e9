internal import ReportModel
internal import ReportText

/// Collects the lines of text outside the tables.
struct OutsideText {
  private var text = HTMLText()
  private var kind = TextLine.Kind.paragraph
  private var lines: [TextLine] = []
  /// Whether the line that is being collected stands after a line break in its paragraph.
  private var continuesParagraph = false
  /// Where the lines of each list item begin that has not ended.
  private var openItems: [Int] = []

  mutating func append(
    _ data: UnsafeBufferPointer<UInt8>, as kind: TextLine.Kind, style: HTMLStyle, offset: Int
  ) {
    if kind != self.kind { endLine() }
    self.kind = kind
    text.append(data, style: style.text, isLink: style.isLink, offset: offset)
  }

  /// Changes the text that is being collected.
  mutating func modify(_ change: (inout HTMLText) -> Void) { change(&text) }

  /// A `<br>`: the end of a line, but inside a note, which may have several.
  mutating func lineBreak() {
    if kind == .note, !text.isEmpty {
      text.lineBreak()
    } else {
      let hasText = !text.isEmpty || continuesParagraph
      endLine()
      continuesParagraph = hasText
    }
  }

  /// The beginning of a list item.
  mutating func beginItem() {
    endLine()
    openItems.append(lines.count)
  }

  /// The end of a list item. What a table stands in is a part of the document rather than an item of a menu.
  mutating func endItem() {
    endLine()
    guard let first = openItems.popLast() else { return }
    for index in lines.indices.dropFirst(first) { lines[index].isListItem = true }
  }

  /// The end of a paragraph.
  mutating func endLine() {
    // The number of a list item waits for the item.
    guard !text.hasOnlyMarkers else { return }
    let offset = text.offset ?? 0
    let (content, marks) = text.take()
    guard !content.isEmpty else {
      continuesParagraph = false
      return
    }
    // Text whose line feeds count has several lines; a note keeps them.
    let pieces =
      kind == .note ? [content] : content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, piece) in pieces.enumerated() where !piece.isEmpty {
      var line = TextLine(text: piece, offset: offset, kind: kind)
      line.links = marks.links(number)
      line.lengthBeforeLinks = marks.tail(number)
      line.continuesParagraph = continuesParagraph
      lines.append(line)
      continuesParagraph = true
    }
    continuesParagraph = false
  }

  /// Adds the lines of a cell.
  mutating func append(_ cell: [TextLine]) {
    endLine()
    lines += cell
  }

  mutating func takeLines() -> [TextLine] {
    defer {
      lines = []
      openItems = []
    }
    return lines
  }
}
