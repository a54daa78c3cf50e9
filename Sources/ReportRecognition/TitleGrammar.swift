internal import ReportModel
internal import ReportText

/// Titles: `（issuer）YEAR年subject kind（period）` and its kin.
enum TitleGrammar {
  /// Takes a title apart. Parts that it does not have stay nil; ``Title/kind`` is nil where it is no title of a report.
  /// - Parameters:
  ///   - text: The title as written, its lines joined by line feeds.
  ///   - kinds: The words that it may end with.
  static func parse(_ text: String, kinds: TitleKinds = .standard) -> Title {
    var title = Title(text: text)
    guard text.utf8.count <= 2_000 else { return title }
    withoutAsides(text.utf8.span) { text in
      withoutAttachment(text.trimmed).withSeen { words in
        var words = withoutItemNumber(words)
        if words.begins(with: "《"), words.ends(with: "》") {
          words = words.extracting(droppingFirst: 3).extracting(droppingLast: 3)
        }
        var parts = TitleParts(words)
        parts.read(into: &title, kinds: kinds)
      }
    }
    return title
  }

  /// How much of a title is known; what has no kind is none.
  static func score(_ title: Title) -> Int {
    guard title.kind != nil else { return 0 }
    return 1 + knownParts(of: title)
  }

  /// How many of the parts of a title are known beside its kind; a year counts twice.
  static func knownParts(of title: Title) -> Int {
    let parts: [Bool] = [
      title.issuer != nil, title.year != nil, title.year != nil, title.subject != nil, title.period?.from != nil,
    ]
    return parts.count { $0 }
  }

  /// Drops the number of an entry of a list: 1.2026年…, 2、云湖区….
  @_lifetime(copy words)
  private static func withoutItemNumber(_ words: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(words)
    guard (1...2).contains(cursor.skip { Numerals.digit($0) != nil }),
      cursor.take(".") || cursor.take("．") || cursor.take("、")
    else { return words }
    let rest = cursor.rest
    if let first = cursor.next, first.isHan || first.isOpeningBracket || first == "《" { return rest }
    return PeriodGrammar.takeYear(&cursor) != nil ? rest : words
  }

  /// Drops 附件1： and 附件 1 with its blank from the front.
  @_lifetime(copy text)
  private static func withoutAttachment(_ text: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(text)
    guard cursor.take("附件") || cursor.take("附表") || cursor.take("表") else { return text }
    let bare = cursor.position
    cursor.skip(while: \.isUnseen)
    // Without a number what follows may be a year: 附件 2026年….
    if cursor.number() != nil {
      // 附件2-1
      if cursor.takeRangeMark() { _ = cursor.number() }
      if let next = cursor.next, next.isUnseen || next.isColon {
        cursor.skipScalar()
        return cursor.rest
      }
    }
    cursor.move(to: bare)
    guard let next = cursor.next, next.isUnseen || next.isColon else { return text }
    cursor.skipScalar()
    return cursor.rest
  }
}

/// A title while parts are taken off its ends.
private struct TitleParts: ~Escapable {
  /// What has not been taken.
  private var words: Span<UInt8>
  /// The contents of the brackets that end the title, the last first.
  private var closing: [String] = []
  /// What stands before the year and names nobody.
  private var subjectBeforeYear = ""

  @_lifetime(copy words)
  init(_ words: Span<UInt8>) { self.words = words }

  @_lifetime(self: copy self)
  mutating func read(into title: inout Title, kinds: TitleKinds) {
    takeClosingBrackets()
    takeTail(kinds)
    if let length = kinds.length(atEndOf: words) {
      title.kind = words.extracting(last: length).string
      words = words.extracting(droppingLast: length)
    }
    let opening = takeOpeningBracket()
    if let bracket = opening, Self.mayBeIssuer(bracket.utf8.span) {
      title.issuer = IssuerLine.withoutSeal(bracket.utf8.span).string
    }
    takeYear(into: &title)

    // A period may stand behind the year, before the kind, or in brackets at the end.
    for bracket in closing {
      if let period = PeriodGrammar.whole(bracket.utf8.span, year: title.year) {
        title.period = period
        title.year = title.year ?? period.to?.year
      } else if title.year == nil, let year = Self.year(ofIssue: bracket) {
        title.year = year
      } else if title.issuer == nil {
        let name = IssuerLine.withoutSeal(bracket.utf8.span)
        if Organisations.endsLikeOne(name), Self.mayBeIssuer(name) { title.issuer = name.string }
      }
    }
    if title.period == nil, let (period, length) = PeriodGrammar.prefix(of: words, year: title.year) {
      title.period = period
      words = words.extracting(droppingFirst: length)
    }
    if title.period == nil { takePeriodAtEnd(into: &title) }
    // What names neither kind nor year nor anybody is some other text.
    guard title.kind != nil || title.year != nil || title.issuer != nil || title.period != nil else { return }
    if subjectBeforeYear.isEmpty, words.begins(with: "关于") { words = words.extracting(droppingFirst: 6) }
    let subject = subjectBeforeYear + words.string
    if !subject.isEmpty { title.subject = subject }
  }

  /// Whether a bracket can name somebody: dates that no rule of periods knows must not become the issuer.
  private static func mayBeIssuer(_ words: Span<UInt8>) -> Bool {
    let others: [StaticString] = ["截至", "截止", "征求意见", "修订", "试行", "送审", "讨论", "草案", "初稿", "定稿", "续", "第"]
    let endings: [StaticString] = ["稿", "批", "类", "版", "表"]
    return !words.isEmpty && !words.contains { Numerals.digit($0) != nil || $0.isColon }
      && !others.contains { words.begins(with: $0) } && !endings.contains { words.ends(with: $0) }
      && !Organisations.beginsWithNobody(words) && PeriodGrammar.whole(words, year: nil) == nil
  }

  /// The year in 2024年第10期.
  private static func year(ofIssue words: String) -> Int? {
    var cursor = Cursor(words.utf8.span)
    guard let year = PeriodGrammar.takeYear(&cursor), cursor.take("第"), cursor.number() != nil else { return nil }
    return year
  }

  @_lifetime(self: copy self)
  private mutating func takeClosingBrackets() {
    while words.lastScalar?.isClosingBracket ?? false, let open = words.openingOfLastBracket, open > 0 {
      let start = open + words.scalar(at: open).length
      closing.append(words.extracting(start..<words.characterStart(before: words.count)).string)
      words = words.extracting(first: open)
    }
  }

  /// A period behind a dash, or in a bracket that never closes: 情况表—第一季度, 情况表（第一季度.
  @_lifetime(self: copy self)
  private mutating func takeTail(_ kinds: TitleKinds) {
    var index = words.count
    for _ in 0..<24 where index > 0 {
      let end = index
      index = words.characterStart(before: end)
      let scalar = words.scalar(at: index).scalar
      guard scalar.isOpeningBracket || scalar.isDash else { continue }
      let tail = words.extracting(droppingFirst: end)
      guard PeriodGrammar.whole(tail, year: nil) != nil else { continue }
      let rest = words.extracting(first: index).droppingLast(while: \.isDash)
      guard kinds.length(atEndOf: rest) != nil else { continue }
      closing.append(tail.string)
      words = rest
      return
    }
  }

  @_lifetime(self: copy self)
  private mutating func takeOpeningBracket() -> String? {
    guard let first = words.firstScalar, first.isOpeningBracket,
      let close = words.closingOfFirstBracket
    else { return nil }
    let inside = words.extracting(words.scalar(at: 0).length..<close).string
    words = words.extracting(droppingFirst: close + words.scalar(at: close).length)
    return inside
  }

  /// Takes the year with what stands before it, and an issuer in brackets behind it.
  @_lifetime(self: copy self)
  private mutating func takeYear(into title: inout Title) {
    var cursor = Cursor(words)
    while let scalar = cursor.next {
      let start = cursor.position
      guard Numerals.isNumeral(scalar) else {
        cursor.skipScalar()
        continue
      }
      guard let year = PeriodGrammar.takeYear(&cursor) else {
        // A number is read from its first digit on.
        cursor.skip(while: Numerals.isNumeral)
        continue
      }
      _ = cursor.take("度")
      title.year = year
      var issuer = words.extracting(first: start)
      if issuer.begins(with: "关于") { issuer = issuer.extracting(droppingFirst: 6) }
      if issuer.ends(with: "关于") { issuer = issuer.extracting(droppingLast: 6) }
      // 2025-2026年: the first year belongs to the second.
      while let last = issuer.lastScalar, last.isRangeMark || (Numerals.digit(last) != nil && issuer.count <= 8) {
        issuer = issuer.extracting(first: issuer.characterStart(before: issuer.count))
      }
      // A bracket that never closes is no part of a name: （区教育局2026年.
      if issuer.firstScalar?.isOpeningBracket ?? false, !issuer.contains(where: \.isClosingBracket) {
        issuer = issuer.extracting(droppingFirst: issuer.scalar(at: 0).length)
      }
      let name = IssuerLine.withoutSeal(issuer)
      if Organisations.endsLikeOne(name), Self.mayBeIssuer(name) {
        title.issuer = name.string
      } else {
        subjectBeforeYear = issuer.string
      }
      words = cursor.rest
      if let bracket = takeOpeningBracket() {
        if let period = PeriodGrammar.whole(bracket.utf8.span, year: year) {
          title.period = period
        } else if Self.mayBeIssuer(bracket.utf8.span) {
          title.issuer = IssuerLine.withoutSeal(bracket.utf8.span).string
        } else {
          subjectBeforeYear += "（" + bracket + "）"
        }
      }
      return
    }
  }

  /// 民生实事1-9月份工作: 工作 after the period belongs to the kind.
  @_lifetime(self: copy self)
  private mutating func takePeriodAtEnd(into title: inout Title) {
    if title.kind != nil, words.ends(with: "工作") {
      let whole = words
      words = words.extracting(droppingLast: 6)
      takePeriodAtVeryEnd(into: &title)
      if title.period != nil {
        title.kind = title.kind.map { "工作" + $0 }
        return
      }
      words = whole
    }
    takePeriodAtVeryEnd(into: &title)
    if title.period == nil { takePeriodAfterNobody(into: &title) }
  }

  /// 全市1-8月重点项目: a period after a word that names nobody in particular.
  @_lifetime(self: copy self)
  private mutating func takePeriodAfterNobody(into title: inout Title) {
    guard subjectBeforeYear.isEmpty, Organisations.beginsWithNobody(words) else { return }
    let rest = words.extracting(droppingFirst: 6)
    guard let (period, length) = PeriodGrammar.prefix(of: rest, year: title.year) else { return }
    title.period = period
    subjectBeforeYear = words.extracting(first: 6).string
    words = rest.extracting(droppingFirst: length)
  }

  @_lifetime(self: copy self)
  private mutating func takePeriodAtVeryEnd(into title: inout Title) {
    var start = words.count
    var starts: [Int] = []
    for _ in 0..<16 {
      start = start > 0 ? words.characterStart(before: start) : 0
      if start > 0 { starts.append(start) } else { break }
    }
    for start in starts.reversed() {
      guard let period = PeriodGrammar.whole(words.extracting(droppingFirst: start), year: title.year) else { continue }
      // The end of a range that makes no sense (12月-1月) is no period.
      if let before = words.extracting(first: start).lastScalar, before.isRangeMark || Numerals.isNumeral(before) {
        return
      }
      title.period = period
      words = words.extracting(first: start)
      return
    }
  }
}
