internal import ReportModel

extension HeaderDictionary {
  /// The word that a header which is not known was likely meant to be, and its role: one that it differs from by one slip,
  /// one that stands in it, or one that it begins.
  /// - Returns: nil where no word is near, or words of several roles are equally near.
  func nearestWord(to name: String) -> (word: String, role: Role)? {
    guard name.utf8.count <= 120, let level = name.utf8.split(separator: UInt8(ascii: "/")).last else { return nil }
    let header = bareKey(String(Substring(level)))
    guard header.count >= 2, header.count <= 20 else { return nil }
    var best: (score: Int, word: String, roles: Set<Role>)?
    for entry in entries {
      for word in entry.words {
        guard let score = likeness(of: header, to: Array(Self.key(word).unicodeScalars)) else { continue }
        if let found = best, found.score >= score {
          if found.score == score { best?.roles.insert(entry.role) }
        } else {
          best = (score, word, [entry.role])
        }
      }
    }
    guard let best, let role = best.roles.first, best.roles.count == 1 else { return nil }
    return (best.word, role)
  }

  /// How near a header is to a word; nil for not at all.
  private func likeness(of header: [Unicode.Scalar], to word: [Unicode.Scalar]) -> Int? {
    if word.count >= 4, isOneSlip(header, word) { return 200 + word.count }
    if word.count >= 4, header.count > word.count, header.contains(word) { return 100 + word.count }
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
