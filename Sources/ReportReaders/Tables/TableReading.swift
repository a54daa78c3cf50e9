package import ReportModel

/// Reads the tables of a decoded input.
package func readTables(
  _ source: SourceText, as format: InputFormat, dictionary: HeaderDictionary = .standard, limits: Limits = Limits()
) throws(ReadError) -> Reading<[Table]> {
  switch format {
  case .text:
    try readTextLayout(
      source,
      words: TextLayoutWords(
        isHeaderWord: { dictionary.role(named: $0) != nil },
        isNumberWord: { dictionary.role(named: $0) == .number },
        number: rowNumber,
        isHeading: { RowRecognition.sectionLevel($0) != nil || isNote($0) },
        isTotal: RowRecognition.isTotal,
        isNote: isNote, isSignature: isSignature),
      limits: limits)
  case .tsv: try readDelimited(source, separator: ASCII.tab, limits: limits)
  case .csv:
    try readDelimited(source, separator: csvSeparator(of: source, dictionary: dictionary), limits: limits)
  case .html: try readHTML(source, limits: limits)
  case .markdown: try readMarkdown(source, limits: limits)
  case .json: try readJSON(source, limits: limits)
  }
}

/// Counts the cells of an input against its limits.
struct CellBudget {
  private let limits: Limits
  private var left: Int

  init(limits: Limits) {
    self.limits = limits
    left = limits[.cells]
  }

  /// Takes one cell of a row that now has so many.
  /// - Returns: The limit that it exceeds.
  mutating func take(width: Int) -> Limits.Name? {
    left -= 1
    return width > limits[.columns] ? .columns : left < 0 ? .cells : nil
  }

  /// Takes the cells that a report has when short rows are filled up.
  mutating func take(rows: Int, columns: Int, in source: SourceText, at offset: Int?) throws(ReadError) {
    left -= rows * columns
    guard left < 0 else { return }
    throw .limitExceeded(.cells, limit: limits[.cells], at: offset.map(source.location(at:)))
  }

  /// Takes a row.
  mutating func take(_ row: Int, in source: SourceText, at offset: Int?) throws(ReadError) {
    left -= row
    guard let name = row > limits[.columns] ? Limits.Name.columns : left < 0 ? .cells : nil else { return }
    throw .limitExceeded(name, limit: limits[name], at: offset.map(source.location(at:)))
  }
}
