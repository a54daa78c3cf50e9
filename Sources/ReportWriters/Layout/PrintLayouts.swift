package import ReportModel

/// The layouts of the reports of a document that is written in several formats: each is made once.
package final class PrintLayouts {
  private let page: WritingOptions.Page
  /// By body, which is kept as long as what is known of it.
  private var layouts: [ObjectIdentifier: (body: ReportBody, layout: PrintLayout)] = [:]

  /// Begins with none.
  package init(on page: WritingOptions.Page) { self.page = page }

  /// The layout of a report.
  func layout(of report: Report) -> PrintLayout {
    let body = report.rows.body
    if let known = layouts[ObjectIdentifier(body)] { return known.layout }
    let layout = PrintLayout(of: report, on: page)
    layouts[ObjectIdentifier(body)] = (body, layout)
    return layout
  }
}
