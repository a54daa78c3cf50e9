internal import ReportText

/// Departments: names split at line breaks, 、，,；; and at spaces between Chinese words, never inside brackets. Labels (牵头单位：),
/// suffixes （牵头） and duties (甲局牵头，乙局、丙局配合) give each its part.
package enum DepartmentGrammar {
  /// - Parameter part: The part of a department that no label or suffix speaks of.
  package static func parse(_ text: String, part: Department.Part) -> [Department] { parse(text.utf8.span, part: part) }

  /// - Parameter part: The part of a department that no label or suffix speaks of.
  package static func parse(_ text: Span<UInt8>, part: Department.Part) -> [Department] {
    var reading = DepartmentReading(part: part)
    if let joined = TornNames.join(text) { reading.read(joined.span) } else { reading.read(text) }
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
  /// What stands before each name, whether a suffix or a duty spoke of it, and whether a label stands right before it.
  private var joints: [(before: Separator, isSpokenOf: Bool, isLabelled: Bool)] = []
  private let defaultPart: Department.Part
  /// The part that the last label gives; nil after a label of something else, as 责任人：.
  private var labelled: Department.Part?
  private var isBehindLabel = false
  /// Whether labels have no colons: 牵头 甲局 配合 乙局.
  private var hasBareLabels = false
  /// Whether labels are brackets before the names: 【牵头】甲局【配合】乙局.
  private var hasBracketLabels = false

  /// Whether what the last name does follows it.
  private var isBehindWork = false

  init(part: Department.Part) {
    defaultPart = part
    labelled = part
  }

  mutating func read(_ text: Span<UInt8>) {
    let markers = ListMarkers.ranges(in: text)
    if markers.isEmpty { readItem(text) }
    for (index, marker) in markers.enumerated() {
      let end = index + 1 < markers.count ? markers[index + 1].lowerBound : text.count
      readItem(text.extracting(marker.upperBound..<end))
    }
  }

  private mutating func readItem(_ text: Span<UInt8>) {
    var start = 0
    var before = Separator.line
    /// Where the last outermost bracket of the piece opens; to look for it after each character would take quadratic time.
    var open: Int?
    var depth = 0
    var last: Unicode.Scalar?
    /// Where a run of blanks began.
    var blanks: Int?
    var padding = Padding()
    /// Whether nothing of the piece has been seen.
    var isEmpty = true
    let lastClosing = text.lastOffset(where: \.isClosingBracket) ?? 0
    var offset = 0
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if depth == 0, scalar.isBlank, scalar != "\n", scalar != "\r" {
        blanks = blanks ?? offset
        offset += length
        continue
      }
      // Blanks between Chinese words separate names; other blanks are part of a name.
      if let end = blanks, let last, last.isHan || last.isClosingBracket, scalar.isHan,
        !padding.joins(text, start: start, blanks: end..<offset)
      {
        take(text.extracting(start..<end), before, isPadded: padding.isUsed)
        (start, open, before, padding) = (offset, nil, .blank, Padding(word: offset))
      }
      blanks = nil
      if depth == 0, scalar.isOpeningBracket, let label = labelInBrackets(text, at: offset, isFirst: isEmpty) {
        take(text.extracting(start..<offset), before, isPadded: padding.isUsed)
        setLabel(label.duty)
        offset += label.length
        (start, open, before, last, padding, isEmpty) = (offset, nil, .blank, nil, Padding(word: offset), true)
        continue
      }
      // A bracket that never closes joins nothing.
      if scalar.isOpeningBracket, offset < lastClosing {
        depth += 1
      } else if scalar.isClosingBracket {
        depth = max(0, depth - 1)
      }
      if scalar == "\n" { depth = 0 }
      if depth == 0, let separator = Self.separator(scalar) {
        take(text.extracting(start..<offset), before, isPadded: padding.isUsed)
        (start, open, before, padding) = (offset + length, nil, separator, Padding(word: offset + length))
        isEmpty = true
      } else {
        isEmpty = isEmpty && scalar.isUnseen
        // 甲局（牵头）乙局（配合）: after a part a new name begins.
        if depth == 0, scalar.isHan, let open, last?.isClosingBracket ?? false,
          DepartmentWords.suffix(of: text.extracting(start..<offset), open: open - start) != nil
        {
          take(text.extracting(start..<offset), before, isPadded: padding.isUsed)
          (start, before, padding) = (offset, .blank, Padding(word: offset))
        }
        if scalar.isOpeningBracket, depth == 1 { open = offset }
      }
      last = scalar
      offset += length
    }
    take(text.extracting(start..<text.count), before, isPadded: padding.isUsed)
  }

  private static func separator(_ scalar: Unicode.Scalar) -> Separator? {
    switch scalar {
    case "\n", "\r": .line
    case "；", ";", "﹔", "。", "｡": .semicolon
    case "，", ",", "﹐": .comma
    case "、", "﹑", "､": .enumeration
    default: nil
    }
  }

  /// The label that a bracket is: the first of a cell stands before a name, those of a cell of such labels anywhere. One that has
  /// nothing after it in its line is about the name above it.
  private mutating func labelInBrackets(
    _ text: Span<UInt8>, at open: Int, isFirst: Bool
  ) -> (duty: DepartmentWords.Duty, length: Int)? {
    guard hasBracketLabels || isFirst,
      let label = DepartmentWords.bracket(at: text.extracting(droppingFirst: open))
    else { return nil }
    if !hasBracketLabels, !departments.isEmpty {
      var cursor = Cursor(text.extracting(droppingFirst: open + label.length))
      cursor.skip { $0.isBlank && $0 != "\n" }
      guard let next = cursor.next, Self.separator(next) == nil else { return nil }
    }
    hasBracketLabels = true
    return label
  }

  private mutating func setLabel(_ duty: DepartmentWords.Duty?) {
    labelled = duty.map { part(of: $0) ?? defaultPart }
    isBehindLabel = true
    isBehindWork = false
  }

  private func part(of duty: DepartmentWords.Duty) -> Department.Part? {
    switch duty {
    case .lead: .lead
    case .support: .support
    case .responsible: .responsible
    case .same: nil
    }
  }

  private mutating func take(_ piece: Span<UInt8>, _ before: Separator, isPadded: Bool) {
    // 财 政 局 is 财政局.
    if isPadded { piece.withSeen { take($0, before) } } else { take(piece, before) }
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
    var name = DepartmentWords.withoutMarks(DepartmentWords.withoutNumber(piece.trimmed))
    guard !name.isEmpty else { return }
    if let last = departments.indices.last, let (duty, length) = DepartmentWords.bracket(at: name), length == name.count
    {
      departments[last].role = part(of: duty) ?? departments[last].role
      joints[last].isSpokenOf = true
      return
    }
    if let (duty, names) = DepartmentWords.labelBeforeBracket(name) {
      setLabel(duty)
      readItem(name.extracting(names))
      labelled = defaultPart
      return
    }
    if let (duty, length) = DepartmentWords.label(at: name) ?? DepartmentWords.labelBefore(name) {
      setLabel(duty)
      name = DepartmentWords.withoutNumber(name.extracting(droppingFirst: length).trimmed)
    } else if let duty = DepartmentWords.label(name, isBare: hasBareLabels || departments.isEmpty) {
      hasBareLabels = true
      return setLabel(duty)
    }
    guard labelled != nil, !isWork(name, before) else { return }
    if let length = DepartmentWords.nameBeforeWork(in: name) {
      isBehindWork = true
      name = name.extracting(first: length)
    }
    if let duty = DepartmentWords.dutyInside(name) {
      takeSpokenOf(name.extracting(first: duty), before)
      let rest = name.extracting(droppingFirst: duty)
      isBehindWork = !DepartmentWords.endsLikeOne(rest)
      if !isBehindWork { takeSpokenOf(rest, .semicolon) }
    } else {
      takeSpokenOf(name, before)
    }
  }

  /// Whether a piece goes on saying what the name before it does: the 做好规划 of 区教育局：完成选址、做好规划；区财政局：….
  private mutating func isWork(_ name: Span<UInt8>, _ before: Separator) -> Bool {
    guard isBehindWork else { return false }
    // Whoever may be named is: 区城管局负责清运，各镇（街道）配合, 市教育局负责选址，财政局负责资金.
    let mayBeName = DepartmentWords.namesOne(name) || DepartmentWords.duty(atEndOf: name).length > 0
    isBehindWork = before.rawValue < Separator.semicolon.rawValue && !mayBeName
    return isBehindWork
  }

  /// Takes a name with what is said of it at its end.
  private mutating func takeSpokenOf(_ piece: Span<UInt8>, _ before: Separator) {
    guard let labelled else { return }
    var (name, own) = (piece, labelled)
    var isSpokenOf = false
    var firstLeads = false
    if let open = DepartmentWords.openingOfBracketAtEnd(of: name) {
      let bracket = name.extracting(droppingFirst: open)
      if let suffix = DepartmentWords.duty(inBracket: bracket) {
        own = part(of: suffix) ?? own
        isSpokenOf = true
        if DepartmentWords.speaksOfAll(bracket) { giveBack(part(of: suffix), joinedBy: before, isAlone: false) }
        name = name.extracting(first: open).trimmed
      } else if DepartmentWords.saysFirstLeads(bracket) {
        firstLeads = true
        name = name.extracting(first: open).trimmed
      }
    }
    let (duty, length) = DepartmentWords.duty(atEndOf: name)
    name = DepartmentWords.withoutEtc(name.extracting(droppingLast: length).droppingLast(while: DepartmentWords.isSign))
    if let duty {
      // 甲局负责 leaves a lead what it is.
      let part = duty == .responsible && own == .lead ? nil : part(of: duty)
      own = part ?? own
      giveBack(part, joinedBy: before, isAlone: name.isEmpty)
      isSpokenOf = true
    }
    if let office = DepartmentWords.officeBeforeWords(in: name) {
      name = name.extracting(first: office)
      isSpokenOf = true
    }
    if saysSomething(name), !DepartmentWords.isNobody(name) {
      departments.append(Department(name: name.string, role: own))
      joints.append((before, isSpokenOf, isBehindLabel))
      isBehindLabel = false
    }
    if firstLeads, departments.first?.role == defaultPart { departments[0].role = .lead }
  }

  /// Gives a part to the names before, as far as they are joined like the last one and nothing has spoken of them.
  /// - Parameters:
  ///   - part: Nil where what is said leaves each its own.
  ///   - isAlone: Whether a blank stands between the names and what is said of them: 甲局、乙局 牵头.
  private mutating func giveBack(_ part: Department.Part?, joinedBy separator: Separator, isAlone: Bool) {
    var separator = separator
    var first = departments.count
    if isAlone, separator == .blank, let last = joints.last {
      guard !last.isSpokenOf else { return }
      (first, separator) = (departments.count - 1, last.before)
    }
    if separator != .line, separator != .semicolon {
      while first > 0, !joints[first - 1].isSpokenOf {
        first -= 1
        // 牵头单位：甲局、乙局、丙局配合: the label speaks of the first, so the duty is the last one's.
        if joints[first].isLabelled {
          for index in first..<departments.count { joints[index].isSpokenOf = true }
          return
        }
        if joints[first].before.rawValue > separator.rawValue { break }
      }
    }
    for index in first..<departments.count {
      departments[index].role = part ?? departments[index].role
      joints[index].isSpokenOf = true
    }
  }
}
