public import FoundationEssentials
internal import Glibc
public import ReportModel

// Foundation's words for an error that is not one of its own are "The operation could not be completed", and nothing but a
// conformance to its protocol changes them. FoundationEssentials is its smallest part, and Yams brings it anyway.

extension ReportError: CustomStringConvertible, LocalizedError {
  /// The diagnostics, one a line: `LINE:COLUMN: error: message [code]`.
  public var description: String { text(in: .english) }

  /// The same in the language of the locale.
  public var errorDescription: String? { text(in: .ofLocale) }

  private func text(in language: Language) -> String {
    diagnostics.map { $0.text(in: language) }.joined(separator: "\n")
  }
}

extension FileProblems: CustomStringConvertible, LocalizedError {
  /// The problems, one a line: `FILE:LINE:COLUMN: error: message [code]`.
  public var description: String { text(in: .english) }

  /// The same in the language of the locale.
  public var errorDescription: String? { text(in: .ofLocale) }

  private func text(in language: Language) -> String {
    all.map { $0.diagnostic.text(input: $0.file, in: language) }.joined(separator: "\n")
  }
}

extension OutputPlan.UsageError: CustomStringConvertible, LocalizedError {
  /// What is wrong.
  public var description: String { message.english }

  /// The same in the language of the locale.
  public var errorDescription: String? { message.text(in: .ofLocale) }
}

extension Language {
  /// The language of the process's locale: of `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
  public static var ofLocale: Language {
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return Language(locale: value)
    }
    return .english
  }
}
