internal import ReportModel
internal import ReportText

extension Block {
  /// The block, or the tables of the files that it was joined of.
  func parts(_ dictionary: HeaderDictionary) -> [Block] {
    guard case .table(let table) = self else { return [self] }
    return ReportRecognition.parts(of: table, dictionary: dictionary).map(Block.table)
  }
}

/// Cuts a table of lines where another file was put after the first: at a header of other columns, or at the same header under
/// another title. The same header alone is one that is repeated.
private func parts(of table: Table, dictionary: HeaderDictionary) -> [Table] {
  guard table.isLineBased, table.declared == nil, table.rowCount > 3 else { return [table] }
  var starts = [0]
  var (keys, furniture): ([Text], PageFurniture?) = ([], nil)
  var lastHeader = -2
  for row in 0..<table.rowCount where isHeader(table, row, dictionary) {
    defer { lastHeader = row }
    // A row right below a header is its next level.
    if row == lastHeader + 1 { continue }
    let own = headerKeys(of: table, row)
    guard let known = furniture else {
      (keys, furniture) = (
        own, PageFurniture(above: titleRows(of: table, above: RecognizedHeader(rows: row..<row, columns: [])))
      )
      continue
    }
    let top = firstTitleRow(of: table, above: row, furniture: known, dictionary: dictionary)
    guard own != keys || top < row else { continue }
    starts.append(top)
    keys = own
  }
  guard starts.count > 1 else { return [table] }
  return zip(starts, starts.dropFirst() + [table.rowCount]).map { start, end in
    var part = table.withoutRows
    part.append(rows: start..<end, of: table)
    return part
  }
}

private func headerKeys(of table: Table, _ row: Int) -> [Text] {
  (0..<table.width(of: row)).map { column in
    let key = HeaderDictionary.key(table.string(row, column))
    return Text(PageFurniture.withoutContinuationMark(key.bytes).string)
  }.filter { !$0.isEmpty }
}

/// Whether a row of the body is a header by every word: three columns or more, all of them known.
private func isHeader(_ table: Table, _ row: Int, _ dictionary: HeaderDictionary) -> Bool {
  let width = table.width(of: row)
  // Most rows are tasks, and end here by the number, or the length, of their first text.
  guard width >= 3, table.cell(row, 0).text.count <= 60, rowNumber(table.bytes(row, 0)) == nil else { return false }
  let filled = (0..<width).filter { !table.isBlank(row, $0) }
  return filled.count >= 3 && filled.allSatisfy { dictionary.role(named: table.string(row, $0)) != nil }
}

/// The topmost of the rows right above a header that hold one text each, where one of them is a title that has not been seen; else
/// the header itself.
private func firstTitleRow(
  of table: Table, above header: Int, furniture: PageFurniture, dictionary: HeaderDictionary
) -> Int {
  var top = header
  for row in (0..<header).reversed().prefix(4) {
    let filled = (0..<table.width(of: row)).filter { !table.isBlank(row, $0) }
    guard filled.count == 1, let column = filled.first else { break }
    let text = table.string(row, column)
    if TitleGrammar.score(TitleGrammar.parse(text, kinds: dictionary.titleKinds)) > 1, !furniture.contains(text) {
      top = row
    }
  }
  return top
}
