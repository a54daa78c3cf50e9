internal import ReportModel

/// Reads the typed views of task rows; a department text that repeats the one above it is read once.
struct FieldRecognition {
  /// The columns of the roles with views of their own; looked up once, not in every row.
  private let number: Int?
  private let sources: [Int]
  private let progress: [Int]
  private let states: [(index: Int, header: String)]
  private let departmentColumns: [(index: Int, part: Department.Part)]
  /// What the row above had, one a department column.
  private var above: [(text: String, departments: [Department])]

  /// The other roles that are typed, in the order of their first columns, each with its columns and their units.
  private let typed: [(role: Role, type: ValueType, columns: [(index: Int, unit: String?)])]
  private let year: Int?

  /// - Parameters:
  ///   - year: The year of days that name none.
  ///   - unit: The unit of amounts whose column and cell name none.
  init(columns: [Column], dictionary: HeaderDictionary, year: Int?, unit: String?) {
    self.year = year
    var places: [Role: [Int]] = [:]
    var departments: [(index: Int, part: Department.Part)] = []
    for (index, column) in columns.enumerated() {
      guard let role = column.role else { continue }
      places[role, default: []].append(index)
      switch role {
      case .departments: departments.append((index, .responsible))
      case .leadDepartments: departments.append((index, .lead))
      case .supportDepartments: departments.append((index, .support))
      default: break
      }
    }
    number = places[.number]?.first
    sources = places[.source] ?? []
    progress = places[.progress] ?? []
    states = (places[.status] ?? []).map { ($0, columns[$0].name) }
    typed = places.compactMap { role, indices in
      let type = dictionary.type(of: role)
      guard type.isGeneral, type != .text, role != .number else { return nil }
      return (role, type, indices.map { ($0, HeaderDictionary.unit(in: columns[$0].name) ?? unit) })
    }
    .sorted { $0.columns[0].index < $1.columns[0].index }
    departmentColumns = departments
    above = departments.map { _ in ("", []) }
  }

  /// Fills the typed views of a row from its texts; where several columns have one role, the first that says something in
  /// this row counts.
  mutating func fill(_ row: inout Row) {
    func text(_ columns: [Int]) -> String? { columns.first { saysSomething(row.cells[$0]) }.map { row.cells[$0] } }
    row.number = number.flatMap { rowNumber(row.cells[$0]) }
    row.source = text(sources).flatMap(taskSource)
    row.progress = text(progress).flatMap(Progress.init(text:))
    fillAmounts(&row)
    var rate: DecimalNumber?
    for field in row.fields where field.role == .completionRate {
      if case .percent(let percent) = field.value { rate = percent }
    }
    row.status =
      states.first { saysSomething(row.cells[$0.index]) }
      .flatMap { TaskStatus(statedBy: row.cells[$0.index], under: $0.header) }
      ?? rate.flatMap { TaskStatus(ofRate: $0) } ?? row.progress.flatMap { TaskStatus(statedBy: $0.text) }
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
    for (role, type, columns) in typed {
      guard let column = columns.first(where: { saysSomething(row.cells[$0.index]) }),
        let value = value(of: row.cells[column.index], type: type, unit: column.unit)
      else { continue }
      row.fields.append(Field(role: role, value: value))
    }
  }

  private func value(of text: String, type: ValueType, unit: String?) -> FieldValue? {
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
