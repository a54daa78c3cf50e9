internal import ReportModel
internal import ReportText

/// The notes at the feet of pages and at the end of a document (17.11), and how they are numbered.
struct WordNotes {
  /// A note, and what was found in it.
  struct Note {
    let text: String
    let findings: DocumentFindings
  }

  /// The notes by their identifiers.
  var footnotes: [Text: Note] = [:]
  var endnotes: [Text: Note] = [:]
  var footnoteStyle = NumberStyle.decimal
  var endnoteStyle = NumberStyle.lowerRoman
  private var counts = (footnotes: 0, endnotes: 0)
  private var referred: [String] = []

  /// Whether there are none that say something.
  var areEmpty: Bool { [footnotes, endnotes].allSatisfy { $0.values.allSatisfy(\.text.isEmpty) } }

  /// Refers to a note.
  /// - Parameter hasMark: Whether its mark is a number rather than text that follows.
  /// - Returns: Its mark, which is empty where it has none, and what was found in it; nil where there is no such note.
  mutating func refer(
    to id: Text, isEndnote: Bool, hasMark: Bool
  ) -> (mark: String, findings: DocumentFindings)? {
    guard let note = (isEndnote ? endnotes : footnotes)[id] else { return nil }
    var mark = ""
    if hasMark {
      if isEndnote { counts.endnotes += 1 } else { counts.footnotes += 1 }
      let style = isEndnote ? endnoteStyle : footnoteStyle
      mark = style.text(of: isEndnote ? counts.endnotes : counts.footnotes)
      // Raised digits are signs of their own; so are the letters that Roman numerals are made of.
      if style == .lowerRoman { mark = Self.raised(mark) }
    }
    if !note.text.isEmpty { referred.append(DocumentBuilder.note(note.text, mark: mark)) }
    return (mark, note.findings)
  }

  private static func raised(_ numeral: String) -> String {
    let signs: [Unicode.Scalar: Unicode.Scalar] = [
      "i": "ⁱ", "v": "ᵛ", "x": "ˣ", "l": "ˡ", "c": "ᶜ", "d": "ᵈ", "m": "ᵐ",
    ]
    return String(String.UnicodeScalarView(numeral.unicodeScalars.map { signs[$0] ?? $0 }))
  }

  /// Takes the notes that have been referred to since.
  mutating func takeNotes() -> [String] {
    defer { referred = [] }
    return referred
  }
}

/// Looks for how the sections of a document number their notes; the first that says so counts.
struct WordNoteStyles: XMLHandler {
  private(set) var footnotes: NumberStyle?
  private(set) var endnotes: NumberStyle?
  private var open: [Bool?] = []

  mutating func begin(_ element: XMLStartTag) {
    let style = element.attribute("val", in: .wordprocessing)
    if element.isNamed("numFmt", in: .wordprocessing), let isEndnote = open.last ?? nil {
      if isEndnote { endnotes = endnotes ?? NumberStyle(style) } else { footnotes = footnotes ?? NumberStyle(style) }
    }
    open.append(
      element.isNamed("endnotePr", in: .wordprocessing)
        ? true : element.isNamed("footnotePr", in: .wordprocessing) ? false : nil)
  }

  mutating func end() { open.removeLast() }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
