internal import ReportModel
internal import ReportText

extension String {
  /// The scalars of which something is seen.
  var unblanked: [Unicode.Scalar] { unicodeScalars.filter { !$0.isUnseen } }

  /// Whether two texts are the same bytes. `==` would take 豈 and U+F900 for one, and normalise long texts to find out.
  func hasSameBytes(as other: String) -> Bool { utf8.span.holdsSameBytes(as: other.utf8.span) }

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    // Appending to a view of scalars takes three times as long.
    var bytes: [UInt8] = []
    for scalar in scalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    self = bytes.withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  /// The text without white space at its ends.
  var trimmed: String { utf8.span.trimmed.string }
}

extension Array where Element == Unicode.Scalar {
  func hasPrefix(_ text: String) -> Bool { starts(with: text.unicodeScalars) }

  func hasSuffix(_ text: String) -> Bool {
    let suffix = Array(text.unicodeScalars)
    return count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }

  /// Takes a word off the front, if it is there.
  mutating func take(_ word: String) -> Bool {
    guard hasPrefix(word) else { return false }
    removeFirst(word.unicodeScalars.count)
    return true
  }
}
