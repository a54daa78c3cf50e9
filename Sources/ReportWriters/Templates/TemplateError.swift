package import ReportModel

/// Why a template cannot be used. Nothing is rendered with it.
package struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// The template's file.
  package let file: String
  /// Where in it.
  package let place: SourceLocation
  /// What is wrong, in one sentence.
  package let message: String

  /// The place and the message, as compilers write them.
  package var description: String { "\(file):\(place.line):\(place.column): \(message)" }
}
