internal import ReportText

/// A length in twentieths of a point: a number, and a unit as CSS (5.2) and OpenDocument (18.3.18) name it; nil for what is said
/// otherwise, as a part of something else is.
/// - Parameter plain: What a number without a unit counts, in twentieths of a point; nil where it says nothing.
func twips(_ length: some Collection<UInt8>, plain: Double? = nil) -> Int? {
  let number = length.prefix { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }
  let rest = length.dropFirst(number.count).prefix(2)
  let unit = String(decoding: rest.map { ASCII.lowercased($0) }, as: UTF8.self)
  let units = ["cm": 567, "mm": 56.7, "in": 1_440, "pt": 20, "pc": 240, "px": 15, "": plain ?? 0]
  guard let value = DecimalNumber(Array(number))?.double, value < 100_000, let factor = units[unit], factor > 0 else {
    return nil
  }
  return Int(value * factor)
}
