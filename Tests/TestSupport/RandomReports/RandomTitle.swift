internal import ReportModel

/// Titles: `（issuer）YEAR年subject kind（period）` and its kin.
enum RandomTitle {
  private static let brackets = [("（", "）"), ("（", "）"), ("（", "）"), ("(", ")"), ("〔", "〕"), ("【", "】")]

  /// Where a title may be broken into lines in front of a part.
  private enum Break { case never, bracket, anywhere }

  static func make(_ generator: inout SeededGenerator, holds: Holdings) -> (title: Title, breaksAtBrackets: Bool) {
    var title = Title(text: "")
    var parts: [(text: String, before: Break)] = []
    let year = 2024 + generator.below(4)
    let hasYear = !generator.chance(8)
    title.year = hasYear ? year : nil
    let subject = generator.pick(Vocabulary.subjects)
    let kind = generator.pick(Vocabulary.kinds)
    title.subject = subject
    title.kind = kind
    let (open, close) = generator.pick(brackets)

    // The issuer: in brackets before or behind the year or at the end, without brackets before the year, or none.
    let issuerPlace = generator.below(hasYear ? 10 : 5)
    if issuerPlace != 4, issuerPlace != 9 {
      title.issuer = generator.pick(issuerPlace == 5 ? Vocabulary.bareIssuers : Vocabulary.issuers)
    }
    let issuer = title.issuer ?? ""
    if issuerPlace < 4 { parts.append((open + issuer + close, .never)) }
    if issuerPlace == 5 { parts.append((issuer, .never)) }

    var body = ""
    if hasYear { body = generator.pick(yearForms(year)) }
    if issuerPlace == 6 || issuerPlace == 7 { body += open + issuer + close }
    // The period: in brackets at the end, behind the year, before the kind, or none.
    let periodPlace = generator.below(8)
    var words: RandomPeriod?
    if periodPlace < 7 { words = RandomPeriod.make(&generator, inline: periodPlace >= 4) }
    if var drawn = words {
      if periodPlace < 4, generator.chance(20) {
        drawn.setOwnYear(year)
        title.year = year
      }
      title.period = drawn.period(year: title.year)
      words = drawn
    }
    let period = words?.text ?? ""
    if hasYear, periodPlace == 4 || periodPlace == 5 { body += period }
    if generator.chance(8), !body.isEmpty { body += " " }
    body += subject
    if periodPlace == 6 || (!hasYear && (4...5).contains(periodPlace)) { body += period }
    parts.append((body, .bracket))
    parts.append((kind, .anywhere))
    if periodPlace < 4, !period.isEmpty { parts.append((open + period + close, .bracket)) }
    if issuerPlace == 8 { parts.append((open + issuer + close, .bracket)) }

    let (text, breaksAtBrackets) = joined(parts, &generator, holds: holds)
    title.text = text
    if generator.chance(6), lines(of: title.text).count == 1 {
      title.text = generator.pick(["附件1：", "附件2 ", "附件 2 ", "附表："]) + title.text
    }
    return (title, breaksAtBrackets)
  }

  /// The parts in one to three lines, and whether the breaks are at brackets only.
  private static func joined(
    _ parts: [(text: String, before: Break)], _ generator: inout SeededGenerator, holds: Holdings
  ) -> (String, Bool) {
    var text = ""
    var breaksAtBrackets = true
    var breaksLeft = generator.chance(30) ? 2 : 0
    for (index, part) in parts.enumerated() {
      let mayBreak = part.before == .bracket || (part.before == .anywhere && holds.contains(.titleBrokenAnywhere))
      if index > 0, mayBreak, breaksLeft > 0, generator.chance(60) {
        text += "\n"
        breaksLeft -= 1
        if part.before == .anywhere { breaksAtBrackets = false }
      }
      text += part.text
    }
    return (text, breaksAtBrackets)
  }

  private static func yearForms(_ year: Int) -> [String] {
    let chinese = String(year).unicodeScalars.map { Vocabulary.numerals[Int($0.value) - 0x30] }.joined()
    return ["\(year)年", "\(year)年", "\(year)年", "\(year)年度", Vocabulary.fullWidth(year) + "年", chinese + "年"]
  }
}

/// A period as words, and the months and days that it means.
struct RandomPeriod {
  var text: String
  private var months: ClosedRange<Int>
  /// The last day, where it is not the last of its month.
  private var day: Int?
  private var isAsOf = false

  private init(_ text: String, _ months: ClosedRange<Int>, day: Int? = nil, isAsOf: Bool = false) {
    self.text = text
    self.months = months
    self.day = day
    self.isAsOf = isAsOf
  }

  /// - Parameter inline: Whether it stands among other words, where 年度 would run into the year.
  static func make(_ generator: inout SeededGenerator, inline: Bool) -> RandomPeriod {
    let quarter = 1 + generator.below(4)
    let month = 2 + generator.below(11)
    let numeral = Vocabulary.numerals[quarter]
    let quarterMonths = (quarter * 3 - 2)...(quarter * 3)
    let dash = generator.pick(["-", "—", "－", "~", "至"])
    switch generator.below(14) {
    case 0: return RandomPeriod("第\(numeral)季度", quarterMonths)
    case 1: return RandomPeriod("\(numeral)季度", quarterMonths)
    case 2: return RandomPeriod("前三季度", 1...9)
    case 3: return RandomPeriod("1\(dash)3季度", 1...9)
    case 4: return RandomPeriod("上半年", 1...6)
    case 5: return RandomPeriod("下半年", 7...12)
    case 6: return RandomPeriod(inline ? "全年" : generator.pick(["全年", "年度"]), 1...12)
    case 7: return RandomPeriod("\(month)月", month...month)
    case 8: return RandomPeriod("\(month)月份", month...month)
    case 9: return RandomPeriod("1\(dash)\(month)月", 1...month)
    case 10: return RandomPeriod("1月\(dash)\(month)月", 1...month)
    case 11:
      let day = 1 + generator.below(28)
      return RandomPeriod("截至\(month)月\(day)日", 1...month, day: day, isAsOf: true)
    case 12: return RandomPeriod("截至\(month)月底", 1...month, isAsOf: true)
    default: return RandomPeriod(generator.pick(["截至", "截止"]) + "\(month)月", 1...month, isAsOf: true)
    }
  }

  /// Writes the year into the words: 2026年第一季度, 截至2026年9月底.
  mutating func setOwnYear(_ year: Int) {
    if isAsOf {
      let words = Array(text.unicodeScalars)
      text = words[..<2].reduce(into: "") { $0.unicodeScalars.append($1) } + "\(year)年"
      for scalar in words[2...] { text.unicodeScalars.append(scalar) }
    } else {
      text = "\(year)" + (text == "年度" ? "" : "年") + text
    }
  }

  func period(year: Int?) -> Period {
    var period = Period(text: text)
    guard let year else { return period }
    let isLeap = year.isMultiple(of: 4)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    period.from = CalendarDate(year: year, month: months.lowerBound, day: 1)
    period.to = CalendarDate(
      year: year, month: months.upperBound, day: day ?? lengths[months.upperBound - 1])
    return period
  }
}
