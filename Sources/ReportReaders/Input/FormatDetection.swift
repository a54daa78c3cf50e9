package import ReportModel
internal import ReportText

/// How sure a reader is that an input is of its format.
enum FormatEvidence {
  /// It begins as only this format does.
  case signature
  /// Cut as the format cuts, one line has so many header words; the line is the first with as many.
  case headerWords(Int, line: Int)
  /// As good as a signature where no line before this one is a header of another format, a cell of which may hold it.
  case pattern(line: Int)
}

/// Decides on the format of a decoded input: by its content, then by its file name extension.
/// - Parameter fileExtension: Without its dot, or nil.
/// - Throws: `ReadError.unknownFormat`.
package func detectFormat(
  of source: SourceText, fileExtension: String?, vocabulary: Vocabulary
) throws(ReadError) -> InputFormat {
  // What is decoded is a text, whatever its name says.
  let extensionFormat = fileExtension.flatMap { InputFormat(fileExtension: $0) }.flatMap { $0.isPackage ? nil : $0 }
  let text = DetectedText(source: source, vocabulary: vocabulary)
  var named = (count: 0, line: 0, format: InputFormat.text)
  var pattern: (line: Int, format: InputFormat)?
  for reader in TableReader.all {
    switch reader.evidence(text) {
    case .signature: return reader.format
    case .headerWords(let count, let line):
      if (count, -line) > (named.count, -named.line) { named = (count, line, reader.format) }
    case .pattern(let line): pattern = pattern ?? (line, reader.format)
    case nil: break
    }
  }
  if named.count >= 2, named.line < pattern?.line ?? .max { return named.format }
  if let pattern { return pattern.format }
  // A header whose cells have line breaks of their own may name only one column on a line.
  if named.count == 1, named.format == .tsv, extensionFormat ?? .text == .text { return .tsv }
  if let extensionFormat { return extensionFormat }
  if let reader = TableReader.all.first(where: { $0.hasFragment(source) }) { return reader.format }
  throw lostSeparator(in: source, vocabulary: vocabulary) ?? .unknownFormat
}

/// What readers look at to recognise their format.
struct DetectedText {
  let source: SourceText
  let vocabulary: Vocabulary
  /// The lines that are looked at for a header.
  let lines: ArraySlice<Range<Int>>

  init(source: SourceText, vocabulary: Vocabulary) {
    self.source = source
    self.vocabulary = vocabulary
    lines = source.lines(first: 2_000)
  }

  /// What follows the white space at the beginning.
  private var content: ArraySlice<UInt8> { source.bytes.drop { ASCII.isBlank($0) } }

  /// An object whose first member, if any, has a name in quotes.
  var evidenceOfJSON: FormatEvidence? {
    let content = content
    guard content.first == UInt8(ascii: "{") else { return nil }
    let inside = content.dropFirst().first { !(ASCII.isBlank($0)) }
    return inside == nil || inside == ASCII.quote || inside == UInt8(ascii: "}") ? .signature : nil
  }

  /// A tag, a declaration or a comment at the very beginning. Behind a comment a text may stand that is Markdown.
  var evidenceOfHTML: FormatEvidence? {
    var content = content
    while content.starts(with: "<!--".utf8), let end = endOfComment(content) {
      let rest = content[end...].drop { $0 == ASCII.space || (9...13).contains($0) }
      if rest.first != ASCII.lessThan { return delimiterRow == nil ? .signature : nil }
      content = rest
    }
    guard content.first == ASCII.lessThan, let next = content.dropFirst().first else { return nil }
    let isMarkup = next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || ASCII.isLetter(next)
    return isMarkup ? .signature : nil
  }

  /// Where what follows a comment begins; nil for one that has no end near.
  private func endOfComment(_ content: ArraySlice<UInt8>) -> Int? {
    let head = content.prefix(4_096)
    return head.indices.dropFirst(4).first { head[$0...].starts(with: "-->".utf8) }.map { $0 + 3 }
  }

  /// Markup whose beginning names the workbook of an XML spreadsheet.
  var evidenceOfSpreadsheetML: FormatEvidence? {
    let head = content.prefix(4_096)
    return !source.isArchive && head.first == ASCII.lessThan && head.span.contains("Workbook")
      && head.span.contains("urn:schemas-microsoft-com:office:spreadsheet") ? .signature : nil
  }

  /// The most header words that lines led by a TAB have in a row.
  var evidenceOfTextLayout: FormatEvidence? {
    // Every line of it is led by a TAB, or stands between two.
    guard source.firstIndex(of: ASCII.tab, in: 0..<source.bytes.count) != nil else { return nil }
    var best = (count: 0, line: 0)
    var run = 0
    // A browser's clipboard has TABs on lines of their own, and a cell in the lines between two of them.
    var (hasLoneTab, cells) = (false, 0)
    for (index, line) in lines.enumerated() {
      let bytes = source.bytes[line]
      guard let start = bytes.firstIndex(where: { $0 != ASCII.space }) else {
        run = 0
        continue
      }
      guard bytes[start] == ASCII.tab else {
        run = 0
        if hasLoneTab || cells == 0 {
          let end = bytes.lastIndex { $0 != ASCII.space && $0 != ASCII.tab } ?? start
          let isCell = line.count <= 120 && !bytes[start...end].contains(ASCII.tab)
          cells = isCell && vocabulary.isHeaderWord(source.text(start..<line.upperBound)) ? cells + 1 : 0
          if cells > best.count, hasLoneTab { best = (cells, index) }
        }
        hasLoneTab = false
        continue
      }
      hasLoneTab = bytes[start...].allSatisfy { $0 == ASCII.tab || $0 == ASCII.space }
      run = vocabulary.isHeaderWord(source.text((start + 1)..<line.upperBound)) ? run + 1 : 0
      if run == 0, best.count >= enoughHeaderWords { break }
      if run > best.count { best = (run, index) }
    }
    return best.count > 0 ? .headerWords(best.count, line: best.line) : nil
  }

  /// The most header words that one line has when it is cut by a separator.
  func evidence(ofFieldsCutAt separators: [UInt8]) -> FormatEvidence? {
    var best = (count: 0, line: 0)
    // A header stands near the beginning, and its line is short; a line of prose need not be cut.
    for (index, line) in lines.prefix(200).enumerated() where line.count <= 4_000 && best.count < enoughHeaderWords {
      for separator in separators {
        let count = headerWords(in: line, of: source, cutAt: separator, vocabulary: vocabulary)
        if count > best.count { best = (count, index) }
      }
    }
    return best.count > 0 ? .headerWords(best.count, line: best.line) : nil
  }

  /// The most header words of a line cut at one of the signs that part cells. Pipes may also be those of a Markdown table.
  var evidenceOfCSV: FormatEvidence? {
    var separators = [ASCII.comma, ASCII.semicolon]
    if let declared = declaredSeparator(of: source)?.separator { separators.append(declared) }
    if delimiterRow == nil { separators.append(ASCII.pipe) }
    return evidence(ofFieldsCutAt: separators)
  }

  /// The delimiter row of a pipe table, which follows the line of its header.
  var evidenceOfMarkdown: FormatEvidence? { delimiterRow.map { .pattern(line: max(0, $0 - 1)) } }

  /// The number of the line that is the delimiter row of a pipe table. It may stand in a quote.
  private var delimiterRow: Int? {
    lines.enumerated().first { _, line in
      guard source.firstIndex(of: ASCII.pipe, in: line) != nil else { return false }
      let bytes = source.bytes[line]
      guard bytes.contains(UInt8(ascii: "-")) else { return false }
      let marks = bytes.filter { $0 != ASCII.space && $0 != ASCII.tab && $0 != ASCII.greaterThan }
      return marks.count >= 3
        && marks.allSatisfy { $0 == ASCII.pipe || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    }?.offset
  }
}

/// A line with so many header words is a header; nobody need look for one with more.
private let enoughHeaderWords = 4

/// Whether a table stands in what begins with text.
func holdsTable(_ source: SourceText) -> Bool { source.holds("<table", in: 0..<min(source.bytes.count, 100_000)) }

/// How many of the fields of a line are header words; none where nothing cuts it.
func headerWords(
  in line: Range<Int>, of source: SourceText, cutAt separator: UInt8, vocabulary: Vocabulary
) -> Int {
  var count = 0
  var start = line.lowerBound
  while start <= line.upperBound {
    let end = source.firstIndex(of: separator, in: start..<line.upperBound) ?? line.upperBound
    if end - start == line.count { return 0 }
    // Quotes do not count; more of them than a word has bytes make none.
    if start < end, end - start <= 240 {
      let isQuoted = source.firstIndex(of: ASCII.quote, in: start..<end) != nil
      let word =
        isQuoted
        ? String(decoding: source.bytes[start..<end].filter { $0 != ASCII.quote }, as: UTF8.self)
        : source.text(start..<end)
      if word.utf8.count <= 120, vocabulary.isHeaderWord(word) { count += 1 }
    }
    start = end + 1
  }
  return count
}

/// The separator of a CSV: semicolon, as in locales with a decimal comma, or pipe where one makes more of the header.
func csvSeparator(of source: SourceText, vocabulary: Vocabulary) -> UInt8 {
  var best = (separator: ASCII.comma, count: 0)
  for line in source.lines(first: 100) where line.count <= 4_000 && best.count < enoughHeaderWords {
    for separator in [ASCII.comma, ASCII.semicolon, ASCII.pipe] {
      let count = headerWords(in: line, of: source, cutAt: separator, vocabulary: vocabulary)
      if count > best.count { best = (separator, count) }
    }
  }
  return best.separator
}

/// Says of a file that no reader takes what it is, by its bytes before anything is decoded; nil for everything else, also for
/// archives, which may be documents.
package func knownBinary(_ bytes: [UInt8]) -> ReadError? {
  if CompoundFile.isCompoundFile(bytes) { return CompoundFile.problem(of: bytes) }
  if bytes.starts(with: Array("Rar!\u{1A}\u{7}".utf8)) || bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
    return .binaryFile(.packedFile)
  }
  // Programs that send files put a line end, or a byte order mark, before some.
  let start = bytes.prefix(64).drop { $0 <= UInt8(ascii: " ") || "\u{FEFF}".utf8.contains($0) }
  if start.starts(with: "%PDF-".utf8) { return .binaryFile(.pdfFile) }
  if start.starts(with: "{\\rtf".utf8) { return .legacyDocument(.richText) }
  return RootTag(bytes[...])?.problem
}

/// Whether it takes the whole of a file to say what it is, rather than its beginning.
package func isCompoundFile(_ bytes: [UInt8]) -> Bool { CompoundFile.isCompoundFile(bytes) }

extension SourceText {
  /// Whether a word occurs in a range of the bytes.
  func holds(_ word: StaticString, in range: Range<Int>) -> Bool { bytes.span.extracting(range).contains(word) }
}
