internal import ReportModel
internal import ReportText

// Periods that stand among the words of a title.

extension TitleParts {
  /// 民生实事1-9月份工作: 工作 after the period belongs to the kind.
  @_lifetime(self: copy self)
  mutating func takePeriodAtEnd(into title: inout Title) {
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
    if title.period == nil { takePeriodAfterName(into: &title) }
    if title.period == nil { takePeriodInside(into: &title) }
  }

  /// 全市1-8月重点项目, 云湖县1-8月重点项目: a period after a name, or a word that names nobody in particular.
  @_lifetime(self: copy self)
  private mutating func takePeriodAfterName(into title: inout Title) {
    guard subjectBeforeYear.isEmpty else { return }
    var index = 0
    for _ in 0..<24 where index < words.count {
      let (scalar, length) = words.scalar(at: index)
      let name = words.extracting(first: index)
      index += length
      guard PeriodGrammar.mayBegin(with: scalar), name.scalarCount > 1 else { continue }
      let isNobody = Organisations.isNobody(name)
      guard isNobody || Organisations.endsLikeOne(name) && name.mayNameIssuer,
        let (period, length) = PeriodGrammar.prefix(of: words.extracting(droppingFirst: name.count), year: title.year)
      else { continue }
      title.period = period
      if isNobody || title.issuer != nil { subjectBeforeYear = name.string } else { title.issuer = name.string }
      words = words.extracting(droppingFirst: name.count + length)
      return
    }
  }

  /// 重点项目1-10月投资: a period inside the subject, in digits or by quarters, for 三月三 is a feast.
  @_lifetime(self: copy self)
  private mutating func takePeriodInside(into title: inout Title) {
    guard words.count <= 400 else { return }
    var index = 0
    var last: Unicode.Scalar?
    while index < words.count {
      let (scalar, length) = words.scalar(at: index)
      let start = index
      let before = last
      (index, last) = (index + length, scalar)
      let mayBegin = Numerals.digit(scalar) != nil || "第上下前一二三四".unicodeScalars.contains(scalar)
      // 一、二季度 is a list, of which this is the last.
      let goesOnFrom = { (scalar: Unicode.Scalar) in
        Numerals.isNumeral(scalar) || scalar.isRangeMark || scalar.isComma || "第及和与".unicodeScalars.contains(scalar)
      }
      guard mayBegin, !(before.map(goesOnFrom) ?? false),
        let (period, length) = PeriodGrammar.prefix(of: words.extracting(droppingFirst: start), year: title.year)
      else { continue }
      let rest = words.extracting(droppingFirst: start + length)
      if title.year != nil, Self.isYear(period.text.utf8.span) { continue }
      let isCertain = Numerals.digit(scalar) != nil || period.text.hasSuffix("季度") || period.text.hasSuffix("半年")
      guard isCertain, !Self.goesOn(rest, after: period) else { continue }
      title.period = period
      if before?.isOpeningBracket ?? false, let closing = rest.firstScalar, closing.isClosingBracket {
        subjectBeforeYear += words.extracting(first: words.characterStart(before: start)).string
        words = rest.extracting(droppingFirst: rest.scalar(at: 0).length)
      } else {
        subjectBeforeYear += words.extracting(first: start).string
        words = rest
      }
      return
    }
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
      // 2025年工作总结和2026年工作计划表: the year of something else.
      if title.year != nil, Self.isYear(period.text.utf8.span) { return }
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
