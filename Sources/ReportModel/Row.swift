package import ReportText

/// The rows of a report, in the order of the input.
public struct Rows: RandomAccessCollection, Sendable {
  /// What the rows are views of.
  package let body: ReportBody

  package init(_ body: ReportBody) { self.body = body }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { body.kinds.count }
  /// The row of an index from 0.
  public subscript(index: Int) -> Row { Row(body: body, index: index) }
}

/// One row of a report: the text of its cells and the typed views of them, which are read from the texts when they are asked for.
public struct Row: Sendable {
  /// What a row is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// A task with its number, source, text, departments and progress.
    case task
    /// A heading inside the table, as 一、经济发展; the tasks under it carry its text.
    case section
    /// 合计, 总计, 小计.
    case total
    /// 注：… or 备注：… across the table.
    case note
  }

  let body: ReportBody
  /// Its number among the report's rows, from 0.
  package let index: Int

  /// What the row is for.
  public var kind: Kind { body.kinds[index] }
  /// The headings that the row stands under, the outermost first.
  public var section: [String] { body.section(of: index) }
  /// The raw texts, one a column. A cell that a merge covers repeats the merged text.
  public var cells: [String] { body.columns.indices.map { body.table.string(index, $0) } }
  /// The number of columns.
  package var columnCount: Int { body.columns.count }
  /// The raw text in a column.
  package func text(_ column: Int) -> Text { body.text(index, column) }
  /// Whether nothing but white space stands in a column.
  package func isBlank(_ column: Int) -> Bool { text(column).bytes.isUnseen }
  /// The merges that begin in this row.
  public var merged: [Merge] {
    body.spans(beginningIn: index).map { Merge(column: $0.column, rows: $0.rows, columns: $0.columns) }
  }

  private func ofTask<Value>(_ value: (Int) -> Value?) -> Value? { kind == .task ? value(index) : nil }

  /// The 序号 as an integer.
  public var number: Int? { ofTask(body.number) }
  /// The documents and item numbers that the task comes from.
  public var sources: [TaskSource] { ofTask(body.sources) ?? [] }
  /// The first of the documents, and the item numbers in it.
  public var source: TaskSource? { sources.first }
  /// Who is responsible, over all department columns; empty where there is no such column or text.
  public var departments: [Department] { ofTask { body.departments(in: $0) } ?? [] }
  /// Who is responsible by one column; empty where it names no departments.
  package func departments(in column: Int) -> [Department] {
    ofTask { body.departments(in: $0, only: column) } ?? []
  }
  /// The progress text in its items.
  public var progress: Progress? { ofTask(body.progress) }
  /// The state of the task, where a column states it.
  public var status: TaskStatus? { ofTask(body.status) }
  /// The typed views of the other columns that have one: deadlines, rates, amounts, and what a schema types; in the order
  /// of the columns, a role once. Totals have them as well.
  public var fields: [Field] { kind == .task || kind == .total ? body.fields(in: index) : [] }
}

/// What a row is made of, for reports that are made by hand.
public struct RowContent: Sendable {
  /// What the row is for.
  public var kind: Row.Kind
  /// The headings that the row stands under, the outermost first.
  public var section: [String]
  /// The raw texts, one a column; what is missing is empty.
  public var cells: [String]
  /// The merges that begin in this row; slots that they cover get the merged text.
  public var merged: [Merge]

  /// Makes the content of a row.
  public init(kind: Row.Kind = .task, section: [String] = [], cells: [String], merged: [Merge] = []) {
    self.kind = kind
    self.section = section
    self.cells = cells
    self.merged = merged
  }

  /// What an existing row is made of.
  public init(_ row: Row) {
    self.init(kind: row.kind, section: row.section, cells: row.cells, merged: row.merged)
  }
}

extension Rows: Equatable {
  /// Whether both have the same texts, kinds, headings and merges, and mean the same.
  public static func == (left: Rows, right: Rows) -> Bool {
    if left.body === right.body { return true }
    return left.count == right.count && left.body.columns == right.body.columns
      && left.body.typing == right.body.typing
      && left.indices.allSatisfy { index in
        let (row, other) = (left[index], right[index])
        return row.kind == other.kind && row.section == other.section && row.merged == other.merged
          && left.body.setting(of: index) == right.body.setting(of: index)
          && left.body.columns.indices.allSatisfy { row.text($0) == other.text($0) }
      }
  }
}

extension Row: Equatable {
  /// Whether both have the same texts, kind, headings and merges, and the same typed views.
  public static func == (left: Row, right: Row) -> Bool {
    left.kind == right.kind && left.section == right.section && left.merged == right.merged
      && left.body.columns.count == right.body.columns.count
      && left.body.columns.indices.allSatisfy { left.text($0) == right.text($0) }
      && left.number == right.number && left.sources == right.sources && left.departments == right.departments
      && left.progress == right.progress && left.status == right.status && left.fields == right.fields
  }
}

/// The typed view of one cell.
public struct Field: Sendable, Equatable {
  /// The role of the column.
  public var role: Role
  /// What the cell's text was read as.
  public var value: FieldValue

  /// Makes a field.
  public init(role: Role, value: FieldValue) {
    self.role = role
    self.value = value
  }
}

/// A cell that reaches over several rows or columns.
public struct Merge: Sendable, Hashable {
  /// The 0-based column where it begins.
  public var column: Int
  /// The rows that it covers, counted in the report's rows; at least 1.
  public var rows: Int
  /// The columns that it covers; at least 1.
  public var columns: Int

  /// Makes a merge.
  public init(column: Int, rows: Int, columns: Int) {
    self.column = column
    self.rows = rows
    self.columns = columns
  }
}
