internal import ReportAnalysis
internal import ReportModel
internal import ReportText
internal import ReportTemplates

// Office files hold summaries and comparisons as tables, and a table is laid out like that of a report: so each is one. Pages
// have most of these tables, too, and take the widths of their columns from them.

/// The tables of a document as reports, made when a template asks for them.
final class OfficeTables {
  private let make: () -> [Report]
  private let page: WritingOptions.Page
  private let document: TablesDocument

  init(on page: WritingOptions.Page, of document: TablesDocument, _ make: @escaping () -> [Report]) {
    self.page = page
    self.document = document
    self.make = make
  }

  private(set) lazy var contexts: [ReportContext] = {
    let reports = make()
    let names = SheetNames.names(of: reports)
    return reports.enumerated().map {
      ReportContext($1, ordinal: $0 + 1, page: page, sheetName: names[$0], partOf: document)
    }
  }()
}

/// A document whose tables stand below each other.
struct TablesDocument {
  /// What stands at the top of its pages after the first.
  let runningTitle: String
  /// Whether it has narrow margins and lines close to each other, to take few pages.
  var isCompact = false
}

/// The keys of these tables; every root has it, so that one template writes office files of every kind of document.
func officeKeys<Context: TemplateContext>(
  _ tables: @escaping @Sendable (Context) -> [ReportContext], follow: Bool
) -> [TemplateKey<Context>] {
  [
    .list(
      "sheets", "the tables of the document, each laid out as a report: what office files hold", of: ReportContext.self
    ) { TemplateList(tables($0)) },
    .flag(
      "tablesFollow", "whether these stand below each other, as those of a summary do; reports begin pages of their own"
    ) { _ in
      follow
    },
  ]
}

/// The widths of columns of tables on pages, in percent of the table's, each chosen when a template asks for it.
final class PageWidths {
  private let page: WritingOptions.Page
  private let isCompact: Bool
  private var chosen: [String: [String]] = [:]

  /// The most rows of a table that are made to choose widths by.
  static let sample = 400

  init(on page: WritingOptions.Page, isCompact: Bool = false) {
    self.page = page
    self.isCompact = isCompact
  }

  /// - Parameter name: What tells the table from others of its document.
  func columns(of name: String, _ table: () -> Report) -> [String] {
    if let widths = chosen[name] { return widths }
    // The text and the padding of cells as summary-print and summary-each-print have them.
    let (size, padding, width) =
      isCompact ? (3.0, 2.2, page.paperWidth - 34) : (PrintLayout.TextSize.smallFive.height, 2.8, page.textArea.width)
    let columns = ColumnWidths(of: table(), padding: padding / size + 0.3)
    let widths = PrintLayout.shares(of: 1_000, columns.choose(total: width / size)).map { "\($0 / 10).\($0 % 10)" }
    chosen[name] = widths
    return widths
  }
}

/// A table under construction.
struct TableDraft {
  typealias Column = (name: String, role: Role?)

  var title: String
  var columns: [Column]
  var rows: [[String]] = []
  var notesAbove: [String] = []
  var notesBelow: [String] = []

  /// A table without rows says so.
  var report: Report {
    let empty = rows.isEmpty ? [["无。"]] : rows
    return Report(
      title: Title(text: title), columns: columns.map { ReportModel.Column(name: $0.name, role: $0.role) },
      rows: empty.map { RowContent(cells: $0) }, notes: notesAbove + notesBelow, notesAbove: notesAbove.count)
  }

  /// A column of counts.
  static func count(_ name: String) -> Column { (name, .amount) }
}

/// A column of a table of tasks.
struct TaskColumn: Sendable {
  let name: String
  var role: Role?
  let text: @Sendable (ReportTask) -> String

  static let number = TaskColumn(name: "序号", role: .number) { $0.row.number.map { String($0) } ?? "" }
  static let source = TaskColumn(name: "任务来源", role: .source) {
    $0.row.sources.map(\.inOneLine).joined(separator: "；")
  }
  static let task = TaskColumn(name: "任务", role: .content) { $0.text ?? "" }
  static let departments = TaskColumn(name: "责任部门", role: .departments) {
    $0.row.departments.map(\.name).joined(separator: "、")
  }
  /// The progress, and that there is none where there should be.
  static let progress = TaskColumn(name: "进展情况", role: .progress) {
    $0.progress ?? ($0.lacksProgress ? "（未填进展）" : "")
  }
  static let deadline = TaskColumn(name: "完成时限", role: .deadline) { $0.deadline ?? "" }
  static let status = TaskColumn(name: "状态", role: .status) { $0.row.status?.label ?? "" }
  static let lateness = TaskColumn(name: "情形", role: .status) { $0.lateness?.label ?? "" }
}

extension TableDraft {
  /// A table of tasks.
  init(title: String, columns: [TaskColumn], tasks: some Sequence<ReportTask>) {
    self.init(title: title, columns: columns.map { ($0.name, $0.role) })
    rows = tasks.map { task in columns.map { $0.text(task) } }
  }
}

/// What tasks of a document have, so that tables leave out the columns with nothing in them.
struct TaskFeatures {
  private(set) var hasNumbers = false
  private(set) var hasSources = false
  private(set) var hasDeadlines = false
  private(set) var isLate = false
  private(set) var statuses: Set<TaskStatus> = []

  init(of tasks: some Sequence<ReportTask>) {
    for task in tasks {
      hasNumbers = hasNumbers || task.row.number != nil
      hasSources = hasSources || !task.row.sources.isEmpty
      hasDeadlines = hasDeadlines || task.deadline != nil
      isLate = isLate || task.lateness != nil
      if let status = task.row.status { statuses.insert(status) }
    }
  }

  /// The number and the source.
  var leading: [TaskColumn] { (hasNumbers ? [.number] : []) + (hasSources ? [.source] : []) }
  /// The deadline and the state.
  var closing: [TaskColumn] { (hasDeadlines ? [.deadline] : []) + (statuses.isEmpty ? [] : [.status]) }
}

extension RandomAccessCollection where Index == Int {
  /// So many of the elements, evenly, or a few more.
  func evenly(upTo most: Int) -> [Element] {
    stride(from: startIndex, to: endIndex, by: Swift.max(1, count / most)).map { self[$0] }
  }
}
