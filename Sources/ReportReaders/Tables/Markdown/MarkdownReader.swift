package import ReportModel
internal import ReportText

/// Reads the pipe tables of a Markdown text (GitHub Flavored Markdown) as the page that it stands for shows them, and tables that
/// stand in it as HTML.
///
/// The text is written as a page, which the reader of pages reads; places are those of the text.
/// - Returns: The lines of text and the tables, in their order.
/// - Throws: `ReadError.limitExceeded`.
package func readMarkdown(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Block]> {
  let page = MarkdownBlocks.page(of: source)
  let text = SourceText(
    archive: page.bytes, encoding: source.encoding, pages: [0..<page.bytes.count],
    origin: MarkdownOrigin(map: page.map, source: source))
  var layout = TableLayout(limits: limits)
  var store = TextStore()
  var reading = try readHTML(text, limits: limits, layout: &layout, store: &store)
  reading.value = reading.value.map { block in
    switch block {
    case .line(let line): return .line(page.original(line))
    case .table(var table):
      table.lines = table.lines.map(page.original)
      table.replaceCells { cell in
        var text = cell.text
        if page.hasControls { text = store.add(page.withControls(store.text(text).string).utf8.span) }
        return TableCell(text, offset: page.map.original(of: cell.offset), isHeader: cell.isHeader)
      }
      return .table(table)
    }
  }
  try store.check(limits)
  reading.value = reading.value.storingTexts(in: store)
  return reading
}

extension MarkdownPage {
  /// A line of the page as the text has it.
  fileprivate func original(_ line: TextLine) -> TextLine {
    var line = line
    line.text = withControls(line.text)
    line.offset = map.original(of: line.offset)
    // A Markdown text holds nothing but its report.
    if line.kind == .paragraph { line.kind = .line }
    return line
  }
}
