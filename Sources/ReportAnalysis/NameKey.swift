internal import ReportText

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
    if scalar.isUnseen { return nil }
    switch scalar.value {
    case 0xFF01...0xFF5E where !scalar.isOpeningBracket && !scalar.isClosingBracket:
      return Unicode.Scalar(scalar.value - 0xFEE0)
    default: return scalar.isOpeningBracket ? "(" : scalar.isClosingBracket ? ")" : scalar
    }
  }
}

extension NameKey {
  /// The scalars in UTF-8.
  var bytes: [UInt8] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Array(String(view).utf8)
  }
}

/// Whether a text has nothing to read in it.
func isBlank(_ text: String) -> Bool { text.utf8.span.isUnseen }

/// Whether two texts differ in white space alone; line breaks of one format are blanks of another.
func isSameText(_ left: String, _ right: String) -> Bool {
  left.utf8.span.holdsSameBytes(as: right.utf8.span)
    || left.utf8.span.withSeen { left in right.utf8.span.withSeen { left.holdsSameBytes(as: $0) } }
}

/// The lines of a text as one, blanks between them.
package func inOneLine(_ text: String) -> String {
  let lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  return lines.count == 1 && lines[0].count == text.utf8.count
    ? text : lines.map { String(Substring($0)) }.joined(separator: " ")
}
