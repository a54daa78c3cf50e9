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
  if format != .json, source.bytes.contains(ASCII.verticalTab) {
    reading.value = reading.value.map { $0.breakingLinesAtVerticalTabs() }
  }
  return reading
}

extension Block {
  /// The block with a line break for each vertical tab in its texts.
  fileprivate func breakingLinesAtVerticalTabs() -> Block {
    func broken(_ bytes: some Sequence<UInt8>) -> [UInt8] {
      bytes.map { $0 == ASCII.verticalTab ? ASCII.lineFeed : $0 }
    }
    switch self {
    case .line(var line):
      line.text = String(decoding: broken(line.text.utf8), as: UTF8.self)
      return .line(line)
    case .table(var table):
      var store = table.store
      table.replaceCells { cell in
        let text = store.text(cell.text).string
        guard text.utf8.contains(ASCII.verticalTab) else { return cell }
        return TableCell(store.add(broken(text.utf8)), offset: cell.offset, isHeader: cell.isHeader)
      }
      table.store = store
      return .table(table)
    }
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
