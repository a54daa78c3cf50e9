internal import ArgumentParser
internal import ReportAnalysis
internal import ReportKit
internal import ReportModel

struct CompareCommand: UsageChecking {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare a report with an earlier one: tasks that are new, gone, changed, unchanged.",
    discussion: """
      Tasks are the same where they come from the same items of the same document, else where their text is the same. Tasks that \
      cannot be told apart are a warning, and are not compared. Of folders the tasks of each issuer are compared with its own.

      EXAMPLES
        reportkit compare q1.txt q2.txt -o changes.html
        reportkit compare q1/ q2/ -o changes.html
      """)

  @Argument(
    help: ArgumentHelp("The earlier input, or a folder of them; '-' is standard input.", valueName: "old"),
    completion: .file())
  var old: String

  @Argument(help: ArgumentHelp("The later input, or a folder of them.", valueName: "new"), completion: .file())
  var new: String

  @OptionGroup var output: CombinedOutputOptions
  @OptionGroup var writing: CommonWritingOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func checkUsage() throws {
    try output.validate(for: .comparison, named: "comparison")
    if old == "-", new == "-" { throw ValidationError(.inputOnce) }
  }

  func run() throws {
    let run = CombinedRun(
      inputs: [old, new], takesEachOnce: false, name: "comparison", kind: .comparison, input: input, output: output,
      diagnostics: diagnostics)
    try run.run(writing: writing.options) { converter, reading throws(ReportError) in
      func side(_ argument: Int) -> [ReportDocument] {
        zip(reading.documents, reading.arguments).filter { $1 == argument }.map { $0.0 }
      }
      let comparison = Comparison(of: side(0), with: side(1))
      return (
        comparison.diagnostics, { format throws(ReportError) in try converter.render(comparison, as: format) }
      )
    }
  }
}
