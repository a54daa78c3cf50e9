internal import ReportModel

/// Places where something was found: how many there are, and the first.
struct Occurrences {
  private(set) var count = 0
  private(set) var first: Int?

  mutating func add(at offset: Int) {
    count += 1
    first = min(first ?? offset, offset)
  }

  /// Adds what was found elsewhere.
  /// - Parameter place: Where it is said to be; nil for where it was found.
  mutating func add(_ other: Occurrences, at place: Int? = nil) {
    guard let offset = place ?? other.first, other.count > 0 else { return }
    count += other.count
    first = min(first ?? offset, offset)
  }
}

/// The diagnostics of the sheets of a workbook.
struct SheetFindings {
  /// Parts that were left out because nobody sees them.
  var hidden = Occurrences()
  /// Cells with struck text.
  var struck = Occurrences()
  /// Formulas whose results the file does not hold.
  var uncalculated = Occurrences()
  /// Sheets with text in drawings, which are not read.
  var unread = Occurrences()
  /// Merged cells that reach into others.
  var overlaps: [Int] = []

  func diagnostics(in source: SourceText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let first = hidden.first {
      diagnostics.append(Diagnostic(.hiddenText, .hiddenText(hidden.count), at: source.location(at: first)))
    }
    if let first = struck.first {
      diagnostics.append(Diagnostic(.struckText, .struckText(struck.count), at: source.location(at: first)))
    }
    if let first = uncalculated.first {
      diagnostics.append(
        Diagnostic(.uncalculatedFormula, .uncalculatedFormula(uncalculated.count), at: source.location(at: first)))
    }
    if let first = unread.first {
      diagnostics.append(Diagnostic(.unreadPart, .unreadPart(unread.count), at: source.location(at: first)))
    }
    return diagnostics
      + Diagnostic.each(.overlappingCells, of: overlaps) {
        Diagnostic(.overlappingCells, .overlappingCells, at: source.location(at: $0))
      }
  }
}
