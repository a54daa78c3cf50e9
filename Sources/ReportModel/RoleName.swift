internal import ReportText

extension Role {
  /// The members of a row in JSON; a role's own name becomes one of them.
  package static let reservedNames = [
    "input", "report", "title", "issuer", "period", "columns", "kind", "section", "cells", "merged", "sources",
  ]

  /// A role of the name, if it can be one: letters and digits, beginning with a letter, and no other member of a row.
  package init?(named name: String) {
    guard let first = name.utf8.first, ASCII.isLetter(first),
      name.utf8.allSatisfy({ ASCII.isLetterOrDigit($0) }), !Self.reservedNames.contains(name)
    else { return nil }
    self.init(rawValue: name)
  }
}

extension Role {
  /// The roles of columns that name departments.
  package static let ofDepartments: Set<Role> = [.departments, .leadDepartments, .supportDepartments]
}

// The roles that have no views of their own.
extension Role {
  /// 分值, 得分.
  package static let score = Role(rawValue: "score")
  /// 存在问题.
  package static let problems = Role(rawValue: "problems")
  /// 下一步工作.
  package static let nextSteps = Role(rawValue: "nextSteps")
  /// 分管领导.
  package static let leader = Role(rawValue: "leader")
  /// 备注.
  package static let remarks = Role(rawValue: "remarks")
  /// 工作要求.
  package static let requirement = Role(rawValue: "requirement")
}
