internal import ReportModel
internal import ReportText

/// Says what kind of row a row is, and which sections it stands under.
package struct RowRecognition {
  private var sections: [(level: Int, text: String)] = []
  /// Their texts, which all rows have until the next heading.
  private var chain: [String] = []
  /// Whether the first column holds the numbers: what stands there alone and is none is a heading.
  private let beginsWithNumber: Bool
  /// Whether tasks are numbered in digits, so that 一 with nothing but a text beside it numbers a heading.
  private let numbersInDigits: Bool
  /// The columns in which a heading may have sums and remarks of its section.
  private let sums: Set<Int>
  /// Whether the row above is a note, whose further items are notes as well.
  private var isBelowNote = false
  /// Whether a task has come: what says how to fill the columns in stands above all of them.
  private var hasTasks = false

  init(columns: [Column], numbersInDigits: Bool = false) {
    beginsWithNumber = columns.count > 1 && columns.first?.role == .number
    self.numbersInDigits = numbersInDigits
    sums = Set(columns.indices.filter { columns[$0].role.map(RoleTrait.summed.roles.contains) ?? false })
  }

  /// - Parameters:
  ///   - row: A row of the table that is not blank.
  ///   - width: The number of the report's columns; slots beyond them do not count, and missing ones are blank.
  ///   - isLast: Whether no row comes after it, for which it could be a heading.
  /// - Returns: The kind, and the headings above the row.
  mutating func kind(
    of table: Table, row: Int, width: Int, isLast: Bool
  ) -> (Row.Kind, section: [String]) {
    let kind = rowKind(of: table, row: row, width: width, isLast: isLast)
    let slots = 0..<min(width, table.width(of: row))
    isBelowNote = kind == .note
    switch kind {
    case .task: hasTasks = true
    case .note: return (kind, [])
    case .total:
      // A 小计 sums up its section; 合计 and 总计 sum up the table, and end the sections with it.
      if let first = slots.first(where: { !table.isBlank(row, $0) }),
        !RowWords.isTotalOfSection(table.bytes(row, first))
      {
        setSections([])
      }
    case .section:
      if let text = Self.heading(of: table, row: row, slots: slots) {
        let level = Self.sectionLevel(text) ?? 1
        let outer = sections.filter { $0.level < level }
        defer { setSections(outer + [(level, text)]) }
        return (kind, outer.map(\.text))
      }
    }
    return (kind, chain)
  }

  /// Begins a section whose heading stands above the table.
  /// - Returns: The headings above it.
  mutating func begin(_ heading: String) -> [String] {
    let level = Self.sectionLevel(heading) ?? 1
    let outer = sections.filter { $0.level < level }
    setSections(outer + [(level, heading)])
    return outer.map(\.text)
  }

  private mutating func setSections(_ sections: [(level: Int, text: String)]) {
    self.sections = sections
    chain = sections.map(\.text)
  }

  private func rowKind(of table: Table, row: Int, width: Int, isLast: Bool) -> Row.Kind {
    let slots = 0..<min(width, table.width(of: row))
    guard let first = slots.first(where: { !table.isBlank(row, $0) }) else { return .task }
    let text = table.bytes(row, first)
    if RowWords.isTotal(text) { return .total }
    if RowWords.isTotalOfGroup(text),
      slots[(first + 1)...].allSatisfy({ table.isBlank(row, $0) || isFigure(table.bytes(row, $0)) })
    {
      return .total
    }
    // Most rows are tasks, and differ from their first text in the second.
    let isPlain = slots[first...].allSatisfy { table.holdsSameText(row, $0, as: row, first) || table.isBlank(row, $0) }
    guard isPlain else {
      if isNote(text), slots.allSatisfy({ table.isBlank(row, $0) || isNote(table.bytes(row, $0)) }) { return .note }
      if !hasTasks, isInstruction(table, row: row, slots: slots) { return .note }
      if RowWords.areSignatures(table, row, slots) || isNoteInTwo(table, row, slots, first) { return .note }
      if !hasTasks, beginsWithNumber, first == 0, RowWords.isExample(text) { return .note }
      let isHeading =
        isNumberedHeading(table, row: row, width: width)
        || isHeadingWithSums(table, row: row, slots: slots, first: first)
      return isHeading ? .section : .task
    }
    let repeats = slots.count { !table.isBlank(row, $0) }
    // One cell merged across, or what CSV and Markdown make of it: the text in every cell.
    let isAcross = repeats == width && width > 1
    if RowWords.isFiller(text) { return .note }
    guard isAcross || repeats == 1 else { return .task }
    if isNote(text) { return !isLast && Self.isMarkedHeading(text) ? .section : .note }
    if isBelowNote, text.withSeen({ TornRows.beginsLikeAnItem($0) }) { return .note }
    if Self.sectionLevel(text) != nil { return .section }
    // What spreadsheets make of a cell merged across when they save it as CSV.
    guard isAcross || beginsWithNumber && first == 0 && rowNumber(text) == nil else { return .task }
    // A sentence, as grids unfold it below a row, is no heading of those that follow.
    return text.trimmed.ends(with: "。") ? .note : .section
  }

  /// 注 | 数据截至6月底。
  private func isNoteInTwo(_ table: Table, _ row: Int, _ slots: Range<Int>, _ first: Int) -> Bool {
    guard beginsWithNumber, first == 0, isNoteWord(table.bytes(row, 0)) else { return false }
    let others = slots.dropFirst().filter { !table.isBlank(row, $0) }
    return others.first.map { second in others.allSatisfy { table.holdsSameText(row, $0, as: row, second) } } ?? false
  }

  /// ★经济发展: a mark before a few words, rather than before a sentence.
  private static func isMarkedHeading(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 60 else { return false }
    return text.withSeen { words in
      (words.begins(with: "★") || words.begins(with: "※"))
        && !words.contains { $0.isMarkOfSentences || $0.isComma || $0 == "；" }
    }
  }

  /// 填表说明 | 填全称 | （此栏填…）: what a form says of its columns.
  private func isInstruction(_ table: Table, row: Int, slots: Range<Int>) -> Bool {
    let filled = slots.filter { !table.isBlank(row, $0) }
    guard let first = filled.first, filled.count > 1 else { return false }
    if beginsWithNumber, first == 0, rowNumber(table.bytes(row, 0)) != nil { return false }
    if first == 0, namesInstructions(table.bytes(row, 0)) { return true }
    let others = beginsWithNumber && first == 0 ? filled.dropFirst() : filled[...]
    let instructions = others.count { givesInstruction(table.bytes(row, $0)) }
    return instructions >= 2 && instructions * 2 >= others.count
  }

  /// 一 in the column of numbers and one text beside it: merged over the other columns, or, where tasks have digits, alone or
  /// in each of them; or with nothing else but figures and remarks.
  private func isNumberedHeading(_ table: Table, row: Int, width: Int) -> Bool {
    let all = table.width(of: row)
    let slots = 0..<min(width, all)
    guard beginsWithNumber, width > 2, !slots.isEmpty, Self.isChineseNumber(table.bytes(row, 0)) else { return false }
    let isMerged =
      all > 2 && table.span(row, 1).map { $0.columns >= all - 1 && $0.column == 1 && $0.row == row } ?? false
    guard isMerged || numbersInDigits else { return false }
    let others = slots.dropFirst().filter { !table.isBlank(row, $0) }
    guard let first = others.first, first == 1 || others.count == width - 1 else { return false }
    // 一 | 工业项目（2个） | 区工信局 | 40
    if numbersInDigits, first == 1, Self.endsInCount(table.bytes(row, 1)) { return true }
    let different = others.filter { !table.holdsSameText(row, $0, as: row, first) }
    if different.isEmpty { return true }
    return numbersInDigits && !sums.contains(first)
      && different.allSatisfy { sums.contains($0) || isFigure(table.bytes(row, $0)) }
  }

  /// 一、经济发展 in the column of numbers, and nothing else but how many tasks follow (12项), or the figures and remarks of its section;
  /// so without a number, beside none where it counts the tasks (产业项目（3个） | 120 | 80%), and across the first columns of other tables.
  private func isHeadingWithSums(_ table: Table, row: Int, slots: Range<Int>, first: Int) -> Bool {
    let text = table.bytes(row, first)
    // Most rows begin with a number.
    guard first <= 1, let scalar = text.firstScalar, Numerals.digit(scalar) == nil else { return false }
    let isNumbered = first == 0 && Self.sectionLevel(text) != nil
    guard beginsWithNumber || isNumbered else { return false }
    let others = slots.dropFirst(first + 1).filter {
      !table.isBlank(row, $0) && !table.holdsSameText(row, $0, as: row, first)
    }
    if beginsWithNumber, isNumbered, others.count == 1, Self.isCount(table.bytes(row, others[0])) { return true }
    guard others.allSatisfy({ sums.contains($0) || isFigure(table.bytes(row, $0)) }),
      others.contains(where: { isFigure(table.bytes(row, $0)) })
    else { return false }
    guard beginsWithNumber else {
      return Self.endsInCount(text) || slots.count > 1 && table.holdsSameText(row, 1, as: row, 0)
    }
    guard first == 0 else { return Self.endsInCount(text) }
    return isNumbered || rowNumber(text) == nil && text.withSeen { $0.firstScalar?.isHan ?? false }
  }

  /// 12项, 共3个
  private static func isCount(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 60 else { return false }
    return text.withSeen { words in
      guard words.scalarCount <= 8 else { return false }
      var cursor = Cursor(words)
      _ = cursor.take(where: \.isOpeningBracket)
      _ = cursor.take("共")
      guard cursor.skip(while: Numerals.isNumeral) > 0 else { return false }
      cursor.skip { "项个件条）)".unicodeScalars.contains($0) }
      return cursor.isAtEnd
    }
  }

  /// 产业项目（3个）
  private static func endsInCount(_ text: Span<UInt8>) -> Bool {
    let words = text.trimmed
    guard words.lastScalar?.isClosingBracket ?? false, let open = words.openingOfLastBracket, open > 0 else {
      return false
    }
    return isCount(words.extracting(droppingFirst: open))
  }

  /// The text of a heading, its number with it: 一 and 城建 make 一、城建.
  private static func heading(of table: Table, row: Int, slots: Range<Int>) -> String? {
    guard let first = slots.first(where: { !table.isBlank(row, $0) }) else { return nil }
    let text = table.bytes(row, first)
    guard sectionLevel(text) == nil, rowNumber(text) != nil,
      let second = slots.first(where: { !table.isBlank(row, $0) && !table.holdsSameText(row, $0, as: row, first) })
    else { return text.string }
    let number = text.trimmed
    let title = table.string(row, second)
    return number.lastScalar.map(Numerals.isNumeral) ?? false ? number.string + "、" + title : text.string + title
  }

  /// 一, 一、, （一）
  private static func isChineseNumber(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 30, rowNumber(text) != nil else { return false }
    return !text.contains { Numerals.digit($0) != nil }
  }

  /// Whether a text that stands alone under a table is no row of it: neither heading, total nor a note across.
  static func isAlone(_ text: String) -> Bool {
    !text.isUnseen && sectionLevel(text) == nil && !isTotal(text) && !isNote(text)
  }

  /// Whether a text begins a row of sums.
  package static func isTotal(_ text: String) -> Bool { RowWords.isTotal(text.utf8.span) }

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
