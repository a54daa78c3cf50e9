internal import ReportText

/// 2024年9月30日、12月31日, 6月底前完成方案，12月底前完成建设: several days, each of a clause, of which the last counts, unless it has been
/// moved: 12月底（已延期至2025年6月）.
struct DayClauses {
  /// What a clause names.
  private enum Clause {
    /// A day, first or last in it; whether it is one that another was moved to.
    case day(DateGrammar.Days, isMoved: Bool)
    /// A day after words that nobody knows: 方案6月.
    case part(DateGrammar.Days)
    /// The 3 of 3、6、9月底.
    case month
    /// Words without a day.
    case words
    /// What takes all certainty.
    case doubt
  }

  private static let before = Lexicon.standard.table("day-before", side: .front)
  private static let former = Lexicon.standard.table("day-former", side: .front)
  private static let moved = Lexicon.standard.table("day-moved", side: .front)
  private static let remarks = Lexicon.standard.table("day-remark", side: .front)
  private static let asked = Lexicon.standard.table("day-asked", side: .front)

  private static let begun = Lexicon.standard.table("day-begun", side: .end)

  private var year: Int?
  private var days: [(days: DateGrammar.Days, to: CalendarDate)] = []
  private var movedTo: DateGrammar.Days?
  private var hasFormer = false
  private var parts = 0
  private var isListOfMonths = false

  /// The day that counts of a text whose lines are clauses: 方案：6月底⏎建设：12月底. Lines that break one clause leave nothing.
  static func last(ofLines text: Span<UInt8>, year: Int?) -> DateGrammar.Days? {
    let clauses = text.string.split(separator: "\n").joined(separator: "；")
    return clauses.utf8.span.withSeen { last(of: $0, year: year) } ?? text.withSeen { last(of: $0, year: year) }
  }

  /// The day that counts; nil where a clause leaves doubts.
  static func last(of text: Span<UInt8>, year: Int?) -> DateGrammar.Days? {
    var reading = DayClauses(year: year)
    var start = 0
    var depth = 0
    var offset = 0
    while offset <= text.count {
      let (scalar, length) = offset < text.count ? text.scalar(at: offset) : (",", 1)
      let isBracket = scalar.isOpeningBracket || scalar.isClosingBracket
      if isBracket || scalar.isComma || scalar == "；" || scalar == ";" || scalar == "。" {
        let clause = text.extracting(start..<offset)
        if !clause.isEmpty, !reading.take(clause, isRemark: depth > 0, before: scalar) { return nil }
        start = offset + length
        depth += scalar.isOpeningBracket ? 1 : scalar.isClosingBracket ? -1 : 0
      }
      offset += length
    }
    return reading.result
  }

  private var result: DateGrammar.Days? {
    // 竣工12月 alone may be anything.
    guard !isListOfMonths, parts == 0 || days.count > 1 else { return nil }
    // 原定6月 says that it is another day.
    guard !hasFormer || movedTo != nil else { return nil }
    return movedTo ?? days.max { $0.to < $1.to }?.days
  }

  private init(year: Int?) { self.year = year }

  /// - Returns: Whether the day is still certain.
  private mutating func take(_ clause: Span<UInt8>, isRemark: Bool, before sign: Unicode.Scalar) -> Bool {
    // A remark stands after what it is about.
    guard !isRemark || !days.isEmpty else { return false }
    switch read(clause) {
    case .day(let found, let isMoved):
      if isMoved { movedTo = found }
      return add(found)
    case .part(let found):
      parts += 1
      return add(found)
    case .month:
      isListOfMonths = true
      return sign == "、"
    case .words:
      // 12月底，长期坚持 leaves open which of both counts; 立行立改，12月底 does not.
      guard !isListOfMonths else { return false }
      guard isRemark else { return days.isEmpty }
      // 6月底前（方案），12月底前（建设）: a remark may say of which part a day is.
      let status = TaskStatus(statedBy: clause.string)
      if status == nil, !Self.isDayOfWeek(clause), Self.remarks.value(of: clause) == nil { parts += 1 }
      return status != .delayed
    case .doubt: return false
    }
  }

  /// 周五, 星期五
  private static func isDayOfWeek(_ remark: Span<UInt8>) -> Bool {
    remark.begins(with: "周") || remark.begins(with: "星期")
  }

  private mutating func add(_ found: DateGrammar.Days) -> Bool {
    guard let to = found.to else { return false }
    year = to.year
    days.append((found, to))
    isListOfMonths = false
    return true
  }

  private mutating func read(_ clause: Span<UInt8>) -> Clause {
    var cursor = Cursor(clause)
    if cursor.take("周") || cursor.take("星期"), cursor.takeScalar() != nil, cursor.isAtEnd { return .words }
    cursor.move(to: 0)
    let own = PeriodGrammar.takeYear(&cursor)
    if let month = cursor.number(), (1...12).contains(month), cursor.isAtEnd {
      year = own ?? year
      return .month
    }
    var day = clause
    var isMoved = false
    while !day.isEmpty {
      // 申请延期至6月 has not been granted.
      if Self.asked.longest(of: day) != nil { return .doubt }
      if let word = Self.former.longest(of: day) {
        hasFormer = true
        day = day.extracting(droppingFirst: word.length)
      } else if let word = Self.moved.longest(of: day) {
        isMoved = true
        day = day.extracting(droppingFirst: word.length)
      } else if let word = Self.before.longest(of: day) {
        day = day.extracting(droppingFirst: word.length)
      } else {
        break
      }
    }
    // 3月开工 is no day of completion; beside another it is one of several.
    if let begun = Self.begun.longest(of: day),
      let found = DateGrammar.period(of: day.extracting(droppingLast: begun.length), year: year)
    {
      return .part(found)
    }
    if let found = period(atFrontOf: day) { return .day(found, isMoved: isMoved) }
    guard let start = clause.firstOffset(where: { Numerals.isNumeral($0) }) else { return isMoved ? .doubt : .words }
    guard !isMoved, clause.extracting(first: start).scalarCount <= 8,
      let found = DateGrammar.period(of: clause.extracting(droppingFirst: start), year: year)
    else { return .doubt }
    return .part(found)
  }

  /// The day in 6月底前完成方案: what is to be done by then follows 前.
  private func period(atFrontOf clause: Span<UInt8>) -> DateGrammar.Days? {
    guard let end = clause.offset(of: "前"), end > 0 else { return DateGrammar.period(of: clause, year: year) }
    return DateGrammar.period(of: clause.extracting(first: end), year: year)
  }
}
