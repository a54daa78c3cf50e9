internal import ReportText

extension NumberFormat {
  /// A number as a fraction: `# ?/?`, `# ??/??`, `# ?/8`; nil where the section has another form.
  static func fraction(_ number: DecimalNumber, _ tokens: [Token], sign: String) -> String? {
    guard let bar = tokens.firstIndex(of: .literal("/")),
      let numerator = tokens[..<bar].lastIndex(where: \.isDigit), numerator == bar - 1
    else { return nil }
    let first = tokens[..<bar].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? 0
    let whole = tokens[..<first].lastIndex(where: \.isDigit)
    let places = tokens[(bar + 1)...].prefix(while: \.isDigit).count
    let fixed = tokens[(bar + 1)...].prefix { $0.fixedDigit != nil }
    guard places > 0 || (1...4).contains(fixed.count) else { return nil }
    let denominator = fixed.compactMap(\.fixedDigit).reduce(0) { $0 * 10 + $1 }
    guard places > 0 || denominator > 0 else { return nil }
    let value = abs(number.double)
    guard value < 1e12 else { return nil }
    var count = whole == nil ? 0 : value.rounded(.down)
    var (above, below) =
      places > 0
      ? nearestFraction(value - count, mostBelow: [9, 99, 999][min(places, 3) - 1])
      : (((value - count) * Double(denominator)).rounded(), Double(denominator))
    if whole != nil, above >= below {
      count += 1
      above = 0
    }
    var text = ""
    var parts: [String] = []
    if whole != nil, count > 0 || above == 0 { parts.append("\(Int(count))") }
    if above > 0 || whole == nil { parts.append("\(Int(above))/\(Int(below))") }
    let isZero = count == 0 && above == 0
    for (index, token) in tokens.enumerated() {
      let begins = index == tokens.firstIndex(where: \.isDigit)
      if begins { text += (isZero ? "" : sign) + parts.joined(separator: " ") }
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
