internal import ReportModel

extension Role {
  /// The members of a row in JSON; a role's own name becomes one of them.
  static let reservedNames = ["input", "report", "title", "columns", "kind", "section", "cells", "merged"]

  /// A role of the name, if it can be one: letters and digits, beginning with a letter, and no other member of a row.
  init?(named name: String) {
    guard let first = name.utf8.first, ASCII.isLetter(first),
      name.utf8.allSatisfy({ ASCII.isLetter($0) || (0x30...0x39).contains($0) }), !Self.reservedNames.contains(name)
    else { return nil }
    self.init(rawValue: name)
  }
}

extension HeaderDictionary {
  /// The header that a table declares: its first row. The dictionary's roles come before declared ones, which it then knows.
  mutating func header(declaredBy declared: DeclaredReport, of table: Table) -> RecognizedHeader? {
    guard let names = table.rows.first, !names.isEmpty else { return nil }
    var columns: [Column] = []
    for (index, cell) in names.enumerated() {
      var column = column(named: cell.text)
      if column.role == nil, index < declared.columns.count, let role = declared.columns[index].role {
        column.role = role
        if !knows(role) {
          let type = declared.columns[index].type ?? .text
          add([], to: role, type: type.isGeneral ? type : .text)
        }
        column.period =
          column.period
          ?? declared.columns[index].period.map { words in
            PeriodGrammar.whole(words.unblanked, year: nil) ?? Period(text: words)
          }
      }
      columns.append(column)
    }
    if let kind = declared.titleKind, (1...40).contains(kind.unblanked.count) { add(titleKinds: [kind]) }
    return RecognizedHeader(rows: 0..<1, columns: columns)
  }
}
