internal import ReportText

// A format is a value: what there is to say of it stands in its declaration, and the lists below are all that name them.

/// A format that can be read.
public struct InputFormat: Sendable, RawRepresentable {
  /// The name, as `--from` takes it.
  public let rawValue: String
  /// The extensions of file names, without the dot, in lower case.
  package let fileExtensions: [String]
  /// Whether its files are archives of parts rather than texts.
  package let isPackage: Bool

  private init(_ name: String, extensions: [String], isPackage: Bool = false) {
    rawValue = name
    fileExtensions = extensions
    self.isPackage = isPackage
  }

  /// The layout that word processors leave: a cell a line, after a TAB.
  public static let text = InputFormat("text", extensions: ["txt", "text"])
  /// Tab-separated values.
  public static let tsv = InputFormat("tsv", extensions: ["tsv", "tab"])
  /// Comma- or semicolon-separated values.
  public static let csv = InputFormat("csv", extensions: ["csv"])
  /// HTML, XHTML, web archives (MHTML), and pages saved under other names.
  public static let html = InputFormat(
    "html", extensions: ["html", "htm", "xhtml", "xht", "xls", "mht", "mhtml"])
  /// Excel 2003's XML spreadsheets, whose files are often called .xls.
  public static let spreadsheetML = InputFormat("spreadsheetml", extensions: ["xml"])
  /// Markdown with pipe tables.
  public static let markdown = InputFormat("markdown", extensions: ["md", "markdown"])
  /// ReportKit's own JSON.
  public static let json = InputFormat("json", extensions: ["json"])
  /// Workbooks of Excel (Office Open XML).
  public static let xlsx = InputFormat("xlsx", extensions: ["xlsx", "xlsm", "xltx", "xltm"], isPackage: true)
  /// Spreadsheets of OpenDocument.
  public static let ods = InputFormat("ods", extensions: ["ods", "ots", "fods"], isPackage: true)
  /// Documents of Word (Office Open XML).
  public static let docx = InputFormat("docx", extensions: ["docx", "docm", "dotx", "dotm"], isPackage: true)
  /// Texts of OpenDocument.
  public static let odt = InputFormat("odt", extensions: ["odt", "ott", "fodt"], isPackage: true)
}

extension InputFormat: CaseIterable {
  /// All of them.
  public static let allCases: [InputFormat] = [
    .text, .tsv, .csv, .html, .spreadsheetML, .markdown, .json, .xlsx, .ods, .docx, .odt,
  ]

  /// The format of a name.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// The format that a file name extension (without its dot) stands for.
  package init?(fileExtension: String) {
    let lowered = fileExtension.utf8.lowercasedASCII
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(lowered) }) else { return nil }
    self = format
  }
}

/// A format that can be written.
///
/// Most are written by a template `KIND.NAME.mustache`, whose content type says how texts are escaped and what they cannot hold.
public struct OutputFormat: Sendable, RawRepresentable {
  /// The name, as `--to` takes it.
  public let rawValue: String
  /// The extensions of file names, without the dot, in lower case; the usual one first.
  package let fileExtensions: [String]
  /// Whether a file of this format has one table, so that reports with other columns need a file of their own.
  package let holdsOneTable: Bool
  /// Whether it is made of the records themselves rather than by a template.
  package let isStructured: Bool
  /// Whether it is of the user's making.
  package let isOwn: Bool
  /// Whether its files are archives of parts, each of which a template writes.
  package let isPackage: Bool
  /// Whether another program prints it.
  package let isPrinted: Bool

  private init(
    _ name: String, extensions: [String], holdsOneTable: Bool = false, isStructured: Bool = false,
    isOwn: Bool = false, isPackage: Bool = false, isPrinted: Bool = false
  ) {
    rawValue = name
    fileExtensions = extensions
    self.holdsOneTable = holdsOneTable
    self.isStructured = isStructured
    self.isOwn = isOwn
    self.isPackage = isPackage
    self.isPrinted = isPrinted
  }

  /// Whether its files are no text, which neither a terminal nor a string can hold.
  package var isBinary: Bool { isPackage || isPrinted }
  /// The format whose templates write it: that which is printed, else itself.
  package var written: OutputFormat { isPrinted ? .xhtml : self }

  /// One self-contained HTML5 page.
  public static let html = OutputFormat("html", extensions: ["html", "htm"])
  /// GitHub Flavored Markdown with a pipe table.
  public static let markdown = OutputFormat("markdown", extensions: ["md", "markdown"])
  /// Comma-separated values (RFC 4180, line feeds).
  public static let csv = OutputFormat("csv", extensions: ["csv"], holdsOneTable: true)
  /// XHTML 1.0 Strict, made for printing.
  public static let xhtml = OutputFormat("xhtml", extensions: ["xhtml"])
  /// Tab-separated values.
  public static let tsv = OutputFormat("tsv", extensions: ["tsv"], holdsOneTable: true)
  /// Everything that is known, as one JSON document.
  public static let json = OutputFormat("json", extensions: ["json"], isStructured: true)
  /// A JSON object a row.
  public static let ndjson = OutputFormat("ndjson", extensions: ["ndjson"], isStructured: true)

  /// A workbook of Excel (Office Open XML), a sheet a report.
  public static let xlsx = OutputFormat("xlsx", extensions: ["xlsx"], isPackage: true)
  /// A document of Word (Office Open XML).
  public static let docx = OutputFormat("docx", extensions: ["docx"], isPackage: true)
  /// What Chromium or WeasyPrint makes of the XHTML.
  public static let pdf = OutputFormat("pdf", extensions: ["pdf"], isPrinted: true)

  /// The formats that need no template of the user's.
  public static let allCases: [OutputFormat] = [
    .html, .markdown, .csv, .xhtml, .tsv, .json, .ndjson, .xlsx, .docx, .pdf,
  ]

  /// A format of the user's: what their template `report.NAME.mustache` writes.
  public static func own(_ name: String) -> OutputFormat { OutputFormat(name, extensions: [name], isOwn: true) }
}

extension OutputFormat: CaseIterable {
  /// The format of a name that needs no template of the user's.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// The usual extension of file names, without the dot.
  package var fileExtension: String { fileExtensions.first ?? rawValue }

  /// The format that a file name extension (without its dot) stands for.
  package init?(fileExtension: String) {
    let lowered = fileExtension.utf8.lowercasedASCII
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(lowered) }) else { return nil }
    self = format
  }

  /// The format that goes by a name or by the extension of its files; else one of the user's own.
  package init(named name: String) {
    self = OutputFormat(rawValue: name) ?? OutputFormat(fileExtension: name) ?? .own(name)
  }
}

// A format is what its name says, byte by byte; one of the user's own is another than ours of that name.

extension InputFormat: Hashable {
  /// Whether both are the same format.
  public static func == (left: InputFormat, right: InputFormat) -> Bool {
    left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
  }

  /// Feeds the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension OutputFormat: Hashable {
  /// Whether both are the same format.
  public static func == (left: OutputFormat, right: OutputFormat) -> Bool {
    left.isOwn == right.isOwn && left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
  }

  /// Feeds the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
