package import ReportModel

/// Reads the tables of a decoded input.
package func readTables(
  _ source: SourceText, as format: InputFormat, dictionary: HeaderDictionary = .standard
) throws(ReadError) -> Reading<[Table]> {
  switch format {
  case .text:
    readTextLayout(
      source,
      words: TextLayoutWords(
        isHeaderWord: { dictionary.role(named: $0) != nil },
        fillsRowAlone: { RowRecognition.sectionLevel($0) != nil || RowRecognition.isTotal($0) || isNote($0) },
        isNote: isNote, isSignature: isSignature))
  case .tsv: try readDelimited(source, separator: ASCII.tab)
  case .csv: try readDelimited(source, separator: csvSeparator(of: source, dictionary: dictionary))
  case .html: try readHTML(source)
  case .markdown: readMarkdown(source)
  case .json: try readJSON(source)
  }
}
