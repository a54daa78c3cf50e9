internal import ReportModel
internal import ReportText

/// The rows of many reports under one header.
struct RowTransfer: ~Copyable {
  private var builder: ReportBuilder
  private let columns: [Column]
  private let originColumn: Int
  private let oldNumberColumn: Int
  private var lastNumber = 0
  /// Whether the last row that was added stands under a heading.
  private var isUnderHeading = false

  /// - Parameters:
  ///   - columns: The united columns; the number first, and columns for origin and old number.
  ///   - types: How the texts of roles are typed that a schema knows.
  ///   - offices: The departments that go by several names.
  init(columns: [Column], types: [Role: ValueType], offices: OfficeNames) {
    self.columns = columns
    builder = ReportBuilder(columns: columns, types: types, offices: offices)
    func column(_ name: String) -> Int { columns.firstIndex { NameKey($0.name) == NameKey(name) } ?? 0 }
    originColumn = column(Column.nameOfOrigins)
    oldNumberColumn = column(Column.nameOfOldNumbers)
  }

  /// Adds the rows of a report.
  /// - Parameter places: Where each of its columns stands among the united ones.
  mutating func add(_ report: Report, columns places: [Int], origin: String) {
    let numberColumn = report.columns.firstIndex { $0.role == .number }
    let continued = numberColumn.map { rowsUnderMerges(of: $0, in: report) } ?? []
    var heading: [String] = []
    if let first = report.rows.first, first.kind != .section, first.section.isEmpty, isUnderHeading {
      addBand(origin)
      heading = [origin]
    }
    let origin = Text(origin)
    for (index, old) in report.rows.enumerated() {
      builder.use(report.rows.body.setting(of: index))
      var cells = cells(of: old, at: places)
      if old.kind == .section { heading = [] }
      if old.kind == .task {
        let number = number(isContinued: continued.contains(index), isNumbered: numberColumn.map { !old.isBlank($0) })
        cells[0] = Text(number.map(String.init) ?? "")
        if let numberColumn { fill(&cells, oldNumberColumn, old.text(numberColumn)) }
      }
      if old.kind == .task || old.kind == .total { fill(&cells, originColumn, origin) }
      for cell in cells { builder.append(cell) }
      let section = old.section.isEmpty && old.kind != .section ? heading : old.section
      builder.endRow(old.kind, section: section, merges: merges(of: old, at: places, width: report.columns.count))
      isUnderHeading = !section.isEmpty
    }
  }

  /// Ends the rows.
  consuming func finish() -> ReportBody { builder.finish() }

  /// The next number; that of the row above where the number is merged with it, none where it was left blank.
  private mutating func number(isContinued: Bool, isNumbered: Bool?) -> Int? {
    if isContinued { return lastNumber }
    guard isNumbered ?? true else { return nil }
    lastNumber += 1
    return lastNumber
  }

  /// Fills a cell that an earlier merge has not filled, and that no merge covers.
  private func fill(_ cells: inout [Text], _ column: Int, _ text: Text) {
    if cells[column].string.isUnseen { cells[column] = text }
  }

  /// Adds a heading of our own across the table.
  private mutating func addBand(_ text: String) {
    let text = Text(text)
    for _ in columns { builder.append(text) }
    builder.endRow(.section, merges: [Merge(column: 0, rows: 1, columns: columns.count)])
  }

  /// Texts at their places; one that stands in every cell of a heading or note goes into the new cells too.
  private func cells(of row: Row, at places: [Int]) -> [Text] {
    if row.kind == .section || row.kind == .note, places.count > 1, !row.isBlank(0) {
      let text = row.text(0)
      if places.indices.allSatisfy({ row.text($0) == text }) { return Array(repeating: text, count: columns.count) }
    }
    var cells = Array(repeating: Text(), count: columns.count)
    for (column, place) in places.enumerated() { cells[place] = row.text(column) }
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
