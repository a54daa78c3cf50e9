/// Why something could not be done, as diagnostics that name the place. At least one of them is an error.
public struct ReportError: Error, Sendable, Equatable {
  /// The diagnostics; the error last.
  public private(set) var diagnostics: [Diagnostic]

  /// Makes an error of one diagnostic, and of those that came before it.
  package init(_ error: Diagnostic, after others: [Diagnostic] = []) { diagnostics = others + [error] }

  /// Makes an error of all that is wrong; nil where nothing is.
  package init?(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return nil }
    self.diagnostics = diagnostics
  }

  /// The error as one of an input, where its diagnostics name none.
  package func of(_ input: String) -> ReportError {
    var error = self
    error.diagnostics = diagnostics.map { $0.of(input) }
    return error
  }
}
