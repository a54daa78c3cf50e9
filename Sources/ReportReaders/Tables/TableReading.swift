package import ReportModel
internal import ReportText

/// Reads the tables of a decoded input.
package func readTables(
  _ source: SourceText, as format: InputFormat, vocabulary: Vocabulary, limits: Limits = Limits()
) throws(ReadError) -> Reading<[Block]> {
  switch format {
  case .text:
    try readTextLayout(source, words: vocabulary, limits: limits)
  case .tsv: try readDelimited(source, separator: ASCII.tab, limits: limits)
  case .csv:
    try readDelimited(source, separator: csvSeparator(of: source, vocabulary: vocabulary), limits: limits)
  case .html: try readHTML(source, limits: limits)
  case .markdown: try readMarkdown(source, limits: limits)
  case .json: try readJSON(source, limits: limits)
  }
}

extension [Block] {
  /// The blocks with the texts of all cells in one store.
  func storingTexts(in store: TextStore) -> [Block] {
    map { block in
      guard case .table(var table) = block else { return block }
      table.store = store
      return .table(table)
    }
  }
}
