internal import ArgumentParser
public import ReportKit
internal import ReportModel

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of an output, for programs that read it.",
    discussion: """
      EXAMPLE
        reportkit schema row > row.schema.json
      """)

  @Argument(
    help: ArgumentHelp(
      "document (convert --to json), row (a line of convert --to ndjson), summary (summary --to json), comparison (compare --to json), change (a line of compare --to ndjson), additions, ledger, history and late (ledger add, list, history and late --to json), manifest (a line of convert --manifest), request and answer (a line that worker reads and writes), inspection (inspect), explanation (explain --to json) or diagnostic (a line of --diagnostics json).",
      valueName: "output"))
  var output = JSONOutput.document

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingErrors { _ throws(ReportError) in
      do throws(ReportError) { try StandardStream.write(output.schema) } catch {
        throw error.of("<stdout>")
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}

extension JSONOutput: NamedChoice {}
