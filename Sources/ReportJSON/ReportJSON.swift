package import ReportModel
internal import ReportText

// The JSON of documents. The order of the keys is part of the format.

/// The whole document, as `convert --to json` writes it.
package func json(of document: ReportDocument) -> [UInt8] {
  var writer = JSONWriter(.indented, room: document.likelySize * 2)
  writer.object { writer in
    writer.key("input")
    writer.string(document.input)
    writer.key("format")
    writer.string(document.format)
    writer.key("encoding")
    writer.string(document.encoding)
    writer.key(.reports)
    writer.array { writer in for report in document.reports { writer.write(report) } }
    writer.key("diagnostics")
    writer.write(document.diagnostics)
  }
  writer.endLine()
  return writer.bytes
}

/// What a row means, without its texts and merges.
package func json(ofViews row: Row) -> [UInt8] {
  var writer = JSONWriter(.compact)
  writer.object { writer in
    writer.key(.kind)
    writer.string(row.kind.rawValue)
    writer.key("section")
    writer.strings(row.section)
    writer.views(of: row)
  }
  return writer.bytes
}

/// One diagnostic in one line, as `--diagnostics json` writes it.
package func json(of diagnostic: Diagnostic, input: String?, in language: Language) -> [UInt8] {
  var writer = JSONWriter(.compact)
  writer.write(diagnostic, input: input, in: language)
  writer.endLine()
  return writer.bytes
}

extension JSONWriter {
  fileprivate mutating func write(_ report: Report) {
    let types = report.rows.body.typing.types
    object { writer in
      writer.key(.title)
      writer.inline { $0.write(report.title) }
      writer.key(.columns)
      writer.array { writer in
        for column in report.columns {
          writer.inlineObject { $0.members(of: column, type: column.role.flatMap { types[$0] }) }
        }
      }
      writer.key(.rows)
      writer.array { writer in
        for row in report.rows { writer.inlineObject { $0.members(of: row) } }
      }
      writer.key(.notes)
      writer.strings(report.notes)
      writer.member(.notesAbove, report.notesAbove > 0 ? report.notesAbove : nil)
    }
  }

  /// An object in a line of its own.
  mutating func inlineObject(_ body: (inout JSONWriter) -> Void) {
    element { writer in writer.object(body) }
  }

  mutating func write(_ title: Title) {
    object { writer in
      writer.key(.text)
      writer.string(title.text)
      writer.member("issuer", title.issuer)
      writer.member("year", title.year)
      writer.member("subject", title.subject)
      writer.member(.kind, title.kind)
      writer.member("period", title.period)
    }
  }

  private mutating func members(of column: Column, type: ValueType?) {
    key(.name)
    string(column.name)
    member(.role, column.role?.rawValue)
    member(.type, type?.rawValue)
    member(.period, column.period)
    let cells = column.headerCells
    if cells.count > 1 {
      key(.levels)
      strings(cells.map(\.text))
    }
    let shared = cells.prefix { $0.isShared }.count
    member(.sharedLevels, shared > 0 ? shared : nil)
  }

  private mutating func members(of row: Row) {
    texts(of: row)
    views(of: row)
    let merged = row.merged
    guard !merged.isEmpty else { return }
    key(.merged)
    write(merged)
  }

  /// What every row has.
  mutating func texts(of row: Row) {
    key(.kind)
    string(row.kind.rawValue)
    key("section")
    strings(row.section)
    key(.cells)
    array { writer in for column in 0..<row.columnCount { writer.string(row.text(column).bytes) } }
  }

  mutating func write(_ merged: [Merge]) {
    array { writer in
      for merge in merged {
        writer.object { writer in
          writer.key(.column)
          writer.number(merge.column)
          writer.key(.rows)
          writer.number(merge.rows)
          writer.key(.columns)
          writer.number(merge.columns)
        }
      }
    }
  }

  mutating func write(_ sources: [TaskSource]) {
    array { writer in for source in sources { writer.write(source) } }
  }

  mutating func write(_ departments: [Department]) {
    array { writer in
      for department in departments {
        writer.object { writer in
          writer.key(.name)
          writer.string(department.name)
          writer.key(.role)
          writer.string(department.role.rawValue)
        }
      }
    }
  }

  mutating func write(_ progress: Progress) {
    object { writer in
      writer.key("items")
      writer.array { writer in
        let text = progress.text.utf8.span
        for item in Progress.numberedItems(of: text) { writer.string(text.extracting(item.range)) }
      }
    }
  }

  /// The typed views.
  mutating func views(of row: Row) {
    member("number", row.number)
    let sources = row.sources
    if !sources.isEmpty {
      key("sources")
      write(sources)
    }
    let departments = row.departments
    if !departments.isEmpty {
      key("departments")
      write(departments)
    }
    if let progress = row.progress {
      key("progress")
      write(progress)
    }
    member("status", row.status?.rawValue)
    for field in row.fields {
      key(named: field.role.rawValue)
      write(field.value)
    }
  }

  /// - Parameter isWhole: Whether members that have no value are null, and not left out.
  mutating func write(_ value: FieldValue, isWhole: Bool = false) {
    switch value {
    case .list(let names): strings(names)
    case .integer(let value): number(value)
    case .percent(let value): number(value)
    case .date(let period): write(period, isWhole: isWhole)
    case .amount(let value, let unit):
      object { writer in
        writer.key("value")
        writer.number(value)
        writer.member("unit", unit, isWhole: isWhole)
      }
    }
  }

  /// Diagnostics as every JSON output has them.
  package mutating func write(_ diagnostics: [Diagnostic]) {
    array { writer in
      for diagnostic in diagnostics { writer.element { $0.write(diagnostic, input: nil) } }
    }
  }

  /// - Parameter language: That of the message; documents that programs keep have English, so that the same input gives the
  ///   same bytes wherever it is converted.
  mutating func write(_ diagnostic: Diagnostic, input: String?, in language: Language = .english) {
    object { writer in
      writer.member("input", input)
      writer.key("severity")
      writer.string(diagnostic.severity.rawValue)
      writer.key("code")
      writer.string(diagnostic.code.rawValue)
      writer.key("message")
      writer.string(diagnostic.translations.text(in: language))
      if let place = diagnostic.location?.place { writer.members(of: place) }
    }
  }

  mutating func members(of place: SourceLocation.Place) {
    switch place {
    case .text(let line, let column):
      member("line", line)
      member("column", column)
    case .cell(let sheet, let row, let column):
      member("sheet", sheet)
      member("cell", SourceLocation.cellName(row: row, column: column))
    case .sheet(let sheet): member("sheet", sheet)
    case .tableCell(let table, let row, let column):
      member("table", table)
      member("row", row)
      member("column", column)
    case .paragraph(let number): member("paragraph", number)
    case .part(let name): member("part", name)
    }
  }

  mutating func key(_ key: ReportKey) { self.key(named: key.rawValue) }

  fileprivate mutating func member(_ key: ReportKey, _ text: String?) {
    guard let text else { return }
    self.key(key)
    string(text)
  }

  fileprivate mutating func member(_ key: ReportKey, _ value: Int?) {
    guard let value else { return }
    self.key(key)
    number(value)
  }

  fileprivate mutating func member(_ key: ReportKey, _ period: Period?) {
    guard let period else { return }
    self.key(key)
    write(period)
  }

  /// A member that is left out where there is no value.
  package mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  /// A member that is left out where there is no value.
  package mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  mutating func member(_ name: StaticString, _ period: Period?) {
    guard let period else { return }
    key(name)
    write(period)
  }

  /// - Parameter isWhole: Whether days that are not known are null, and not left out.
  mutating func write(_ period: Period, isWhole: Bool = false) {
    object { writer in
      writer.key(.text)
      writer.string(period.text)
      writer.member("from", period.from?.description, isWhole: isWhole)
      writer.member("to", period.to?.description, isWhole: isWhole)
    }
  }

  private mutating func member(_ name: StaticString, _ text: String?, isWhole: Bool) {
    guard text == nil, isWhole else { return member(name, text) }
    key(name)
    null()
  }
}
