/// 0 where a byte stands for itself in HTML, if it belongs to no noncharacter. Without branches, and in bytes, so that the
/// compiler looks at many at once.
func markOfHTML(_ byte: UInt8) -> UInt8 {
  (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x26 ? 1 : 0) | (byte == 0x27 ? 1 : 0)
    | (byte == 0x3C ? 1 : 0) | (byte == 0x3E ? 1 : 0)
}

/// Whether HTML writes a text as it is.
func isPlainInHTML(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var found: UInt8 = 0
  for byte in bytes { found |= markOfHTML(byte) }
  return found == 0 && !hasNoncharacters(bytes)
}

/// Appends a text as HTML and XHTML write it, in content and in quoted attribute values. What XML forbids becomes U+FFFD.
func appendHTML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  let noncharacters: UInt8 = hasNoncharacters(bytes) ? 1 : 0
  rewrite(
    bytes, to: &output, mark: { markOfHTML($0) | ($0 == 0xEF ? noncharacters : 0) },
    replacement: { index in
      switch bytes[index] {
      case UInt8(ascii: "<"): return ("&lt;", 1)
      case UInt8(ascii: ">"): return ("&gt;", 1)
      case UInt8(ascii: "&"): return ("&amp;", 1)
      case UInt8(ascii: "\""): return ("&quot;", 1)
      case UInt8(ascii: "'"): return ("&#39;", 1)
      case UInt8(ascii: "\n"): return ("<br />", 1)
      case UInt8(ascii: "\t"): return nil
      case UInt8(ascii: "\r"): return ("&#13;", 1)
      case 0xEF: return isNoncharacter(bytes, at: index) ? ("\u{FFFD}", 3) : nil
      default: return ("\u{FFFD}", 1)
      }
    })
}

/// Appends a text as XML writes it, in content and in quoted attribute values. What XML forbids becomes U+FFFD.
func appendXML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  appendMarkup(bytes, lineFeed: "&#10;", tab: "&#9;", to: &output)
}

/// Appends a text as a run of a document of Word holds it (ISO/IEC 29500-1, 17.3.3). What XML forbids becomes U+FFFD.
func appendWord(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  appendMarkup(
    bytes, lineFeed: "</w:t><w:br/><w:t xml:space=\"preserve\">", tab: "</w:t><w:tab/><w:t xml:space=\"preserve\">",
    to: &output)
}

private func appendMarkup(
  _ bytes: UnsafeBufferPointer<UInt8>, lineFeed: StaticString, tab: StaticString, to output: inout [UInt8]
) {
  guard !isPlainInHTML(bytes) else { return output.append(contentsOf: bytes) }
  rewrite(
    bytes, to: &output, mark: { markOfHTML($0) | ($0 == 0xEF ? 1 : 0) },
    replacement: { index in
      switch bytes[index] {
      case UInt8(ascii: "<"): return ("&lt;", 1)
      case UInt8(ascii: ">"): return ("&gt;", 1)
      case UInt8(ascii: "&"): return ("&amp;", 1)
      case UInt8(ascii: "\""): return ("&quot;", 1)
      case UInt8(ascii: "'"): return ("&apos;", 1)
      case UInt8(ascii: "\n"): return (lineFeed, 1)
      case UInt8(ascii: "\t"): return (tab, 1)
      case UInt8(ascii: "\r"): return ("&#13;", 1)
      case 0xEF: return isNoncharacter(bytes, at: index) ? ("\u{FFFD}", 3) : nil
      default: return ("\u{FFFD}", 1)
      }
    })
}

/// U+FFFE or U+FFFF.
func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
}

private func hasNoncharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count > 2 else { return false }
  var found: UInt8 = 0
  for index in 0..<(bytes.count - 2) {
    found |=
      (bytes[index] == 0xEF ? 1 : 0) & (bytes[index &+ 1] == 0xBF ? 1 : 0) & (bytes[index &+ 2] >= 0xBE ? 1 : 0)
  }
  return found != 0
}

/// 1 for a control character that XML 1.0 cannot hold; without branches.
private func markOfForbiddenControl(_ byte: UInt8) -> UInt8 {
  (byte < 0x20 ? 1 : 0) & (byte == 0x09 ? 0 : 1) & (byte == 0x0A ? 0 : 1) & (byte == 0x0D ? 0 : 1)
}

/// How many characters of a text XML 1.0 cannot hold (section 2.2, production 2).
func countForbiddenInXML(_ text: Span<UInt8>) -> Int {
  text.withUnsafeBufferPointer { bytes in
    var found: UInt8 = 0
    for byte in bytes { found |= markOfForbiddenControl(byte) }
    guard found != 0 || hasNoncharacters(bytes) else { return 0 }
    return bytes.indices.count { markOfForbiddenControl(bytes[$0]) != 0 || isNoncharacter(bytes, at: $0) }
  }
}

/// Whether HTML would show a text otherwise than it is: blanks at the ends of lines, several in a row, blank lines at the
/// ends. Such a text needs `white-space: pre-wrap`.
func needsPreformatting(_ text: Span<UInt8>) -> Bool {
  text.withUnsafeBufferPointer { bytes in
    guard hasBlanks(bytes) else { return bytes.first == 0x0A || bytes.last == 0x0A }
    // Between lines no blank may stand, so the text's ends count as line breaks.
    var previousIsBreak = true
    var previousIsBlank = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      var isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0D
      var length = 1
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        length = 2
        isBlank = previousIsBreak || isLineEnd(bytes, at: index + length)
      } else if byte == 0xE3, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 {
        length = 3
        isBlank = previousIsBreak || isLineEnd(bytes, at: index + length)
      }
      if isBlank {
        if byte != 0x20 || previousIsBlank || previousIsBreak || isLineEnd(bytes, at: index + length) { return true }
      } else if byte == 0x0A, index == 0 || index == bytes.count - 1 {
        return true
      }
      previousIsBreak = byte == 0x0A
      previousIsBlank = isBlank
      index += length
    }
    return false
  }
}

/// Whether a text holds a blank, a tab, a carriage return, or what may be U+00A0 or U+3000.
private func hasBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var found: UInt8 = 0
  for byte in bytes { found |= (byte == 0x20 ? 1 : 0) | (byte == 0x09 ? 1 : 0) | (byte == 0x0D ? 1 : 0) }
  guard found == 0, bytes.count > 1 else { return found != 0 }
  for index in 0..<(bytes.count - 1) {
    found |=
      ((bytes[index] == 0xC2 ? 1 : 0) & (bytes[index &+ 1] == 0xA0 ? 1 : 0))
      | ((bytes[index] == 0x80 ? 1 : 0) & (bytes[index &+ 1] == 0x80 ? 1 : 0))
  }
  return found != 0
}

private func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index >= bytes.count || bytes[index] == 0x0A
}
