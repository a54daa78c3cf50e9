package import ReportModel
internal import ReportText

/// Reads ReportKit's own JSON back into tables, with what the columns mean; values are recognised again from the texts.
/// - Throws: `ReadError.malformedJSON` with the place and what was expected there; `ReadError.limitExceeded`.
package func readJSON(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Block]> {
  var reader = JSONTables(source: source, budget: CellBudget(limits: limits), store: TextStore(input: source.bytes))
  let blocks = try reader.blocks(of: JSONNode.parse(source))
  try reader.store.check(limits)
  return Reading(value: blocks.storingTexts(in: reader.store))
}

private struct JSONTables {
  let source: SourceText
  var budget: CellBudget
  var store: TextStore

  mutating func blocks(of document: JSONNode) throws(ReadError) -> [Block] {
    guard let reports = document[.reports] else { throw error(.expectedMember(ReportKey.reports.rawValue), document) }
    var blocks: [Block] = []
    for report in try array(reports) { try append(report, to: &blocks) }
    return blocks
  }

  private mutating func append(_ report: JSONNode, to blocks: inout [Block]) throws(ReadError) {
    var table = Table()
    var declared = DeclaredReport(columns: [], titleKind: text(report[.title]?[.kind]))
    if let title = report[.title]?[.text] {
      let text = try string(title)
      if !text.isEmpty { blocks.append(.line(TextLine(text: text, offset: title.offset, kind: .caption))) }
    }
    let columns = try array(member(.columns, of: report))
    for column in columns {
      let name = try member(.name, of: column)
      table.append(try cell(name, isHeader: true))
      declared.columns.append(
        DeclaredColumn(
          header: try header(of: column, named: string(name)), role: text(column[.role]).flatMap(Role.init(named:)),
          type: text(column[.type]).flatMap(ValueType.init(rawValue:)), period: text(column[.period]?[.text])))
    }
    table.declared = declared
    try budget.take(columns.count, in: source, at: report.offset)
    table.endRow()
    let rows = try array(member(.rows, of: report))
    for row in rows {
      let cells = try array(member(.cells, of: row))
      for text in cells { table.append(try cell(text)) }
      guard cells.count == columns.count else {
        throw error(.expectedCells(columns.count, found: cells.count), row)
      }
      try budget.take(cells.count, in: source, at: row.offset)
      table.endRow()
    }
    for (index, row) in rows.enumerated() {
      guard let merges = row[.merged] else { continue }
      for merge in try array(merges) { try apply(merge, row: index + 1, to: &table) }
    }
    var below: [Block] = []
    if let notes = report[.notes] {
      let above = try report[.notesAbove].map { node throws(ReadError) in try integer(node) } ?? 0
      for (index, note) in try array(notes).enumerated() {
        let text = try string(note)
        if index < above {
          blocks.append(.line(TextLine(text: text, offset: note.offset, kind: .headNote)))
        } else {
          below.append(.line(TextLine(text: text, offset: note.offset, kind: .note)))
        }
      }
    }
    blocks.append(.table(table))
    blocks += below
  }

  /// The cells of a column's header; one with its name where the name is not that of the levels.
  private func header(of column: JSONNode, named name: String) throws(ReadError) -> [HeaderCell] {
    var texts: [String] = []
    for level in try column[.levels].map({ node throws(ReadError) in try array(node) }) ?? [] {
      texts.append(try string(level))
    }
    if texts.count > HeaderCell.mostLevels || !Column.name(of: texts).utf8.elementsEqual(name.utf8) { texts = [name] }
    let shared = try column[.sharedLevels].map { node throws(ReadError) in try integer(node) } ?? 0
    return texts.enumerated().map { HeaderCell(text: $1, isShared: $0 < shared) }
  }

  private func apply(_ merge: JSONNode, row: Int, to table: inout Table) throws(ReadError) {
    let column = try integer(member(.column, of: merge))
    let rows = try integer(member(.rows, of: merge))
    let columns = try integer(member(.columns, of: merge))
    let width = table.width(of: row)
    guard (0..<width).contains(column), (1...(width - column)).contains(columns),
      (1...(table.rowCount - row)).contains(rows)
    else { throw error(.expectedMergeInside, merge) }
    guard rows > 1 || columns > 1 else { return }
    let span = table.add(TableSpan(row: row, column: column, rows: rows, columns: columns))
    for down in 0..<rows {
      for across in 0..<columns {
        guard table.span(row + down, column + across) == nil else { throw error(.expectedMergeApart, merge) }
        table.cover(row + down, column + across, with: span)
      }
    }
  }

  private mutating func cell(_ node: JSONNode, isHeader: Bool = false) throws(ReadError) -> TableCell {
    TableCell(store.add(try string(node).utf8.span), offset: node.offset, isHeader: isHeader)
  }

  /// A text that only helps; anything else there is passed over.
  private func text(_ node: JSONNode?) -> String? {
    if case .string(let text)? = node?.value { text } else { nil }
  }

  private func member(_ key: ReportKey, of node: JSONNode) throws(ReadError) -> JSONNode {
    guard let member = node[key] else { throw error(.expectedMember(key.rawValue), node) }
    return member
  }

  private func array(_ node: JSONNode) throws(ReadError) -> [JSONNode] {
    guard case .array(let elements) = node.value else { throw error(.expectedArray, node) }
    return elements
  }

  /// A text with every line break as a line feed.
  private func string(_ node: JSONNode) throws(ReadError) -> String {
    guard case .string(let text) = node.value else { throw error(.expectedText, node) }
    guard text.utf8.contains(ASCII.carriageReturn) else { return text }
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == ASCII.carriageReturn {
        bytes.append(ASCII.lineFeed)
      } else if byte != ASCII.lineFeed || previous != ASCII.carriageReturn {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func integer(_ node: JSONNode) throws(ReadError) -> Int {
    guard case .number(let text) = node.value, let number = Int(text) else {
      throw error(.expectedWholeNumber, node)
    }
    return number
  }

  private func error(_ what: Message, _ node: JSONNode) -> ReadError {
    .malformedJSON(what, at: source.location(at: node.offset))
  }
}

extension JSONNode {
  fileprivate subscript(key: ReportKey) -> JSONNode? { self[key.rawValue] }
}
