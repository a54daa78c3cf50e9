internal import ReportModel

/// Periods as titles and headers name them: 第一季度, 上半年, 1-8月, 10月份, 截至10月31日, 截至9月底, 年度.
enum PeriodGrammar {
  /// The period that the whole text names, an own year in front allowed.
  static func whole(_ text: [Unicode.Scalar], year: Int?) -> Period? {
    guard let (period, length) = prefix(of: text, year: year), length == text.count else { return nil }
    return period
  }

  /// The period that a text begins with, and its length in scalars.
  static func prefix(of text: [Unicode.Scalar], year: Int?) -> (Period, length: Int)? {
    var reader = ScalarReader(text)
    var year = year
    let start = reader
    if let own = reader.number(), (1900...2999).contains(own), reader.take("年") { year = own } else { reader = start }
    guard let span = span(&reader) else { return nil }
    var period = Period(text: String(text[..<reader.position]))
    if let year {
      period.from = CalendarDate(year: year, month: span.from.month, day: span.from.day)
      let day = span.to.day ?? CalendarDate.days(inMonth: span.to.month, of: year)
      period.to = CalendarDate(year: year, month: span.to.month, day: day)
    }
    return (period, reader.position)
  }

  /// First and last day inside a year; no last day means the end of the month.
  private typealias Span = (from: (month: Int, day: Int), to: (month: Int, day: Int?))

  private static func span(_ reader: inout ScalarReader) -> Span? {
    let start = reader
    for rule in [asOf, quarters, halves, months] {
      if let span = rule(&reader) { return span }
      reader = start
    }
    return nil
  }

  /// 截至10月31日, 截至9月底, 截止9月: from the beginning of the year.
  private static func asOf(_ reader: inout ScalarReader) -> Span? {
    guard reader.take("截至") || reader.take("截止到") || reader.take("截止") else { return nil }
    let start = reader
    if let year = reader.number(), year < 1900 || !reader.take("年") { reader = start }
    guard let month = reader.number(), (1...12).contains(month), reader.take("月") else { return nil }
    _ = reader.take("份")
    if reader.take("底") || reader.take("末") { return ((1, 1), (month, nil)) }
    if reader.take("上旬") { return ((1, 1), (month, 10)) }
    if reader.take("中旬") { return ((1, 1), (month, 20)) }
    if reader.take("下旬") { return ((1, 1), (month, nil)) }
    let beforeDay = reader
    if let day = reader.number(), (1...31).contains(day), reader.take("日") { return ((1, 1), (month, day)) }
    reader = beforeDay
    return ((1, 1), (month, nil))
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
    return (((fromStart ? 1 : first) * 3 - 2, 1), (last * 3, nil))
  }

  /// 上半年, 下半年, 全年, 年度.
  private static func halves(_ reader: inout ScalarReader) -> Span? {
    if reader.take("上半年") { return ((1, 1), (6, nil)) }
    if reader.take("下半年") { return ((7, 1), (12, nil)) }
    if reader.take("全年") || reader.take("年度") { return ((1, 1), (12, nil)) }
    return nil
  }

  /// 10月, 10月份, 1-8月, 1月—9月, 三月.
  private static func months(_ reader: inout ScalarReader) -> Span? {
    guard let first = reader.number(), (1...12).contains(first) else { return nil }
    var last = first
    _ = reader.take("月")
    let closed = reader.previousIs("月")
    if reader.takeRangeMark() {
      guard let end = reader.number(), (first...12).contains(end), reader.take("月") else { return nil }
      last = end
    } else if !closed {
      return nil
    }
    _ = reader.take("份")
    return ((first, 1), (last, nil))
  }
}
