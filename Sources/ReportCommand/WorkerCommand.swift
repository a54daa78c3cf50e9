internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct WorkerCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Convert what other programs ask for: a JSON object a line in, one a line out.",
    discussion: """
      A request names itself, its input and its formats: {"id": 1, "path": "q1.txt", "to": "html"}, \
      {"id": "b", "content": "…", "name": "q1.csv", "to": ["html", "json"]}. "base64" instead of "content" holds the bytes of a \
      file in any encoding. "to" may be left out where --to is given.

      The answer comes at once, in the order of the requests: {"id": 1, "status": "converted", "outputs": [{"format": "html", \
      "text": "…"}], "diagnostics": […]}. What is wrong with a request or its input has the status "failed" and is said in the \
      diagnostics; the worker goes on and exits with 0 at the end of standard input, with 1 where the streams fail.

      EXAMPLE
        echo '{"id": 1, "path": "report.txt"}' | reportkit worker --to csv
      """)

  @Option(
    help: ArgumentHelp("The formats, separated by commas, of requests that name none.", valueName: "format"))
  var to: OutputFormatList?

  @Option(help: ArgumentHelp("Convert only the n-th report of each input, counted from 1.", valueName: "n"))
  var table: Int?

  @OptionGroup(title: "How outputs are written") var writing: WritingCommandOptions
  @OptionGroup var templates: TemplateOptions
  @OptionGroup(title: "How inputs are read") var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    if templates.folder == nil, let name = to?.own.first { throw ValidationError(.unknownFormat(name)) }
    if let table, table < 1 { throw ValidationError(.countsFromOne("--table")) }
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingErrors { printer throws(ReportError) in
      var reader = ReportReader(options: try input.readerOptions())
      reader.options.table = table
      let templates = try templates.read(for: to?.formats ?? [], printer: &printer)
      let converter = ReportConverter(reader: reader, writing: writing.options, templates: templates)
      let worker = ReportWorker(
        converter: converter, formats: to?.unique ?? [], isStrict: diagnostics.strict, explain: \.withRemedy)
      do throws(ReportError) { try worker.run() } catch { throw error.of("worker") }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
