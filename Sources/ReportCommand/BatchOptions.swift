internal import ArgumentParser
internal import ReportModel

/// The options of conversions of many inputs.
struct BatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Convert also the inputs that a file lists, a path a line; '-' is standard input.", valueName: "list"),
    completion: .file())
  var filesFrom: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Convert n inputs at a time; by default, one a core.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Stop at the first input that fails.")
  var failFast = false

  @Option(
    help: ArgumentHelp(
      "Write what became of each input to a file, one JSON object a line.", valueName: "file"),
    completion: .file())
  var manifest: String?

  @Flag(help: "Skip the inputs that the manifest proves unchanged: they, the options, this version and the outputs.")
  var resume = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError(.countsFromOne("--jobs")) }
    if resume, manifest == nil {
      throw ValidationError(.resumeNeedsManifest)
    }
  }
}
