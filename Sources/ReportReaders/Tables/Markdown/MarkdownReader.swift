package import ReportModel
internal import ReportText

/// Reads the pipe tables of a Markdown text (GitHub Flavored Markdown) as the page that it stands for shows them, and tables that
/// stand in it as HTML.
///
/// The text is written as a page, which the reader of pages reads; places are those of the text.
/// - Returns: A table for every table; text between them stands before the next one, the rest after the last.
/// - Throws: `ReadError.limitExceeded`.
package func readMarkdown(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Table]> {
  let page = MarkdownBlocks.page(of: source)
  let text = SourceText(
    archive: page.bytes, encoding: source.encoding, pages: [0..<page.bytes.count],
    origin: MarkdownOrigin(map: page.map, source: source))
  var reading = try readHTML(text, limits: limits)
  func placed(_ lines: [TextLine]) -> [TextLine] {
    lines.map { line in
      var line = line
      line.text = page.withControls(line.text)
      line.offset = page.map.original(of: line.offset)
      // A Markdown text holds nothing but its report.
      if line.kind == .paragraph { line.kind = .line }
      return line
    }
  }
  for table in reading.value.indices {
    reading.value[table].before = placed(reading.value[table].before)
    reading.value[table].after = placed(reading.value[table].after)
    for row in reading.value[table].rows.indices {
      for column in reading.value[table].rows[row].indices {
        let offset = reading.value[table].rows[row][column].offset
        reading.value[table].rows[row][column].offset = page.map.original(of: offset)
        if page.hasControls {
          reading.value[table].rows[row][column].text = page.withControls(reading.value[table].rows[row][column].text)
        }
      }
    }
  }
  return reading
}
