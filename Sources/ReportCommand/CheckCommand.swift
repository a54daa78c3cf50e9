internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read inputs and print their diagnostics; write nothing.",
    discussion: """
      EXAMPLE
        reportkit check --strict *.txt && echo all good
      """)

  @Argument(help: ArgumentHelp("The inputs; '-' is standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    let reader = ReportReader(options: input.readerOptions)
    for path in inputs {
      let name = displayName(path)
      do {
        let document = try reader.read(InputFile.read(path), name: name)
        printer.print(document.diagnostics, input: name)
      } catch {
        printer.print(error.diagnostics, input: name)
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
