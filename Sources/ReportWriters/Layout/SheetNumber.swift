internal import ReportText

/// A text that a spreadsheet shows of a number, so that the cell can be one: 1200, 1,200.50, 85.5%.
///
/// Only such texts as a number format gives back byte by byte: no leading zeros, no sign of nothing, and no more digits than a
/// spreadsheet keeps.
struct SheetNumber {
  /// How numbers are shown; xlsx-styles.mustache has the formats, by the number of their decimals, in this order.
  enum Family: Int { case plain, grouped, percent }

  /// The value as XML writes it.
  let value: String
  let family: Family
  let decimals: Int

  /// What a spreadsheet keeps of a number.
  private static let mostDigits = 15
  /// The formats that there are have so many decimals at most.
  static let mostDecimals = 4

  init?(_ text: Span<UInt8>) {
    // A sign, digits in groups, a point and the percent sign.
    guard !text.isEmpty, text.count <= Self.mostDigits + 8 else { return nil }
    var cursor = Cursor(text)
    let isNegative = cursor.take("-")
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var groups: [Int] = []
    var start = 0
    while let scalar = cursor.next, scalar == "," || ("0"..."9").contains(scalar) {
      if scalar == "," {
        groups.append(whole.count - start)
        start = whole.count
      } else {
        whole.append(UInt8(ascii: scalar))
      }
      cursor.skipScalar()
    }
    if !groups.isEmpty { groups.append(whole.count - start) }
    if cursor.take(".") {
      while let scalar = cursor.next, ("0"..."9").contains(scalar) {
        fraction.append(UInt8(ascii: scalar))
        cursor.skipScalar()
      }
      guard !fraction.isEmpty, fraction.count <= Self.mostDecimals else { return nil }
    }
    let isPercent = cursor.take("%")
    let zero = UInt8(ascii: "0")
    guard cursor.isAtEnd, !whole.isEmpty, whole.count == 1 || whole[0] != zero,
      whole.count + fraction.count <= Self.mostDigits,
      !isNegative || (whole + fraction).contains(where: { $0 != zero })
    else { return nil }
    if let first = groups.first {
      guard !isPercent, (1...3).contains(first), groups.dropFirst().allSatisfy({ $0 == 3 }) else { return nil }
    }
    family = isPercent ? .percent : groups.isEmpty ? .plain : .grouped
    decimals = fraction.count
    var digits = whole + fraction
    let places = fraction.count + (isPercent ? 2 : 0)
    while digits.count <= places { digits.insert(zero, at: 0) }
    if places > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - places) }
    value = (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}
