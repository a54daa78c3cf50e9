public import FoundationEssentials
public import ReportKit
public import ReportModel

// Foundation's words for an error that is not one of its own are "The operation could not be completed", and nothing but a
// conformance to its protocol changes them. It is looked for when the program runs, so that this module has to be linked and
// not imported: programs that use the product ReportKit have it, and the command does without Foundation.

extension ReportError: LocalizedError {
  /// The diagnostics in the language of the locale, one a line.
  public var errorDescription: String? { description(in: .ofLocale) }
}

extension UsageError: LocalizedError {
  /// What is wrong, in the language of the locale.
  public var errorDescription: String? { message.text(in: .ofLocale) }
}
