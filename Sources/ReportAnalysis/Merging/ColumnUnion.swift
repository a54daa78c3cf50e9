internal import ReportModel

/// The columns of many reports as those of one.
struct ColumnUnion {
  /// The united columns, when ``finish()`` has put them in order: the number first, origin and old number last.
  private(set) var columns: [Column] = []
  /// For each report, where each of its columns stands among the united ones; numbers of ``united`` before ``finish()``.
  private(set) var places: [[Int]] = []
  /// Columns that stand under another name: what the two are called, and the reports that have the first.
  private var renamed: [(column: String, united: String, reports: [String])] = []
  private var placesOfRenamed: [Renaming: Int] = [:]

  private struct Renaming: Hashable {
    let column: [UInt8]
    let united: Int
  }

  /// A note of each name under which columns stand that their reports call otherwise.
  var diagnostics: [Diagnostic] {
    renamed.map { Diagnostic(.unitedColumns, .unitedColumns($0.column, of: $0.reports, into: $0.united)) }
  }

  /// A united column, as the first report has it that has it.
  private struct United {
    var column: Column
    let traits: ColumnTraits
    /// Whether it is the only one of its role in every report that has it.
    var isSole: Bool
    /// The number of the one that stands after it.
    var next: Int?
  }

  /// Columns under other names are the same one where they have this in common: columns of other periods are not.
  private struct SoleKey: Hashable {
    let kind: ColumnTraits.Kind
    let bracket: [Unicode.Scalar]
    let period: [UInt8]?
  }

  /// In the order in which they were met.
  private var united: [United] = []
  private var first: Int?
  private var last: Int?
  /// Of columns with one identity the one that stands first, first.
  private var byIdentity: [ColumnTraits.Identity: [Int]] = [:]
  /// Identities of which the last report has brought another column, which may stand anywhere.
  private var unsorted: Set<ColumnTraits.Identity> = []
  private var byKind: [SoleKey: [Int]] = [:]
  /// Whether units that stand outside the table have to be named in it, because another report has other notes.
  private let namesUnits: Bool

  init(namesUnits: Bool) { self.namesUnits = namesUnits }

  /// Finds the columns of a report among the united ones, or adds them.
  mutating func add(_ report: Report, named name: String) {
    sortByPosition()
    let own = ColumnTraits.all(of: report)
    var place = placesByIdentity(of: own)
    var taken = Set(place.compactMap(\.self))
    for index in own.indices where place[index] == nil {
      guard let found = placeByKind(of: own[index], taken: taken) else { continue }
      place[index] = found
      taken.insert(found)
      let column = inOneLine(report.columns[index].name)
      let number = placesOfRenamed[Renaming(column: Array(column.utf8), united: found)] ?? renamed.count
      if placesOfRenamed.updateValue(number, forKey: Renaming(column: Array(column.utf8), united: found)) == nil {
        renamed.append((column, inOneLine(united[found].column.name), []))
      }
      renamed[number].reports.append(name)
    }
    for index in own.indices {
      if let found = place[index] {
        if own[index].soleKind == nil { united[found].isSole = false }
        continue
      }
      // A new column stands after the one that it follows in its report, but none comes between number and task.
      let before = index > 0 && report.columns[index - 1].role != .number ? place[index - 1] : last
      place[index] = insert(report.columns[index], own[index], behind: before)
    }
    places.append(place.compactMap(\.self))
  }

  /// Equal names first, so that of two columns of one role none takes the other's place.
  private func placesByIdentity(of own: [ColumnTraits]) -> [Int?] {
    var used: [ColumnTraits.Identity: Int] = [:]
    return own.map { traits in
      let number = used[traits.identity, default: 0]
      guard let found = byIdentity[traits.identity], number < found.count else { return nil }
      used[traits.identity] = number + 1
      return found[number]
    }
  }

  private mutating func placeByKind(of traits: ColumnTraits, taken: Set<Int>) -> Int? {
    guard let key = Self.key(of: traits), let found = byKind[key] else { return nil }
    let sole = found.filter { united[$0].isSole }
    byKind[key] = sole
    return sole.first { !taken.contains($0) }
  }

  private static func key(of traits: ColumnTraits) -> SoleKey? {
    traits.soleKind.map { SoleKey(kind: $0, bracket: traits.bracket, period: traits.period) }
  }

  private mutating func insert(_ column: Column, _ traits: ColumnTraits, behind before: Int?) -> Int {
    let number = united.count
    let next = before.map { united[$0].next } ?? first
    united.append(United(column: column, traits: traits, isSole: traits.soleKind != nil, next: next))
    if let before { united[before].next = number } else { first = number }
    if before == last { last = number }
    if byIdentity[traits.identity] != nil { unsorted.insert(traits.identity) }
    byIdentity[traits.identity, default: []].append(number)
    if let key = Self.key(of: traits) { byKind[key, default: []].append(number) }
    return number
  }

  private mutating func sortByPosition() {
    guard !unsorted.isEmpty else { return }
    var position = Array(repeating: 0, count: united.count)
    for (index, number) in order.enumerated() { position[number] = index }
    for identity in unsorted { byIdentity[identity]?.sort { position[$0] < position[$1] } }
    unsorted = []
  }

  /// The united columns as they stand beside each other.
  private var order: [Int] {
    var order: [Int] = []
    var next = first
    while let number = next {
      order.append(number)
      next = united[number].next
    }
    return order
  }

  /// Puts the number first, adds the columns of origin, and names the units that columns would else be mistaken in.
  mutating func finish() {
    nameUnits()
    var order = order
    let numberPlace = order.firstIndex { united[$0].column.role == .number }
    let number = numberPlace.map { order.remove(at: $0) }
    columns = [number.map { united[$0].column } ?? Column(name: "序号", role: .number)]
    columns += order.map { united[$0].column }
    for name in [Column.nameOfOldNumbers, Column.nameOfOrigins]
    where !columns.contains(where: { NameKey($0.name) == NameKey(name) }) {
      columns.append(Column(name: name))
    }
    var position = Array(repeating: 0, count: united.count)
    for (index, number) in order.enumerated() { position[number] = index + 1 }
    places = places.map { $0.map { position[$0] } }
  }

  private mutating func nameUnits() {
    var units: [Role?: Set<[UInt8]>] = [:]
    for column in united { units[column.column.role, default: []].insert(column.traits.identity.unit) }
    for index in united.indices {
      let traits = united[index].traits
      guard traits.bracket.isEmpty, !traits.identity.unit.isEmpty else { continue }
      let hasRival = (units[traits.identity.role]?.count ?? 0) > 1
      if namesUnits || hasRival {
        var cells = united[index].column.headerCells
        cells[cells.count - 1].text += "（\(String(decoding: traits.identity.unit, as: UTF8.self))）"
        united[index].column.headerCells = cells
      }
    }
  }
}
