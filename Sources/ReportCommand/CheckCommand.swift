internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read inputs and print their diagnostics and a line that counts them; write nothing.",
    discussion: """
      EXAMPLE
        reportkit check --strict *.txt && echo all good
      """)

  @Argument(help: ArgumentHelp("The inputs; '-' is standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError(.inputOnce) }
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    var reports = 0
    var rows = 0
    printer.reportingProblems { printer throws(FileProblems) in
      let options = try input.readerOptions()
      let reader = ReportReader(options: options)
      for path in inputs {
        let name = displayName(path)
        do throws(ReportError) {
          let document = try reader.read(InputFile.read(path, limits: options.limits), name: name)
          printer.print(document.diagnostics, input: name)
          reports += document.reports.count
          rows += document.reports.reduce(0) { $0 + $1.rows.count }
        } catch {
          printer.print(error.diagnostics, input: name)
        }
      }
      let counts = Message.checked(
        inputs: inputs.count, reports: reports, rows: rows, errors: printer.errors, warnings: printer.warnings,
        notes: printer.notes)
      do throws(ReportError) { try StandardStream.write(counts.spoken + "\n") } catch {
        printer.print(error.diagnostics, input: "check")
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
