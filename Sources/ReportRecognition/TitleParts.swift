internal import ReportModel
internal import ReportText

/// A title while parts are taken off its ends.
struct TitleParts: ~Escapable {
  /// What has not been taken.
  var words: Span<UInt8>
  /// The contents of the brackets that end the title, the last first, and of one that begins it and names nobody.
  private var closing: [String] = []
  /// What stands before the year and names nobody.
  var subjectBeforeYear = ""

  @_lifetime(copy words)
  init(_ words: Span<UInt8>) { self.words = words }

  @_lifetime(self: copy self)
  mutating func read(into title: inout Title, kinds: TitleKinds) {
    // The mark of a footnote, or a full stop.
    words = words.droppingLast { $0 == "*" || $0 == "＊" || $0 == "。" || Numerals.enclosed($0) != nil }
    takeClosingBrackets()
    takeTail(kinds)
    takeIssuerBehindKind(into: &title, kinds)
    if let length = kinds.length(atEndOf: words) {
      title.kind = words.extracting(last: length).string
      words = words.extracting(droppingLast: length)
    }
    if let bracket = takeOpeningBracket() {
      if bracket.utf8.span.mayNameIssuer {
        title.issuer = IssuerLine.withoutSeal(bracket.utf8.span).string
      } else {
        closing.append(bracket)
      }
    }
    takeIssuerOfSubject(into: &title)
    // 截至2026年3月31日重点任务: the year is that of the day.
    if words.begins(with: "截"), let (period, length) = PeriodGrammar.prefix(of: words, year: nil), let day = period.to {
      (title.period, title.year) = (period, day.year)
      words = words.extracting(droppingFirst: length)
    } else {
      takeYear(into: &title)
    }

    closing = closing.flatMap(Self.parts)
    // A period may stand after the year, before the kind, or in brackets at the end.
    var wholeYear: Period?
    for bracket in closing {
      if let period = Self.period(in: bracket.utf8.span, year: title.year) {
        title.year = title.year ?? period.to?.year
        // 1-8月重点工作（2024年）: a year says of which one the months are.
        if Self.isYear(bracket.utf8.span) { wholeYear = period } else { title.period = period }
      } else if title.year == nil, let year = Self.year(atFrontOf: bracket) {
        title.year = year
      } else if title.issuer == nil, let name = IssuerLine.issuer(in: bracket) {
        title.issuer = name
      } else if title.issuer == nil {
        let name = IssuerLine.withoutSeal(bracket.utf8.span)
        if Organisations.endsLikeOne(name), name.mayNameIssuer { title.issuer = name.string }
      }
    }
    if title.period == nil, let (period, length) = PeriodGrammar.prefix(of: words, year: title.year),
      !Self.goesOn(words.extracting(droppingFirst: length), after: period)
    {
      title.period = period
      words = words.extracting(droppingFirst: length)
    }
    if title.period == nil { takePeriodAtEnd(into: &title) }
    title.period = title.period ?? wholeYear
    // What names neither kind nor year nor anybody is some other text.
    guard title.kind != nil || title.year != nil || title.issuer != nil || title.period != nil else { return }
    if subjectBeforeYear.isEmpty, words.begins(with: "关于") { words = words.extracting(droppingFirst: 6) }
    let subject = subjectBeforeYear + words.string
    // 云湖区人民政府督办单 is about nothing but whose it is.
    if title.issuer == nil, Organisations.isOffice(subject.utf8.span), subject.utf8.span.mayNameIssuer {
      title.issuer = subject
    } else if !subject.isEmpty {
      title.subject = subject
    }
  }

  /// The period that a bracket names, in words or by its first and last day: 第一季度, 1月1日至3月31日. A day alone is none: the report
  /// may be of it, or until it.
  private static func period(in bracket: Span<UInt8>, year: Int?) -> Period? {
    if let period = PeriodGrammar.whole(bracket, year: year) { return period }
    guard bracket.contains(where: \.isRangeMark), let days = DateGrammar.parse(bracket.string, year: year),
      days.from != days.to
    else { return nil }
    return days
  }

  /// Whether what follows makes of a month a day, a feast or a range that makes no sense: 1月1日, 三月三. 1-2月三年行动 does not go on.
  static func goesOn(_ rest: Span<UInt8>, after period: Period) -> Bool {
    guard let next = rest.firstScalar else { return false }
    if next.isRangeMark || Numerals.digit(next) != nil { return true }
    // 7月第1周 is a part of it.
    var cursor = Cursor(rest)
    if cursor.take("第"), cursor.number() != nil, cursor.take("周") || cursor.take("旬") { return true }
    return Numerals.isNumeral(next) && period.text.utf8.span.ends(with: "月")
      && period.text.unicodeScalars.first.map(Numerals.isChineseNumeral) ?? false
  }

  /// What a bracket says of who and of when: 2026年6月，区教育局, 区教育局2026年6月; else the bracket.
  private static func parts(of bracket: String) -> [String] {
    let words = bracket.utf8.span
    var index = 0
    while index < words.count, index <= 120 {
      let (scalar, length) = words.scalar(at: index)
      let isComma = scalar.isComma
      if index > 0, isComma || Numerals.isNumeral(scalar) || scalar == "截" {
        let (left, right) = (
          words.extracting(first: index), words.extracting(droppingFirst: index + (isComma ? length : 0))
        )
        if isWho(left), isWhen(right) { return [left.string, right.string] }
        if isComma, isWhen(left), isWho(right) { return [left.string, right.string] }
      }
      index += length
    }
    return [bracket]
  }

  private static func isWho(_ words: Span<UInt8>) -> Bool {
    Organisations.endsLikeOne(words) && words.mayNameIssuer && !words.contains(where: \.isComma)
  }

  private static func isWhen(_ words: Span<UInt8>) -> Bool { PeriodGrammar.whole(words, year: nil) != nil }

  /// 2024年, 2024年度
  static func isYear(_ bracket: Span<UInt8>) -> Bool {
    var cursor = Cursor(bracket)
    guard PeriodGrammar.takeYear(&cursor) != nil else { return false }
    _ = cursor.take("度")
    return cursor.isAtEnd
  }

  /// The year in 2024年第10期, 2024年11月第3周.
  private static func year(atFrontOf words: String) -> Int? {
    var cursor = Cursor(words.utf8.span)
    return PeriodGrammar.takeYear(&cursor)
  }

  @_lifetime(self: copy self)
  private mutating func takeClosingBrackets() {
    while words.lastScalar?.isClosingBracket ?? false, let open = words.openingOfLastBracket, open > 0 {
      let start = open + words.scalar(at: open).length
      closing.append(words.extracting(start..<words.characterStart(before: words.count)).string)
      words = words.extracting(first: open)
    }
  }

  /// A period after the kind, a dash, or a bracket that never closes: 情况表1-8月, 情况表—第一季度, 情况表（第一季度.
  @_lifetime(self: copy self)
  private mutating func takeTail(_ kinds: TitleKinds) {
    // 落实情况表　单位：万元
    if let unit = words.offset(of: "单位："), kinds.length(atEndOf: words.extracting(first: unit)) != nil {
      words = words.extracting(first: unit)
    }
    var index = words.count
    for _ in 0..<24 where index > 0 {
      let end = index
      index = words.characterStart(before: end)
      let scalar = words.scalar(at: index).scalar
      let isMark = scalar.isOpeningBracket || scalar.isDash
      guard isMark || PeriodGrammar.mayBegin(with: scalar) else { continue }
      let tail = words.extracting(droppingFirst: isMark ? end : index)
      guard PeriodGrammar.whole(tail, year: nil) != nil else { continue }
      let rest = words.extracting(first: index).droppingLast(while: \.isDash)
      guard kinds.length(atEndOf: rest) != nil else { continue }
      closing.append(tail.string)
      words = rest
      return
    }
  }

  /// 2026年重点工作落实情况表——区教育局, or with a blank.
  @_lifetime(self: copy self)
  private mutating func takeIssuerBehindKind(into title: inout Title, _ kinds: TitleKinds) {
    // What stands on a line of its own is a note.
    guard Organisations.endsLikeOne(words), !title.text.utf8.contains(ASCII.lineFeed) else { return }
    var index = words.count
    for _ in 0..<20 where index > 0 {
      index = words.characterStart(before: index)
      let (name, rest) = (words.extracting(droppingFirst: index), words.extracting(first: index))
      let before = rest.droppingLast { $0.isDash || $0.isComma || $0.isBlank || "/／_|：:".unicodeScalars.contains($0) }
      guard name.firstScalar?.isHan ?? false, before.count < rest.count || Organisations.isOffice(name),
        Organisations.endsLikeOne(name), name.mayNameIssuer
      else { continue }
      // 情况表（一季度）——区教育局
      var parts = TitleParts(before)
      parts.takeClosingBrackets()
      guard kinds.length(atEndOf: parts.words) != nil else { continue }
      title.issuer = name.string
      closing += parts.closing
      words = words.extracting(first: parts.words.count)
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

  /// 云湖区政府办公室关于重点工作完成情况的报告: who reports stands before 关于.
  @_lifetime(self: copy self)
  private mutating func takeIssuerOfSubject(into title: inout Title) {
    guard title.issuer == nil, let start = words.offset(of: "关于"), start > 0 else { return }
    let name = IssuerLine.withoutSeal(words.extracting(first: start))
    guard name.scalarCount <= 30, Organisations.endsLikeOne(name), name.mayNameIssuer else { return }
    title.issuer = name.string
    words = words.extracting(droppingFirst: start)
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
      // 区教育局：2026年…
      issuer = issuer.droppingLast(while: \.isColon)
      if issuer.begins(with: "关于") { issuer = issuer.extracting(droppingFirst: 6) }
      if issuer.ends(with: "关于") { issuer = issuer.extracting(droppingLast: 6) }
      // 2025-2026年: the first year belongs to the second.
      if issuer.lastScalar?.isRangeMark ?? false {
        issuer = issuer.droppingLast(while: \.isRangeMark).droppingLast { Numerals.digit($0) != nil }
      }
      // A bracket that never closes is no part of a name: （区教育局2026年.
      if issuer.firstScalar?.isOpeningBracket ?? false, !issuer.contains(where: \.isClosingBracket) {
        issuer = issuer.extracting(droppingFirst: issuer.scalar(at: 0).length)
      }
      let name = IssuerLine.withoutSeal(issuer)
      if Organisations.endsLikeOne(name), name.mayNameIssuer {
        title.issuer = name.string
      } else {
        subjectBeforeYear = issuer.string
      }
      words = cursor.rest
      if let bracket = takeOpeningBracket() {
        if let period = PeriodGrammar.whole(bracket.utf8.span, year: year) {
          title.period = period
        } else if bracket.utf8.span.mayNameIssuer {
          title.issuer = IssuerLine.withoutSeal(bracket.utf8.span).string
        } else {
          subjectBeforeYear += "（" + bracket + "）"
        }
      }
      return
    }
  }
}
