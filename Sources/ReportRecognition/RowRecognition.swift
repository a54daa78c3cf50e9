internal import ReportModel

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
    if kind == .total, cells.first(where: { !Self.isBlank($0) })?.unblanked.hasPrefix("小计") == false { sections = [] }
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
    guard others.count == 1, let count = others.first?.unblanked, count.count <= 8 else { return false }
    var words = count[...]
    if let first = words.first, first.isOpeningBracket { words.removeFirst() }
    if words.first == "共" { words.removeFirst() }
    let digits = words.prefix { Numerals.isNumeral($0) }
    return !digits.isEmpty && words.dropFirst(digits.count).allSatisfy { "项个件条）)".unicodeScalars.contains($0) }
  }

  /// The text of a heading, its number with it: 一 and 城建 make 一、城建.
  private static func heading(of cells: [String]) -> String? {
    guard let first = cells.first(where: { !isBlank($0) }) else { return nil }
    guard sectionLevel(first) == nil, let second = cells.first(where: { !isBlank($0) && !$0.hasSameBytes(as: first) })
    else { return first }
    return first.unblanked.last.map { Numerals.isNumeral($0) } ?? false ? first.trimmed + "、" + second : first + second
  }

  /// 一, 一、, （一）
  private static func chineseNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 30, rowNumber(text) != nil else { return false }
    return !text.unicodeScalars.contains { Numerals.digit($0) != nil }
  }

  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.isBlank)
  }

  /// Whether a text that stands alone under a table is no row of it: neither heading, total nor a note across.
  static func isAlone(_ text: String) -> Bool {
    !isBlank(text) && sectionLevel(text) == nil && !isTotal(text) && !isNote(text)
  }

  /// 合计, 总计, 小计, 共计, 累计, also with what follows a colon: 总计：12项.
  package static func isTotal(_ text: String) -> Bool {
    guard text.utf8.count <= 60, let first = text.unicodeScalars.first(where: { !$0.isBlank }),
      "合总小共累".unicodeScalars.contains(first)
    else { return false }
    let words = text.unblanked
    let end = words.firstIndex { "：:".unicodeScalars.contains($0) } ?? words.count
    return ["合计", "总计", "小计", "共计", "累计"].contains(String(words[..<end]))
  }

  /// 1 for 一、经济发展, 2 for （一）工业; nil for what is no numbered heading.
  package static func sectionLevel(_ text: String) -> Int? {
    guard let first = text.unicodeScalars.first(where: { !$0.isBlank }),
      first.isOpeningBracket || Numerals.isNumeral(first) || first == "第"
    else { return nil }
    let words = Array(text.unblanked.prefix(12))
    var reader = ScalarReader(words)
    if reader.take("（") || reader.take("(") {
      guard isChineseNumber(&reader), reader.take("）") || reader.take(")"), !reader.isAtEnd else { return nil }
      return 2
    }
    if reader.take("第") {
      guard isChineseNumber(&reader), reader.take("部分") || reader.take("章") else { return nil }
      return 1
    }
    guard isChineseNumber(&reader), reader.take("、") || reader.take("．") || reader.take("."), !reader.isAtEnd
    else { return nil }
    return 1
  }

  private static func isChineseNumber(_ reader: inout ScalarReader) -> Bool {
    guard !reader.isAtEnd, Numerals.digit(reader.text[reader.position]) == nil else { return false }
    return reader.number() != nil
  }
}
