internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct ConvertCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert reports to HTML, Markdown, CSV, XHTML, TSV, JSON, NDJSON, XLSX, DOCX or PDF.",
    discussion: """
      Without -o, one input in one format goes to standard output. Several inputs or formats, folders and lists need a \
      folder (-o FOLDER/). Outputs are named after their inputs; those of a folder's files keep their paths below it. Files \
      are replaced whole or not at all.

      In a folder, and those below it, the files whose extensions say so are inputs, and others in which a report is found; \
      what is left alone is named.

      EXAMPLES
        reportkit convert report.txt -o report.html
        reportkit convert - --to markdown < report.txt
        reportkit convert a.txt b.html --to xhtml,json -o out/
        reportkit convert reports/ --to html,csv -o out/ --manifest out.ndjson --resume
        find . -newer stamp | reportkit convert --files-from - --to html -o out/
      """)

  @Argument(
    help: ArgumentHelp("The inputs: files, folders, and '-' for standard input.", valueName: "input"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The output formats, separated by commas: \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "With an output file, by default the one that its extension names.", valueName: "format"))
  var to: OutputFormatList?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The output file; a folder, which exists or ends in a slash; or '-'. Old files are replaced.", valueName: "path"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Convert only the n-th report of each input, counted from 1.", valueName: "n"))
  var table: Int?

  @OptionGroup(title: "Many inputs") var batch: BatchOptions
  @OptionGroup(title: "Many inputs") var expecting: ExpectOptions
  @OptionGroup(title: "How outputs are written") var writing: WritingCommandOptions
  @OptionGroup var templates: TemplateOptions
  @OptionGroup(title: "How inputs are read") var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    guard !inputs.isEmpty || batch.filesFrom != nil else {
      throw ValidationError(.missingInputs)
    }
    do throws(UsageError) {
      let plan = try plan(of: inputs)
      if batch.manifest != nil, !plan.hasFolder {
        throw UsageError(message: .manifestNeedsFolder)
      }
    } catch {
      throw ValidationError(error.message)
    }
    if templates.folder == nil, let name = to?.own.first { throw ValidationError(.unknownFormat(name)) }
    if let table, table < 1 { throw ValidationError(.countsFromOne("--table")) }
    if (inputs + [batch.filesFrom]).count(where: { $0 == "-" }) > 1 {
      throw ValidationError(.inputOnce)
    }
  }

  /// What --to asks for. Without it, an extension that names no format of ours is one of the user's, where they bring
  /// templates.
  private var formats: [OutputFormat] {
    if let to { return to.formats }
    guard templates.folder != nil, let name = output.flatMap(OutputPlan.ownFormat) else { return [] }
    return [name]
  }

  private func plan(of paths: [String]) throws(UsageError) -> OutputPlan {
    try OutputPlan(inputs: paths, isList: batch.filesFrom != nil, formats: formats, output: output)
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    var expected: ExpectedOffices?
    guard let converter = converter(&printer, expecting: &expected), let paths = paths(&printer) else {
      throw ExitCode(1)
    }
    let plan = try usage { () throws(UsageError) -> OutputPlan in try self.plan(of: paths) }
    switch plan.destination {
    case .folder(let folder):
      try convert(paths, to: folder, formats: plan.formats, with: converter, expecting: expected, &printer)
    case .standardOutput, .file:
      // One input, in one format.
      var submissions = SubmissionList()
      for input in paths.map(BatchInput.init(named:)) {
        let conversion = converter.convert(
          input, to: plan.formats, isStrict: diagnostics.strict, isDivided: false)
        printer.print(conversion.diagnostics)
        printer.reportingErrors(of: input.name) { _ throws(ReportError) in
          try plan.write(conversion.outputs) { _ in "" }
        }
        submissions.add(conversion)
      }
      submissions.report(expected, to: &printer)
    }
    if printer.hasFailed { throw ExitCode(1) }
  }

  /// What the options ask for; nil where a schema, a list or templates are wrong.
  /// - Parameter expected: Who is to report, if that is said.
  private func converter(
    _ printer: inout DiagnosticPrinter, expecting expected: inout ExpectedOffices?
  ) -> ReportConverter? {
    var converter: ReportConverter?
    printer.reportingErrors { printer throws(ReportError) in
      var reader = ReportReader(options: try input.readerOptions())
      reader.options.table = table
      expected = try expecting.read(schema: reader.options.schema, from: input.dictionary.schema)
      let templates = try templates.read(for: formats, printer: &printer)
      converter = ReportConverter(reader: reader, writing: writing.options, templates: templates)
    }
    return converter
  }

  /// The inputs that are named, and those that a list names; nil where the list cannot be read.
  private func paths(_ printer: inout DiagnosticPrinter) -> [String]? {
    guard let list = batch.filesFrom else { return inputs }
    do throws(ReportError) {
      return inputs + (try InputList.paths(listedIn: list))
    } catch {
      printer.print(error.of(displayName(list)).diagnostics)
      return nil
    }
  }
}

/// Turns wrong usage that shows only in the inputs into what the parser says of options.
func usage<Value>(_ step: () throws(UsageError) -> Value) throws -> Value {
  do throws(UsageError) { return try step() } catch {
    throw ReportCommand.wrongUsage(error.message.spoken, of: ConvertCommand.self)
  }
}
