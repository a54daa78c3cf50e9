internal import ReportText

/// The words around the names of departments; the lexicon lists them.
enum DepartmentWords {
  /// What a label, a suffix or a duty says.
  enum Duty: Int, CaseIterable {
    case lead, support, responsible
    /// That everybody does what is theirs: 按职责分工负责.
    case same
  }

  /// Words that say who does what; the number is that of the duty.
  private static let parts = duties("part")
  /// Words that say so in a label or a bracket alone.
  private static let labels = duties("part-label")
  /// Words beside them, which say nothing of the part.
  private static let fillers = Lexicon.standard.table("part-beside", side: .end)
  static let levels = Lexicon.standard.table("level", side: .front)
  private static let nameEnds = Lexicon.standard.table("name-end", side: .front)
  static let organs = Lexicon.standard.table("part-organ", side: .end)
  static let organsInFront = Lexicon.standard.table("part-organ", side: .front)
  static let others = Lexicon.standard.table("no-part", side: .end)
  private static let marksInFront = Lexicon.standard.table("name-mark", side: .front)
  private static let marksBehind = Lexicon.standard.table("name-mark", side: .end)
  private static let counted = Lexicon.standard.table("organ", side: .front)

  /// The words for parts that stand inside a text; 分工 and 职责 are too common there.
  private static let partsInFront = duties("part", side: .front) { $0 != .same }
  /// Words that speak of several offices and name none: 各, 有关.
  static let some = Lexicon.standard.table("organ-some", side: .front)

  static func duties(
    _ kind: String, side: WordTable.Side = .end, where belongs: (Duty) -> Bool = { _ in true }
  ) -> WordTable {
    var table = WordTable(side: side)
    for fact in Lexicon.standard.facts where fact.kind == kind {
      guard let duty = Duty.allCases.first(where: { fact.name == "\($0)" }), belongs(duty) else { continue }
      for word in fact.words { table.insert(word.utf8.span, value: duty.rawValue) }
    }
    return table
  }

  private static let places = Lexicon.standard.table("place-kind", side: .end)

  /// Whether a word names a kind of places: 镇.
  static func isPlaceKind(_ word: Span<UInt8>) -> Bool { places.value(of: word) != nil }

  /// All words that say who does what, and all marks of names.
  static let (duties, marks) = (
    Lexicon.standard.words("part") + Lexicon.standard.words("part-label"), Lexicon.standard.words("name-mark")
  )

  /// The length of the word for a part that a text begins with: 牵头.
  static func partLength(atFrontOf text: Span<UInt8>) -> Int? { partsInFront.longest(of: text)?.length }

  /// Whether a character alone names a level, as the 区 of 区 教育局.
  static func isLevel(_ word: Span<UInt8>) -> Bool { levels.value(of: word) != nil }

  /// Whether a name begins with a level: 市教育局.
  static func beginsWithLevel(_ name: Span<UInt8>) -> Bool { levelLength(of: name) != nil }

  /// The length of the level that a name begins with.
  static func levelLength(of name: Span<UInt8>) -> Int? { levels.longest(of: name)?.length }

  /// Whether a text ends with what labels do: 市直单位.
  static func endsWithOrgan(_ text: Span<UInt8>) -> Bool { organs.longest(of: text) != nil }

  /// Drops what marks a name and is none of it: ★市教育局, 市教育局*.
  @_lifetime(copy name)
  static func withoutMarks(_ name: Span<UInt8>) -> Span<UInt8> {
    var name = name
    while let mark = marksInFront.longest(of: name) { name = name.extracting(droppingFirst: mark.length).trimmed }
    while let mark = marksBehind.longest(of: name) { name = name.extracting(droppingLast: mark.length).trimmed }
    return name
  }

  /// Whether a character ends a name whatever follows it: 局.
  static func isNameEnd(_ word: Span<UInt8>) -> Bool { nameEnds.value(of: word) != nil }

  /// What a bracket at the end says: （牵头）, （按职责分工负责）.
  /// - Parameter open: Where the last opening bracket stands.
  static func suffix(of name: Span<UInt8>, open: Int) -> Duty? {
    guard open > 0, let last = name.lastScalar, last.isClosingBracket else { return nil }
    return duty(inBracket: name.extracting(droppingFirst: open))
  }

  /// What a bracket before a name says, and its length: 【牵头】, （配合）：.
  static func bracket(at text: Span<UInt8>) -> (duty: Duty, length: Int)? {
    var cursor = Cursor(text)
    for _ in 0..<16 {
      guard let scalar = cursor.takeScalar() else { return nil }
      guard scalar.isClosingBracket else { continue }
      guard let duty = duty(inBracket: text.extracting(first: cursor.position)) else { return nil }
      _ = cursor.take(where: \.isColon)
      return (duty, cursor.position)
    }
    return nil
  }

  /// What a text in brackets says, alone or beside the name of a person: （牵头，张三）. Two duties are none.
  static func duty(inBracket text: Span<UInt8>) -> Duty? {
    // Asked after each character that may begin a name, so it must not take long.
    guard text.count <= 120 else { return nil }
    var found: Duty?
    var cursor = Cursor(text)
    cursor.skipScalar()
    while !cursor.isAtEnd {
      let start = cursor.position
      cursor.skip { !$0.isComma && !$0.isClosingBracket && !$0.isColon && $0 != "；" && $0 != ";" }
      let piece = text.extracting(start..<cursor.position)
      if let duty = duty(of: piece) {
        guard found == nil || found == duty else { return nil }
        found = duty
      } else if !isPersonOrNumber(piece) {
        // （牵头，乙局配合）, （各镇（街道）配合）: it speaks of others.
        return nil
      }
      cursor.skipScalar()
    }
    return found
  }

  /// 张三, 联系人, 8123-4567, or nothing.
  private static func isPersonOrNumber(_ piece: Span<UInt8>) -> Bool {
    let piece = piece.trimmed
    if !piece.contains(where: { Numerals.digit($0) == nil && !$0.isDash && !$0.isBlank }) { return true }
    return piece.scalarCount <= 4 && !piece.contains { !$0.isHan && !$0.isBlank } && !Organisations.endsLikeOne(piece)
  }

  /// The duty that a label or a suffix names, which has to be all that it says: 牵头单位, 第一牵头, 配合, 市级责任单位.
  static func duty(of label: Span<UInt8>) -> Duty? {
    guard label.count <= 48 else { return nil }
    return label.withSeen { seen in
      var stem = seen
      if let level = levels.longest(of: stem) { stem = stem.extracting(droppingFirst: level.length) }
      if let organ = organs.longest(of: stem) { stem = stem.extracting(droppingLast: organ.length) }
      var said: Set<Duty> = []
      while let word = labels.longest(of: stem) {
        if let duty = Duty(rawValue: word.value) { said.insert(duty) }
        stem = stem.extracting(droppingLast: word.length)
      }
      let (duty, length) = words(of: stem)
      return length == stem.count ? duty ?? said.first : nil
    }
  }

  /// The duty that ends a name, and its length: 区发改局牵头, 各镇配合, 区水务局按职责分工负责.
  static func duty(atEndOf name: Span<UInt8>) -> (Duty?, length: Int) {
    // 市教育局为牵头单位
    if let organ = organs.longest(of: name), organ.length < name.count,
      let copula = name.lastOffset(where: { $0 == "为" || $0 == "是" }), name.count - copula <= 30,
      let duty = duty(of: name.extracting(droppingFirst: copula + 3))
    {
      return (duty, name.count - copula)
    }
    let (duty, length) = words(of: name)
    return duty == nil ? (nil, 0) : (duty, length)
  }

  /// The duty that words at the end of a text say, and their length.
  private static func words(of name: Span<UInt8>) -> (Duty?, length: Int) {
    var rest = name
    var duty: Duty?
    while !rest.isEmpty {
      if let word = parts.longest(of: rest) {
        let said = Duty(rawValue: word.value)
        // The part itself says more than 负责 and 分工 beside it, and of several that at the end counts.
        if duty == nil || duty == .responsible || (duty == .same && said != .responsible) { duty = said }
        rest = rest.extracting(droppingLast: word.length)
      } else if let word = fillers.longest(of: rest) {
        rest = rest.extracting(droppingLast: word.length)
      } else {
        break
      }
    }
    return (duty, name.count - rest.count)
  }

  /// Drops 等, 等部门, 等3个单位 and 和 from the end, and 由 and 会同 from the front.
  @_lifetime(copy name)
  static func withoutEtc(_ name: Span<UInt8>) -> Span<UInt8> {
    var name = name
    if let start = name.lastOffset(where: { $0 == "等" }), start > 3 {
      var cursor = Cursor(name.extracting(droppingFirst: start + 3))
      if let word = some.longest(of: cursor.rest) { cursor.move(to: cursor.position + word.length) }
      _ = cursor.number()
      _ = cursor.take("多")
      _ = cursor.take("个") || cursor.take("家")
      if let organ = counted.longest(of: cursor.rest) { cursor.move(to: cursor.position + organ.length) }
      if cursor.isAtEnd { name = name.extracting(first: start) }
    }
    // 市教育局和⏎市财政局
    if let last = name.lastScalar, TornNames.isAnd(last), Organisations.endsLikeOne(name.extracting(droppingLast: 3)) {
      name = name.extracting(droppingLast: 3)
    }
    // 会同 is also a county: 会同县教育局.
    let front = name.begins(with: "由") ? 3 : name.begins(with: "会同") && !name.begins(with: "会同县") ? 6 : 0
    let rest = name.extracting(droppingFirst: front)
    return front == 6 ? (Organisations.endsLikeOne(rest) ? rest : name) : name.count > 6 ? rest : name
  }

  /// Drops the number of a list: 1.区教育局.
  @_lifetime(copy name)
  static func withoutNumber(_ name: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(name)
    guard let marker = cursor.itemMarker(), marker.style != .brackets || !cursor.isAtEnd else { return name }
    return cursor.rest.trimmed
  }

  /// Where a sign or a word stands that joins two names, 区发改局/区工信局, 区住建局和区城管局: both sides have to end like an organisation,
  /// for 卫生和健康局 is one name, and of a word both to begin alike, for so is 市公安局和平分局. Brackets are not looked into.
  static func joint(in names: Span<UInt8>) -> Range<Int>? {
    guard names.count <= 600 else { return nil }
    var cursor = Cursor(names)
    var depth = 0
    while let scalar = cursor.next {
      let start = cursor.position
      cursor.skipScalar()
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      guard depth == 0 else { continue }
      var isWord = true
      switch scalar {
      case "/", "／", "&", "＆", "+", "＋", "|", "｜", ".", "．", "·", "•": isWord = false
      case "和", "及", "与": break
      case "会" where cursor.take("同"): break
      case "以" where cursor.take("及"): break
      default: continue
      }
      let (before, behind) = (names.extracting(first: start).trimmed, cursor.rest.trimmed)
      let isSeveral = behind.begins(with: "各") || some.longest(of: behind) != nil && endsWithOrgan(behind)
      guard Organisations.endsLikeOne(withoutEtc(before)), isSeveral || endsLikeOne(behind) else { continue }
      if !isWord || isSeveral || before.firstScalar == behind.firstScalar { return start..<cursor.position }
    }
    return nil
  }

  /// Whether a text ends like an organisation, but for what is said of it: 区城管局（配合）, 各镇配合.
  static func endsLikeOne(_ text: Span<UInt8>) -> Bool {
    var name = text.trimmed.droppingLast { $0 == "。" || $0.isUnseen }
    if let open = name.lastOffset(where: \.isOpeningBracket), name.lastScalar?.isClosingBracket ?? false {
      name = name.extracting(first: open)
    }
    name = withoutEtc(name.extracting(droppingLast: duty(atEndOf: name).length).trimmed)
    return Organisations.endsLikeOne(name)
  }

  /// Whether what is left names nobody, as the 等 of a list.
  static func isNobody(_ name: Span<UInt8>) -> Bool { name.equals("等") || name.equals("和") || name.equals("及") }
}
