/// A report's title: `（issuer）YEAR年subject kind（period）` and its kin.
public struct Title: Sendable, Equatable {
  /// The title as written; its lines are joined by a line feed. Empty where there is none.
  public var text: String
  /// Who reports, as 区政府办公室.
  public var issuer: String?
  /// The year the report is about.
  public var year: Int?
  /// What it is about, as 市政府工作报告重点工作.
  public var subject: String?
  /// The kind of table, as 落实情况表.
  public var kind: String?
  /// The time it covers.
  public var period: Period?

  /// Makes a title whose parts are not known.
  public init(text: String) { self.text = text }
}

/// A span of time as a report names it.
public struct Period: Sendable, Equatable {
  /// The words, as 第一季度 or 截至10月31日.
  public var text: String
  /// The first day, where the year is known.
  public var from: CalendarDate?
  /// The last day, where the year is known.
  public var to: CalendarDate?

  /// Makes a period.
  public init(text: String, from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.text = text
    self.from = from
    self.to = to
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a date, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The number of days of a month, 28 to 31.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The date as ISO 8601 writes it, `2026-03-31`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
