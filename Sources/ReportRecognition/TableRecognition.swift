internal import ReportModel
internal import ReportText

/// Turns one table with a known header into a report.
struct TableRecognition {
  private let found: ReportTable
  private let table: Table
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var columns: [Column]
  private var raggedRows = 0
  /// The headings above the table that became sections of its rows.
  private(set) var sections: [String] = []

  private var header: RecognizedHeader { found.header }
  private var dictionary: HeaderDictionary { found.dictionary }

  init(_ found: ReportTable, source: SourceText) {
    self.found = found
    table = found.table
    self.source = source
    columns = found.header.columns
  }

  /// - Parameter shared: The title of the report above, where the page has one title for several tables.
  /// - Throws: `ReadError.limitExceeded` where short rows, filled up to the width of the table, are too many cells.
  mutating func report(_ budget: inout CellBudget, sharing shared: Title?) throws(ReadError) -> Report {
    var title = recognizeTitle(
      in: found.above + titleRows(of: table, above: header), above: found.above.count, kinds: dictionary.titleKinds,
      headsRows: !header.isForm, shared: shared)
    title.title.issuer = title.title.issuer.map { dictionary.departments.name(of: $0) ?? $0 }
    sections = title.sections
    fitColumns()
    try budget.take(
      rows: table.rowCount - header.rows.upperBound, columns: columns.count, in: source,
      at: table.cell(header.rows.lowerBound, 0).offset)
    if title.title.text.isEmpty {
      diagnostics.append(
        title.refused.map { Diagnostic(.missingTitle, .titleOfMenu($0.text), at: source.location(at: $0.offset)) }
          ?? Diagnostic(.missingTitle, .missingTitle, at: location(header.rows.lowerBound)))
    }
    reportColumns()
    if header.isForm { diagnostics.append(Diagnostic(.formTable, .formTable, at: location(header.rows.lowerBound))) }
    switch header.parts {
    case .joined(let count):
      diagnostics.append(Diagnostic(.sideBySide, .sideBySide(count), at: location(header.rows.lowerBound)))
    case .mixed(let count):
      diagnostics.append(Diagnostic(.repeatedColumns, .repeatedColumns(count), at: location(header.rows.lowerBound)))
    case nil: break
    }
    diagnostics += Diagnostic.each(.continuedTable, of: found.continuations) {
      Diagnostic(.continuedTable, .continuedTable, at: source.location(at: $0))
    }
    diagnostics += Diagnostic.each(.raggedRow, of: found.tornRows) {
      Diagnostic(.raggedRow, .tornRow(lines: $0.lines), at: source.location(at: $0.offset))
    }
    reportUnusedText(title.unused + found.unusedBelow)
    let bare = bareRows
    let notes = title.notes + bare.map { table.string($0, 0) } + found.notesBelow
    let texts = notes + [title.title.text]
    let unit = texts.lazy.compactMap { unitNamed(in: $0).flatMap(unitOfMoney) }.first
    let body = body(
      of: keptRows(upTo: table.rowCount - bare.count), under: title.sections,
      in: RowTyping.Setting(year: title.title.year, unit: unit))
    if !body.kinds.contains(.task) {
      diagnostics.append(Diagnostic(.noRows, .noRows, at: location(header.rows.lowerBound)))
    }
    return Report(title: title.title, body: body, notes: notes, notesAbove: title.notes.count)
  }

  /// Says which columns have no role, and whether there is none for progress.
  private mutating func reportColumns() {
    var nearest: (header: String, word: String)?
    // Most reports have no such column, and the words take as long as the rest of a small one.
    lazy var words = NearestWords(dictionary)
    for (index, column) in columns.enumerated() where column.role == nil && !column.isOfMerge {
      let name = column.name.split(separator: "\n").joined()
      let word = words.nearest(to: name)
      if nearest == nil, let word, word.role == .progress { nearest = (name, word.word) }
      let message: Message =
        name.isEmpty ? .namelessColumn(index + 1) : .unknownColumn(index + 1, name: name, nearest: word?.word)
      diagnostics.append(Diagnostic(.unknownColumn, message, at: location(header.rows.lowerBound, index)))
    }
    for (index, reading) in header.readings.enumerated() where index < columns.count && reading.role != nil {
      guard let other = reading.otherRole else { continue }
      let column = columns[index]
      let message = Message.twoRoles(index + 1, name: column.name, column.role?.rawValue ?? "", not: other.rawValue)
      diagnostics.append(Diagnostic(.ambiguousColumn, message, at: location(header.rows.lowerBound, index)))
    }
    guard !columns.contains(where: { $0.role == .progress }) else { return }
    let message = nearest.map { Message.noProgressColumn(but: $0.header, nearest: $0.word) } ?? .noProgressColumn
    diagnostics.append(Diagnostic(.noProgressColumn, message, at: location(header.rows.lowerBound)))
  }

  private mutating func reportUnusedText(_ lines: [TextLine]) {
    let others = found.countsCellText ? found.otherTables : []
    let lines = found.countsCellText ? lines : lines.filter { !$0.isInCell }
    let offsets = lines.map(\.offset) + others.compactMap { $0.cells.first?.offset }
    guard let first = offsets.min() else { return }
    diagnostics.append(
      Diagnostic(
        .unusedText, .unusedText(lines: lines.count, tables: others.count), at: source.location(at: first)))
  }

  /// Single cells under the table that are no row: what stands below a table in a spreadsheet, saved as CSV. Only where rows
  /// begin with a number can they be told from tasks whose empty cells were cut off.
  private var bareRows: [Int] {
    guard columns.count > 1, columns.first?.role == .number else { return [] }
    return (header.rows.upperBound..<table.rowCount).reversed().prefix { row in
      guard table.width(of: row) == 1 else { return false }
      let text = table.string(row, 0)
      return rowNumber(text) == nil && RowRecognition.isAlone(text)
    }
    .reversed()
  }

  /// Drops columns at the end that hold nothing, and adds columns without a name for cells beyond the header.
  private mutating func fitColumns() {
    let width = columns.count
    let filled = (header.rows.upperBound..<table.rowCount).reduce(0) { widest, row in
      guard table.width(of: row) > widest else { return widest }
      let last = (0..<table.width(of: row)).last { column in
        // A merge across that is wider than the header makes no columns: exporters leave hidden ones out, but not of it.
        !table.isBlank(row, column)
          && (column < width || column - table.columnsToOrigin(row, column) >= width)
      }
      return max(widest, (last ?? -1) + 1)
    }
    while columns.count > max(filled, 1), let last = columns.last, last.name.isUnseen {
      columns.removeLast()
    }
    while columns.count < filled { columns.append(Column(name: "")) }
  }

  private func location(_ row: Int, _ column: Int = 0) -> SourceLocation? {
    let width = table.width(of: row)
    guard width > 0 else { return nil }
    let slot = min(column, width - 1)
    let place = source.location(at: table.cell(row, slot).offset)
    let isBlank = row >= header.rows.upperBound && slot > 0 && table.isBlank(row, slot)
    return isBlank ? place.inColumn(of: location(header.rows.upperBound - 1, slot)) : place
  }

  // MARK: Rows

  /// The body of the report.
  /// - Parameter kept: The rows of the table that it has.
  private mutating func body(of kept: [Int], under headings: [String], in setting: RowTyping.Setting) -> ReportBody {
    var kinds = RowRecognition(columns: columns, numbersInDigits: numbersInDigits)
    let merges = Dictionary(grouping: merges(of: table, keeping: kept, width: columns.count), by: \.row)
    var builder = ReportBuilder(
      columns: columns, types: dictionary.declaredTypes, offices: dictionary.departments, store: table.store)
    builder.use(setting)
    for heading in headings {
      let section = kinds.begin(heading)
      for _ in columns { builder.append(Text(heading)) }
      let merge = Merge(column: 0, rows: 1, columns: columns.count)
      builder.endRow(.section, section: section, merges: columns.count > 1 ? [merge] : [])
    }
    for (index, row) in kept.enumerated() {
      let (kind, section) = kinds.kind(
        of: table, row: row, width: columns.count, isLast: index == kept.count - 1)
      let spreads = (kind == .section || kind == .note) && standsInFirstCell(row)
      for column in columns.indices {
        if spreads || column < table.width(of: row) { builder.append(table.cell(row, spreads ? 0 : column)) }
      }
      let merged =
        spreads
        ? [Merge(column: 0, rows: 1, columns: columns.count)]
        : (merges[index] ?? []).map { Merge(column: $0.column, rows: $0.rows, columns: $0.columns) }
      builder.endRow(kind, section: section, merges: merged)
      if kind == .task { checkWidth(of: row) }
    }
    if raggedRows > Diagnostic.mostNamed {
      diagnostics.append(Diagnostic(.raggedRow, .andMore(raggedRows - Diagnostic.mostNamed)))
    }
    let body = builder.finish()
    check(body, from: kept, after: headings.count)
    return body
  }

  /// Looks for what is likely a slip in the tasks.
  /// - Parameters:
  ///   - kept: The rows of the table that the body has.
  ///   - headings: How many rows stand before them, made of lines above the table.
  private mutating func check(_ body: ReportBody, from kept: [Int], after headings: Int) {
    var checks = RowChecks(body)
    for (index, row) in kept.enumerated() {
      for finding in checks.check(headings + index) {
        diagnostics.append(Diagnostic(finding.code, finding.message, at: location(row, finding.column)))
      }
    }
    diagnostics += checks.countOfUnnamed
  }

  /// Whether a row has a number in digits.
  private var numbersInDigits: Bool {
    guard let column = columns.firstIndex(where: { $0.role == .number }) else { return false }
    return (header.rows.upperBound..<table.rowCount).contains { row in
      guard column < table.width(of: row) else { return false }
      let text = table.string(row, column)
      return rowNumber(text) != nil && text.unicodeScalars.contains { Numerals.digit($0) != nil }
    }
  }

  /// The grid rows under the header that are neither blank nor the header or the title again.
  private mutating func keptRows(upTo end: Int) -> [Int] {
    var kept: [Int] = []
    let (table, header, width) = (table, header.rows, columns.count)
    for row in header.upperBound..<end {
      let slots = 0..<table.width(of: row)
      guard let first = slots.first(where: { !table.isBlank(row, $0) }) else { continue }
      let repeatsHeader =
        header.contains { headerRow in
          let count = min(table.width(of: headerRow), width)
          return slots.count >= count && (0..<count).allSatisfy { table.holdsSameWords(row, $0, as: headerRow) }
        }
        || isOtherHeader(row)
      let stands = slots.allSatisfy {
        table.holdsSameText(row, $0, as: row, first) || table.isBlank(row, $0)
      }
      if repeatsHeader || (stands && isPageHeading(table.string(row, first))) || isRowOfColumnNumbers(row) {
        let message: Message = repeatsHeader ? .headerAgain : stands ? .pageHeading : .columnNumbers
        diagnostics.append(Diagnostic(.repeatedHeader, message, at: location(row)))
      } else {
        kept.append(row)
      }
    }
    return kept
  }

  /// Whether a row below the header is one that means the same in other words: 责任部门 for 责任单位. Few rows begin like the header.
  private func isOtherHeader(_ row: Int) -> Bool {
    let last = header.rows.upperBound - 1
    guard columns.count >= 3, table.width(of: row) == columns.count, !table.isBlank(row, 0),
      table.holdsSameWords(row, 0, as: last)
    else { return false }
    return columns.indices.allSatisfy { column in
      if table.holdsSameWords(row, column, as: last) { return true }
      guard let role = columns[column].role else { return table.isBlank(row, column) }
      return dictionary.role(named: table.string(row, column)) == role
    }
  }

  /// 1, 2, 3 …, （1）, （2）, （3） …, A, B, C … or 甲, 乙, 1, 2 …, as forms number their columns under the header.
  private func isRowOfColumnNumbers(_ row: Int) -> Bool {
    columns.count >= 3 && table.width(of: row) == columns.count && table.countsColumns(in: row)
  }

  /// A heading of a section may stand above the table as well.
  private func isPageHeading(_ text: String) -> Bool {
    columns.count > 1 && RowRecognition.sectionLevel(text) == nil
      && (found.furniture.contains(text) || PageFurniture.repeatsTitle(text))
  }

  /// Whether a heading or note stands alone in the first cell, which is what CSV and its like make of a cell merged across: it becomes
  /// that merge again, so that a report is the same records whichever format it came in.
  private func standsInFirstCell(_ row: Int) -> Bool {
    let slots = 0..<table.width(of: row)
    guard columns.count > 1, !table.drawsMerges, columns.count * table.cell(row, 0).text.count < 1_000_000 else {
      return false
    }
    return slots.dropFirst().prefix(columns.count - 1).allSatisfy { table.isBlank(row, $0) }
      && slots.allSatisfy { column in
        table.span(row, column).map { $0.rows == 1 && $0.column == column } ?? true
      }
  }

  private mutating func checkWidth(of row: Int) {
    let count = table.width(of: row)
    guard count != header.columns.count, count < columns.count || columns.count > header.columns.count else { return }
    raggedRows += 1
    guard raggedRows <= Diagnostic.mostNamed else { return }
    diagnostics.append(
      Diagnostic(
        .raggedRow, .rowWidth(count, header: header.columns.count), at: location(row)))
  }
}

extension Table {
  /// Whether two slots of a column have the same text, but for what is not seen of it.
  fileprivate func holdsSameWords(_ row: Int, _ column: Int, as other: Int) -> Bool {
    if holdsSameText(row, column, as: other, column) { return true }
    let (text, otherText) = (text(row, column), text(other, column))
    // A text of the body is longer, or begins with another character.
    guard text.count <= 600, otherText.count <= 600 else { return false }
    let (start, otherStart) = (text.bytes.firstSeen, otherText.bytes.firstSeen)
    guard start < text.count, otherStart < otherText.count, text.bytes[start] == otherText.bytes[otherStart] else {
      return false
    }
    return text.bytes.withSeen { words in
      otherText.bytes.withSeen {
        words.holdsSameBytes(as: $0) || PageFurniture.withoutContinuationMark(words).holdsSameBytes(as: $0)
      }
    }
  }
}
