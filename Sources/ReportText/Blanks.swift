// The one definition of what is not seen of a text. Unicode scalars, never `Character`: a combining mark must not hide a blank.

extension Unicode.Scalar {
  /// White space (the property White_Space), full-width and no-break spaces among it.
  @inlinable package var isBlank: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A control or format character that leaves no mark: joiners, marks of direction, soft hyphens, selectors of variants, the
  /// byte order mark.
  @inlinable package var isInvisible: Bool {
    switch value {
    case 0...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x2064,
      0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF:
      true
    default: false
    }
  }

  /// Whether nothing is seen of it: a blank or an invisible character.
  @inlinable package var isUnseen: Bool { isBlank || isInvisible }
}

extension Span where Element == UInt8 {
  /// The bytes of the blank or invisible character that begins at an offset; 0 where another begins, or none.
  @inlinable package func unseenLength(at offset: Int) -> Int {
    let lead = self[offset]
    if lead < 0x80 { return lead <= 0x20 || lead == 0x7F ? 1 : 0 }
    switch lead {
    // All unseen characters beyond ASCII begin with one of these.
    case 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF:
      let (scalar, length) = scalar(at: offset)
      return scalar.isUnseen ? length : 0
    default: return 0
    }
  }

  /// Whether nothing is seen of the text.
  package var isUnseen: Bool { firstSeen == count }

  /// The offset of the first character that is seen; the end where there is none.
  package var firstSeen: Int {
    var offset = 0
    while offset < count {
      let length = unseenLength(at: offset)
      if length == 0 { break }
      offset += length
    }
    return offset
  }

  /// The text without what is not seen at its ends.
  package var trimmed: Span<UInt8> {
    @_lifetime(copy self) get {
      let start = firstSeen
      var end = count
      while end > start {
        let begin = characterStart(before: end)
        if unseenLength(at: begin) == 0 { break }
        end = begin
      }
      return extracting(start..<end)
    }
  }

  /// Where the character before an offset begins.
  @inlinable package func characterStart(before offset: Int) -> Int {
    var begin = offset - 1
    while begin > 0, self[begin] & 0xC0 == 0x80 { begin -= 1 }
    return begin
  }

  /// Hands on the text without blanks and invisible characters, wherever they stand. A text that has them only at its ends,
  /// as nearly all have, is not copied.
  package func withSeen<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    let text = trimmed
    var offset = 0
    // Bytes inside a character are none that an unseen one begins with.
    while offset < text.count, text.unseenLength(at: offset) == 0 { offset += 1 }
    if offset == text.count { return body(text) }
    let seen = [UInt8](capacity: text.count) { seen in
      for index in 0..<offset { seen.append(text[index]) }
      while offset < text.count {
        let length = text.unseenLength(at: offset)
        if length == 0 { seen.append(text[offset]) }
        offset += max(1, length)
      }
    }
    return body(seen.span)
  }
}
