package import ReportModel
internal import ReportText

/// What a header was read as: modifiers and a head that decides on the role.
package struct HeaderReading: Sendable, Equatable {
  /// The role; nil where no rule knows the header, or two rules contradict each other.
  package var role: Role?
  /// The period that it names, as 1-8月 in 1-8月推进情况.
  package var period: Period?
  /// What decides; nil where nothing does.
  package var rule: ExplainedHeader.Rule?
  /// The word that decides.
  package var head = ""
  /// What stands before it.
  package var modifiers = ""
  /// Whether all of its words are known; else the head alone is, and the header is likely.
  package var isCertain = false
  /// The role of the second thing that it names, as in 责任人/部门.
  package var otherRole: Role?
}

extension HeaderDictionary {
  /// The column that a header text stands for.
  package func column(named name: String) -> Column { column(levels: [name]) }

  /// The column that the levels of a header stand for, the top one first: the lowest that has a role decides.
  package func column(levels: [String]) -> Column {
    let reading = reading(of: levels)
    return Column(name: Column.name(of: levels), role: reading.role, period: reading.period)
  }

  /// The role of a header text whose words are all known.
  package func role(named name: String) -> Role? {
    // Long texts are no headers; most cells of a table end here.
    guard name.utf8.count <= 120 else { return nil }
    let reading = reading(of: [name])
    return reading.isCertain ? reading.role : nil
  }

  /// How the levels of a header are read.
  package func reading(of levels: [String]) -> HeaderReading {
    var found: HeaderReading?
    var roleless: HeaderReading?
    var period: Period?
    for level in levels.reversed() {
      // Looking at a cell of megabytes takes its time.
      guard level.utf8.count <= 600 else { continue }
      let reading = memory.reading(of: level) { readingOfName(level) }
      period = period ?? reading.period
      if reading.role != nil { found = found ?? reading }
      if reading.rule != nil { roleless = roleless ?? reading }
    }
    var reading = found ?? roleless ?? HeaderReading()
    reading.period = period
    return reading
  }

  private func readingOfName(_ name: String) -> HeaderReading {
    let key = Self.key(name)
    let words = key.bytes
    guard !words.isEmpty else { return HeaderReading() }
    if words.count > 200 && words.firstOffset(where: { $0 == "/" }) == nil { return HeaderReading() }
    if let whole = wholes.value(of: words) { return reading(whole, head: words.string, certain: true) }
    guard words.firstOffset(where: { $0 == "/" }) != nil else { return read(words) }
    if let question = readQuestion(words) { return question }
    var parts: [HeaderReading] = []
    var first: String?
    // 完成时间（年/月）: what stands in brackets are no headers.
    for part in Self.partsAtSlashes(words) {
      var reading = readPart(part, after: first)
      if reading.role == nil, reading.period == nil { reading.head = "" }
      if first == nil { first = part }
      parts.append(reading)
    }
    return joined(parts, areLevels: true)
  }

  /// One of several things that a header names. What it leaves out is taken from the first: 责任人/部门 means 责任部门.
  private func readPart(_ part: String, after first: String?) -> HeaderReading {
    let reading = part.utf8.span.withSeen { read($0) }
    guard reading.role == nil, let first else { return reading }
    for length in 1...2 {
      let whole = String(first.unicodeScalars.prefix(length)) + part
      if wholes.value(of: whole.utf8.span) != nil { return read(whole.utf8.span) }
    }
    return reading
  }

  /// The reading of a header that names several things: the first with a role decides, unless the last says more exactly what the
  /// first is about, as in the levels 完成情况/存在问题.
  private func joined(_ parts: [HeaderReading], areLevels: Bool) -> HeaderReading {
    let known = parts.filter { $0.role != nil }
    guard var first = known.first else {
      return HeaderReading(period: parts.reversed().lazy.compactMap(\.period).first)
    }
    // 2026年进展情况/上半年: of levels the lowest says more exactly when.
    first.period =
      areLevels
      ? parts.reversed().lazy.compactMap(\.period).first : first.period ?? parts.lazy.compactMap(\.period).first
    guard let other = known.first(where: { $0.role != first.role }), let role = first.role, let otherRole = other.role
    else { return first }
    if areLevels, role == .departments, Role.ofDepartments.contains(otherRole) {
      first.role = otherRole
      return first
    }
    if areLevels, role == .progress, Self.partsOfProgress.contains(otherRole) {
      var last = other
      last.period = last.period ?? first.period
      return last
    }
    first.otherRole = otherRole
    return first
  }

  private static let partsOfProgress = Set(RoleTrait.ofProgress.roles)

  private func reading(_ place: Int, head: String, modifiers: String = "", certain: Bool) -> HeaderReading {
    guard place < entries.count else { return HeaderReading(rule: .headless, head: head, isCertain: true) }
    return HeaderReading(
      role: entries[place].role, rule: .word, head: head, modifiers: modifiers, isCertain: certain)
  }

  /// A header without slashes.
  func read(_ words: Span<UInt8>) -> HeaderReading {
    if let whole = wholes.value(of: words) { return reading(whole, head: words.string, certain: true) }
    // No header is so long, nor does one have marks of sentences in it.
    let parts = Self.withoutBracket(words)
    guard words.count <= 120, !parts.words.contains(where: \.isMarkOfSentences) else {
      return HeaderReading()
    }
    var bare = parts.words
    let bracket = parts.bracket
    var period: Period?
    if !bracket.isEmpty {
      period = PeriodGrammar.whole(bracket, year: nil)
      if bracket.equals("%") || bracket.equals("百分比") {
        let rate = bare.string + "%"
        if let head = heads.longest(of: rate.utf8.span) {
          return reading(head.value, head: rate, certain: isKnown(bare))
        }
      }
    }
    if let (prefix, length) = Self.periodPrefix(of: bare) {
      period = period ?? prefix
      bare = bare.extracting(droppingFirst: length)
    }
    // A month under 推进情况.
    if period == nil, let whole = PeriodGrammar.whole(bare, year: nil) { return HeaderReading(period: whole) }
    var reading = conjunction(bare) ?? readWords(bare)
    if reading.role == nil, reading.rule == nil { reading = readShortened(bare) }
    reading.period = period
    if reading.role == .departments, !bracket.isEmpty, let part = HeaderWords.standard.change(naming: bracket) {
      reading.role = part == .lead ? .leadDepartments : part == .support ? .supportDepartments : reading.role
    }
    return reading
  }

  /// A header without what may be left out of it: a bracket between its words (责任科（处）室), 名称 or 单位 after what names an
  /// organisation already (项目法人单位).
  private func readShortened(_ words: Span<UInt8>) -> HeaderReading {
    if let open = words.firstOffset(where: \.isOpeningBracket), open > 0,
      let close = words.lastOffset(where: \.isClosingBracket), close > open
    {
      let end = close + words.scalar(at: close).length
      let rest = words.extracting(first: open).string + words.extracting(droppingFirst: end).string
      return rest.utf8.span.contains(where: \.isOpeningBracket) ? HeaderReading() : readWords(rest.utf8.span)
    }
    for ending: StaticString in ["名称", "单位"] where words.ends(with: ending) && words.count > ending.utf8CodeUnitCount {
      let reading = readWords(words.extracting(droppingLast: ending.utf8CodeUnitCount))
      guard let role = reading.role else { continue }
      let isOrganisation = role == Self.implementer || Role.ofDepartments.contains(role)
      if isOrganisation || (words.ends(with: "名称") && Self.nameable.contains(role)) { return reading }
    }
    return HeaderReading()
  }

  private static let implementer = Role(rawValue: "implementer")
  private static let nameable = Set(RoleTrait.nameable.roles)

  /// 1-8月, 上半年, 2022年度, 2022年 before other words.
  static func periodPrefix(of words: Span<UInt8>) -> (period: Period, length: Int)? {
    // 年度 and 全年 say no more than other modifiers do.
    guard let first = words.firstScalar, PeriodGrammar.mayBegin(with: first), first != "年", first != "全" else {
      return nil
    }
    if let (period, length) = PeriodGrammar.prefix(of: words, year: nil) {
      return length < words.count ? (period, length) : nil
    }
    var cursor = Cursor(words)
    guard PeriodGrammar.takeYear(&cursor) != nil, !cursor.isAtEnd else { return nil }
    let name = words.extracting(first: cursor.position)
    return PeriodGrammar.whole(name, year: nil).map { ($0, name.count) }
  }

  /// 问题及原因, 责任单位、责任人: what stands before the sign, or the word, has to be a header itself.
  private func conjunction(_ words: Span<UInt8>) -> HeaderReading? {
    var cursor = Cursor(words)
    while let scalar = cursor.next {
      let end = cursor.position
      let isJoint = cursor.take("以及") || scalar.isComma || scalar.joinsHeaders
      if cursor.position == end { cursor.skipScalar() }
      guard isJoint, end > 0, !cursor.isAtEnd else { continue }
      let first = words.extracting(first: end)
      let bare = Self.withoutBracket(first).words
      guard heads.longest(of: bare) != nil || wholes.value(of: bare) != nil else { continue }
      let left = bare.count < first.count ? read(first) : readWords(first)
      guard left.role != nil else { continue }
      let right = readPart(cursor.rest.string, after: first.string)
      return joined([left, right], areLevels: false)
    }
    return nil
  }

  /// A header that names one thing: the longest head at its end, and what changes it.
  private func readWords(_ words: Span<UInt8>) -> HeaderReading {
    guard !words.isEmpty else { return HeaderReading() }
    if let whole = wholes.value(of: words) { return reading(whole, head: words.string, certain: true) }
    guard words.count <= 72, !words.contains(where: { $0 == "；" || $0 == ";" }) else {
      return HeaderReading()
    }
    if let question = readWhether(words) { return question }
    let lexicon = HeaderWords.standard
    let head = heads.longest(of: words)
    if head?.value == Self.noRole {
      return HeaderReading(rule: .headless, head: words.extracting(last: head?.length ?? 0).string)
    }
    let role = head.map { entries[$0.value].role }
    let before = words.extracting(droppingLast: head?.length ?? 0)
    if lexicon.isLeader(words) { return made(.leader, words, head: words, by: .leader) }
    if let next = lexicon.nextSteps(in: words, role: role) {
      return made(.nextSteps, words, head: words.extracting(droppingFirst: next), by: .change)
    }
    if role == nil || role.map(Role.ofDepartments.contains) ?? false || role == .number,
      let part = lexicon.part(of: words)
    {
      let role: Role = part == .lead ? .leadDepartments : part == .support ? .supportDepartments : .departments
      return made(role, words, head: words, by: .change)
    }
    guard let head, let role else { return wholeAfterModifiers(words) }
    var changed = role
    if before.ends(with: "未") || before.ends(with: "不") || lexicon.isAboutProblems(before) {
      switch role {
      case .content, .project, .progress, .target: changed = .problems
      default: if before.ends(with: "未") || before.ends(with: "不") { return HeaderReading() }
      }
    }
    if asksForSomethingElse(words, role) { return HeaderReading() }
    if role == .deadline, lexicon.isAboutThePast(before) { return HeaderReading(rule: .headless, head: words.string) }
    if role == .content, lexicon.isRequest(before) { return HeaderReading(rule: .headless, head: words.string) }
    if role == .remarks, let inner = heads.longest(of: before), inner.value < entries.count,
      entries[inner.value].role == .progress || entries[inner.value].role == .problems
    {
      changed = entries[inner.value].role
    }
    let certain = isKnown(before)
    // Of a long text with an unknown beginning the end says little.
    guard certain || before.scalarCount <= 8 else { return wholeAfterModifiers(words) }
    return HeaderReading(
      role: changed, rule: changed == role ? .head : .change, head: words.extracting(last: head.length).string,
      modifiers: before.string, isCertain: certain)
  }

  private func made(
    _ role: Role, _ words: Span<UInt8>, head: Span<UInt8>, by rule: ExplainedHeader.Rule
  ) -> HeaderReading {
    HeaderReading(
      role: role, rule: rule, head: head.string, modifiers: words.extracting(droppingLast: head.count).string,
      isCertain: true)
  }

  /// A word that has to be whole, after modifiers: 本月状态.
  private func wholeAfterModifiers(_ words: Span<UInt8>) -> HeaderReading {
    var rest = words
    while let modifier = modifiers.longest(of: rest), modifier.length < rest.count {
      rest = rest.extracting(droppingFirst: modifier.length)
      if let whole = wholes.value(of: rest), whole < entries.count, rest.scalarCount > 1 {
        if asksForSomethingElse(words, entries[whole].role) { return HeaderReading() }
        return reading(
          whole, head: rest.string, modifiers: words.extracting(droppingLast: rest.count).string, certain: true)
      }
    }
    return HeaderReading()
  }
}
