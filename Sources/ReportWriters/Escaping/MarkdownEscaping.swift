internal import ReportText

/// 0 where a byte stands for itself in Markdown: letters, digits and what is not ASCII.
func markOfMarkdown(_ byte: UInt8) -> UInt8 {
  (byte < 0x7F ? 1 : 0) & (byte &- 0x30 < 10 ? 0 : 1) & ((byte | 0x20) &- 0x61 < 26 ? 0 : 1)
}

/// Appends a text as Markdown writes it, so that CommonMark shows the same characters. Line feeds become `<br>`.
/// - Parameter startsBlock: Whether the text begins a paragraph, where a first `-` or `1.` would begin a list.
func appendMarkdown(_ bytes: UnsafeBufferPointer<UInt8>, startsBlock: Bool, to output: inout [UInt8]) {
  let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
  let blockMarker = startsBlock ? markerPosition(bytes, from: start) : nil
  rewrite(
    bytes, to: &output, mark: markOfMarkdown,
    replacement: { index in
      if index == blockMarker, let escaped = escapedMarker(bytes[index]) { return (escaped, 1) }
      switch bytes[index] {
      case UInt8(ascii: "\\"): return ("\\\\", 1)
      case UInt8(ascii: "|"): return ("\\|", 1)
      case UInt8(ascii: "*"): return ("\\*", 1)
      // Inside a word an underscore is no emphasis (CommonMark 6.2), and escaping it would break URLs.
      case UInt8(ascii: "_"): return isInsideWord(bytes, index) ? nil : ("\\_", 1)
      case UInt8(ascii: "`"): return ("\\`", 1)
      case UInt8(ascii: "["): return ("\\[", 1)
      case UInt8(ascii: "]"): return ("\\]", 1)
      case UInt8(ascii: "~"): return ("\\~", 1)
      case UInt8(ascii: "#"): return ("\\#", 1)
      case UInt8(ascii: "<"): return ("&lt;", 1)
      case UInt8(ascii: ">"): return ("&gt;", 1)
      case UInt8(ascii: "&"): return mayBeReference(bytes, index) ? ("&amp;", 1) : nil
      case UInt8(ascii: "\n"): return ("<br>", 1)
      case 0: return ("\u{FFFD}", 1)
      // Blanks at the ends would be stripped; a reference keeps them.
      case 0x09 where isOuter(bytes, index): return ("&#9;", 1)
      case 0x0B where isOuter(bytes, index): return ("&#11;", 1)
      case 0x0C where isOuter(bytes, index): return ("&#12;", 1)
      case 0x0D: return ("&#13;", 1)
      case 0x20 where isOuter(bytes, index): return ("&#32;", 1)
      default: return nil
      }
    })
}

private func isInsideWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  let isWord = { (byte: UInt8) in ASCII.isLetterOrDigit(byte) }
  return index > 0 && isWord(bytes[index - 1]) && index + 1 < bytes.count && isWord(bytes[index + 1])
}

/// Whether an ampersand begins what could be a character reference: letters, digits or `#` up to a semicolon.
private func mayBeReference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  // The longest name, &CounterClockwiseContourIntegral;, has 33 bytes.
  let name = bytes[(index + 1)...].prefix(40).prefix { byte in
    ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "#")
  }
  let end = index + 1 + name.count
  return !name.isEmpty && end < bytes.count && bytes[end] == UInt8(ascii: ";")
}

/// Whether the byte begins or ends a line. Keeping the outermost blank keeps those inside of it.
private func isOuter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  index == 0 || bytes[index - 1] == 0x0A || index + 1 == bytes.count || bytes[index + 1] == 0x0A
}

/// Where the character stands that would begin a list or a heading: `-`, `+`, `=`, or the mark after a number.
private func markerPosition(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  guard start < bytes.count else { return nil }
  let digits = bytes[start...].prefix { ASCII.isDigit($0) }.count
  let position = start + (digits <= 9 ? digits : 0)
  guard position < bytes.count else { return nil }
  switch bytes[position] {
  case UInt8(ascii: "."), UInt8(ascii: ")"): return digits > 0 ? position : nil
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="): return digits == 0 ? position : nil
  default: return nil
  }
}

private func escapedMarker(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "."): "\\."
  case UInt8(ascii: ")"): "\\)"
  case UInt8(ascii: "-"): "\\-"
  case UInt8(ascii: "+"): "\\+"
  case UInt8(ascii: "="): "\\="
  default: nil
  }
}
