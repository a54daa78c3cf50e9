internal import ReportModel
internal import ReportText

// What of a header's words is known.

extension HeaderDictionary {
  /// Whether a text consists of modifiers, heads, digits and signs between them.
  func isKnown(_ words: Span<UInt8>) -> Bool { firstUnread(in: words) == nil }

  /// Where something stands in a text that is no modifier, head, digit or sign between them.
  private func firstUnread(in words: Span<UInt8>) -> Int? {
    var offset = 0
    while offset < words.count {
      let rest = words.extracting(droppingFirst: offset)
      let (first, length) = rest.scalar(at: 0)
      if let modifier = modifiers.longest(of: rest) {
        offset += modifier.length
      } else if Numerals.digit(first) != nil || first.isRangeMark || first.isComma || first.isOpeningBracket
        || first.isClosingBracket || "与和及".unicodeScalars.contains(first)
      {
        offset += length
      } else {
        return offset
      }
    }
    return nil
  }

  /// What of a text is no modifier, head, digit or sign between them.
  func unread(in text: String) -> String {
    var unread = ""
    var rest = text
    while let start = firstUnread(in: rest.utf8.span) {
      let (scalar, length) = rest.utf8.span.scalar(at: start)
      unread.unicodeScalars.append(scalar)
      rest = rest.utf8.span.extracting(droppingFirst: start + length).string
    }
    return unread
  }

  /// What of a header text decides on its role: no bracket at the end, no period and no level before.
  func bareKey(_ name: String) -> [Unicode.Scalar] {
    let key = Self.key(name)
    var words = Self.withoutBracket(key.bytes).words
    if let (_, length) = Self.periodPrefix(of: words) { words = words.extracting(droppingFirst: length) }
    for level: StaticString in ["市级", "区级", "省级", "县级", "本月", "本季度", "本年度", "累计"] where words.begins(with: level) {
      words = words.extracting(droppingFirst: level.utf8CodeUnitCount)
    }
    return Array(words.string.unicodeScalars)
  }
}

/// The parts of headers that name several things.
extension HeaderDictionary {
  /// The parts between slashes that do not stand in brackets; all slashes count where a bracket is never closed.
  static func partsAtSlashes(_ words: Span<UInt8>) -> [String] {
    var parts: [String] = []
    var (start, depth, offset) = (0, 0, 0)
    while offset < words.count {
      let (scalar, length) = words.scalar(at: offset)
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      if scalar == "/", depth == 0 {
        if offset > start { parts.append(words.extracting(start..<offset).string) }
        start = offset + length
      }
      offset += length
    }
    guard depth == 0 else { return words.string.split(separator: "/").map(String.init) }
    if start < words.count { parts.append(words.extracting(start..<words.count).string) }
    return parts
  }
}

/// Headers that are questions.
extension HeaderDictionary {
  /// 完成情况（是/否）: how far something has come, answered by one of some words, is a state. Whether there is something else,
  /// 问题（有/无）, is not what it names.
  func readQuestion(_ words: Span<UInt8>) -> HeaderReading? {
    let parts = Self.withoutBracket(words)
    let answers = parts.bracket.string.split(separator: "/")
    guard answers.count > 1,
      answers.allSatisfy({ Self.answers.contains(String($0)) || TaskStatus(statedBy: String($0)) != nil })
    else { return nil }
    var reading = read(parts.words)
    if reading.role == .progress {
      reading.role = .status
      reading.rule = .question
    }
    return reading.role == .status ? reading : HeaderReading()
  }

  private static let answers: Set<String> = ["是", "否", "有", "无", "√", "×", "已", "未", "Y", "N"]

  /// 是否按期完成: whether a state has been reached.
  func readWhether(_ words: Span<UInt8>) -> HeaderReading? {
    guard let start = words.offset(of: "是否"),
      TaskStatus(statedBy: words.extracting(droppingFirst: start + 6).string) != nil
    else { return nil }
    let before = words.extracting(first: start)
    return HeaderReading(
      role: .status, rule: .question, head: words.extracting(droppingFirst: start).string, modifiers: before.string,
      isCertain: isKnown(before))
  }

  /// A question is about what it names, and not its answer: 是否重点项目, 有无问题.
  func asksForSomethingElse(_ words: Span<UInt8>, _ role: Role) -> Bool {
    role != .status && (words.begins(with: "是否") || words.begins(with: "有无"))
  }
}

// Asked of each character of what may be a header: a switch is compiled to few comparisons.
extension Unicode.Scalar {
  /// What stands in sentences, and in no header.
  var isMarkOfSentences: Bool {
    switch self {
    case "。", "！", "!", "？", "?", "“", "”", "《", "》", "：", ":": true
    default: false
    }
  }

  /// What two headers in one are joined by.
  var joinsHeaders: Bool {
    switch self {
    case "与", "和", "及", "并", ";", "；", "&", "＆", "+": true
    default: false
    }
  }
}
