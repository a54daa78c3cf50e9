internal import ReportKit
internal import ReportModel

/// Writes diagnostics to standard error and remembers whether any of them fails the run.
struct DiagnosticPrinter {
  let options: DiagnosticOptions
  private(set) var errors = 0
  private(set) var warnings = 0
  private(set) var notes = 0

  init(options: DiagnosticOptions) { self.options = options }

  /// Whether the run has failed so far.
  var hasFailed: Bool { errors > 0 || (options.strict && warnings > 0) }

  mutating func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.map(\.withRemedy) {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
      guard !options.quiet || fails([diagnostic]) else { continue }
      switch options.format {
      case .text: StandardStream.writeError(diagnostic.text(in: commandLanguage) + "\n")
      case .json: StandardStream.writeError(diagnostic.json(in: commandLanguage))
      }
    }
  }

  /// Does something; where that throws, prints why.
  /// - Parameter name: What the error is about, where it does not say so.
  mutating func reportingErrors(
    of name: String = "reportkit", _ body: (inout DiagnosticPrinter) throws(ReportError) -> Void
  ) {
    do throws(ReportError) { try body(&self) } catch {
      print(error.of(name).diagnostics)
    }
  }

  /// Prints the last line of a run over many inputs.
  func close(_ counts: BatchCounts, seconds: Double) {
    guard !options.quiet else { return }
    let tenths = Int((seconds * 10).rounded())
    let time = "\(tenths / 10).\(tenths % 10)"
    switch options.format {
    case .text:
      let message = Message.converted(
        counts.converted, of: counts.inputs, unchanged: counts.unchanged, failed: counts.failed,
        isStopped: counts.finished < counts.inputs, seconds: time)
      StandardStream.writeError(message.text(in: commandLanguage) + "\n")
    case .json:
      StandardStream.writeError(
        "{\"inputs\": \(counts.inputs), \"converted\": \(counts.converted), \"unchanged\": \(counts.unchanged), "
          + "\"failed\": \(counts.failed), \"seconds\": \(time)}\n")
    }
  }

  /// Whether diagnostics make their input fail.
  func fails(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error || (options.strict && $0.severity == .warning) }
  }
}

/// The name of an input in messages and outputs.
func displayName(_ path: String) -> String { path == "-" ? standardInputName : path }
