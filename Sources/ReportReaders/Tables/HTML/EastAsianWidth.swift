/// Enough of Unicode's East Asian Width for line ends between Chinese characters.
enum EastAsianWidth {
  /// Whether a UTF-8 text ends in a wide or full-width character.
  static func endsWide(_ text: ArraySlice<UInt8>) -> Bool {
    let tail = text.suffix(4)
    guard let lead = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
    return beginsWide(tail[lead...])
  }

  /// Whether a UTF-8 text begins with a wide or full-width character.
  static func beginsWide(_ text: some Collection<UInt8>) -> Bool {
    guard let lead = text.first, lead >= 0xE2 else { return false }
    let length = lead < 0xF0 ? 3 : 4
    let value = text.dropFirst().prefix(length - 1).reduce(UInt32(lead) & (0xFF >> UInt32(length + 1))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return Unicode.Scalar(value).map(isWide) ?? false
  }

  /// The blocks of UAX #11 with width W or F that Chinese text uses; Hangul is left out as CSS wants it.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
