internal import ArgumentParser
internal import ReportAnalysis
internal import ReportKit
internal import ReportModel

struct MergeCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one report of many, renumbered, with the origin of each task beside it.",
    discussion: """
      In every format of 'convert'. Columns of one meaning become one; where an input cannot be read nothing is written.

      EXAMPLES
        reportkit merge q1/*.txt -o all.html
        reportkit merge a.txt b.csv --to csv --title 2026年重点工作落实情况表
      """)

  @OptionGroup var inputs: InputArguments

  @Option(help: "The title; by default made of what the titles of the inputs have in common.")
  var title: String?

  @Option(help: ArgumentHelp("Merge only the n-th report of each input, counted from 1.", valueName: "n"))
  var table: Int?

  @OptionGroup var expecting: ExpectOptions
  @OptionGroup var output: CombinedOutputOptions
  @OptionGroup var writing: WritingCommandOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    try inputs.checkUsage()
    try output.validate(for: .report, named: "merged")
    if let table, table < 1 { throw ValidationError(.countsFromOne("--table")) }
  }

  func run() throws {
    let run = CombinedRun(
      inputs: inputs.inputs, filesFrom: inputs.filesFrom, name: "merged", kind: .report, input: input, output: output,
      diagnostics: diagnostics, expecting: expecting)
    try run.run(writing: writing.options, table: table) { converter, reading throws(ReportError) in
      let documents = reading.documents
      let submissions = reading.expected.map { Submissions(of: documents, expecting: $0) }
      let limit = converter.reader.options.limits[.cells]
      let cells = MergedReport.cellCount(of: documents)
      guard cells <= limit else { throw ReportError(Diagnostic(.limitExceeded, .mergedCells(cells, limit: limit))) }
      let merged = MergedReport(of: documents, title: title)
      let document = ReportDocument(
        input: documents.map(\.input).joined(separator: ", "), format: "merge", encoding: "UTF-8",
        reports: [merged.report],
        diagnostics: merged.diagnostics)
      return (
        merged.diagnostics + (submissions?.diagnostics ?? []),
        { format throws(ReportError) in try converter.render(document, as: format) }
      )
    }
  }
}
