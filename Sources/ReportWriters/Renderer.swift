package import ReportModel
package import ReportTemplates

/// Writes report documents in the output formats.
package struct Renderer: Sendable {
  /// The bytes that a template may write: what an input may have at most.
  static let outputLimit = Limits.Name.inputSize.standard

  let options: WritingOptions
  let templates: TemplateSet

  /// Makes a renderer.
  package init(options: WritingOptions = WritingOptions(), templates: TemplateSet = .builtIn) {
    self.options = options
    self.templates = templates
  }

  /// An output, and what there was to say while writing it.
  package struct Output: Sendable, Equatable {
    /// The content.
    package let text: String
    /// What was changed because the format cannot hold it, or because an option asked for it.
    package let diagnostics: [Diagnostic]
  }

  /// Renders a document.
  ///
  /// - Parameter format: A format that `holdsOneTable` takes only reports with equal column names.
  /// - Throws: `TemplateError` where a template is wrong.
  package func render(_ document: ReportDocument, as format: OutputFormat) throws(TemplateError) -> Output {
    switch format {
    case .json: return Output(text: json(of: document), diagnostics: [])
    case .ndjson: return Output(text: ndjson(of: document), diagnostics: [])
    case .html, .xhtml, .markdown, .csv, .tsv, .own:
      let contentType = templates.contentType(of: .report, in: format) ?? .html
      let isBlank =
        contentType.isDelimited && options.csvMerges == .blank
        || contentType == .markdownCell && options.markdownMerges == .blank
      let root = DocumentContext(
        reports: isBlank ? document.reports.map(\.withoutRepeatedTexts) : document.reports,
        withTitle: options.withTitle,
        page: options.page)
      return try render(
        root, of: .report, as: format,
        diagnostics: replacements(in: document.reports, for: contentType, named: format.rawValue))
    }
  }

  /// A warning that counts the characters that a content type cannot hold.
  private func replacements(in reports: [Report], for contentType: Escaper, named name: String) -> [Diagnostic] {
    func count(_ text: Span<UInt8>) -> Int {
      switch contentType {
      case .html: countForbiddenInXML(text)
      case .markdownCell, .markdownParagraph: text.withUnsafeBufferPointer { $0.count { $0 == 0 } }
      case .csv, .tsv, .css, .plain: 0
      }
    }
    switch contentType {
    case .csv, .tsv, .css, .plain: return []
    case .html, .markdownCell, .markdownParagraph: break
    }
    var replaced = 0
    for report in reports {
      replaced += count(report.title.text.utf8.span)
      for column in report.columns { replaced += count(column.name.utf8.span) }
      let table = report.rows.body.table
      for cell in table.cells { replaced += count(table.bytes(cell)) }
      for note in report.notes { replaced += count(note.utf8.span) }
    }
    guard replaced > 0 else { return [] }
    return [Diagnostic(.replacedCharacters, .replacedInOutput(replaced, format: name))]
  }
}

/// What `inspect` prints of a table document.
package func inspectionJSON(of document: TableDocument) -> String { json(of: document) }

/// What a row means, without its texts and merges, as the bytes of JSON.
package func viewJSON(of row: Row) -> [UInt8] { json(ofViews: row) }

/// A diagnostic as one line of JSON, its input named.
package func diagnosticJSON(_ diagnostic: Diagnostic, input: String, in language: Language) -> String {
  json(of: diagnostic, input: input, in: language)
}
