extension Span<UInt8> {
  /// Whether the bytes are UTF-8 (Unicode 3.9, table 3-7).
  ///
  /// Texts of ASCII and of characters of three bytes, as most Chinese ones are, are looked at 32 bytes at a time: the standard library's
  /// check, which goes byte by byte, was a tenth of what reading a page costs.
  package var isValidUTF8: Bool {
    guard let checked = withUnsafeBufferPointer({ lengthOfWellFormedCharacters($0) }) else { return false }
    return (try? UTF8Span(validating: extracting(checked...))) != nil
  }
}

/// How many bytes are well-formed, up to the last few; nil where some before them are not.
private func lengthOfWellFormedCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = 0
  // Where a block begins that is no plain one, or has no two bytes before it.
  var block = 0
  while index + 4 <= bytes.count {
    if index >= block + 32 {
      block = endOfPlainBlocks(bytes, from: index)
      // The last character of a block may end in the next one.
      index = bytes[block - 1] >= 0xC0 ? block - 1 : bytes[block - 2] >= 0xE0 ? block - 2 : block
      guard index + 4 <= bytes.count else { break }
    }
    let word = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
    guard let length = lengthOfCharacter(word) else { return nil }
    index += length
  }
  return index
}

/// Where the first block of 32 bytes begins that has more than ASCII and characters of three bytes, or the last bytes begin.
/// - Parameter start: Where a character begins; at least 2.
private func endOfPlainBlocks(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var start = start
  while start + 32 <= bytes.count {
    var found: UInt8 = 0
    // Without branches, and in bytes, so that the compiler makes vectors of it.
    for index in start..<(start &+ 32) {
      let (byte, before, secondBefore) = (bytes[index], bytes[index &- 1], bytes[index &- 2])
      let follows: UInt8 = byte & 0xC0 == 0x80 ? 1 : 0
      let mustFollow: UInt8 = (before >= 0xC0 ? 1 : 0) | (secondBefore >= 0xE0 ? 1 : 0)
      // C0 to DF begin two bytes, F0 to FF four or none; E0 and ED leave not all of the second byte free.
      let needsALook: UInt8 = (byte &- 0xC0 <= 0x20 ? 1 : 0) | (byte == 0xED ? 1 : 0) | (byte >= 0xF0 ? 1 : 0)
      found |= (follows ^ mustFollow) | needsALook
    }
    if found != 0 { break }
    start += 32
  }
  return start
}

/// The length of the well-formed character that stands in the low bytes; nil where none does.
private func lengthOfCharacter(_ word: UInt32) -> Int? {
  let (first, second) = (UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8))
  if first < 0x80 { return 1 }
  if word & 0xC0E0 == 0x80C0 { return first >= 0xC2 ? 2 : nil }
  if word & 0xC0_C0F0 == 0x80_80E0 {
    switch first {
    case 0xE0: return second >= 0xA0 ? 3 : nil
    case 0xED: return second < 0xA0 ? 3 : nil
    default: return 3
    }
  }
  guard word & 0xC0C0_C0F8 == 0x8080_80F0 else { return nil }
  switch first {
  case 0xF0: return second >= 0x90 ? 4 : nil
  case 0xF4: return second < 0x90 ? 4 : nil
  default: return first < 0xF4 ? 4 : nil
  }
}
