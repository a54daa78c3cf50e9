package import ReportModel
internal import ReportText

// The files of this folder know what XML is (Extensible Markup Language 1.0, fifth edition; Namespaces in XML 1.0, third edition;
// the numbers are theirs). A document that is not well-formed is an error, and so is one with a DOCTYPE: there are no entities but
// the five that XML has itself, and nothing else is ever read.

/// Sends the elements and texts of a document to a handler.
///
/// What namespaces that Office does not know say is left out where Office leaves it out, and of alternatives the first is read
/// that Office understands (ISO/IEC 29500-3).
/// - Throws: What the handler threw; `ReadError.malformedXML` with the place where the document is not well-formed or has a
///   DOCTYPE; `ReadError.limitExceeded` for depth and attributes.
package func parseXML(_ source: SourceText, limits: Limits, to handler: any XMLHandler) throws(ReadError) {
  try source.bytes.withUnsafeBufferPointer { bytes throws(ReadError) in
    var parser = XMLParser(bytes, source, limits, handler)
    try parser.parse()
  }
}

/// Reads a document from its front. Each byte is looked at a few times, whatever they are.
struct XMLParser {
  /// Valid UTF-8, of which every byte is read through `byte(_:)` or within bounds that it has found.
  let document: UnsafeBufferPointer<UInt8>
  let handler: any XMLHandler
  private let source: SourceText
  private let depthLimit: Int
  let attributeLimit: Int
  /// What comes next.
  var position = 0

  /// An element that has begun.
  struct Element {
    /// Where its name is, with its prefix.
    let name: Range<Int>
    /// How many namespaces have names, and how many can be ignored, around it.
    let bindings: Int
    let ignorable: Int
    /// Whether it is left out while its content is not.
    var isUnwrapped = false
    /// Whether it holds alternatives, and none of them has been taken.
    var hasChoice = false
  }
  var open: [Element] = []
  private var hasRoot = false
  /// How many elements are open around the one that is left out with all that is in it, and with it.
  var skippedDepth: Int?

  // What the tags of the document need; see the other file.
  var attributes: [XMLStartTag.Attribute] = []
  var decoded: [UInt8] = []
  var spaces = XMLSpaces()

  init(
    _ document: UnsafeBufferPointer<UInt8>, _ source: SourceText, _ limits: Limits, _ handler: any XMLHandler
  ) {
    self.document = document
    self.source = source
    self.handler = handler
    depthLimit = limits[.depth]
    attributeLimit = limits[.attributes]
  }

  // MARK: The document (2.1)

  mutating func parse() throws(ReadError) {
    // 2.2: these two are no characters of XML, and any others that are not are below the blank.
    if let offset = document.firstNoncharacter { throw fault(.characterThatXMLForbids, at: offset) }
    if holds("\u{FEFF}", at: 0) { position = 3 }
    if holds("<?xml", at: position), isBlank(byte(position + 5)) { try takeDeclaration() }
    while position < document.count {
      if byte(position) != ASCII.lessThan {
        try takeText()
        continue
      }
      switch byte(position + 1) {
      case UInt8(ascii: "/"): try takeEndTag()
      case UInt8(ascii: "?"): try takeInstruction()
      case UInt8(ascii: "!"): try takeCommentOrSection()
      default:
        guard !open.isEmpty || !hasRoot else { throw fault(.textOutsideXML, at: position) }
        try takeStartTag()
      }
    }
    guard open.isEmpty, hasRoot else { throw fault(.endOfXMLMissing, at: position) }
  }

  /// What a document says of itself (2.8). The encoding has been decided before.
  private mutating func takeDeclaration() throws(ReadError) {
    let start = position
    position += 5
    var names: [StaticString] = ["version", "encoding", "standalone"]
    attributes.removeAll()
    while try takeAttribute() {
      guard let attribute = attributes.last, attribute.prefix.isEmpty,
        let index = names.firstIndex(where: { holds($0, at: attribute.name.lowerBound, to: attribute.name.upperBound) }
        ),
        names.count < 3 || index == 0
      else { throw fault(.noTagOfXML, at: start) }
      names.removeSubrange(0...index)
    }
    guard names.count < 3, holds("?>", at: position) else { throw fault(.noTagOfXML, at: start) }
    position += 2
  }

  // MARK: Text (2.4)

  private mutating func takeText() throws(ReadError) {
    if open.isEmpty {
      skipBlanks()
      if position < document.count, byte(position) != ASCII.lessThan { throw fault(.textOutsideXML, at: position) }
      return
    }
    var start = position
    while true {
      position = document.firstMarked(from: position) { byte in
        (byte < 0x20 ? 1 : 0) | (byte == ASCII.lessThan ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0)
          | (byte == UInt8(ascii: "]") ? 1 : 0)
      }
      switch byte(position) {
      case ASCII.tab, ASCII.lineFeed: position += 1
      case ASCII.carriageReturn:
        send(start..<position)
        takeCarriageReturn()
        start = position
      case UInt8(ascii: "&"):
        send(start..<position)
        send(try takeReference())
        start = position
      case UInt8(ascii: "]"):
        if holds("]]>", at: position) { throw fault(.characterThatXMLForbids, at: position) }
        position += 1
      case ASCII.lessThan:
        send(start..<position)
        return
      default:
        throw fault(position < document.count ? .characterThatXMLForbids : .endOfXMLMissing, at: position)
      }
    }
  }

  private func send(_ range: Range<Int>) {
    if skippedDepth == nil, !range.isEmpty { handler.text(UnsafeBufferPointer(rebasing: document[range])) }
  }

  private func send(_ scalar: Unicode.Scalar) {
    if skippedDepth == nil { Array(String(scalar).utf8).withUnsafeBufferPointer { handler.text($0) } }
  }

  /// Every line end is a line feed (2.11).
  private mutating func takeCarriageReturn() {
    position += byte(position + 1) == ASCII.lineFeed ? 2 : 1
    send("\n")
  }

  /// A reference to a character, or to one of the five entities that there are (4.1, 4.6).
  mutating func takeReference() throws(ReadError) -> Unicode.Scalar {
    let entities: [(StaticString, Unicode.Scalar)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
    ]
    for (name, scalar) in entities where holds(name, at: position) {
      position += name.utf8CodeUnitCount
      return scalar
    }
    guard holds("&#", at: position) else { throw fault(.entityThatXMLLacks, at: position) }
    let isHex = byte(position + 2) == UInt8(ascii: "x")
    let first = position + (isHex ? 3 : 2)
    var index = first
    var value: UInt32 = 0
    while let digit = ASCII.hexDigit(byte(index)), isHex || digit < 10 {
      value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
      index += 1
    }
    guard index > first, byte(index) == UInt8(ascii: ";"), let scalar = Unicode.Scalar(value),
      value >= 0x20 ? value & 0xFFFF_FFFE != 0xFFFE : [0x09, 0x0A, 0x0D].contains(value)
    else { throw fault(.characterThatXMLForbids, at: position) }
    position = index + 1
    return scalar
  }

  // MARK: Comments, instructions, sections (2.5 to 2.7)

  private mutating func takeInstruction() throws(ReadError) {
    let start = position
    position += 2
    guard let name = takeName(), name.prefix.isEmpty, !(name.local.count == 3 && holdsXML(at: name.local.lowerBound)),
      isBlank(byte(position)) || holds("?>", at: position)
    else { throw fault(.noTagOfXML, at: start) }
    try skip(to: "?>", from: start)
    position += 2
  }

  private mutating func takeCommentOrSection() throws(ReadError) {
    let start = position
    if holds("<!--", at: start) {
      position += 4
      try skip(to: "--", from: start)
      guard byte(position + 2) == ASCII.greaterThan else { throw fault(.noTagOfXML, at: position) }
      position += 3
    } else if holds("<![CDATA[", at: start), !open.isEmpty {
      position += 9
      var first = position
      try skip(to: "]]>", from: start)
      let end = position
      position = first
      while position < end {
        if byte(position) == ASCII.carriageReturn {
          send(first..<position)
          takeCarriageReturn()
          first = position
        } else {
          position += 1
        }
      }
      send(first..<end)
      position = end + 3
    } else if holds("<!DOCTYPE", at: start), !hasRoot {
      throw .malformedXML(.documentTypeDeclaration, at: source.location(at: start))
    } else {
      throw fault(.noTagOfXML, at: start)
    }
  }

  /// Goes to an end mark.
  private mutating func skip(to mark: StaticString, from start: Int) throws(ReadError) {
    let first = mark.utf8Start[0]
    while true {
      position = document.firstMarked(from: position) { ($0 < 0x20 ? 1 : 0) | ($0 == first ? 1 : 0) }
      guard position < document.count else { throw fault(.endOfXMLMissing, at: start) }
      if byte(position) < 0x20, !isBlank(byte(position)) { throw fault(.characterThatXMLForbids, at: position) }
      if holds(mark, at: position) { return }
      position += 1
    }
  }

  // MARK: Elements

  /// Counts an element that has begun.
  mutating func enter(_ element: Element, at offset: Int) throws(ReadError) {
    hasRoot = true
    open.append(element)
    if open.count > depthLimit { throw .limitExceeded(.depth, limit: depthLimit, at: source.location(at: offset)) }
  }

  /// Ends the element that began last.
  mutating func leave() throws(ReadError) {
    guard let element = open.popLast() else { return }
    spaces.removeAll(beyond: element.bindings, element.ignorable)
    if let depth = skippedDepth {
      if open.count < depth { skippedDepth = nil }
    } else if !element.isUnwrapped {
      try handler.end()
    }
  }

  private mutating func takeEndTag() throws(ReadError) {
    let start = position
    guard let name = open.last?.name, isSame(name, at: start + 2) else { throw fault(.wrongEndTag, at: start) }
    position = start + 2 + name.count
    if byte(position) != ASCII.greaterThan {
      guard isBlank(byte(position)) else { throw fault(.wrongEndTag, at: start) }
      skipBlanks()
      guard byte(position) == ASCII.greaterThan else { throw fault(.noTagOfXML, at: start) }
    }
    position += 1
    try leave()
  }

  func tooManyAttributes(at offset: Int) -> ReadError {
    .limitExceeded(.attributes, limit: attributeLimit, at: source.location(at: offset))
  }

  func fault(_ reason: Message, at offset: Int) -> ReadError {
    .malformedXML(.notWellFormed(reason), at: source.location(at: offset))
  }
}
