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
      for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let (wide, narrow) = Self.characters(of: line)
        let width = Double(wide) + Double(narrow) * 0.55
        extent.width += width
        extent.longestLine = max(extent.longestLine, width)
        extent.lines += 1
      }
      return extent
    }
  }

  /// How many characters of a text take three or four bytes, and how many others.
  private static func characters(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (wide: Int, narrow: Int) {
    var wide = 0
    var narrow = 0
    var rest = UnsafeBufferPointer(rebasing: line)
    while !rest.isEmpty {
      // Counts in bytes, for at most 255 of them, are what the compiler makes many of at once.
      let block = rest.prefix(255)
      var leads: UInt8 = 0
      var others: UInt8 = 0
      for byte in UnsafeBufferPointer(rebasing: block) {
        leads &+= byte >= 0xE0 ? 1 : 0
        // Continuation bytes are 0x80 to 0xBF.
        others &+= (byte < 0x80 ? 1 : 0) | ((byte >= 0xC0 ? 1 : 0) & (byte < 0xE0 ? 1 : 0))
      }
      wide += Int(leads)
      narrow += Int(others)
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(255))
    }
    return (wide, narrow)
  }

  /// The lines that it takes in a column, in em without the cell's padding.
  func lines(in width: Double) -> Double {
    guard lines > 0 else { return 0 }
    // A line break costs half a line on average; a text that fits costs its lines.
    return longestLine <= width ? lines : (self.width / width).rounded(.up) + (lines - 1) * 0.5
  }
}
