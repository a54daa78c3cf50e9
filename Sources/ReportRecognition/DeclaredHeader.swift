internal import ReportModel
internal import ReportText

extension HeaderDictionary {
  /// The header that a table declares: its first row. The dictionary's roles come before declared ones, which it then knows.
  mutating func header(declaredBy declared: DeclaredReport, of table: Table) -> RecognizedHeader? {
    guard table.rowCount > 0, table.width(of: 0) > 0 else { return nil }
    var columns: [Column] = []
    for index in 0..<table.width(of: 0) {
      var column = column(named: table.string(0, index))
      if column.role == nil, index < declared.columns.count, let role = declared.columns[index].role {
        column.role = role
        if !knows(role) {
          let type = declared.columns[index].type ?? .text
          add([], to: role, type: type.isGeneral ? type : .text)
        }
        column.period =
          column.period
          ?? declared.columns[index].period.map { words in
            PeriodGrammar.whole(words, year: nil) ?? Period(text: words)
          }
      }
      columns.append(column)
    }
    if let kind = declared.titleKind, (1...40).contains(kind.unblanked.count) { add(titleKinds: [kind]) }
    return RecognizedHeader(rows: 0..<1, columns: columns)
  }
}
