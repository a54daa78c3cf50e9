internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct CheckCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read inputs and print their diagnostics and a line that counts them; write nothing.",
    discussion: """
      Of a folder, the reports in it and below it are read, as by 'convert'.

      EXAMPLES
        reportkit check --strict *.txt && echo all good
        reportkit check q1/
        reportkit check q1/ --expect offices.txt
      """)

  @OptionGroup var inputs: InputArguments
  @OptionGroup var expecting: ExpectOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws { try inputs.checkUsage() }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    var reports = 0
    var rows = 0
    printer.reportingErrors { printer throws(ReportError) in
      let reader = ReportReader(options: try input.readerOptions())
      let expected = try expecting.read(schema: reader.options.schema, from: input.dictionary.schema)
      var submissions = SubmissionList()
      let list = try inputs.list(leavingOut: expecting.files, reader: reader, printer: &printer)
      list.read(with: reader, printer: &printer, failed: { submissions.fail($0) }) { document, _ throws(ReportError) in
        reports += document.reports.count
        rows += document.reports.reduce(0) { $0 + $1.rows.count }
        submissions.add(document.input, document.reports.map(\.issuer))
      }
      submissions.report(expected, to: &printer)
      guard !diagnostics.quiet else { return }
      let counts = Message.checked(
        inputs: list.inputs.count, reports: reports, rows: rows, errors: printer.errors, warnings: printer.warnings,
        notes: printer.notes)
      do throws(ReportError) { try StandardStream.write(counts.spoken + "\n") } catch {
        printer.print(error.of("check").diagnostics)
      }
    }
    if printer.hasFailed { throw ExitCode(1) }
  }
}
