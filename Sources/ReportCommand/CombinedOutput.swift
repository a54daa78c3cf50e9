internal import ArgumentParser
internal import ReportKit
internal import ReportModel

/// The options of commands that make one document out of all their inputs.
struct CombinedOutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The output formats, separated by commas. With an output file, by default the one that its extension names.",
      valueName: "format"))
  var to: OutputFormatList?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The output file; a folder, which exists or ends in a slash; or '-'. Old files are replaced.", valueName: "path"))
  var output: String?

  @Flag(help: "CSV: with the byte order mark and the CR LF that Excel needs for Chinese.")
  var csvExcel = false

  @Flag(help: "CSV and TSV: put ' before every text that a spreadsheet could take for a formula.")
  var csvSafe = false

  @Option(help: "XHTML: the paper that it is printed on.")
  var page = WritingOptions.Page.a4Landscape

  @OptionGroup var templates: TemplateOptions

  var writing: WritingOptions {
    var writing = WritingOptions()
    writing.csvForExcel = csvExcel
    writing.csvSafe = csvSafe
    writing.page = page
    return writing
  }

  /// Where the outputs go; in a folder they have the name.
  func plan(named name: String) throws -> OutputPlan {
    do throws(OutputPlan.UsageError) {
      return try OutputPlan(inputs: [name], formats: to?.formats ?? [], output: output)
    } catch {
      throw ValidationError(error.message)
    }
  }

  /// Refuses formats that such documents cannot have, and inputs that cannot be read twice.
  func validate(_ inputs: [String], for kind: DocumentKind, named name: String) throws {
    let plan = try plan(named: name)
    let known = Templates.builtIn.formats(of: kind)
    for format in plan.formats where !known.contains(format) {
      let isOwn = templates.folder != nil && !format.isStructured
      guard isOwn else {
        throw ValidationError(
          "There is no format '\(format.rawValue)' for this command; known are "
            + known.map(\.rawValue).joined(separator: ", ")
            + ". A folder with '\(kind.rawValue).\(format.rawValue).mustache', given with --templates, makes one.")
      }
    }
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
  }
}

/// Makes one document out of all inputs. Where any input fails nothing is written: what is missing in a summary cannot be
/// seen in it.
struct CombinedRun {
  let inputs: [String]
  let name: String
  let kind: DocumentKind
  let input: InputOptions
  let output: CombinedOutputOptions
  let diagnostics: DiagnosticOptions

  /// - Parameters:
  ///   - table: Which report of each input to keep, from 1; nil means all.
  ///   - render: Renders what was read in a format, and says what there was to say of the whole.
  func run(
    writing: WritingOptions? = nil, table: Int? = nil,
    _ render: (ReportConverter, [ReportDocument]) throws(ReportError) -> (
      remarks: [Diagnostic], output: (OutputFormat) throws(ReportError) -> ReportConverter.Output
    )
  ) throws {
    let plan = try output.plan(named: name)
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingProblems { printer throws(FileProblems) in
      var reader = ReportReader(options: try input.readerOptions())
      reader.options.table = table
      let templates = try output.templates.read(for: plan.formats, of: kind, printer: &printer)
      let converter = ReportConverter(reader: reader, writing: writing ?? output.writing, templates: templates)
      let documents = read(with: reader, printer: &printer)
      guard !printer.hasFailed else {
        printer.print(
          [Diagnostic(.incompleteInput, "nothing is written, because not all inputs could be used")], input: name)
        return
      }
      do throws(ReportError) {
        let (remarks, outputOf) = try render(converter, documents)
        var outputs: [ReportConverter.Output] = []
        for format in plan.formats { outputs.append(try outputOf(format)) }
        let said = remarks + outputs.flatMap(\.diagnostics)
        printer.print(said, input: name)
        guard !printer.fails(said) else {
          throw ReportError(Diagnostic(.refusedWarnings, "not written because of its warnings (--strict)"))
        }
        try write(outputs, plan: plan)
      } catch {
        printer.print(error.diagnostics, input: name)
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }

  private func read(with reader: ReportReader, printer: inout DiagnosticPrinter) -> [ReportDocument] {
    var documents: [ReportDocument] = []
    for path in inputs {
      let name = displayName(path)
      do throws(ReportError) {
        let document = try reader.read(InputFile.read(path, limits: reader.options.limits), name: name)
        printer.print(document.diagnostics, input: name)
        documents.append(document)
      } catch {
        printer.print(error.diagnostics, input: name)
      }
    }
    return documents
  }

  private func write(_ outputs: [ReportConverter.Output], plan: OutputPlan) throws(ReportError) {
    var files = FileReplacement()
    var written = WrittenPaths(inputs: inputs)
    switch plan.destination {
    case .standardOutput:
      for output in outputs { try StandardStream.write(output.text) }
    case .file(let path):
      try written.claim([path], for: name)
      for output in outputs { try files.stage(output.text, at: path) }
    case .folder(let folder):
      try OutputFolder.create(folder)
      let paths = outputs.map { plan.path(of: $0, input: name, in: folder) }
      try written.claim(paths, for: name)
      for (output, path) in zip(outputs, paths) { try files.stage(output.text, at: path) }
    }
    try files.commit()
  }
}
