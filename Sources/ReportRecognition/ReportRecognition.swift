package import ReportModel
internal import ReportText

/// Recognises the reports among the blocks of an input, each with its diagnostics.
/// - Parameter source: The text that the blocks were read from, for the places of diagnostics.
/// - Throws: `ReadError.notAReport` where no table has a header with two known columns; `ReadError.limitExceeded`.
package func recognizeReports(
  in blocks: [Block], source: SourceText, dictionary: HeaderDictionary = .standard, limits: Limits = Limits()
) throws(ReadError) -> [Reading<Report>] {
  let sorted = sort(blocks, dictionary: dictionary)
  guard !sorted.found.isEmpty else {
    let isSlight = sorted.tables.contains { $0.fate == .notSubstantial }
    throw isSlight ? .noSubstantialColumn : .notAReport(tables: sorted.tables.count)
  }
  return try recognize(sorted.found, source: source, limits: limits).map(\.reading)
}

/// What became of a table of an input.
struct SortedTable {
  enum Fate: Equatable {
    /// It is the report of this index.
    case report(Int)
    /// It goes on with the report of this index.
    case continuation(of: Int)
    case lines, noHeader, notSubstantial
  }

  let table: Table
  var fate: Fate
}

/// Sorts the tables of an input into reports, with the lines around them, and others.
func sort(_ blocks: [Block], dictionary: HeaderDictionary) -> (found: [ReportTable], tables: [SortedTable]) {
  var found: [ReportTable] = []
  // The lines, and the tables that are no report, since the last one that is.
  var gap: [TextLine] = []
  // How many of the lines have been looked at, whether they may stand between the parts of a report, and say that it goes on.
  var furniture = PageFurniture.Lines()
  var others: [Table] = []
  var tables: [SortedTable] = []
  for block in blocks.flatMap({ $0.parts(dictionary) }) {
    guard case .table(var table) = block else {
      if case .line(let line) = block { gap.append(line) }
      continue
    }
    let drawn = table
    var dictionary = dictionary
    let header =
      if let declared = table.declared { dictionary.header(declaredBy: declared, of: table) } else {
        beginsWithMenu(table, kinds: dictionary.titleKinds) ? nil : headerOrForm(of: &table, dictionary: dictionary)
      }
    if let last = found.indices.last {
      furniture.look(at: gap, as: found[last].furniture)
      if found[last].takeContinuation(table, header: header, between: furniture) {
        tables.append(SortedTable(table: drawn, fate: .continuation(of: last)))
        gap = []
        furniture = PageFurniture.Lines()
        continue
      }
    }
    guard let header else {
      let lines = (0..<table.rowCount).contains { describesPage(table, $0) } ? [] : linesOfTitleTable(table)
      gap += lines
      if lines.isEmpty, !table.holdsTables { others.append(table) }
      let isSlight = headerCandidate(of: table, dictionary: dictionary) != nil
      tables.append(
        SortedTable(table: drawn, fate: isSlight ? .notSubstantial : lines.isEmpty ? .noHeader : .lines))
      continue
    }
    if let last = found.indices.last { found[last].notesBelow = takeNotes(from: &gap, below: found[last]) }
    tables.append(SortedTable(table: drawn, fate: .report(found.count)))
    found.append(ReportTable(table: table, header: header, dictionary: dictionary, above: gap, otherTables: others))
    gap = []
    furniture = PageFurniture.Lines()
    others = []
  }
  // Below the last report there is nothing that lines could stand above.
  for index in tables.indices.reversed() {
    if tables[index].fate == .report(found.count - 1) { break }
    if tables[index].fate == .lines { tables[index].fate = .noHeader }
  }
  guard let last = found.indices.last else { return (found, tables) }
  found[last].notesBelow = takeNotes(from: &gap, below: nil)
  found[last].notesBelow += gap.filter { $0.kind == .line || $0.kind == .note }.map(\.text)
  found[last].unusedBelow = gap.filter { $0.kind != .line && $0.kind != .note }
  found[last].otherTables += others
  // Tables inside the cells of a report are part of it, and so are their lines.
  if found.contains(where: \.table.holdsTables) {
    for index in found.indices { found[index].countsCellText = false }
  }
  return (found, tables)
}

/// Makes reports of the tables that are.
func recognize(
  _ found: [ReportTable], source: SourceText, limits: Limits
) throws(ReadError) -> [(reading: Reading<Report>, sections: [String])] {
  var budget = CellBudget(limits: limits)
  var readings: [(reading: Reading<Report>, sections: [String])] = []
  // A page may have one title for all of its tables. Where they have had several, none can be told to be this one's.
  var pageTitle: Title?
  var hasOneTitle = true
  for table in found {
    var recognition = TableRecognition(table, source: source)
    let isPage = hasOneTitle && table.table.declared == nil && table.above.allSatisfy { $0.kind != .line }
    let report = try recognition.report(&budget, sharing: isPage ? pageTitle : nil)
    hasOneTitle = hasOneTitle && report.title == pageTitle ?? report.title
    pageTitle = report.title
    readings.append((Reading(value: report, diagnostics: recognition.diagnostics), recognition.sections))
  }
  return readings
}

/// The header of a table; of a form, which becomes a table of one row, the one that its labels make.
private func headerOrForm(of table: inout Table, dictionary: HeaderDictionary) -> RecognizedHeader? {
  if let form = recognizeForm(in: table, dictionary: dictionary) {
    table = form.table
    return form.header
  }
  guard var header = recognizeHeader(of: table, dictionary: dictionary) else { return nil }
  header.parts = SideBySide.join(&table, &header)
  return header
}

/// A table that is a report, with what stands around it.
struct ReportTable {
  private(set) var table: Table
  let header: RecognizedHeader
  /// The words and roles that are known, those that the table declares among them.
  let dictionary: HeaderDictionary
  /// The lines between the report before it and this one.
  let above: [TextLine]
  /// Tables that are no report, near this one.
  var otherTables: [Table]
  var notesBelow: [String] = []
  var unusedBelow: [TextLine] = []
  /// Whether what stands in cells of tables around a table is text that was not used.
  var countsCellText = true
  /// Where tables begin whose rows were joined to this one.
  private(set) var continuations: [Int] = []
  /// Where rows begin that were torn, and of how many lines each was put together.
  private(set) var tornRows: [(offset: Int, lines: Int)]
  let furniture: PageFurniture
  /// The width of the table, and the last number in it; looked for once, not for each table below it.
  private var width: Int
  private var lastNumber: Int?
  private let numberColumn: Int?

  init(
    table: Table, header: RecognizedHeader, dictionary: HeaderDictionary, above: [TextLine], otherTables: [Table]
  ) {
    var table = table
    tornRows = TornRows.rejoin(in: &table, below: header)
    self.table = table
    self.header = header
    self.dictionary = dictionary
    self.above = above
    self.otherTables = otherTables
    furniture = PageFurniture(above: above + titleRows(of: table, above: header))
    width = table.width
    numberColumn = header.columns.firstIndex { $0.role == .number }
    lastNumber = lastNumber(of: table, in: header.rows.upperBound..<table.rowCount)
  }

  /// Joins the rows of a table that goes on with this one after a page break, or has no head because this is it: only page numbers, 续表 or the title again
  /// stand between the two, the header is the same or missing, and the numbers count on.
  mutating func takeContinuation(
    _ next: Table, header nextHeader: RecognizedHeader?, between lines: PageFurniture.Lines
  ) -> Bool {
    guard next.declared == nil, lines.areFurniture else { return false }
    let titles = nextHeader.map { titleRows(of: next, above: $0) } ?? []
    guard titles.allSatisfy({ furniture.contains($0.text) }) else { return false }
    if let nextHeader {
      let (own, other) = (header.columns, nextHeader.columns)
      guard own.count == other.count, zip(own, other).allSatisfy({ $0.name.utf8.elementsEqual($1.name.utf8) }) else {
        return false
      }
    } else {
      guard !next.holdsTables, next.width == width || isHeadAlone && next.width == width + 1 else { return false }
    }
    let body = (nextHeader?.rows.upperBound ?? 0)..<next.rowCount
    let saysSo = lines.sayContinued || titles.contains { PageFurniture.saysContinued($0.text) }
    guard let first = body.first, next.width(of: first) > 0,
      isHeadAlone && nextHeader == nil || countsOn(next, body) ?? (saysSo && nextHeader != nil)
    else { return false }
    table.append(rows: body, of: next)
    width = max(width, next.width)
    lastNumber = lastNumber(of: next, in: body) ?? lastNumber
    continuations.append(next.cell(first, 0).offset)
    return true
  }

  /// Whether nothing but the header stands in the table: its rows stand in the next one.
  private var isHeadAlone: Bool { table.rowCount == header.rows.upperBound }

  /// Whether the first number of some rows follows the last of this table; nil where there are no numbers.
  private func countsOn(_ next: Table, _ rows: Range<Int>) -> Bool? {
    guard let first = rows.prefix(3).lazy.compactMap({ number(in: next, $0) }).first, let lastNumber else { return nil }
    return first == lastNumber + 1
  }

  private func number(in table: Table, _ row: Int) -> Int? {
    numberColumn.flatMap { $0 < table.width(of: row) ? rowNumber(table.string(row, $0)) : nil }
  }

  private func lastNumber(of table: Table, in rows: Range<Int>) -> Int? {
    rows.reversed().lazy.compactMap { number(in: table, $0) }.first
  }
}

/// The rows above a header: every text of theirs is a line, a label with its value.
func titleRows(of table: Table, above header: RecognizedHeader) -> [TextLine] {
  (0..<header.rows.lowerBound).flatMap { row in
    // A merge that was written out repeats its text.
    var seen: Set<Text> = []
    let texts = (0..<table.width(of: row)).filter { column in
      let text = table.text(row, column)
      guard table.columnsToOrigin(row, column) == 0, !text.bytes.isUnseen else { return false }
      return seen.insert(text).inserted && !table.isCovered(row, column)
    }
    return linesOfLabels(
      texts.map { TextLine(text: table.string(row, $0), offset: table.cell(row, $0).offset, kind: .line) })
  }
}

/// Takes the lines off the front that are notes of the table above them.
/// - Parameter report: The report above, where another one follows; nil at the end of the input.
private func takeNotes(from gap: inout [TextLine], below report: ReportTable?) -> [String] {
  // In a file of reports the next one begins at its heading; elsewhere notes are known by their words or their mark.
  let heading = gap.firstIndex { $0.kind == .heading }
  let isFileOfReports = gap.prefix(heading ?? 0).allSatisfy { $0.kind == .line }
  var count = isFileOfReports ? heading ?? notesLength(gap) : notesLength(gap)
  if let report { count = min(count, headOfNext(in: gap, below: report) ?? count) }
  let notes = gap.prefix(count)
  gap.removeFirst(count)
  return notes.map(\.text)
}

/// Where the lines above the next table begin, if they begin with its own: 填报单位：… and its kin right above the table, or
/// where the report above has named its issuer already.
private func headOfNext(in gap: [TextLine], below report: ReportTable) -> Int? {
  var namesIssuer = (report.above + titleRows(of: report.table, above: report.header)).contains {
    isIssuerLine($0.text)
  }
  for (index, line) in gap.enumerated() {
    if isIssuerLine(line.text) {
      if namesIssuer { return index }
      namesIssuer = true
    }
    if isHeadLine(line.text), gap[index...].allSatisfy({ isHeadLine($0.text) }) { return index }
  }
  return nil
}

/// How many lines at the front are notes: marked ones, those that begin like one, and the further items of a numbered one.
private func notesLength(_ lines: [TextLine]) -> Int {
  var length = 0
  for line in lines {
    let isFurtherItem = length > 0 && line.text.utf8.span.withSeen { TornRows.beginsLikeAnItem($0) }
    let isMarkedOtherwise = line.kind == .caption || line.kind == .headNote
    guard line.kind == .note || (!isMarkedOtherwise && (isNote(line.text) || isFurtherItem)) else { break }
    length += 1
  }
  return length
}

/// A title is sometimes set in a small table of its own above the report.
private func linesOfTitleTable(_ table: Table) -> [TextLine] {
  guard !table.holdsTables, table.rowCount <= Table.mostRowsOfTitle, table.width <= 2 else { return [] }
  guard table.lines.isEmpty else { return table.lines }
  return (0..<table.rowCount).flatMap { row in
    (0..<table.width(of: row)).filter { !table.isCovered(row, $0) }.flatMap { column in
      table.string(row, column).split(separator: "\n").map {
        TextLine(text: String($0), offset: table.cell(row, column).offset, kind: .paragraph)
      }
    }
  }
}
