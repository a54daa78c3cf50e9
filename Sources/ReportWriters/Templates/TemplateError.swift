/// Why a template cannot be used. Nothing is rendered with it.
package struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// The template's file name.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// What is wrong, in one sentence.
  package let message: String

  /// The place and the message, as compilers write them.
  package var description: String { "\(file):\(line): \(message)" }
}
