internal import ReportModel

/// Periods as titles and headers name them: 第一季度, 上半年, 1-8月, 10月份, 截至10月31日, 截至9月底, 年度.
enum PeriodGrammar {
  /// Whether a period may begin with a character.
  static func mayBegin(with scalar: Unicode.Scalar) -> Bool {
    Numerals.isNumeral(scalar) || "第前上下全年截".unicodeScalars.contains(scalar)
  }

  /// The period that the whole text names, an own year in front allowed.
  static func whole(_ text: [Unicode.Scalar], year: Int?) -> Period? {
    guard let (period, length) = prefix(of: text, year: year), length == text.count else { return nil }
    return period
  }

  /// The period that a text begins with, and its length in scalars. A year in the text is taken before the one given.
  static func prefix(of text: [Unicode.Scalar], year: Int?, from position: Int = 0) -> (Period, length: Int)? {
    var reader = ScalarReader(text, from: position)
    let ownYear = takeYear(&reader)
    guard let span = span(&reader, hasYear: ownYear != nil) else { return nil }
    var period = Period(text: String(text[position..<reader.position]))
    if let year = span.year ?? ownYear ?? year {
      period.from = CalendarDate(year: year, month: span.from.month, day: span.from.day)
      let lastYear = span.lastYear ?? year
      let day = span.to.day ?? CalendarDate.days(inMonth: span.to.month, of: lastYear)
      period.to = CalendarDate(year: lastYear, month: span.to.month, day: day)
    }
    return (period, reader.position - position)
  }

  /// Takes 2026年 off the front.
  static func takeYear(_ reader: inout ScalarReader) -> Int? {
    let start = reader
    if let year = reader.number(), (1900...2999).contains(year), reader.take("年") { return year }
    reader = start
    return nil
  }

  /// First and last day inside a year; no last day means the end of the month.
  private struct Span {
    var from: (month: Int, day: Int)
    var to: (month: Int, day: Int?)
    /// The year that stands inside the words, as in 截至2026年9月底.
    var year: Int?
    /// The year of the last day, where it is named by itself, as in 2026年3月至2027年10月.
    var lastYear: Int?
  }

  private static func span(_ reader: inout ScalarReader, hasYear: Bool) -> Span? {
    let start = reader
    for rule in [asOf, quarters, halves, months] {
      if let span = rule(&reader) { return span }
      reader = start
    }
    // 2026年 and 2026年度 alone are the whole year.
    return hasYear && (reader.take("度") || reader.isAtEnd) ? Span(from: (1, 1), to: (12, nil)) : nil
  }

  /// 截至10月31日, 截至9月底, 截止9月: from the beginning of the year.
  private static func asOf(_ reader: inout ScalarReader) -> Span? {
    guard reader.take("截至") || reader.take("截止到") || reader.take("截止") else { return nil }
    let year = takeYear(&reader)
    guard let month = reader.number(), (1...12).contains(month), reader.take("月") else { return nil }
    _ = reader.take("份")
    func until(_ day: Int?) -> Span { Span(from: (1, 1), to: (month, day), year: year) }
    if reader.take("上旬") { return until(10) }
    if reader.take("中旬") { return until(20) }
    if reader.take("底") || reader.take("末") || reader.take("下旬") { return until(nil) }
    let beforeDay = reader
    if let day = reader.number(), (1...31).contains(day), reader.take("日") { return until(day) }
    reader = beforeDay
    return until(nil)
  }

  /// 第一季度, 一季度, 1-3季度, 前三季度.
  private static func quarters(_ reader: inout ScalarReader) -> Span? {
    let fromStart = reader.take("前")
    _ = reader.take("第")
    guard let first = reader.number(), (1...4).contains(first) else { return nil }
    var last = first
    if reader.takeRangeMark() {
      _ = reader.take("第")
      guard let end = reader.number(), (first...4).contains(end) else { return nil }
      last = end
    }
    guard reader.take("季度") else { return nil }
    return Span(from: ((fromStart ? 1 : first) * 3 - 2, 1), to: (last * 3, nil))
  }

  /// 上半年, 下半年, 全年, 年度.
  private static func halves(_ reader: inout ScalarReader) -> Span? {
    if reader.take("上半年") { return Span(from: (1, 1), to: (6, nil)) }
    if reader.take("下半年") { return Span(from: (7, 1), to: (12, nil)) }
    if reader.take("全年") || reader.take("年度") { return Span(from: (1, 1), to: (12, nil)) }
    return nil
  }

  /// 10月, 10月份, 1-8月, 1月—9月, 三月.
  private static func months(_ reader: inout ScalarReader) -> Span? {
    guard let first = reader.number(), (1...12).contains(first) else { return nil }
    var last = first
    var lastYear: Int?
    _ = reader.take("月")
    let closed = reader.previousIs("月")
    if reader.takeRangeMark() {
      lastYear = takeYear(&reader)
      guard let end = reader.number(), (lastYear == nil ? first...12 : 1...12).contains(end), reader.take("月") else {
        return nil
      }
      last = end
    } else if !closed {
      return nil
    }
    _ = reader.take("份")
    return Span(from: (first, 1), to: (last, nil), lastYear: lastYear)
  }
}
