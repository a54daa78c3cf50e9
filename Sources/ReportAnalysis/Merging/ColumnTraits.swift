internal import ReportModel
internal import ReportText

/// What of a column decides which columns of other reports it is one with.
///
/// Columns are found by these as keys, so that reports of thousands of columns, and thousands of reports, take no more time than
/// they are long.
struct ColumnTraits {
  /// Columns that have this in common are the same one, the first of a report that of another, the second the second.
  struct Identity: Hashable {
    let role: Role?
    let name: NameKey
    /// The unit of its amounts, where all of them have the same; empty where there is none.
    let unit: [UInt8]

    /// The same whatever the unit is.
    var withoutUnit: Identity { Identity(role: role, name: name, unit: []) }
  }

  /// Columns under other names are the same one where they have this in common, and each is the only one of its role in its
  /// report: of several, only names tell which is which.
  struct Kind: Hashable {
    let role: Role
    let unit: [UInt8]
  }

  let identity: Identity
  /// nil where it is not the only column of its role, or has none.
  let soleKind: Kind?
  /// What stands in brackets at the end of the name: a unit, a period.
  let bracket: [Unicode.Scalar]
  /// The period that the name gives, as written.
  let period: [UInt8]?

  /// Those of a report's columns.
  static func all(of report: Report) -> [ColumnTraits] {
    var units: [Role: Set<[UInt8]>] = [:]
    for row in report.rows {
      for field in row.fields {
        if case .amount(_, let unit) = field.value { units[field.role, default: []].insert(Array((unit ?? "").utf8)) }
      }
    }
    var counts: [Role: Int] = [:]
    for column in report.columns { if let role = column.role { counts[role, default: 0] += 1 } }
    return report.columns.map { column in
      var found = column.role.flatMap { units[$0] } ?? []
      // A column without any amount has the unit of its name.
      if found.isEmpty, column.role != nil, let unit = unit(inHeader: column.name), unit.utf8.span.ends(with: "元") {
        found = [Array(unit.utf8)]
      }
      return ColumnTraits(
        column, unit: found.count == 1 ? found.first ?? [] : [], isSole: column.role.map { counts[$0] == 1 } ?? false)
    }
  }

  init(_ column: Column, unit: [UInt8] = [], isSole: Bool = false) {
    identity = Identity(role: column.role, name: NameKey(column.name), unit: unit)
    soleKind = isSole ? column.role.map { Kind(role: $0, unit: unit) } : nil
    bracket = Self.bracket(of: identity.name)
    period = column.period.map { Array($0.text.utf8) }
  }

  private static func bracket(of name: NameKey) -> [Unicode.Scalar] {
    guard name.scalars.last == ")", let open = name.scalars.lastIndex(of: "(") else { return [] }
    return Array(name.scalars[open...])
  }
}
