package import ReportText

/// Periods as titles and headers name them: 第一季度, 上半年, 1-8月, 10月份, 截至10月31日, 截至9月底, 年度.
package enum PeriodGrammar {
  /// Whether a period may begin with a character.
  package static func mayBegin(with scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "第", "前", "上", "下", "全", "年", "截", "数", "统": true
    default: Numerals.isNumeral(scalar)
    }
  }

  /// The period that the whole text names, an own year in front allowed; blanks do not count.
  package static func whole(_ text: String, year: Int?) -> Period? {
    text.utf8.span.withSeen { whole($0, year: year) }
  }

  /// The period that the whole text names, an own year in front allowed.
  package static func whole(_ text: Span<UInt8>, year: Int?) -> Period? {
    guard let (period, length) = prefix(of: text, year: year), length == text.count else { return nil }
    return period
  }

  /// The period that a text begins with, and its length in bytes. A year in the text is taken before the one given.
  package static func prefix(of text: Span<UInt8>, year: Int?) -> (Period, length: Int)? {
    guard let first = text.firstScalar, mayBegin(with: first) else { return nil }
    var cursor = Cursor(text)
    let ownYear = takeYear(&cursor)
    guard let span = days(&cursor, hasYear: ownYear != nil) else { return nil }
    var period = Period(text: text.extracting(first: cursor.position).string)
    if let year = span.year ?? ownYear ?? year {
      period.from = CalendarDate(year: year, month: span.from.month, day: span.from.day)
      let lastYear = span.lastYear ?? year
      let day = span.to.day ?? CalendarDate.days(inMonth: span.to.month, of: lastYear)
      period.to = CalendarDate(year: lastYear, month: span.to.month, day: day)
    }
    return (period, cursor.position)
  }

  /// Takes 2026年 off the front.
  package static func takeYear(_ cursor: inout Cursor) -> Int? {
    let start = cursor.position
    if let year = cursor.number(), (1900...2999).contains(year), cursor.take("年") { return year }
    cursor.move(to: start)
    return nil
  }

  /// First and last day inside a year; no last day means the end of the month.
  private struct Days {
    var from: (month: Int, day: Int)
    var to: (month: Int, day: Int?)
    /// The year that stands inside the words, as in 截至2026年9月底.
    var year: Int?
    /// The year of the last day, where it is named by itself, as in 2026年3月至2027年10月.
    var lastYear: Int?
  }

  private static func days(_ cursor: inout Cursor, hasYear: Bool) -> Days? {
    let start = cursor.position
    if let days = asOf(&cursor) { return days }
    cursor.move(to: start)
    if let days = quarters(&cursor) { return days }
    cursor.move(to: start)
    if let days = halves(&cursor) { return days }
    cursor.move(to: start)
    if let days = months(&cursor) { return days }
    cursor.move(to: start)
    // 2026年 and 2026年度 alone are the whole year.
    return hasYear && (cursor.take("度") || cursor.isAtEnd) ? Days(from: (1, 1), to: (12, nil)) : nil
  }

  /// 截至10月31日, 截至9月底24时, 数据截至9月, 截至第三季度末: from the beginning of the year.
  private static func asOf(_ cursor: inout Cursor) -> Days? {
    _ = cursor.take("数据") || cursor.take("统计")
    guard cursor.take("截至") || cursor.take("截止到") || cursor.take("截止") else { return nil }
    let year = takeYear(&cursor)
    let start = cursor.position
    // 截至第三季度末
    if var quarter = quarters(&cursor) {
      _ = cursor.take("末") || cursor.take("底")
      quarter.from = (1, 1)
      quarter.year = year
      return quarter
    }
    cursor.move(to: start)
    guard let month = cursor.number(), (1...12).contains(month), cursor.take("月") else { return nil }
    _ = cursor.take("份")
    func until(_ day: Int?) -> Days { Days(from: (1, 1), to: (month, day), year: year) }
    if cursor.take("上旬") { return until(10) }
    if cursor.take("中旬") { return until(20) }
    if cursor.take("底") || cursor.take("末") || cursor.take("下旬") { return until(nil) }
    let beforeDay = cursor.position
    if let day = cursor.number(), (1...31).contains(day), cursor.take("日") {
      _ = cursor.take("24时") || cursor.take("24点")
      return until(day)
    }
    cursor.move(to: beforeDay)
    return until(nil)
  }

  /// 第一季度, 一季度, 1-3季度, 前三季度.
  private static func quarters(_ cursor: inout Cursor) -> Days? {
    let fromStart = cursor.take("前")
    _ = cursor.take("第")
    guard let first = cursor.number(), (1...4).contains(first) else { return nil }
    var last = first
    if cursor.takeRangeMark() {
      _ = cursor.take("第")
      guard let end = cursor.number(), (first...4).contains(end) else { return nil }
      last = end
    }
    guard cursor.take("季度") else { return nil }
    return Days(from: ((fromStart ? 1 : first) * 3 - 2, 1), to: (last * 3, nil))
  }

  /// 上半年, 下半年, 全年, 年度.
  private static func halves(_ cursor: inout Cursor) -> Days? {
    if cursor.take("上半年") { return Days(from: (1, 1), to: (6, nil)) }
    if cursor.take("下半年") { return Days(from: (7, 1), to: (12, nil)) }
    if cursor.take("全年") || cursor.take("年度") { return Days(from: (1, 1), to: (12, nil)) }
    return nil
  }

  /// 10月, 10月份, 1-8月, 1月—9月, 三月, 前10个月, 1、2月.
  private static func months(_ cursor: inout Cursor) -> Days? {
    if cursor.take("前") {
      guard let count = cursor.number(), (2...12).contains(count), cursor.take("个月") else { return nil }
      return Days(from: (1, 1), to: (count, nil))
    }
    guard let first = cursor.number(), (1...12).contains(first) else { return nil }
    var last = first
    var lastYear: Int?
    let closed = cursor.take("月")
    if !closed, cursor.take("、") {
      guard let end = cursor.number(), end == first + 1, end <= 12, cursor.take("月") else { return nil }
      last = end
    } else if cursor.takeRangeMark() {
      lastYear = takeYear(&cursor)
      guard let end = cursor.number(), (lastYear == nil ? first...12 : 1...12).contains(end), cursor.take("月") else {
        return nil
      }
      last = end
    } else if !closed {
      return nil
    }
    _ = cursor.take("份")
    return Days(from: (first, 1), to: (last, nil), lastYear: lastYear)
  }
}
