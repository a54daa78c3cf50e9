internal import ReportModel
internal import ReportText

/// The diagnostics of a document.
struct DocumentFindings {
  /// Parts that were left out because nobody sees them.
  var hidden = Occurrences()
  /// Deletions that the document keeps.
  var deleted = Occurrences()
  /// Paragraphs with struck text.
  var struck = Occurrences()
  /// Text in parts that are not read.
  var unread = Occurrences()

  /// Adds what was found in a note, at the place that refers to it.
  mutating func add(_ other: DocumentFindings, at place: Int) {
    hidden.add(other.hidden, at: place)
    deleted.add(other.deleted, at: place)
    struck.add(other.struck, at: place)
    unread.add(other.unread, at: place)
  }
}

extension DocumentBuilder {
  /// All that was read.
  consuming func content(_ findings: DocumentFindings, limits: Limits) throws(ReadError) -> Reading<PackageContent> {
    var layout = TableLayout(limits: limits)
    let (blocks, overlaps) = try finish(&layout)
    try store.check(limits)
    let source = SourceText(origin: places)
    var hidden = findings.hidden
    hidden.add(covered)
    var diagnostics: [Diagnostic] = []
    func say(_ code: Diagnostic.Code, _ found: Occurrences, _ message: (Int) -> Message) {
      guard let first = found.first else { return }
      diagnostics.append(Diagnostic(code, message(found.count), at: source.location(at: first)))
    }
    say(.hiddenText, hidden, Message.hiddenText)
    say(.deletedText, findings.deleted, Message.deletedText)
    say(.struckText, findings.struck, Message.struckText)
    say(.unreadPart, findings.unread, Message.unreadPart)
    diagnostics += Diagnostic.each(.overlappingCells, of: overlaps) {
      Diagnostic(.overlappingCells, .overlappingCells, at: source.location(at: $0))
    }
    return Reading(
      value: PackageContent(blocks: blocks.storingTexts(in: store), source: source), diagnostics: diagnostics)
  }
}
