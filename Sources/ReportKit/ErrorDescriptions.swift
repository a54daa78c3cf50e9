public import FoundationEssentials
public import ReportModel

// Foundation's words for an error that is not one of its own are "The operation could not be completed", and nothing but a
// conformance to its protocol changes them. FoundationEssentials is its smallest part, and Yams brings it anyway.

extension ReportError: CustomStringConvertible, LocalizedError {
  /// The diagnostics, one a line: `LINE:COLUMN: error: message [code]`.
  public var description: String { diagnostics.map { $0.text() }.joined(separator: "\n") }

  /// The same.
  public var errorDescription: String? { description }
}

extension FileProblems: CustomStringConvertible, LocalizedError {
  /// The problems, one a line: `FILE:LINE:COLUMN: error: message [code]`.
  public var description: String { all.map { $0.diagnostic.text(input: $0.file) }.joined(separator: "\n") }

  /// The same.
  public var errorDescription: String? { description }
}

extension OutputPlan.UsageError: CustomStringConvertible, LocalizedError {
  /// What is wrong.
  public var description: String { message }

  /// The same.
  public var errorDescription: String? { message }
}
