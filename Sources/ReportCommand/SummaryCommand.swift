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
      is written; with --expect, the document says who has not reported, and which inputs could not be read.

      EXAMPLES
        reportkit summary q1/ -o summary.xhtml
        reportkit summary q1/ --expect offices.txt -o summary.html
        reportkit summary q1/ --detail brief -o page.xhtml
        reportkit summary a.txt b.html --to json
      """)

  @OptionGroup var inputs: InputArguments

  @Option(help: "The title; by default made of the time that the reports cover.")
  var title: String?

  @Option(
    help:
      "How much the document says: one page (brief), each task once (tasks), or each department's tasks (full). JSON and CSV have everything."
  )
  var detail = WritingOptions.Detail.full

  @OptionGroup var expecting: ExpectOptions
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
      diagnostics: diagnostics, expecting: expecting)
    var options = writing.options
    options.detail = detail
    try run.run(writing: options, namesUnread: true) { converter, reading throws(ReportError) in
      let summary = Summary(
        of: reading.documents, title: title, expecting: reading.expected, unread: reading.unread)
      return (
        summary.findings,
        { format throws(ReportError) in try converter.render(summary, as: format) }
      )
    }
  }
}
