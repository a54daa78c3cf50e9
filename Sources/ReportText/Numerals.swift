/// Numbers as Chinese documents write them.
package enum Numerals {
  /// The value of an ASCII or full-width digit.
  @inlinable package static func digit(_ scalar: Unicode.Scalar) -> Int? {
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

  fileprivate static func unit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1000
    case "万": 10_000
    default: nil
    }
  }

  /// The number in a circle ① to ⑳ or in brackets of one character ⑴ to ⒇.
  @inlinable package static func enclosed(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x2460...0x2473: Int(scalar.value - 0x2460) + 1
    case 0x2474...0x2487: Int(scalar.value - 0x2474) + 1
    default: nil
    }
  }

  /// Whether a character may be part of a Chinese number.
  package static func isChineseNumeral(_ scalar: Unicode.Scalar) -> Bool {
    chineseDigit(scalar) != nil || unit(scalar) != nil
  }

  /// Whether a character may be part of a number.
  package static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || isChineseNumeral(scalar)
  }

  /// The value of a run of digits (285, ２８５), of Chinese digits (二八五) or of a Chinese number (二百八十五, 十二).
  /// - Returns: nil where the run is empty, mixed, or above 99,999,999.
  package static func value(_ text: Span<UInt8>) -> Int? {
    var cursor = Cursor(text)
    guard let number = cursor.number(), cursor.isAtEnd else { return nil }
    return number
  }
}

extension Cursor {
  /// Takes a number in digits or Chinese numerals; nothing where it is above 99,999,999 or does not count.
  @_lifetime(self: copy self)
  package mutating func number() -> Int? {
    let start = position
    var value = 0
    var digits = 0
    while let scalar = next, let digit = Numerals.digit(scalar) {
      digits += 1
      guard digits <= 8 else {
        move(to: start)
        return nil
      }
      value = value * 10 + digit
      skipScalar()
    }
    if digits > 0 { return value }
    guard let chinese = chineseNumber() else {
      move(to: start)
      return nil
    }
    return chinese
  }

  /// 二八五, or digits before units, the units falling: 二百八十五; 十 alone means 一十.
  @_lifetime(self: copy self)
  private mutating func chineseNumber() -> Int? {
    var places = 0
    var count = 0
    var hasUnit = false
    var isNumber = true
    var (tenThousands, total, lastUnit) = (0, 0, 10_000)
    var pending: Int?
    while let scalar = next, Numerals.isChineseNumeral(scalar) {
      skipScalar()
      count += 1
      // No number is longer.
      guard count <= 16 else { return nil }
      if let digit = Numerals.chineseDigit(scalar) {
        if count <= 8 { places = places * 10 + digit }
        if pending != nil, pending != 0 { isNumber = false }
        pending = digit
      } else if let unit = Numerals.unit(scalar) {
        hasUnit = true
        if unit == 10_000 {
          if tenThousands != 0 || total + (pending ?? 0) == 0 { isNumber = false }
          tenThousands = total + (pending ?? 0)
          total = 0
          lastUnit = 10_000
        } else {
          if unit >= lastUnit || (pending == 0 && unit != 10) { isNumber = false }
          total += (pending == 0 ? 1 : pending ?? 1) * unit
          lastUnit = unit
        }
        pending = nil
      }
    }
    guard count > 0 else { return nil }
    if !hasUnit { return count <= 8 ? places : nil }
    return isNumber ? tenThousands * 10_000 + total + (pending ?? 0) : nil
  }

  /// Takes one or two of a dash, tilde, 至 or 到.
  @_lifetime(self: copy self)
  package mutating func takeRangeMark() -> Bool {
    let start = position
    var marks = 0
    while let scalar = next, scalar.isRangeMark {
      marks += 1
      skipScalar()
    }
    if (1...2).contains(marks) { return true }
    move(to: start)
    return false
  }

  /// Takes a character of a kind, if it comes next.
  @_lifetime(self: copy self)
  package mutating func take(where belongs: (Unicode.Scalar) -> Bool) -> Bool {
    guard let scalar = next, belongs(scalar) else { return false }
    skipScalar()
    return true
  }
}
