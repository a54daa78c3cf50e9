internal import ReportText

/// A decimal number of at most 15 digits, as many as spreadsheets hold: calculating in binary would show 85.49999 for 85.5.
struct DecimalNumber {
  var isNegative = false
  /// The digits, 0 to 9, without zeros in front; none for zero.
  private var digits: [UInt8] = []
  /// The power of ten of the last digit.
  private var exponent = 0

  /// The number that a text spells, with a point and an exponent or without; nil for other texts.
  init?(_ text: some Collection<UInt8>) {
    var rest = text[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    var digitCount = 0
    var isFraction = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else if ASCII.isDigit(byte) {
        digitCount += 1
        // What follows 17 digits, the most that anything writes of a binary number, changes nothing that is shown.
        let isKept = digits.count < 17
        if isKept, byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
        if isFraction, isKept { exponent -= 1 }
        if !isFraction, !isKept { exponent += 1 }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard digitCount > 0 else { return nil }
    if let mark = rest.first {
      guard ASCII.lowercased(mark) == UInt8(ascii: "e"),
        let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        abs(power) <= 400
      else { return nil }
      exponent += power
    }
    round(to: 15)
  }

  /// Whether it is zero.
  var isZero: Bool { digits.isEmpty }

  /// The number times a power of ten.
  func shifted(by power: Int) -> DecimalNumber {
    var shifted = self
    if !isZero { shifted.exponent += power }
    return shifted
  }

  /// The power of ten of the first digit.
  var magnitude: Int { digits.isEmpty ? 0 : exponent + digits.count - 1 }

  /// The value as the machine calculates with it.
  var double: Double {
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) + "e\(exponent)"
    let value = digits.isEmpty ? 0 : Double(text) ?? 0
    return isNegative ? -value : value
  }

  /// The digits before and after the point, with so many after it; halves go away from zero.
  func fixed(places: Int) -> (whole: [UInt8], fraction: [UInt8]) {
    var rounded = self
    rounded.round(to: max(0, digits.count + exponent + places))
    // The last digit may still stand before the last place.
    var all = rounded.digits + Array(repeating: 0, count: max(0, rounded.isZero ? 0 : rounded.exponent + places))
    if all.count < places { all.insert(contentsOf: Array(repeating: 0, count: places - all.count), at: 0) }
    let split = all.count - places
    return (all[..<split].map { $0 + 0x30 }, all[split...].map { $0 + 0x30 })
  }

  /// All digits that there are, without an exponent.
  var plain: String {
    let (whole, fraction) = fixed(places: max(0, -exponent))
    let trimmed = fraction.reversed().drop { $0 == 0x30 }.reversed()
    let text = (isNegative && !isZero ? "-" : "") + (whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self))
    return trimmed.isEmpty ? text : text + "." + String(decoding: Array(trimmed), as: UTF8.self)
  }

  /// What is shown where no format says more: of fractions as many digits as Excel has room for, ten with the whole part's; of
  /// whole numbers all, because the digits of a long one may be a name.
  var general: String {
    guard !isZero, exponent < 0, magnitude >= -4 else { return plain }
    let (whole, fraction) = fixed(places: magnitude < 0 ? 9 : max(0, 9 - magnitude))
    let text = String(decoding: whole, as: UTF8.self) + "." + String(decoding: fraction, as: UTF8.self)
    var rounded = DecimalNumber(text.utf8) ?? self
    rounded.isNegative = isNegative
    return rounded.plain
  }

  /// Keeps the first digits.
  private mutating func round(to count: Int) {
    guard count < digits.count else { return }
    let isUp = digits[count] >= 5
    exponent += digits.count - count
    digits.removeSubrange(count...)
    guard isUp else {
      if digits.isEmpty { exponent = 0 }
      return
    }
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }
}
