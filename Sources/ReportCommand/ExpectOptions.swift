internal import ArgumentParser
internal import ReportAnalysis
internal import ReportKit
internal import ReportModel

/// The option that says who is to report.
struct ExpectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Say who of a list has not reported, who has more than once, and who is not on it: a name a line, other names after '=', comments after '#'.",
      valueName: "list"), completion: .file())
  var expect: String?

  /// The list, which is no report where it lies in a folder of reports.
  var files: [String] { expect.map { [$0] } ?? [] }

  /// Reads the list; without one, those that the schema names.
  /// - Parameter file: The schema's file.
  /// - Returns: nil where nobody says who is to report.
  /// - Throws: ``ReportModel/ReportError`` with the line of the list.
  func read(schema: Schema, from file: String?) throws(ReportError) -> ExpectedOffices? {
    guard let expect else {
      return schema.expected.isEmpty
        ? nil : try ExpectedOffices(schema.expected, list: file).united(by: schema.departments)
    }
    let bytes: [UInt8]
    do throws(ReportError) { bytes = try InputFile.read(expect) } catch { throw error.of(displayName(expect)) }
    return try ExpectedOffices(list: bytes, named: displayName(expect), schema: schema)
  }
}

/// Who has reported, as far as the inputs have been read.
struct SubmissionList {
  private var inputs: [(input: String, issuers: [String?])] = []
  private var unread: [String] = []

  mutating func add(_ input: String, _ issuers: [String?]) { inputs.append((input, issuers)) }

  /// Adds an input that could not be read.
  mutating func fail(_ diagnostics: [Diagnostic]) { unread += diagnostics.last.flatMap(\.input).map { [$0] } ?? [] }

  mutating func add(_ conversion: Conversion) {
    // What is refused for its warnings was reported all the same.
    if let document = conversion.document {
      add(document.input, document.reports.flatMap(\.issuers))
    } else {
      fail(conversion.diagnostics)
    }
  }

  mutating func add(_ result: BatchResult) {
    if result.status == .failed, result.issuers.isEmpty {
      unread.append(result.input.name)
    } else {
      add(result.input.name, result.issuers)
    }
  }

  /// Prints who of those that were expected is missing, has reported several times, or is not on the list.
  func report(_ expected: ExpectedOffices?, to printer: inout DiagnosticPrinter) {
    guard let expected else { return }
    printer.print(Submissions(of: inputs, unread: unread, expecting: expected).diagnostics)
  }
}
