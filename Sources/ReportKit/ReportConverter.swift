public import ReportModel
internal import ReportJSON
internal import ReportWriters

/// Turns reports into the output formats.
///
/// ```swift
/// let converter = ReportConverter()
/// let document = try converter.reader.read(bytes, name: "2026-q1.txt")
/// let page = try converter.render(document, as: .html)
/// ```
public struct ReportConverter: Sendable {
  /// Reads the inputs.
  public var reader: ReportReader
  /// How outputs are written.
  public var writing: WritingOptions
  /// What outputs are written with.
  public var templates: Templates

  /// Prints PDF; copies of the converter share it, and its browser.
  let printer = PDFPrinter()

  /// Makes a converter.
  public init(
    reader: ReportReader = ReportReader(), writing: WritingOptions = WritingOptions(), templates: Templates = .builtIn
  ) {
    self.reader = reader
    self.writing = writing
    self.templates = templates
  }

  /// One output of a document.
  public struct Output: Sendable, Equatable {
    /// The format it is in.
    public let format: OutputFormat
    /// The number of its report in the document, from 1, where each report has an output of its own.
    public let part: Int?
    /// The content; of a text in UTF-8.
    public let bytes: [UInt8]
    /// What was changed because the format cannot hold it, or because an option asked for it.
    public let diagnostics: [Diagnostic]
    /// The content as a text of its own; of no use where the format is binary.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Renders a document as one text.
  /// - Throws: ``ReportModel/ReportError`` where the format holds one table only and the reports have
  ///   different columns, or titles that are asked for.
  public func render(_ document: ReportDocument, as format: OutputFormat) throws(ReportError) -> Output {
    if needsParts(document, format) {
      throw ReportError(
        Diagnostic(
          .severalTables,
          .severalTables(document.reports.count, withTitles: writing.withTitle, format: format.rawValue)))
    }
    return try render(document, as: format, part: nil, layouts: nil)
  }

  /// Renders a document as one output, or as one for each report where they cannot share one.
  public func renderParts(of document: ReportDocument, as format: OutputFormat) throws(ReportError) -> [Output] {
    try renderParts(of: document, as: format, layouts: nil)
  }

  /// - Parameter layouts: What is known of its reports from other formats.
  func renderParts(
    of document: ReportDocument, as format: OutputFormat, layouts: PrintLayouts?
  ) throws(ReportError) -> [Output] {
    guard needsParts(document, format) else {
      return [try render(document, as: format, part: nil, layouts: layouts)]
    }
    var outputs: [Output] = []
    for (index, report) in document.reports.enumerated() {
      var part = document
      part.reports = [report]
      outputs.append(try render(part, as: format, part: index + 1, layouts: layouts))
    }
    return outputs
  }

  private func needsParts(_ document: ReportDocument, _ format: OutputFormat) -> Bool {
    let names = document.reports.map { $0.columns.map { Array($0.name.utf8) } }
    let differ = names.contains { $0 != names.first }
    return format.holdsOneTable && names.count > 1 && (differ || writing.withTitle)
  }

  private func render(
    _ document: ReportDocument, as format: OutputFormat, part: Int?, layouts: PrintLayouts?
  ) throws(ReportError) -> Output {
    try output(as: format, part: part) { renderer, format throws(ReportError) in
      try renderer.render(document, as: format, layouts: layouts)
    }
  }
}

extension TableDocument {
  /// What `reportkit inspect` prints.
  package var json: String { String(decoding: ReportJSON.json(of: self), as: UTF8.self) }
}

extension Diagnostic {
  /// The diagnostic as people read it: `FILE:LINE:COLUMN: warning: message [code]`, one line, in which everything is escaped
  /// that a terminal would obey.
  /// - Parameters:
  ///   - input: What the input is called there; by default its name. Without one the text begins with the place in it.
  ///   - language: The language of the message.
  public func text(input: String? = nil, in language: Language = .english) -> String {
    // Of a text it is what editors take for a place; of other inputs it is set off as the words that it is.
    let name = (input ?? self.input).map { $0 + ":" } ?? ""
    let spot = location.map { $0.message.text(in: language) + ":" } ?? ""
    let place = name + (name.isEmpty || spot.isEmpty || location?.line ?? 0 > 0 ? "" : " ") + spot
    let words = "\(severity.word.text(in: language)): \(translations.text(in: language)) [\(code.rawValue)]"
    return (place.isEmpty ? words : "\(place) \(words)").escapedForTerminal
  }

  /// The diagnostic as one line of JSON, in which everything is escaped that a terminal would obey.
  /// - Parameters:
  ///   - input: What the input is called there; by default its name.
  ///   - language: The language of the message.
  public func json(input: String? = nil, in language: Language = .english) -> String {
    String(decoding: ReportJSON.json(of: self, input: input ?? self.input, in: language), as: UTF8.self)
      .escapedForTerminalAsJSON
  }
}
