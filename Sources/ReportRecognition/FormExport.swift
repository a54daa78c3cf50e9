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
    guard isNumbered, let question = questions[column] else { return dictionary.reading(of: names[column]) }
    return dictionary.reading(of: names[column].dropLast() + [question])
  }
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
