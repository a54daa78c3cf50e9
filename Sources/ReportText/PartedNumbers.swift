extension Span where Element == UInt8 {
  /// Whether blanks part two numbers, as in 5⏎8 and 12 34: who dropped them would read a number that nobody has written.
  ///
  /// One blank may part digits in groups of three (1 200 000); a line break, or a TAB, joins nothing.
  /// - Parameter punctuation: Whether 10. 5 and 1, 200 are two numbers as well; in a list of days they are nothing to wonder at.
  package func partsNumbers(atPunctuation punctuation: Bool = true) -> Bool {
    var groups = DigitGroups()
    var offset = 0
    var gap = Gap.none
    while offset < count {
      let (scalar, length) = scalar(at: offset)
      if scalar.isBlank {
        gap = gap.followed(by: scalar)
      } else if !scalar.isInvisible {
        if gap != .none,
          groups.areParted(by: gap, before: scalar, rest: extracting(droppingFirst: offset), punctuation: punctuation)
        {
          return true
        }
        groups.take(scalar, after: gap)
        gap = .none
      }
      offset += length
    }
    return false
  }
}

/// What stands between two characters that are seen.
private enum Gap {
  case none, blank, more

  func followed(by scalar: Unicode.Scalar) -> Gap {
    switch scalar {
    case " ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}": self == .none ? .blank : .more
    default: .more
    }
  }
}

/// The digits before a place, in the groups that blanks make of them.
private struct DigitGroups {
  /// How many digits the last group has; 0 after any other character.
  private var length = 0
  /// Whether blanks alone stand before it and the groups before it, rather than a point, a comma or a dash.
  private var isWhole = true
  private var hasGroups = false
  private var last: Unicode.Scalar?

  mutating func take(_ scalar: Unicode.Scalar, after gap: Gap) {
    if Numerals.digit(scalar) == nil {
      length = 0
      hasGroups = false
    } else {
      if length == 0 { isWhole = !(last.map(Self.isInNumber) ?? false) }
      if gap != .none, length > 0 {
        length = 0
        hasGroups = true
      }
      length += 1
    }
    last = scalar
  }

  /// Whether a gap makes two numbers of what stands around it.
  /// - Parameter rest: What follows the gap.
  func areParted(by gap: Gap, before next: Unicode.Scalar, rest: Span<UInt8>, punctuation: Bool) -> Bool {
    guard let last else { return false }
    // 十⏎二; but 3 万元 is a number and its unit.
    if Numerals.isChineseNumeral(last), Numerals.isChineseNumeral(next) { return true }
    let isDigit = Numerals.digit(next) != nil
    if length > 0, isDigit {
      guard gap == .blank, isWhole, hasGroups ? length == 3 : length <= 3 else { return true }
      var cursor = Cursor(rest)
      let end = cursor.position
      cursor.skip { Numerals.digit($0) != nil }
      return rest.extracting(end..<cursor.position).scalarCount != 3
    }
    guard punctuation else { return false }
    // 1, 200 and 10 .5 may be one number or two; a sign before a blank is a sign.
    if isDigit { return Self.isInNumber(last) || (gap == .more && (last == "-" || last == "－" || last == "−")) }
    return length > 0 && Self.isInNumber(next)
  }

  private static func isInNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "．" || scalar == "," || scalar == "，"
  }
}
