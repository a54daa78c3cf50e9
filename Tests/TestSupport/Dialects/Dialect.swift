package import ReportModel

// The dialects, by the file that writes them. A new one is one entry in its family's list.
//
// TextDialects.swift: as pasted, CR LF and BOM, no blank lines between rows, GBK with notes under the table, trailing
// blanks. DelimitedDialects.swift: TSV as Excel's Unicode text (UTF-16), plain, with a title above and empty cells cut,
// with CR only, with a header of two rows; CSV by RFC 4180, as Excel saves it in GBK and with a BOM, with semicolons, with
// quotes inside unquoted fields, with a header of two rows. OfficeDialects.swift: Word, Excel and WPS as web pages, HTML
// under the name .xls. PageDialects.swift: a government page, HTML4 without end tags, XHTML, a fragment of references, a
// header of several rows, a header repeated at page breaks, a table cut in two, UTF-8 that says gb2312, UTF-16.
// MIMEDialects.swift: web archives of Word and Excel in quoted-printable and base64. MarkdownDialects.swift: aligned, and
// without outer pipes. JSONDialects.swift: our own shape. WorkbookDialects.swift: xlsx with values, runs, hidden parts, strict and prefixed
// names, merged heads; ods with repeated cells and hidden parts. WordDialects.swift: documents of Word: plain, with automatic
// numbers, with such numbers begun anew in cells, with changes, with hidden parts, with content controls and fields, in a
// layout table, with strict namespaces, with everything. OpenDocumentTextDialects.swift: the same as texts of OpenDocument, with
// finer columns in place of strict namespaces.

/// A way in which reports come in: what it holds, and how it is written.
package struct Dialect: Sendable, CustomStringConvertible {
  /// Writes a report; every choice that the dialect leaves open is the generator's.
  typealias Writer = @Sendable (RandomReport, inout SeededGenerator) throws -> [UInt8]

  /// Its name in messages, its family first.
  package let name: String
  /// The name of the file; formats are detected by content first.
  package let file: String
  /// The format and encoding that `ReportDocument` has to name; no encoding where it is left open.
  package let format: InputFormat
  package let encoding: String?
  package let holds: Holdings
  /// The warnings of the reading that have to be given, and those that may be.
  package let warns: Set<Diagnostic.Code>
  package let mayWarn: Set<Diagnostic.Code>
  private let writer: Writer

  init(
    _ name: String, file: String, _ format: InputFormat, encoding: String? = "UTF-8", holds: Holdings,
    warns: Set<Diagnostic.Code> = [], mayWarn: Set<Diagnostic.Code> = [], writer: @escaping Writer
  ) {
    self.name = name
    self.file = file
    self.format = format
    self.encoding = encoding
    self.holds = holds
    self.warns = warns
    self.mayWarn = mayWarn
    self.writer = writer
  }

  package var description: String { name }

  /// The warnings that say something of the reading. What is said of the contents (a task without progress) is no concern
  /// here: random reports have such tasks.
  package static let readingWarnings: Set<Diagnostic.Code> = [
    .contradictingEncoding, .lossyDecoding, .replacedCharacters, .hiddenText, .struckText, .uncalculatedFormula,
    .clampedSpan, .overlappingCells, .strayQuote,
    .raggedRow,
    .numberGap, .duplicateNumber,
  ]

  /// A report that a seed repeats, and the file that it is in this dialect.
  package func sample(seed: UInt64) throws -> (report: RandomReport, bytes: [UInt8]) {
    let report = RandomReport(seed: seed, holds: holds)
    var generator = SeededGenerator(seed: seed ^ 0xD1A1_EC75)
    return (report, try writer(report, &generator))
  }

  /// Every dialect.
  package static let all: [Dialect] =
    text + tsv + csv + office + pages + mime + markdown + json + workbooks + docx + odt
}

extension SeededGenerator {
  /// Some blanks, or none.
  mutating func blanks(_ choices: [String], chance percent: Int) -> String {
    chance(percent) ? pick(choices) : ""
  }
}
