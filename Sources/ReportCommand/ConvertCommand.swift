internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert reports to HTML, Markdown, CSV, XHTML, TSV, JSON or NDJSON.",
    discussion: """
      Without -o, one input in one format goes to standard output. Several inputs or formats need a folder (-o FOLDER/); \
      outputs are named after their inputs. Files are replaced whole or not at all.

      EXAMPLES
        reportkit convert report.txt -o report.html
        reportkit convert - --to markdown < report.txt
        reportkit convert a.txt b.html --to xhtml,json -o out/
        reportkit convert page.html --csv-excel -o for-excel.csv
      """)

  @Argument(help: ArgumentHelp("The inputs; '-' is standard input.", valueName: "input"))
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "The output formats, separated by commas: \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "With an output file, by default the one that its extension names.", valueName: "format"))
  var to: OutputFormatList?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The output file; a folder, which exists or ends in a slash; or '-'. Old files are replaced.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Convert only the n-th report of each input, counted from 1.", valueName: "n"))
  var table: Int?

  @Flag(help: "CSV and TSV: put the title above the header and the notes below the rows.")
  var withTitle = false

  @Flag(help: "CSV: with the byte order mark and the CR LF that Excel needs for Chinese.")
  var csvExcel = false

  @Flag(help: "CSV and TSV: put ' before every cell that a spreadsheet could take for a formula.")
  var csvSafe = false

  @Option(
    help:
      "CSV and TSV: what stands in the cells that a merged cell covers: its text again (repeat), or nothing (blank).")
  var csvMerge = WritingOptions.Merges.repeat

  @Option(help: "Markdown: the same.")
  var markdownMerge = WritingOptions.Merges.repeat

  @Option(help: "HTML and XHTML: the paper that they are printed on.")
  var page = WritingOptions.Page.a4Landscape

  @OptionGroup var templates: TemplateOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    do throws(OutputPlan.UsageError) {
      _ = try OutputPlan(inputs: inputs, formats: to?.formats ?? [], output: output)
    } catch {
      throw ValidationError(error.message)
    }
    if templates.folder == nil, let name = to?.own.first { throw ValidationError(unknownFormat(name)) }
    if let table, table < 1 { throw ValidationError("--table counts from 1.") }
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
  }

  func run() throws {
    let plan = try OutputPlan(inputs: inputs, formats: to?.formats ?? [], output: output)
    var writing = WritingOptions()
    writing.withTitle = withTitle
    writing.csvForExcel = csvExcel
    writing.csvSafe = csvSafe
    writing.page = page
    writing.csvMerges = csvMerge
    writing.markdownMerges = markdownMerge

    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingProblems { printer throws(FileProblems) in
      let options = try input.readerOptions()
      let templates = try templates.read(for: plan.formats, printer: &printer)
      var reader = ReportReader(options: options)
      reader.options.table = table
      let converter = ReportConverter(reader: reader, writing: writing, templates: templates)
      var written = WrittenPaths(inputs: inputs)
      for input in inputs {
        do throws(ReportError) {
          try convert(input, with: converter, plan: plan, printer: &printer, written: &written)
        } catch {
          printer.print(error.diagnostics, input: displayName(input))
        }
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }

  private func unknownFormat(_ name: String) -> String {
    "There is no format '\(name)'; known are \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")). "
      + "A folder with 'report.\(name).mustache', given with --templates, makes it one."
  }

  /// Renders everything before anything is written, so that an input that fails leaves nothing behind.
  private func convert(
    _ input: String, with converter: ReportConverter, plan: OutputPlan, printer: inout DiagnosticPrinter,
    written: inout WrittenPaths
  ) throws(ReportError) {
    let name = displayName(input)
    let document = try converter.reader.read(
      InputFile.read(input, limits: converter.reader.options.limits), name: name)
    var outputs: [ReportConverter.Output] = []
    for format in plan.formats {
      if case .folder = plan.destination {
        outputs += try converter.renderParts(of: document, as: format)
      } else {
        outputs.append(try converter.render(document, as: format))
      }
    }
    let said = document.diagnostics + outputs.flatMap(\.diagnostics)
    printer.print(said, input: name)
    guard !printer.fails(said) else {
      throw ReportError(Diagnostic(.refusedWarnings, "not converted because of its warnings (--strict)"))
    }
    try write(outputs, of: input, plan: plan, written: &written)
  }

  private func write(
    _ outputs: [ReportConverter.Output], of input: String, plan: OutputPlan, written: inout WrittenPaths
  ) throws(ReportError) {
    var files = FileReplacement()
    switch plan.destination {
    case .standardOutput:
      for output in outputs { try StandardStream.write(output.text) }
    case .file(let path):
      for output in outputs { try files.stage(output.text, at: path) }
    case .folder(let folder):
      try OutputFolder.create(folder)
      let paths = outputs.map { plan.path(of: $0, input: input, in: folder) }
      try written.claim(paths, for: input)
      for (output, path) in zip(outputs, paths) { try files.stage(output.text, at: path) }
    }
    try files.commit()
  }
}
