package import ReportModel
internal import ReportText

/// Reads ReportKit's own JSON back into tables, with what the columns mean; values are recognised again from the texts.
/// - Throws: `ReadError.malformedJSON` with the place and what was expected there; `ReadError.limitExceeded`.
package func readJSON(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Table]> {
  var reader = JSONTables(source: source, budget: CellBudget(limits: limits))
  return Reading(value: try reader.tables(of: JSONNode.parse(source)))
}

private struct JSONTables {
  let source: SourceText
  var budget: CellBudget

  mutating func tables(of document: JSONNode) throws(ReadError) -> [Table] {
    guard let reports = document["reports"] else { throw error(.expectedMember("reports"), document) }
    var tables: [Table] = []
    for report in try array(reports) { try append(report, to: &tables) }
    return tables
  }

  private mutating func append(_ report: JSONNode, to tables: inout [Table]) throws(ReadError) {
    var table = Table()
    var declared = DeclaredReport(columns: [], titleKind: text(report["title"]?["kind"]))
    // The notes of the report before stand between the two tables.
    if let last = tables.indices.last {
      table.before = tables[last].after
      tables[last].after = []
    }
    if let title = report["title"]?["text"] {
      let text = try string(title)
      if !text.isEmpty { table.before.append(TextLine(text: text, offset: title.offset, kind: .caption)) }
    }
    var header: [Cell] = []
    for column in try array(member("columns", of: report)) {
      var cell = try cell(member("name", of: column))
      cell.isHeader = true
      header.append(cell)
      declared.columns.append(
        DeclaredColumn(
          role: text(column["role"]).flatMap(Role.init(named:)),
          type: text(column["type"]).flatMap(ValueType.init(rawValue:)), period: text(column["period"]?["text"])))
    }
    table.declared = declared
    try budget.take(header.count, in: source, at: report.offset)
    table.rows = [header]
    let rows = try array(member("rows", of: report))
    for row in rows {
      var cells: [Cell] = []
      for text in try array(member("cells", of: row)) { cells.append(try cell(text)) }
      guard cells.count == header.count else {
        throw error(.expectedCells(header.count, found: cells.count), row)
      }
      try budget.take(cells.count, in: source, at: row.offset)
      table.rows.append(cells)
    }
    for (index, row) in rows.enumerated() {
      guard let merges = row["merged"] else { continue }
      for merge in try array(merges) { try apply(merge, row: index + 1, to: &table) }
    }
    if let notes = report["notes"] {
      let above = try report["notesAbove"].map { node throws(ReadError) in try integer(node) } ?? 0
      for (index, note) in try array(notes).enumerated() {
        let line = TextLine(text: try string(note), offset: note.offset, kind: index < above ? .headNote : .note)
        if index < above { table.before.append(line) } else { table.after.append(line) }
      }
    }
    tables.append(table)
  }

  private func apply(_ merge: JSONNode, row: Int, to table: inout Table) throws(ReadError) {
    let column = try integer(member("column", of: merge))
    let rows = try integer(member("rows", of: merge))
    let columns = try integer(member("columns", of: merge))
    let width = table.rows[row].count
    guard (0..<width).contains(column), (1...(width - column)).contains(columns),
      (1...(table.rows.count - row)).contains(rows)
    else { throw error(.expectedMergeInside, merge) }
    let origin = table.rows[row][column]
    for down in 0..<rows {
      for across in 0..<columns {
        var slot = origin
        slot.rowSpan = Int32(rows)
        slot.columnSpan = Int32(columns)
        slot.rowsToOrigin = Int32(down)
        slot.columnsToOrigin = Int32(across)
        guard !table.rows[row + down][column + across].isCovered else {
          throw error(.expectedMergeApart, merge)
        }
        table.rows[row + down][column + across] = slot
      }
    }
  }

  private func cell(_ node: JSONNode) throws(ReadError) -> Cell {
    Cell(text: try string(node), offset: node.offset)
  }

  /// A text that only helps; anything else there is passed over.
  private func text(_ node: JSONNode?) -> String? {
    if case .string(let text)? = node?.value { text } else { nil }
  }

  private func member(_ name: String, of node: JSONNode) throws(ReadError) -> JSONNode {
    guard let member = node[name] else { throw error(.expectedMember(name), node) }
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
