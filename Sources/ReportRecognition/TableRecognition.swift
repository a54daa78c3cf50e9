internal import ReportModel
internal import ReportText

/// Turns one table with a known header into a report.
struct TableRecognition {
  private let found: ReportTable
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var columns: [Column]
  private var raggedRows = 0

  private var table: Table { found.table }
  private var header: RecognizedHeader { found.header }
  private var dictionary: HeaderDictionary { found.dictionary }

  init(_ found: ReportTable, source: SourceText) {
    self.found = found
    self.source = source
    columns = found.header.columns
  }

  /// - Throws: `ReadError.limitExceeded` where short rows, filled up to the width of the table, are too many cells.
  mutating func report(_ budget: inout CellBudget) throws(ReadError) -> Report {
    let title = recognizeTitle(in: found.above + titleRows(of: table, above: header), kinds: dictionary.titleKinds)
    fitColumns()
    try budget.take(
      rows: table.rows.count - header.rows.upperBound, columns: columns.count, in: source,
      at: table.rows[header.rows.lowerBound].first?.offset)
    if title.title.text.isEmpty {
      diagnostics.append(Diagnostic(.missingTitle, .missingTitle, at: location(header.rows.lowerBound)))
    }
    reportColumns()
    diagnostics += Diagnostic.each(.continuedTable, of: found.continuations) {
      Diagnostic(.continuedTable, .continuedTable, at: source.location(at: $0))
    }
    diagnostics += Diagnostic.each(.raggedRow, of: found.tornRows) {
      Diagnostic(.raggedRow, .tornRow(lines: $0.lines), at: source.location(at: $0.offset))
    }
    reportUnusedText(title.unused + found.unusedBelow)
    let bare = bareRows
    let notes = title.notes + bare.map(\.text) + found.notesBelow
    let body = rows(
      upTo: table.rows.count - bare.count, year: title.title.year,
      unit: (notes + [title.title.text]).lazy.compactMap { unit(in: $0) }.first { $0.unicodeScalars.last == "元" })
    if !body.contains(where: { $0.kind == .task }) {
      diagnostics.append(Diagnostic(.noRows, .noRows, at: location(header.rows.lowerBound)))
    }
    return Report(
      title: title.title, columns: columns, rows: body, notes: notes, notesAbove: title.notes.count)
  }

  /// Says which columns have no role, and whether there is none for progress.
  private mutating func reportColumns() {
    var nearest: (header: String, word: String)?
    let words = NearestWords(dictionary)
    for (index, column) in columns.enumerated() where column.role == nil {
      let name = column.name.split(separator: "\n").joined()
      let word = words.nearest(to: name)
      if nearest == nil, let word, word.role == .progress { nearest = (name, word.word) }
      let message: Message =
        name.isEmpty ? .namelessColumn(index + 1) : .unknownColumn(index + 1, name: name, nearest: word?.word)
      diagnostics.append(Diagnostic(.unknownColumn, message, at: location(header.rows.lowerBound, index)))
    }
    guard !columns.contains(where: { $0.role == .progress }) else { return }
    let message = nearest.map { Message.noProgressColumn(but: $0.header, nearest: $0.word) } ?? .noProgressColumn
    diagnostics.append(Diagnostic(.noProgressColumn, message, at: location(header.rows.lowerBound)))
  }

  private mutating func reportUnusedText(_ lines: [TextLine]) {
    let others = found.countsCellText ? found.otherTables : []
    let lines = found.countsCellText ? lines : lines.filter { !$0.isInCell }
    let offsets = lines.map(\.offset) + others.compactMap { $0.rows.first?.first?.offset }
    guard let first = offsets.min() else { return }
    diagnostics.append(
      Diagnostic(
        .unusedText, .unusedText(lines: lines.count, tables: others.count), at: source.location(at: first)))
  }

  /// Single cells under the table that are no row: what stands below a table in a spreadsheet, saved as CSV. Only where rows
  /// begin with a number can they be told from tasks whose empty cells were cut off.
  private var bareRows: [Cell] {
    guard columns.count > 1, columns.first?.role == .number else { return [] }
    let body = table.rows[header.rows.upperBound...]
    return body.reversed().prefix {
      $0.count == 1 && rowNumber($0[0].text) == nil && RowRecognition.isAlone($0[0].text)
    }
    .map { $0[0] }.reversed()
  }

  /// Drops columns at the end that hold nothing, and adds columns without a name for cells beyond the header.
  private mutating func fitColumns() {
    let body = table.rows[header.rows.upperBound...]
    let width = columns.count
    let filled = body.reduce(0) { widest, row in
      guard row.count > widest else { return widest }
      let last = row.indices.last { index in
        // A merge across that is wider than the header makes no columns: exporters leave hidden ones out, but not of it.
        !RowRecognition.isBlank(row[index].text) && (index < width || index - Int(row[index].columnsToOrigin) >= width)
      }
      return max(widest, (last ?? -1) + 1)
    }
    while columns.count > max(filled, 1), let last = columns.last, RowRecognition.isBlank(last.name) {
      columns.removeLast()
    }
    while columns.count < filled { columns.append(Column(name: "")) }
  }

  private func location(_ row: Int, _ column: Int = 0) -> SourceLocation? {
    let cells = table.rows[row]
    guard let cell = column < cells.count ? cells[column] : cells.last else { return nil }
    return source.location(at: cell.offset)
  }

  // MARK: Rows

  private mutating func rows(upTo end: Int, year: Int?, unit: String?) -> [Row] {
    var kinds = RowRecognition(columns: columns, numbersInDigits: numbersInDigits)
    var fields = FieldRecognition(columns: columns, dictionary: dictionary, year: year, unit: unit)
    var checks = RowChecks(columns: columns)
    let kept = keptRows(upTo: end)
    let merges = MergeRecognition(table: table, kept: kept, width: columns.count)
    var rows: [Row] = []
    rows.reserveCapacity(kept.count)
    for (index, gridRow) in kept.enumerated() {
      let cells = texts(of: gridRow)
      let slots = table.rows[gridRow]
      let isMerged = slots.count > 2 && slots[1].columnSpan >= slots.count - 1 && !slots[1].isCovered
      let (kind, section) = kinds.kind(of: cells, isMerged: isMerged)
      var row = Row(kind: kind, section: section, cells: cells)
      row.merged = merges.merges(inKeptRow: index)
      if kind == .section || kind == .note { spread(&row, gridRow: gridRow) }
      if kind == .section { checks.beginSection() }
      if kind == .total { fields.fillAmounts(&row) }
      if kind == .task {
        checkWidth(of: gridRow)
        fields.fill(&row)
        for finding in checks.check(row, begins: { $0 >= slots.count || slots[$0].rowsToOrigin == 0 }) {
          diagnostics.append(Diagnostic(finding.code, finding.message, at: location(gridRow, finding.column)))
        }
      }
      rows.append(row)
    }
    diagnostics += checks.countOfUnnamed
    if raggedRows > Diagnostic.mostNamed {
      diagnostics.append(Diagnostic(.raggedRow, .andMore(raggedRows - Diagnostic.mostNamed)))
    }
    return rows
  }

  /// Whether a row has a number in digits.
  private var numbersInDigits: Bool {
    guard let column = columns.firstIndex(where: { $0.role == .number }) else { return false }
    return table.rows[header.rows.upperBound...].contains { row in
      guard column < row.count, rowNumber(row[column].text) != nil else { return false }
      return row[column].text.unicodeScalars.contains { Numerals.digit($0) != nil }
    }
  }

  /// The grid rows under the header that are neither blank nor the header or the title again.
  private mutating func keptRows(upTo end: Int) -> [Int] {
    var kept: [Int] = []
    for index in header.rows.upperBound..<end {
      let row = table.rows[index]
      guard let text = row.first(where: { !RowRecognition.isBlank($0.text) })?.text else { continue }
      let repeatsHeader = header.rows.contains { headerRow in
        let texts = table.rows[headerRow].prefix(columns.count)
        return row.count >= texts.count && zip(row, texts).allSatisfy { $0.text.hasSameBytes(as: $1.text) }
      }
      let stands = row.allSatisfy { $0.text.hasSameBytes(as: text) || RowRecognition.isBlank($0.text) }
      if repeatsHeader || (stands && isPageHeading(text)) || isColumnNumbers(row) {
        let message: Message = repeatsHeader ? .headerAgain : stands ? .pageHeading : .columnNumbers
        diagnostics.append(Diagnostic(.repeatedHeader, message, at: location(index)))
      } else {
        kept.append(index)
      }
    }
    return kept
  }

  /// A heading of a section may stand above the table as well.
  private func isPageHeading(_ text: String) -> Bool {
    columns.count > 1 && RowRecognition.sectionLevel(text) == nil && found.furniture.contains(text)
  }

  /// 1, 2, 3 … or （1）, （2）, （3） …, as forms number their columns under the header.
  private func isColumnNumbers(_ row: [Cell]) -> Bool {
    guard columns.count >= 3, row.count == columns.count, rowNumber(row[2].text) == 3 else { return false }
    return zip(row, 1...).allSatisfy { rowNumber($0.text) == $1 }
  }

  private func texts(of row: Int) -> [String] {
    let cells = table.rows[row]
    return (0..<columns.count).map { $0 < cells.count ? cells[$0].text : "" }
  }

  /// A heading or note that stands alone in the first cell is what spreadsheets make of a cell merged across: it becomes that
  /// merge again, so that a report is the same records whichever format it came in.
  private func spread(_ row: inout Row, gridRow: Int) {
    guard columns.count > 1, columns.count * row.cells[0].utf8.count < 1_000_000,
      row.cells.dropFirst().allSatisfy({ RowRecognition.isBlank($0) }),
      table.rows[gridRow].allSatisfy({ $0.rowSpan == 1 && !$0.isCovered })
    else { return }
    row.cells = Array(repeating: row.cells[0], count: columns.count)
    row.merged = [Merge(column: 0, rows: 1, columns: columns.count)]
  }

  private mutating func checkWidth(of row: Int) {
    let count = table.rows[row].count
    guard count != header.columns.count, count < columns.count || columns.count > header.columns.count else { return }
    raggedRows += 1
    guard raggedRows <= Diagnostic.mostNamed else { return }
    diagnostics.append(
      Diagnostic(
        .raggedRow, .rowWidth(count, header: header.columns.count), at: location(row)))
  }
}
