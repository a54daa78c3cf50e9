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
    let whole = (name.prefix.isEmpty ? name.local : name.prefix).lowerBound..<name.local.upperBound
    var element = Element(name: whole, bindings: bindings, ignorable: ignorable)
    if skippedDepth == nil {
      if space.space == .compatibility {
        takeAlternative(name.local, &element)
      } else if space.space == .other, spaces.isIgnorable(space.number) {
        element.isUnwrapped = spaces.keepsContent(of: space.number, document[name.local])
        if !element.isUnwrapped { skippedDepth = open.count + 1 }
      }
    }
    try enter(element, at: start)
    if skippedDepth == nil, !element.isUnwrapped { try send(name.local, space.space, at: start) }
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

  /// Takes an element that holds alternatives, or is one of them (ISO/IEC 29500-3, 7.6): its content stands in its place.
  private mutating func takeAlternative(_ name: Range<Int>, _ element: inout Element) {
    element.isUnwrapped = true
    if name.count == 16, holds("AlternateContent", at: name.lowerBound) {
      element.hasChoice = true
      return
    }
    let isChoice = name.count == 6 && holds("Choice", at: name.lowerBound)
    let requires = attributes.first { $0.prefix.isEmpty && holds("Requires", at: $0.name.lowerBound) }
    let words = requires.map { value(of: $0).split { isBlank($0) } } ?? []
    let isUnderstood = !words.isEmpty && words.allSatisfy { spaces.isUnderstood($0, in: document) }
    guard let parent = open.indices.last, open[parent].hasChoice, !isChoice || isUnderstood else {
      skippedDepth = open.count + 1
      return
    }
    open[parent].hasChoice = false
  }
}
