/// A column: its header as written, and what the header dictionary takes it for.
public struct Column: Sendable, Equatable {
  /// The header text; the levels of a header of several rows are joined by `/`.
  public var name: String { didSet { header = [] } }
  /// The role that the dictionary gives the name, or nil: such a column is kept like any other.
  public var role: Role?
  /// The period that the header names, as 1-8月 in 1-8月推进情况.
  public var period: Period?
  /// The cells of the header above it, where they are not one cell of its own.
  private var header: [HeaderCell] = []

  /// Makes a column.
  public init(name: String, role: Role? = nil, period: Period? = nil) {
    self.name = name
    self.role = role
    self.period = period
  }
}

extension Column {
  /// The name of the column of a merged report that says which report a task comes from.
  package static let nameOfOrigins = "来源报表"
  /// The name of its column with the number that a task had there.
  package static let nameOfOldNumbers = "原序号"
  /// Whether it is a column that merging has added.
  package var isOfMerge: Bool {
    [Self.nameOfOrigins, Self.nameOfOldNumbers].contains { $0.utf8.elementsEqual(name.utf8) }
  }
}

/// A cell of the header of a column.
package struct HeaderCell: Sendable, Equatable {
  /// The most cells that stand above a column.
  package static let mostLevels = 4

  /// Its text.
  package var text: String
  /// Whether it is the cell that stands above the column before as well.
  package var isShared: Bool

  /// Makes a cell.
  package init(text: String, isShared: Bool = false) {
    self.text = text
    self.isShared = isShared
  }
}

extension Column {
  /// The cells above a column, the top one first; only the first ones are shared.
  package var headerCells: [HeaderCell] {
    get { header.isEmpty ? [HeaderCell(text: name)] : header }
    set {
      name = Self.name(of: newValue.map(\.text))
      header = newValue.count > 1 || newValue.first?.isShared ?? false ? newValue : []
    }
  }

  /// The name of a column under cells with these texts, the top one first.
  package static func name(of texts: [String]) -> String { texts.joined(separator: "/") }
}
