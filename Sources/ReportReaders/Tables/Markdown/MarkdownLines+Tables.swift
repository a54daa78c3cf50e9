internal import ReportText

/// Rows of tables, and definitions.
extension MarkdownLines {
  // MARK: Tables

  /// The number of columns that a delimiter row (`|---|:-:|`) has, or nil where the line is none.
  static func delimiterRowWidth(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.contains(0x2D) else { return nil }
    var line = line.trimmedASCII
    if line.first == ASCII.pipe { line.removeFirst() }
    if line.last == ASCII.pipe { line.removeLast() }
    let parts = line.split(separator: ASCII.pipe, omittingEmptySubsequences: false)
    let isDelimiter = parts.allSatisfy { part in
      var dashes = part.trimmedASCII
      if dashes.first == UInt8(ascii: ":") { dashes.removeFirst() }
      if dashes.last == UInt8(ascii: ":") { dashes.removeLast() }
      return !dashes.isEmpty && dashes.allSatisfy { $0 == 0x2D }
    }
    return isDelimiter ? parts.count : nil
  }

  /// The cells of a row: cut at pipes that no backslash stands before, the outer ones left out.
  static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var line = line.trimmedASCII
    if line.first == ASCII.pipe { line.removeFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    for index in line.indices
    where line[index] == ASCII.pipe && (index == line.startIndex || line[index - 1] != ASCII.backslash) {
      cells.append(line[start..<index].trimmedASCII)
      start = index + 1
    }
    // Behind the closing pipe there is no cell; without one the last cell ends with the line.
    if start < line.endIndex { cells.append(line[start...].trimmedASCII) }
    return cells
  }

  /// Where the last table ends that is written as HTML; 0 where none is.
  static func lastTableEnd(in bytes: [UInt8]) -> Int {
    var last = 0
    var rest = bytes[...]
    while let open = rest.firstIndex(of: ASCII.lessThan) {
      let tag = rest[open...].prefix(7)
      if tag.count == 7, tag.lazy.map(ASCII.lowercased).elementsEqual("</table".utf8) {
        last = open + 1
      }
      rest = rest[(open + 1)...]
    }
    return last
  }

  // MARK: Definitions

  /// A definition of a link or of a footnote at the beginning of a paragraph.
  static func definition(in text: ArraySlice<UInt8>) -> (name: [UInt8], end: Int, isFootnote: Bool)? {
    guard let label = MarkdownSyntax.label(in: text), !label.name.isEmpty, label.end < text.endIndex,
      text[label.end] == UInt8(ascii: ":")
    else { return nil }
    var index = label.end + 1
    if text.dropFirst().first == 0x5E {
      let name = text[(text.startIndex + 2)..<(label.end - 1)]
      guard !name.isEmpty, !name.contains(where: ASCII.isBlank) else { return nil }
      return (Array(name), skipBlanks(text, index).index, true)
    }
    index = skipBlanks(text, index).index
    guard index < text.endIndex, let target = MarkdownSyntax.endOfDestination(text[index...], mayBeEmpty: false) else {
      return nil
    }
    let endOfLine = text[target...].firstIndex(of: ASCII.lineFeed) ?? text.endIndex
    let spaced = skipBlanks(text, target)
    if spaced.index > target, let title = MarkdownSyntax.endOfTitle(text[spaced.index...]) {
      let behind = text[title...].firstIndex(of: ASCII.lineFeed) ?? text.endIndex
      if text[title..<behind].allSatisfy(ASCII.isBlank) {
        return (label.name, min(behind + 1, text.endIndex), false)
      }
    }
    guard text[target..<endOfLine].allSatisfy(ASCII.isBlank) else { return nil }
    return (label.name, min(endOfLine + 1, text.endIndex), false)
  }

  /// Steps over blanks and at most one line end.
  static func skipBlanks(_ text: ArraySlice<UInt8>, _ start: Int) -> (index: Int, lines: Int) {
    var index = start
    var lines = 0
    while index < text.endIndex, ASCII.isBlank(text[index]) {
      if text[index] == ASCII.lineFeed {
        if lines == 1 { break }
        lines += 1
      }
      index += 1
    }
    return (index, lines)
  }
}
