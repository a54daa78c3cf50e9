/// Why something could not be done, as diagnostics that name the place. At least one of them is an error.
public struct ReportError: Error, Sendable, Equatable {
  /// What there is to say; the error last.
  public let diagnostics: [Diagnostic]

  /// Makes an error of one diagnostic, and of those that came before it.
  public init(_ error: Diagnostic, after others: [Diagnostic] = []) { diagnostics = others + [error] }
}
