internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct CheckCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read inputs and print their diagnostics and a line that counts them.",
    discussion: """
      Of a folder, the reports in it and below it are read, as by 'convert'. Nothing is written without --report.

      EXAMPLES
        reportkit check --strict *.txt && echo all good
        reportkit check q1/
        reportkit check q1/ --expect offices.txt
        reportkit check q1/ --report back/
      """)

  @OptionGroup var inputs: InputArguments
  @Option(
    help: ArgumentHelp(
      "Write a page in Chinese to send back, with what is to be looked at beside the rows: a file (.html) with all inputs, or a folder with a page for each.",
      valueName: "path"), completion: .file())
  var report: String?

  @OptionGroup var templates: TemplateOptions
  @OptionGroup var expecting: ExpectOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    try inputs.checkUsage()
    if let report, CheckReport.Place(report) == nil { throw ValidationError(.checkReport(report)) }
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    var reports = 0
    var rows = 0
    printer.reportingErrors { printer throws(ReportError) in
      var reader = ReportReader(options: try input.readerOptions())
      reader.options.locatesRows = report != nil
      let templates = try self.templates.read(for: report == nil ? [] : [.html], of: .check, printer: &printer)
      let expected = try expecting.read(schema: reader.options.schema, from: input.dictionary.schema)
      var submissions = SubmissionList()
      let list = try inputs.list(
        leavingOut: expecting.files + (report.map { [$0] } ?? []), reader: reader, printer: &printer)
      var page = report.flatMap(CheckReport.Place.init).map { CheckReport($0, templates: templates) }
      list.read(
        with: reader, printer: &printer, failed: { submissions.fail($0) },
        converted: { input, conversion throws(ReportError) in try page?.add(input, conversion, refusing: list) }
      ) { document, _ throws(ReportError) in
        reports += document.reports.count
        rows += document.reports.reduce(0) { $0 + $1.rows.count }
        submissions.add(document.input, document.reports.flatMap(\.issuers))
      }
      submissions.report(expected, to: &printer)
      try page?.write(refusing: list)
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
