internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Print the roles that columns can have and the header and title words that are known, as YAML.",
    discussion: """
      The output has the form of a schema: change it and give it to --schema.

      EXAMPLE
        reportkit roles --schema samples/schema.yaml
      """)

  @OptionGroup var dictionary: SchemaOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingErrors { printer throws(ReportError) in
      let schema = try dictionary.read()
      do throws(ReportError) { try StandardStream.write(schema.yaml) } catch {
        throw error.of("roles")
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
