internal import ReportText

extension NumberFormat {
  /// A number as a fraction: `# ?/?`, `# ??/??`, `# ?/8`; nil where the section has another form.
  static func fraction(_ number: DecimalNumber, _ tokens: [Token], sign: String) -> String? {
    guard let bar = tokens.firstIndex(of: .literal("/")),
      let numerator = tokens[..<bar].lastIndex(where: \.isDigit), numerator == bar - 1
    else { return nil }
    let first = tokens[..<bar].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? 0
    let whole = tokens[..<first].lastIndex(where: \.isDigit)
    // Of 8, 10 and 100 only some digits are signs of their own.
    let below = tokens[(bar + 1)...].prefix { $0.isDigit || $0.fixedDigit != nil }
    let isFixed = below.first?.fixedDigit != nil
    let places = isFixed ? 0 : below.prefix(while: \.isDigit).count
    let fixed = isFixed ? below : []
    let denominator = fixed.reduce(0) { $0 * 10 + ($1.fixedDigit ?? 0) }
    guard places > 0 || (1...4).contains(fixed.count) && denominator > 0 else { return nil }
    let value = abs(number.double)
    guard value < 1e12 else { return nil }
    var count = whole == nil ? 0 : value.rounded(.down)
    var (above, under) =
      places > 0
      ? nearestFraction(value - count, mostBelow: [9, 99, 999][min(places, 3) - 1])
      : (((value - count) * Double(denominator)).rounded(), Double(denominator))
    if whole != nil, above >= under {
      count += 1
      above = 0
    }
    var text = ""
    var parts: [String] = []
    if whole != nil, count > 0 || above == 0 { parts.append("\(Int(count))") }
    if above > 0 || whole == nil { parts.append("\(Int(above))/\(Int(under))") }
    // What parts the whole from the fraction, a blank or words.
    let between = tokens[(whole.map { $0 + 1 } ?? first)..<first].compactMap { token in
      if case .literal(let literal) = token { literal } else { nil }
    }.joined()
    let isZero = count == 0 && above == 0
    for (index, token) in tokens.enumerated() {
      let begins = index == tokens.firstIndex(where: \.isDigit)
      if begins { text += (isZero ? "" : sign) + parts.joined(separator: between) }
      let end = bar + 1 + max(places, fixed.count)
      if case .literal(let literal) = token, index < (whole ?? first) || index >= end { text += literal }
    }
    return text
  }

  /// The fraction that is nearest to a number, of those with a small number below the bar.
  private static func nearestFraction(_ value: Double, mostBelow most: Int) -> (Double, Double) {
    var best = (above: value.rounded(), below: 1.0)
    for below in 1...most {
      let above = (value * Double(below)).rounded()
      if abs(above / Double(below) - value) < abs(best.above / best.below - value) - 1e-12 {
        best = (above, Double(below))
      }
    }
    return best
  }
}

extension NumberFormat.Token {
  fileprivate var isDigit: Bool { if case .digit = self { true } else { false } }
  /// The digit that stands in the format itself.
  fileprivate var fixedDigit: Int? { if case .literal(let text) = self { Int(text) } else { nil } }
}
