internal import ReportModel
internal import ReportText

/// Reads a form, whose labels and values alternate or whose labels stand down the first column, as the report of one task.
///
/// Three labels have to be known, more of them than not, and no value may read like one. Rows of one cell above the first label are
/// the title; a form with anything else in it is none, for nobody knows what would belong to what.
func recognizeForm(in table: Table, dictionary: HeaderDictionary) -> (table: Table, header: RecognizedHeader)? {
  guard table.declared == nil, !table.holdsTables, (1...60).contains(table.rowCount), table.width <= 16 else {
    return nil
  }
  var labels: [(row: Int, column: Int)] = []
  var values: [(row: Int, column: Int)] = []
  var titles: [(row: Int, column: Int)] = []
  var rowsWithKnown = 0
  var readings: [HeaderReading] = []
  for row in 0..<table.rowCount {
    var cells = (0..<table.width(of: row)).filter { !table.isCovered(row, $0) }.map { (row: row, column: $0) }
    // A label that is merged over rows stands beside all of them: 项目 | 名称 | …
    if cells.allSatisfy({ table.isBlank($0.row, $0.column) }) { continue }
    if cells.count == 1, labels.isEmpty {
      titles.append(cells[0])
      continue
    }
    while cells.count > 2, cells.count % 2 == 1, let last = cells.last, table.isBlank(last.row, last.column) {
      cells.removeLast()
    }
    guard cells.count % 2 == 0 else { return nil }
    var known = 0
    for pair in stride(from: 0, to: cells.count, by: 2) {
      let (label, value) = (cells[pair], cells[pair + 1])
      if table.isBlank(label.row, label.column), table.isBlank(value.row, value.column) { continue }
      let reading = dictionary.reading(of: [table.string(label.row, label.column)])
      if reading.role != nil { known += 1 }
      // 已完成 is a value; 进展情况 beside 责任单位 is a header.
      if dictionary.role(named: table.string(value.row, value.column)) != nil { return nil }
      labels.append(label)
      values.append(value)
      readings.append(reading)
    }
    if known > 0 { rowsWithKnown += 1 }
  }
  let known = readings.filter { $0.role != nil && $0.isCertain }
  guard known.count >= 3, known.count * 2 > labels.count, rowsWithKnown >= 2,
    known.contains(where: { $0.role.map(HeaderDictionary.substantialRoles.contains) ?? false })
  else { return nil }
  var form = table.withoutRows
  for title in titles {
    form.append(table.cell(title.row, title.column))
    form.endRow()
  }
  for label in labels { form.append(table.cell(label.row, label.column)) }
  form.endRow()
  for value in values { form.append(table.cell(value.row, value.column)) }
  form.endRow()
  let columns = labels.indices.map { index in
    Column(
      name: table.string(labels[index].row, labels[index].column), role: readings[index].role,
      period: readings[index].period)
  }
  return (
    form, RecognizedHeader(rows: titles.count..<(titles.count + 1), columns: columns, isForm: true, readings: readings)
  )
}
