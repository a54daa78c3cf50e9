internal import ReportModel
internal import ReportText

/// The cells of a table that a browser has put on the clipboard, where cells hold paragraphs: each cell is a block of lines, and a
/// line of nothing but a TAB parts it from the next one of its row. Rows are parted so too, or by nothing but blank lines.
struct ClipboardText {
  /// The lines above the table.
  private(set) var title: [LayoutLine] = []
  private(set) var cells: [LayoutCell] = []
  /// The lines below the table.
  private(set) var notes: [LayoutLine] = []

  /// - Returns: nil for lines that are none of these, or do not say where the rows begin.
  init?(_ lines: [LayoutLine], words: Vocabulary) {
    guard Self.isClipboard(lines) else { return nil }
    var parts = lines.split(omittingEmptySubsequences: false) { $0.startsCell }.map(Self.paragraphs)
    guard parts.count > 2, let first = parts[0].popLast(), words.isHeaderWord(first.text) else { return nil }
    title = parts[0].flatMap(\.lines)
    parts[0] = [first]
    while let last = parts.last?.last, parts[parts.count - 1].count > 1, words.isNote(last.text) {
      notes = last.lines + notes
      parts[parts.count - 1].removeLast()
    }
    let known = parts.prefix { $0.count == 1 && words.isHeaderWord($0[0].text) }.count
    guard known >= 2, known < parts.count else { return nil }
    // 进展情况, a blank line, 1: the last cell of a row and the first of the next stand together.
    if parts[known].count == 2, words.isHeaderWord(parts[known][0].text) {
      guard (parts.count - 1).isMultiple(of: known) else { return nil }
      for (index, part) in parts.enumerated() {
        let endsRow = index > 0 && index.isMultiple(of: known)
        let isLast = index == parts.count - 1
        guard endsRow, !isLast else {
          append(part, blankBefore: false)
          continue
        }
        // With more paragraphs nobody knows where the one cell ends, unless the last is the number that comes next.
        guard part.count == 2 || (part.count > 2 && part.last.flatMap { words.number($0.text) } == index / known) else {
          return nil
        }
        append(Array(part.dropLast()), blankBefore: false)
        append(Array(part.suffix(1)), blankBefore: true)
      }
    } else {
      guard parts.count.isMultiple(of: known), parts[known].count == 1 else { return nil }
      for (index, part) in parts.enumerated() {
        append(part, blankBefore: index > 0 && index.isMultiple(of: known))
      }
    }
  }

  private mutating func append(_ paragraphs: [Paragraph], blankBefore: Bool) {
    let lines = paragraphs.flatMap(\.lines)
    cells.append(
      LayoutCell(
        lines: lines.map(\.text), offset: lines.first?.offset ?? cells.last?.offset ?? 0, blankBefore: blankBefore))
  }

  /// Whether TABs stand on lines of their own only, several of them.
  static func isClipboard(_ lines: [LayoutLine]) -> Bool {
    lines.count { $0.startsCell && $0.text.isEmpty } >= 2
      && lines.allSatisfy { !$0.text.utf8.contains(ASCII.tab) && (!$0.startsCell || $0.text.isEmpty) }
  }

  private struct Paragraph {
    var lines: [LayoutLine]
    var text: String { lines.map(\.text).joined(separator: "\n") }
  }

  private static func paragraphs(_ lines: ArraySlice<LayoutLine>) -> [Paragraph] {
    lines.split(whereSeparator: \.isBlank).map { Paragraph(lines: Array($0)) }
  }
}
