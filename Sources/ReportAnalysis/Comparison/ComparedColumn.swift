internal import ReportModel
internal import ReportText

/// A column that two reports share.
struct ComparedColumn {
  let column: Column
  let old: Int
  let new: Int

  /// What has changed in it from one row to another; nil for nothing but white space.
  func change(from before: Row, to after: Row) -> Comparison.CellChange? {
    let (oldText, newText) = (before.text(self.old), after.text(self.new))
    guard oldText != newText else { return nil }
    let (old, new) = (oldText.string, newText.string)
    guard !isSameText(old, new), !namesSameDepartments(before, after),
      column.role != .progress || !saysSameItems(old, new)
    else { return nil }
    let lines = column.role == .progress ? itemChanges(from: old, to: new) : [changes(from: old, to: new)]
    return Comparison.CellChange(column: column, old: old, new: new, lines: lines)
  }
}

extension ComparedColumn {
  /// Whether both cells name the same departments, one of them under a name that a schema unites with the other's.
  private func namesSameDepartments(_ before: Row, _ after: Row) -> Bool {
    let (before, after) = (before.departments(in: old), after.departments(in: new))
    return (before + after).contains { NameKey($0.name) != NameKey($0.written) }
      && before.elementsEqual(after) { NameKey($0.name) == NameKey($1.name) && $0.role == $1.role }
  }
}

/// The columns of a report, with what decides which columns of the other side they are. From one report to the next a column
/// goes on under the name of another period.
struct ReportColumns {
  private let columns: [Column]
  private let traits: [ColumnTraits]
  /// Numbers, and where a merged task came from, are not compared: they say nothing of the task.
  private let areCompared: [Bool]

  init(of report: Report) {
    columns = report.columns
    traits = ColumnTraits.all(of: report)
    let uncompared = Set([Column.nameOfOrigins, Column.nameOfOldNumbers].map { NameKey($0) })
    areCompared = traits.map { $0.identity.role != .number && !uncompared.contains($0.identity.name) }
  }

  /// The columns that this report shares with a newer one, in the order of the new one.
  func shared(with newer: ReportColumns) -> [ComparedColumn] {
    var own: [ColumnTraits.Identity: [Int]] = [:]
    // Where a side has no amounts in a column, nothing says its unit.
    var ofAnyUnit: [ColumnTraits.Identity: [Int]] = [:]
    var soleOf: [ColumnTraits.Kind: Int] = [:]
    for (index, traits) in traits.enumerated() {
      own[traits.identity, default: []].append(index)
      ofAnyUnit[traits.identity.withoutUnit, default: []].append(index)
      if let kind = traits.soleKind { soleOf[kind] = index }
    }
    var used: [ColumnTraits.Identity: Int] = [:]
    return newer.columns.indices.compactMap { index in
      let traits = newer.traits[index]
      let number = used[traits.identity, default: 0]
      used[traits.identity] = number + 1
      var found = own[traits.identity].flatMap { number < $0.count ? $0[number] : nil }
      if found == nil,
        let index = ofAnyUnit[traits.identity.withoutUnit].flatMap({ number < $0.count ? $0[number] : nil }),
        traits.identity.unit.isEmpty || self.traits[index].identity.unit.isEmpty
      {
        found = index
      }
      if found == nil, let sole = traits.soleKind.flatMap({ soleOf[$0] }), self.traits[sole].goesOn(as: traits) {
        found = sole
      }
      guard newer.areCompared[index], let found else { return nil }
      return ComparedColumn(column: newer.columns[index], old: found, new: index)
    }
  }

  /// The names of those that no report of the other side has.
  func namesUnshared(with others: SideColumns) -> [String] {
    var used: [ColumnTraits.Identity: Int] = [:]
    return columns.indices.compactMap { index in
      let traits = traits[index]
      let number = used[traits.identity, default: 0]
      used[traits.identity] = number + 1
      guard areCompared[index], !others.hold(traits, number: number) else { return nil }
      return inOneLine(columns[index].name)
    }
  }

  fileprivate func add(to side: inout SideColumns) {
    var counts: [ColumnTraits.Identity: Int] = [:]
    for traits in traits {
      counts[traits.identity, default: 0] += 1
      side.add(traits, count: counts[traits.identity, default: 0])
    }
  }
}

extension ColumnTraits {
  /// Whether two columns that are the only ones of their role are the same under another name.
  fileprivate func goesOn(as other: ColumnTraits) -> Bool {
    period != nil || other.period != nil || bracket == other.bracket
  }
}

/// The columns of all reports of a side.
struct SideColumns {
  /// How many of them one report has at most.
  private var most: [ColumnTraits.Identity: Int] = [:]
  /// The same, whatever their units are.
  private var mostOfAnyUnit: [ColumnTraits.Identity: Int] = [:]
  /// Of columns that are the only ones of their role: whether one has a period, and the brackets of the others.
  private var sole: [ColumnTraits.Kind: (hasPeriod: Bool, brackets: Set<[Unicode.Scalar]>)] = [:]

  init(_ reports: [ReportColumns]) { for report in reports { report.add(to: &self) } }

  fileprivate mutating func add(_ traits: ColumnTraits, count: Int) {
    most[traits.identity] = max(count, most[traits.identity] ?? 0)
    mostOfAnyUnit[traits.identity.withoutUnit] = max(count, mostOfAnyUnit[traits.identity.withoutUnit] ?? 0)
    guard let kind = traits.soleKind else { return }
    var others = sole[kind] ?? (false, [])
    if traits.period != nil { others.hasPeriod = true } else { others.brackets.insert(traits.bracket) }
    sole[kind] = others
  }

  /// Whether some report has a column that is the same as one of the other side.
  /// - Parameter number: How many of the same identity stand before it in its report.
  fileprivate func hold(_ traits: ColumnTraits, number: Int) -> Bool {
    if number < most[traits.identity] ?? 0 { return true }
    // Where a side has no amounts in a column, nothing says its unit.
    let isOfAnyUnit = traits.identity.unit.isEmpty
    let named = isOfAnyUnit ? mostOfAnyUnit : most
    if number < named[traits.identity.withoutUnit] ?? 0 { return true }
    guard let others = traits.soleKind.flatMap({ sole[$0] }) else { return false }
    return traits.period != nil || others.hasPeriod || others.brackets.contains(traits.bracket)
  }
}

/// The names of columns that only one side has, each once.
func unsharedColumns(of reports: [ReportColumns], with others: [ReportColumns]) -> [String] {
  let side = SideColumns(others)
  var seen: Set<[UInt8]> = []
  return reports.flatMap { $0.namesUnshared(with: side) }.filter { seen.insert(Array($0.utf8)).inserted }
}
