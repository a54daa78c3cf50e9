/// Whether a byte stands for itself in HTML; 0xEF begins characters of which some do not.
func isPlainInHTML(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte != 0x22 && byte != 0x26 && byte != 0x27 && byte != 0x3C && byte != 0x3E && byte != 0xEF
}

/// Appends a text as HTML and XHTML write it, in content and in quoted attribute values. What XML forbids becomes U+FFFD.
func appendHTML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  rewrite(
    bytes, to: &output, isPlain: isPlainInHTML,
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

/// U+FFFE or U+FFFF.
func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
}

/// How many characters of a text XML 1.0 cannot hold (section 2.2, production 2).
func countForbiddenInXML(_ text: String) -> Int {
  var text = text
  return text.withUTF8 { bytes in
    bytes.indices.count { index in
      let byte = bytes[index]
      return (byte < 0x20 && byte != 9 && byte != 10 && byte != 13) || isNoncharacter(bytes, at: index)
    }
  }
}

/// Whether HTML would show a text otherwise than it is: blanks at the ends of lines, several in a row, blank lines at the
/// ends. Such a text needs `white-space: pre-wrap`.
func needsPreformatting(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
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

private func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index >= bytes.count || bytes[index] == 0x0A
}
