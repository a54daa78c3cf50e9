internal import ReportModel
internal import ReportText

/// Rows of a line-based table that line breaks nobody quoted have torn: a numbered row, then lines that begin no row.
struct TornRows {
  private let width: Int
  /// Where rows begin that were put together, and of how many lines each.
  private(set) var joined: [(offset: Int, lines: Int)] = []

  /// Puts the torn rows under a header together again, where the cells of their lines add up to a row exactly.
  static func rejoin(in table: inout Table, below header: RecognizedHeader) -> [(offset: Int, lines: Int)] {
    let start = header.rows.upperBound
    let width = header.columns.count
    guard table.isLineBased, header.columns.first?.role == .number, width >= 3,
      table.rows[start...].contains(where: { $0.count < width })
    else { return [] }
    var torn = TornRows(width: width)
    table.rows = table.rows[..<start] + torn.rejoined(Array(table.rows[start...]))
    return torn.joined
  }

  private init(width: Int) { self.width = width }

  private mutating func rejoined(_ rows: [[Cell]]) -> [[Cell]] {
    var result: [[Cell]] = []
    var index = 0
    while index < rows.count {
      var row = rows[index]
      var end = index + 1
      if Self.beginsRow(row) {
        while end < rows.count, goesOn(row, with: rows[end], isLast: end == rows.count - 1) {
          append(rows[end], to: &row)
          end += 1
        }
      }
      if row.count == width, end > index + 1 {
        joined.append((rows[index][0].offset, end - index))
        result.append(row)
      } else {
        result += rows[index..<end]
      }
      index = end
    }
    return result
  }

  private static func beginsRow(_ row: [Cell]) -> Bool { row.first.map { rowNumber($0.text) != nil } ?? false }

  private func append(_ line: [Cell], to row: inout [Cell]) {
    guard let first = line.first, let last = row.indices.last else { return }
    row[last].text += "\n" + first.text
    row += line.dropFirst()
  }

  /// Whether a line goes on with a row: it begins none, and its cells have room in it. A single text below a full row may be
  /// a heading or a note, unless it reads like a part of a text.
  private func goesOn(_ row: [Cell], with line: [Cell], isLast: Bool) -> Bool {
    guard let first = line.first, !Self.beginsRow(line) || row.count < width, row.count + line.count - 1 <= width,
      RowRecognition.isAlone(first.text)
    else { return false }
    guard row.count == width else { return !Self.beginsRow(line) }
    let words = first.text.unblanked
    let isItem = Self.beginsLikeAnItem(words)
    let isSentence = words.last.map { "。；;！!，,、".unicodeScalars.contains($0) } ?? false
    return isItem || (isSentence && (!isLast || !joined.isEmpty)) || (words.count > 20 && !isLast)
  }

  /// 2.…, 2、…, （2）…, ②…
  static func beginsLikeAnItem(_ words: [Unicode.Scalar]) -> Bool {
    guard let first = words.first else { return false }
    if (0x2460...0x2473).contains(first.value) { return true }
    let rest = first.isOpeningBracket ? words.dropFirst() : words[...]
    let digits = rest.prefix { Numerals.digit($0) != nil }
    guard !digits.isEmpty, let mark = rest.dropFirst(digits.count).first else { return false }
    return first.isOpeningBracket ? mark.isClosingBracket : ".．、".unicodeScalars.contains(mark)
  }
}
