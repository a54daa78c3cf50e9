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

  func checkUsage() throws {
    guard !inputs.isEmpty || filesFrom != nil else { throw ValidationError(.missingInputs) }
    if (inputs + [filesFrom]).count(where: { $0 == "-" }) > 1 {
      throw ValidationError(.inputOnce)
    }
  }

  /// Lists the inputs, each once; prints what is left alone in folders.
  /// - Parameter leavingOut: Paths inside folders that are no inputs.
  func list(
    leavingOut: [String] = [], reader: ReportReader, printer: inout DiagnosticPrinter
  ) throws(ReportError) -> InputList {
    try InputList(inputs, filesFrom: filesFrom, leavingOut: leavingOut, once: true, reader: reader, printer: &printer)
  }
}

extension InputList {
  /// Lists the inputs that are named, those that a list names, and the reports of folders among them; prints what is left
  /// alone in folders.
  /// - Parameters:
  ///   - leavingOut: Paths inside folders that are no inputs.
  ///   - once: Whether a file that comes again is left out with a note.
  init(
    _ paths: [String], filesFrom list: String?, leavingOut: [String] = [], once: Bool = false, reader: ReportReader,
    printer: inout DiagnosticPrinter
  ) throws(ReportError) {
    var paths = paths
    if let list {
      do throws(ReportError) { paths += try InputList.paths(listedIn: list) } catch {
        throw error.of(displayName(list))
      }
    }
    self.init(paths, leavingOut: leavingOut, once: once, reader: reader)
    printer.print(skipped)
  }

  /// Reads the inputs in turn and does something with each document; prints why an input fails, and goes on.
  /// - Parameters:
  ///   - reported: The severities whose diagnostics of what can be read are printed.
  ///   - failed: Takes the diagnostics of an input that cannot be read.
  ///   - converted: Takes what became of each input.
  func read(
    with reader: ReportReader, printer: inout DiagnosticPrinter, while goesOn: () -> Bool = { true },
    reporting isReported: (Diagnostic) -> Bool = { _ in true }, failed: ([Diagnostic]) -> Void = { _ in },
    converted: (BatchInput, Conversion) throws(ReportError) -> Void = { _, _ throws(ReportError) in },
    _ body: (ReportDocument, inout DiagnosticPrinter) throws(ReportError) -> Void
  ) {
    let converter = ReportConverter(reader: reader)
    for input in inputs where goesOn() {
      let conversion = converter.convert(input)
      printer.print(conversion.hasFailed ? conversion.diagnostics : conversion.diagnostics.filter(isReported))
      do throws(ReportError) { try converted(input, conversion) } catch {
        printer.print(error.of(input.name).diagnostics)
      }
      guard let document = conversion.document else {
        failed(conversion.diagnostics)
        continue
      }
      do throws(ReportError) { try body(document, &printer) } catch { printer.print(error.of(input.name).diagnostics) }
    }
  }
}
