internal import Glibc
internal import ReportModel
/// What recognition asks of single characters. Unicode scalars, never `Character`: a combining mark must not hide one.
extension Unicode.Scalar {
  /// A character of the Han script, roughly.
  var isHan: Bool {
    switch value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  var isOpeningBracket: Bool { "（(〔【[［".unicodeScalars.contains(self) }
  var isClosingBracket: Bool { "）)〕】]］".unicodeScalars.contains(self) }
}

extension String {
  /// Whether two texts are the same bytes. `==` would take 豈 and U+F900 for one, and normalise long texts to find out.
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right -> Bool in
        guard let a = left.baseAddress, let b = right.baseAddress else { return left.isEmpty }
        return memcmp(a, b, left.count) == 0
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

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
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first.isBlank || last.isBlank else { return self }
    var part = scalars.drop(while: \.isBlank)
    while let last = part.last, last.isBlank { part.removeLast() }
    return String(part)
  }
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
