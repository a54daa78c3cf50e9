internal import ReportModel

/// How wide a text is and how many lines it has, measured in the size of its font.
struct TextExtent {
  /// The width of the text on one line, in em.
  var width = 0.0
  /// The width of its longest line, in em.
  var longestLine = 0.0
  /// Its lines; 0 for an empty text.
  var lines = 0.0

  init() {}

  /// Measures a text: what takes three or four bytes of UTF-8 is nearly always a wide character and counts 1 em, other
  /// characters count 0.55 em, as digits and Latin letters do in Chinese serif fonts.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      var extent = TextExtent()
      guard !bytes.isEmpty else { return extent }
      var line = 0.0
      func endLine() {
        extent.width += line
        extent.longestLine = max(extent.longestLine, line)
        extent.lines += 1
        line = 0
      }
      var wide = 0
      var narrow = 0
      for byte in bytes {
        if byte == 0x0A {
          line = Double(wide) + Double(narrow) * 0.55
          endLine()
          (wide, narrow) = (0, 0)
        } else {
          wide &+= byte >= 0xE0 ? 1 : 0
          narrow &+= byte < 0x80 || (0xC0..<0xE0).contains(byte) ? 1 : 0
        }
      }
      line = Double(wide) + Double(narrow) * 0.55
      endLine()
      return extent
    }
  }

  /// The lines that it takes in a column, in em without the cell's padding.
  func lines(in width: Double) -> Double {
    guard lines > 0 else { return 0 }
    // A line break costs half a line on average; a text that fits costs its lines.
    return longestLine <= width ? lines : (self.width / width).rounded(.up) + (lines - 1) * 0.5
  }
}
