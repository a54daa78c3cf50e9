internal import ReportText

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
  init(_ bytes: Span<UInt8>) {
    forEachLine(of: bytes) { width in
      self.width += width
      longestLine = max(longestLine, width)
      lines += 1
    }
  }

  /// The lines that it takes in a column, in em without the cell's padding.
  func lines(in width: Double) -> Double {
    guard lines > 0 else { return 0 }
    // A line break costs half a line on average; a text that fits costs its lines.
    return longestLine <= width ? lines : (self.width / width).rounded(.up) + (lines - 1) * 0.5
  }
}

/// The lines that a text takes in a width in em, line for line; at least 1.
func wrappedLines(of bytes: Span<UInt8>, in width: Double) -> Double {
  var lines = 0.0
  forEachLine(of: bytes) { lines += max(1, ($0 / width).rounded(.up)) }
  return max(1, lines)
}

/// Gives the width of each line of a text in em; none of an empty one.
private func forEachLine(of bytes: Span<UInt8>, _ body: (Double) -> Void) {
  guard !bytes.isEmpty else { return }
  bytes.withUnsafeBufferPointer { text in
    var start = 0
    while start <= text.count {
      let end = text.firstMarked(from: start) { $0 == ASCII.lineFeed ? 1 : 0 }
      let characters = bytes.extracting(start..<end).charactersByBytes
      body(Double(characters.threeOrMore) + Double(characters.fewer) * 0.55)
      start = end + 1
    }
  }
}
