public import ReportModel

/// What became of one input of a batch.
public struct BatchResult: Sendable {
  /// What became of it.
  public enum Status: String, Sendable {
    /// All its outputs are written.
    case converted
    /// Nothing is written, and what was there before is as it was.
    case failed
    /// The outputs that a manifest proves are there already.
    case unchanged
  }

  /// A file that was written, or found unchanged.
  public struct Output: Sendable, Equatable {
    /// Its path.
    public let path: String
    /// Its SHA-256 in hexadecimal digits; nil where no manifest asks for it.
    public let sha256: String?
    /// Its size.
    public let bytes: Int
  }

  /// The input.
  package let input: BatchInput
  /// What the input is called in messages and outputs.
  public var name: String { input.name }
  /// What became of it.
  public var status: Status
  /// The SHA-256 of its bytes in hexadecimal digits; nil where it could not be read or no manifest asks for it.
  public var sha256: String?
  /// How many reports were converted.
  public var reports = 0
  /// How many rows they have.
  public var rows = 0
  /// Who reports in each of the reports, nil where one does not say it; of unchanged inputs only where that is asked for.
  public var issuers: [String?] = []
  /// The outputs; none where it failed.
  public var outputs: [Output] = []
  /// Its diagnostics. What is said of an unchanged input was said before.
  public var diagnostics: [Diagnostic] = []
}

/// How many inputs of a batch became what.
public struct BatchCounts: Sendable, Equatable {
  /// All inputs.
  public internal(set) var inputs: Int
  /// Those that are converted by this run.
  public private(set) var converted = 0
  /// Those that were converted before.
  public private(set) var unchanged = 0
  /// Those that failed.
  public private(set) var failed = 0

  init(inputs: Int) { self.inputs = inputs }

  /// Those that something has become of.
  package var finished: Int { converted + unchanged + failed }

  mutating func count(_ status: BatchResult.Status) {
    switch status {
    case .converted: converted += 1
    case .unchanged: unchanged += 1
    case .failed: failed += 1
    }
  }
}
