package import ReportModel

/// Why a template cannot be used. Nothing is rendered with it.
package struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// The template's file.
  package let file: String
  /// Where in it.
  package let place: SourceLocation
  /// What is wrong, in one sentence.
  package let message: Message

  /// Makes an error.
  package init(file: String, place: SourceLocation = SourceLocation(line: 1, column: 1), message: Message) {
    self.file = file
    self.place = place
    self.message = message
  }

  /// The message after its place, as compilers write them.
  package var named: Message {
    let start = "\(file):\(place.line):\(place.column): "
    return Message(start + message.english, zh: start + message.chinese)
  }

  /// The place and the message in English.
  package var description: String { named.english }
}
