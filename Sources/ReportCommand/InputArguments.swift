internal import ArgumentParser
internal import ReportKit
internal import ReportModel

/// The inputs of commands that read many of them, one after the other.
struct InputArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The inputs: files, folders, and '-' for standard input.", valueName: "input"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use also the inputs that a file lists, a path a line; '-' is standard input.", valueName: "list"),
    completion: .file())
  var filesFrom: String?

  func validate() throws {
    guard !inputs.isEmpty || filesFrom != nil else { throw ValidationError(.missingInputs) }
    if (inputs + [filesFrom]).count(where: { $0 == "-" }) > 1 {
      throw ValidationError(.inputOnce)
    }
  }

  /// Lists the inputs; prints what is left alone in folders.
  func list(reader: ReportReader, printer: inout DiagnosticPrinter) throws(FileProblems) -> InputList {
    try InputList(inputs, filesFrom: filesFrom, reader: reader, printer: &printer)
  }
}

extension InputList {
  /// Lists the inputs that are named, those that a list names, and the reports of folders among them; prints what is left
  /// alone in folders.
  /// - Parameter leavingOut: Paths inside folders that are no inputs.
  init(
    _ paths: [String], filesFrom list: String?, leavingOut: [String] = [], reader: ReportReader,
    printer: inout DiagnosticPrinter
  ) throws(FileProblems) {
    var paths = paths
    if let list {
      do throws(ReportError) { paths += try InputList.paths(listedIn: list) } catch {
        throw FileProblems(error, of: displayName(list))
      }
    }
    self.init(paths, leavingOut: leavingOut, reader: reader)
    for file in skipped { printer.print([file.diagnostic], input: file.path) }
  }

  /// Reads the inputs in turn and does something with each document; prints why an input fails, and goes on.
  func read(
    with reader: ReportReader, printer: inout DiagnosticPrinter,
    _ body: (ReportDocument, inout DiagnosticPrinter) throws(ReportError) -> Void
  ) {
    for input in inputs {
      do throws(ReportError) {
        if let problem = input.problem { throw ReportError(problem) }
        let bytes = try InputFile.read(input, limits: reader.options.limits)
        try body(try reader.read(bytes, name: input.name), &printer)
      } catch {
        printer.print(error.diagnostics, input: input.name)
      }
    }
  }
}
