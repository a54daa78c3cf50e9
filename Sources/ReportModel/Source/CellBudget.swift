/// Counts the cells of an input against its limits.
package struct CellBudget {
  private let limits: Limits
  private var left: Int

  /// Begins with all that is allowed.
  package init(limits: Limits) {
    self.limits = limits
    left = limits[.cells]
  }

  /// Takes one cell of a row that now has so many.
  /// - Returns: The limit that it exceeds.
  package mutating func take(width: Int) -> Limits.Name? {
    left -= 1
    return width > limits[.columns] ? .columns : left < 0 ? .cells : nil
  }

  /// Takes the cells that a report has when short rows are filled up.
  package mutating func take(rows: Int, columns: Int, in source: SourceText, at offset: Int?) throws(ReadError) {
    left -= rows * columns
    guard left < 0 else { return }
    throw .limitExceeded(.cells, limit: limits[.cells], at: offset.map(source.location(at:)))
  }

  /// Takes a row.
  package mutating func take(_ row: Int, in source: SourceText, at offset: Int?) throws(ReadError) {
    left -= row
    guard let name = row > limits[.columns] ? Limits.Name.columns : left < 0 ? .cells : nil else { return }
    throw .limitExceeded(name, limit: limits[name], at: offset.map(source.location(at:)))
  }
}

extension TextStore {
  /// - Throws: `ReadError.limitExceeded` where there were more bytes than addresses.
  package func check(_ limits: Limits) throws(ReadError) {
    if isFull { throw .limitExceeded(.inputSize, limit: min(limits[.inputSize], Self.mostBytes), at: nil) }
  }
}
