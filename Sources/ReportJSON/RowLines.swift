package import ReportModel

/// The rows of a document, an object a line. A line names its report and columns, so that it can be used alone, and has every
/// member, null where there is nothing: programs that look at a few lines find the columns of all. Notes and the other parts of the
/// title are in JSON only.
package func ndjson(of document: ReportDocument) -> [UInt8] {
  var writer = JSONWriter(.compact, room: document.likelySize * 2)
  let roles = typedRoles(of: document)
  for (index, report) in document.reports.enumerated() {
    for row in report.rows {
      writer.object { writer in
        writer.key("input")
        writer.string(document.input)
        writer.key("report")
        writer.number(index + 1)
        writer.key(.title)
        writer.string(report.title.text)
        writer.whole("issuer", report.issuer) { $0.string($1) }
        writer.whole("period", report.title.period) { $0.write($1, isWhole: true) }
        writer.key(.columns)
        writer.strings(report.columns.map(\.name))
        writer.texts(of: row)
        writer.wholeViews(of: row, roles: roles)
      }
      writer.endLine()
    }
  }
  return writer.bytes
}

/// What a report says, whatever input it stands in and however its cells are merged, for those who ask whether two say the same.
package func contentJSON(of report: Report) -> [UInt8] {
  var writer = JSONWriter(.compact)
  writer.string(report.title.text)
  writer.strings(report.columns.map(\.name))
  for row in report.rows {
    writer.object { writer in
      writer.texts(of: row)
      writer.views(of: row)
    }
    writer.endLine()
  }
  return writer.bytes
}

/// The roles whose texts are typed and have no view of their own in a row: those that every report has, and those that a schema,
/// or the input, declares.
private func typedRoles(of document: ReportDocument) -> [Role] {
  let own = document.reports.reduce(into: Set<Role>()) { roles, report in
    for (role, type) in report.rows.body.typing.types where type.isGeneral && type != .text { roles.insert(role) }
  }
  let standard = Role.withStandardType
  return standard + own.subtracting(standard).sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
}

extension JSONWriter {
  /// A member that is null where there is no value.
  fileprivate mutating func whole<Value>(
    _ name: StaticString, _ value: Value?, _ write: (inout JSONWriter, Value) -> Void
  ) {
    key(name)
    if let value { write(&self, value) } else { null() }
  }

  fileprivate mutating func wholeViews(of row: Row, roles: [Role]) {
    whole("number", row.number) { $0.number($1) }
    whole("sources", row.sources.nilIfEmpty) { $0.write($1) }
    whole("departments", row.departments.nilIfEmpty) { $0.write($1) }
    whole("progress", row.progress) { $0.write($1) }
    whole("status", row.status) { $0.string($1.rawValue) }
    let fields = row.fields
    for role in roles {
      key(named: role.rawValue)
      if let field = fields.first(where: { $0.role == role }) { write(field.value, isWhole: true) } else { null() }
    }
    whole("merged", row.merged.nilIfEmpty) { $0.write($1) }
  }
}

extension Array {
  fileprivate var nilIfEmpty: Self? { isEmpty ? nil : self }
}
