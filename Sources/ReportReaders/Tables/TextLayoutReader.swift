internal import ReportModel
internal import ReportText

/// Reads the layout that word processors leave when a table is pasted as text.
///
/// Title lines; then each cell on a line of its own after a TAB; lines without a TAB go on with the cell above; a blank
/// line ends a row. The header tells how many cells a row has, so that a blank line inside a row that is not full, or one
/// followed by a line without a TAB, is a paragraph break inside the cell. Blanks at the end of a line do not count.
/// - Throws: `ReadError.limitExceeded`.
func readTextLayout(
  _ source: SourceText, words: Vocabulary, limits: Limits = Limits()
) throws(ReadError) -> Reading<[Block]> {
  var blocks: [Block] = []
  var budget = CellBudget(limits: limits)
  var store = TextStore(input: source.bytes)
  for part in try parts(of: source, words: words) {
    blocks += part.title.map(Block.line)
    let rows = rows(of: part.cells, words: words)
    var table = Table()
    for row in rows.rows {
      try budget.take(row.isSpanning ? rows.width : row.cells.count, in: source, at: row.cells.first?.offset)
      table.append(row, width: rows.width, to: &store)
    }
    blocks.append(.table(table))
    blocks += part.notes.map(Block.line)
  }
  try store.check(limits)
  return Reading(value: blocks.storingTexts(in: store))
}

/// A table of a text: its cells in their order, and the lines above and below them.
private typealias LayoutPart = (title: [TextLine], cells: [LayoutCell], notes: [TextLine])

private func parts(of source: SourceText, words: Vocabulary) throws(ReadError) -> [LayoutPart] {
  let lines = logicalLines(of: source)
  guard ClipboardText.isClipboard(lines) else {
    return tableBlocks(in: lines, words: words).map { part in
      let layout = cells(of: part.lines, words: words)
      return (part.title, layout.cells, layout.notes)
    }
  }
  guard let clipboard = ClipboardText(lines, words: words) else {
    let line = lines.first(where: \.startsCell)
    throw .lostSeparator(.clipboardWithoutRows, at: source.location(at: line?.offset ?? 0))
  }
  return [(clipboard.title.map(textLine), clipboard.cells, clipboard.notes.map(textLine))]
}

extension Table {
  fileprivate mutating func append(_ row: LayoutRow, width: Int, to store: inout TextStore) {
    for cell in row.cells {
      let slot = TableCell(store.add(cell.text.utf8.span), offset: cell.offset)
      guard row.isSpanning else {
        append(slot)
        continue
      }
      let span = add(TableSpan(row: rowCount, column: 0, rows: 1, columns: width))
      for _ in 0..<width { append(slot, in: span) }
    }
    endRow()
  }
}

/// The cells of a row; a heading is one cell that spans all columns.
private struct LayoutRow {
  var cells: [LayoutCell] = []
  var isSpanning = false
}

struct LayoutLine {
  var text: String
  var offset: Int
  var startsCell: Bool
  var isBlank: Bool { text.isEmpty && !startsCell }
}

struct LayoutCell {
  var lines: [String]
  var offset: Int
  var blankBefore: Bool
  var text: String { lines.joined(separator: "\n") }
}

private func logicalLines(of source: SourceText) -> [LayoutLine] {
  source.lines.map { range in
    var range = range
    let start = range.lowerBound + source.bytes[range].prefix { $0 == ASCII.space }.count
    while let last = source.bytes[range].last, last == ASCII.space || last == ASCII.tab {
      // The TAB that starts an empty cell is no trailing blank.
      if last == ASCII.tab, range.upperBound == start + 1 { break }
      range = range.lowerBound..<(range.upperBound - 1)
    }
    // A page break of a word processor is no text either.
    let indent = source.bytes[range].prefix { $0 == ASCII.space || $0 == 0x0C }.count
    let first = range.lowerBound + indent
    guard first < range.upperBound, source.bytes[first] == ASCII.tab else {
      return LayoutLine(text: source.text(range), offset: range.lowerBound, startsCell: false)
    }
    return LayoutLine(text: source.text((first + 1)..<range.upperBound), offset: first + 1, startsCell: true)
  }
}

/// Cuts the file where a new title is followed by a new header.
private func tableBlocks(in lines: [LayoutLine], words: Vocabulary) -> [(
  title: [TextLine], lines: ArraySlice<LayoutLine>
)] {
  var blocks: [(title: [TextLine], lines: ArraySlice<LayoutLine>)] = []
  var title: [TextLine] = []
  var index = 0
  func nextTitle(from start: Int) -> (first: Int, end: Int)? {
    var first = start
    while first < lines.count {
      // A title stands after a blank line, has no TAB, and a header of known words follows it.
      guard lines[first].isBlank else {
        first += 1
        continue
      }
      while first < lines.count, lines[first].isBlank { first += 1 }
      var end = first
      while end < lines.count, !lines[end].startsCell { end += 1 }
      let isHeader =
        end + 1 < lines.count && lines[end + 1].startsCell && words.isHeaderWord(lines[end].text)
        && words.isHeaderWord(lines[end + 1].text)
      if first < end, isHeader { return (first, end) }
      first = max(end, first)
      while first < lines.count, !lines[first].isBlank { first += 1 }
    }
    return nil
  }
  while index < lines.count, !lines[index].startsCell {
    if !lines[index].isBlank { title.append(textLine(lines[index])) }
    index += 1
  }
  while index < lines.count {
    let next = nextTitle(from: index)
    blocks.append((title, lines[index..<(next?.first ?? lines.count)]))
    guard let next else { break }
    title = lines[next.first..<next.end].filter { !$0.isBlank }.map(textLine)
    index = next.end
  }
  return blocks
}

private func textLine(_ line: LayoutLine) -> TextLine {
  TextLine(text: line.text, offset: line.offset, kind: .line)
}

/// The cells of a table in order, and the notes under it.
private func cells(
  of lines: ArraySlice<LayoutLine>, words: Vocabulary
) -> (cells: [LayoutCell], notes: [TextLine]) {
  var lines = lines
  while lines.last?.isBlank ?? false { lines.removeLast() }
  let notes = notes(under: &lines, words: words)
  var cells: [LayoutCell] = []
  var blanks = 0
  for line in lines {
    if line.isBlank {
      blanks += 1
    } else if line.startsCell {
      cells.append(LayoutCell(lines: [line.text], offset: line.offset, blankBefore: blanks > 0))
      blanks = 0
    } else if !cells.isEmpty {
      cells[cells.count - 1].lines += Array(repeating: "", count: blanks) + [line.text]
      blanks = 0
    }
  }
  return (cells, notes)
}

/// Takes the notes off the end of a table's lines: a block after two blank lines or beginning with a note's words, and
/// signatures (填报人：…) that follow the last cell directly.
private func notes(under lines: inout ArraySlice<LayoutLine>, words: Vocabulary) -> [TextLine] {
  guard let lastCell = lines.lastIndex(where: \.startsCell) else { return [] }
  var start = lines.endIndex
  var blanks = 0
  for index in (lastCell + 1)..<max(lastCell + 1, lines.endIndex) {
    if lines[index].isBlank {
      blanks += 1
    } else {
      let follows = blanks == 0 && !words.isSignature(lines[index].text)
      if blanks >= 2 || (!follows && words.isNote(lines[index].text)) {
        start = index
        break
      }
      blanks = 0
    }
  }
  let notes = lines[start...].filter { !$0.isBlank }.map(textLine)
  lines = lines[..<start]
  while lines.last?.isBlank ?? false { lines.removeLast() }
  return notes
}

/// Lays the cells out in rows as wide as the header.
private func rows(of cells: [LayoutCell], words: Vocabulary) -> (rows: [LayoutRow], width: Int) {
  let width = headerWidth(of: cells, words: words)
  guard width > 0 else { return ([], 0) }
  var rows: [LayoutRow] = []
  var row: [LayoutCell] = []
  func endRow(isSpanning: Bool = false) {
    if !row.isEmpty { rows.append(LayoutRow(cells: row, isSpanning: isSpanning && width > 1)) }
    row = []
  }
  let beginsWithNumber = words.isNumberWord(cells[0].text)
  // Where blank lines end the rows, a cell after a full row without one is a cell too many of that row.
  let hasBlankLines = cells.count > width && cells[width].blankBefore
  func isSurplus(_ cell: LayoutCell) -> Bool {
    hasBlankLines && beginsWithNumber && !rows.isEmpty && !cell.blankBefore && !cell.text.isEmpty
      && words.number(cell.text) == nil
      && !words.isHeading(cell.text) && !words.isTotal(cell.text)
  }
  for (index, cell) in cells.enumerated() {
    if row.count >= width, !isSurplus(cell) { endRow() }
    if row.isEmpty, !rows.isEmpty, let next = index + 1 < cells.count ? cells[index + 1] : nil,
      let number = words.number(next.text)
    {
      // A line of blanks and a TAB between two rows: the cell after it is the next row's number.
      let last = rows.last?.cells.first.flatMap { words.number($0.text) } ?? 0
      if beginsWithNumber, cell.text.isEmpty, number == last + 1 { continue }
      // A heading in a file without blank lines: a number follows, which begins a row of its own.
      if words.isHeading(cell.text), !next.blankBefore {
        rows.append(LayoutRow(cells: [cell], isSpanning: width > 1))
        continue
      }
    }
    if cell.blankBefore, row.count == 1, words.isHeading(row[0].text) || words.isTotal(row[0].text) {
      endRow(isSpanning: true)
    } else if cell.blankBefore, row.count >= 2, let number = words.number(row[0].text),
      words.number(cell.text) == number + 1
    {
      // The next number after a blank line: this row lost cells, and the rows below must not shift into it.
      endRow()
    }
    row.append(cell)
  }
  endRow(isSpanning: row.count == 1 && (words.isHeading(row[0].text) || words.isTotal(row[0].text)))
  return (rows, width)
}

/// How many cells the header has: those before the first blank line; in a file without blank lines, those before the first
/// row, which begins with a heading or has number 1; else the width at which the first cells of the rows count 1, 2, 3 …;
/// else the known header words at the start.
private func headerWidth(of cells: [LayoutCell], words: Vocabulary) -> Int {
  let mostColumns = 60
  let known = cells.prefix { words.isHeaderWord($0.text) }.count
  let firstRow = firstRow(of: cells.prefix(2 * mostColumns), words: words)
  if let end = cells.indices.first(where: { $0 > 0 && cells[$0].blankBefore }), end <= mostColumns {
    // The header's own blank line may be lost, and the first blank line be that of the first row.
    return known >= 2 && end == 2 * known && firstRow == known ? known : end
  }
  if let firstRow { return firstRow }
  for width in 2...mostColumns where width < cells.count {
    let firsts = stride(from: width, to: cells.count, by: width).map { cells[$0].text }
    let counts = zip(firsts, 1...).prefix { words.number($0) == $1 }.count
    if counts == firsts.count || counts >= 3 { return width }
  }
  return known > 0 ? known : cells.count
}

/// Where the first row begins after a header with two known words, if it is a heading or has number 1.
private func firstRow(of cells: ArraySlice<LayoutCell>, words: Vocabulary) -> Int? {
  guard let first = cells.firstIndex(where: { words.number($0.text) == 1 || words.isHeading($0.text) }) else {
    return nil
  }
  let column = cells[..<first].firstIndex { words.isNumberWord($0.text) } ?? 0
  let start = words.isHeading(cells[first].text) ? first : first - column
  return start >= 2 && cells[..<start].count { words.isHeaderWord($0.text) } >= 2 ? start : nil
}
