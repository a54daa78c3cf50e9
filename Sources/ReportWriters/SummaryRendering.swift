package import ReportAnalysis
package import ReportModel
package import ReportTemplates

extension Renderer {
  /// Renders a summary.
  /// - Parameter format: JSON, or a format that a template `summary.FORMAT` writes.
  /// - Throws: `TemplateError` where the template is wrong or missing.
  package func render(_ summary: Summary, as format: OutputFormat) throws(TemplateError) -> Output {
    if format == .json { return Output(text: json(of: summary), diagnostics: []) }
    return try render(
      SummaryContext(summary: summary, page: options.page), of: .summary, as: format,
      diagnostics: replacements(in: summary.texts, of: .summary, for: format))
  }

  /// Renders a root of templates.
  func render(
    _ root: some TemplateContext, of kind: DocumentKind, as format: OutputFormat, diagnostics: [Diagnostic]
  ) throws(TemplateError) -> Output {
    let isForExcel = options.csvForExcel && templates.contentType(of: kind, in: format) == .csv
    let program = try templates.program(of: kind, in: format, usesCarriageReturns: isForExcel)
    let marks = options.csvSafe ? FormulaMarks() : nil
    let start = isForExcel ? "\u{FEFF}" : ""
    let rendered = program.render(root, startingWith: start, limit: Self.outputLimit) { contentType in
      guard let marks, let escaper = contentType as? Escaper, escaper.isDelimited else { return contentType }
      return MarkingEscaper(escaper: escaper, marks: marks)
    }
    guard let bytes = rendered else {
      let file = TemplateSet.name(of: kind, in: format) + ".mustache"
      throw TemplateError(file: file, message: .outputTooLarge(Self.outputLimit))
    }
    return Output(
      text: bytes.withUnsafeBufferPointer { String(validUTF8: $0) },
      diagnostics: diagnostics + (marks?.diagnostics ?? []))
  }

  /// A warning that counts the characters that the content type of a format cannot hold.
  func replacements(in texts: [String], of kind: DocumentKind, for format: OutputFormat) -> [Diagnostic] {
    let replaced: Int
    switch templates.contentType(of: kind, in: format) {
    case .html?: replaced = texts.reduce(0) { $0 + countForbiddenInXML($1.utf8.span) }
    case .markdownCell?, .markdownParagraph?: replaced = texts.reduce(0) { $0 + $1.utf8.count { $0 == 0 } }
    default: replaced = 0
    }
    guard replaced > 0 else { return [] }
    return [Diagnostic(.replacedCharacters, .replacedInOutput(replaced, format: format.rawValue))]
  }
}

extension Summary {
  /// Every text of the reports that a document may show.
  fileprivate var texts: [String] {
    [title] + reports.flatMap { [$0.input, $0.title.text] } + departments.flatMap(\.spellings)
      + sources.flatMap(\.spellings)
      + tasks.flatMap { [$0.text, $0.progress, $0.deadline].compactMap(\.self) }
  }
}
