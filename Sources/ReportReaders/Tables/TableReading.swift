internal import ReportJSON
package import ReportModel
internal import ReportText

/// A reader: how content of its format is recognised, and how it is read.
struct TableReader: Sendable {
  let format: InputFormat
  /// How sure it is that an input is of its format.
  let evidence: @Sendable (DetectedText) -> FormatEvidence?
  let read: @Sendable (SourceText, Vocabulary, Limits) throws(ReadError) -> Reading<[Block]>
  /// Whether something stands far down that only this format has; asked where nothing else decides.
  var hasFragment: @Sendable (SourceText) -> Bool = { _ in false }

  /// All readers, in the order in which detection asks them.
  static let all = [
    TableReader(format: .json, evidence: \.evidenceOfJSON) { source, _, limits throws(ReadError) in
      try readJSON(source, limits: limits)
    },
    // Its files are markup too, so it is asked before HTML.
    TableReader(format: .spreadsheetML, evidence: \.evidenceOfSpreadsheetML) {
      source, vocabulary, limits throws(ReadError) in
      try readSpreadsheetML(source, vocabulary: vocabulary, limits: limits)
    },
    TableReader(
      format: .html, evidence: \.evidenceOfHTML,
      read: { source, _, limits throws(ReadError) in try readHTML(source, limits: limits) }, hasFragment: holdsTable),
    TableReader(format: .text, evidence: \.evidenceOfTextLayout) { source, vocabulary, limits throws(ReadError) in
      try readTextLayout(source, words: vocabulary, limits: limits)
    },
    TableReader(format: .tsv, evidence: { $0.evidence(ofFieldsCutAt: [ASCII.tab]) }) {
      source, vocabulary, limits throws(ReadError) in
      try readDelimited(source, separator: ASCII.tab, words: vocabulary, limits: limits)
    },
    TableReader(format: .csv, evidence: \.evidenceOfCSV) { source, vocabulary, limits throws(ReadError) in
      let separator = csvSeparator(of: source, vocabulary: vocabulary)
      return try readDelimited(source, separator: separator, words: vocabulary, limits: limits)
    },
    TableReader(format: .markdown, evidence: \.evidenceOfMarkdown) { source, _, limits throws(ReadError) in
      try readMarkdown(source, limits: limits)
    },
  ]
}

/// Reads the tables of a decoded input.
package func readTables(
  _ source: SourceText, as format: InputFormat, vocabulary: Vocabulary, limits: Limits = Limits()
) throws(ReadError) -> Reading<[Block]> {
  guard let reader = TableReader.all.first(where: { $0.format == format }) else { throw .unknownFormat }
  var reading = try reader.read(source, vocabulary, limits)
  // A manual line break of Word and PowerPoint. Our own JSON says by itself what breaks a line.
  if format != .json, source.firstIndex(of: ASCII.verticalTab, in: 0..<source.bytes.count) != nil {
    reading.value.breakLinesAtVerticalTabs()
  }
  return reading
}

extension [Block] {
  /// Puts a line break for each vertical tab into the texts.
  fileprivate mutating func breakLinesAtVerticalTabs() {
    func broken(_ text: String) -> String {
      String(decoding: text.utf8.map { $0 == ASCII.verticalTab ? ASCII.lineFeed : $0 }, as: UTF8.self)
    }
    // The tables of a document may be joined, so their texts stay in one store.
    var store: TextStore?
    for index in indices {
      switch self[index] {
      case .line(var line):
        line.text = broken(line.text)
        self[index] = .line(line)
      case .table(var table):
        var texts = store ?? table.store
        table.replaceCells { cell in
          let text = texts.text(cell.text).string
          guard text.utf8.contains(ASCII.verticalTab) else { return cell }
          return TableCell(texts.add(broken(text).utf8.span), offset: cell.offset, isHeader: cell.isHeader)
        }
        store = texts
        self[index] = .table(table)
      }
    }
    if let store { self = storingTexts(in: store) }
  }
}
