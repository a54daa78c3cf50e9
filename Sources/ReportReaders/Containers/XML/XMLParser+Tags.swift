internal import ReportModel
internal import ReportText

extension XMLParser {
  // MARK: Start tags (3.1)

  mutating func takeStartTag() throws(ReadError) {
    let start = position
    position += 1
    guard let name = takeName() else { throw fault(.noTagOfXML, at: start) }
    attributes.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    let (bindings, ignorable) = (spaces.count, spaces.ignorableCount)
    var count = 0
    while try takeAttribute() {
      count += 1
      guard count <= attributeLimit else { throw tooManyAttributes(at: start) }
      try takeDeclaration(at: start)
    }
    let isEmpty = byte(position) == UInt8(ascii: "/")
    if isEmpty { position += 1 }
    guard byte(position) == ASCII.greaterThan else {
      throw fault(position < document.count ? .noTagOfXML : .endOfXMLMissing, at: start)
    }
    position += 1
    guard let space = spaces.space(of: name.prefix, in: document) else { throw fault(.prefixThatXMLLacks, at: start) }
    try resolveAttributes(at: start)
    if attributes.contains(where: { $0.space == .compatibility }) { try takeCompatibility(at: start) }
    let isLeftOut = skippedDepth == nil && space.space == .other && spaces.isIgnorable(space.number)
    let isUnwrapped = isLeftOut && spaces.keepsContent(of: space.number, document[name.local])
    if isLeftOut, !isUnwrapped { skippedDepth = open.count + 1 }
    let whole = (name.prefix.isEmpty ? name.local : name.prefix).lowerBound..<name.local.upperBound
    try enter(Element(name: whole, bindings: bindings, ignorable: ignorable, isUnwrapped: isUnwrapped), at: start)
    if skippedDepth == nil, !isUnwrapped { try send(name.local, space.space, at: start) }
    if isEmpty { try leave() }
  }

  private func send(_ name: Range<Int>, _ space: XMLNamespace, at start: Int) throws(ReadError) {
    try decoded.withUnsafeBufferPointer { decoded throws(ReadError) in
      try attributes.withUnsafeBufferPointer { attributes throws(ReadError) in
        try handler.begin(
          XMLStartTag(
            offset: start, name: UnsafeBufferPointer(rebasing: document[name]), space: space, document: document,
            decoded: decoded, attributes: attributes))
      }
    }
  }

  /// Takes an attribute and the blanks before it, or only blanks where the tag ends.
  mutating func takeAttribute() throws(ReadError) -> Bool {
    let start = position
    skipBlanks()
    let next = byte(position)
    if next == ASCII.greaterThan || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") { return false }
    guard position > start, let name = takeName() else {
      throw fault(position < document.count ? .noTagOfXML : .endOfXMLMissing, at: position)
    }
    skipBlanks()
    guard byte(position) == UInt8(ascii: "=") else { throw fault(.noTagOfXML, at: position) }
    position += 1
    skipBlanks()
    let quote = byte(position)
    guard quote == ASCII.quote || quote == UInt8(ascii: "'") else { throw fault(.noTagOfXML, at: position) }
    position += 1
    let (value, isDecoded) = try takeValue(quote)
    attributes.append(
      XMLStartTag.Attribute(prefix: name.prefix, name: name.local, value: value, isDecoded: isDecoded))
    return true
  }

  /// A value up to its quote, in which white space is a blank (3.3.3).
  private mutating func takeValue(_ quote: UInt8) throws(ReadError) -> (Range<Int>, isDecoded: Bool) {
    let start = position
    while byte(position) != quote {
      let next = byte(position)
      guard next >= 0x20, next != ASCII.lessThan, next != UInt8(ascii: "&") else {
        return (try takeDecodedValue(quote, from: start), true)
      }
      position += 1
    }
    position += 1
    return (start..<(position - 1), false)
  }

  /// A value of which something does not stand in the document as it is.
  private mutating func takeDecodedValue(_ quote: UInt8, from start: Int) throws(ReadError) -> Range<Int> {
    let first = decoded.count
    decoded += document[start..<position]
    while byte(position) != quote {
      let next = byte(position)
      if next == UInt8(ascii: "&") {
        decoded += String(try takeReference()).utf8
        continue
      }
      guard position < document.count else { throw fault(.endOfXMLMissing, at: start) }
      guard next != ASCII.lessThan, next >= 0x20 || isBlank(next) else {
        throw fault(.characterThatXMLForbids, at: position)
      }
      if next == ASCII.carriageReturn, byte(position + 1) == ASCII.lineFeed { position += 1 }
      decoded.append(next < 0x20 ? ASCII.space : next)
      position += 1
    }
    position += 1
    return first..<decoded.count
  }

  // MARK: Namespaces

  /// Takes the attribute that came last for what it is where it names a namespace (3).
  private mutating func takeDeclaration(at start: Int) throws(ReadError) {
    guard let attribute = attributes.last else { return }
    let isDefault = attribute.prefix.isEmpty
    let word = isDefault ? attribute.name : attribute.prefix
    guard word.count == 5, holds("xmlns", at: word.lowerBound) else { return }
    attributes.removeLast()
    let name = value(of: attribute)
    let isDeclared = spaces.declare(isDefault ? 0..<0 : attribute.name, name, in: document)
    guard isDeclared else { throw fault(.prefixThatXMLLacks, at: start) }
    // A name is looked for among all that have been given.
    guard spaces.count <= attributeLimit else { throw tooManyAttributes(at: start) }
  }

  private func value(of attribute: XMLStartTag.Attribute) -> [UInt8] {
    attribute.isDecoded ? Array(decoded[attribute.value]) : Array(document[attribute.value])
  }

  /// Finds the namespaces of attributes, of which no two may be the same.
  private mutating func resolveAttributes(at start: Int) throws(ReadError) {
    for index in attributes.indices where !attributes[index].prefix.isEmpty {
      guard let found = spaces.space(of: attributes[index].prefix, in: document) else {
        throw fault(.prefixThatXMLLacks, at: start)
      }
      attributes[index].space = found.space
      attributes[index].spaceNumber = found.number
    }
    guard attributes.count > 1 else { return }
    let isDoubled: Bool
    if attributes.count < 12 {
      isDoubled = attributes.indices.contains { index in
        attributes[..<index].contains { other in
          other.name.count == attributes[index].name.count && other.spaceNumber == attributes[index].spaceNumber
            && isSame(other.name, at: attributes[index].name.lowerBound)
        }
      }
    } else {
      let names = attributes.map { [UInt8(ascii: "0")] + String($0.spaceNumber).utf8 + document[$0.name] }
      isDoubled = Set(names).count < names.count
    }
    if isDoubled { throw fault(.doubledAttribute, at: start) }
  }

  /// Takes what may be ignored (ISO/IEC 29500-3, 7.2 and 7.3).
  private mutating func takeCompatibility(at start: Int) throws(ReadError) {
    for attribute in attributes where attribute.space == .compatibility {
      let words = value(of: attribute).split { isBlank($0) }
      if attribute.name.count == 9, holds("Ignorable", at: attribute.name.lowerBound) {
        for word in words { spaces.ignore(word, in: document) }
      } else if attribute.name.count == 14, holds("ProcessContent", at: attribute.name.lowerBound) {
        for word in words { spaces.keepContent(of: word, in: document) }
      }
    }
    guard spaces.ignorableCount <= attributeLimit else { throw tooManyAttributes(at: start) }
  }

  // MARK: Names and blanks (2.3)

  struct Name {
    let prefix: Range<Int>
    let local: Range<Int>
  }

  /// Takes a name, which may have a prefix.
  mutating func takeName() -> Name? {
    guard let first = takeNamePart() else { return nil }
    guard byte(position) == UInt8(ascii: ":") else { return Name(prefix: 0..<0, local: first) }
    position += 1
    guard let second = takeNamePart() else { return nil }
    return Name(prefix: first, local: second)
  }

  private mutating func takeNamePart() -> Range<Int>? {
    let start = position
    var others: UInt8 = 0
    while case let byte = byte(position), Self.isNamePart(byte) {
      others |= byte
      position += 1
    }
    let range = start..<position
    guard !range.isEmpty, Self.beginsName(byte(start)) else { return nil }
    return others < 0x80 || isName(range) ? range : nil
  }

  /// Whether characters beyond ASCII may stand in a name where they do.
  private func isName(_ range: Range<Int>) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: document[range]).span
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = bytes.scalar(at: offset)
      let begins: Bool =
        switch scalar.value {
        case ..<0x80, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
          0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
          true
        default: false
        }
      let follows = offset > 0 && [0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040].contains { $0.contains(scalar.value) }
      guard begins || follows else { return false }
      offset += length
    }
    return true
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  @inline(__always)
  private static func isNamePart(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  /// The byte at an offset; 0, which stands nowhere in XML, beyond the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < document.count ? document[offset] : 0 }

  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.tab || byte == ASCII.carriageReturn
  }

  mutating func skipBlanks() { while isBlank(byte(position)) { position += 1 } }

  /// Whether a word stands at an offset, and the end right behind it where one is given.
  func holds(_ word: StaticString, at offset: Int, to end: Int? = nil) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end.map({ $0 == offset + count }) ?? true else { return false }
    for index in 0..<count where byte(offset + index) != word.utf8Start[index] { return false }
    return true
  }

  /// Whether the letters of XML stand at an offset, in any case: no instruction has that name.
  func holdsXML(at offset: Int) -> Bool {
    byte(offset) | 0x20 == UInt8(ascii: "x") && byte(offset + 1) | 0x20 == UInt8(ascii: "m")
      && byte(offset + 2) | 0x20 == UInt8(ascii: "l")
  }

  /// Whether the bytes of a range stand at an offset.
  func isSame(_ range: Range<Int>, at offset: Int) -> Bool {
    guard offset + range.count <= document.count else { return false }
    for index in 0..<range.count where document[range.lowerBound + index] != document[offset + index] { return false }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where U+FFFE or U+FFFF stands.
  var firstNoncharacter: Int? {
    guard count > 2 else { return nil }
    // All but the last two bytes begin what may be one; looked at in vectors, as `firstMarked` does.
    var index = 0
    let end = count - 2
    while index + 32 <= end {
      var found: UInt8 = 0
      for offset in index..<(index + 32) {
        found |=
          (self[offset] == 0xEF ? 1 : 0) & (self[offset &+ 1] == 0xBF ? 1 : 0) & (self[offset &+ 2] >= 0xBE ? 1 : 0)
      }
      if found != 0 { break }
      index += 32
    }
    while index < end {
      if self[index] == 0xEF, self[index + 1] == 0xBF, self[index + 2] >= 0xBE { return index }
      index += 1
    }
    return nil
  }
}
