internal import ReportModel
internal import ReportText

/// Builds what the tree construction of the HTML standard (section 13.2.6) builds, as far as text and tables can tell: which
/// elements are open around each piece of text. There is no tree: elements and text go on to a builder of tables as they come.
struct HTMLTree {
  enum Mode { case body, table, caption, columnGroup, tableBody, row, cell }

  /// An element that is open. It is copied wherever one is looked at: it refers to nothing that would have to be counted.
  struct Element {
    let id: Int
    let name: HTMLName
    var style: HTMLStyle
    /// Where its tag begins; nil where no tag opened it.
    let tag: Int?
    /// What rules may ask of it, in `subjects`; nil where the page has no rules.
    var subject: Int?
    /// Whether what stands in it stands before the table, because nothing of it may stand there.
    var isFostered = false
    var isForeign = false
    /// The next number of the list that it is, and how far it is to the one after.
    var list: (next: Int?, step: Int)?
    /// The mode outside of it, where it has one of its own.
    var outerMode = Mode.body
    /// The style that what stands in it inherits: that of the copies which its adopters leave in it, where it has some.
    var innerStyle: HTMLStyle?
    var inner: HTMLStyle { innerStyle ?? style }
    /// Whether the text around it is struck, where it does not stand in the element that was opened before it.
    var standsInStruckText: Bool?
    var tagName: HTMLTag { name.tag }
  }

  var tokens: HTMLTokenizer
  var builder: HTMLTableBuilder
  var elements: [Element] = []
  var subjects = HTMLSubjects()
  /// The formatting elements around an element that end inside it, by its number, as a reading of the page before this one has found.
  var adopters: [Int: [Element]] = [:]
  /// The open elements whose boxes have ended before a block inside them.
  var ended: Set<Int> = []
  var formatting: [Formatting] = []
  var mode = Mode.body
  let limits: Limits
  let sheet: HTMLStyleSheet
  let source: SourceText
  var lastID = 0
  /// Whether what is inserted into a table stands before it.
  var isFostering = false
  var formID: Int?
  var select: SelectText?
  /// Whether a page has had a table; what comes without one is a piece of one.
  var hasTable = false
  /// How many bytes may still be looked at to count the items of reversed lists.
  var countingBudget: Int
  /// The page has characters that a document cannot have.
  let hasForbidden: Bool
  var found = HTMLFindings()
  /// Which blocks cut formatting elements, as an earlier reading of the page has found, and as this one does.
  var known = HTMLAdoptions()
  var adoptions = HTMLAdoptions()
  /// Whether a style sheet came after the first table, and the page has to be read again with its rules.
  var needsWholeSheet = false

  /// - Parameter store: Gets the texts of the cells.
  init(
    _ tokens: HTMLTokenizer, sheet: HTMLStyleSheet, source: SourceText, limits: Limits, hasForbidden: Bool,
    store: consuming TextStore
  ) {
    self.tokens = tokens
    self.sheet = sheet
    self.source = source
    self.limits = limits
    self.hasForbidden = hasForbidden
    builder = HTMLTableBuilder(source: source, limits: limits, store: store)
    countingBudget = 4 * (tokens.end - tokens.position)
    for name in ["html", "body"] {
      elements.append(Element(id: nextID(), name: HTMLName(hash: NameHash.of(name.utf8)), style: HTMLStyle(), tag: nil))
    }
  }

  mutating func nextID() -> Int {
    lastID += 1
    return lastID
  }

  /// Reads the page to its end.
  mutating func run() throws(ReadError) {
    while !needsWholeSheet, let token = tokens.next() {
      switch token {
      case .text(let range): text(range)
      case .start(let name):
        guard tokens.attributeCount <= limits[.attributes] else {
          throw .limitExceeded(.attributes, limit: limits[.attributes], at: source.location(at: tokens.tagStart))
        }
        try start(name)
      case .end(let name): try end(name)
      }
    }
    while elements.count > 2 { try pop() }
  }

  // MARK: The stack of open elements

  var current: Element { elements[elements.count - 1] }
  var currentTag: HTMLTag { elements[elements.count - 1].name.tag }

  /// Whether an element is inserted before the table that is open rather than into it.
  var insertsBeforeTable: Bool { isFostering && (currentTag == .table || currentTag == .tr || currentTag.isRowGroup) }

  /// The element that text and elements are inserted into.
  var parent: Element {
    guard insertsBeforeTable, let table = elements.lastIndex(where: { $0.tagName == .table }) else { return current }
    return elements[max(1, table - 1)]
  }

  /// Inserts an element for the tag that was taken last, or for no tag.
  mutating func insert(_ name: HTMLName, isImplied: Bool = false, isForeign: Bool = false) throws(ReadError) {
    let parent = parent
    var element = Element(
      id: nextID(), name: name, style: HTMLStyle(), tag: isImplied ? nil : tokens.tagStart)
    element.isFostered = insertsBeforeTable || parent.isFostered && name.tag != .table
    element.isForeign = isForeign
    element.outerMode = mode
    element.subject = subject(of: name, hasTag: !isImplied)
    element.style = style(of: element, inside: parent.inner, hasTag: !isImplied)
    if !known.isEmpty, !isImplied, !element.isFostered { foresee(&element) }
    // Formatting elements that are boxes of their own end before the block, and begin again in it.
    let boxes = adopters[element.id]?.filter { $0.style.display != .inline } ?? []
    for box in boxes { try builder.close(box) }
    try endBoxes(before: element)
    try push(element, hasTag: !isImplied)
    for box in boxes { builder.open(box, inside: element.inner, attributes: nil) }
  }

  mutating func push(_ element: Element, hasTag: Bool) throws(ReadError) {
    guard elements.count < limits[.depth] else {
      throw .limitExceeded(.depth, limit: limits[.depth], at: source.location(at: element.tag ?? tokens.tagStart))
    }
    let outer = elements[elements.count - 1].inner
    elements.append(element)
    found.open(element.style, inside: outer, at: element.tag ?? tokens.tagStart)
    builder.open(element, inside: outer, attributes: hasTag ? tokens : nil)
    if found.unreadStyle == nil, !builder.open.isEmpty, let subject = element.subject,
      sheet.leavesOutRule(for: subjects[subject])
    {
      found.unreadStyle = element.tag ?? tokens.tagStart
    }
    if element.style.display == .listItem, element.tagName == .li { number(hasTag: hasTag) }
    if hasTag, element.tagName == .ol || element.tagName == .ul || element.tagName == .menu || element.tagName == .dir {
      beginList()
    }
  }

  mutating func pop() throws(ReadError) {
    let element = elements.removeLast()
    if element.tagName.isFormatting { closeFormatting(element.id) }
    try closed(element)
  }

  /// Ends the boxes of elements that stand before a block, as a reading of the page before this one has found.
  private mutating func endBoxes(before block: Element) throws(ReadError) {
    guard let tag = block.tag, let tags = known.endings[tag] else { return }
    for element in tags.compactMap({ tag in elements.last { $0.tag == tag } }) {
      try builder.close(element)
      ended.insert(element.id)
    }
  }

  /// Says that an element has ended.
  mutating func closed(_ element: Element) throws(ReadError) {
    var element = element
    if !adopters.isEmpty { adopters[element.id] = nil }
    if !ended.isEmpty, ended.remove(element.id) != nil { return }
    if element.id == select?.id, let style = endSelect() { element.style = style }
    try builder.close(element)
  }

  mutating func pop(through tag: HTMLTag) throws(ReadError) {
    while elements.count > 2 {
      let isLast = currentTag == tag
      try pop()
      if isLast { return }
    }
  }

  mutating func pop(to index: Int) throws(ReadError) { while elements.count > max(2, index) { try pop() } }

  // MARK: Scopes

  enum Scope { case standard, button, listItem, table }

  func isInScope(_ scope: Scope = .standard, _ matches: (HTMLTag) -> Bool) -> Bool {
    for element in elements.reversed() {
      if matches(element.tagName), !element.isForeign { return true }
      switch element.tagName {
      case .html, .table, .template: return false
      case .applet, .caption, .td, .th, .marquee, .object, .select: if scope != .table { return false }
      case .button: if scope == .button { return false }
      case .ol, .ul: if scope == .listItem { return false }
      case .foreignObject, .desc, .annotationXML, .mi, .mo, .mn, .ms, .mtext:
        if element.isForeign, scope != .table { return false }
      default: break
      }
    }
    return false
  }

  func isInScope(_ tag: HTMLTag, _ scope: Scope = .standard) -> Bool { isInScope(scope) { $0 == tag } }

  mutating func endImplied(except tag: HTMLTag = .other) throws(ReadError) {
    while elements.count > 2, currentTag.hasOptionalEnd, currentTag != tag { try pop() }
  }

  mutating func closeParagraph() throws(ReadError) {
    guard isInScope(.p, .button) else { return }
    try endImplied(except: .p)
    try pop(through: .p)
  }

  // MARK: Text

  mutating func text(_ range: Range<Int>) {
    let bytes = UnsafeBufferPointer(rebasing: tokens.bytes[range])
    if mode != .body, mode != .cell, mode != .caption, currentTag.isTablePart || currentTag == .table {
      guard mode != .columnGroup, bytes.contains(where: { !ASCII.isBlank($0) }) else { return }
      isFostering = true
      insertText(range, bytes)
      isFostering = false
      return
    }
    insertText(range, bytes)
  }

  private mutating func insertText(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    if !formatting.isEmpty, (try? reconstructFormatting()) == nil { return }
    let parent = parent
    let style = parent.inner
    if style.isHidden {
      if let option = select { addToOption(option, range) }
      found.hiddenText(bytes, style)
      return
    }
    found.text(bytes, style.text)
    let isFostered = insertsBeforeTable || parent.isFostered
    let isCharacterData = tokens.characterData == range
    pieces(of: range, resolvesReferences: !isCharacterData) { piece, offset, builder in
      builder.characters(piece, style, offset: offset, isFostered: isFostered)
    }
  }

  /// Hands a text over in pieces between its references.
  mutating func pieces(
    of range: Range<Int>, resolvesReferences: Bool,
    _ use: (UnsafeBufferPointer<UInt8>, Int, inout HTMLTableBuilder) -> Void
  ) {
    var start = range.lowerBound
    var index = start
    let bytes = tokens.bytes
    func plain(_ end: Int, _ builder: inout HTMLTableBuilder) {
      if end > start { use(UnsafeBufferPointer(rebasing: bytes[start..<end]), start, &builder) }
    }
    while index < range.upperBound {
      if !hasForbidden {
        // Most text has no reference.
        guard resolvesReferences, let next = tokens.find(ASCII.ampersand, in: index..<range.upperBound) else { break }
        index = next
      }
      let byte = bytes[index]
      var replacement: (text: [UInt8], length: Int)?
      if byte == ASCII.ampersand, resolvesReferences,
        let reference = HTMLReferences.reference(in: bytes[index..<range.upperBound])
      {
        replacement = (reference.text, reference.length)
        if reference.isReplaced { found.replaced.append(index) }
      } else if byte < ASCII.space, !(9...13).contains(byte) || byte == 0x0C {
        // A form feed is white space in HTML.
        replacement = (byte == 0x0C ? [ASCII.space] : [0xEF, 0xBF, 0xBD], 1)
        if byte != 0x0C { found.replaced.append(index) }
      } else if byte == 0xEF, index + 2 < range.upperBound, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
        replacement = ([0xEF, 0xBF, 0xBD], 3)
        found.replaced.append(index)
      }
      guard let (text, length) = replacement else {
        index += 1
        continue
      }
      plain(index, &builder)
      text.withUnsafeBufferPointer { use($0, index, &builder) }
      index += length
      start = index
    }
    plain(range.upperBound, &builder)
  }
}
