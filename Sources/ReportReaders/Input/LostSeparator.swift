package import ReportModel
internal import ReportText

/// Says of a text without a table that a header stands in it, the cells of which are not parted by what only parts cells: TABs became
/// blanks or nothing, or a sign stands between them that texts have as well.
/// - Returns: nil where no line reads like a header.
package func lostSeparator(in source: SourceText, vocabulary: Vocabulary) -> ReadError? {
  for line in source.lines(first: 200) where line.count <= 1_000 {
    let text = source.text(line)
    let first = line.lowerBound + source.bytes[line].prefix { $0 == ASCII.space }.count
    if let sign = signBetweenHeaders(text, vocabulary) {
      return .lostSeparator(.separatorOfTexts(sign), at: source.location(at: first))
    }
    if areHeaders(parts(of: text) { $0.isBlank }, vocabulary) || isRunOfHeaders(text, vocabulary) {
      return .lostSeparator(.lostTabs, at: source.location(at: first))
    }
  }
  return nil
}

private func signBetweenHeaders(_ text: String, _ vocabulary: Vocabulary) -> String? {
  let signs: [Unicode.Scalar] = ["，", "；", "、", "｜", "：", "/", "\\", "~", "^", "*"]
  let sign = signs.first { sign in
    text.unicodeScalars.contains(sign) && areHeaders(parts(of: text) { $0 == sign }, vocabulary)
  }
  return sign.map { String($0) }
}

private func parts(of text: String, where separates: (Unicode.Scalar) -> Bool) -> [String] {
  text.unicodeScalars.split(whereSeparator: separates).map { String($0) }
}

/// Whether three or more of some texts, and more than half of them, are header words.
private func areHeaders(_ parts: [String], _ vocabulary: Vocabulary) -> Bool {
  guard (3...60).contains(parts.count) else { return false }
  let known = parts.count { vocabulary.isHeaderWord($0) }
  return known >= 3 && known * 2 > parts.count
}

/// Whether a line is a header with nothing at all between its words: 序号任务内容责任部门进展情况.
private func isRunOfHeaders(_ text: String, _ vocabulary: Vocabulary) -> Bool {
  let scalars = Array(text.unicodeScalars.filter { !$0.isUnseen })
  guard (6...80).contains(scalars.count) else { return false }
  func word(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
  // The most words that end at each place; the first is one of numbers.
  var counts: [Int?] = Array(repeating: nil, count: scalars.count + 1)
  for length in 1...4 where vocabulary.isNumberWord(word(0..<length)) { counts[length] = 1 }
  for end in 2...scalars.count {
    for start in max(1, end - 10)..<end {
      guard let count = counts[start], count + 1 > counts[end] ?? 0, vocabulary.isHeaderWord(word(start..<end)) else {
        continue
      }
      counts[end] = count + 1
    }
  }
  return counts[scalars.count].map { $0 >= 3 } ?? false
}
