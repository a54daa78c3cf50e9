/// How many columns a text takes in an editor or terminal: 2 for a wide character (Unicode Standard Annex #11, W and F), 0 for
/// a combining mark or format character, 1 for any other.
func displayWidth(_ bytes: some Collection<UInt8>) -> Int {
  if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
  return String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(0) { $0 + width(of: $1) }
}

private func width(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: return 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    return 2
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// The widths that make the columns of a Markdown table stand under each other in its source.
enum MarkdownAlignment {
  /// The widest cell that others are padded for. A column with a wider one, and all behind it, stay as they are.
  static let widest = 36

  /// - Parameter rows: The texts of each row, the header first; all with the same number.
  /// - Returns: The width of each column's cells, escaped; 0 for columns that are not padded.
  static func widths(of rows: some Collection<[String]>) -> [Int] {
    guard let count = rows.first?.count else { return [] }
    var widths = Array(repeating: 0, count: count)
    for column in widths.indices {
      // Three dashes are the shortest delimiter that everything reads.
      var width = 3
      for row in rows {
        width = max(width, displayWidth(Escaper.markdownCell.escape(row[column]).utf8))
        guard width <= widest else { return widths }
      }
      widths[column] = width
    }
    return widths
  }
}
