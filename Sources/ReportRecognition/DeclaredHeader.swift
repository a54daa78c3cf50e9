internal import ReportModel
internal import ReportText

extension HeaderDictionary {
  /// The header that a table declares: its first row. What a schema says of a name comes before a
  /// declared role; that comes before what the words of the name say, for it was decided by somebody who knew more.
  mutating func header(declaredBy declared: DeclaredReport, of table: Table) -> RecognizedHeader? {
    guard table.rowCount > 0, table.width(of: 0) > 0 else { return nil }
    var columns: [Column] = []
    for declared in declared.columns {
      let levels = declared.header.map(\.text)
      var column = column(levels: levels)
      column.headerCells = declared.header
      let isOwn = column.role != HeaderDictionary.standard.column(levels: levels).role
      if !isOwn, let role = declared.role, role != column.role {
        column.role = role
        if !knows(role) {
          let type = declared.type ?? .text
          add([], to: role, type: type.isGeneral ? type : .text)
        }
        column.period =
          column.period
          ?? declared.period.map { words in
            PeriodGrammar.whole(words, year: nil) ?? Period(text: words)
          }
      }
      columns.append(column)
    }
    if let kind = declared.titleKind, (1...40).contains(kind.seenCount) { add(titleKinds: [kind]) }
    return RecognizedHeader(rows: 0..<1, columns: columns)
  }
}
