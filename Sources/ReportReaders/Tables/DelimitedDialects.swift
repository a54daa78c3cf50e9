internal import ReportModel
internal import ReportText

// What programs write around, and between, the rows of delimited files.

/// The line `sep=;`, in quotes or not, with which a file tells Excel its separator, and where the next line begins.
func declaredSeparator(of source: SourceText) -> (separator: UInt8, end: Int)? {
  let bytes = source.bytes
  let end = bytes.prefix(16).firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
  guard let end else { return nil }
  var line = bytes[..<end]
  if line.count > 2, line.first == ASCII.quote, line.last == ASCII.quote { line = line.dropFirst().dropLast() }
  guard line.count == 5, let separator = line.last, separator < 0x80, separator != ASCII.quote,
    line.prefix(4).map(ASCII.lowercased).elementsEqual("sep=".utf8)
  else { return nil }
  let isCRLF = bytes[end] == ASCII.carriageReturn && end + 1 < bytes.count && bytes[end + 1] == ASCII.lineFeed
  return (separator, end + (isCRLF ? 2 : 1))
}

/// The comments above the rows of a delimited text, `# …`, as lines without their sign, and where the rows begin.
///
/// A # before a header of known words belongs to its first word: the rows begin after it.
func comments(
  in source: SourceText, from start: Int, separator: UInt8, words: Vocabulary
) -> (lines: [TextLine], end: Int) {
  let bytes = source.bytes
  var lines: [TextLine] = []
  var end = start
  while end < bytes.count {
    let lineEnd = bytes[end...].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } ?? bytes.count
    let line = bytes[end..<lineEnd]
    guard line.allSatisfy({ $0 == ASCII.space }) || line.first == UInt8(ascii: "#") else { break }
    if let next = line.dropFirst().first {
      // The name of a first column, as № is.
      if next == separator { break }
      let rest = (end + 1)..<lineEnd
      if headerWords(in: rest, of: source, cutAt: separator, vocabulary: words) >= 2 { return (lines, end + 1) }
      let text = line.drop { $0 == UInt8(ascii: "#") || $0 == ASCII.space }
      if !text.isEmpty {
        var comment = TextLine(text: source.text(text.startIndex..<text.endIndex), offset: text.startIndex, kind: .line)
        comment.isComment = true
        lines.append(comment)
      }
    }
    end = lineEnd
    while end < bytes.count, bytes[end] == ASCII.lineFeed || bytes[end] == ASCII.carriageReturn { end += 1 }
  }
  return (lines, lines.isEmpty ? start : end)
}

/// A table of cells between pipes without the frame that databases draw: rules (`---+---`), pipes at the ends of all lines, and the
/// blanks with which columns are aligned.
func withoutFrame(_ table: Table) -> Table {
  let rows = (0..<table.rowCount).filter { !isRule(table, $0) }
  let framed = rows.filter { table.width(of: $0) > 1 }
  let hasFirst = framed.allSatisfy { table.isBlank($0, 0) }
  let hasLast = framed.allSatisfy { table.isBlank($0, table.width(of: $0) - 1) }
  var result = table.withoutRows
  for row in rows {
    let width = table.width(of: row)
    let isFramed = width > 1
    for column in (isFramed && hasFirst ? 1 : 0)..<(isFramed && hasLast ? width - 1 : width) {
      result.append(trimmed(table.cell(row, column), of: table))
    }
    result.endRow()
  }
  return result
}

/// Whether a row is a line between others: `----+----`, `+----+----+`, `+====+====+`.
private func isRule(_ table: Table, _ row: Int) -> Bool {
  let cells = (0..<table.width(of: row)).map { table.text(row, $0).string }
  return cells.contains { $0.utf8.contains(UInt8(ascii: "-")) || $0.utf8.contains(UInt8(ascii: "=")) }
    && cells.allSatisfy { $0.utf8.allSatisfy { "-+=: ".utf8.contains($0) } }
}

private func trimmed(_ cell: TableCell, of table: Table) -> TableCell {
  let bytes = table.bytes(cell)
  var (start, end) = (0, bytes.count)
  while start < end, bytes.scalar(at: start).scalar.isBlank { start += bytes.scalar(at: start).length }
  while end > start {
    let begin = bytes.characterStart(before: end)
    guard bytes.scalar(at: begin).scalar.isBlank else { break }
    end = begin
  }
  let address = cell.text.lowerBound
  return TableCell((address + UInt32(start))..<(address + UInt32(end)), offset: cell.offset, isHeader: cell.isHeader)
}
