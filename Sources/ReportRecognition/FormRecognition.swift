internal import ReportModel
internal import ReportText

/// Reads a form, whose labels and values alternate or whose labels stand down the first column, as the report of one task; of several,
/// where the same labels come again.
///
/// Three labels have to be known, more of them than not, and no value may read like one. Rows of one cell above the first label are
/// the title, later ones head parts of the form where they are numbered or the labels begin anew below them, and notes (注：…, 填报人：…)
/// stay notes; a form with anything else in it is none, for nobody knows what
/// would belong to what.
func recognizeForm(in table: Table, dictionary: HeaderDictionary) -> (table: Table, header: RecognizedHeader)? {
  guard table.declared == nil, !table.holdsTables, (1...60).contains(table.rowCount), table.width <= 16 else {
    return nil
  }
  var form = FormReading(table: table, dictionary: dictionary)
  for row in 0..<table.rowCount { guard form.read(row) else { return nil } }
  return form.result
}

/// The labels and values of a form, as far as its rows have been read.
private struct FormReading {
  private typealias Slot = (row: Int, column: Int)

  private let table: Table
  private let dictionary: HeaderDictionary
  /// Whether the first column numbers the labels.
  private let isNumbered: Bool
  private var names: [String] = []
  private var labels: [Slot] = []
  private var values: [Slot] = []
  private var titles: [Slot] = []
  private var notes: [Slot] = []
  private var rowsWithKnown = 0
  private var readings: [HeaderReading] = []

  init(table: Table, dictionary: HeaderDictionary) {
    self.table = table
    self.dictionary = dictionary
    let rows = (0..<table.rowCount).filter { table.width(of: $0) == 3 && rowNumber(table.string($0, 0)) != nil }
    isNumbered = rows.count >= 3 && rows.count >= table.rowCount - 2
  }

  /// - Returns: Whether the row can be one of a form.
  mutating func read(_ row: Int) -> Bool {
    var cells = (0..<table.width(of: row)).filter { !table.isCovered(row, $0) }.map { (row: row, column: $0) }
    if cells.allSatisfy({ table.isBlank($0.row, $0.column) }) { return true }
    let filled = cells.filter { !table.isBlank($0.row, $0.column) }
    if filled.allSatisfy({ isWholeNote(table.string($0.row, $0.column)) }) {
      if labels.isEmpty { titles += filled } else { notes += filled }
      return true
    }
    if cells.count == 1, labels.isEmpty || headsPart(row) {
      titles.append(cells[0])
      return true
    }
    // What a spreadsheet makes of a title merged across when it saves it as CSV.
    if labels.isEmpty, filled.count == 1, isTitle(table.string(row, filled[0].column)) {
      titles.append(filled[0])
      return true
    }
    if isNumbered, cells.count == 3 {
      cells.removeFirst()
      // 序号 | 类别 | 内容
      if labels.isEmpty, rowNumber(table.string(row, 0)) == nil { return true }
    }
    // 项目 | 内容 above the labels says only what the columns are.
    if cells.count == 2, labels.isEmpty, isHeadOfColumns(cells) { return true }
    while cells.count > 2, cells.count % 2 == 1, let last = cells.last, table.isBlank(last.row, last.column) {
      cells.removeLast()
    }
    // A group that is merged over rows stands beside all of them: 项目 | 名称 | …
    let group = group(of: row)
    if group != nil, cells.count % 2 == 1, cells[0].column == 0 { cells.removeFirst() }
    guard cells.count % 2 == 0 else { return false }
    var known = 0
    for pair in stride(from: 0, to: cells.count, by: 2) {
      let (label, value) = (cells[pair], cells[pair + 1])
      if table.isBlank(label.row, label.column), table.isBlank(value.row, value.column) { continue }
      let name = table.string(label.row, label.column)
      let reading = dictionary.reading(of: (group.map { [$0] } ?? []) + [name])
      if reading.role != nil { known += 1 }
      // 已完成 is a value; 进展情况 beside 责任单位 is a header.
      if dictionary.role(named: table.string(value.row, value.column)) != nil { return false }
      names.append(group.map { $0 + "/" + name } ?? name)
      labels.append(label)
      values.append(value)
      readings.append(reading)
    }
    if known > 0 { rowsWithKnown += 1 }
    return true
  }

  /// Whether a text is a note and not its label alone, beside which nothing has been filled in: 备注：
  private func isWholeNote(_ text: String) -> Bool {
    isNote(text) && !(text.utf8.span.trimmed.lastScalar?.isColon ?? false)
  }

  private func isTitle(_ text: String) -> Bool {
    dictionary.reading(of: [text]).role == nil && TitleGrammar.parse(text, kinds: dictionary.titleKinds).kind != nil
  }

  /// Whether a row of one cell heads a part of the form: it is numbered, or the labels begin anew below it (问题2).
  private func headsPart(_ row: Int) -> Bool {
    if RowRecognition.sectionLevel(table.string(row, 0)) != nil { return true }
    guard row + 1 < table.rowCount, table.width(of: row + 1) > 1, let first = labels.first else { return false }
    return table.holdsSameText(row + 1, 0, as: first.row, first.column)
  }

  /// The text of a first cell that reaches over several rows of one column.
  private func group(of row: Int) -> String? {
    guard let span = table.span(row, 0), span.rows > 1, span.columns == 1 else { return nil }
    return table.string(row, 0)
  }

  private func isHeadOfColumns(_ cells: [Slot]) -> Bool {
    let (left, right) = (table.string(cells[0].row, cells[0].column), table.string(cells[1].row, cells[1].column))
    let heads: [StaticString] = ["项目", "栏目", "名称", "类别", "事项"]
    return right.utf8.span.withSeen { $0.equals("内容") || $0.equals("情况") }
      && left.utf8.span.withSeen { name in heads.contains { name.equals($0) } }
  }

  /// How many labels there are before they begin anew; nil where some come again, and not all of them in their order.
  private var labelCount: Int? {
    let period = names.dropFirst().firstIndex { $0.utf8.elementsEqual(names[0].utf8) } ?? names.count
    let repeats = names.indices.allSatisfy { names[$0].utf8.elementsEqual(names[$0 % period].utf8) }
    if period < names.count, names.count % period == 0, repeats { return period }
    let known = zip(names, readings).filter { $0.1.role != nil }.map { Text($0.0) }
    return Set(known).count == known.count ? names.count : nil
  }

  var result: (table: Table, header: RecognizedHeader)? {
    guard !names.isEmpty, let count = labelCount else { return nil }
    let known = readings[..<count].filter { $0.role != nil && $0.isCertain }
    guard known.count >= 3, known.count * 2 > count, rowsWithKnown >= 2,
      known.contains(where: { dictionary.isSubstantial($0.role) })
    else { return nil }
    var form = table.withoutRows
    for title in titles {
      form.append(table.cell(title.row, title.column))
      form.endRow()
    }
    for label in labels[..<count] { form.append(table.cell(label.row, label.column)) }
    form.endRow()
    for (index, value) in values.enumerated() {
      form.append(table.cell(value.row, value.column))
      if index % count == count - 1 { form.endRow() }
    }
    for note in notes {
      form.append(table.cell(note.row, note.column))
      form.endRow()
    }
    let columns = (0..<count).map { index in
      Column(name: names[index], role: readings[index].role, period: readings[index].period)
    }
    return (
      form,
      RecognizedHeader(
        rows: titles.count..<(titles.count + 1), columns: columns, isForm: true, readings: Array(readings[..<count]))
    )
  }
}
