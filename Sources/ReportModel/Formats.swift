/// The formats that can be read.
public enum InputFormat: String, Sendable, CaseIterable {
  /// The layout that word processors leave: a cell a line, behind a TAB.
  case text
  /// Tab-separated values.
  case tsv
  /// Comma- or semicolon-separated values.
  case csv
  /// HTML, XHTML, web archives (MHTML), and pages saved under other names.
  case html
  /// Markdown with pipe tables.
  case markdown
  /// ReportKit's own JSON.
  case json

  /// The format that a file name extension (without its dot) stands for.
  public init?(fileExtension: String) {
    switch lowercased(fileExtension) {
    case "txt", "text": self = .text
    case "tsv", "tab": self = .tsv
    case "csv": self = .csv
    case "html", "htm", "xhtml", "xht", "xls", "xml", "mht", "mhtml": self = .html
    case "md", "markdown": self = .markdown
    case "json": self = .json
    default: return nil
    }
  }
}

/// The formats that can be written.
public enum OutputFormat: Sendable, Hashable, CaseIterable {
  /// One self-contained HTML5 page.
  case html
  /// GitHub Flavored Markdown with a pipe table.
  case markdown
  /// Comma-separated values (RFC 4180, line feeds).
  case csv
  /// XHTML 1.0 Strict, made for printing.
  case xhtml
  /// Tab-separated values.
  case tsv
  /// Everything that is known, as one JSON document.
  case json
  /// A JSON object a row.
  case ndjson
  /// A format of the user's: what their template `report.NAME.mustache` writes.
  case own(String)

  /// The formats that need no template of the user's.
  public static let allCases: [OutputFormat] = [.html, .markdown, .csv, .xhtml, .tsv, .json, .ndjson]

  /// The name, as `--to` takes it.
  public var rawValue: String {
    switch self {
    case .html: "html"
    case .markdown: "markdown"
    case .csv: "csv"
    case .xhtml: "xhtml"
    case .tsv: "tsv"
    case .json: "json"
    case .ndjson: "ndjson"
    case .own(let name): name
    }
  }

  /// The format of a name that needs no template of the user's.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// The usual extension of file names, without the dot.
  public var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .html, .csv, .xhtml, .tsv, .json, .ndjson, .own: rawValue
    }
  }

  /// The format that a file name extension (without its dot) stands for.
  public init?(fileExtension: String) {
    let lowered = lowercased(fileExtension)
    switch lowered {
    case "htm": self = .html
    case "markdown": self = .markdown
    default:
      guard let format = Self.allCases.first(where: { $0.fileExtension == lowered }) else { return nil }
      self = format
    }
  }

  /// Whether a file of this format has one table, so that reports with other columns need a file of their own.
  public var holdsOneTable: Bool {
    switch self {
    case .csv, .tsv: true
    case .html, .markdown, .xhtml, .json, .ndjson, .own: false
    }
  }

  /// Whether it is made of the records themselves rather than by a template.
  public var isStructured: Bool {
    switch self {
    case .json, .ndjson: true
    case .html, .markdown, .csv, .xhtml, .tsv, .own: false
    }
  }
}

/// What a document is about. The raw value begins the names of the templates that write such documents.
public enum DocumentKind: String, Sendable, CaseIterable {
  /// The reports of an input.
  case report
  /// What many reports say together.
  case summary
  /// What has changed from one report to the next.
  case comparison = "compare"
}

/// How outputs are written, where there is a choice.
public struct WritingOptions: Sendable, Equatable {
  /// What a format without merges writes into the slots that a merged cell covers.
  public enum Merges: String, Sendable, CaseIterable {
    /// The text of the cell, again.
    case `repeat`
    /// Nothing, as spreadsheets do.
    case blank
  }

  /// The paper that HTML and XHTML are printed on.
  public enum Page: String, Sendable, CaseIterable {
    /// 210 mm × 297 mm.
    case a4
    /// 297 mm × 210 mm.
    case a4Landscape = "a4-landscape"
    /// 420 mm × 297 mm.
    case a3Landscape = "a3-landscape"
  }

  /// The paper that HTML and XHTML are printed on.
  public var page = Page.a4Landscape
  /// Whether CSV and TSV begin with the title and end with the notes.
  public var withTitle = false
  /// Whether CSV gets the byte order mark and the CR LF line ends that Excel needs for Chinese; formats of the user's own
  /// that are written as CSV, too.
  public var csvForExcel = false
  /// Whether CSV and TSV, and formats of the user's own that are written as such, get a `'` before every text that a
  /// spreadsheet could take for a formula.
  public var csvSafe = false
  /// What CSV and TSV write into covered slots.
  public var csvMerges = Merges.repeat
  /// What Markdown writes into covered slots.
  public var markdownMerges = Merges.repeat

  /// The defaults: exact output.
  public init() {}
}

/// ASCII letters in lower case.
private func lowercased(_ text: String) -> String {
  String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}
