package import ReportModel

/// Recognises the reports among the tables of an input, each with what there was to say about it.
/// - Parameter source: The text that the tables were read from, for the places of diagnostics.
/// - Throws: `ReadError.notAReport` where no table has a header with two known columns.
package func recognizeReports(
  in tables: [Table], source: SourceText, dictionary: HeaderDictionary = .standard
) throws(ReadError) -> [Reading<Report>] {
  var reports: [Reading<Report>] = []
  // The lines between the last report and the next table that is one.
  var gap: [TextLine] = []
  for table in tables {
    gap += table.before
    guard let header = recognizeHeader(of: table, dictionary: dictionary) else {
      gap += linesOfTitleTable(table)
      continue
    }
    if let last = reports.indices.last { reports[last].value.notes += takeNotes(from: &gap) }
    var recognition = ReportRecognition(table: table, header: header, source: source)
    let report = recognition.report(below: gap)
    reports.append(Reading(value: report, diagnostics: recognition.diagnostics))
    gap = []
  }
  guard let last = reports.indices.last else { throw .notAReport(tables: tables.count) }
  gap += tables[tables.count - 1].after
  reports[last].value.notes += takeNotes(from: &gap)
  reports[last].value.notes += gap.filter { $0.kind == .line || $0.kind == .note }.map(\.text)
  return reports
}

/// Takes the lines off the front that are notes of the table above them.
private func takeNotes(from gap: inout [TextLine]) -> [String] {
  // In a file of reports the next one begins at its heading; elsewhere notes are known by their words or their mark.
  let heading = gap.firstIndex { $0.kind == .heading }
  let isFileOfReports = gap.prefix(heading ?? 0).allSatisfy { $0.kind == .line }
  let notes =
    if let heading, isFileOfReports { gap.prefix(heading) } else {
      gap.prefix { $0.kind == .note || ($0.kind != .caption && isNote($0.text)) }
    }
  gap.removeFirst(notes.count)
  return notes.map(\.text)
}

/// A title is sometimes set in a small table of its own above the report.
private func linesOfTitleTable(_ table: Table) -> [TextLine] {
  guard !table.holdsTables, table.rows.count <= 3, table.width <= 2 else { return [] }
  return table.rows.flatMap { row in
    row.filter { !$0.isCovered && !$0.text.isEmpty }.flatMap { cell in
      cell.text.split(separator: "\n").map { TextLine(text: String($0), offset: cell.offset, kind: .paragraph) }
    }
  }
}

/// Turns one table with a known header into a report.
private struct ReportRecognition {
  let table: Table
  let source: SourceText
  let header: RecognizedHeader
  private(set) var diagnostics: [Diagnostic] = []
  private var columns: [Column]

  init(table: Table, header: RecognizedHeader, source: SourceText) {
    self.table = table
    self.header = header
    self.source = source
    columns = header.columns
  }

  mutating func report(below lines: [TextLine]) -> Report {
    let title = recognizeTitle(in: lines + titleRows())
    fitColumns()
    if title.title.text.isEmpty {
      diagnostics.append(Diagnostic(.missingTitle, "no title above the table", at: location(header.rows.lowerBound)))
    }
    for (index, column) in columns.enumerated() where column.role == nil {
      let name = column.name.isEmpty ? "without a name" : "'\(column.name.split(separator: "\n").joined())'"
      diagnostics.append(
        Diagnostic(
          .unknownColumn, "column \(index + 1) \(name) is not in the dictionary; it is kept without a role",
          at: location(header.rows.lowerBound, index)))
    }
    let body = rows()
    return Report(title: title.title, columns: columns, rows: body, notes: title.notes + bareRows.map(\.text))
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

  /// The rows above the header: every text of theirs is a line.
  private func titleRows() -> [TextLine] {
    table.rows[..<header.rows.lowerBound].flatMap { row in
      row.filter { !$0.isCovered && !RowRecognition.isBlank($0.text) }.enumerated().filter { index, cell in
        // A merge that was written out repeats its text.
        !row.prefix { $0.offset != cell.offset }.contains { $0.text.hasSameBytes(as: cell.text) }
      }.map { TextLine(text: $1.text, offset: $1.offset, kind: .line) }
    }
  }

  /// Drops columns at the end that hold nothing, and adds columns without a name for cells beyond the header.
  private mutating func fitColumns() {
    let body = table.rows[header.rows.upperBound...]
    let filled = body.reduce(0) { widest, row in
      guard row.count > widest else { return widest }
      return max(widest, (row.lastIndex { !RowRecognition.isBlank($0.text) } ?? -1) + 1)
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

  private mutating func rows() -> [Row] {
    var kinds = RowRecognition()
    var fields = FieldRecognition(columns: columns)
    var numbers = NumberCheck()
    let kept = keptRows()
    let merges = MergeRecognition(table: table, kept: kept, width: columns.count)
    var rows: [Row] = []
    rows.reserveCapacity(kept.count)
    for (index, gridRow) in kept.enumerated() {
      let cells = texts(of: gridRow)
      let (kind, section) = kinds.kind(of: cells)
      var row = Row(kind: kind, section: section, cells: cells)
      row.merged = merges.merges(inKeptRow: index)
      if kind == .section || kind == .note { spread(&row, gridRow: gridRow) }
      if kind == .task {
        checkWidth(of: gridRow)
        fields.fill(&row)
        if let column = fields.numberColumn, let number = row.number, column < table.rows[gridRow].count,
          table.rows[gridRow][column].rowsToOrigin == 0,
          let (code, message) = numbers.check(number)
        {
          diagnostics.append(Diagnostic(code, message, at: location(gridRow, column)))
        }
      }
      rows.append(row)
    }
    return rows
  }

  /// The grid rows under the header that are neither blank nor the header again.
  private mutating func keptRows() -> [Int] {
    var kept: [Int] = []
    for index in header.rows.upperBound..<(table.rows.count - bareRows.count) {
      let row = table.rows[index]
      if row.allSatisfy({ RowRecognition.isBlank($0.text) }) { continue }
      let repeats = header.rows.contains { headerRow in
        let texts = table.rows[headerRow].prefix(columns.count)
        return row.count >= texts.count && zip(row, texts).allSatisfy { $0.text.hasSameBytes(as: $1.text) }
      }
      if repeats {
        diagnostics.append(Diagnostic(.repeatedHeader, "the header again; the row was left out", at: location(index)))
      } else {
        kept.append(index)
      }
    }
    return kept
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
    diagnostics.append(
      Diagnostic(
        .raggedRow, "the row has \(count) cells, the header \(header.columns.count)", at: location(row)))
  }
}

/// Whether 序号 counts up by one, from anywhere, and again from 1 anywhere.
private struct NumberCheck {
  private var last: Int?
  private var seen: Set<Int> = []

  mutating func check(_ number: Int) -> (Diagnostic.Code, String)? {
    defer { last = number }
    if number == 1, last != 1 { seen = [] }
    guard seen.insert(number).inserted else { return (.duplicateNumber, "number \(number) stands here again") }
    guard let last, number != 1, number != last + 1 else { return nil }
    return (.numberGap, "number \(number) follows \(last)")
  }
}
