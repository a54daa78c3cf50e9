internal import ReportText

/// A moment as spreadsheets count it.
struct SerialDate: Equatable {
  var year: Int
  var month: Int
  var day: Int
  /// Seconds since midnight.
  var second: Int
  /// Days since the beginning of the count, for elapsed times.
  var days: Int
  /// Thousandths of a second since midnight, not rounded to seconds.
  var millisecond: Int

  /// A moment that XML spreadsheets write: `2026-03-31T08:30:00.000`.
  init?(_ text: Span<UInt8>) {
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= text.count else { return nil }
      var value = 0
      for index in range {
        guard ASCII.isDigit(text[index]) else { return nil }
        value = value * 10 + Int(text[index] - 0x30)
      }
      return value
    }
    func isSign(_ sign: Unicode.Scalar, at index: Int) -> Bool {
      index < text.count && UInt32(text[index]) == sign.value
    }
    guard let year = number(0..<4), isSign("-", at: 4), let month = number(5..<7), isSign("-", at: 7),
      let day = number(8..<10), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var second = 0
    if text.count > 10 {
      guard isSign("T", at: 10), let hour = number(11..<13), isSign(":", at: 13), let minute = number(14..<16),
        isSign(":", at: 16), let rest = number(17..<19), hour < 24, minute < 60, rest < 60
      else { return nil }
      second = hour * 3_600 + minute * 60 + rest
    }
    self.year = year
    self.month = month
    self.day = day
    self.second = second
    millisecond = second * 1_000
    days = Self.days(year, month, day) - Self.days(1899, 12, 30)
  }

  /// The moment of a number of days since 1899-12-30, or since 1904-01-01; nil before and after what spreadsheets know.
  /// - Parameter hasTime: Whether its time is shown; a day lasts until it is over.
  init?(_ number: DecimalNumber, isFrom1904: Bool = false, hasTime: Bool = true) {
    let value = hasTime ? number.double : number.double.rounded(.down)
    let shift = isFrom1904 ? 1_462 : 0
    guard value >= 0, value + Double(shift) < 2_958_466 else { return nil }
    // Halves of a second are rounding, not time.
    let seconds = Int((value * 86_400).rounded())
    days = seconds / 86_400
    second = seconds % 86_400
    millisecond = Int((value * 86_400_000).rounded()) % 86_400_000
    let day = days + shift
    // Day 60 is 29 February 1900, which never was; the days before it are counted from one day later.
    (year, month, self.day) =
      day == 60 ? (1900, 2, 29) : day == 0 ? (1900, 1, 0) : Self.date(day < 60 ? day + 1 : day)
  }

  /// The weekday, from 0 for Sunday.
  var weekday: Int { ((days - 1) % 7 + 7) % 7 }

  /// Days since 0000-03-01 in the calendar of today.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear
  }

  private static func date(_ serial: Int) -> (Int, Int, Int) {
    let count = serial + days(1899, 12, 30)
    let era = count / 146_097
    let dayOfEra = count % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The date, and the time if there is one, for cells whose format shows neither.
  var plain: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let date = "\(year)-\(two(month))-\(two(day))"
    guard second > 0 else { return date }
    let time = "\(two(second / 3_600)):\(two(second / 60 % 60))"
    return date + " " + time + (second % 60 > 0 ? ":\(two(second % 60))" : "")
  }
}

/// Writes a date as a section of a number format says.
struct DateShowing {
  private let tokens: [NumberFormat.Token]
  private var date: SerialDate
  private let isHalfDay: Bool
  private let numerals: NativeNumerals?
  private let isChinese: Bool

  init(_ section: NumberFormat.Section, _ date: SerialDate) {
    tokens = section.tokens
    numerals = section.nativeNumerals
    isChinese = section.isChinese
    self.date = date
    isHalfDay = section.tokens.contains { token in if case .halfDay = token { true } else { false } }
    // The fraction is rounded to what is shown of it.
    if fractionLength > 0 {
      let unit = [1_000, 100, 10, 1][fractionLength]
      self.date.millisecond = min((date.millisecond + unit / 2) / unit * unit, 86_399_999)
      self.date.second = self.date.millisecond / 1_000
    }
  }

  /// The text.
  var text: String {
    var text = ""
    for (index, token) in tokens.enumerated() {
      switch token {
      case .literal(let literal): text += literal
      case .date(let letter, let count):
        let shown = part(letter, count, isMinute: isMinute(index))
        // Older programs write the day alone, so that who gives a format puts the word before it.
        let isSaid = letter == UInt8(ascii: "a") && count == 3 && Text(text).bytes.ends(with: "周")
        text += isSaid ? String(shown.dropFirst()) : shown
      case .elapsed(let letter):
        let seconds = date.days * 86_400 + date.second
        text +=
          "\(letter == UInt8(ascii: "h") ? seconds / 3_600 : letter == UInt8(ascii: "m") ? seconds / 60 : seconds)"
      case .halfDay(let morning, let afternoon):
        let isMorning = date.second < 43_200
        let isWord = isChinese && morning == "AM"
        text += isWord ? isMorning ? "上午" : "下午" : isMorning ? morning : afternoon
      case .point: text += "." + (index == fractionPoint ? fraction.prefix(fractionLength) : "")
      case .comma: text += ","
      default: break
      }
    }
    return text
  }

  /// The point that a fraction of a second follows; others part years from months.
  private var fractionPoint: Int? {
    tokens.indices.first { tokens[$0] == .point && tokens[($0 + 1)...].first == .digit(0x30) }
  }

  /// How many digits of the fraction are shown.
  private var fractionLength: Int {
    guard let point = fractionPoint else { return 0 }
    return min(3, tokens[(point + 1)...].prefix { $0 == .digit(0x30) }.count)
  }

  private var fraction: String {
    let digits = String(date.millisecond % 1_000)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }

  /// Whether an `m` means minutes: after hours or before seconds.
  private func isMinute(_ index: Int) -> Bool {
    let before = tokens[..<index].last(where: \.isPartOfDate)
    let after = tokens[(index + 1)...].first(where: \.isPartOfDate)
    return before?.isLetter("h") ?? false || after?.isLetter("s") ?? false
  }

  private func part(_ letter: UInt8, _ count: Int, isMinute: Bool) -> String {
    let weekdays = ["日", "一", "二", "三", "四", "五", "六"]
    switch letter {
    case UInt8(ascii: "y"):
      let year = "\(date.year)"
      let digits = count <= 2 ? String(year.suffix(2)) : year
      return numerals?.spelled(digits) ?? digits
    case UInt8(ascii: "m") where isMinute: return padded(date.second / 60 % 60, count)
    case UInt8(ascii: "m") where count == 3 && isChinese: return "\(date.month)月"
    case UInt8(ascii: "m") where count > 2 && isChinese:
      let name = Numeration.chinese(date.month, "〇一二三四五六七八九", "十百千", minus: "-", isFormal: false)
      return count == 4 ? name + "月" : String(name.prefix(1))
    case UInt8(ascii: "m") where count > 2:
      let name = Self.months[date.month - 1]
      return count == 3 ? String(name.prefix(3)) : count == 4 ? name : String(name.prefix(1))
    case UInt8(ascii: "m"): return padded(date.month, count)
    case UInt8(ascii: "d") where count < 3: return padded(date.day, count)
    // Like months, days have English names where the format names no language; for the others there is `aaa`.
    case UInt8(ascii: "d") where !isChinese:
      let name = Self.days[date.weekday]
      return count == 3 ? String(name.prefix(3)) : name
    case UInt8(ascii: "d"), UInt8(ascii: "a"): return (count > 3 ? "星期" : "周") + weekdays[date.weekday]
    case UInt8(ascii: "h"):
      let hour = date.second / 3_600
      return padded(isHalfDay ? (hour + 11) % 12 + 1 : hour, count)
    default: return padded(date.second % 60, count)
    }
  }

  private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func padded(_ value: Int, _ count: Int) -> String {
    let digits = count >= 2 && value < 10 ? "0\(value)" : "\(value)"
    return numerals?.dated(digits) ?? digits
  }
}

extension NumberFormat.Token {
  fileprivate var isPartOfDate: Bool {
    switch self {
    case .date, .elapsed: true
    default: false
    }
  }

  fileprivate func isLetter(_ letter: Unicode.Scalar) -> Bool {
    switch self {
    case .date(let own, _), .elapsed(let own): UInt32(own) == letter.value
    default: false
    }
  }
}
