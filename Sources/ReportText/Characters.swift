// The one definition of width, of the Han script, of brackets and of marks between the ends of a range.

extension Unicode.Scalar {
  /// A character of the Han script, roughly.
  @inlinable package var isHan: Bool {
    switch value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// A syllable or letter of Korean, which is wide but set with blanks between words.
  @inlinable package var isHangul: Bool {
    switch value {
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  /// Whether it takes the room of two Latin letters: the blocks of width W and F of Unicode Standard Annex #11.
  @inlinable package var isWide: Bool {
    switch value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// How many columns it takes in an editor or terminal: 2 for a wide character, 0 for a combining mark or a format character, 1
  /// for any other.
  package var columns: Int {
    if value < 0x300 { return 1 }
    if isWide { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// （ ( 〔 【 [ ［
  @inlinable package var isOpeningBracket: Bool {
    switch self {
    case "（", "(", "〔", "【", "[", "［": true
    default: false
    }
  }

  /// ） ) 〕 】 ] ］
  @inlinable package var isClosingBracket: Bool {
    switch self {
    case "）", ")", "〕", "】", "]", "］": true
    default: false
    }
  }

  /// A dash, of whatever length.
  @inlinable package var isDash: Bool {
    switch self {
    case "-", "－", "‐", "–", "—", "―", "−": true
    default: false
    }
  }

  /// A dash, tilde, 至 or 到. 一 between digits is sometimes typed for a dash; it stays a numeral.
  @inlinable package var isRangeMark: Bool {
    switch self {
    case "~", "～", "〜", "至", "到": true
    default: isDash
    }
  }

  /// ： and :
  @inlinable package var isColon: Bool { self == "：" || self == ":" }
  /// 、 ， and ,
  @inlinable package var isComma: Bool { self == "、" || self == "，" || self == "," }
}

extension Span where Element == UInt8 {
  /// How many columns the text takes in an editor or terminal.
  package var columns: Int {
    var width = 0
    var offset = 0
    while offset < count {
      let (scalar, length) = scalar(at: offset)
      width += scalar.columns
      offset += length
    }
    return width
  }

  /// How many characters of the text take three or four bytes of UTF-8, and how many others. In Chinese print the former are
  /// nearly always as wide as they are high, quotation marks and dashes among them, which count one column on a screen.
  package var charactersByBytes: (threeOrMore: Int, fewer: Int) {
    var many = 0
    var few = 0
    var start = 0
    while start < count {
      // Counts in bytes, for at most 255 of them, are what the compiler makes many of at once.
      let end = Swift.min(start + 255, count)
      var leads: UInt8 = 0
      var others: UInt8 = 0
      for index in start..<end {
        let byte = self[index]
        leads &+= byte >= 0xE0 ? 1 : 0
        // Continuation bytes are 0x80 to 0xBF.
        others &+= (byte < 0x80 ? 1 : 0) | ((byte >= 0xC0 ? 1 : 0) & (byte < 0xE0 ? 1 : 0))
      }
      many += Int(leads)
      few += Int(others)
      start = end
    }
    return (many, few)
  }

  /// The first character; nil where there is none.
  @inlinable package var firstScalar: Unicode.Scalar? { isEmpty ? nil : scalar(at: 0).scalar }

  /// The last character; nil where there is none.
  @inlinable package var lastScalar: Unicode.Scalar? {
    isEmpty ? nil : scalar(at: characterStart(before: count)).scalar
  }

  /// How many characters there are.
  package var scalarCount: Int {
    var characters = 0
    for index in 0..<count where self[index] & 0xC0 != 0x80 { characters += 1 }
    return characters
  }

  /// Whether the text begins with a word.
  package func begins(with word: StaticString) -> Bool { holds(word, at: 0) }

  /// Whether the text ends with a word.
  package func ends(with word: StaticString) -> Bool { holds(word, at: count - word.utf8CodeUnitCount) }

  /// Whether the text is a word.
  package func equals(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && holds(word, at: 0) }

  /// Whether a word stands at an offset.
  package func holds(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where self[offset + index] != word.utf8Start[index] { return false }
    return true
  }

  /// Whether a word stands anywhere in the text.
  package func contains(_ word: StaticString) -> Bool { offset(of: word) != nil }

  /// Where a word stands first; nil where it does not.
  package func offset(of word: StaticString) -> Int? {
    let length = word.utf8CodeUnitCount
    guard length > 0, length <= count else { return nil }
    let first = word.utf8Start[0]
    return (0...(count - length)).first { self[$0] == first && holds(word, at: $0) }
  }

  /// Where a word stands first; nil where it does not.
  package func offset(of word: Span<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= count else { return nil }
    return (0...(count - word.count)).first { start in
      self[start] == word[0] && extracting(start..<(start + word.count)).holdsSameBytes(as: word)
    }
  }

  /// Whether a character of a kind stands anywhere.
  @inlinable package func contains(where belongs: (Unicode.Scalar) -> Bool) -> Bool {
    firstOffset(where: belongs) != nil
  }

  /// Where the first character of a kind stands.
  @inlinable package func firstOffset(where belongs: (Unicode.Scalar) -> Bool) -> Int? {
    var offset = 0
    while offset < count {
      let (scalar, length) = scalar(at: offset)
      if belongs(scalar) { return offset }
      offset += length
    }
    return nil
  }

  /// Where the last character of a kind stands.
  @inlinable package func lastOffset(where belongs: (Unicode.Scalar) -> Bool) -> Int? {
    var end = count
    while end > 0 {
      let begin = characterStart(before: end)
      if belongs(scalar(at: begin).scalar) { return begin }
      end = begin
    }
    return nil
  }

  /// The text without the characters of a kind at its end.
  @_lifetime(copy self)
  @inlinable package func droppingLast(while belongs: (Unicode.Scalar) -> Bool) -> Span<UInt8> {
    var end = count
    while end > 0 {
      let begin = characterStart(before: end)
      guard belongs(scalar(at: begin).scalar) else { break }
      end = begin
    }
    return extracting(0..<end)
  }

  /// The text as a string of its own; U+FFFD stands for what is no UTF-8.
  package var string: String {
    guard isValidUTF8 else { return withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
    return String(copying: unsafe UTF8Span(unchecked: self))
  }
}
