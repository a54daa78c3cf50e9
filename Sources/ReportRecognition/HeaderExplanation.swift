package import ReportModel
internal import ReportText

extension HeaderDictionary {
  /// How a header is read, and which word of which list decides.
  package func explanation(of levels: [String]) -> ExplainedHeader {
    explanation(of: reading(of: levels), name: Column.name(of: levels))
  }

  /// What to say of a reading.
  /// - Parameter nearest: Finds words that the header may have been meant to be; made once for many headers.
  func explanation(of reading: HeaderReading, name: String, nearest: NearestWords? = nil) -> ExplainedHeader {
    var header = ExplainedHeader(
      name: name, role: reading.role, otherRole: reading.otherRole, period: reading.period, rule: reading.rule,
      word: reading.head, modifiers: reading.modifiers)
    if header.rule != nil { header.origin = origin(of: reading) }
    if reading.role != nil, !reading.isCertain { header.unread = unread(in: reading.modifiers) }
    if reading.role == nil, reading.rule == nil, let near = (nearest ?? NearestWords(self)).nearest(to: name) {
      (header.nearest, header.nearestRole) = (near.word, near.role)
    }
    return header
  }

  /// Where the word stands that decided: in the schema, else in the lexicon.
  private func origin(of reading: HeaderReading) -> ExplainedHeader.Origin? {
    let word = Text(reading.head)
    if let place = schemaPlaces[word] { return .schema(place) }
    let kinds: Set<String> =
      switch reading.rule {
      case .word, .head: ["word", "head"]
      case .change: ["change"]
      case .leader: ["leader-before"]
      case .headless: ["headless"]
      case .submission: ["submission", "submission-beside"]
      case .question, .declared, nil: []
      }
    let fact = Lexicon.standard.facts.first { fact in
      guard kinds.contains(fact.kind) else { return false }
      return fact.words.contains { known in
        let key = Self.key(known)
        switch reading.rule {
        case .change: return reading.head.utf8.span.contains(key) || reading.modifiers.utf8.span.contains(key)
        case .leader: return reading.head.utf8.starts(with: known.utf8)
        default: return key == word
        }
      }
    }
    return fact.map { .lexicon(line: $0.line) }
  }
}

extension Span where Element == UInt8 {
  fileprivate func contains(_ text: Text) -> Bool {
    let needle = text.bytes
    guard !needle.isEmpty, needle.count <= count else { return false }
    return (0...(count - needle.count)).contains { extracting($0..<($0 + needle.count)).holdsSameBytes(as: needle) }
  }
}
