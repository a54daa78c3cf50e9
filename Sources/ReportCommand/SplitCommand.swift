internal import ArgumentParser
internal import ReportAnalysis
internal import ReportKit
internal import ReportModel

struct SplitCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Write each department's tasks, or each issuer's reports, as a report of its own.",
    discussion: """
      A file for each, in every format of 'convert', with the columns that the reports have. Where an input cannot be read nothing is \
      written.

      EXAMPLES
        reportkit split plan.xlsx --by department -o back/ --to html,csv
        reportkit split q1/ --by status -o by-status/ --to markdown
      """)

  @OptionGroup var inputs: InputArguments

  @Option(
    help: ArgumentHelp(
      "What tasks stand together by: department, issuer, or a role whose columns say it (status, source, category, leader …).",
      valueName: "key"))
  var by: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder that the files go to; it is made where it is missing.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(help: ArgumentHelp("The output formats, separated by commas.", valueName: "format"))
  var to: OutputFormatList

  @OptionGroup var expecting: ExpectOptions
  @OptionGroup var templates: TemplateOptions
  @OptionGroup var writing: WritingCommandOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  /// What tasks stand together by; nil where there is no such thing.
  private var key: ReportSplit.Key? {
    switch by {
    case "department", "departments": .department
    case "issuer": .issuer
    default: Role(named: by).map { .role($0) }
    }
  }

  func checkUsage() throws {
    try inputs.checkUsage()
    guard key != nil else { throw ValidationError(.splitKey(by)) }
    if templates.folder == nil, let name = to.own.first { throw ValidationError(.unknownFormat(name)) }
    for path in inputs.inputs where path != "-" && OutputFolder.isSame(path, output) {
      throw ValidationError(.outputsAmongInputs(path))
    }
  }

  func run() throws {
    var printer = DiagnosticPrinter(options: diagnostics)
    printer.reportingErrors(of: "split") { printer throws(ReportError) in
      let reader = ReportReader(options: try input.readerOptions())
      let templates = try templates.read(for: to.unique, printer: &printer)
      let converter = ReportConverter(reader: reader, writing: writing.options, templates: templates)
      let expected = try expecting.read(schema: reader.options.schema, from: input.dictionary.schema)
      var submissions = SubmissionList()
      let list = try inputs.list(leavingOut: [output] + expecting.files, reader: reader, printer: &printer)
      var documents: [ReportDocument] = []
      list.read(with: reader, printer: &printer, failed: { submissions.fail($0) }) {
        document, _ throws(ReportError) in
        documents.append(document)
        submissions.add(document.input, document.reports.flatMap(\.issuers))
      }
      submissions.report(expected, to: &printer)
      if documents.isEmpty, !printer.hasFailed {
        throw ReportError(Diagnostic(.notAReport, .noReports))
      }
      guard let key, !printer.hasFailed else {
        printer.print([Diagnostic(.incompleteInput, .incompleteInput, of: "split")])
        return
      }
      let split = ReportSplit(of: documents, by: key)
      try check(split, of: documents, limit: reader.options.limits[.cells])
      var said: [Diagnostic] = []
      _ = try converter.write(
        split, as: to.unique, to: OutputFolder.path(output), nameless: nameless(documents)
      ) { path, diagnostics throws(ReportError) in
        try list.refuseOverwriting(by: path)
        said += diagnostics
        if self.diagnostics.strict, diagnostics.contains(where: { $0.severity == .warning }) {
          throw ReportError(Diagnostic(.refusedWarnings, .refusedDocument), after: said)
        }
      }
      printer.print(said)
    }
    if printer.hasFailed { throw ExitCode(1) }
  }

  private func check(_ split: ReportSplit, of documents: [ReportDocument], limit: Int) throws(ReportError) {
    guard split.hasKey else {
      let known = documents.flatMap(\.reports).flatMap(\.columns).compactMap { $0.role?.rawValue }
      let names = known.indices.filter { known.firstIndex(of: known[$0]) == $0 }.map { known[$0] }
      throw ReportError(
        Diagnostic(.noSuchColumn, .noColumn(of: by, known: names, nearest: nearestName(to: by, among: names))))
    }
    guard split.cellCount <= limit else {
      throw ReportError(Diagnostic(.limitExceeded, .splitCells(split.cellCount, limit: limit)))
    }
  }

  /// What tasks without a name are called: 未列责任部门.
  private func nameless(_ documents: [ReportDocument]) -> String {
    switch key {
    case .issuer: "未写明填报单位"
    // A task may say it beside the names of a column of all departments.
    case .role(.leadDepartments): "未列牵头单位"
    case .role(.supportDepartments): "未列配合单位"
    case .role(let role):
      "未填" + (documents.flatMap(\.reports).flatMap(\.columns).first { $0.role == role }?.name ?? "")
    default: "未列责任部门"
    }
  }
}
