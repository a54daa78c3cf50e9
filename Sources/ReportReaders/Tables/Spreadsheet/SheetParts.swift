internal import ReportModel
internal import ReportText

/// Where the reports begin that stand below each other on a sheet.
///
/// A new one begins at a title and a header below another report: after a blank row, or where the header has other words. A header
/// that comes again, and a title that comes again, are those of a printed page.
struct SheetParts {
  /// Ranges of the rows, without blank rows at their ends.
  private(set) var parts: [Range<Int>] = []
  private let texts: [[SheetGrid.Cell]]
  private let store: TextStore
  private let vocabulary: Vocabulary

  /// A header is looked for in so many rows.
  private static let headRows = 20

  /// - Parameter cells: Row by row.
  init(rows: [Int], cells: [SheetGrid.Cell], store: TextStore, vocabulary: Vocabulary) {
    self.store = store
    self.vocabulary = vocabulary
    // Of a row with more cells than these nobody asks more than whether it is a header.
    var texts = [[SheetGrid.Cell]](repeating: [], count: rows.count)
    var reach = [Int32](repeating: 0, count: rows.count)
    var row = 0
    for cell in cells {
      while row + 1 < rows.count, rows[row] < cell.row { row += 1 }
      guard row < rows.count, rows[row] == cell.row else { continue }
      reach[row] = max(reach[row], cell.lastRow)
      if !cell.text.isEmpty, texts[row].count < 100 { texts[row].append(cell) }
    }
    self.texts = texts
    for index in reach.indices.dropFirst() { reach[index] = max(reach[index], reach[index - 1]) }
    cut { boundary in boundary == 0 || reach[boundary - 1] < rows[boundary] }
    parts = parts.map(withoutBlankEnds).filter { !$0.isEmpty }
  }

  /// - Parameter isFree: Whether no merged cell reaches over a boundary.
  private mutating func cut(where isFree: (Int) -> Bool) {
    var start = 0
    var header: (texts: [Text], row: Int)?
    /// The first row of those without more than one text, right above.
    var run: Int?
    for index in texts.indices {
      guard texts[index].count > 1 else {
        run = run ?? index
        continue
      }
      let mayBeHeader = header == nil ? index - start < Self.headRows : run != nil
      if mayBeHeader, isHeader(texts[index]) {
        let words = texts[index].map { store.text($0.text) }
        if let old = header, let first = run,
          let boundary = boundary(first..<index, isSame: words == old.texts, above: start..<old.row), isFree(boundary)
        {
          parts.append(start..<boundary)
          start = boundary
          header = (words, index)
        } else if header == nil {
          header = (words, index)
        }
      }
      run = nil
    }
    parts.append(start..<texts.count)
  }

  /// Where a report begins whose header follows rows without more than one text; nil where none does.
  /// - Parameters:
  ///   - isSame: Whether the header is that of the report above.
  ///   - head: The rows above the header of the report above.
  private func boundary(_ run: Range<Int>, isSame: Bool, above head: Range<Int>) -> Int? {
    let titles = Set(head.flatMap { texts[$0].map { store.text($0.text) } })
    let blank = run.first { texts[$0].isEmpty }
    let first =
      blank ?? run.first { !vocabulary.isHeading(text(of: $0)) }
    guard let first else { return nil }
    let new = (first..<run.upperBound).filter { !texts[$0].isEmpty && !titles.contains(Text(text(of: $0))) }
    if isSame { return blank != nil && !new.isEmpty ? first : nil }
    return blank != nil || !new.isEmpty ? first : nil
  }

  private func text(of row: Int) -> String { texts[row].first.map { store.text($0.text).string } ?? "" }

  /// Whether two texts, and half of all, are words that head columns.
  private func isHeader(_ cells: [SheetGrid.Cell]) -> Bool {
    let count = cells.count { $0.text.count <= 120 && vocabulary.isHeaderWord(store.text($0.text).string) }
    return count >= 2 && count * 2 >= cells.count
  }

  private func withoutBlankEnds(_ part: Range<Int>) -> Range<Int> {
    guard let first = part.first(where: { !texts[$0].isEmpty }), let last = part.last(where: { !texts[$0].isEmpty })
    else { return part.lowerBound..<part.lowerBound }
    return first..<(last + 1)
  }
}
