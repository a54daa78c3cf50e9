package import ReportText

/// The header and the rows of a report: its columns over a flat table with one cell a column.
///
/// Rows are views of this; what a row means is computed from its texts when somebody asks.
package final class ReportBody: Sendable {
  /// The columns.
  package let columns: [Column]
  /// The texts and merges; every row has a slot a column.
  package let table: Table
  /// What each row is for.
  package let kinds: [Row.Kind]
  /// The chains of headings that rows stand under.
  private let sections: [[String]]
  /// For each row its chain of headings.
  private let sectionOfRow: [Int32]
  /// Where the views of rows come from.
  package let typing: RowTyping
  private let settings: [RowTyping.Setting]
  /// For each row its setting; empty where all have the first.
  private let settingOfRow: [Int32]

  fileprivate init(_ builder: borrowing ReportBuilder, table: Table) {
    columns = builder.columns
    self.table = table
    kinds = builder.kinds
    sections = builder.sections
    sectionOfRow = builder.sectionOfRow
    typing = RowTyping(columns: builder.columns, types: builder.types, offices: builder.offices)
    settings = builder.settings
    settingOfRow = builder.settings.count > 1 ? builder.settingOfRow : []
  }

  fileprivate init(_ body: ReportBody, with table: Table) {
    columns = body.columns
    self.table = table
    kinds = body.kinds
    sections = body.sections
    sectionOfRow = body.sectionOfRow
    typing = body.typing
    settings = body.settings
    settingOfRow = body.settingOfRow
  }

  /// The headings that a row stands under, the outermost first.
  package func section(of row: Int) -> [String] { sections[Int(sectionOfRow[row])] }

  /// What the report of a row says beside its columns.
  package func setting(of row: Int) -> RowTyping.Setting {
    settings[settingOfRow.isEmpty ? 0 : Int(settingOfRow[row])]
  }

  /// The text in a slot. A copy of the table, to ask it, would take longer than the answer.
  package func text(_ row: Int, _ column: Int) -> Text { table.text(row, column) }

  /// Whether nothing is seen of the text in a slot.
  package func isBlank(_ row: Int, _ column: Int) -> Bool { table.isBlank(row, column) }

  /// The span that covers a slot.
  package func span(_ row: Int, _ column: Int) -> TableSpan? { table.span(row, column) }

  /// Whether a slot belongs to a cell that begins elsewhere.
  package func isCovered(_ row: Int, _ column: Int) -> Bool { table.isCovered(row, column) }

  /// Whether any cell covers more than one slot.
  package var hasSpans: Bool { table.hasSpans }

  /// The spans that begin in a row.
  package func spans(beginningIn row: Int) -> ArraySlice<TableSpan> {
    guard table.hasSpans else { return [] }
    let start = table.spans.firstIndex(beyond: row - 1) { $0.row }
    return table.spans[start...].prefix { $0.row == row }
  }
}

/// Puts the rows of a report together.
package struct ReportBuilder: ~Copyable {
  /// The columns of the report.
  package let columns: [Column]
  /// How the texts of roles are typed, beside those that every report has.
  fileprivate let types: [Role: ValueType]
  /// The departments that go by several names.
  fileprivate let offices: OfficeNames
  fileprivate var kinds: [Row.Kind] = []
  fileprivate var sections: [[String]] = [[]]
  fileprivate var sectionOfRow: [Int32] = []
  fileprivate var settings = [RowTyping.Setting()]
  fileprivate var settingOfRow: [Int32] = []
  private var setting: Int32 = 0
  private var table: Table
  private var spans: [TableSpan] = []

  /// Begins with no rows.
  /// - Parameters:
  ///   - types: How the texts of roles are typed, beside those that every report has.
  ///   - offices: The departments that go by several names.
  ///   - store: Where the texts are of cells that are added as addresses.
  package init(
    columns: [Column], types: [Role: ValueType] = [:], offices: OfficeNames = OfficeNames(),
    store: TextStore = TextStore()
  ) {
    self.columns = columns
    self.types = types
    self.offices = offices
    table = Table(store: store)
  }

  /// The number of rows.
  package var count: Int { kinds.count }

  /// Says what the report says beside its columns, for the rows that are added from now on.
  package mutating func use(_ setting: RowTyping.Setting) {
    if let known = settings.firstIndex(of: setting) {
      self.setting = Int32(known)
    } else if kinds.isEmpty {
      settings = [setting]
    } else {
      self.setting = Int32(settings.count)
      settings.append(setting)
    }
  }

  /// Adds a cell to the row that is being built; its text is in the store.
  package mutating func append(_ cell: TableCell) { table.append(cell) }

  /// Adds a cell to the row that is being built.
  package mutating func append(_ text: Text) {
    table.append(TableCell(table.store.add(text.bytes), offset: 0))
  }

  /// Ends the row that is being built; cells that are missing are empty.
  /// - Parameters:
  ///   - section: The headings above it; most rows have those of the row before.
  ///   - merges: The merges that begin in it.
  package mutating func endRow(_ kind: Row.Kind, section: [String] = [], merges: [Merge] = []) {
    while table.openWidth < columns.count { table.append(TableCell(0..<0, offset: 0)) }
    for merge in merges {
      spans.append(TableSpan(row: count, column: merge.column, rows: merge.rows, columns: merge.columns))
    }
    table.endRow()
    kinds.append(kind)
    settingOfRow.append(setting)
    if !sections[sections.count - 1].elementsEqual(section, by: { $0.utf8.elementsEqual($1.utf8) }) {
      sections.append(section)
    }
    sectionOfRow.append(Int32(sections.count - 1))
  }

  /// Ends the report's rows.
  package consuming func finish() -> ReportBody {
    for span in spans.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      let columns = span.column..<min(span.column + span.columns, self.columns.count)
      let rows = span.row..<min(span.row + span.rows, count)
      guard rows.count > 1 || columns.count > 1 else { continue }
      let number = table.add(
        TableSpan(row: span.row, column: span.column, rows: rows.count, columns: columns.count))
      for row in rows { for column in columns { table.cover(row, column, with: number) } }
    }
    return ReportBody(self, table: table)
  }
}

extension Report {
  /// The report with nothing in the slots that merges cover from elsewhere.
  package var withoutRepeatedTexts: Report {
    var table = rows.body.table
    table.blankCoveredSlots()
    return Report(title: title, body: ReportBody(rows.body, with: table), notes: notes, notesAbove: notesAbove)
  }
}
