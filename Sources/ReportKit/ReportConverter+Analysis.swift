public import ReportAnalysis
public import ReportModel
internal import ReportWriters

extension ReportConverter {
  /// Renders a summary.
  ///
  /// ```swift
  /// let page = try converter.render(Summary(of: documents), as: .xhtml).text
  /// ```
  /// - Parameters:
  ///   - summary: What was counted.
  ///   - format: JSON, or one that a template `summary.FORMAT` writes.
  /// - Throws: ``ReportModel/ReportError`` where the template is wrong or missing.
  public func render(_ summary: Summary, as format: OutputFormat) throws(ReportError) -> Output {
    try output(as: format) { renderer, format throws(ReportError) in try renderer.render(summary, as: format) }
  }

  /// Renders a comparison.
  /// - Parameters:
  ///   - comparison: What has changed.
  ///   - format: JSON, NDJSON, or one that a template `compare.FORMAT` writes.
  /// - Throws: ``ReportModel/ReportError`` where the template is wrong or missing.
  public func render(_ comparison: Comparison, as format: OutputFormat) throws(ReportError) -> Output {
    try output(as: format) { renderer, format throws(ReportError) in try renderer.render(comparison, as: format) }
  }

  /// Renders what is to be looked at in inputs, beside the rows that it is about.
  /// - Parameters:
  ///   - inputs: What each is called, and what was read of it.
  ///   - format: One that a template `check.FORMAT` writes.
  /// - Throws: ``ReportModel/ReportError`` where the template is wrong or missing.
  package func render(
    _ inputs: [(name: String, conversion: Conversion)], as format: OutputFormat
  ) throws(ReportError) -> Output {
    let checked = inputs.map { name, input in
      CheckedInput(name: name, document: input.document, diagnostics: input.diagnostics)
    }
    return try output(as: format) { renderer, format throws(ReportError) in try renderer.render(checked, as: format) }
  }

  /// Renders with the templates and options of this converter.
  func output(
    as format: OutputFormat, part: Int? = nil, _ render: (Renderer, OutputFormat) throws(ReportError) -> Renderer.Output
  ) throws(ReportError) -> Output {
    let output = try render(Renderer(options: writing, templates: templates.templates), format.written)
    let bytes = format.isPrinted ? try printer.print(output.bytes, with: writing.pdfEngine) : output.bytes
    return Output(format: format, part: part, bytes: bytes, diagnostics: output.diagnostics)
  }
}
