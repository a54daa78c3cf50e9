/// Reads scalars from the front of a text.
package struct ScalarReader {
  /// The whole text.
  package let text: [Unicode.Scalar]
  /// The index of the next scalar.
  package private(set) var position: Int

  /// Begins at an index of the text.
  package init(_ text: [Unicode.Scalar], from position: Int = 0) {
    self.text = text
    self.position = position
  }

  /// Whether everything has been read.
  package var isAtEnd: Bool { position >= text.count }

  /// Takes a word, if it comes next.
  package mutating func take(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    guard text[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  /// A dash, tilde, 至 or 到.
  package mutating func takeRangeMark() -> Bool {
    let marks = text[position...].prefix { "-－‐–—―~～〜至到".unicodeScalars.contains($0) }
    // 一 between digits is sometimes typed for a dash; it stays a numeral here.
    guard (1...2).contains(marks.count) else { return false }
    position += marks.count
    return true
  }

  /// A number in digits or Chinese numerals.
  package mutating func number() -> Int? {
    // No number is longer; a look at more would cost quadratic time on a text of digits.
    let rest = text[position...].prefix(17)
    var run = rest.prefix { Numerals.digit($0) != nil }
    if run.isEmpty { run = rest.prefix { Numerals.isNumeral($0) && Numerals.digit($0) == nil } }
    guard let value = Numerals.value(run) else { return nil }
    position += run.count
    return value
  }

  /// Whether a scalar was the last one read.
  package func previousIs(_ scalar: Unicode.Scalar) -> Bool { position > 0 && text[position - 1] == scalar }
}
