internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print every table of an input as JSON, whether or not it is a report.",
    discussion: """
      Shows what the readers saw before recognition: the lines above each table, its grid and its merges.

      EXAMPLE
        reportkit inspect page.html
      """)

  @Argument(help: ArgumentHelp("The input; '-' is standard input.", valueName: "input"), completion: .file())
  var path: String

  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    let name = displayName(path)
    printer.reportingErrors(of: name) { printer throws(ReportError) in
      let options = try input.readerOptions()
      let document = try ReportReader(options: options).readTables(
        InputFile.read(path, limits: options.limits), name: name)
      printer.print(document.diagnostics)
      if !printer.hasFailed { try StandardStream.write(document.json) }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
