internal import ReportModel

/// Reads the typed views of task rows; a department text that repeats the one above it is read once.
struct FieldRecognition {
  /// The columns of the roles with views of their own; looked up once, not in every row.
  private let columns: (number: Int?, source: Int?, progress: Int?, status: Int?)
  private let departmentColumns: [(index: Int, part: Department.Part)]
  /// What the row above had, one a department column.
  private var above: [(text: String, departments: [Department])]

  /// The header of the column of states, where it asks a question.
  private let statusQuestion: String
  /// The other columns that are typed.
  private let typed: [(index: Int, role: Role, type: ValueType, unit: String?)]
  private let year: Int?

  /// - Parameters:
  ///   - year: The year of days that name none.
  ///   - unit: The unit of amounts whose column and cell name none.
  init(columns: [Column], dictionary: HeaderDictionary, year: Int?, unit: String?) {
    self.year = year
    let statusName = columns.first { $0.role == .status }?.name ?? ""
    statusQuestion = statusName.unblanked.hasPrefix("是否") ? statusName : ""
    var first: [Role: Int] = [:]
    var departments: [(index: Int, part: Department.Part)] = []
    for (index, column) in columns.enumerated() {
      guard let role = column.role else { continue }
      first[role] = first[role] ?? index
      switch role {
      case .departments: departments.append((index, .responsible))
      case .leadDepartments: departments.append((index, .lead))
      case .supportDepartments: departments.append((index, .support))
      default: break
      }
    }
    self.columns = (first[.number], first[.source], first[.progress], first[.status])
    typed = first.compactMap { role, index in
      let type = dictionary.type(of: role)
      guard type.isGeneral, type != .text, role != .number else { return nil }
      return (index, role, type, HeaderDictionary.unit(in: columns[index].name) ?? unit)
    }
    .sorted { $0.index < $1.index }
    departmentColumns = departments
    above = departments.map { _ in ("", []) }
  }

  /// Fills the typed views of a row from its texts; where two columns have one role, the first counts.
  mutating func fill(_ row: inout Row) {
    func text(_ column: Int?) -> String? { column.map { row.cells[$0] } }
    row.number = text(columns.number).flatMap(rowNumber)
    row.source = text(columns.source).flatMap(taskSource)
    row.progress = text(columns.progress).flatMap(Progress.init(text:))
    fillAmounts(&row)
    var rate: DecimalNumber?
    for field in row.fields where field.role == .completionRate {
      if case .percent(let percent) = field.value { rate = percent }
    }
    row.status =
      text(columns.status).flatMap { taskStatus($0) ?? taskStatus(answering: statusQuestion, $0) }
      ?? rate.flatMap { taskStatus(ofRate: $0) } ?? text(columns.progress).flatMap { taskStatus($0) }
    for (index, column) in departmentColumns.enumerated() {
      let text = row.cells[column.index]
      if !text.hasSameBytes(as: above[index].text) {
        above[index] = (text, DepartmentGrammar.parse(text, part: column.part))
      }
      row.departments += above[index].departments
    }
  }
  /// Fills what a row of totals has as well: amounts, rates, and the columns that a schema types.
  func fillAmounts(_ row: inout Row) {
    for column in typed {
      guard let value = value(of: row.cells[column.index], type: column.type, unit: column.unit) else { continue }
      row.fields.append(Field(role: column.role, value: value))
    }
  }

  private func value(of text: String, type: ValueType, unit: String?) -> FieldValue? {
    guard !RowRecognition.isBlank(text) else { return nil }
    switch type {
    case .list: return .list(nameList(text))
    case .integer: return NumberGrammar.integer(text).map { .integer($0) }
    case .percent: return NumberGrammar.percent(text, unit: unit).map { .percent($0) }
    case .date: return DateGrammar.parse(text, year: year).map { .date($0) }
    case .amount: return NumberGrammar.amount(text, unit: unit)
    case .text, .source, .departments, .progress, .status: return nil
    }
  }
}
