/// One row of a report: the text of its cells and the typed views of them.
public struct Row: Sendable, Equatable {
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

  /// What the row is for.
  public var kind: Kind
  /// The headings that the row stands under, the outermost first.
  public var section: [String]
  /// The raw texts, one a column. A cell that a merge covers repeats the merged text.
  public var cells: [String]
  /// The merges that begin in this row.
  public var merged: [Merge] = []
  /// The 序号 as an integer.
  public var number: Int?
  /// The document and item numbers that the task comes from.
  public var source: TaskSource?
  /// Who is responsible, over all department columns; empty where there is no such column or text.
  public var departments: [Department] = []
  /// The progress text in its items.
  public var progress: Progress?
  /// The state of the task, where a column states it.
  public var status: TaskStatus?
  /// The typed views of the other columns that have one: deadlines, rates, amounts, and what a schema types; in the order
  /// of the columns, a role once.
  public var fields: [Field] = []

  /// Makes a row without typed views.
  public init(kind: Kind, section: [String] = [], cells: [String]) {
    self.kind = kind
    self.section = section
    self.cells = cells
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
