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
