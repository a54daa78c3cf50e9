internal import ReportModel
internal import Synchronization

/// Marks the texts that a spreadsheet could take for formulas, while a CSV or TSV is rendered, and remembers which.
///
/// The engine hands content types a text and nothing else, so that these find the marks of their rendering in ``current``. There
/// every text of a document passes that a template writes, whatever key it comes from.
final class FormulaMarks: Sendable {
  /// The marks of the rendering that goes on; nil where texts are written as they are.
  @TaskLocal static var current: FormulaMarks?

  private let found = Mutex<(texts: [String], count: Int)>(([], 0))

  /// How many texts are named one by one.
  private static let mostNamed = 1_000

  /// Says whether a text needs a mark, and remembers it where it does.
  func take(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard couldBeFormula(text) else { return false }
    found.withLock { found in
      found.count += 1
      if found.texts.count < Self.mostNamed { found.texts.append(String(validUTF8: text)) }
    }
    return true
  }

  /// A note for each text.
  var diagnostics: [Diagnostic] {
    let (texts, count) = found.withLock { $0 }
    let notes = texts.map { text in
      Diagnostic(.formulaEscaped, .escapedFormula(shortened(inOneLine(text), to: 40)))
    }
    return count > texts.count ? notes + [Diagnostic(.formulaEscaped, .andMore(count - texts.count))] : notes
  }
}

/// Whether LibreOffice or Excel evaluates a text, or may after trimming it: the first character behind blanks, controls and
/// invisible ones is one of `= + - @` or their full-width forms, or a TAB, CR or LF stands among those.
func couldBeFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var rest = text[...]
  while let lead = rest.first {
    if lead < 0x80 {
      if lead == 0x09 || lead == 0x0A || lead == 0x0D { return true }
      guard lead <= 0x20 else {
        return lead == UInt8(ascii: "=") || lead == UInt8(ascii: "+") || lead == UInt8(ascii: "-")
          || lead == UInt8(ascii: "@")
      }
      rest.removeFirst()
    } else if lead == 0xC2, rest.count > 1 {
      // U+0085, U+00A0, U+00AD.
      let last = rest[rest.startIndex + 1]
      guard last == 0x85 || last == 0xA0 || last == 0xAD else { return false }
      rest.removeFirst(2)
    } else {
      guard rest.count > 2 else { return false }
      let last = rest[rest.startIndex + 2]
      switch (lead, rest[rest.startIndex + 1]) {
      // U+1680, U+180E, U+2060, U+3000, U+FEFF.
      case (0xE1, 0x9A) where last == 0x80, (0xE1, 0xA0) where last == 0x8E, (0xE2, 0x81) where last == 0xA0,
        (0xE3, 0x80) where last == 0x80, (0xEF, 0xBB) where last == 0xBF:
        break
      // U+2000 to U+200F, U+2028 to U+202F.
      case (0xE2, 0x80) where last <= 0x8F || (0xA8...0xAF).contains(last): break
      // ＋ － ＝ ＠
      case (0xEF, 0xBC): return last == 0x8B || last == 0x8D || last == 0x9D || last == 0xA0
      default: return false
      }
      rest.removeFirst(3)
    }
  }
  return false
}
