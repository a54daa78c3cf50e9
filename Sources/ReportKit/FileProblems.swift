public import ReportModel

/// What is wrong with files that are no inputs: a schema, templates.
public struct FileProblems: Error, Sendable {
  /// What there is to say, by file.
  public private(set) var all: [(file: String, diagnostic: Diagnostic)] = []

  /// Begins with nothing.
  public init() {}

  /// What an error says of one file.
  public init(_ error: ReportError, of file: String) { append(error.diagnostics, of: file) }

  /// Whether nothing is wrong.
  public var isEmpty: Bool { all.isEmpty }

  /// Adds what there is to say of a file.
  public mutating func append(_ diagnostics: [Diagnostic], of file: String) {
    all += diagnostics.map { (file, $0) }
  }
}
