public import ReportModel

/// Why outputs cannot go where they were wanted, before anything is read or written.
public struct UsageError: Error, Equatable {
  /// What is wrong, in one sentence.
  public let message: Message

  /// Makes an error.
  package init(message: Message) { self.message = message }
}
