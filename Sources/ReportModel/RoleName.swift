internal import ReportText

extension Role {
  /// The members of a row in JSON; a role's own name becomes one of them.
  package static let reservedNames = ["input", "report", "title", "columns", "kind", "section", "cells", "merged"]

  /// A role of the name, if it can be one: letters and digits, beginning with a letter, and no other member of a row.
  package init?(named name: String) {
    guard let first = name.utf8.first, ASCII.isLetter(first),
      name.utf8.allSatisfy({ ASCII.isLetter($0) || (0x30...0x39).contains($0) }), !Self.reservedNames.contains(name)
    else { return nil }
    self.init(rawValue: name)
  }
}
