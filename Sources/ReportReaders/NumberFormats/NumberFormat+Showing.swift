internal import ReportText

extension NumberFormat {
  /// What is shown for a number; nil where the format cannot say it.
  /// - Parameter isFrom1904: Whether days are counted from 1904 on.
  func shown(_ number: DecimalNumber, isFrom1904: Bool = false) -> String? {
    guard let (section, showsSign) = section(for: number) else { return nil }
    if section.isDate {
      let date = SerialDate(number, isFrom1904: isFrom1904, hasTime: section.hasTime)
      return date.map { DateShowing(section, $0).text }
    }
    return Self.shown(number, section.tokens, section.nativeNumerals, showsSign: showsSign)
  }

  /// What is shown for a date.
  func shown(_ date: SerialDate) -> String? {
    guard let section = sections.first, section.isDate else { return nil }
    return DateShowing(section, date).text
  }

  /// The section for texts: the fourth, or the last where that has a place for one.
  private var textSection: Section? {
    sections.count > 3 ? sections[3] : sections.last { $0.tokens.contains(.text) }
  }

  /// Whether texts are shown as something else than they are.
  var changesText: Bool { textSection.map { $0.tokens != [.text] } ?? false }

  /// What is shown for a text.
  func shown(_ text: RunText) -> RunText {
    guard let section = textSection else { return text }
    var shown = RunText()
    for token in section.tokens {
      switch token {
      case .literal(let literal): shown.append(literal.utf8)
      case .text, .general: shown.append(text)
      case .percent: shown.append("%".utf8)
      default: break
      }
    }
    return shown
  }

  /// The section for a number, and whether the minus sign is still to be written: a section of their own is how negative
  /// numbers are to look.
  private func section(for number: DecimalNumber) -> (Section, showsSign: Bool)? {
    let value = number.double
    let numeric = sections.prefix(3)
    if numeric.contains(where: { $0.condition != nil }) {
      for section in numeric {
        guard let (comparison, bound) = section.condition else { return (section, true) }
        let isMet =
          switch comparison {
          case "<": value < bound
          case "<=": value <= bound
          case ">": value > bound
          case ">=": value >= bound
          case "=": value == bound
          case "<>": value != bound
          default: false
          }
        // A section for negative numbers says itself how they look, be its condition written or not.
        if isMet { return (section, !(comparison.utf8.first == UInt8(ascii: "<") && comparison != "<>" && bound <= 0)) }
      }
      return nil
    }
    if number.isZero, numeric.count == 3 { return (numeric[2], false) }
    if number.isNegative, !number.isZero, numeric.count >= 2 { return (numeric[1], false) }
    return sections.first.map { ($0, true) }
  }

  private static func shown(
    _ number: DecimalNumber, _ tokens: [Token], _ numerals: NativeNumerals?, showsSign: Bool
  ) -> String? {
    let sign = showsSign && number.isNegative && !number.isZero ? "-" : ""
    guard let firstDigit = tokens.firstIndex(where: \.isDigit), let lastDigit = tokens.lastIndex(where: \.isDigit)
    else {
      // No digits: `General`, or nothing but words.
      var text = ""
      for token in tokens {
        switch token {
        case .literal(let literal): text += literal
        case .general, .text:
          var absolute = number
          absolute.isNegative = false
          text += sign + (numerals?.counted(absolute.general) ?? absolute.general)
        case .percent: text += "%"
        default: break
        }
      }
      return text
    }
    if tokens.contains(where: \.isFractionBar), let text = fraction(number, tokens, sign: sign) { return text }
    if let mark = tokens.firstIndex(where: \.isExponent) {
      return scientific(number, tokens, mark: mark, sign: sign)
    }
    let point = tokens.firstIndex(of: .point) ?? lastDigit + 1
    let wholeDigits = tokens[..<min(point, tokens.count)].lastIndex(where: \.isDigit)
    let isGrouped = tokens[firstDigit..<max(firstDigit, wholeDigits ?? firstDigit)].contains(.comma)
    let thousands =
      tokens[(lastDigit + 1)...].prefix { $0 == .comma }.count
      + tokens[..<min(point, tokens.count)].reversed().prefix { $0 == .comma }.count
    let scaled = number.shifted(by: 2 * tokens.count { $0 == .percent } - 3 * thousands)
    let fraction = digits(in: tokens[min(point, tokens.count)...])
    var (whole, decimals) = scaled.fixed(places: fraction.count)
    let places = digits(in: tokens[..<min(point, tokens.count)])
    let least = places.firstIndex(of: 0x30).map { places.count - $0 } ?? 0
    whole = Array(repeating: 0x30, count: max(0, least - whole.count)) + whole
    while let last = decimals.last, last == 0x30, fraction[decimals.count - 1] != 0x30 { decimals.removeLast() }
    let isNothing = whole.allSatisfy { $0 == 0x30 } && decimals.allSatisfy { $0 == 0x30 }

    var text = isNothing ? "" : sign
    func add(_ digits: some Collection<UInt8>) {
      let digits = String(decoding: Array(digits), as: UTF8.self)
      text += numerals?.spelled(digits) ?? digits
    }
    // Words may stand between the digits, 2026-03-31 of 20260331: each place has its digit, and the first all that are left.
    var place = 0
    var next = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .literal(let literal): text += literal
      case .percent: text += "%"
      case .digit where index < point:
        place += 1
        let end = max(next, whole.count - (places.count - place))
        add(pieces(of: whole, next..<end, isGrouped))
        next = end
      case .digit:
        place += 1
        add(decimals.dropFirst(place - 1).prefix(1))
      case .point where index == point:
        if places.isEmpty { add(whole) }
        text += "."
        place = 0
      default: break
      }
    }
    return text
  }

  private static func scientific(_ number: DecimalNumber, _ tokens: [Token], mark: Int, sign: String) -> String {
    let point = tokens[..<mark].firstIndex(of: .point) ?? mark
    let places = digits(in: tokens[point..<mark]).count
    // With several places before the point the power is a multiple of their number.
    let step = max(1, digits(in: tokens[..<point]).count)
    var power = Int((Double(number.magnitude) / Double(step)).rounded(.down)) * step
    var (whole, decimals) = number.shifted(by: -power).fixed(places: places)
    if whole.count > step {
      power += step
      (whole, decimals) = number.shifted(by: -power).fixed(places: places)
    }
    let least = digits(in: tokens[mark...]).count
    let exponent = String(abs(power))
    let zeros = String(repeating: "0", count: max(0, least - exponent.utf8.count))
    let showsPlus = tokens[mark] == .exponent(showsPlus: true)
    // Words stand around the whole.
    func words(_ tokens: ArraySlice<Token>) -> String {
      tokens.reduce(into: "") { text, token in if case .literal(let literal) = token { text += literal } }
    }
    let first = tokens.firstIndex(where: \.isDigit) ?? 0
    let last = tokens.lastIndex(where: \.isDigit) ?? 0
    let mantissa = words(tokens[..<first]) + sign + (whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self))
    return mantissa + (places > 0 ? "." + String(decoding: decimals, as: UTF8.self) : "") + "E"
      + (power < 0 ? "-" : showsPlus ? "+" : "") + zeros + exponent + words(tokens[(last + 1)...])
  }

  private static func digits(in tokens: ArraySlice<Token>) -> [UInt8] {
    tokens.compactMap { token in if case .digit(let digit) = token { digit } else { nil } }
  }

  /// Some digits of a whole number, with a comma wherever three, six, … follow.
  private static func pieces(of digits: [UInt8], _ range: Range<Int>, _ isGrouped: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in range {
      bytes.append(digits[index])
      let rest = digits.count - 1 - index
      if isGrouped, rest > 0, rest.isMultiple(of: 3) { bytes.append(ASCII.comma) }
    }
    return bytes
  }
}

extension NumberFormat.Token {
  fileprivate var isDigit: Bool { if case .digit = self { true } else { false } }
  fileprivate var isExponent: Bool { if case .exponent = self { true } else { false } }
  fileprivate var isFractionBar: Bool { self == .literal("/") }
}
