internal import ReportModel

/// Whole numbers, percentages and amounts as cells write them.
enum NumberGrammar {
  /// 12, 1,200, １２, 十二, -3; nil for anything else.
  static func integer(_ text: String) -> Int? {
    let words = text.unblanked
    if let (number, rest) = decimal(words[...]), rest.isEmpty { return Int(number.text) }
    return Numerals.value(words)
  }

  /// 85%, 85.5％, 145%, 百分之八十五, 约85%; a number alone only where the header names the percent sign as its unit.
  static func percent(_ text: String, unit: String?) -> DecimalNumber? {
    var words = text.unblanked
    _ = words.take("约")
    if words.take("百分之") {
      if let (number, rest) = decimal(words[...]), rest.isEmpty { return number }
      return Numerals.value(words).flatMap { DecimalNumber(text: String($0)) }
    }
    guard let (number, rest) = decimal(words[...]) else { return nil }
    switch String(rest) {
    case "%", "％": return number
    case "" where unit == "%" || unit == "％": return number
    default: return nil
    }
  }

  /// 1200万元, 1,200.50 万元, ￥300, 35（亩); the unit of the header or the report stands for one that is missing.
  static func amount(_ text: String, unit: String?) -> FieldValue? {
    var words = text.unblanked
    _ = words.take("约")
    let isMoney = words.take("￥") || words.take("¥") || words.take("人民币")
    guard let (number, rest) = decimal(words[...]) else { return nil }
    var own = Array(rest)
    if let first = own.first, first.isOpeningBracket, let last = own.last, last.isClosingBracket {
      own = Array(own.dropFirst().dropLast())
    }
    // What a number stands before in a sentence is no unit.
    guard own.count <= 8, own.allSatisfy({ $0.properties.isAlphabetic || "%％/㎡°".unicodeScalars.contains($0) }) else {
      return nil
    }
    return .amount(number, unit: own.isEmpty ? (unit ?? (isMoney ? "元" : nil)) : String(own))
  }

  /// Takes a number off the front: a sign, digits in groups or not, a fraction.
  private static func decimal(
    _ words: ArraySlice<Unicode.Scalar>
  ) -> (DecimalNumber, rest: ArraySlice<Unicode.Scalar>)? {
    var text = ""
    var rest = words
    if let sign = rest.first, "-－−".unicodeScalars.contains(sign) {
      text = "-"
      rest.removeFirst()
    }
    func takeDigits() -> String {
      let digits = rest.prefix(40).prefix { Numerals.digit($0) != nil }
      rest = rest.dropFirst(digits.count)
      return digits.compactMap(Numerals.digit).map(String.init).joined()
    }
    var whole = takeDigits()
    guard !whole.isEmpty else { return nil }
    // 1,200,300: commas that part digits in threes.
    func isGroup(_ digits: ArraySlice<Unicode.Scalar>) -> Bool {
      digits.prefix { Numerals.digit($0) != nil }.count == 3
    }
    while whole.utf8.count <= 40, let comma = rest.first, ",，".unicodeScalars.contains(comma), isGroup(rest.dropFirst())
    {
      rest.removeFirst()
      whole += takeDigits()
    }
    text += whole
    if let point = rest.first, ".．".unicodeScalars.contains(point), rest.dropFirst().first.map(Numerals.digit) != nil {
      rest.removeFirst()
      let fraction = takeDigits()
      guard !fraction.isEmpty else { return nil }
      text += "." + fraction
    }
    return DecimalNumber(text: text).map { ($0, rest) }
  }
}

/// Names in a cell: split at line breaks and 、，,；;.
func nameList(_ text: String) -> [String] {
  text.unicodeScalars.split { "\n\r、，,；;".unicodeScalars.contains($0) }
    .map { String($0).trimmed }.filter { !$0.isEmpty }
}
