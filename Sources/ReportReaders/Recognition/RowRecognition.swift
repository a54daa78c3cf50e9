internal import ReportModel

/// Says what kind of row a row is, and which sections it stands under.
struct RowRecognition {
  private(set) var sections: [(level: Int, text: String)] = []

  /// - Parameter cells: The texts of a row that is not blank; a cell merged across repeats its text.
  /// - Returns: The kind, and the headings above the row.
  mutating func kind(of cells: [String]) -> (Row.Kind, section: [String]) {
    let kind = Self.rowKind(of: cells)
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

  private static func rowKind(of cells: [String]) -> Row.Kind {
    guard let text = cells.first(where: { !isBlank($0) }) else { return .task }
    if isTotal(text) { return .total }
    // Most rows are tasks, and differ from their first text in the second.
    guard cells.allSatisfy({ $0.hasSameBytes(as: text) || isBlank($0) }) else { return .task }
    let repeats = cells.count { !isBlank($0) }
    // One cell merged across, or what CSV and Markdown make of it: the text in every cell.
    let isAcross = repeats == cells.count && cells.count > 1
    guard isAcross || repeats == 1 else { return .task }
    if isNote(text) { return .note }
    if sectionLevel(text) != nil { return .section }
    return isAcross ? .section : .task
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

/// Reads the typed views of task rows; a department text that repeats the one above it is read once.
struct FieldRecognition {
  private let columns: [Role: Int]
  private let departmentColumns: [(index: Int, part: Department.Part)]
  /// What the row above had, one a department column.
  private var above: [(text: String, departments: [Department])]

  /// The header of the column of states, where it asks a question.
  private let statusQuestion: String

  init(columns: [Column]) {
    let statusName = columns.first { $0.role == .status }?.name ?? ""
    statusQuestion = statusName.unblanked.hasPrefix("是否") ? statusName : ""
    var first: [Role: Int] = [:]
    var departments: [(index: Int, part: Department.Part)] = []
    for (index, column) in columns.enumerated() {
      guard let role = column.role else { continue }
      first[role] = first[role] ?? index
      switch role {
      case .departments: departments.append((index, .responsible))
      case .leadDepartments: departments.append((index, .lead))
      case .supportDepartments: departments.append((index, .support))
      default: break
      }
    }
    self.columns = first
    departmentColumns = departments
    above = departments.map { _ in ("", []) }
  }

  /// The column of the numbers.
  var numberColumn: Int? { columns[.number] }

  /// Fills the typed views of a row from its texts; where two columns have one role, the first counts.
  mutating func fill(_ row: inout Row) {
    func text(_ role: Role) -> String? { columns[role].map { row.cells[$0] } }
    row.number = text(.number).flatMap(rowNumber)
    row.source = text(.source).flatMap(taskSource)
    row.progress = text(.progress).flatMap(Progress.init(text:))
    row.status =
      text(.status).flatMap { taskStatus($0) ?? taskStatus(answering: statusQuestion, $0) } ?? text(.completionRate)
      .flatMap { taskStatus(ofRate: $0) }
      ?? text(.progress).flatMap { taskStatus($0) }
    for (index, column) in departmentColumns.enumerated() {
      let text = row.cells[column.index]
      if !text.hasSameBytes(as: above[index].text) {
        above[index] = (text, DepartmentGrammar.parse(text, part: column.part))
      }
      row.departments += above[index].departments
    }
  }
}
