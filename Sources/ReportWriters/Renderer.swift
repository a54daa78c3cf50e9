package import ReportAnalysis
package import ReportModel
internal import ReportTemplates

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

  /// An output, and the diagnostics of writing it.
  package struct Output: Sendable, Equatable {
    /// The content; of a text in UTF-8.
    package let bytes: [UInt8]
    /// What was changed because the format cannot hold it, or because an option asked for it.
    package var diagnostics: [Diagnostic] = []
    /// The content as a text of its own.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Whether there is a way to write a kind of document in a format.
  package static func writes(_ kind: DocumentKind, in format: OutputFormat, with templates: TemplateSet) -> Bool {
    let format = format.written
    return format.isStructured
      ? RecordWriter.of(format)?.kinds.contains(kind) ?? false
      : templates[TemplateSet.name(of: kind, in: format)] != nil
  }

  /// Renders a document.
  ///
  /// - Parameters:
  ///   - format: A format that `holdsOneTable` takes only reports with equal column names.
  ///   - layouts: What is known of its reports from other formats.
  /// - Throws: `ReportError` where a template is wrong, or the format cannot hold the document.
  package func render(
    _ document: ReportDocument, as format: OutputFormat, layouts: PrintLayouts? = nil
  ) throws(ReportError) -> Output {
    if let write = RecordWriter.of(format)?.report { return Output(bytes: write(document)) }
    let isBlank = templates.contentType(of: .report, in: format)?.merges(options) == .blank
    let root = DocumentContext(
      reports: isBlank ? document.reports.map(\.withoutRepeatedTexts) : document.reports, withTitle: options.withTitle,
      page: options.page, layouts: layouts ?? PrintLayouts(on: options.page))
    return try render(
      root, of: .report, as: format, room: document.likelySize, sheets: root.reports, texts: document.visitTexts)
  }

  /// Renders a summary.
  /// - Throws: `ReportError` where the template is wrong or missing, or the format cannot hold the summary.
  package func render(_ summary: Summary, as format: OutputFormat) throws(ReportError) -> Output {
    if let write = RecordWriter.of(format)?.summary { return Output(bytes: write(summary)) }
    let root = SummaryContext(summary: summary, page: options.page, detail: options.detail)
    return try render(root, of: .summary, as: format, sheets: root.tables.contexts, texts: summary.visitTexts)
  }

  /// Renders a comparison.
  /// - Throws: `ReportError` where the template is wrong or missing, or the format cannot hold the comparison.
  package func render(_ comparison: Comparison, as format: OutputFormat) throws(ReportError) -> Output {
    if let write = RecordWriter.of(format)?.comparison { return Output(bytes: write(comparison)) }
    let root = ComparisonContext(comparison: comparison, page: options.page, records: comparison.records)
    return try render(root, of: .comparison, as: format, sheets: root.tables.contexts, texts: comparison.visitTexts)
  }

  /// Renders what is to be looked at in inputs.
  /// - Throws: `ReportError` where the template is wrong or missing.
  package func render(_ inputs: [CheckedInput], as format: OutputFormat) throws(ReportError) -> Output {
    try render(CheckContext(inputs: inputs, page: options.page), of: .check, as: format, sheets: [], texts: { _ in })
  }

  /// Renders a root of templates.
  /// - Parameters:
  ///   - room: How many bytes the output is likely to have.
  ///   - sheets: Its tables, where they become the sheets of a workbook.
  ///   - texts: Visits the texts that the output may show.
  private func render(
    _ root: some TemplateContext, of kind: DocumentKind, as format: OutputFormat, room: Int = 0,
    sheets: @autoclosure () -> [ReportContext], texts: ((Span<UInt8>) -> Void) -> Void
  ) throws(ReportError) -> Output {
    let contentType = templates.contentType(of: kind, in: format)
    var diagnostics = replacements(in: texts, by: contentType, for: format)
    if contentType == .sheet { diagnostics += try checkSheets(sheets()) }
    let longest = LongestText()
    let bytes: [UInt8]
    do throws(TemplateError) {
      guard format.isPackage else {
        return try renderText(root, of: kind, as: format, room: room, diagnostics: diagnostics)
      }
      bytes = try renderPackage(root, of: kind, as: format, longest)
    } catch {
      throw ReportError(Diagnostic(.invalidTemplate, error.named))
    }
    try refuseSheet(.charactersOfCell, longest.units, beyond: SheetLayout.Most.characters)
    return Output(bytes: bytes, diagnostics: diagnostics)
  }

  private func renderText(
    _ root: some TemplateContext, of kind: DocumentKind, as format: OutputFormat, room: Int, diagnostics: [Diagnostic]
  ) throws(TemplateError) -> Output {
    let isForExcel = options.csvForExcel && templates.contentType(of: kind, in: format) == .csv
    let program = try templates.program(of: kind, in: format, usesCarriageReturns: isForExcel)
    let marks = options.csvSafe ? FormulaMarks() : nil
    let start = isForExcel ? "\u{FEFF}" : ""
    let bytes = program.render(root, startingWith: start, room: room, limit: Self.outputLimit) {
      contentType -> any Escaping in
      guard let marks, let escaper = contentType as? Escaper, escaper.isDelimited else { return contentType }
      return MarkingEscaper(escaper: escaper, marks: marks)
    }
    guard let bytes else { throw tooLarge(kind, format) }
    return Output(bytes: bytes, diagnostics: diagnostics + (marks?.diagnostics ?? []))
  }

  /// Renders the parts of an archive.
  private func renderPackage(
    _ root: some TemplateContext, of kind: DocumentKind, as format: OutputFormat, _ longest: LongestText
  ) throws(TemplateError) -> [UInt8] {
    let program = try templates.program(of: kind, in: format, usesCarriageReturns: false)
    let sink = PackageSink()
    let isWritten = program.renderParts(root, limit: Self.outputLimit) { contentType -> any Escaping in
      guard contentType as? Escaper == .sheet else { return contentType }
      return MeasuringEscaper(longest: longest)
    } take: {
      sink.take($0, beginsPart: $1)
    }
    guard isWritten else { throw tooLarge(kind, format) }
    guard let bytes = sink.finish() else {
      guard let error = sink.error else { throw tooLarge(kind, format) }
      throw TemplateError(file: TemplateSet.name(of: kind, in: format) + ".mustache", message: error)
    }
    return bytes
  }

  private func tooLarge(_ kind: DocumentKind, _ format: OutputFormat) -> TemplateError {
    TemplateError(
      file: TemplateSet.name(of: kind, in: format) + ".mustache", message: .outputTooLarge(Self.outputLimit))
  }

  /// A warning that counts the characters that the content type of a format cannot hold.
  private func replacements(
    in texts: ((Span<UInt8>) -> Void) -> Void, by contentType: Escaper?, for format: OutputFormat
  ) -> [Diagnostic] {
    guard let count = contentType?.countUnwritable else { return [] }
    var replaced = 0
    texts { replaced += count($0) }
    guard replaced > 0 else { return [] }
    return [Diagnostic(.replacedCharacters, .replacedInOutput(replaced, format: format.rawValue))]
  }
}

extension ReportDocument {
  fileprivate func visitTexts(_ visit: (Span<UInt8>) -> Void) {
    for report in reports {
      visit(report.title.text.utf8.span)
      for column in report.columns { visit(column.name.utf8.span) }
      let table = report.rows.body.table
      for cell in table.cells { visit(table.bytes(cell)) }
      for note in report.notes { visit(note.utf8.span) }
    }
  }
}

extension Summary {
  fileprivate func visitTexts(_ visit: (Span<UInt8>) -> Void) {
    func visitAll(_ texts: [String?]) { for text in texts { if let text { visit(text.utf8.span) } } }
    visitAll([title])
    for report in reports { visitAll([report.input, report.title.text]) }
    for group in departments + sources { visitAll(group.spellings) }
    for task in tasks { visitAll([task.text, task.progress, task.deadline]) }
  }
}
