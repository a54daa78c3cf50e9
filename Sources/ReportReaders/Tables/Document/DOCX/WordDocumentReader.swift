internal import ReportModel
internal import ReportText

/// Reads the paragraphs and tables of a document of Word as a person sees them (ISO/IEC 29500-1, 17).
///
/// It knows the elements that matter and looks through all others: what is new, and what wraps text, loses none.
struct WordDocumentReader: XMLHandler {
  /// Why an element is passed over.
  enum Skip { case silent, deletion, row, hidden }

  /// A paragraph that has not ended.
  struct OpenParagraph {
    let offset: Int
    var text = RunText()
    var styleName: Text?
    var properties = WordParagraphProperties()
    var mark = WordRunProperties()
    var isMarkDeleted = false
    /// What the open run says of itself, and what holds for it in all.
    var direct = WordRunProperties()
    var run = RunStyle()
    var isRunHidden = false
    var hasHidden = false
    /// By how much the open run is raised, and how large it is, in half points; how large the one before it was that is not.
    var raise = 0
    var size = 0
    var normalSize: Int?
  }

  /// A row that has not ended, of a table that has not.
  struct OpenRow {
    enum Fate { case stays, hidden, deleted }

    var column = 0
    var before = 0
    var isHeader = false
    var fate = Fate.stays
    /// Whether something stood in it that is not read.
    var hasLeftOutText = false
    /// The cell whose content has not begun.
    var cell: CellProperties?
    var span = 1
  }

  struct CellProperties {
    var span = 1
    var merge = DocumentGrid.Merge.none
    /// Whether it belongs to the cell before it.
    var goesOnAcross = false
    var isDeleted = false
  }

  let look: WordLook
  /// The numbers of the text, and of all text boxes, which are a text of their own.
  var counters: (text: NumberCounters, boxes: NumberCounters)
  var builder: DocumentBuilder
  var findings = DocumentFindings()
  var notes: WordNotes
  private(set) var ownNotes: [Text: WordNotes.Note] = [:]
  private var noteName: Text?

  var open: [WordTag] = []
  private var skipped = 0
  private var skip = Skip.silent
  private var skipHasText = false
  var paragraphs: [OpenParagraph] = []
  var rows: [OpenRow] = []
  var fields = WordFields()
  /// For each link that is open whether it leads to another document, and not to a place in this one.
  var links: [Bool] = []
  var formulas = WordFormulas()
  /// For each drawing that is open whether nobody sees it.
  private var drawings: [Bool] = []
  /// For each open cell and text box the text of paragraphs whose ends are not seen, so that they go on in the next.
  var carried = [RunText()]
  private var piece: [UInt8] = []
  private var keepsBlanks = false

  init(look: WordLook, notes: WordNotes, limits: Limits) {
    self.look = look
    self.notes = notes
    counters = (NumberCounters(look.numbering), NumberCounters(look.numbering))
    builder = DocumentBuilder(limits: limits)
  }

  private mutating func pass(over skip: Skip) {
    skipped = 1
    self.skip = skip
    skipHasText = false
  }

  // MARK: Elements

  mutating func begin(_ element: XMLStartTag) throws(ReadError) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    var tag = WordTag(element)
    // A table in a note is no more than its lines.
    if noteName != nil, [.tbl, .tr, .tc].contains(tag) { tag = .other }
    switch tag {
    case .other: if isHiddenShape(element) { return pass(over: .hidden) }
    case .drawing: drawings.append(false)
    // 20.4.2.5: what the list of selections has switched off.
    case .docPr: if let last = drawings.indices.last { drawings[last] = isTrue(element.value(of: "hidden")) }
    case .txbxContent where drawings.last ?? false: return pass(over: .hidden)
    case .rPrChange, .pPrChange, .sectPrChange, .tcPrChange, .trPrChange, .tblPrChange, .tblPrExChange, .tblGridChange,
      .numberingChange, .delInstrText, .rt, .sdtPr, .sdtEndPr, .tblPr, .sectPr:
      return pass(over: .silent)
    case .altChunk: findings.unread.add(at: builder.lastPlace)
    // What another program draws, diagrams, and controls with texts of their own.
    case .object, .control, .subDoc, .contentPart, .relIds: if !open.contains(.object) { addUnread() }
    case .textpath: if let text = element.attribute("string") { append(text.string.utf8) }
    case .delText: return pass(over: .deletion)
    case .del, .moveFrom:
      guard takeMarkOfDeletion() else { return pass(over: .deletion) }
    case .p:
      if let skip = try beginCellContent() { return pass(over: skip) }
      paragraphs.append(OpenParagraph(offset: builder.beginParagraph(), styleName: look.styles.defaultParagraph))
    case .tbl:
      if let skip = try beginCellContent() { return pass(over: skip) }
      builder.beginTable()
      rows.append(OpenRow())
    case .tr:
      if !rows.isEmpty {
        rows[rows.count - 1] = OpenRow()
        builder.beginRow()
      }
    case .tc:
      guard let row = rows.last, row.fate == .stays else { return pass(over: .row) }
      rows[rows.count - 1].cell = CellProperties()
      carried.append(RunText())
      fields.enter()
    case .txbxContent:
      carried.append(RunText())
    case .footnote, .endnote: noteName = element.attribute("id", in: .wordprocessing) ?? ""
    case .t:
      piece.removeAll(keepingCapacity: true)
      keepsBlanks = element.keepsBlanks
    case .r: beginRun()
    case .hyperlink: links.append(element.attribute("anchor", in: .wordprocessing) == nil)
    case .fldSimple:
      fields.take("begin")
      element.value(of: "instr", in: .wordprocessing).map { fields.takeInstruction($0) }
      fields.take("separate")
    default: takeProperty(tag, element)
    }
    open.append(tag)
  }

  mutating func end() throws(ReadError) {
    guard skipped == 0 else {
      skipped -= 1
      if skipped == 0, skipHasText { endSkip() }
      return
    }
    switch open.removeLast() {
    case .t: endPiece()
    case .rPr where open.last == .r: resolveRun()
    case .fldChar: endField()
    case .fldSimple:
      fields.take("end")
      endField()
    case .hyperlink: links.removeLast()
    case .p: endParagraph()
    case .tc: try endCell()
    case .tr: endRow()
    case .tbl:
      try builder.endTable()
      rows.removeLast()
      if rows.isEmpty { addNotes() }
    case .txbxContent: flushCarried()
    case .drawing: drawings.removeLast()
    case .footnote, .endnote:
      let text = builder.takeLines().map(\.text).joined(separator: "\n")
      if let name = noteName { ownNotes[name] = WordNotes.Note(text: text, findings: findings) }
      (noteName, findings) = (nil, DocumentFindings())
    case let tag: endFormula(tag)
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if skipped > 0 {
      if skip != .silent, !skipHasText { skipHasText = bytes.contains { $0 > ASCII.space } }
    } else if open.last == .drawnText {
      if bytes.contains(where: { $0 > ASCII.space }) { addUnread() }
    } else if open.last == .instrText {
      fields.takeInstruction(bytes)
    } else if open.last == .t {
      piece.append(contentsOf: bytes)
    }
  }

  /// A text of a run has ended. White space that is no blank is one all the same: lines break at elements.
  private mutating func endPiece() {
    for sign in [ASCII.lineFeed, ASCII.carriageReturn] {
      var start = 0
      while let index = piece.span.firstIndex(of: sign, in: start..<piece.count) {
        piece[index] = ASCII.space
        start = index + 1
      }
    }
    append(keepsBlanks ? piece[...] : withoutBlankEnds(piece))
  }

  /// A field may have ended.
  private mutating func endField() {
    switch fields.shownOfEnded {
    case .nothing: break
    case .text(let text): append(text.utf8)
    case .sign(let sign, let font): append(String(sign).utf8, font: font)
    case .unknown: addUnread()
    }
  }

  /// Notes that something is seen here that is not read.
  mutating func addUnread() {
    if paragraphs.last?.isRunHidden != true { findings.unread.add(at: paragraphs.last?.offset ?? builder.lastPlace) }
  }

  private mutating func endSkip() {
    switch skip {
    case .silent: break
    case .hidden: findings.hidden.add(at: paragraphs.last?.offset ?? builder.lastPlace)
    case .deletion: findings.deleted.add(at: paragraphs.last?.offset ?? builder.placeOfRow())
    case .row: if !rows.isEmpty { rows[rows.count - 1].hasLeftOutText = true }
    }
  }

  /// Takes a mark that a row, or the end of a paragraph, has been deleted.
  /// - Returns: Whether it is one, and no text that has been deleted.
  private mutating func takeMarkOfDeletion() -> Bool {
    switch open.last {
    case .trPr:
      if !rows.isEmpty { rows[rows.count - 1].fate = .deleted }
      return true
    case .rPr:
      if open.dropLast().last == .pPr, !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isMarkDeleted = true }
      return true
    default: return false
    }
  }

  // MARK: Cells

  /// Begins the cell that a paragraph or a table is the first content of.
  /// - Returns: Why the content is not read, or nil.
  private mutating func beginCellContent() throws(ReadError) -> Skip? {
    guard let last = rows.indices.last, let cell = rows[last].cell else { return nil }
    guard !cell.isDeleted, !cell.goesOnAcross else { return cell.isDeleted ? .deletion : .hidden }
    let before = rows[last].before
    if before > 0 {
      try builder.beginCell(rows[last].column..<(rows[last].column + before), isFiller: true)
      builder.endCell()
      rows[last].column += before
      rows[last].before = 0
    }
    let start = rows[last].column
    try builder.beginCell(start..<(start + cell.span), merge: cell.merge, isHeader: rows[last].isHeader)
    rows[last].span = cell.span
    rows[last].cell = nil
    return nil
  }

  private mutating func endCell() throws(ReadError) {
    if fields.leave() { addUnread() }
    guard let last = rows.indices.last else { return }
    if let cell = rows[last].cell, cell.isDeleted || cell.goesOnAcross {
      carried.removeLast()
      rows[last].cell = nil
      if cell.goesOnAcross {
        builder.widenCell(by: cell.span)
        rows[last].column += cell.span
      }
      return
    }
    _ = try beginCellContent()
    flushCarried()
    builder.endCell()
    rows[last].column += rows[last].span
  }

  private mutating func endRow() {
    guard let row = rows.last, row.fate != .stays else { return }
    if row.hasLeftOutText {
      let offset = builder.placeOfRow()
      if row.fate == .hidden { findings.hidden.add(at: offset) } else { findings.deleted.add(at: offset) }
    }
    builder.dropRow()
  }
}

/// The text without white space at its ends, as XML means it.
private func withoutBlankEnds(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  guard let end = bytes.lastIndex(where: { $0 > ASCII.space }),
    let start = bytes.firstIndex(where: { $0 > ASCII.space })
  else { return [] }
  return bytes[start...end]
}
