internal import ReportModel
internal import ReportText

/// Paragraphs, runs and what stands in them.
extension WordDocumentReader {
  /// Takes an element of a run, or of the properties of a run, a paragraph, a row or a cell.
  mutating func takeProperty(_ tag: WordTag, _ element: XMLStartTag) {
    let parent = open.last
    switch (parent, tag) {
    // Wherever it stands, what begins in a formula ends in one.
    case _ where tag.isMathematics: beginFormula(tag, element)
    case (.r, _): takePiece(tag, element)
    case (.rPr, _):
      guard let last = paragraphs.indices.last else { return }
      let owner = open.dropLast().last
      if owner == .r { paragraphs[last].direct.take(tag, element) }
      if owner == .pPr { paragraphs[last].mark.take(tag, element) }
    case (.pPr, _), (.numPr, _):
      guard let last = paragraphs.indices.last else { return }
      if tag == .pStyle {
        paragraphs[last].styleName = element.attribute("val", in: .wordprocessing)
      } else if tag == .framePr {
        // A large first letter is a paragraph in the file, and is seen in the next one (17.3.1.11).
        let drop = element.attribute("dropCap", in: .wordprocessing)
        if drop == "drop" || drop == "margin" { paragraphs[last].isMarkDeleted = true }
      } else {
        paragraphs[last].properties.take(tag, element)
      }
    case (.tblGrid, .gridCol):
      builder.addColumns(width: element.value(of: "w", in: .wordprocessing).flatMap { wholeNumber($0) } ?? 0)
    case (.trPr, _): takeRowProperty(tag, element)
    case (.tcPr, _): takeCellProperty(tag, element)
    case (_, .checkBox), (_, .ddList), (.checkBox, _), (.ddList, _): fields.take(tag, element)
    default: break
    }
  }

  private mutating func takeRowProperty(_ tag: WordTag, _ element: XMLStartTag) {
    guard let last = rows.indices.last else { return }
    switch tag {
    case .hidden: if isOn(element), rows[last].fate == .stays { rows[last].fate = .hidden }
    case .tblHeader: rows[last].isHeader = isOn(element)
    case .gridBefore:
      rows[last].before = element.value(of: "val", in: .wordprocessing).flatMap { wholeNumber($0) } ?? 0
    default: break
    }
  }

  private mutating func takeCellProperty(_ tag: WordTag, _ element: XMLStartTag) {
    guard let last = rows.indices.last else { return }
    let value = element.attribute("val", in: .wordprocessing)
    switch tag {
    case .gridSpan:
      let span = element.value(of: "val", in: .wordprocessing).flatMap { wholeNumber($0) } ?? 1
      rows[last].cell?.span = max(1, span)
    case .vMerge: rows[last].cell?.merge = value == "restart" ? .begins : .goesOn
    case .hMerge: rows[last].cell?.goesOnAcross = value != "restart"
    case .cellDel: rows[last].cell?.isDeleted = true
    case .cellMerge:
      if element.attribute("vMerge", in: .wordprocessing) == "cont" { rows[last].cell?.merge = .goesOn }
    default: break
    }
  }

  /// Takes what stands in a run in place of text (17.3.3).
  private mutating func takePiece(_ tag: WordTag, _ element: XMLStartTag) {
    switch tag {
    case .tab, .ptab: append("\t".utf8)
    case .br, .cr: append("\n".utf8)
    case .noBreakHyphen: append("-".utf8)
    case .sym:
      guard let code = element.attribute("char", in: .wordprocessing), let number = UInt32(code.string, radix: 16),
        let scalar = Unicode.Scalar(number)
      else { break }
      let font = SymbolFont(named: element.attribute("font", in: .wordprocessing))
      append(String(scalar).utf8, font: font)
    case .fldChar: fields.take(element.attribute("fldCharType", in: .wordprocessing))
    case .footnoteReference, .endnoteReference:
      guard let id = element.attribute("id", in: .wordprocessing), let last = paragraphs.indices.last,
        !paragraphs[last].isRunHidden, fields.areShown
      else { break }
      let hasMark = !isTrue(element.value(of: "customMarkFollows", in: .wordprocessing))
      if let note = notes.refer(to: id, isEndnote: tag == .endnoteReference, hasMark: hasMark) {
        append(note.mark.utf8, script: .raised)
        findings.add(note.findings, at: paragraphs[last].offset)
      }
    default: break
    }
  }

  /// A shape of older versions of Word that is there and not seen.
  func isHiddenShape(_ element: XMLStartTag) -> Bool {
    guard element.isIn(.vml), let style = element.attribute("style") else { return false }
    return style.bytes.contains("visibility:hidden")
  }

  // MARK: Runs

  /// The size of text of which nothing is said, in half points (17.3.2.38).
  private static let standardSize = 20

  mutating func beginRun() {
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].direct = WordRunProperties()
    resolveRun()
  }

  /// Says how the open run is set, from its own properties and those of its styles (17.7.2).
  mutating func resolveRun() {
    guard let last = paragraphs.indices.last else { return }
    let direct = paragraphs[last].direct
    let paragraph = look.style(paragraphs[last].styleName).run
    let character = direct.style.map { look.style($0).run } ?? WordRunProperties()
    paragraphs[last].isRunHidden = direct.isHidden ?? look.toggled(\.isHidden, paragraph, character)
    let rest = character.over(paragraph).over(look.styles.defaults)
    let size = direct.size ?? rest.size ?? Self.standardSize
    let raise = direct.raise ?? rest.raise ?? 0
    (paragraphs[last].size, paragraphs[last].raise) = (size, raise)
    // Raised and smaller than what stands before it, it is read as an exponent.
    let isSmall = raise != 0 && size * 10 <= (paragraphs[last].normalSize ?? size) * 8
    let script = isSmall ? raise > 0 ? HTMLScript.raised : .lowered : .none
    paragraphs[last].run = RunStyle(
      isStruck: direct.isStruck ?? look.toggled(\.isStruck, paragraph, character)
        || direct.isDoublyStruck ?? rest.isDoublyStruck ?? false,
      script: direct.script ?? rest.script ?? script, font: direct.font ?? rest.font ?? .none)
  }

  /// Adds text to the open paragraph, where it is seen.
  mutating func append(_ text: some Collection<UInt8>, font: SymbolFont? = nil, script: HTMLScript? = nil) {
    guard let last = paragraphs.indices.last, !text.isEmpty else { return }
    guard !paragraphs[last].isRunHidden else {
      if fields.areShown, text.contains(where: { $0 > ASCII.space }) { paragraphs[last].hasHidden = true }
      return
    }
    fields.take(text: text)
    guard fields.areShown else { return }
    if paragraphs[last].raise == 0 { paragraphs[last].normalSize = paragraphs[last].size }
    var style = paragraphs[last].run
    if open.last != .r, let script = open.last(where: { $0 == .sup || $0 == .sub || $0 == .deg }) {
      style.script = script == .sub ? .lowered : .raised
    }
    style.font = font ?? style.font
    style.script = script ?? style.script
    style.isLink = links.last ?? fields.areLinks
    paragraphs[last].text.append(text, style)
  }

  // MARK: Paragraphs

  mutating func endParagraph() {
    let paragraph = paragraphs.removeLast()
    if paragraph.hasHidden { findings.hidden.add(at: paragraph.offset) }
    let style = look.style(paragraph.styleName)
    let isMarkHidden = paragraph.mark.isHidden ?? look.toggled(\.isHidden, style.run, WordRunProperties())
    carried[carried.count - 1].append(paragraph.text)
    guard !isMarkHidden, !paragraph.isMarkDeleted else { return }
    var label: NumberLabel?
    let properties = paragraph.properties.over(style.paragraph)
    if let number = properties.number, number > 0 {
      let level = level(of: paragraph, style, properties, number)
      let isInBox = open.contains(.txbxContent)
      label = isInBox ? counters.boxes.count(number, level: level) : counters.text.count(number, level: level)
    }
    if label?.isGuess ?? false { findings.unread.add(at: paragraph.offset) }
    add(label, style.kind(outlineLevel: properties.outlineLevel), at: paragraph.offset)
    if rows.isEmpty { addNotes() }
  }

  /// The level of a paragraph in its list. A style that the list knows means a level (17.9.23).
  private func level(
    of paragraph: OpenParagraph, _ style: WordLook.Style, _ properties: WordParagraphProperties, _ number: Int
  ) -> Int {
    if let level = paragraph.properties.level { return level }
    if paragraph.properties.number == nil {
      for name in [paragraph.styleName, style.paragraph.numberedStyle] {
        if let level = name.flatMap({ look.numbering.level(ofStyle: $0, in: number) }) { return level }
      }
    }
    return properties.level ?? 0
  }

  /// Adds the text that has been carried as a paragraph with its number.
  private mutating func add(_ label: NumberLabel?, _ kind: DocumentBuilder.Paragraph.Kind, at offset: Int) {
    var text = RunText()
    swap(&text, &carried[carried.count - 1])
    if builder.add(text, label, kind, at: offset) { findings.struck.add(at: offset) }
  }

  /// Ends a cell or a text box: what its last paragraph has carried on has nowhere else to go.
  mutating func flushCarried() {
    if carried.last?.bytes.isEmpty == false { add(nil, .plain, at: builder.beginParagraph()) }
    if carried.count > 1 { carried.removeLast() }
  }

  mutating func addNotes() {
    for note in notes.takeNotes() { builder.addNote(note, at: builder.lastPlace) }
  }
}
