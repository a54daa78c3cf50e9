internal import ReportModel
internal import ReportText

/// The one to four rows of a header.
struct HeaderLevels {
  let rows: Range<Int>
  let width: Int
  private let table: Table
  /// For each row of a flattened header the text that stands in a column or is the last one before it.
  private var filled: [[String]] = []
  /// Whether cells that span columns are known only by the blanks, or by the repeated texts, that a spreadsheet saved.
  private var isFlattened = false
  /// Whether a second row may be the header alone, and the first one a title or labels.
  private(set) var isGuessed = false

  init(of table: Table, at row: Int, _ dictionary: HeaderDictionary) {
    self.table = table
    let columns = 0..<table.width(of: row)
    var depth = Self.depth(at: row, of: table, dictionary)
    if depth == 1, row + 1 < table.rowCount, table.width(of: row + 1) > 0,
      columns.contains(where: { (table.span(row, $0)?.columns ?? 1) > 1 && table.cell(row, $0).isHeader }),
      (0..<table.width(of: row + 1)).allSatisfy({ table.cell(row + 1, $0).isHeader })
    {
      depth = 2
      isGuessed = true
    }
    // The columns under cells that span others; only they can have names of a further level.
    var open: Set<Int>?
    while depth < HeaderCell.mostLevels, depth == 1 || isFlattened,
      let level = Self.columns(named: row + depth, below: row + depth - 1, of: table, open: open)
    {
      open = level.columns
      isGuessed = isGuessed || level.isGuessed
      isFlattened = true
      depth += 1
    }
    if depth < HeaderCell.mostLevels, Self.namesUnits(row + depth, of: table, width: columns.count) {
      isFlattened = true
      depth += 1
    }
    rows = row..<(row + min(depth, HeaderCell.mostLevels, table.rowCount - row))
    width = isFlattened ? rows.reduce(0) { max($0, table.width(of: $1)) } : columns.count
    guard isFlattened else { return }
    filled = rows.map { row in
      var last = ""
      return (0..<table.width(of: row)).map { column in
        if !table.isBlank(row, column) { last = table.string(row, column) }
        return last
      }
    }
  }

  /// Whether a row below names has nothing but units of them: （万元）, （%）.
  private static func namesUnits(_ row: Int, of table: Table, width: Int) -> Bool {
    guard row < table.rowCount, table.width(of: row) <= width else { return false }
    let filled = (0..<table.width(of: row)).filter { !table.isBlank(row, $0) }
    return !filled.isEmpty
      && filled.allSatisfy { column in
        guard column > 0, table.span(row, column) == nil, table.bytes(row, column).count <= 40 else { return false }
        return table.bytes(row, column).withSeen { words in
          guard words.isBracketed, words.scalarCount <= 8 else { return false }
          return endsLikeUnit(words.extracting(first: words.characterStart(before: words.count)))
        }
      }
  }

  /// How many rows the tallest cells reach down, as long as nothing but names stands beside them: what stands under a cell of one
  /// column, and is neither marked as a header cell nor a known head, is data beside a cell that is merged too far, unless most of
  /// its row is merged down into.
  private static func depth(at row: Int, of table: Table, _ dictionary: HeaderDictionary) -> Int {
    guard table.hasSpans else { return 1 }
    let tallest = (0..<table.width(of: row)).reduce(1) { tallest, column in
      max(tallest, table.span(row, column).map { $0.row + $0.rows - row } ?? 1)
    }
    var depth = 1
    var parted: Set<Int> = []
    while depth < min(tallest, HeaderCell.mostLevels), row + depth < table.rowCount {
      let (upper, lower) = (row + depth - 1, row + depth)
      parted.formUnion((0..<table.width(of: upper)).filter { (table.span(upper, $0)?.columns ?? 1) > 1 })
      let columns = 0..<table.width(of: lower)
      let isMergedInto = columns.count { table.rowsToOrigin(lower, $0) > 0 } * 2 > columns.count
      let isLevel = columns.allSatisfy { column in
        table.rowsToOrigin(lower, column) > 0 || parted.contains(column)
          || table.isBlank(lower, column) || table.cell(lower, column).isHeader
          || isHead(table.string(lower, column), dictionary)
          || (isMergedInto && table.bytes(lower, column).count <= 60)
      }
      guard isLevel else { break }
      depth += 1
    }
    return depth
  }

  /// Whether a text is a head that the dictionary knows, or a unit or the like in brackets below one.
  private static func isHead(_ text: String, _ dictionary: HeaderDictionary) -> Bool {
    let words = text.utf8.span.trimmed
    guard words.count <= 120 else { return false }
    return words.isInBrackets || dictionary.role(named: words.string) != nil
  }

  /// The name of a column: its texts from the top level down, joined by `/`; a cell over several levels counts once.
  func name(of column: Int) -> String { Column.name(of: texts(of: column)) }

  /// The texts of a column from the top level down; a cell over several levels counts once.
  func texts(of column: Int) -> [String] { levels(of: column).map(\.text) }

  /// The cells above a column from the top level down, and whether they stand above the column before as well.
  func headerCells(of column: Int) -> [HeaderCell] {
    let own = levels(of: column)
    let before = column > 0 ? levels(of: column - 1) : []
    let shared = own.indices.prefix { level in
      guard level < before.count, own[level].row == before[level].row else { return false }
      let row = own[level].row
      if column < table.width(of: row), let number = table.spanNumber(row, column) {
        return table.spanNumber(row, column - 1) == number
      }
      // What a spreadsheet saved of a cell that spans columns is told by the names below it.
      return isFlattened && level + 1 < min(own.count, before.count)
        && own[level].text.utf8.elementsEqual(before[level].text.utf8)
    }
    return own.enumerated().map { HeaderCell(text: $1.text, isShared: $0 < shared.count) }
  }

  private func levels(of column: Int) -> [(row: Int, text: String)] {
    var levels: [(row: Int, text: String)] = []
    for (level, row) in rows.enumerated() {
      var text = ""
      if column < table.width(of: row) {
        if row > rows.lowerBound, table.rowsToOrigin(row, column) > 0 { continue }
        text = table.string(row, column)
      }
      if isFlattened {
        // The cell that spanned this column stands at its left.
        let hasLevelBelow = ((row + 1)..<rows.upperBound).contains { !Self.text(table, $0, column).isEmpty }
        if text.isUnseen, hasLevelBelow {
          text = column < filled[level].count ? filled[level][column] : filled[level].last ?? ""
        }
        if let above = levels.last, above.text.utf8.elementsEqual(text.utf8) { continue }
      }
      if !text.isEmpty { levels.append((row, text)) }
    }
    return levels
  }

  private static func text(_ table: Table, _ row: Int, _ column: Int) -> String {
    guard column < table.width(of: row), !table.isBlank(row, column) else { return "" }
    return table.string(row, column)
  }

  /// The columns that a row without spans names as a further level of the header above it: under a cell that spans columns
  /// stand the names of those, under the others nothing, or the same text again. Nil where it does not read so; guessed where no
  /// others say that the row above is part of the header.
  /// - Parameter open: The columns that may be named; nil means all.
  private static func columns(
    named row: Int, below upper: Int, of table: Table, open: Set<Int>?
  ) -> (columns: Set<Int>, isGuessed: Bool)? {
    guard row < table.rowCount else { return nil }
    let width = max(table.width(of: upper), table.width(of: row))
    if table.hasSpans {
      // A cell may span columns without the others spanning rows.
      let isPlain = (0..<table.width(of: row)).allSatisfy { table.span(row, $0) == nil }
      guard isPlain, (0..<table.width(of: upper)).allSatisfy({ (table.span(upper, $0)?.rows ?? 1) == 1 }) else {
        return nil
      }
    }
    var group: Set<Int> = []
    var groups = 0
    var isGroup = false
    var named = 0
    var leaves = 0
    for column in 0..<width {
      let (above, below) = (text(table, upper, column), text(table, row, column))
      // Long texts are no headers, and a long one above would be repeated in the name of each column under it.
      guard below.utf8.count <= 120, above.utf8.count <= 600 else { return nil }
      if !above.isEmpty {
        let next = text(table, upper, column + 1)
        let spansBlanks = next.isEmpty && !text(table, row, column + 1).isEmpty
        let previous = column > 0 ? text(table, upper, column - 1) : ""
        isGroup = spansBlanks || next.utf8.elementsEqual(above.utf8) || previous.utf8.elementsEqual(above.utf8)
        groups += isGroup && !previous.utf8.elementsEqual(above.utf8) ? 1 : 0
      }
      if isGroup, open?.contains(column) ?? true {
        group.insert(column)
        named += below.isEmpty ? 0 : 1
      } else if !below.isEmpty, !below.utf8.elementsEqual(above.utf8) {
        return nil
      } else if !above.isEmpty {
        leaves += 1
      }
    }
    guard named >= 2, leaves > 0 || open != nil || groups > 1 else { return nil }
    return (group, leaves == 0 && open == nil)
  }
}
