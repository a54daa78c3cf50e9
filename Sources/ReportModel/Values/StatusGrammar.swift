internal import ReportText

extension TaskStatus {
  /// The bytes of the longest text that may state a state, with boxes to tick.
  static let longestStatement = 200

  /// The state that a cell states: adverbs, a head and its negation (已基本完成, 尚未开工, 达序时), or an answer to the question of its
  /// header (是否完成, 是否达序). The whole text has to read as one; prose states nothing. Of boxes to tick the label of the only one
  /// that is counts: ☑已完成 ☐未完成.
  /// - Returns: nil for anything else.
  package init?(statedBy text: String, under header: String = "") {
    let text = tickedLabel(in: text) ?? text
    guard text.utf8.count <= 60 else { return nil }
    let header = header.simplified
    let status = text.simplified.utf8.span.withSeen { words in
      let words = bare(words)
      let states = StateWords.standard
      return states.state(of: words) ?? states.answer(words, to: header) ?? states.stateBesideRemark(words, header)
        ?? states.stateOfAll(words)
    }
    guard let status else { return nil }
    self = status
  }

  /// The state that a rate states: 100% and more is completed, 0% not started; between them a rate says nothing.
  package init?(ofRate rate: DecimalNumber) {
    if rate.value >= 100 { self = .completed } else if rate.value == 0 { self = .notStarted } else { return nil }
  }
}

/// A statement without the number before it, the brackets around it and the marks after it: 1.已完成, （已完成）, 已完成！
@_lifetime(copy words)
private func bare(_ words: Span<UInt8>) -> Span<UInt8> {
  var words = words.droppingLast { "。.；;！!，,".unicodeScalars.contains($0) }
  var cursor = Cursor(words)
  if let marker = cursor.itemMarker(), marker.style != .ordinal, !cursor.isAtEnd { words = cursor.rest }
  guard words.isBracketed, let first = words.firstScalar, first.isOpeningBracket else { return words }
  return words.extracting(words.scalar(at: 0).length..<words.characterStart(before: words.count))
}

/// The label of the only box of several that is ticked, before or after its box; nil where there are no boxes, or it is not one.
private func tickedLabel(in text: String) -> String? {
  // Every empty box begins with this byte, and few texts have it.
  guard text.utf8.count <= TaskStatus.longestStatement, text.utf8.contains(0xE2),
    text.unicodeScalars.contains(where: \.isEmptyBox)
  else {
    return nil
  }
  let scalars = text.unicodeScalars.filter { !$0.isUnseen }
  let isBox = { (scalar: Unicode.Scalar) in scalar.isTickedBox || scalar.isEmptyBox }
  let boxes = scalars.filter(isBox)
  let labels = scalars.split(omittingEmptySubsequences: false, whereSeparator: isBox).map {
    String(String.UnicodeScalarView($0)).utf8.span.droppingLast { $0.isComma || $0 == "；" || $0 == "/" }.string
  }
  guard boxes.count > 1, boxes.count(where: \.isTickedBox) == 1, let place = boxes.firstIndex(where: \.isTickedBox)
  else { return nil }
  // Labels stand after their boxes, or all before them.
  let isBehind = labels.first?.isEmpty ?? false
  guard isBehind || labels.last?.isEmpty ?? false else { return nil }
  let own = isBehind ? labels.dropFirst() : labels.dropLast()
  return own.allSatisfy { !$0.isEmpty } ? own[own.startIndex + boxes.distance(from: boxes.startIndex, to: place)] : nil
}

extension Unicode.Scalar {
  fileprivate var isTickedBox: Bool {
    switch self {
    case "☑", "☒", "■", "●", "◉", "√", "✓", "✔", "✅": true
    default: false
    }
  }

  fileprivate var isEmptyBox: Bool {
    switch self {
    case "☐", "□", "○", "◯": true
    default: false
    }
  }
}

/// The words of states in the lexicon.
private struct StateWords: Sendable {
  static let standard = StateWords(.standard)

  private var heads = WordTable(side: .end)
  private var negated = WordTable(side: .end)
  private let adverbs: WordTable
  private let going: WordTable
  private let negations: WordTable
  private let objects: WordTable

  private init(_ lexicon: Lexicon) {
    let states = TaskStatus.allCases
    for fact in lexicon.facts {
      guard let state = states.firstIndex(where: { $0.rawValue == fact.name }) else { continue }
      for word in fact.words {
        // Some provinces write 时序.
        for form in Set([word, word.replacing("序时", with: "时序")]) {
          if fact.kind == "state" { heads.insert(form.utf8.span, value: state) }
          if fact.kind == "not" { negated.insert(form.utf8.span, value: state) }
        }
      }
    }
    adverbs = lexicon.table("state-before", side: .end)
    objects = lexicon.table("state-object", side: .end)
    going = lexicon.table("state-going", side: .end)
    negations = lexicon.table("negation", side: .end)
  }

  /// The state that a whole text names.
  func state(of words: Span<UInt8>) -> TaskStatus? {
    if let whole = heads.value(of: words) { return TaskStatus.allCases[whole] }
    var verb = words
    while let object = objects.longest(of: verb) { verb = verb.extracting(droppingLast: object.length) }
    if verb.count < words.count, verb.ends(with: "完成") { return state(of: verb) }
    if let head = negated.longest(of: words) {
      var rest = words.extracting(droppingLast: head.length)
      if let negation = negations.longest(of: rest) {
        rest = rest.extracting(droppingLast: negation.length)
        return areAdverbs(rest) ? TaskStatus.allCases[head.value] : nil
      }
    }
    // 竣工验收中
    if words.ends(with: "中"), let state = state(of: words.extracting(droppingLast: 3)) {
      return state == .completed || state == .onTrack ? .onTrack : nil
    }
    guard let head = heads.longest(of: words) else { return nil }
    let before = words.extracting(droppingLast: head.length)
    guard areAdverbs(before) else { return nil }
    let state = TaskStatus.allCases[head.value]
    return state == .completed && saysItIsGoing(before) ? .onTrack : state
  }

  private func areAdverbs(_ words: Span<UInt8>) -> Bool {
    var rest = words
    while !rest.isEmpty {
      guard let adverb = adverbs.longest(of: rest) else { return false }
      rest = rest.extracting(droppingLast: adverb.length)
    }
    return true
  }

  /// Whether one of the adverbs says that something is being done: 正在 of 正在整改.
  private func saysItIsGoing(_ words: Span<UInt8>) -> Bool {
    var rest = words
    while !rest.isEmpty {
      if going.longest(of: rest) != nil { return true }
      guard let adverb = adverbs.longest(of: rest) else { return false }
      rest = rest.extracting(droppingLast: adverb.length)
    }
    return false
  }

  /// 已完成（3月5日）, A类（已解决）: a state with a remark in brackets, or in the brackets of a class. What is said of a part, as
  /// 住建局（已完成）, is no state of the whole; two states are none.
  func stateBesideRemark(_ words: Span<UInt8>, _ header: String) -> TaskStatus? {
    guard let open = words.firstOffset(where: \.isOpeningBracket), words.extracting(droppingFirst: open).isBracketed
    else { return nil }
    let (before, start) = (words.extracting(first: open), open + words.scalar(at: open).length)
    let inside = words.extracting(start..<words.characterStart(before: words.count))
    let remark = state(of: inside)
    // 已完成（90%） says two things.
    if let rate = NumberGrammar.percent(inside.string, unit: nil), state(of: before) == .completed, rate.value < 100 {
      return nil
    }
    if let own = state(of: before) ?? answer(before, to: header) { return remark == nil || remark == own ? own : nil }
    return isClass(before) ? remark : nil
  }

  /// 立行立改，长期坚持, 已整改、已销号: what says one state several times.
  func stateOfAll(_ words: Span<UInt8>) -> TaskStatus? {
    var all: TaskStatus?
    var start = 0
    var offset = 0
    while offset <= words.count {
      let (scalar, length) = offset < words.count ? words.scalar(at: offset) : (",", 1)
      if scalar.isComma || scalar == "；" || scalar == ";" || scalar == "并" {
        guard let state = state(of: words.extracting(start..<offset)), all == nil || all == state else { return nil }
        all = state
        start = offset + length
      }
      offset += length
    }
    return all
  }

  /// A类, Ⅱ级, 三档.
  private func isClass(_ words: Span<UInt8>) -> Bool {
    var cursor = Cursor(words)
    guard cursor.number() != nil || cursor.skip(while: { ("A"..."Z").contains($0) }) == 1 else { return false }
    return (cursor.take("类") || cursor.take("级") || cursor.take("档")) && cursor.isAtEnd
  }

  /// Whether a text is an answer that means yes; nil where it is none.
  private static func answer(_ words: Span<UInt8>) -> Bool? {
    if words.equals("是") || words.equals("√") || words.equals("✓") || words.equals("✔") { return true }
    return words.equals("否") || words.equals("×") || words.equals("✗") || words.equals("✘") ? false : nil
  }

  /// 是 under 是否完成 is 完成, 否 is 未完成; so are √ and × under 完成情况（√/×）, and √ under the level 是 or 否 of a header.
  func answer(_ words: Span<UInt8>, to header: String) -> TaskStatus? {
    guard let isYes = Self.answer(words) else { return nil }
    return header.utf8.span.withSeen { question in
      guard let choice = Self.choice(in: question) else { return state(answering: isYes, to: question) }
      // × under 否 says nothing that is certain.
      guard isYes else { return nil }
      let label = question.extracting(droppingFirst: choice + 1)
      if let isYes = Self.answer(label) { return state(answering: isYes, to: question.extracting(first: choice)) }
      return state(of: label)
    }
  }

  /// Where the slash stands before the level of a header under which a mark chooses that level: 是否完成/否, 完成状态/未完成. 是/否 at the
  /// end of one, 是否完成（是/否）, lists the answers.
  static func choice(in header: Span<UInt8>) -> Int? {
    guard let slash = header.lastOffset(where: { $0 == "/" }) else { return nil }
    let label = header.extracting(droppingFirst: slash + 1)
    let above = header.extracting(first: slash)
    if answer(label) != nil {
      let listed = above.extracting(droppingFirst: above.isEmpty ? 0 : above.characterStart(before: above.count))
      return answer(listed) == nil ? slash : nil
    }
    return standard.state(of: label) == nil ? nil : slash
  }

  private func state(answering isYes: Bool, to question: Span<UInt8>) -> TaskStatus? {
    var asked = question
    if let start = question.offset(of: "是否") {
      asked = question.extracting(droppingFirst: start + 6)
    } else if question.ends(with: "与否") {
      asked = question.extracting(droppingLast: 6)
    } else {
      guard let bracket = question.lastOffset(where: \.isOpeningBracket),
        question.extracting(first: bracket).ends(with: "情况")
      else { return nil }
      asked = question.extracting(first: bracket).extracting(droppingLast: 6)
    }
    if let bracket = asked.firstOffset(where: { $0.isOpeningBracket || $0 == "/" }) {
      asked = asked.extracting(first: bracket)
    }
    if isYes { return state(of: asked) }
    // Nothing is known of what is not late.
    guard let head = negated.longest(of: asked), areAdverbs(asked.extracting(droppingLast: head.length)) else {
      return nil
    }
    return TaskStatus.allCases[head.value]
  }
}

/// The columns of a question whose answers have one each: 是否完成/是 and 是否完成/否.
enum ChoiceColumns {
  /// What is asked; nil for any other column.
  static func question(of column: String) -> String? {
    guard column.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return column.simplified.utf8.span.withSeen { name in
      StateWords.choice(in: name).map { name.extracting(first: $0).string }
    }
  }
}
