extension Span<UInt8> {
  /// Where the bracket is closed that begins the text; the first that is closed where brackets in it do not match.
  package var closingOfFirstBracket: Int? {
    var depth = 0
    var index = 0
    while index < count {
      let (scalar, length) = scalar(at: index)
      if scalar.isOpeningBracket { depth += 1 }
      if scalar.isClosingBracket { depth -= 1 }
      if depth == 0 { return index }
      index += length
    }
    return firstOffset(where: \.isClosingBracket)
  }

  /// Where the bracket begins that ends the text; the last that begins where brackets in it do not match.
  package var openingOfLastBracket: Int? {
    var depth = 0
    var index = count
    // No name is longer, and a title may have many brackets.
    for _ in 0..<100 where index > 0 {
      index = characterStart(before: index)
      let scalar = scalar(at: index).scalar
      if scalar.isClosingBracket { depth += 1 }
      if scalar.isOpeningBracket { depth -= 1 }
      if depth == 0 { return index }
    }
    return lastOffset(where: \.isOpeningBracket)
  }

  /// Whether it is one bracket with what stands in it: （三处未开工）, and not （计划）90%（实际）.
  package var isBracketed: Bool {
    guard firstScalar?.isOpeningBracket ?? false, let closing = closingOfFirstBracket else { return false }
    return closing == characterStart(before: count)
  }

  /// Whether it begins with a bracket and ends with one, and so is one or several: （上半年）（区民政局）.
  package var isInBrackets: Bool {
    (firstScalar?.isOpeningBracket ?? false) && (lastScalar?.isClosingBracket ?? false)
  }
}
