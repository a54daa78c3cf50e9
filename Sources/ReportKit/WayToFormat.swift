public import ReportModel

extension OutputFormat {
  /// The way to a kind of file that ReportKit does not write, by its extension; nil where there is none to tell.
  public static func way(to name: String) -> String? {
    switch name.lowercased() {
    case "pdf":
      "A PDF is printed from XHTML: write with -o report.xhtml, then 'weasyprint report.xhtml report.pdf' or "
        + "'chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf report.xhtml'."
    case "docx", "doc", "wps", "odt", "rtf":
      "Word, WPS and LibreOffice open HTML: write with -o report.html, open that and save it as .\(name)."
    case "xlsx", "xls", "et", "ods":
      "Excel, WPS and LibreOffice open CSV: write with -o report.csv --csv-excel, open that and save it as .\(name)."
    default: nil
    }
  }
}
