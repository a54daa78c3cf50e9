internal import ReportModel

/// Titles: `（issuer）YEAR年subject kind（period）` and its kin.
enum TitleGrammar {
  /// Takes a title apart. Parts that it does not have stay nil; ``Title/kind`` is nil where it is no title of a report.
  /// - Parameters:
  ///   - text: The title as written, its lines joined by line feeds.
  ///   - kinds: The words that it may end with.
  static func parse(_ text: String, kinds: TitleKinds = .standard) -> Title {
    var title = Title(text: text)
    guard text.utf8.count <= 2_000 else { return title }
    var words = String(withoutAttachment(Array(text.trimmed.unicodeScalars))).unblanked
    if words.first == "《", words.last == "》" { words = Array(words.dropFirst().dropLast()) }
    var closing = takeBrackets(fromEnd: &words)
    if let period = takeTail(fromEnd: &words, kinds: kinds) { closing.append(period) }
    guard let length = kinds.length(atEndOf: words) else { return title }
    title.kind = String(words.suffix(length))
    words.removeLast(length)
    let opening = takeBrackets(fromStart: &words)
    takeYear(&words, into: &title)

    // A period may stand behind the year, before the kind, or in brackets at the end.
    if let bracket = opening, mayBeIssuer(bracket) { title.issuer = String(bracket) }
    for bracket in closing {
      if let period = PeriodGrammar.whole(bracket, year: title.year) {
        title.period = period
        title.year = title.year ?? period.to?.year
      } else if title.issuer == nil, mayBeIssuer(bracket) {
        title.issuer = String(bracket)
      }
    }
    if title.period == nil, let (period, length) = PeriodGrammar.prefix(of: words, year: title.year) {
      title.period = period
      words.removeFirst(length)
    }
    if title.period == nil { takePeriod(fromEnd: &words, into: &title) }
    if !words.isEmpty { title.subject = String(words) }
    return title
  }

  /// How much of a title is known; what has no kind is none.
  static func score(_ title: Title) -> Int {
    guard title.kind != nil else { return 0 }
    let parts: [Bool] = [
      title.issuer != nil, title.year != nil, title.year != nil, title.subject != nil, title.period?.from != nil,
    ]
    return 1 + parts.count { $0 }
  }

  /// Whether a bracket can name somebody: dates that no rule of periods knows must not become the issuer.
  private static func mayBeIssuer(_ words: [Unicode.Scalar]) -> Bool {
    !words.isEmpty && !words.contains { Numerals.digit($0) != nil || "：:".unicodeScalars.contains($0) }
      && !["截至", "截止", "征求意见", "修订", "试行", "送审", "讨论", "草案", "初稿", "定稿", "续"].contains { words.hasPrefix($0) }
      && PeriodGrammar.whole(words, year: nil) == nil
  }

  /// Drops 附件1： and 附件 1 with its blank from the front.
  private static func withoutAttachment(_ text: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    var reader = ScalarReader(text)
    guard reader.take("附件") || reader.take("附表") || reader.take("表") else { return text[...] }
    let bare = reader
    while !reader.isAtEnd, text[reader.position].isBlank { _ = reader.take(String(text[reader.position])) }
    // Without a number what follows may be a year: 附件 2026年….
    var numbered: Int?
    if reader.number() != nil {
      // 附件2-1
      if reader.takeRangeMark() { _ = reader.number() }
      numbered = reader.position
    }
    for end in [numbered, bare.position] {
      guard let end, end < text.count, text[end].isBlank || "：:".unicodeScalars.contains(text[end]) else { continue }
      return text[(end + 1)...]
    }
    return text[...]
  }

  /// The contents of the brackets that end the text, the last first.
  private static func takeBrackets(fromEnd words: inout [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var found: [[Unicode.Scalar]] = []
    while let last = words.last, last.isClosingBracket, let open = words.lastIndex(where: \.isOpeningBracket), open > 0
    {
      found.append(Array(words[(open + 1)..<(words.count - 1)]))
      words.removeSubrange(open...)
    }
    return found
  }

  /// A period behind a dash, or in a bracket that never closes: 情况表—第一季度, 情况表（第一季度.
  private static func takeTail(fromEnd words: inout [Unicode.Scalar], kinds: TitleKinds) -> [Unicode.Scalar]? {
    for index in words.indices.suffix(24).reversed()
    where words[index].isOpeningBracket || "—–-－".unicodeScalars.contains(words[index]) {
      let tail = Array(words[(index + 1)...])
      guard PeriodGrammar.whole(tail, year: nil) != nil else { continue }
      var rest = Array(words[..<index])
      while let last = rest.last, "—–-－".unicodeScalars.contains(last) { rest.removeLast() }
      guard kinds.length(atEndOf: rest) != nil else { continue }
      words = rest
      return tail
    }
    return nil
  }

  private static func takeBrackets(fromStart words: inout [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard let first = words.first, first.isOpeningBracket, let close = words.firstIndex(where: \.isClosingBracket)
    else { return nil }
    let inside = Array(words[1..<close])
    words.removeSubrange(...close)
    return inside
  }

  /// Takes the year with what stands before it, and an issuer in brackets behind it.
  private static func takeYear(_ words: inout [Unicode.Scalar], into title: inout Title) {
    for start in words.indices where Numerals.isNumeral(words[start]) {
      // A number is read from its first digit on.
      if start > 0, Numerals.isNumeral(words[start - 1]) { continue }
      var reader = ScalarReader(words, from: start)
      guard let year = PeriodGrammar.takeYear(&reader) else { continue }
      _ = reader.take("度")
      title.year = year
      var issuer = Array(words[..<start])
      if issuer.hasSuffix("关于") { issuer.removeLast(2) }
      if mayBeIssuer(issuer) { title.issuer = String(issuer) }
      words.removeFirst(reader.position)
      if let bracket = takeBrackets(fromStart: &words) {
        if let period = PeriodGrammar.whole(bracket, year: year) {
          title.period = period
        } else {
          title.issuer = String(bracket)
        }
      }
      return
    }
  }

  private static func takePeriod(fromEnd words: inout [Unicode.Scalar], into title: inout Title) {
    for start in words.indices.dropFirst().suffix(16) {
      guard let period = PeriodGrammar.whole(Array(words[start...]), year: title.year) else { continue }
      // The end of a range that makes no sense (12月-1月) is no period.
      if "-－–—~～至到".unicodeScalars.contains(words[start - 1]) || Numerals.isNumeral(words[start - 1]) { return }
      title.period = period
      words.removeSubrange(start...)
      return
    }
  }
}
