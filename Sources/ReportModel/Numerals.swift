/// Numbers as Chinese documents write them.
package enum Numerals {
  /// The value of an ASCII or full-width digit.
  package static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  /// The value of a Chinese digit, 〇 to 九.
  package static func chineseDigit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零", "○": 0
    case "一", "壹": 1
    case "二", "两", "贰": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  private static func unit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1000
    case "万": 10_000
    default: nil
    }
  }

  /// Whether a scalar may be part of a number.
  package static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || chineseDigit(scalar) != nil || unit(scalar) != nil
  }

  /// The value of a run of digits (285, ２８５), of Chinese digits (二八五) or of a Chinese number (二百八十五, 十二).
  /// - Returns: nil where the run is empty, mixed, or above 99,999,999.
  package static func value(_ scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 16 else { return nil }
    let digits = scalars.compactMap(digit)
    if digits.count == scalars.count { return decimal(digits) }
    let chinese = scalars.compactMap(chineseDigit)
    if chinese.count == scalars.count { return decimal(chinese) }
    return chineseNumber(scalars)
  }

  private static func decimal(_ digits: [Int]) -> Int? {
    guard digits.count <= 8 else { return nil }
    return digits.reduce(0) { $0 * 10 + $1 }
  }

  /// Digits before units, the units falling: 二百八十五; 十 alone means 一十.
  private static func chineseNumber(_ scalars: some Collection<Unicode.Scalar>) -> Int? {
    var tenThousands = 0
    var total = 0
    var pending: Int?
    var lastUnit = 10_000
    for scalar in scalars {
      if let digit = chineseDigit(scalar) {
        guard pending == nil || pending == 0 else { return nil }
        pending = digit
      } else if let unit = unit(scalar) {
        if unit == 10_000 {
          guard tenThousands == 0, total + (pending ?? 0) > 0 else { return nil }
          tenThousands = total + (pending ?? 0)
          total = 0
          lastUnit = 10_000
        } else {
          guard unit < lastUnit, pending != 0 || unit == 10 else { return nil }
          total += (pending == 0 ? 1 : pending ?? 1) * unit
          lastUnit = unit
        }
        pending = nil
      } else {
        return nil
      }
    }
    return tenThousands * 10_000 + total + (pending ?? 0)
  }
}
