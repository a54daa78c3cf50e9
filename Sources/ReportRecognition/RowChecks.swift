internal import ReportModel
internal import ReportText

/// Looks for what is likely a slip in a report's tasks: numbers, items that come twice, progress that is missing.
struct RowChecks {
  /// What a check found, and the column that it is about.
  typealias Finding = (code: Diagnostic.Code, message: Message, column: Int)

  private let numberColumn: Int?
  /// The numbers of the tasks, by their rows.
  private let numbers: [Int?]
  private let sourceColumn: Int?
  private let progressColumns: [Int]
  private let deadlineColumn: Int?
  /// The columns that say what a task is.
  private let taskColumns: [Int]
  /// The text of the last deadline; most are that of the one above.
  private var deadlineAbove: Text?
  private var lastNumber: Int?
  private var seenNumbers: Set<Int> = []
  private var mayRestart = false
  /// The items that have a task, by the number of their document.
  private var seenItems: [Int: Set<Int>] = [:]
  private var documents: [[UInt8]: Int] = [:]
  /// Most sources have the document of the one above; hashing Chinese texts takes its time.
  private var lastDocument: (name: [UInt8], number: Int)?
  private var sourceAbove: Text?

  private let body: ReportBody
  /// Whether the numbers count on by one but for slips: an extract of a longer list (3, 68, 69, 73) has gaps of its own.
  private let countsOn: Bool

  init(_ body: ReportBody) {
    self.body = body
    numberColumn = body.typing.number
    sourceColumn = body.columns.firstIndex { $0.role == .source }
    deadlineColumn = body.typing.deadline
    taskColumns = body.columns.indices.filter { body.columns[$0].role.map(RoleTrait.task.roles.contains) ?? false }
    numbers = body.kinds.indices.map { body.kinds[$0] == .task ? body.number(in: $0) : nil }
    countsOn = Self.countsOn(numbers)
    progressColumns = body.columns.indices.filter { body.columns[$0].role == .progress }
  }

  /// Whether at most one in two of the steps from number to number is a gap; one in four, where the list does not begin at 1.
  private static func countsOn(_ numbers: [Int?]) -> Bool {
    var (first, last): (Int?, Int?) = (nil, nil)
    var (steps, gaps) = (0, 0)
    for case let number? in numbers {
      first = first ?? number
      if let last, number != last, number != 1 {
        steps += 1
        if number != last + 1 { gaps += 1 }
      }
      last = number
    }
    return gaps * (first == 1 ? 2 : 4) <= steps || (first == 1 && steps == 1)
  }

  private var counts: [Diagnostic.Code: Int] = [:]

  /// A diagnostic for every kind of finding that there were more of.
  var countOfUnnamed: [Diagnostic] {
    counts.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { code, count in
      count > Diagnostic.mostNamed ? Diagnostic(code, .andMore(count - Diagnostic.mostNamed)) : nil
    }
  }

  /// Looks at the next row. After a heading numbers may begin anew.
  mutating func check(_ row: Int) -> [Finding] {
    if body.kinds[row] == .section { mayRestart = true }
    guard body.kinds[row] == .task else { return [] }
    return findings(in: row).filter { finding in
      counts[finding.code, default: 0] += 1
      return counts[finding.code, default: 0] <= Diagnostic.mostNamed
    }
  }

  private mutating func findings(in row: Int) -> [Finding] {
    var findings: [Finding] = []
    if let column = numberColumn, begins(row, column), let (code, message) = checkNumber(row, column) {
      findings.append((code, message, column))
    }
    if let column = sourceColumn, begins(row, column) {
      findings += checkItems(row, column).map { (.duplicateItem, $0, column) }
    }
    if let column = taskColumns.first, isUntold(row) { findings.append((.emptyTask, .emptyTask, column)) }
    if let column = deadlineColumn, begins(row, column), isUnreadDeadline(row, column) {
      findings.append((.unreadValue, .unreadDate, column))
    }
    if let column = progressColumns.first, !body.saysProgress(in: row),
      progressColumns.allSatisfy({ begins(row, $0) })
    {
      findings.append((.emptyProgress, .emptyProgress, column))
    }
    return findings
  }

  /// Whether a row with a number of its own says nothing of its task. A row without one goes on with the task above.
  private func isUntold(_ row: Int) -> Bool {
    taskColumns.allSatisfy { body.isBlank(row, $0) && begins(row, $0) } && numbers[row] != nil
  }

  /// Whether a cell names a day or a month in digits, and none that is certain.
  private mutating func isUnreadDeadline(_ row: Int, _ column: Int) -> Bool {
    let text = body.text(row, column)
    guard text != deadlineAbove, text.bytes.contains(where: { Numerals.digit($0) != nil }) else { return false }
    guard body.deadline(in: row) == nil else {
      deadlineAbove = text
      return false
    }
    // 收到后15个工作日 names none.
    return ["年", "月", ".", "/", "-"].contains { text.bytes.contains($0) }
  }

  /// Whether the cell in a slot begins in its row, rather than being merged from above.
  private func begins(_ row: Int, _ column: Int) -> Bool { body.span(row, column).map { $0.row == row } ?? true }

  /// Whether 序号 counts up by one, from anywhere, and again from 1 anywhere.
  private mutating func checkNumber(_ row: Int, _ column: Int) -> (Diagnostic.Code, Message)? {
    guard let number = numbers[row] else {
      if body.isBlank(row, column) {
        // A row of a task whose number was merged, and saved as a blank, has other blanks as well.
        let isFull = body.columns.indices.allSatisfy { $0 == column || !body.isBlank(row, $0) }
        return isFull ? (.missingNumber, .missingNumber) : nil
      }
      return isOutlineNumber(body.text(row, column)) ? nil : (.missingNumber, .noNumber)
    }
    defer {
      lastNumber = number
      mayRestart = false
    }
    if number == 1, lastNumber != 1 || mayRestart { seenNumbers = [] }
    guard seenNumbers.insert(number).inserted else { return (.duplicateNumber, .duplicateNumber(number)) }
    guard let lastNumber, number != 1, number != lastNumber + 1, countsOn else { return nil }
    return (.numberGap, .numberGap(number, after: lastNumber))
  }

  /// 1.1, 2-3, 1.2.3
  private func isOutlineNumber(_ text: Text) -> Bool {
    text.bytes.withSeen { words in
      var cursor = Cursor(words)
      var parts = 0
      repeat {
        guard cursor.skip(while: { Numerals.digit($0) != nil }) > 0 else { return false }
        parts += 1
      } while cursor.take(where: { ".．-－".unicodeScalars.contains($0) })
      return parts > 1 && cursor.isAtEnd
    }
  }

  /// The items that another task has already. A source that stands in rows one below the other is one that was merged.
  private mutating func checkItems(_ row: Int, _ column: Int) -> [Message] {
    let text = body.text(row, column)
    defer { sourceAbove = text }
    guard sourceAbove != text else { return [] }
    var messages: [Message] = []
    body.readSources(in: row) { document, items in
      let number = number(of: document)
      for item in items where !seenItems[number, default: []].insert(item).inserted && !namesPartOfItem(text.bytes) {
        messages.append(.duplicateItem(item, of: document.string))
      }
    }
    return messages
  }

  private mutating func number(of document: Span<UInt8>) -> Int {
    if let lastDocument, lastDocument.name.span.holdsSameBytes(as: document) { return lastDocument.number }
    let name = document.withUnsafeBufferPointer { Array($0) }
    let number = documents[name] ?? documents.count
    documents[name] = number
    lastDocument = (name, number)
    return number
  }
}
