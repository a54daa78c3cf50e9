internal import ReportText

/// One report table: a title, typed columns, rows and the notes around the table.
///
/// The raw text of every cell stays in ``Row/cells``. A typed view beside it may be missing; the text never is.
public struct Report: Sendable, Equatable {
  /// The title, as written and taken apart; its text is empty where the input has none.
  public var title: Title
  /// The rows under the header; every row has one cell a column.
  public let rows: Rows
  /// The columns, in the order of the input.
  public var columns: [Column] { rows.body.columns }
  /// Lines that belong to the report but stand outside its table: 附件N, units, subtitles, 注, signatures.
  public var notes: [String]
  /// How many of the notes, the first ones, stand above the table: 填报单位, units, 附件N. The others stand below it.
  package var notesAbove: Int

  /// Makes a report of its parts. The typed views of the rows are read from their texts, by the roles of the columns.
  public init(title: Title, columns: [Column], rows: [RowContent], notes: [String], notesAbove: Int = 0) {
    var builder = ReportBuilder(columns: columns)
    builder.use(RowTyping.Setting(year: title.year))
    for row in rows {
      for text in row.cells.prefix(columns.count) { builder.append(Text(text)) }
      builder.endRow(row.kind, section: row.section, merges: row.merged)
    }
    self.init(title: title, body: builder.finish(), notes: notes, notesAbove: notesAbove)
  }

  /// Makes a report of its parts.
  package init(title: Title, body: ReportBody, notes: [String], notesAbove: Int) {
    self.title = title
    rows = Rows(body)
    self.notes = notes
    self.notesAbove = notesAbove
  }
}

/// What a column means. The raw value is the name in JSON and in templates.
public struct Role: RawRepresentable, Sendable, Hashable {
  /// The role's name, as `leadDepartments`.
  public let rawValue: String

  /// Makes a role; any name is allowed, so that a schema may add roles.
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension Role {
  /// 序号.
  public static let number = Role(rawValue: "number")
  /// 任务来源: a document and the items of it.
  public static let source = Role(rawValue: "source")
  /// 任务内容.
  public static let content = Role(rawValue: "content")
  /// 项目名称.
  public static let project = Role(rawValue: "project")
  /// 类别.
  public static let category = Role(rawValue: "category")
  /// 目标任务.
  public static let target = Role(rawValue: "target")
  /// 工作举措.
  public static let measures = Role(rawValue: "measures")
  /// 责任部门.
  public static let departments = Role(rawValue: "departments")
  /// 牵头单位.
  public static let leadDepartments = Role(rawValue: "leadDepartments")
  /// 配合单位.
  public static let supportDepartments = Role(rawValue: "supportDepartments")
  /// 完成时限.
  public static let deadline = Role(rawValue: "deadline")
  /// 进展情况.
  public static let progress = Role(rawValue: "progress")
  /// 状态.
  public static let status = Role(rawValue: "status")
  /// 完成率.
  public static let completionRate = Role(rawValue: "completionRate")
  /// 金额.
  public static let amount = Role(rawValue: "amount")
}
