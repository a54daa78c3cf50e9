internal import ReportText

/// Which columns of a report the typed views of its rows come from; looked up once, not in every row.
package struct RowTyping: Sendable, Equatable {
  /// What a row's report says beside its columns: rows that were merged from several reports have several of these.
  package struct Setting: Sendable, Hashable {
    /// The year of days that name none.
    package var year: Int?
    /// The unit of amounts whose column and cell name none.
    package var unit: String?

    /// Makes a setting.
    package init(year: Int? = nil, unit: String? = nil) {
      self.year = year
      self.unit = unit
    }
  }

  /// A role whose cells are typed as its kind of value, with its columns and the units that their names give.
  struct Typed: Sendable, Equatable {
    let role: Role
    let type: ValueType
    var columns: [(index: Int, unit: String?)]

    static func == (left: Self, right: Self) -> Bool {
      left.role == right.role && left.type == right.type
        && left.columns.elementsEqual(right.columns) { $0.index == $1.index && $0.unit == $1.unit }
    }
  }

  /// The column of 序号.
  package let number: Int?
  let sources: [Int]
  let progress: [Int]
  let states: [Int]
  let departments: [(index: Int, part: Department.Part)]
  /// In the order of their first columns.
  let typed: [Typed]
  /// How the texts of roles are typed that a schema, or the input, declares.
  package let types: [Role: ValueType]
  /// The departments that go by several names.
  package let offices: OfficeNames

  /// - Parameters:
  ///   - types: How the texts of roles are typed, beside those that every report has.
  ///   - offices: The departments that go by several names.
  package init(columns: [Column], types: [Role: ValueType], offices: OfficeNames = OfficeNames()) {
    self.types = types
    self.offices = offices
    var places: [Role: [Int]] = [:]
    var departments: [(index: Int, part: Department.Part)] = []
    for (index, column) in columns.enumerated() {
      guard let role = column.role else { continue }
      places[role, default: []].append(index)
      if let part = role.part { departments.append((index, part)) }
    }
    self.departments = departments
    // 序号 before 任务编号: of several columns the one with the plainest name counts first, but after all others what says how it was
    // before or is to be (上月, 计划); of days the new ones (延期时限) before those that were moved; of those that say how far something had come by several times (7月, 8月, 9月) the latest.
    for (role, indices) in places where indices.count > 1 {
      let isDated = role == .progress || role == .status || role == .completionRate
      let latest = isDated ? indices.map { lastDay(of: columns[$0]) }.max() ?? 0 : 0
      let ranks = indices.map { index in
        let day = isDated ? lastDay(of: columns[index]) : 0
        let isBehind = (role == .progress && namesResult(columns[index])) || namesOtherTime(columns[index])
        let isNew = role == .deadline && namesMovedDay(columns[index])
        return (
          isNew ? -1 : isBehind ? 1 : 0, day > 0 && day < latest ? latest - day : 0, plainness(of: columns[index]),
          index
        )
      }
      places[role] = ranks.sorted(by: <).map(\.3)
    }
    number = places[.number]?.first
    sources = places[.source] ?? []
    progress = places[.progress] ?? []
    states = places[.status] ?? []
    typed = places.compactMap { role, indices in
      let type = types[role] ?? role.standardType
      guard type.isGeneral, type != .text, role != .number else { return nil }
      return Typed(role: role, type: type, columns: indices.map { ($0, unit(inHeader: columns[$0].name)) })
    }
    .sorted { ($0.columns.map(\.index).min() ?? 0) < ($1.columns.map(\.index).min() ?? 0) }
  }

  /// The column whose days are deadlines where one alone is; of several another may say what this one does not.
  package var deadline: Int? {
    guard let deadline = typed.first(where: { $0.role == .deadline }), deadline.type == .date else { return nil }
    return deadline.columns.count == 1 ? deadline.columns.first?.index : nil
  }

  /// The columns that have amounts or percentages.
  package var amountColumns: Set<Int> {
    Set(typed.filter { $0.type == .amount || $0.type == .percent }.flatMap { $0.columns.map(\.index) })
  }

  /// Whether both type the same columns in the same way.
  package static func == (left: RowTyping, right: RowTyping) -> Bool {
    left.number == right.number && left.sources == right.sources && left.progress == right.progress
      && left.states == right.states && left.typed == right.typed
      && left.departments.elementsEqual(right.departments) { $0.index == $1.index && $0.part == $1.part }
      && left.offices == right.offices
  }
}

/// How many characters the name of a column has that are seen, but for a unit and a period: the fewer, the plainer.
private func plainness(of column: Column) -> Int {
  let unit = unit(inHeader: column.name).map { $0.unicodeScalars.count + 2 } ?? 0
  let period = column.period.map { $0.text.unicodeScalars.count } ?? 0
  return column.name.utf8.span.withSeen { $0.scalarCount } - unit - period
}

/// Whether a column is about what has come of something, 完成成效, rather than how far it has come.
private func namesResult(_ column: Column) -> Bool {
  column.name.utf8.span.withSeen { words in
    words.ends(with: "成效") || words.ends(with: "成果") || words.ends(with: "效果") || words.ends(with: "结果")
  }
}

/// Whether a column is about another time than the report: 上月进展, 去年完成情况, 原状态, 计划完成率.
private func namesOtherTime(_ column: Column) -> Bool {
  column.name.utf8.span.withSeen { otherTimes.longest(of: $0) != nil }
}

/// Whether a column has the days that others were moved to: 延期时限, 调整后完成时限.
private func namesMovedDay(_ column: Column) -> Bool {
  column.name.utf8.span.withSeen { words in movedDays.longest(of: words).map { $0.length > 3 } ?? false }
}

private let movedDays = Lexicon.standard.table("day-moved", side: .front)
private let otherTimes = Lexicon.standard.table("other-time", side: .front)

/// The last day of the period of a column as a number that grows with it; 0 where it has none.
private func lastDay(of column: Column) -> Int {
  guard let period = column.period, let day = period.to ?? PeriodGrammar.whole(period.text, year: 1)?.to else {
    return 0
  }
  return (day.year * 12 + day.month) * 31 + day.day
}

extension Role {
  /// The part of the departments in its columns; nil for other roles.
  var part: Department.Part? {
    switch self {
    case .departments: .responsible
    case .leadDepartments: .lead
    case .supportDepartments: .support
    default: nil
    }
  }

  /// How its texts are typed where nobody declares it.
  package var standardType: ValueType {
    Self.standardTypes.first { $0.role == self }?.type ?? .text
  }

  /// The roles that have a standard type, in the order in which records have them.
  package static var withStandardType: [Role] { standardTypes.map(\.role) }

  private static let standardTypes: [(role: Role, type: ValueType)] = [
    (.deadline, .date), (.completionRate, .percent), (.amount, .amount), (.score, .integer),
  ]
}

/// The unit that a header names in brackets: 万元 of 投资规模（万元）; nil where there is none.
package func unit(inHeader name: String) -> String? {
  name.utf8.span.withSeen { words in
    guard let last = words.lastScalar, last.isClosingBracket, let open = words.lastOffset(where: \.isOpeningBracket),
      open > 0
    else { return nil }
    var bracket = Cursor(words.extracting(open..<words.count).droppingLast(while: \.isClosingBracket))
    bracket.skipScalar()
    _ = bracket.take("单位：") || bracket.take("单位:")
    return bracket.isAtEnd || bracket.rest.contains { Numerals.digit($0) != nil } ? nil : bracket.rest.string
  }
}

// The views of a row. Where several columns have one role, the first that says something in this row counts, the one with the plainest
// name before the others.
extension ReportBody {
  func firstSaying(_ columns: [Int], in row: Int) -> Int? {
    columns.first { says(row, $0) }
  }

  /// Whether a cell says something.
  func says(_ row: Int, _ column: Int) -> Bool { saysSomething(table.text(row, column).bytes) }

  /// The text of a cell that counts: what has been struck out of it does not, nor do the marks of notes.
  func counted(_ row: Int, _ column: Int) -> String { withoutAsides(table.string(row, column)) }

  package func number(in row: Int) -> Int? {
    guard let column = typing.number else { return nil }
    return withoutAsides(table.text(row, column).bytes) { text in
      // A number has no exponent.
      rowNumber(text.droppingLast(while: \.isRaisedNumeral))
    }
  }

  func sources(in row: Int) -> [TaskSource] {
    var sources: [TaskSource] = []
    readSources(in: row) { sources.append(TaskSource(document: $0.string, items: $1)) }
    return sources
  }

  /// Hands on the documents that a task comes from, each with the item numbers in it.
  package func readSources(in row: Int, _ take: (Span<UInt8>, [Int]) -> Void) {
    guard let column = firstSaying(typing.sources, in: row) else { return }
    withoutAsides(table.text(row, column).bytes) { ReportModel.readSources($0, take) }
  }

  func progress(in row: Int) -> Progress? {
    firstSaying(typing.progress, in: row).flatMap { column in
      Progress(text: withoutAsides(table.string(row, column), keepingNotes: true))
    }
  }

  /// Whether some column for progress says something.
  package func saysProgress(in row: Int) -> Bool { firstSaying(typing.progress, in: row) != nil }

  /// - Parameter only: The column that is asked for; nil means all that name departments.
  func departments(in row: Int, only: Int? = nil) -> [Department] {
    var departments: [Department] = []
    for (column, part) in typing.departments where only == nil || only == column {
      let own = withoutAsides(table.text(row, column).bytes) { DepartmentGrammar.parse($0, part: part) }
      // A cell that is merged over two columns names its departments once.
      let isNamed = table.columnsToOrigin(row, column) > 0
      departments += isNamed ? own.filter { !departments.contains($0) } : own
    }
    guard !typing.offices.isEmpty else { return departments }
    for index in departments.indices {
      if let name = typing.offices.name(of: departments[index].name) { departments[index].name = name }
    }
    return departments
  }

  func fields(in row: Int) -> [Field] {
    let setting = setting(of: row)
    return typing.typed.compactMap { typed in
      guard let column = typed.columns.first(where: { says(row, $0.index) }) else { return nil }
      let value = value(
        of: counted(row, column.index), type: typed.type, unit: column.unit ?? setting.unit, year: setting.year)
      return value.map { Field(role: typed.role, value: $0) }
    }
  }

  /// The days that the column of deadlines names.
  package func deadline(in row: Int) -> Period? {
    typing.deadline.flatMap { DateGrammar.parse(counted(row, $0), year: setting(of: row).year) }
  }

  private func value(of text: String, type: ValueType, unit: String?, year: Int?) -> FieldValue? {
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
