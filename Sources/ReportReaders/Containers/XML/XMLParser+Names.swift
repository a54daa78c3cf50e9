internal import ReportText

extension XMLParser {
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
