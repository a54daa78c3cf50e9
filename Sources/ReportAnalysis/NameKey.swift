internal import ReportModel

/// What of a name counts when two are compared: `高新区（管委会）` and `高新区 (管委会)` are one office.
///
/// White space and invisible characters are dropped, full-width forms become ASCII, and brackets become round. Nothing else
/// is changed: 市财政局, 区财政局 and 财政局 may be three offices, so prefixes count. Bytes, because `==` on texts would take
/// 豈 and U+F900 for one.
struct NameKey: Hashable {
  /// The scalars that count.
  let scalars: [Unicode.Scalar]

  init(_ name: String) {
    scalars = name.unicodeScalars.compactMap(Self.folded)
  }

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var isEmpty: Bool { scalars.isEmpty }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    // White space and controls; what has no width: joiners, marks of direction, the byte order mark.
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: nil
    case 0x5B, 0x3010, 0x3014, 0xFF3B: "("
    case 0x5D, 0x3011, 0x3015, 0xFF3D: ")"
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    default: scalar
    }
  }
}

/// Whether a text has nothing to read in it.
func isBlank(_ text: String) -> Bool { NameKey(text).isEmpty }

/// Whether two texts differ in white space alone; line breaks of one format are blanks of another.
func isSameText(_ left: String, _ right: String) -> Bool {
  func isRead(_ scalar: Unicode.Scalar) -> Bool { !scalar.properties.isWhitespace && scalar != "\u{FEFF}" }
  return left.utf8.elementsEqual(right.utf8)
    || left.unicodeScalars.lazy.filter(isRead).elementsEqual(right.unicodeScalars.lazy.filter(isRead))
}

/// The lines of a text as one, blanks between them.
func inOneLine(_ text: String) -> String {
  let lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  return lines.count == 1 && lines[0].count == text.utf8.count
    ? text : lines.map { String(Substring($0)) }.joined(separator: " ")
}
