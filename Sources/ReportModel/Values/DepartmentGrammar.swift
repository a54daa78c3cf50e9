internal import ReportText

/// Departments: names split at line breaks, 、，,；; and at spaces between Chinese words, never inside brackets. Labels (牵头单位：),
/// suffixes （牵头） and duties (甲局牵头，乙局、丙局配合) give each its part.
package enum DepartmentGrammar {
  /// - Parameter part: The part of a department that no label or suffix speaks of.
  package static func parse(_ text: String, part: Department.Part) -> [Department] { parse(text.utf8.span, part: part) }

  /// - Parameter part: The part of a department that no label or suffix speaks of.
  package static func parse(_ text: Span<UInt8>, part: Department.Part) -> [Department] {
    var reading = DepartmentReading(part: part)
    reading.read(text)
    return reading.departments
  }
}

/// The names of a cell, as far as it has been read.
private struct DepartmentReading {
  /// How strongly two names are parted: a duty after the last of several names is that of all which are joined as it is.
  private enum Separator: Int {
    case none, blank, enumeration, comma, semicolon, line
  }

  private(set) var departments: [Department] = []
  /// What stands before each name, and whether a label, a suffix or a duty spoke of it.
  private var joints: [(before: Separator, isSpokenOf: Bool)] = []
  private let defaultPart: Department.Part
  /// The part that the last label gives; nil after a label of something else, as 责任人：.
  private var labelled: Department.Part?
  private var isLabelled = false

  init(part: Department.Part) {
    defaultPart = part
    labelled = part
  }

  mutating func read(_ text: Span<UInt8>) {
    var start = 0
    var before = Separator.line
    /// Where the last opening bracket of the piece stands; to look for it behind each character would take quadratic time.
    var open: Int?
    var depth = 0
    var last: Unicode.Scalar?
    /// Where a run of blanks began.
    var blanks: Int?
    var offset = 0
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if depth == 0, scalar.isBlank, scalar != "\n", scalar != "\r" {
        blanks = blanks ?? offset
        offset += length
        continue
      }
      // Blanks between Chinese words separate names; other blanks are part of a name.
      if let end = blanks, let last, last.isHan || last.isClosingBracket, scalar.isHan {
        take(text.extracting(start..<end), before)
        (start, open, before) = (offset, nil, .blank)
      }
      blanks = nil
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      // A bracket that never closes must not join the lines below it.
      if scalar == "\n" { depth = 0 }
      if depth == 0, let separator = Self.separator(scalar) {
        take(text.extracting(start..<offset), before)
        (start, open, before) = (offset + length, nil, separator)
      } else {
        // 甲局（牵头）乙局（配合）: after a part a new name begins.
        if depth == 0, scalar.isHan, let open, last?.isClosingBracket ?? false,
          DepartmentWords.suffix(of: text.extracting(start..<offset), open: open - start) != nil
        {
          take(text.extracting(start..<offset), before)
          (start, before) = (offset, .blank)
        }
        if scalar.isOpeningBracket { open = offset }
      }
      last = scalar
      offset += length
    }
    take(text.extracting(start..<text.count), before)
  }

  private static func separator(_ scalar: Unicode.Scalar) -> Separator? {
    switch scalar {
    case "\n", "\r": .line
    case "；", ";": .semicolon
    case "，", ",": .comma
    case "、": .enumeration
    default: nil
    }
  }

  private mutating func take(_ piece: Span<UInt8>, _ before: Separator) {
    var name = piece.trimmed.droppingLast { $0 == "。" || $0.isUnseen }
    guard !name.isEmpty else { return }
    if let (part, length) = DepartmentWords.label(at: name) {
      labelled = part
      isLabelled = true
      name = name.extracting(droppingFirst: length).trimmed
    }
    guard let labelled else { return }
    name = DepartmentWords.withoutNumber(name)
    var own = labelled
    var isSpokenOf = isLabelled
    if let open = name.lastOffset(where: \.isOpeningBracket), open > 0,
      let suffix = DepartmentWords.suffix(of: name, open: open)
    {
      own = suffix == .same ? own : suffix.part ?? own
      isSpokenOf = isSpokenOf || suffix != .same
      name = name.extracting(first: open).trimmed
    }
    let (duty, length) = DepartmentWords.duty(atEndOf: name)
    name = DepartmentWords.withoutEtc(name.extracting(droppingLast: length).trimmed)
    if let part = duty?.part {
      own = part
      giveBack(part, joinedBy: before)
      isSpokenOf = true
    }
    guard saysSomething(name), !DepartmentWords.isNobody(name) else { return }
    departments.append(Department(name: name.string, role: own))
    joints.append((before, isSpokenOf))
  }

  /// Gives a part to the names before, as far as they are joined like the last one and nothing has spoken of them.
  private mutating func giveBack(_ part: Department.Part, joinedBy separator: Separator) {
    guard separator != .line, separator != .semicolon else { return }
    for index in departments.indices.reversed() {
      guard !joints[index].isSpokenOf else { return }
      departments[index].role = part
      joints[index].isSpokenOf = true
      guard joints[index].before.rawValue <= separator.rawValue else { return }
    }
  }
}
