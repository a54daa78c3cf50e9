internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct VerifyCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Write inputs in every format, read that back, and say what did not come back.",
    discussion: """
      Nothing is written to files. What a format has no place for (titles in CSV, merges in Markdown) is said too; \
      --fail-on-loss makes any of it a failure.

      EXAMPLES
        reportkit verify --fail-on-loss --to html,json report.txt
        reportkit verify q1/ --to json
      """)

  @OptionGroup var inputs: InputArguments

  @Option(
    help: ArgumentHelp(
      "The formats to try, separated by commas; by default all that can be read: "
        + ReportConverter.verifiableFormats.map(\.rawValue).joined(separator: ", ") + ".", valueName: "format"))
  var to: OutputFormatList?

  @Flag(help: "Exit with 1 where anything does not come back.")
  var failOnLoss = false

  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    try inputs.checkUsage()
    for format in to?.formats ?? [] where !ReportConverter.verifiableFormats.contains(format) {
      throw ValidationError(.cannotBeReadBack(format.rawValue))
    }
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    var hasLoss = false
    var isRead = true
    printer.reportingErrors { printer throws(ReportError) in
      let reader = ReportReader(options: try input.readerOptions())
      let converter = ReportConverter(reader: reader)
      let list = try inputs.list(reader: reader, printer: &printer)
      list.read(with: reader, printer: &printer, while: { isRead }, reporting: { $0.severity == .error }) {
        document, _ throws(ReportError) in
        for format in to?.formats ?? ReportConverter.verifiableFormats {
          let losses = try converter.verify(document, in: format).losses
          hasLoss = hasLoss || !losses.isEmpty
          guard !diagnostics.quiet || failOnLoss && !losses.isEmpty else { continue }
          let result: Message = losses.isEmpty ? .everythingComesBack : .doesNotHold(losses.map(\.message))
          do throws(ReportError) {
            try StandardStream.write(
              "\(document.input): \(format.rawValue): \(result.spoken)".escapedForTerminal + "\n")
          } catch {
            // `verify | head` has read enough.
            guard StandardStream.hasReader else { return isRead = false }
            throw error
          }
        }
      }
    }
    if printer.hasFailed || !isRead || (failOnLoss && hasLoss) { throw ExitCode(1) }
  }
}
