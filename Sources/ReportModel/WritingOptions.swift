/// What a document is about. The raw value begins the names of the templates that write such documents.
public enum DocumentKind: String, Sendable, CaseIterable {
  /// The reports of an input.
  case report
  /// What many reports say together.
  case summary
  /// What has changed from one report to the next.
  case comparison = "compare"
  /// What is to be looked at in inputs, beside the rows that it is about.
  case check
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

  /// The paper of pages that are printed, of workbooks and of documents.
  public enum Page: String, Sendable, CaseIterable {
    /// 210 mm × 297 mm.
    case a4
    /// 297 mm × 210 mm.
    case a4Landscape = "a4-landscape"
    /// 420 mm × 297 mm.
    case a3Landscape = "a3-landscape"
  }

  /// How much a summary says.
  public enum Detail: String, Sendable, CaseIterable {
    /// One printed page: who has reported, a chart, the tasks that are behind or without progress.
    case brief
    /// Each task once, with its departments and its progress.
    case tasks
    /// Everything: the tasks of each department, by source, without progress, behind.
    case full
  }

  /// What prints PDF.
  public enum PDFEngine: String, Sendable, CaseIterable {
    /// Chromium where it is installed, else WeasyPrint.
    case auto
    /// Chromium, or another browser that is made of it.
    case chromium
    /// WeasyPrint.
    case weasyprint
  }

  /// What prints PDF.
  public var pdfEngine: PDFEngine
  /// The paper of pages that are printed, of workbooks and of documents.
  public var page: Page
  /// How much a summary says, in the formats that templates write.
  public var detail: Detail
  /// Whether CSV and TSV begin with the title and end with the notes.
  public var withTitle: Bool
  /// Whether CSV gets the byte order mark and the CR LF line ends that Excel needs for Chinese; formats of the user's own
  /// that are written as CSV, too.
  public var csvForExcel: Bool
  /// Whether CSV and TSV, and formats of the user's own that are written as such, get a `'` before every text that a
  /// spreadsheet could take for a formula.
  public var csvSafe: Bool
  /// What CSV and TSV write into covered slots.
  public var csvMerges: Merges
  /// What Markdown writes into covered slots.
  public var markdownMerges: Merges
}

// No option has its default where it is declared, so that neither list is complete for the compiler without each of them.
extension WritingOptions {
  /// The defaults: exact output.
  public init() {
    self.init(
      pdfEngine: .auto, page: .a4Landscape, detail: .full, withTitle: false, csvForExcel: false, csvSafe: false,
      csvMerges: .repeat,
      markdownMerges: .repeat)
  }

  /// Gives each option with its name, for what has to notice any change of them.
  package func list(_ add: (_ name: String, _ value: String) -> Void) {
    func choice<Choice: RawRepresentable<String>>(_ name: String, _ value: Choice) -> Choice {
      add(name, value.rawValue)
      return value
    }
    func flag(_ name: String, _ value: Bool) -> Bool {
      add(name, value ? "yes" : "no")
      return value
    }
    _ = WritingOptions(
      pdfEngine: choice("pdfEngine", pdfEngine), page: choice("page", page), detail: choice("detail", detail),
      withTitle: flag("withTitle", withTitle),
      csvForExcel: flag("csvForExcel", csvForExcel),
      csvSafe: flag("csvSafe", csvSafe), csvMerges: choice("csvMerges", csvMerges),
      markdownMerges: choice("markdownMerges", markdownMerges))
  }
}
