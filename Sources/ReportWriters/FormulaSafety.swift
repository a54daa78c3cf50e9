internal import ReportModel
internal import ReportTemplates
internal import ReportText
internal import Synchronization

/// Remembers the texts that a spreadsheet could take for formulas, while a CSV or TSV is rendered.
final class FormulaMarks: Sendable {
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

/// Writes fields of CSV or TSV, and marks those that could be formulas: every text that a template writes passes here, whatever
/// key it comes from.
struct MarkingEscaper: Escaping {
  let escaper: Escaper
  let marks: FormulaMarks

  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    escaper.append(bytes, marking: marks, to: &output)
  }
}

/// Whether LibreOffice or Excel evaluates a text, or may after trimming it: the first character after blanks, controls and
/// invisible ones is one of `= + - @` or their full-width forms, or a TAB, CR or LF stands among those.
func couldBeFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var cursor = Cursor(text.span)
  while let scalar = cursor.takeScalar() {
    if scalar == "\t" || scalar == "\n" || scalar == "\r" { return true }
    if !scalar.isUnseen { return "=+-@＝＋－＠".unicodeScalars.contains(scalar) }
  }
  return false
}
