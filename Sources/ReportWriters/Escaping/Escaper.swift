internal import ReportModel
internal import ReportTemplates
internal import ReportText

/// How a text is made safe for an output format. The raw value is the content type that templates name.
///
/// All work on bytes: a combining mark after a special character must not hide it, as it does from `Character`.
enum Escaper: String, CaseIterable, ContentType {
  /// HTML and XHTML text and attribute values; a line feed becomes `<br />`.
  case html = "HTML"
  /// A field of comma-separated values.
  case csv = "CSV"
  /// A field of tab-separated values.
  case tsv = "TSV"
  /// A cell of a Markdown pipe table.
  case markdownCell = "MARKDOWN"
  /// A paragraph or heading of Markdown.
  case markdownParagraph = "MARKDOWN-PARAGRAPH"
  /// A string of CSS, between quotes that the template writes, inside HTML or XHTML.
  case css = "CSS"
  /// Text and attribute values of XML; a line feed in them is one.
  case xml = "XML"
  /// A text of a run in a document of Word: line feeds and tabs are elements there, which the template's `w:t` ends before.
  case word = "XML-WORD"
  /// A text of a workbook, whose control characters are written `_x000B_`.
  case sheet = "XML-SHEET"
  /// The text as it is, for formats of the user's that have no markup.
  case plain = "TEXT"

  static func named(_ name: String) -> Escaper? { Escaper(rawValue: name) }
  static var names: [String] { allCases.map(\.rawValue) }

  /// The names of those that keep a text in its place in a format; nil for formats of the user's, whose markup nobody knows.
  static func names(for format: OutputFormat) -> [String]? {
    let types: [Escaper]
    switch format.written {
    case .html, .xhtml: types = [.html, .css]
    case .csv: types = [.csv]
    case .tsv: types = [.tsv]
    case .markdown: types = [.markdownCell, .markdownParagraph]
    case .xlsx: types = [.sheet, .xml]
    case .docx: types = [.word, .xml]
    default: return nil
    }
    return types.map(\.rawValue)
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    append(bytes, marking: nil, to: &output)
  }

  /// The text as the format writes it.
  /// - Parameter marks: What marks formulas in CSV and TSV; nil for none.
  func escape(_ text: String, marking marks: FormulaMarks? = nil) -> String {
    var text = text
    let escaped: String? = text.withUTF8 { bytes in
      guard marks != nil || !isClean(bytes) else { return nil }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 8 + 16)
      append(bytes, marking: marks, to: &output)
      return output.withUnsafeBufferPointer { String(validUTF8: $0) }
    }
    return escaped ?? text
  }

  /// Appends a text as the format writes it.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, marking marks: FormulaMarks?, to output: inout [UInt8]) {
    switch self {
    case .html: appendHTML(bytes, to: &output)
    case .csv: appendField(bytes, separator: UInt8(ascii: ","), marking: marks, to: &output)
    case .tsv: appendField(bytes, separator: UInt8(ascii: "\t"), marking: marks, to: &output)
    case .markdownCell: appendMarkdown(bytes, startsBlock: false, to: &output)
    case .markdownParagraph: appendMarkdown(bytes, startsBlock: true, to: &output)
    case .css: appendCSS(bytes, to: &output)
    case .xml: appendXML(bytes, to: &output)
    case .word: appendWord(bytes, to: &output)
    case .sheet: appendSheet(bytes, to: &output)
    case .plain: output.append(contentsOf: bytes)
    }
  }

  /// Counts the characters of a text that it cannot hold, and replaces; nil where it holds all.
  var countUnwritable: ((Span<UInt8>) -> Int)? {
    switch self {
    case .html, .xml, .word: countForbiddenInXML
    case .sheet: { $0.withUnsafeBufferPointer { $0.count { $0 == 0 } } }
    case .markdownCell, .markdownParagraph: { $0.withUnsafeBufferPointer { $0.count { $0 == 0 } } }
    case .csv, .tsv, .css, .plain: nil
    }
  }

  /// What it writes into the slots that a merged cell covers; nil where it has merges.
  func merges(_ options: WritingOptions) -> WritingOptions.Merges? {
    switch self {
    case .csv, .tsv: options.csvMerges
    case .markdownCell: options.markdownMerges
    case .html, .markdownParagraph, .css, .xml, .word, .sheet, .plain: nil
    }
  }

  /// Whether it writes fields of a table for spreadsheets.
  var isDelimited: Bool { self == .csv || self == .tsv }

  /// Whether a text can be written as it is; false where that takes a closer look.
  private func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .html, .xml, .word: isPlainInHTML(bytes)
    case .sheet: isPlainInHTML(bytes) && !bytes.contains(UInt8(ascii: "_"))
    case .csv: !needsQuotes(bytes, separator: UInt8(ascii: ","))
    case .tsv: !needsQuotes(bytes, separator: UInt8(ascii: "\t"))
    case .markdownCell, .markdownParagraph: bytes.allSatisfy { markOfMarkdown($0) == 0 }
    case .css: bytes.allSatisfy(isPlainInCSS)
    case .plain: true
    }
  }
}

/// Appends a text in runs, with replacements for some of its bytes.
/// - Parameters:
///   - mark: 0 for a byte that is written as it is; without branches.
///   - replacement: What stands for the byte at an index, and how many bytes it replaces; nil for a plain byte.
func rewrite(
  _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], mark: (UInt8) -> UInt8,
  replacement: (Int) -> (text: StaticString, length: Int)?
) {
  var copied = 0
  var index = 0
  while index < bytes.count {
    index = bytes.firstMarked(from: index, mark: mark)
    guard index < bytes.count else { break }
    if let (text, length) = replacement(index) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
      output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
      index += length
      copied = index
    } else {
      index += 1
    }
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
}

/// Whether a field holds a quote, a separator, a line break, or a byte order mark that would be taken for the file's.
private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Bool {
  if bytes.span.begins(with: "\u{FEFF}") { return true }
  let first = bytes.firstMarked(from: 0) { byte in
    (byte == ASCII.quote ? 1 : 0) | (byte == separator ? 1 : 0) | (byte == ASCII.lineFeed ? 1 : 0)
      | (byte == ASCII.carriageReturn ? 1 : 0)
  }
  return first < bytes.count
}

private func appendField(
  _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, marking marks: FormulaMarks?, to output: inout [UInt8]
) {
  let isMarked = marks?.take(bytes) ?? false
  guard needsQuotes(bytes, separator: separator) else {
    if isMarked { output.append(UInt8(ascii: "'")) }
    output.append(contentsOf: bytes)
    return
  }
  output.append(UInt8(ascii: "\""))
  if isMarked { output.append(UInt8(ascii: "'")) }
  // A text that looks like one which a formula shows is shown by another.
  if !isMarked, FormulaText.text(of: bytes.span) != nil {
    FormulaText.formula(of: bytes.span).withUnsafeBufferPointer { appendQuoted($0, to: &output) }
  } else {
    appendQuoted(bytes, to: &output)
  }
  output.append(UInt8(ascii: "\""))
}

/// Appends what stands between the quotes of a field.
private func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  rewrite(bytes, to: &output, mark: { $0 == UInt8(ascii: "\"") ? 1 : 0 }, replacement: { _ in ("\"\"", 1) })
}
