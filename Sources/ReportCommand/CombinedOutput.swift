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
      "The output file; a folder, which exists or ends in a slash; or '-'. Old files are replaced.", valueName: "path"),
    completion: .file())
  var output: String?

  @OptionGroup var templates: TemplateOptions

  /// Where the outputs go; in a folder they have the name.
  func plan(named name: String) throws -> OutputPlan {
    do throws(UsageError) {
      return try OutputPlan(inputs: [name], formats: to?.formats ?? [], output: output)
    } catch {
      throw ValidationError(error.message)
    }
  }

  /// Refuses formats that such documents cannot have.
  func validate(for kind: DocumentKind, named name: String) throws {
    let plan = try plan(named: name)
    let known = Templates.builtIn.formats(of: kind)
    for format in plan.formats where !known.contains(format) {
      let isOwn = templates.folder != nil && !format.isStructured
      guard isOwn else {
        throw ValidationError(.unknownFormat(format.rawValue, for: kind))
      }
    }
  }
}

/// Makes one document out of all inputs. Where any input fails nothing is written: what is missing in a summary cannot be
/// seen in it.
struct CombinedRun {
  /// Files, folders, and `-` for standard input.
  let inputs: [String]
  /// A file that lists more of them.
  var filesFrom: String?
  /// Whether an input that comes again counts once.
  var takesEachOnce = true
  let name: String
  let kind: DocumentKind
  let input: InputOptions
  let output: CombinedOutputOptions
  let diagnostics: DiagnosticOptions
  /// Who is to report, for what says who has.
  var expecting: ExpectOptions?

  /// What was read.
  struct Reading {
    var documents: [ReportDocument] = []
    /// Which of the arguments each is of, where all could be read.
    var arguments: [Int] = []
    /// Who is to report; nil where nobody says it.
    var expected: ExpectedOffices?
    /// The errors of inputs that could not be read.
    var unread: [Diagnostic] = []
  }

  /// - Parameters:
  ///   - table: Which report of each input to keep, from 1; nil means all.
  ///   - namesUnread: Whether what is made says which inputs could not be read, where it says who is missing: then it is written
  ///     without them.
  ///   - render: Renders what was read in a format, and gives the diagnostics of the whole.
  func run(
    writing: WritingOptions, table: Int? = nil, namesUnread: Bool = false,
    _ render: (ReportConverter, Reading) throws(ReportError) -> (
      remarks: [Diagnostic], output: (OutputFormat) throws(ReportError) -> ReportConverter.Output
    )
  ) throws {
    let plan = try output.plan(named: name)
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingErrors(of: name) { printer throws(ReportError) in
      var reader = ReportReader(options: try input.readerOptions())
      reader.options.table = table
      let templates = try output.templates.read(for: plan.formats, of: kind, printer: &printer)
      let converter = ReportConverter(reader: reader, writing: writing, templates: templates)
      let folder: [String] = if case .folder(let folder) = plan.destination { [folder] } else { [] }
      var reading = Reading(expected: try expecting?.read(schema: reader.options.schema, from: input.dictionary.schema))
      let list = try InputList(
        inputs, filesFrom: filesFrom, leavingOut: folder + (expecting?.files ?? []), once: takesEachOnce,
        reader: reader,
        printer: &printer)
      list.read(with: reader, printer: &printer, failed: { reading.unread += $0 }) { document, _ throws(ReportError) in
        reading.documents.append(document)
      }
      if list.inputs.isEmpty { printer.print([Diagnostic(.notAReport, .noReports, of: name)]) }
      let isComplete = !printer.hasFailed
      reading.arguments = list.inputs.map(\.argument)
      let isTold = namesUnread && reading.expected != nil && !diagnostics.strict && !reading.documents.isEmpty
      guard isComplete || isTold else {
        printer.print([Diagnostic(.incompleteInput, .incompleteInput, of: name)])
        return
      }
      let conversion = converter.combine(named: name, isStrict: diagnostics.strict) { converter throws(ReportError) in
        let (remarks, outputOf) = try render(converter, reading)
        var outputs: [ReportConverter.Output] = []
        for format in plan.formats { outputs.append(try outputOf(format)) }
        return (remarks, outputs)
      }
      printer.print(conversion.diagnostics)
      try plan.write(conversion.outputs, refusing: list) { name + "." + $0.fileExtension }
      if !isComplete { printer.print([Diagnostic(.incompleteInput, .writtenWithoutUnread, of: name)]) }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}

extension OutputPlan {
  /// Writes outputs to where they go, all or none.
  /// - Parameters:
  ///   - inputs: What must not be written over.
  ///   - name: What a file in a folder is called.
  func write(
    _ outputs: [ReportConverter.Output], refusing inputs: InputList? = nil, name: (OutputFormat) -> String
  ) throws(ReportError) {
    var files = FileReplacement()
    for output in outputs {
      let path: String
      switch destination {
      case .standardOutput:
        try StandardStream.write(output.bytes)
        continue
      case .file(let file): path = file
      case .folder(let folder):
        try OutputFolder.create(folder)
        path = folder + name(output.format)
      }
      try inputs?.refuseOverwriting(by: path)
      try files.stage(output.bytes, at: path)
    }
    try files.commit()
  }
}
