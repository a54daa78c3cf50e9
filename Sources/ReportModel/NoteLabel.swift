internal import ReportText

/// What the label of a line beside a table asks for; the lexicon has their words.
package enum NoteLabel: String, CaseIterable, Sendable {
  /// Who reports: 填报单位.
  case issuer
  /// When: 报送时间, 数据截至.
  case time
  /// Who has written it: 填表人, 联系电话.
  case person
  /// Something else: 数据来源.
  case other

  /// The label that a text begins with, a verb and what it asks for or a word of its own, and its length.
  package static func atFront(of text: Span<UInt8>) -> (label: NoteLabel, length: Int)? {
    if let word = words.longest(of: text) { return (allCases[word.value], word.length) }
    guard let verb = verbs.longest(of: text),
      let object = objects.longest(of: text.extracting(droppingFirst: verb.length))
    else { return nil }
    return (allCases[object.value], verb.length + object.length)
  }

  /// Whether a text begins as a signature does, whatever it asks for: 填报口径.
  package static func beginsSignature(_ text: Span<UInt8>) -> Bool { fronts.longest(of: text) != nil }

  /// Whether a label may begin with a character; most texts end here.
  package static func mayBegin(with scalar: Unicode.Scalar) -> Bool { firstScalars.contains(scalar) }

  private static let verbs = Lexicon.standard.table("label-verb", side: .front)
  private static let fronts = Lexicon.standard.table("label-front", side: .front)
  private static let objects = table("label")
  private static let words = table("label-word")
  private static let firstScalars: [Unicode.Scalar] = {
    let words = ["label-verb", "label-word", "label-front", "note-mark", "note"].flatMap(Lexicon.standard.words)
    return Array(Set(words.compactMap(\.unicodeScalars.first))).sorted()
  }()

  /// The words of a kind, each with the place of its label among all.
  private static func table(_ kind: String) -> WordTable {
    var table = WordTable(side: .front)
    for fact in Lexicon.standard.facts where fact.kind == kind {
      guard let place = allCases.firstIndex(where: { $0.rawValue == fact.name }) else { continue }
      for word in fact.words { table.insert(word.utf8.span, value: place) }
    }
    return table
  }
}
