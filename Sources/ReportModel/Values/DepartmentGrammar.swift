internal import ReportText

/// Departments: names split at line breaks, 、，,；; and at spaces between Chinese words, never inside brackets; at 和 / & and their kin
/// where both sides are names of organisations. Labels (牵头单位：), suffixes （牵头） and duties (甲局牵头，乙局、丙局配合) give each its
/// part.
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
    var spacing = Spacing()
    // 【牵头】甲局【配合】乙局: where the first label stands before its name, so do the others.
    let labelsComeFirst = DepartmentWords.bareLabel(at: text.trimmed) != nil
    var offset = Self.lengthOfMarker(text)
    start = offset
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if depth == 0, scalar.isBlank, scalar != "\n", scalar != "\r" {
        blanks = blanks ?? offset
        offset += length
        continue
      }
      // Blanks between Chinese words separate names; other blanks are part of a name.
      if let end = blanks, let last, last.isHan || last.isClosingBracket {
        let marker = scalar.isHan ? 0 : Self.lengthOfMarker(text.extracting(droppingFirst: offset))
        if marker > 0 || scalar.isHan && !spacing.goesOn(with: text.extracting(droppingFirst: offset)) {
          take(text.extracting(start..<end), before)
          offset += marker
          (start, open, before, blanks, spacing) = (offset, nil, .blank, nil, Spacing())
          if marker > 0 { continue }
        }
      }
      blanks = nil
      if depth == 0, labelsComeFirst, scalar.isOpeningBracket, offset > start,
        DepartmentWords.bareLabel(at: text.extracting(droppingFirst: offset)) != nil
      {
        take(text.extracting(start..<offset), before)
        (start, open, before) = (offset, nil, .blank)
      }
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      // A bracket that never closes must not join the lines below it.
      if scalar == "\n" { depth = 0 }
      if depth == 0, let separator = Self.separator(scalar) {
        take(text.extracting(start..<offset), before)
        offset += length
        if separator == .line { offset += Self.lengthOfMarker(text.extracting(droppingFirst: offset)) }
        (start, open, before, last, spacing) = (offset, nil, separator, scalar, Spacing())
        continue
      }
      // 甲局（牵头）乙局（配合）: after a part a new name begins.
      if depth == 0, scalar.isHan, let open, last?.isClosingBracket ?? false,
        DepartmentWords.suffix(of: text.extracting(start..<offset), open: open - start) != nil
      {
        take(text.extracting(start..<offset), before)
        (start, before) = (offset, .blank)
      }
      if scalar.isOpeningBracket { open = offset }
      spacing.take(scalar)
      last = scalar
      offset += length
    }
    take(text.extracting(start..<text.count), before)
  }

  /// How long the number of a list is that a text begins with, and the blanks before it.
  private static func lengthOfMarker(_ text: Span<UInt8>) -> Int {
    var cursor = Cursor(text)
    cursor.skip(while: \.isBlank)
    guard let marker = cursor.itemMarker(), marker.style != .brackets, marker.style != .ordinal,
      cursor.next?.isHan ?? false
    else { return 0 }
    return cursor.position
  }

  private static func separator(_ scalar: Unicode.Scalar) -> Separator? {
    switch scalar {
    case "\n", "\r": .line
    case "；", ";", "。": .semicolon
    case "，", ",": .comma
    case "、": .enumeration
    // ①甲局②乙局
    case "①"..."⑳": .enumeration
    default: nil
    }
  }

  private mutating func take(_ piece: Span<UInt8>, _ before: Separator) {
    var (rest, before) = (piece, before)
    while let joint = DepartmentWords.joint(in: rest) {
      takeName(rest.extracting(first: joint.lowerBound), before)
      rest = rest.extracting(droppingFirst: joint.upperBound)
      before = .none
    }
    takeName(rest, before)
  }

  private mutating func takeName(_ piece: Span<UInt8>, _ before: Separator) {
    var name = piece.trimmed.droppingLast { $0 == "。" || $0.isUnseen }
    guard !name.isEmpty else { return }
    // What a label says of the next group, a duty at its end says better: 牵头：甲局；乙局、丙局配合.
    if before == .semicolon || before == .line { isLabelled = false }
    if let (part, length) = DepartmentWords.label(at: name) ?? DepartmentWords.bareLabel(at: name) {
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
    }
    // 甲局负责，乙局参与: what the second does is no duty of the first.
    isSpokenOf = isSpokenOf || duty != nil
    guard saysSomething(name), !DepartmentWords.isNobody(name) else { return }
    departments.append(Department(name: Spacing.withoutBlanks(name), role: own))
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

/// Tells names that are spaced out, 财 政 局, from names beside each other.
private struct Spacing {
  /// How many characters the word has, and how many words the name, as long as each is a single character.
  private var length = 0
  private var words: Int? = 0
  private var last: Unicode.Scalar?

  mutating func take(_ scalar: Unicode.Scalar) {
    length += 1
    last = scalar
  }

  /// Whether the word behind a blank belongs to the name before it: no name is a single character.
  mutating func goesOn(with rest: Span<UInt8>) -> Bool {
    words = length == 1 ? words.map { $0 + 1 } : nil
    length = 0
    var cursor = Cursor(rest)
    let next = cursor.takeScalar()
    let isSingle = cursor.next.map { !$0.isHan } ?? true
    let isEnding = next.map(Self.endings.contains) ?? false
    guard let words else { return isSingle && isEnding }
    return words == 1 || isSingle && !(last.map(Self.endings.contains) ?? false)
  }

  /// What names of offices end with and no other word is.
  private static let endings = Set("局委办室院站科股处部会厅".unicodeScalars)

  /// A name without the blanks that space it out.
  static func withoutBlanks(_ name: Span<UInt8>) -> String {
    guard name.contains(where: \.isBlank) else { return name.string }
    var spaced: [UInt8] = []
    var cursor = Cursor(name)
    var start = 0
    var last: Unicode.Scalar?
    while let scalar = cursor.takeScalar() {
      if scalar.isBlank, scalar != "\n", scalar != "\r" {
        let end = cursor.position
        cursor.skip { $0.isBlank && $0 != "\n" && $0 != "\r" }
        if last?.isHan ?? false, cursor.next?.isHan ?? false {
          start = cursor.position
          continue
        }
        cursor.move(to: end)
      }
      for index in start..<cursor.position { spaced.append(name[index]) }
      start = cursor.position
      last = scalar
    }
    return spaced.span.string
  }
}
