/// Whether a byte stands for itself in a string of CSS; 0xEF begins characters of which some do not.
func isPlainInCSS(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
  default: byte >= 0x80 && byte != 0xEF
  }
}

/// Appends a text as a string of CSS holds it, without the quotes (CSS Syntax 3, section 4.3.7).
///
/// Everything in ASCII but letters, digits, blanks and `-_.` is written as a code point, so that a text ends neither the
/// string nor the declaration, nor the element or the CDATA section that the style sheet stands in. What XML forbids becomes
/// U+FFFD.
func appendCSS(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  for (index, byte) in bytes.enumerated() {
    if byte == 0xEF, isNoncharacter(bytes, at: index) {
      output.append(contentsOf: "\\FFFD ".utf8)
    } else if byte >= 0x80 {
      // The rest of a noncharacter, EF BF BE or EF BF BF.
      let isInNoncharacter = [1, 2].contains { $0 <= index && isNoncharacter(bytes, at: index - $0) }
      if !isInNoncharacter { output.append(byte) }
    } else if isPlainInCSS(byte) {
      output.append(byte)
    } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
      output.append(contentsOf: "\\FFFD ".utf8)
    } else {
      output.append(UInt8(ascii: "\\"))
      output.append(contentsOf: String(byte, radix: 16).utf8)
      output.append(UInt8(ascii: " "))
    }
  }
}
