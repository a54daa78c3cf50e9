internal import ReportModel
internal import ReportText

/// What a title of a report ends with: words of its own (台账), or what is done, 情况 and a form: 落实情况汇总表, 整改进展情况, 任务分解表.
struct TitleKinds: Sendable {
  /// The words that are whole kinds, the longest first.
  private(set) var words: [String] = []
  private var table = WordTable(side: .end)
  private let grammar: KindWords

  private init(_ lexicon: Lexicon) {
    grammar = KindWords(lexicon)
    add(lexicon.words("title-kind"))
  }

  /// Adds words; what is there already stays once.
  mutating func add(_ more: [String]) {
    for word in more where table.value(of: word.utf8.span) == nil {
      table.insert(word.utf8.span, value: words.count)
      words.append(word)
    }
    words.sort { $0.utf8.count > $1.utf8.count }
  }

  /// The length in bytes of the longest kind that a text ends with; nil where it ends with none.
  func length(atEndOf text: Span<UInt8>) -> Int? {
    guard let longest = longestLength(atEndOf: text) else { return nil }
    // 重点任务清单: what 重点 says is said of the tasks, and 清单 is a kind as well.
    let (before, kind) = (text.extracting(droppingLast: longest), text.extracting(last: longest))
    guard let thing = grammar.thing(modifiedBy: before, atFrontOf: kind) else { return longest }
    let shorter = longest - thing
    return longestLength(atEndOf: kind.extracting(last: shorter)) == shorter ? shorter : longest
  }

  private func longestLength(atEndOf text: Span<UInt8>) -> Int? {
    let word = table.longest(of: text)?.length ?? 0
    let last = max(word, grammar.length(atEndOf: text) ?? 0)
    guard last > 0 else { return nil }
    // 任务清单及完成情况: two kinds are one.
    let before = text.extracting(droppingLast: last)
    for joint: StaticString in ["及", "和", "与", "暨"] where before.ends(with: joint) {
      let first = before.extracting(droppingLast: joint.utf8CodeUnitCount)
      if let length = longestLength(atEndOf: first) ?? grammar.lengthOfTopic(atEndOf: first) {
        return last + joint.utf8CodeUnitCount + length
      }
    }
    return last
  }

  /// The built-in kinds.
  static let standard = TitleKinds(.standard)
}

extension TitleKinds: Equatable {
  /// Whether both have the same words in the same order.
  static func == (left: TitleKinds, right: TitleKinds) -> Bool { left.words == right.words }
}

/// The words that kinds are put together of.
private struct KindWords: Sendable {
  private let forms: WordTable
  private let summaries: WordTable
  private let nouns: WordTable
  private let whats: WordTable
  private let topics: WordTable
  private let modifiers: WordTable
  private let things: WordTable

  init(_ lexicon: Lexicon) {
    forms = lexicon.table("title-form", side: .end)
    summaries = lexicon.table("title-summary", side: .end)
    nouns = lexicon.table("title-noun", side: .end)
    whats = lexicon.table("title-what", side: .end)
    topics = lexicon.table("title-topic", side: .end)
    modifiers = lexicon.table("title-modifier", side: .end)
    things = lexicon.table("title-thing", side: .front)
  }

  /// The length of what a kind begins with where the text before it ends with a modifier of it.
  func thing(modifiedBy before: Span<UInt8>, atFrontOf kind: Span<UInt8>) -> Int? {
    guard let thing = things.longest(of: kind), thing.length < kind.count else { return nil }
    return modifiers.longest(of: before) == nil ? nil : thing.length
  }

  /// The length of what has a form that is said once for two: 责任分解 of 责任分解及推进计划表.
  func lengthOfTopic(atEndOf text: Span<UInt8>) -> Int? { topics.longest(of: text)?.length }

  /// The length of WHAT 情况 [的] [统计] FORM, WHAT 情况, WHAT FORM or TOPIC FORM at the end of a text.
  func length(atEndOf text: Span<UInt8>) -> Int? {
    guard let form = forms.longest(of: text) else { return stem(text, needsWhat: true).map { text.count - $0 } }
    let rest = text.extracting(droppingLast: form.length)
    // 10月报表: the month belongs to the number before it.
    if let number = rest.lastScalar, Numerals.isNumeral(number),
      "日周旬月季年".unicodeScalars.contains(text.extracting(last: form.length).scalar(at: 0).scalar)
    {
      return form.length - 3
    }
    for before in [summaries.longest(of: rest)?.length ?? 0, 0] {
      var rest = rest.extracting(droppingLast: before)
      if rest.ends(with: "的") { rest = rest.extracting(droppingLast: 3) }
      if let end = stem(rest, needsWhat: false) { return text.count - end }
      if let what = whats.longest(of: rest) { return text.count - rest.count + what.length }
      if let topic = topics.longest(of: rest) { return text.count - rest.count + topic.length }
    }
    // 督办单, 考核表: a form whose name says what it is for.
    return form.length >= 9 ? form.length : nil
  }

  /// Where WHAT 情况 begins at the end of a text; 情况 alone is enough before a form.
  private func stem(_ text: Span<UInt8>, needsWhat: Bool) -> Int? {
    guard let noun = nouns.longest(of: text) else { return nil }
    let rest = text.extracting(droppingLast: noun.length)
    if let what = whats.longest(of: rest) { return rest.count - what.length }
    return needsWhat ? nil : rest.count
  }
}
