internal import ReportText

/// Days and spans of days as cells name them: 2026年10月31日前, 10月底, 2026-10-31, 2026.10, 第三季度末, 年底前, 2026年3月至10月.
package enum DateGrammar {
  /// - Parameter year: The year of a text that names none; without either there are no days, only the words.
  /// - Returns: The first and the last day named, where the whole text is such a name; else nil.
  package static func parse(_ text: String, year: Int?) -> Period? {
    guard text.utf8.count <= 120 else { return nil }
    let day = withoutTime(text.utf8.span.trimmed)
    // 1⏎2月 is not 12月.
    guard !day.partsNumbers(atPunctuation: false) else { return nil }
    return day.withSeen { words in
      period(of: words, year: year)
        ?? (day.contains("\n") ? DayClauses.last(ofLines: day, year: year) : DayClauses.last(of: words, year: year))
    }.map { Period(text: text, from: $0.from, to: $0.to) }
  }

  typealias Days = (from: CalendarDate?, to: CalendarDate?)

  private static let done = Lexicon.standard.table("day-done", side: .end)

  static func period(of text: Span<UInt8>, year: Int?) -> Days? {
    var end = text.count
    func takeLast(_ word: StaticString) {
      let length = word.utf8CodeUnitCount
      if end > length, text.holds(word, at: end - length) { end -= length }
    }
    takeLast("。")
    if let word = done.longest(of: text.extracting(first: end)), word.length < end { end -= word.length }
    takeLast("前")
    takeLast("之")
    takeLast("以")
    takeLast("内")
    if text.extracting(first: end).ends(with: "季度末") || text.extracting(first: end).ends(with: "季度底") { end -= 3 }
    let words = text.extracting(first: end)
    // 年前 is before the new year of the one or the other calendar.
    if let year, !words.equals("年") || text.contains("内"), thisYear.contains(where: { words.equals($0) }) {
      return (CalendarDate(year: year, month: 1, day: 1), CalendarDate(year: year, month: 12, day: 31))
    }
    if let period = PeriodGrammar.whole(words, year: year) { return (period.from, period.to) }
    if let years = years(words) { return years }
    var cursor = Cursor(words)
    guard let first = day(&cursor, year: year) else { return nil }
    var last = first
    if cursor.takeRangeMark() {
      let start = cursor.position
      if let end = day(&cursor, year: first.year ?? year) {
        last = end
      } else {
        cursor.move(to: start)
        guard let end = dayOfSameYear(&cursor, as: first) else { return nil }
        last = end
      }
    }
    guard cursor.isAtEnd else { return nil }
    guard let fromYear = first.year ?? year, let toYear = last.year ?? first.year ?? year else { return (nil, nil) }
    let lastDay = last.days.upperBound ?? CalendarDate.days(inMonth: last.month, of: toYear)
    guard let from = CalendarDate(year: fromYear, month: first.month, day: first.days.lowerBound),
      let to = CalendarDate(year: toYear, month: last.month, day: lastDay), from <= to
    else { return nil }
    return (from, to)
  }

  /// What 年内, 年度内 and 当年 leave of themselves.
  private static let thisYear: [StaticString] = ["年", "年度", "当年", "本年", "本年度", "今年"]

  /// 2024—2026年
  private static func years(_ words: Span<UInt8>) -> Days? {
    var cursor = Cursor(words)
    guard let first = cursor.number(), (1900...2999).contains(first) else { return nil }
    _ = cursor.take("年")
    guard cursor.takeRangeMark(), let last = PeriodGrammar.takeYear(&cursor), first <= last else { return nil }
    _ = cursor.take("底") || cursor.take("末")
    guard cursor.isAtEnd else { return nil }
    return (CalendarDate(year: first, month: 1, day: 1), CalendarDate(year: last, month: 12, day: 31))
  }

  private struct Day {
    /// The sign between the parts of a day in digits.
    var separator: Unicode.Scalar?
    var year: Int?
    var month: Int
    /// No upper bound means the end of the month.
    var days: (lowerBound: Int, upperBound: Int?)
  }

  /// 2026年10月31日, 2026-10-31, 2026.10, 10月中旬, 年底.
  private static func day(_ cursor: inout Cursor, year: Int?) -> Day? {
    let start = cursor.position
    if let day = numeric(&cursor) {
      takeTime(&cursor)
      return day
    }
    cursor.move(to: start)
    let own = PeriodGrammar.takeYear(&cursor)
    // 今年年底, 明年6月, 次年3月
    let isNext = own == nil && (cursor.take("明年") || cursor.take("次年"))
    let isNamed = own != nil || isNext || cursor.take("今年") || cursor.take("本年")
    let named = own ?? year.map { isNext ? $0 + 1 : $0 }
    if cursor.take("年") || isNamed, cursor.take("底") || cursor.take("末") {
      return Day(year: named, month: 12, days: (1, nil))
    }
    guard let month = cursor.number(), (1...12).contains(month), cursor.take("月") else { return nil }
    _ = cursor.take("份")
    if cursor.take("上旬") { return Day(year: named, month: month, days: (1, 10)) }
    if cursor.take("中旬") { return Day(year: named, month: month, days: (11, 20)) }
    if cursor.take("下旬") { return Day(year: named, month: month, days: (21, nil)) }
    if cursor.take("底") || cursor.take("末") { return Day(year: named, month: month, days: (1, nil)) }
    let behindMonth = cursor.position
    if let day = cursor.number(), cursor.take("日") || cursor.take("号") {
      takeTime(&cursor)
      return Day(year: named, month: month, days: (day, day))
    }
    cursor.move(to: behindMonth)
    return Day(year: named, month: month, days: (1, nil))
  }

  /// 2026-10-31, 2026/10/31, 2026.10.31, and the month alone.
  private static func numeric(_ cursor: inout Cursor) -> Day? {
    let start = cursor.position
    if let number = cursor.number(), (1900_01_01...2999_12_31).contains(number) {
      return Day(year: number / 10_000, month: number / 100 % 100, days: (number % 100, number % 100))
    }
    cursor.move(to: start)
    guard let year = cursor.number(), (1900...2999).contains(year), let separator = cursor.next,
      separator.isDash || separator == "/" || separator == "／" || separator == "." || separator == "．"
    else { return nil }
    cursor.skipScalar()
    guard let month = cursor.number(), (1...12).contains(month) else { return nil }
    guard cursor.take(where: { $0 == separator }) else { return Day(year: year, month: month, days: (1, nil)) }
    guard let day = cursor.number() else { return nil }
    return Day(separator: separator, year: year, month: month, days: (day, day))
  }

  /// The 12.31 of 2024.06.01—12.31.
  private static func dayOfSameYear(_ cursor: inout Cursor, as first: Day) -> Day? {
    guard let separator = first.separator, let month = cursor.number(), (1...12).contains(month),
      cursor.take(where: { $0 == separator }), let day = cursor.number()
    else { return nil }
    return Day(year: first.year, month: month, days: (day, day))
  }

  /// 24时, 下午5点, 17:00, T00:00:00, 星期三
  private static func takeTime(_ cursor: inout Cursor) {
    if cursor.take("星期") { cursor.skipScalar() }
    let start = cursor.position
    _ = cursor.take("T")
    _ = cursor.take("上午") || cursor.take("中午") || cursor.take("下午") || cursor.take("晚上") || cursor.take("晚")
    guard cursor.number() != nil, cursor.take("时") || cursor.take("点") || cursor.take(where: \.isColon) else {
      return cursor.move(to: start)
    }
    while cursor.number() != nil, cursor.take("分") || cursor.take(where: \.isColon) {}
  }

  /// Drops the time from 2024/12/31 0:00:00, as spreadsheets write days.
  @_lifetime(copy text)
  private static func withoutTime(_ text: Span<UInt8>) -> Span<UInt8> {
    guard let blank = text.lastOffset(where: \.isBlank) else { return text }
    let time = text.extracting(droppingFirst: blank).trimmed
    let isTime = time.contains(":") && !time.contains { $0 != ":" && Numerals.digit($0) == nil }
    return isTime ? text.extracting(first: blank) : text
  }
}
