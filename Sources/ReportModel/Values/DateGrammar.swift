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
      let words = withoutRemark(words)
      return period(of: words, year: year) ?? lastOfSeveral(words, year: year)
    }.map { Period(text: text, from: $0.from, to: $0.to) }
  }

  /// Drops what a bracket says of a day and leaves it what it is: the day of the week, or that it has been kept.
  @_lifetime(copy text)
  private static func withoutRemark(_ text: Span<UInt8>) -> Span<UInt8> {
    guard text.lastScalar?.isClosingBracket ?? false, let open = text.openingOfLastBracket, open > 0 else {
      return text
    }
    let start = open + text.scalar(at: open).length
    let remark = text.extracting(start..<text.characterStart(before: text.count))
    guard !remark.begins(with: "星期"), !remark.begins(with: "周") else { return text.extracting(first: open) }
    let status = TaskStatus(statedBy: remark.string)
    return status == nil || status == .delayed ? text : text.extracting(first: open)
  }

  /// 2024年9月30日、12月31日, 6月底前完成方案，12月底前完成建设: days, each the beginning of a clause; the last one counts.
  private static func lastOfSeveral(_ text: Span<UInt8>, year: Int?) -> Days? {
    var named = year
    var latest: (days: Days, to: CalendarDate)?
    var start = 0
    var offset = 0
    while offset <= text.count {
      let (scalar, length) = offset < text.count ? text.scalar(at: offset) : (",", 1)
      if scalar.isComma || scalar == "；" || scalar == ";" || scalar == "。" {
        let clause = text.extracting(start..<offset)
        if !clause.isEmpty {
          guard let days = period(of: dayBeforeTask(clause), year: named), let to = days.to else { return nil }
          named = to.year
          if latest.map({ $0.to < to }) ?? true { latest = (days, to) }
        }
        start = offset + length
      }
      offset += length
    }
    return latest?.days
  }

  /// The day in 6月底前完成方案: what is to be done by then follows 前.
  @_lifetime(copy clause)
  private static func dayBeforeTask(_ clause: Span<UInt8>) -> Span<UInt8> {
    guard let end = clause.offset(of: "前"), end > 0 else { return clause }
    // （甲方案）: what a bracket says may be that the day is that of a part.
    if clause.extracting(droppingFirst: end + 3).firstScalar?.isOpeningBracket ?? false { return clause }
    return clause.extracting(first: end)
  }

  private typealias Days = (from: CalendarDate?, to: CalendarDate?)

  private static func period(of text: Span<UInt8>, year: Int?) -> Days? {
    var end = text.count
    func takeLast(_ word: StaticString) {
      let length = word.utf8CodeUnitCount
      if end > length, text.holds(word, at: end - length) { end -= length }
    }
    takeLast("。")
    takeLast("完成")
    takeLast("前")
    takeLast("之")
    takeLast("以")
    takeLast("内")
    if text.extracting(first: end).ends(with: "季度末") || text.extracting(first: end).ends(with: "季度底") { end -= 3 }
    let words = text.extracting(first: end)
    if let period = PeriodGrammar.whole(words, year: year) { return (period.from, period.to) }
    if let years = years(words) { return years }
    var cursor = Cursor(words)
    guard let first = day(&cursor, year: year) else { return nil }
    var last = first
    if cursor.takeRangeMark() {
      guard let end = day(&cursor, year: first.year ?? year) else { return nil }
      last = end
    }
    guard cursor.isAtEnd else { return nil }
    guard let fromYear = first.year ?? year, let toYear = last.year ?? first.year ?? year else { return (nil, nil) }
    let lastDay = last.days.upperBound ?? CalendarDate.days(inMonth: last.month, of: toYear)
    guard let from = CalendarDate(year: fromYear, month: first.month, day: first.days.lowerBound),
      let to = CalendarDate(year: toYear, month: last.month, day: lastDay), from <= to
    else { return nil }
    return (from, to)
  }

  /// 2024-2026年, 2024年至2026年
  private static func years(_ text: Span<UInt8>) -> Days? {
    var cursor = Cursor(text)
    guard let first = cursor.number(), (1900...2999).contains(first) else { return nil }
    _ = cursor.take("年")
    guard cursor.takeRangeMark(), let last = PeriodGrammar.takeYear(&cursor), cursor.isAtEnd, first < last else {
      return nil
    }
    return (CalendarDate(year: first, month: 1, day: 1), CalendarDate(year: last, month: 12, day: 31))
  }

  private struct Day {
    var year: Int?
    var month: Int
    /// No upper bound means the end of the month.
    var days: (lowerBound: Int, upperBound: Int?)
  }

  /// 2026年10月31日, 2026-10-31, 2026.10, 10月中旬, 年底.
  private static func day(_ cursor: inout Cursor, year: Int?) -> Day? {
    let start = cursor.position
    if let day = numeric(&cursor) { return day }
    cursor.move(to: start)
    let own = PeriodGrammar.takeYear(&cursor)
    let named = own ?? year
    if own != nil || cursor.take("年") || cursor.take("今年") || cursor.take("本年"), cursor.take("底") || cursor.take("末") {
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
    return Day(year: year, month: month, days: (day, day))
  }

  /// Drops the time from 2024/12/31 0:00:00 and 2024-12-31T00:00:00, as spreadsheets and programs write days, and from 12月31日24时.
  @_lifetime(copy text)
  private static func withoutTime(_ text: Span<UInt8>) -> Span<UInt8> {
    if text.ends(with: "日24时") { return text.extracting(droppingLast: 5) }
    if text.count > 10, text[10] == UInt8(ascii: "T"), text[4] == UInt8(ascii: "-"),
      !text.extracting(droppingFirst: 11).contains(where: { $0 != ":" && Numerals.digit($0) == nil })
    {
      return text.extracting(first: 10)
    }
    guard let blank = text.lastOffset(where: \.isBlank) else { return text }
    let time = text.extracting(droppingFirst: blank).trimmed
    let isTime = time.contains(":") && !time.contains { $0 != ":" && Numerals.digit($0) == nil }
    return isTime ? text.extracting(first: blank) : text
  }
}
