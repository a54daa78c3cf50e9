internal import ReportText

/// What of a name counts when two are compared: `高新区（管委会）` and `高新区 (管委会)` are one office.
///
/// White space and invisible characters are dropped, full-width forms become ASCII, and brackets become round. Nothing else
/// is changed: 市财政局, 区财政局 and 财政局 may be three offices, so prefixes count. Bytes, because `==` on texts would take
/// 豈 and U+F900 for one.
package struct NameKey: Hashable, Sendable {
  /// The scalars that count.
  package let scalars: [Unicode.Scalar]

  /// The key of a name.
  package init(_ name: String) {
    scalars = name.unicodeScalars.compactMap(Self.folded)
  }

  /// A key of what counts already.
  package init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Whether nothing counts.
  package var isEmpty: Bool { scalars.isEmpty }

  /// The scalars in UTF-8.
  package var bytes: [UInt8] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Array(String(view).utf8)
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isUnseen { return nil }
    switch scalar.value {
    case 0xFF01...0xFF5E where !scalar.isOpeningBracket && !scalar.isClosingBracket:
      return Unicode.Scalar(scalar.value - 0xFEE0)
    default: return scalar.isOpeningBracket ? "(" : scalar.isClosingBracket ? ")" : scalar
    }
  }
}
