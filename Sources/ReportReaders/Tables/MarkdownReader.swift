package import ReportModel
internal import ReportText

/// Reads the pipe tables of a Markdown text (GitHub Flavored Markdown, "Tables").
///
/// A cell's text is what a reader of the page sees of it: backslash escapes and character references are resolved,
/// `<br>` is a line break. Other inline markup stays as written. Tables that stand in the text as HTML, as converters write
/// those with merged cells, are read as HTML.
/// - Returns: The lines of text and the tables, in their order.
/// - Throws: `ReadError.limitExceeded`.
package func readMarkdown(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Block]> {
  var budget = CellBudget(limits: limits)
  var layout = TableLayout(limits: limits)
  let lines = source.lines
  var markup = MarkupLines(source: source, lines: lines)
  var blocks: [Block] = []
  var store = TextStore(input: source.bytes)
  var diagnostics: [Diagnostic] = []
  var fence: [UInt8]?
  var index = 0
  while index < lines.count {
    let line = source.bytes[lines[index]]
    if let open = fence {
      if line.drop(while: isBlank).starts(with: open) { fence = nil }
      index += 1
      continue
    }
    if index + 1 < lines.count, let width = delimiterRowWidth(source.bytes[lines[index + 1]]) {
      let header = cells(of: line)
      if header.count == width {
        var table = Table()
        table.append(row: header, isHeader: true, to: &store)
        try budget.take(header.count, in: source, at: header.first?.offset)
        index += 2
        while index < lines.count, !source.bytes[lines[index]].allSatisfy(isBlank) {
          let row = cells(of: source.bytes[lines[index]])
          try budget.take(row.count, in: source, at: row.first?.offset)
          table.append(row: row, to: &store)
          index += 1
        }
        blocks.append(.table(table))
        continue
      }
    }
    if let end = markup.endOfTable(from: index) {
      let page = source.withPage(lines[index].lowerBound..<lines[end].upperBound)
      let reading = try readHTML(page, limits: limits, layout: &layout, store: &store)
      diagnostics += reading.diagnostics
      blocks += reading.value
      index = end + 1
      continue
    }
    if let marker = fenceMarker(of: line) {
      fence = marker
    } else if let text = textLine(line) {
      blocks.append(.line(text))
    }
    index += 1
  }
  try store.check(limits)
  return Reading(value: blocks.storingTexts(in: store), diagnostics: diagnostics)
}

extension Table {
  fileprivate mutating func append(row: [CellText], isHeader: Bool = false, to store: inout TextStore) {
    for cell in row { append(TableCell(store.add(cell.text.utf8), offset: cell.offset, isHeader: isHeader)) }
    endRow()
  }
}

/// The lines on which tables that are written as HTML end.
private struct MarkupLines {
  let source: SourceText
  let lines: [Range<Int>]
  /// Those from the last line that was asked about on; looked for at the first table, and once.
  private lazy var ends = lines.indices.filter { source.holds("</table>", in: lines[$0]) }[...]

  init(source: SourceText, lines: [Range<Int>]) {
    self.source = source
    self.lines = lines
  }

  /// The line on which a table ends that begins on a line as HTML; the lines that are asked about rise.
  mutating func endOfTable(from first: Int) -> Int? {
    let start = source.bytes[lines[first]].drop(while: isBlank).prefix(6).map { $0 | 0x20 }
    guard start.elementsEqual("<table".utf8.map { $0 | 0x20 }) else { return nil }
    while let end = ends.first, end < first { ends.removeFirst() }
    return ends.first
  }
}

private typealias CellText = (text: String, offset: Int)

private func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || (9...13).contains(byte) }

private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var line = line.drop(while: isBlank)
  while let last = line.last, isBlank(last) { line.removeLast() }
  return line
}

/// The number of columns that a delimiter row (`|---|:-:|`) has, or nil where the line is none.
private func delimiterRowWidth(_ line: ArraySlice<UInt8>) -> Int? {
  guard line.contains(ASCII.pipe), line.contains(UInt8(ascii: "-")) else { return nil }
  var line = trimmed(line)
  if line.first == ASCII.pipe { line.removeFirst() }
  if line.last == ASCII.pipe { line.removeLast() }
  let parts = line.split(separator: ASCII.pipe, omittingEmptySubsequences: false)
  let isDelimiter = parts.allSatisfy { part in
    var dashes = trimmed(part)
    if dashes.first == UInt8(ascii: ":") { dashes.removeFirst() }
    if dashes.last == UInt8(ascii: ":") { dashes.removeLast() }
    return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
  }
  return isDelimiter ? parts.count : nil
}

/// The cells of a row: cut at pipes that no backslash escapes, the outer ones left out.
private func cells(of line: ArraySlice<UInt8>) -> [CellText] {
  var line = trimmed(line)
  if line.first == ASCII.pipe { line.removeFirst() }
  var cells: [CellText] = []
  var start = line.startIndex
  var index = start
  while index < line.endIndex {
    if line[index] == ASCII.backslash {
      index = min(index + 2, line.endIndex)
      continue
    }
    if line[index] == ASCII.pipe {
      cells.append(inlineText(line[start..<index]))
      start = index + 1
    }
    index += 1
  }
  // Behind the closing pipe there is no cell; without one the last cell ends with the line.
  if start < line.endIndex { cells.append(inlineText(line[start...])) }
  return cells
}

private func inlineText(_ raw: ArraySlice<UInt8>) -> CellText {
  var raw = trimmed(raw)
  // A cell that is strong as a whole, as converters write headers.
  let strong = Array("**".utf8)
  if raw.count > 4, raw.starts(with: strong), raw.suffix(2).elementsEqual(strong),
    raw.dropFirst(2).dropLast(2).firstRange(of: strong) == nil, raw[raw.endIndex - 3] != ASCII.backslash
  {
    raw = raw.dropFirst(2).dropLast(2)
  }
  return (MarkdownText.plain(raw), raw.startIndex)
}

private func fenceMarker(of line: ArraySlice<UInt8>) -> [UInt8]? {
  let line = line.drop(while: isBlank)
  for marker in ["```", "~~~"] where line.starts(with: Array(marker.utf8)) { return Array(marker.utf8) }
  return nil
}

/// A line outside the tables: a heading without its `#`s, or a paragraph line; nil where it is blank.
private func textLine(_ line: ArraySlice<UInt8>) -> TextLine? {
  var content = trimmed(line)
  guard !content.isEmpty else { return nil }
  var kind = TextLine.Kind.line
  let hashes = content.prefix { $0 == UInt8(ascii: "#") }.count
  if (1...6).contains(hashes), content.dropFirst(hashes).first.map(isBlank) ?? true {
    kind = .heading
    content = trimmed(content.dropFirst(hashes))
    let closing = content.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let body = content.dropLast(closing)
    if closing > 0, body.last.map(isBlank) ?? true { content = trimmed(body) }
  }
  return TextLine(text: MarkdownText.plain(content), offset: content.startIndex, kind: kind)
}
