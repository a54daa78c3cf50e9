internal import ReportModel

/// The columns of many reports as those of one.
struct ColumnUnion {
  /// The united columns; after ``finish()`` the number stands first, origin and old number last.
  private(set) var columns: [Column] = []
  /// For each report, where each of its columns stands among the united ones.
  private(set) var places: [[Int]] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The unit of the amounts in each united column.
  private var units: [[UInt8]] = []
  /// Whether each united column is the only one of its role in every report that has it; of several, only names tell which
  /// is which.
  private var areSole: [Bool] = []
  /// Whether units that stand outside the table have to be named in it, because another report has other notes.
  private let namesUnits: Bool

  /// Whether columns of other periods are other columns; from one report to the next the same column goes on.
  private let separatesPeriods: Bool

  init(namesUnits: Bool = false, separatesPeriods: Bool = true) {
    self.namesUnits = namesUnits
    self.separatesPeriods = separatesPeriods
  }

  /// Finds the columns of a report among the united ones, or adds them.
  mutating func add(_ report: Report, named name: String) {
    let own = report.columns
    let ownUnits = own.map { Self.unit(of: $0, in: report) }
    let ownAreSole = own.map { column in own.count { $0.role == column.role } == 1 }
    var place: [Int?] = Array(repeating: nil, count: own.count)
    var taken: Set<Int> = []
    // Equal names first, so that of two columns of one role none takes the other's place.
    for byName in [true, false] {
      for index in own.indices where place[index] == nil {
        place[index] = columns.indices.first { united in
          !taken.contains(united) && units[united] == ownUnits[index]
            && (byName
              ? Self.hasSameName(columns[united], own[index])
              : ownAreSole[index] && areSole[united] && hasSameRole(columns[united], own[index]))
        }
        if let found = place[index] { taken.insert(found) }
      }
    }
    for index in own.indices {
      if let found = place[index] {
        areSole[found] = areSole[found] && ownAreSole[index]
        if !Self.hasSameName(columns[found], own[index]) {
          let message = Message.unitedColumns(
            inOneLine(own[index].name), of: name, into: inOneLine(columns[found].name))
          diagnostics.append(Diagnostic(.unitedColumns, message))
        }
        continue
      }
      // A new column stands behind the one that it follows in its report, but none comes between number and task.
      let before = index > 0 && own[index - 1].role != .number ? place[index - 1] : nil
      let position = before.map { $0 + 1 } ?? columns.count
      insert(own[index], unit: ownUnits[index], isSole: ownAreSole[index], at: position, moving: &place)
      place[index] = position
    }
    places.append(place.compactMap(\.self))
  }

  private mutating func insert(
    _ column: Column, unit: [UInt8] = [], isSole: Bool = true, at position: Int, moving place: inout [Int?]
  ) {
    columns.insert(column, at: position)
    areSole.insert(isSole, at: position)
    units.insert(unit, at: position)
    for report in places.indices {
      for index in places[report].indices where places[report][index] >= position { places[report][index] += 1 }
    }
    for index in place.indices { place[index] = place[index].map { $0 >= position ? $0 + 1 : $0 } }
  }

  /// Puts the number first, adds the columns of origin, and names the units that columns would else be mistaken in.
  mutating func finish() {
    var none: [Int?] = []
    for index in columns.indices where Self.bracket(of: columns[index]).isEmpty && !units[index].isEmpty {
      let hasRival = columns.indices.contains { other in
        other != index && columns[other].role == columns[index].role && units[other] != units[index]
      }
      if namesUnits || hasRival { columns[index].name += "（\(String(decoding: units[index], as: UTF8.self))）" }
    }
    if let number = columns.firstIndex(where: { $0.role == .number }) {
      if number > 0 { move(number) }
    } else {
      insert(Column(name: "序号", role: .number), at: 0, moving: &none)
    }
    for name in [MergedReport.oldNumberName, MergedReport.originName]
    where !columns.contains(where: { NameKey($0.name) == NameKey(name) }) {
      insert(Column(name: name), at: columns.count, moving: &none)
    }
  }

  private mutating func move(_ number: Int) {
    columns.insert(columns.remove(at: number), at: 0)
    units.insert(units.remove(at: number), at: 0)
    for report in places.indices {
      places[report] = places[report].map { $0 == number ? 0 : $0 < number ? $0 + 1 : $0 }
    }
  }

  private static func hasSameName(_ left: Column, _ right: Column) -> Bool {
    left.role == right.role && NameKey(left.name) == NameKey(right.name)
  }

  private func hasSameRole(_ left: Column, _ right: Column) -> Bool {
    guard left.role != nil, left.role == right.role else { return false }
    if !separatesPeriods, left.period != nil || right.period != nil { return true }
    return Self.bracket(of: left) == Self.bracket(of: right)
      && left.period.map { Array($0.text.utf8) } == right.period.map { Array($0.text.utf8) }
  }

  /// What stands in brackets at the end of a name: a unit, a period.
  private static func bracket(of column: Column) -> [Unicode.Scalar] {
    let scalars = NameKey(column.name).scalars
    guard scalars.last == ")", let open = scalars.lastIndex(of: "(") else { return [] }
    return Array(scalars[open...])
  }

  /// The unit of a column's amounts, where all of them have the same; empty where there is none.
  private static func unit(of column: Column, in report: Report) -> [UInt8] {
    var found: Set<[UInt8]> = []
    for row in report.rows {
      for field in row.fields where field.role == column.role {
        if case .amount(_, let unit) = field.value { found.insert(Array((unit ?? "").utf8)) }
      }
    }
    return found.count == 1 ? found.first ?? [] : []
  }
}
