internal import ArgumentParser
internal import ReportAnalysis
internal import ReportKit
internal import ReportModel

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Keep the reports of many periods in one file, and ask what has become of tasks.",
    discussion: """
      The file is an SQLite database, which sqlite3, DuckDB and Datasette read too. A report that is added twice changes nothing; a \
      corrected one takes the place of the earlier one, which stays in the history.

      EXAMPLES
        reportkit ledger add reports.db q1/
        reportkit ledger history reports.db --task 第3项
        reportkit ledger late reports.db --on 2026-07-01 --to csv
      """,
    subcommands: [Add.self, List.self, History.self, Late.self])

  /// How answers are written.
  enum Format: String, NamedChoice {
    case text, json, csv

    func write(_ answer: LedgerAnswer) throws(ReportError) {
      switch self {
      case .text: try StandardStream.write(answer.text(in: commandLanguage))
      case .json: try StandardStream.write(answer.json)
      case .csv: try StandardStream.write(answer.csv)
      }
    }
  }

  /// The options of every question.
  struct Options: ParsableArguments {
    @Argument(help: ArgumentHelp("The ledger's file.", valueName: "db"), completion: .file())
    var path: String

    @Option(help: "text for people, json for programs, csv for spreadsheets.")
    var to: Format = .text

    @OptionGroup var diagnostics: DiagnosticOptions

    func checkUsage() throws {
      if path.isEmpty || path == "-" { throw ValidationError(.ledgerIsAFile) }
    }

    /// Asks the ledger and prints what it answers.
    func answer(
      _ question: (Ledger, inout DiagnosticPrinter) throws(ReportError) -> LedgerAnswer?
    ) throws {
      var printer = DiagnosticPrinter(options: diagnostics)
      printer.reportingErrors(of: path) { printer throws(ReportError) in
        if let answer = try question(Ledger(path: path), &printer) { try to.write(answer) }
      }
      if printer.hasFailed { throw ExitCode(1) }
    }
  }

  struct Add: UsageChecking {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add the reports of inputs, all at once; the file is made where it is missing.",
      discussion: "An input that cannot be read is named, and the others are added.")

    @OptionGroup var options: Options
    @OptionGroup var inputs: InputArguments
    @OptionGroup var input: InputOptions

    func checkUsage() throws {
      try options.checkUsage()
      try inputs.checkUsage()
    }

    func run() throws {
      try options.answer { ledger, printer throws(ReportError) in
        let converter = ReportConverter(reader: ReportReader(options: try input.readerOptions()))
        let list = try InputList(
          inputs.inputs, filesFrom: inputs.filesFrom, leavingOut: [options.path], reader: converter.reader,
          printer: &printer)
        var read: [LedgerInput] = []
        for input in list.inputs {
          let (conversion, found) = converter.ledgerInput(input, isStrict: options.diagnostics.strict)
          printer.print(conversion.diagnostics)
          if let found { read.append(found) }
        }
        if list.inputs.isEmpty { printer.print([Diagnostic(.notAReport, .noReports, of: options.path)]) }
        guard !read.isEmpty else { return nil }
        let (additions, diagnostics) = try ledger.add(
          read, at: Ledger.now(), isStrict: options.diagnostics.strict)
        printer.print(diagnostics)
        return .additions(additions)
      }
    }
  }

  struct List: UsageChecking {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the reports, by who reports and when, with those that were replaced.")

    @OptionGroup var options: Options

    func checkUsage() throws { try options.checkUsage() }

    func run() throws {
      try options.answer { ledger, _ throws(ReportError) in .reports(try ledger.reports()) }
    }
  }

  struct History: UsageChecking {
    static let configuration = CommandConfiguration(
      commandName: "history", abstract: "Say what a task has been from report to report.",
      discussion: "Tasks are the same where 'compare' would say so: by the items of a document, else by their text.")

    @OptionGroup var options: Options

    @Option(
      help: ArgumentHelp(
        "The task: its number in the latest report (3), its source (第3项, 区政府工作报告第3项), or a piece of its text.",
        valueName: "task"))
    var task: String

    func checkUsage() throws { try options.checkUsage() }

    func run() throws {
      try options.answer { ledger, printer throws(ReportError) in
        let histories = try ledger.history(of: task)
        guard !histories.isEmpty else {
          printer.print([Diagnostic(.noSuchTask, .noSuchTask(task), of: options.path)])
          return nil
        }
        return .histories(histories)
      }
    }
  }

  struct Late: UsageChecking {
    static let configuration = CommandConfiguration(
      commandName: "late", abstract: "List the tasks of the latest reports that are behind, the most urgent first.",
      discussion: """
        Those whose deadline lies before the day and that are not completed, and those whose state says that they are behind.
        """)

    @OptionGroup var options: Options

    @Option(help: ArgumentHelp("The day, as 2026-07-01; by default today.", valueName: "date"))
    var on: String?

    func checkUsage() throws {
      try options.checkUsage()
      _ = try day()
    }

    /// The day that is asked for, in any of the ways in which cells name days.
    private func day() throws -> String {
      guard let on else { return Ledger.today() }
      guard let day = DateGrammar.parse(on, year: nil)?.to else { throw ValidationError(.noDay(on)) }
      return day.description
    }

    func run() throws {
      let day = try day()
      try options.answer { ledger, _ throws(ReportError) in .late(try ledger.late(on: day), on: day) }
    }
  }
}
