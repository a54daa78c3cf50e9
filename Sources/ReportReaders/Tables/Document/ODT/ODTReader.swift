internal import ReportModel
internal import ReportText

/// Reads the tables of an OpenDocument text and the lines around them, as somebody sees them who opens it with the changes
/// accepted: with the numbers that its lists make, without what is deleted or hidden.
/// - Throws: `ReadError.malformedXML`, `ReadError.malformedContainer`, `ReadError.limitExceeded`.
func readODT(_ package: Package) throws(ReadError) -> Reading<PackageContent> {
  var reader = ODTReader(limits: package.limits, pictures: try package.charts())
  // The reader takes styles until the body begins, and there is none in the part that documents share.
  try package.parse("styles.xml", to: &reader)
  guard try package.parse("content.xml", to: &reader) else { throw .malformedContainer(.missingPart("content.xml")) }
  return try reader.builder.content(reader.findings, limits: package.limits)
}

/// Reads an OpenDocument text that is one file of XML.
/// - Throws: `ReadError.malformedXML`, `ReadError.limitExceeded`.
func readFlatODT(_ source: SourceText, limits: Limits) throws(ReadError) -> Reading<PackageContent> {
  var reader = ODTReader(limits: limits, pictures: [])
  try parseXML(source, limits: limits, to: &reader)
  return try reader.builder.content(reader.findings, limits: limits)
}

/// Reads the paragraphs and tables of an OpenDocument text. The clauses are those of ODF 1.3, part 3.
struct ODTReader: XMLHandler {
  /// Why an element is passed over.
  enum Skip { case silent, hidden }

  /// A paragraph that has not ended.
  struct OpenParagraph {
    let offset: Int
    let kind: DocumentBuilder.Paragraph.Kind
    let label: NumberLabel?
    var text: OpenDocumentText
  }

  /// A note that has not ended.
  struct OpenNote {
    var mark: [UInt8] = []
    var lines: [String] = []
  }

  var builder: DocumentBuilder
  var findings = DocumentFindings()
  let limits: Limits
  /// The parts of embedded documents that are seen as pictures.
  private let pictures: Set<Text>
  var styles = OpenDocumentStyles()
  var lists = OpenDocumentLists()

  var open: [OpenDocumentTag] = []
  private var isInBody = false
  private var skipped = 0
  private var skip = Skip.silent
  private var skipHasText = false

  var paragraphs: [OpenParagraph] = []
  /// A text that is not in use, for the next paragraph.
  var spareText = OpenDocumentText()
  var tables: [OpenTable] = []
  /// The cells that have begun in all tables.
  var cells = 0
  private var indexes = 0
  var note: OpenNote?
  private var notes: [String] = []

  /// The changed region that is open in the list of changes, and those that keep text which has been deleted.
  private var region: Text?
  private var isInDeletion = false
  private var deletions: Set<Text> = []
  /// The regions that are deletions, and the one of them in which the text stands that comes next.
  private var removals: Set<Text> = []
  private var deleted: Text?
  private var hasDeletedText = false

  init(limits: Limits, pictures: Set<Text>) {
    self.limits = limits
    self.pictures = pictures
    builder = DocumentBuilder(limits: limits)
  }

  mutating func pass(over skip: Skip) {
    skipped = 1
    self.skip = skip
    skipHasText = false
  }

  /// The place where the reader stands.
  var place: Int { paragraphs.last?.offset ?? builder.lastPlace }

  // MARK: Elements

  mutating func begin(_ element: XMLStartTag) throws(ReadError) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    guard isInBody else {
      beginOutside(element)
      return
    }
    let tag = OpenDocumentTag(element)
    switch tag {
    case .aside: return pass(over: .silent)
    case .section where isHidden(section: element): return pass(over: .hidden)
    case .contents: indexes += 1
    case .drawing where element.attribute("display", in: .openDrawing) == "none": return pass(over: .hidden)
    case .drawing: lists.enter()
    case .object:
      let part = element.attribute("href", in: .link).map(Self.partName)
      if !(part.map(pictures.contains) ?? false) { findings.unread.add(at: place) }
      return pass(over: .silent)
    case .control: findings.unread.add(at: place)
    case .region: region = element.attribute("id", in: .openText)
    case .deletion:
      isInDeletion = true
      region.map { _ = removals.insert($0) }
    case .changeStart, .changeEnd: takeMark(tag, element)
    case .change:
      if let id = element.attribute("change-id", in: .openText), deletions.contains(id) {
        findings.deleted.add(at: place)
      }
    case .note:
      note = OpenNote()
      lists.enter()
    case _ where open.last == .paragraph || open.last == .inside:
      paragraphs[paragraphs.count - 1].text.begin(element, styles)
      open.append(.inside)
      return
    case _ where region != nil:
      open.append(.other)
      return
    case .paragraph, .heading:
      beginParagraph(element, isHeading: tag == .heading)
      open.append(.paragraph)
      return
    case .list: lists.begin(element)
    case .item: lists.beginItem(element)
    case .listHeader: lists.beginHeader()
    case .numberedParagraph: lists.beginNumberedParagraph(element)
    case .table, .headerRows, .column, .row, .cell, .coveredCell:
      if note == nil, try !beginTablePart(tag, element) { return }
    default: break
    }
    open.append(tag)
  }

  private mutating func beginOutside(_ element: XMLStartTag) {
    open.append(.other)
    if element.isNamed("text", in: .openOffice) {
      isInBody = true
      open[open.count - 1] = .body
    } else {
      styles.begin(element)
      lists.styles.begin(element)
    }
  }

  mutating func end() throws(ReadError) {
    guard skipped == 0 else {
      skipped -= 1
      if skipped == 0, skipHasText { findings.hidden.add(at: place) }
      return
    }
    switch open.removeLast() {
    case .inside: paragraphs[paragraphs.count - 1].text.end()
    case .paragraph: endParagraph()
    case .list, .numberedParagraph: lists.end()
    case .item: lists.endItem()
    case .contents: indexes -= 1
    case .drawing: lists.leave()
    case .note: endNote()
    case .region: region = nil
    case .deletion: isInDeletion = false
    case .body: isInBody = false
    case let tag where note == nil: try endTablePart(tag)
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if skipped > 0 {
      if skip == .hidden, !skipHasText { skipHasText = bytes.contains { $0 > ASCII.space } }
      return
    }
    switch open.last {
    case .paragraph, .inside:
      guard deleted == nil else {
        hasDeletedText = hasDeletedText || bytes.contains { $0 > ASCII.space }
        return
      }
      paragraphs[paragraphs.count - 1].text.take(bytes)
    case .citation: note?.mark.append(contentsOf: bytes)
    default:
      if isInDeletion, let region, bytes.contains(where: { $0 > ASCII.space }) { deletions.insert(region) }
    }
  }

  /// Takes the beginning or the end of a change that stands where it was made. Flat files keep what has been deleted there.
  private mutating func takeMark(_ tag: OpenDocumentTag, _ element: XMLStartTag) {
    guard let id = element.attribute("change-id", in: .openText), removals.contains(id) else { return }
    if tag == .changeStart {
      deleted = deleted ?? id
    } else if deleted == id {
      if hasDeletedText { findings.deleted.add(at: place) }
      (deleted, hasDeletedText) = (nil, false)
    }
  }

  // MARK: Sections and objects

  /// 19.847: hidden always, or as long as a condition holds; of that LibreOffice says how it was when the document was saved.
  private func isHidden(section element: XMLStartTag) -> Bool {
    let display = element.attribute("display", in: .openText)
    return display == "none"
      || display == "condition" && isTrue(element.value(of: "is-hidden", in: .openText))
  }

  /// The name of a part that a link leads to.
  private static func partName(_ link: Text) -> Text {
    var name = link.string.utf8[...]
    if name.starts(with: "./".utf8) { name = name.dropFirst(2) }
    return Text(String(decoding: Array(name), as: UTF8.self))
  }

  // MARK: Paragraphs

  private mutating func beginParagraph(_ element: XMLStartTag, isHeading: Bool) {
    let style = element.attribute("style-name", in: .openText)
    let level = isHeading ? element.value(of: "outline-level", in: .openText) : nil
    let list = styles.list(style).flatMap { $0 == "" || lists.styles.holds($0) ? $0 : nil }
    let label = lists.beginParagraph(
      element, listStyle: list, outlineLevel: styles.outlineLevel(style) ?? level.flatMap { wholeNumber($0) })
    let kind: DocumentBuilder.Paragraph.Kind =
      indexes > 0 ? .contents : isHeading || styles.isTitle(style) ? .heading : .plain
    let offset = note == nil ? builder.beginParagraph() : place
    if label?.isGuess ?? false { findings.unread.add(at: offset) }
    paragraphs.append(OpenParagraph(offset: offset, kind: kind, label: label, text: spareText))
    spareText = OpenDocumentText()
    paragraphs[paragraphs.count - 1].text.begin()
    paragraphs[paragraphs.count - 1].text.begin(element, styles)
  }

  private mutating func endParagraph() {
    guard var paragraph = paragraphs.popLast() else { return }
    paragraph.text.end()
    defer { spareText = paragraph.text }
    if paragraph.text.hiddenPieces > 0 { findings.hidden.add(at: paragraph.offset) }
    if note != nil {
      guard !paragraph.text.isHidden else { return }
      let (bytes, isStruck) = paragraph.text.text.shown()
      if isStruck { findings.struck.add(at: paragraph.offset) }
      if !bytes.isEmpty { note?.lines.append(String(decoding: bytes, as: UTF8.self)) }
      return
    }
    guard !paragraph.text.isHidden else { return }
    if builder.add(paragraph.text.text, paragraph.label, paragraph.kind, at: paragraph.offset) {
      findings.struck.add(at: paragraph.offset)
    }
    if tables.isEmpty { addNotes() }
  }

  // MARK: Notes

  /// A note ends: its mark stands where it is referred to, its text under the table.
  private mutating func endNote() {
    lists.leave()
    guard let ended = note else { return }
    note = nil
    let mark = String(decoding: ended.mark, as: UTF8.self)
    if let last = paragraphs.indices.last { paragraphs[last].text.add(mark, script: .raised) }
    if !ended.lines.isEmpty {
      notes.append(DocumentBuilder.note(ended.lines.joined(separator: "\n"), mark: mark))
    }
  }

  mutating func addNotes() {
    for note in notes { builder.addNote(note, at: builder.lastPlace) }
    notes = []
  }
}
