internal import ArgumentParser
internal import ReportAnalysis
internal import ReportKit
internal import ReportModel

struct SummaryCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Summarise reports: tasks by department and source, tasks without progress, tasks behind.",
    discussion: """
      One document over all inputs, as HTML, XHTML (for printing), Markdown, CSV, XLSX, DOCX, PDF or JSON. Where an input cannot be read nothing \
      is written.

      EXAMPLES
        reportkit summary q1/ -o summary.xhtml
        reportkit summary a.txt b.html --to json
      """)

  @OptionGroup var inputs: InputArguments

  @Option(help: "The title; by default made of the time that the reports cover.")
  var title: String?

  @OptionGroup var output: CombinedOutputOptions
  @OptionGroup var writing: CommonWritingOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    try inputs.checkUsage()
    try output.validate(for: .summary, named: "summary")
  }

  func run() throws {
    let run = CombinedRun(
      inputs: inputs.inputs, filesFrom: inputs.filesFrom, name: "summary", kind: .summary, input: input, output: output,
      diagnostics: diagnostics)
    try run.run(writing: writing.options) { converter, documents throws(ReportError) in
      let summary = Summary(of: documents, title: title)
      return (
        summary.remarks.filter { $0.input == nil },
        { format throws(ReportError) in try converter.render(summary, as: format) }
      )
    }
  }
}
