internal import ReportModel

/// Says what kind of row a row is, and which sections it stands under.
struct RowRecognition {
  private(set) var sections: [(level: Int, text: String)] = []
  /// Whether the first column holds the numbers: what stands there alone and is none is a heading.
  private let beginsWithNumber: Bool

  init(columns: [Column]) { beginsWithNumber = columns.count > 1 && columns.first?.role == .number }

  /// - Parameter cells: The texts of a row that is not blank; a cell merged across repeats its text.
  /// - Returns: The kind, and the headings above the row.
  mutating func kind(of cells: [String]) -> (Row.Kind, section: [String]) {
    let kind = rowKind(of: cells)
    if kind == .note { return (kind, []) }
    // A 小计 sums up its section; 合计 and 总计 sum up the table, and end the sections with it.
    if kind == .total, cells.first(where: { !Self.isBlank($0) })?.unblanked.hasPrefix("小计") == false { sections = [] }
    if kind == .section, let text = cells.first(where: { !Self.isBlank($0) }) {
      let level = Self.sectionLevel(text) ?? 1
      sections.removeAll { $0.level >= level }
      defer { sections.append((level, text)) }
      return (kind, sections.map(\.text))
    }
    return (kind, sections.map(\.text))
  }

  private func rowKind(of cells: [String]) -> Row.Kind {
    guard let text = cells.first(where: { !Self.isBlank($0) }) else { return .task }
    if Self.isTotal(text) { return .total }
    // Most rows are tasks, and differ from their first text in the second.
    guard cells.allSatisfy({ $0.hasSameBytes(as: text) || Self.isBlank($0) }) else { return .task }
    let repeats = cells.count { !Self.isBlank($0) }
    // One cell merged across, or what CSV and Markdown make of it: the text in every cell.
    let isAcross = repeats == cells.count && cells.count > 1
    guard isAcross || repeats == 1 else { return .task }
    if isNote(text) { return .note }
    if Self.sectionLevel(text) != nil || isAcross { return .section }
    // What spreadsheets make of a cell merged across when they save it as CSV.
    return beginsWithNumber && !Self.isBlank(cells[0]) && rowNumber(text) == nil ? .section : .task
  }

  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.isBlank)
  }

  /// Whether a text that stands alone under a table is no row of it: neither heading, total nor a note across.
  static func isAlone(_ text: String) -> Bool {
    !isBlank(text) && sectionLevel(text) == nil && !isTotal(text) && !isNote(text)
  }

  /// 合计, 总计, 小计, 共计
  static func isTotal(_ text: String) -> Bool {
    guard text.utf8.count <= 30, let first = text.unicodeScalars.first(where: { !$0.isBlank }),
      "合总小共".unicodeScalars.contains(first)
    else { return false }
    var words = text.unblanked
    while let last = words.last, "：:".unicodeScalars.contains(last) { words.removeLast() }
    return ["合计", "总计", "小计", "共计"].contains(String(words))
  }

  /// 1 for 一、经济发展, 2 for （一）工业; nil for what is no numbered heading.
  static func sectionLevel(_ text: String) -> Int? {
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
