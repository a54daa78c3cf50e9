internal import ReportText

/// What is open of formulas (ISO/IEC 29500-1, 22.1). They are written in a line, as `(a+b)/2` and `√(x+1)`.
struct WordFormulas {
  /// The signs around the parts of a delimiter object, and between them.
  struct Delimiters {
    var begin = "("
    var end = ")"
    var separator = "|"
    var parts = 0
  }

  var delimiters: [Delimiters] = []
  /// The signs of sums and integrals.
  var operators: [String] = []
  /// Where the texts begin that are one in a formula, as a numerator is, and in which of the open paragraphs.
  var groups: [(paragraph: Int, start: Int)] = []
}

extension WordDocumentReader {
  /// Takes an element of a formula that begins in the one that was opened last.
  mutating func beginFormula(_ tag: WordTag, _ element: XMLStartTag) {
    /// The sign that an element names; none where it says so.
    func sign() -> String { element.attribute("val", in: .math)?.string ?? "" }
    let parent = open.last
    switch tag {
    case .d: formulas.delimiters.append(WordFormulas.Delimiters())
    case .nary: formulas.operators.append("∫")
    case .begChr, .endChr, .sepChr:
      guard let last = formulas.delimiters.indices.last else { break }
      switch tag {
      case .begChr: formulas.delimiters[last].begin = sign()
      case .endChr: formulas.delimiters[last].end = sign()
      default: formulas.delimiters[last].separator = sign()
      }
    case .chr where parent == .naryPr:
      if let last = formulas.operators.indices.last { formulas.operators[last] = sign() }
    case .sub where parent == .nary:
      if let last = formulas.operators.last { append(last.utf8) }
    case .e where parent == .d:
      guard let last = formulas.delimiters.indices.last else { break }
      let delimiters = formulas.delimiters[last]
      formulas.delimiters[last].parts += 1
      append((delimiters.parts == 0 ? delimiters.begin : delimiters.separator).utf8)
    case .e where parent == .rad:
      append("√".utf8)
      beginGroup()
    case .num: beginGroup()
    case .den:
      append("/".utf8)
      beginGroup()
    // What stands above, below or in a grid cannot be written in a line.
    case .acc, .bar, .m, .eqArr, .limLow, .limUpp, .groupChr:
      findings.unread.add(at: paragraphs.last?.offset ?? builder.lastPlace)
    default: break
    }
  }

  /// Takes the end of an element of a formula.
  mutating func endFormula(_ tag: WordTag) {
    switch tag {
    case .d: if let delimiters = formulas.delimiters.popLast() { append(delimiters.end.utf8) }
    case .nary: _ = formulas.operators.popLast()
    case .e where open.last == .rad: endGroup()
    case .num, .den: endGroup()
    default: break
    }
  }

  private mutating func beginGroup() {
    formulas.groups.append((paragraphs.count, paragraphs.last?.text.bytes.count ?? 0))
  }

  /// Puts what came as one into brackets where it would not be read as one without.
  private mutating func endGroup() {
    guard let group = formulas.groups.popLast(), let last = paragraphs.indices.last, group.paragraph == paragraphs.count
    else { return }
    let bytes = paragraphs[last].text.bytes
    guard group.start < bytes.count else { return }
    var cursor = Cursor(bytes.span.extracting(group.start..<bytes.count))
    cursor.skip { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "." || $0 == "%" }
    let isOneWord = cursor.next == nil
    if !isOneWord { paragraphs[last].text.enclose(from: group.start) }
  }
}
