internal import ReportModel
internal import ReportText

/// How the columns of a header are read, what online forms add to it considered: the numbers of questions (1、任务内容), and columns
/// in front that are about the answer rather than the task (提交时间, 提交人, 来源).
/// - Parameter names: The levels of each column.
func headerReadings(of names: [[String]], dictionary: HeaderDictionary) -> [HeaderReading] {
  let words = HeaderWords.standard
  let keys = names.map { HeaderDictionary.key($0.last ?? "") }
  let isExport = keys.contains(where: words.isSubmission)
  let questions = names.map { $0.last.flatMap(withoutQuestionNumber) }
  let isNumbered = questions.count { $0 != nil } >= 2
  return names.indices.map { column in
    if isExport, words.isSubmission(keys[column]) || words.isBesideSubmission(keys[column]) {
      return HeaderReading(rule: .submission, head: keys[column].string, isCertain: true)
    }
    guard isNumbered, let question = questions[column] else {
      return dictionary.reading(of: levels(of: names, at: column))
    }
    return dictionary.reading(of: names[column].dropLast() + [question])
  }
}

/// The levels of a header; those that CSV and its like join are known by a neighbour that begins with the same one: 完成情况/本月 beside
/// 完成情况/存在问题.
private func levels(of names: [[String]], at column: Int) -> [String] {
  guard names[column].count == 1, let slash = names[column][0].utf8.firstIndex(of: UInt8(ascii: "/")) else {
    return names[column]
  }
  let top = names[column][0][...slash]
  let isShared = [column - 1, column + 1].contains { other in
    names.indices.contains(other) && names[other].count == 1 && names[other][0].utf8.starts(with: top.utf8)
  }
  return isShared
    ? names[column][0].utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) } : names[column]
}

/// 任务内容 of 1、任务内容, 1.任务内容 and Q1：任务内容; nil where no number stands before.
private func withoutQuestionNumber(_ name: String) -> String? {
  guard name.utf8.count <= 200 else { return nil }
  var cursor = Cursor(name.utf8.span.trimmed)
  let isMarked = cursor.take("Q") || cursor.take("q")
  guard cursor.skip(while: { Numerals.digit($0) != nil }) > 0,
    cursor.take(where: { "、.．".unicodeScalars.contains($0) || (isMarked && ($0.isColon || $0 == "_")) })
  else { return nil }
  cursor.skip(while: \.isUnseen)
  return cursor.isAtEnd ? nil : cursor.rest.string
}
