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

/// Reads the pieces of a cell: labels, names with what is said of them, and duties that speak of names before.
private struct DepartmentReading {
  private var list = DepartmentList()
  private let defaultPart: Department.Part
  /// The part that the last label gives; nil after a label of something else, as 责任人：.
  private var labelled: Department.Part?
  private var isBehindLabel = false
  /// Whether a label has stood before a name, so that others may stand before what reads like no office.
  private var hasLabels = false
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

  var departments: [Department] { list.departments }

  mutating func read(_ text: Span<UInt8>) {
    let markers = ListMarkers.ranges(in: text)
    if markers.isEmpty { readItem(text) }
    for (index, marker) in markers.enumerated() {
      let end = index + 1 < markers.count ? markers[index + 1].lowerBound : text.count
      readItem(text.extracting(marker.upperBound..<end))
    }
  }

  private mutating func readItem(_ text: Span<UInt8>) {
    var pieces = NamePieces(of: text, hasBracketLabels: hasBracketLabels, isFirst: list.departments.isEmpty)
    while let piece = pieces.next() {
      let words = text.extracting(piece.range)
      // 财 政 局 is 财政局.
      if piece.isPadded {
        words.withSeen { take($0, piece.before, piece.signs) }
      } else {
        take(words, piece.before, piece.signs)
      }
      guard let label = piece.labelBehind else { continue }
      hasBracketLabels = true
      setLabel(label)
    }
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

  private mutating func take(_ piece: Span<UInt8>, _ before: NameSeparator, _ signs: NameSigns) {
    var (rest, before) = (piece, before)
    while signs.contains(.joint), let joint = DepartmentWords.joint(in: rest) {
      takeName(rest.extracting(first: joint.lowerBound), before, signs)
      rest = rest.extracting(droppingFirst: joint.upperBound)
      before = .none
    }
    takeName(rest, before, signs)
  }

  private mutating func takeName(_ piece: Span<UInt8>, _ before: NameSeparator, _ signs: NameSigns) {
    var name = piece.trimmed
    if signs.contains(.mark) { name = DepartmentWords.withoutMarks(DepartmentWords.withoutNumber(name)) }
    guard !name.isEmpty, !takeBracket(name, before, signs) else { return }
    if let (duty, length) = DepartmentWords.label(at: name, signs, isOneOfMany: hasLabels) {
      hasLabels = true
      setLabel(duty)
      name = DepartmentWords.withoutNumber(name.extracting(droppingFirst: length).trimmed)
    } else if let duty = DepartmentWords.label(name, isBare: hasBareLabels || list.departments.isEmpty) {
      hasBareLabels = true
      return setLabel(duty)
    }
    guard labelled != nil, !isWork(name, before) else { return }
    if signs.contains(.colon), let length = DepartmentWords.nameBeforeWork(in: name) {
      isBehindWork = true
      name = name.extracting(first: length)
    }
    guard signs.contains(.duty), let duty = DepartmentWords.dutyInside(name) else {
      return takeSpokenOf(name, before, signs)
    }
    takeSpokenOf(name.extracting(first: duty), before, signs)
    let rest = name.extracting(droppingFirst: duty)
    isBehindWork = !DepartmentWords.endsLikeOne(rest)
    if !isBehindWork { takeSpokenOf(rest, .semicolon, signs) }
  }

  /// Takes a piece that is a bracket about the name before it, （牵头）; names in brackets, （甲局、乙局）, unless they stand on a line after
  /// others, whose other names they may be; or a label with its names in brackets, 牵头（甲局、乙局）.
  private mutating func takeBracket(_ piece: Span<UInt8>, _ before: NameSeparator, _ signs: NameSigns) -> Bool {
    guard signs.contains(.bracket) else { return false }
    if let (duty, length) = DepartmentWords.bracket(at: piece), length == piece.count {
      if list.departments.isEmpty { setLabel(duty) } else { list.sayOfLast(part(of: duty)) }
      return true
    }
    if before != .line || list.departments.isEmpty, let names = DepartmentWords.namesInBracket(piece) {
      readItem(piece.extracting(names))
      return true
    }
    guard let (duty, names) = DepartmentWords.labelBeforeBracket(piece) else { return false }
    setLabel(duty)
    readItem(piece.extracting(names))
    labelled = defaultPart
    return true
  }

  /// Whether a piece goes on saying what the name before it does: the 做好规划 of 区教育局：完成选址、做好规划；区财政局：….
  private mutating func isWork(_ name: Span<UInt8>, _ before: NameSeparator) -> Bool {
    guard isBehindWork else { return false }
    // Whoever may be named is: 区城管局负责清运，各镇（街道）配合, 市教育局负责选址，财政局负责资金.
    let mayBeName = DepartmentWords.namesOne(name) || DepartmentWords.duty(atEndOf: name).length > 0
    isBehindWork = before < .semicolon && !mayBeName
    return isBehindWork
  }

  /// Takes a name with what is said of it at its end.
  private mutating func takeSpokenOf(_ piece: Span<UInt8>, _ before: NameSeparator, _ signs: NameSigns) {
    guard let labelled else { return }
    var (name, own) = (piece, labelled)
    var isSpokenOf = false
    var firstLeads = false
    if signs.contains(.bracket), let open = DepartmentWords.openingOfBracketAtEnd(of: name) {
      let bracket = name.extracting(droppingFirst: open)
      if let suffix = DepartmentWords.duty(inBracket: bracket) {
        own = part(of: suffix) ?? own
        isSpokenOf = true
        if DepartmentWords.speaksOfAll(bracket) { list.say(part(of: suffix), ofNamesJoinedBy: before, isAlone: false) }
      } else {
        firstLeads = DepartmentWords.saysFirstLeads(bracket)
      }
      if isSpokenOf || firstLeads { name = name.extracting(first: open).trimmed }
    }
    let (duty, length) = DepartmentWords.duty(atEndOf: name)
    name = name.extracting(droppingLast: length).droppingLast(while: DepartmentWords.isSign)
    if signs.contains(.etc) { name = DepartmentWords.withoutEtc(name) }
    if let duty {
      // 甲局负责 leaves a lead what it is.
      let part = duty == .responsible && own == .lead ? nil : part(of: duty)
      own = part ?? own
      list.say(part, ofNamesJoinedBy: before, isAlone: name.isEmpty)
      isSpokenOf = true
    }
    if let office = DepartmentWords.officeBeforeWords(in: name) {
      name = name.extracting(first: office)
      isSpokenOf = true
    }
    if saysSomething(name), !DepartmentWords.isNobody(name) {
      // 各街道、镇 speaks of all towns too.
      let isOfAll = before == .enumeration && DepartmentWords.isPlaceKind(name) && list.lastBegins(with: "各")
      let department = Department(name: isOfAll ? "各" + name.string : name.string, role: own)
      list.append(department, before, isSpokenOf: isSpokenOf, isLabelled: isBehindLabel)
      isBehindLabel = false
    }
    if firstLeads { list.letFirstLead(insteadOf: defaultPart) }
  }
}
