internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say for every table of an input whether it is a report and why, and how its header was understood.",
    discussion: """
      For each column: its role, the word that decided and where it stands, what is not understood, and what may have been meant.

      EXAMPLES
        reportkit explain report.txt
        reportkit explain page.html --to json
      """)

  /// How explanations are written.
  enum Format: String, NamedChoice { case text, json }

  @Argument(help: ArgumentHelp("The input; '-' is standard input.", valueName: "input"), completion: .file())
  var path: String

  @Option(help: "text for people, json for programs.")
  var to: Format = .text

  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    let name = displayName(path)
    printer.reportingErrors(of: name) { printer throws(ReportError) in
      let options = try input.readerOptions()
      let document = try ReportReader(options: options).explain(
        InputFile.read(path, limits: options.limits), name: name)
      // In JSON they are a member; for people the explanation itself says what they would.
      let text = to == .json ? document.json : document.text(in: commandLanguage)
      try StandardStream.write(text)
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
