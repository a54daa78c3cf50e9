package import ReportModel

/// What `explain --to json` writes. The order of the keys is part of the format.
package func json(of document: ExplainedDocument) -> [UInt8] {
  var writer = JSONWriter(.indented)
  writer.object { writer in
    writer.key("input")
    writer.string(document.input)
    writer.key("format")
    writer.string(document.format)
    writer.key("encoding")
    writer.string(document.encoding)
    writer.key("tables")
    writer.array { writer in for table in document.tables { writer.write(table) } }
    writer.key("diagnostics")
    writer.write(document.diagnostics)
  }
  writer.endLine()
  return writer.bytes
}

extension JSONWriter {
  fileprivate mutating func write(_ table: ExplainedTable) {
    object { writer in
      writer.key("verdict")
      writer.string(table.verdict.name)
      writer.member("report", table.verdict.report)
      if let place = table.location?.place { writer.members(of: place) }
      writer.key("rows")
      writer.number(table.rows)
      writer.key("width")
      writer.number(table.width)
      if !table.headerRows.isEmpty {
        writer.key("headerRows")
        writer.numbers(table.headerRows.map { $0 + 1 })
      }
      if let title = table.title {
        writer.key("title")
        writer.inline { $0.write(title) }
      }
      writer.key("sections")
      writer.strings(table.sections)
      writer.key("notes")
      writer.strings(table.notes)
      writer.key("columns")
      writer.array { writer in for column in table.columns { writer.inlineObject { $0.members(of: column) } } }
    }
  }

  fileprivate mutating func members(of header: ExplainedHeader) {
    key("name")
    string(header.name)
    member("role", header.role?.rawValue)
    member("otherRole", header.otherRole?.rawValue)
    member("period", header.period?.text)
    member("rule", header.rule?.rawValue)
    member("word", header.word.isEmpty ? nil : header.word)
    member("modifiers", header.modifiers.isEmpty ? nil : header.modifiers)
    member("unread", header.unread.isEmpty ? nil : header.unread)
    switch header.origin {
    case .lexicon(let line): member("lexiconLine", line)
    case .schema(let place): member("schemaLine", place.line)
    case nil: break
    }
    member("nearest", header.nearest)
    member("nearestRole", header.nearestRole?.rawValue)
  }
}

extension ExplainedTable.Verdict {
  fileprivate var name: String {
    switch self {
    case .report: "report"
    case .form: "form"
    case .continuation: "continuation"
    case .lines: "lines"
    case .noHeader: "noHeader"
    case .notSubstantial: "notSubstantial"
    }
  }

  fileprivate var report: Int? {
    switch self {
    case .report(let number), .form(let number), .continuation(of: let number): number
    case .lines, .noHeader, .notSubstantial: nil
    }
  }
}
