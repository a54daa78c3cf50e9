internal import ReportModel
internal import ReportText

/// Finds the words that headers which are not known were likely meant to be.
struct NearestWords {
  private let dictionary: HeaderDictionary
  private let words: [(word: String, key: [Unicode.Scalar], role: Role)]

  init(_ dictionary: HeaderDictionary) {
    self.dictionary = dictionary
    words = dictionary.entries.flatMap { entry in
      (entry.words + entry.heads).map { ($0, Array(HeaderDictionary.key($0).string.unicodeScalars), entry.role) }
    }
  }

  /// The word that a header differs from by one slip, that stands in it, or that it begins; and the word's role.
  /// - Returns: nil where no word is near, or words of several roles are equally near.
  func nearest(to name: String) -> (word: String, role: Role)? {
    guard name.utf8.count <= 120, let level = name.utf8.split(separator: UInt8(ascii: "/")).last else { return nil }
    let header = dictionary.bareKey(String(Substring(level)))
    guard header.count >= 2, header.count <= 20 else { return nil }
    var best: (score: Int, word: String, role: Role)?
    var isUnsure = false
    for (word, key, role) in words {
      guard let score = likeness(of: header, to: key), score >= best?.score ?? 0 else { continue }
      if score == best?.score {
        isUnsure = isUnsure || role != best?.role
      } else {
        best = (score, word, role)
        isUnsure = false
      }
    }
    return isUnsure ? nil : best.map { ($0.word, $0.role) }
  }

  /// How near a header is to a word; nil for not at all.
  private func likeness(of header: [Unicode.Scalar], to word: [Unicode.Scalar]) -> Int? {
    if word.count >= 4, isOneSlip(header, word) { return 200 + word.count }
    if word.count >= 4, header.count > word.count {
      if header.contains(word) { return 100 + word.count }
      // What a header is about stands at its end.
      if isOneSlip(Array(header.suffix(word.count)), word) { return 50 + word.count }
    }
    return header.count < word.count && word.starts(with: header) ? 1 : nil
  }

  /// Whether two words differ in one character, or in the order of two.
  private func isOneSlip(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left[start...].reversed(), right[start...].reversed()).prefix { $0 == $1 }.count
    let (one, other) = (left[start..<(left.count - end)], right[start..<(right.count - end)])
    if one.count <= 1, other.count <= 1 { return one.count + other.count > 0 }
    return one.count == 2 && other.count == 2 && one.reversed().elementsEqual(other)
  }
}
