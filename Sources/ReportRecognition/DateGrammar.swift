internal import ReportModel

/// Days and spans of days as cells name them: 2026年10月31日前, 10月底, 2026-10-31, 2026.10, 第三季度末, 年底前, 2026年3月至10月.
enum DateGrammar {
  /// - Parameter year: The year of a text that names none; without either there are no days, only the words.
  /// - Returns: The first and the last day named, where the whole text is such a name; else nil.
  static func parse(_ text: String, year: Int?) -> Period? {
    guard text.utf8.count <= 120 else { return nil }
    var words = text.unblanked
    for ending in ["。", "完成", "前", "之", "以", "内"] where words.count > ending.unicodeScalars.count {
      if words.hasSuffix(ending) { words.removeLast(ending.unicodeScalars.count) }
    }
    if words.hasSuffix("季度末") || words.hasSuffix("季度底") { words.removeLast() }
    guard !words.isEmpty else { return nil }
    if let period = PeriodGrammar.whole(words, year: year) {
      return Period(text: text, from: period.from, to: period.to)
    }
    var reader = ScalarReader(words)
    guard let first = day(&reader, year: year) else { return nil }
    var last = first
    if reader.takeRangeMark() {
      guard let end = day(&reader, year: first.year ?? year) else { return nil }
      last = end
    }
    guard reader.isAtEnd else { return nil }
    guard let fromYear = first.year ?? year, let toYear = last.year ?? first.year ?? year else {
      return Period(text: text)
    }
    let lastDay = last.days.upperBound ?? CalendarDate.days(inMonth: last.month, of: toYear)
    guard let from = CalendarDate(year: fromYear, month: first.month, day: first.days.lowerBound),
      let to = CalendarDate(year: toYear, month: last.month, day: lastDay), from <= to
    else { return nil }
    return Period(text: text, from: from, to: to)
  }

  private struct Day {
    var year: Int?
    var month: Int
    /// No upper bound means the end of the month.
    var days: (lowerBound: Int, upperBound: Int?)
  }

  /// 2026年10月31日, 2026-10-31, 2026.10, 10月中旬, 年底.
  private static func day(_ reader: inout ScalarReader, year: Int?) -> Day? {
    let start = reader
    if let day = numeric(&reader) { return day }
    reader = start
    let own = PeriodGrammar.takeYear(&reader)
    let named = own ?? year
    if own != nil || reader.take("年") || reader.take("今年") || reader.take("本年"), reader.take("底") || reader.take("末") {
      return Day(year: named, month: 12, days: (1, nil))
    }
    guard let month = reader.number(), (1...12).contains(month), reader.take("月") else { return nil }
    _ = reader.take("份")
    if reader.take("上旬") { return Day(year: named, month: month, days: (1, 10)) }
    if reader.take("中旬") { return Day(year: named, month: month, days: (11, 20)) }
    if reader.take("下旬") { return Day(year: named, month: month, days: (21, nil)) }
    if reader.take("底") || reader.take("末") { return Day(year: named, month: month, days: (1, nil)) }
    let behindMonth = reader
    if let day = reader.number(), reader.take("日") || reader.take("号") {
      return Day(year: named, month: month, days: (day, day))
    }
    reader = behindMonth
    return Day(year: named, month: month, days: (1, nil))
  }

  /// 2026-10-31, 2026/10/31, 2026.10.31, and the month alone.
  private static func numeric(_ reader: inout ScalarReader) -> Day? {
    guard let year = reader.number(), (1900...2999).contains(year) else { return nil }
    for separator in ["-", "/", ".", "．"] where reader.take(separator) {
      guard let month = reader.number(), (1...12).contains(month) else { return nil }
      guard reader.take(separator) else { return Day(year: year, month: month, days: (1, nil)) }
      guard let day = reader.number() else { return nil }
      return Day(year: year, month: month, days: (day, day))
    }
    return nil
  }
}
