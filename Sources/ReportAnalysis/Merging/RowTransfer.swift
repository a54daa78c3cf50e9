internal import ReportModel

/// The rows of many reports under one header.
struct RowTransfer {
  private(set) var rows: [Row] = []
  private let columns: [Column]
  private let originColumn: Int
  private let oldNumberColumn: Int
  private var lastNumber = 0

  /// - Parameter columns: The united columns; the number first, and columns for origin and old number.
  init(columns: [Column]) {
    self.columns = columns
    func column(_ name: String) -> Int { columns.firstIndex { NameKey($0.name) == NameKey(name) } ?? 0 }
    originColumn = column(MergedReport.originName)
    oldNumberColumn = column(MergedReport.oldNumberName)
  }

  /// Adds the rows of a report.
  /// - Parameter places: Where each of its columns stands among the united ones.
  mutating func add(_ report: Report, columns places: [Int], origin: String) {
    let numberColumn = report.columns.firstIndex { $0.role == .number }
    let continued = numberColumn.map { rowsUnderMerges(of: $0, in: report) } ?? []
    var heading: [String] = []
    if let first = report.rows.first, first.kind != .section, first.section.isEmpty, rows.last?.section.isEmpty == false
    {
      rows.append(band(origin))
      heading = [origin]
    }
    for (index, old) in report.rows.enumerated() {
      var row = old
      row.cells = cells(of: old, at: places)
      row.merged = merges(of: old, at: places, width: report.columns.count)
      if old.kind == .section { heading = [] }
      if old.section.isEmpty, old.kind != .section { row.section = heading }
      if old.kind == .task {
        row.number = number(
          for: old, isContinued: continued.contains(index), isNumbered: numberColumn.map { !isBlank(old.cells[$0]) })
        row.cells[0] = row.number.map(String.init) ?? ""
        if let numberColumn { fill(&row, oldNumberColumn, old.cells[numberColumn]) }
      }
      if old.kind == .task || old.kind == .total { fill(&row, originColumn, origin) }
      rows.append(row)
    }
  }

  /// The next number; that of the row above where the number is merged with it, none where it was left blank.
  private mutating func number(for row: Row, isContinued: Bool, isNumbered: Bool?) -> Int? {
    if isContinued { return lastNumber }
    guard isNumbered ?? true else { return nil }
    lastNumber += 1
    return lastNumber
  }

  /// Fills a cell that an earlier merge has not filled, and that no merge covers.
  private func fill(_ row: inout Row, _ column: Int, _ text: String) {
    if isBlank(row.cells[column]) { row.cells[column] = text }
  }

  /// A heading of our own across the table.
  private func band(_ text: String) -> Row {
    var row = Row(kind: .section, cells: Array(repeating: text, count: columns.count))
    row.merged = [Merge(column: 0, rows: 1, columns: columns.count)]
    return row
  }

  /// Texts at their places; one that stands in every cell of a heading or note goes into the new cells too.
  private func cells(of row: Row, at places: [Int]) -> [String] {
    var cells = Array(repeating: "", count: columns.count)
    if row.kind == .section || row.kind == .note, row.cells.count > 1, let text = row.cells.first, !isBlank(text),
      row.cells.allSatisfy({ $0.utf8.elementsEqual(text.utf8) })
    {
      return Array(repeating: text, count: columns.count)
    }
    for (place, text) in zip(places, row.cells) { cells[place] = text }
    return cells
  }

  /// Merges at their places: those across a whole report go across the whole table; those that columns of other reports now
  /// stand between are cut there, their text in each piece.
  private func merges(of row: Row, at places: [Int], width: Int) -> [Merge] {
    var merges: [Merge] = []
    for merge in row.merged {
      if merge.columns == width, merge.rows == 1, row.kind == .section || row.kind == .note {
        merges.append(Merge(column: 0, rows: 1, columns: columns.count))
        continue
      }
      let covered = places[merge.column..<min(merge.column + merge.columns, places.count)].sorted()
      for place in covered {
        if let last = merges.last, last.rows == merge.rows, last.column + last.columns == place, place != covered.first
        {
          merges[merges.count - 1].columns += 1
        } else {
          merges.append(Merge(column: place, rows: merge.rows, columns: 1))
        }
      }
    }
    return merges.filter { $0.rows > 1 || $0.columns > 1 }.sorted { $0.column < $1.column }
  }

  /// The rows whose cell in a column is merged from above.
  private func rowsUnderMerges(of column: Int, in report: Report) -> Set<Int> {
    var rows: Set<Int> = []
    for (index, row) in report.rows.enumerated() {
      for merge in row.merged where merge.rows > 1 && (merge.column..<merge.column + merge.columns).contains(column) {
        rows.formUnion((index + 1)..<min(index + merge.rows, report.rows.count))
      }
    }
    return rows
  }
}
