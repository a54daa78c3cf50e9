internal import ReportModel
internal import ReportText

/// Says what kind of row a row is, and which sections it stands under.
package struct RowRecognition {
  private(set) var sections: [(level: Int, text: String)] = []
  /// Whether the first column holds the numbers: what stands there alone and is none is a heading.
  private let beginsWithNumber: Bool
  /// Whether tasks are numbered in digits, so that 一 with nothing but a text beside it numbers a heading.
  private let numbersInDigits: Bool

  init(columns: [Column], numbersInDigits: Bool = false) {
    beginsWithNumber = columns.count > 1 && columns.first?.role == .number
    self.numbersInDigits = numbersInDigits
  }

  /// - Parameters:
  ///   - cells: The texts of a row that is not blank; a cell merged across repeats its text.
  ///   - isMerged: Whether one cell is merged over all columns but the first.
  /// - Returns: The kind, and the headings above the row.
  mutating func kind(of cells: [String], isMerged: Bool = false) -> (Row.Kind, section: [String]) {
    let kind = rowKind(of: cells, isMerged: isMerged)
    if kind == .note { return (kind, []) }
    // A 小计 sums up its section; 合计 and 总计 sum up the table, and end the sections with it.
    if kind == .total, let text = cells.first(where: { !Self.isBlank($0) }),
      !text.utf8.span.withSeen({ $0.begins(with: "小计") })
    {
      sections = []
    }
    if kind == .section, let text = Self.heading(of: cells) {
      let level = Self.sectionLevel(text) ?? 1
      sections.removeAll { $0.level >= level }
      defer { sections.append((level, text)) }
      return (kind, sections.map(\.text))
    }
    return (kind, sections.map(\.text))
  }

  private func rowKind(of cells: [String], isMerged: Bool) -> Row.Kind {
    guard let text = cells.first(where: { !Self.isBlank($0) }) else { return .task }
    if Self.isTotal(text) { return .total }
    // Most rows are tasks, and differ from their first text in the second.
    guard cells.allSatisfy({ $0.hasSameBytes(as: text) || Self.isBlank($0) }) else {
      if isNote(text), cells.allSatisfy({ Self.isBlank($0) || isNote($0) }) { return .note }
      return isNumberedHeading(cells, isMerged: isMerged) || isCountedHeading(cells) ? .section : .task
    }
    let repeats = cells.count { !Self.isBlank($0) }
    // One cell merged across, or what CSV and Markdown make of it: the text in every cell.
    let isAcross = repeats == cells.count && cells.count > 1
    guard isAcross || repeats == 1 else { return .task }
    if isNote(text) { return .note }
    if Self.sectionLevel(text) != nil || isAcross { return .section }
    // What spreadsheets make of a cell merged across when they save it as CSV.
    return beginsWithNumber && !Self.isBlank(cells[0]) && rowNumber(text) == nil ? .section : .task
  }

  /// 一 in the column of numbers and one text beside it: merged over the other columns, or, where tasks have digits, alone or
  /// in each of them.
  private func isNumberedHeading(_ cells: [String], isMerged: Bool) -> Bool {
    guard beginsWithNumber, cells.count > 2, isMerged || numbersInDigits, Self.chineseNumber(cells[0]) else {
      return false
    }
    let others = cells.dropFirst().filter { !Self.isBlank($0) }
    guard let text = others.first, others.allSatisfy({ $0.hasSameBytes(as: text) }) else { return false }
    return others.count == cells.count - 1 || (others.count == 1 && !Self.isBlank(cells[1]))
  }

  /// 一、经济发展 in the column of numbers, and nothing else but how many tasks follow: 12项.
  private func isCountedHeading(_ cells: [String]) -> Bool {
    guard beginsWithNumber, Self.sectionLevel(cells[0]) != nil else { return false }
    let others = cells.dropFirst().filter { !Self.isBlank($0) && !$0.hasSameBytes(as: cells[0]) }
    guard others.count == 1, let count = others.first, count.utf8.count <= 60 else { return false }
    return count.utf8.span.withSeen { words in
      guard words.scalarCount <= 8 else { return false }
      var cursor = Cursor(words)
      _ = cursor.take(where: \.isOpeningBracket)
      _ = cursor.take("共")
      guard cursor.skip(while: Numerals.isNumeral) > 0 else { return false }
      cursor.skip { "项个件条）)".unicodeScalars.contains($0) }
      return cursor.isAtEnd
    }
  }

  /// The text of a heading, its number with it: 一 and 城建 make 一、城建.
  private static func heading(of cells: [String]) -> String? {
    guard let first = cells.first(where: { !isBlank($0) }) else { return nil }
    guard sectionLevel(first) == nil, let second = cells.first(where: { !isBlank($0) && !$0.hasSameBytes(as: first) })
    else { return first }
    let number = first.utf8.span.trimmed
    return number.lastScalar.map(Numerals.isNumeral) ?? false ? number.string + "、" + second : first + second
  }

  /// 一, 一、, （一）
  private static func chineseNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 30, rowNumber(text) != nil else { return false }
    return !text.utf8.span.contains { Numerals.digit($0) != nil }
  }

  static func isBlank(_ text: String) -> Bool { text.utf8.span.isUnseen }

  /// Whether a text that stands alone under a table is no row of it: neither heading, total nor a note across.
  static func isAlone(_ text: String) -> Bool {
    !isBlank(text) && sectionLevel(text) == nil && !isTotal(text) && !isNote(text)
  }

  /// 合计, 总计, 小计, 共计, 累计, also with what follows a colon: 总计：12项.
  package static func isTotal(_ text: String) -> Bool { isTotal(text.utf8.span) }

  /// Whether a text begins a row of totals.
  package static func isTotal(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 60 else { return false }
    let start = text.firstSeen
    guard start < text.count else { return false }
    switch text.scalar(at: start).scalar {
    case "合", "总", "小", "共", "累": break
    default: return false
    }
    return text.withSeen { words in
      let word = words.extracting(first: words.firstOffset(where: \.isColon) ?? words.count)
      let totals: [StaticString] = ["合计", "总计", "小计", "共计", "累计"]
      return totals.contains { word.equals($0) }
    }
  }

  /// 1 for 一、经济发展, 2 for （一）工业; nil for what is no numbered heading.
  package static func sectionLevel(_ text: String) -> Int? { sectionLevel(text.utf8.span) }

  /// 1 for 一、经济发展, 2 for （一）工业; nil for what is no numbered heading.
  package static func sectionLevel(_ text: Span<UInt8>) -> Int? {
    let start = text.firstSeen
    guard start < text.count else { return nil }
    let first = text.scalar(at: start).scalar
    guard first.isOpeningBracket || first == "第" || Numerals.isChineseNumeral(first) else { return nil }
    // No number before a heading is longer; what follows may be.
    var end = start
    while end < text.count, end < start + 72 { end += text.scalar(at: end).length }
    return text.extracting(start..<end).withSeen { words in
      var cursor = Cursor(words)
      if cursor.take("（") || cursor.take("(") {
        guard takeChineseNumber(&cursor), cursor.take("）") || cursor.take(")"), !cursor.isAtEnd else { return nil }
        return 2
      }
      if cursor.take("第") {
        return takeChineseNumber(&cursor) && (cursor.take("部分") || cursor.take("章")) ? 1 : nil
      }
      guard takeChineseNumber(&cursor), cursor.take("、") || cursor.take("．") || cursor.take("."), !cursor.isAtEnd
      else { return nil }
      return 1
    }
  }

  private static func takeChineseNumber(_ cursor: inout Cursor) -> Bool {
    guard let scalar = cursor.next, Numerals.isChineseNumeral(scalar) else { return false }
    return cursor.number() != nil
  }
}
