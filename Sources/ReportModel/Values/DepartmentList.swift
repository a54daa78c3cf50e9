internal import ReportText

/// The departments of a cell as far as it has been read, and whether something has been said of each.
struct DepartmentList {
  private(set) var departments: [Department] = []
  /// What stands before each name, whether a suffix or a duty spoke of it, and whether a label stands right before it.
  private var joints: [(before: NameSeparator, isSpokenOf: Bool, isLabelled: Bool)] = []

  func lastBegins(with word: StaticString) -> Bool { departments.last?.name.utf8.span.begins(with: word) ?? false }

  mutating func append(_ department: Department, _ before: NameSeparator, isSpokenOf: Bool, isLabelled: Bool) {
    departments.append(department)
    joints.append((before, isSpokenOf, isLabelled))
  }

  /// Gives a part to the last department, of which a bracket on a line of its own speaks.
  /// - Parameter part: Nil where what is said leaves it its own.
  mutating func sayOfLast(_ part: Department.Part?) {
    say(part, from: departments.count - 1)
  }

  /// Gives a part to the names before, as far as they are joined like the last one and nothing has spoken of them.
  /// - Parameters:
  ///   - part: Nil where what is said leaves each its own.
  ///   - isAlone: Whether a blank stands between the names and what is said of them: 甲局、乙局 牵头.
  mutating func say(_ part: Department.Part?, ofNamesJoinedBy separator: NameSeparator, isAlone: Bool) {
    var separator = separator
    var first = departments.count
    if isAlone, separator == .blank, let last = joints.last {
      guard !last.isSpokenOf else { return }
      (first, separator) = (departments.count - 1, last.before)
    }
    while separator < .semicolon, first > 0, !joints[first - 1].isSpokenOf {
      first -= 1
      // 牵头单位：甲局、乙局、丙局配合: the label speaks of the first, so the duty is the last one's.
      if joints[first].isLabelled {
        for index in first..<departments.count { joints[index].isSpokenOf = true }
        return
      }
      if joints[first].before > separator { break }
    }
    say(part, from: first)
  }

  /// Makes the first department lead where it has no part of its own yet.
  mutating func letFirstLead(insteadOf part: Department.Part) {
    if departments.first?.role == part { departments[0].role = .lead }
  }

  private mutating func say(_ part: Department.Part?, from first: Int) {
    for index in first..<departments.count {
      departments[index].role = part ?? departments[index].role
      joints[index].isSpokenOf = true
    }
  }
}
