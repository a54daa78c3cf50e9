internal import Glibc
public import ReportModel

extension ReportError: CustomStringConvertible {
  /// The diagnostics, one a line: `FILE:LINE:COLUMN: error: message [code]`.
  public var description: String { description(in: .english) }

  /// The same in a language.
  package func description(in language: Language) -> String {
    diagnostics.map { $0.text(in: language) }.joined(separator: "\n")
  }
}

extension UsageError: CustomStringConvertible {
  /// What is wrong.
  public var description: String { message.english }
}

extension Language {
  /// The language of the process's locale: of `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
  package static var ofLocale: Language {
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return Language(locale: value)
    }
    return .english
  }
}
