internal import ReportText

/// Whether a cell's text says anything: 无, /, —, 同上, 暂无, 待填 and their kin stand where nothing has been filled in.
///
/// Blanks, brackets, dots and other punctuation do not count, wherever they stand, nor do invisible characters and what has
/// been struck.
package func saysSomething(_ text: String) -> Bool { saysSomething(text.utf8.span) }

/// Whether a cell's text says anything.
package func saysSomething(_ text: Span<UInt8>) -> Bool {
  var word = String.UnicodeScalarView()
  var length = 0
  var cursor = Cursor(text)
  while let scalar = cursor.takeScalar() {
    if scalar == "〔", skipStruckText(&cursor) { continue }
    guard let letter = Placeholders.letter(scalar) else { continue }
    // Most texts begin as no placeholder does, and none is longer.
    if length == 0 ? !Placeholders.initials.contains(letter) : length == Placeholders.longest { return true }
    word.append(letter)
    length += 1
  }
  return !(word.isEmpty || Placeholders.words.contains(String(word)) || Placeholders.isFiller(word))
}

/// Steps over a struck part whose first bracket has been taken; nothing where it never ends.
private func skipStruckText(_ cursor: inout Cursor) -> Bool {
  let start = cursor.position
  if cursor.take("删：") {
    cursor.skip { $0 != "〕" }
    if cursor.take("〕") { return true }
  }
  cursor.move(to: start)
  return false
}

/// The words that stand where nothing has been filled in.
private enum Placeholders {
  static let words: Set<String> = {
    let lexicon = Lexicon.standard
    let nothing = combined(lexicon.words("nothing"), [""] + lexicon.words("nothing-of"))
    let unfilled = combined(lexicon.words("unfilled"), lexicon.words("unfilled-by"))
    let times = [""] + lexicon.words("nothing-when")
    return Set(combined(times, nothing) + combined(times, unfilled) + lexicon.words("placeholder"))
  }()

  /// What the words begin with, and fillers; few, and looked through at every cell.
  static let initials = Array(Set(words.compactMap { $0.unicodeScalars.first } + ["x", "×"]))

  static let longest = words.reduce(0) { max($0, $1.unicodeScalars.count) }

  private static func combined(_ beginnings: [String], _ endings: [String]) -> [String] {
    beginnings.flatMap { beginning in endings.map { beginning + $0 } }
  }

  /// XX and ×××, as in forms that nobody has filled in.
  static func isFiller(_ word: String.UnicodeScalarView) -> Bool {
    word.count > 1 && word.allSatisfy { $0 == "x" || $0 == "×" }
  }

  /// What counts of a scalar, in lower case, half width and the simplified form; nil for blanks and punctuation.
  static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: scalar
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
    case 0...0x7F: nil
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).flatMap(letter)
    // The minus sign and the lines of box drawings stand for dashes.
    case 0x2044, 0x2212, 0x2215, 0x2500...0x257F, 0xFFE3: nil
    case 0x4E00...0x9FFF: scalar.simplified
    default: isPunctuation(scalar) ? nil : scalar
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
      .nonspacingMark, .modifierSymbol, .unassigned:
      true
    default: false
    }
  }
}
