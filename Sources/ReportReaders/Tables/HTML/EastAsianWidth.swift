internal import ReportText

/// Which line ends between characters stand for nothing: those between wide ones; Hangul is left out as CSS wants it.
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
    return Unicode.Scalar(value).map { $0.isWide && !$0.isHangul } ?? false
  }
}
