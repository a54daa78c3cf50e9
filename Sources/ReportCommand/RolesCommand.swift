internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Print the roles that columns can have and the words that are known, or how headers are understood.",
    discussion: """
      Without headers the output is YAML in the form of a schema: change it and give it to --schema. With headers it says how each is
      understood.

      EXAMPLES
        reportkit roles --schema samples/schema.yaml
        reportkit roles 主要责任单位 1-9月份工作完成情况
      """)

  @Argument(help: ArgumentHelp("Headers to explain; none means to print all words.", valueName: "header"))
  var headers: [String] = []

  @OptionGroup var dictionary: SchemaOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingErrors { printer throws(ReportError) in
      let schema = try dictionary.read()
      do throws(ReportError) {
        let lines = headers.map { Message.explainedName(schema.explain(header: $0)).spoken.escapedForTerminal + "\n" }
        try StandardStream.write(headers.isEmpty ? schema.yaml : lines.joined())
      } catch {
        throw error.of("roles")
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
