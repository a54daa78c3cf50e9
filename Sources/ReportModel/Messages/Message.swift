/// A sentence for people in every language that ReportKit speaks.
///
/// What can be said stands in the files of this folder, one declaration a message with its languages one below the other, so
/// that none can be added in one language alone. Their texts are their documentation.
public struct Message: Sendable, Equatable {
  /// The sentence in English, without a full stop.
  public let english: String
  /// The sentence in Chinese, without a full stop.
  public let chinese: String

  /// What can be done about it, where that is more than to change the input.
  package let remedy: Remedy?

  /// Makes a message of its translations, which say the same.
  package init(_ english: String, zh chinese: String) { self.init(english, zh: chinese, remedy: nil) }

  /// Makes a message about something that whoever reads the input, or writes the output, can do otherwise.
  package init(_ english: String, zh chinese: String, remedy: Remedy?) {
    self.english = english
    self.chinese = chinese
    self.remedy = remedy
  }

  /// A text that is the same in all languages, as a name or what another program says.
  package init(verbatim text: String) { self.init(text, zh: text) }

  /// The sentence in a language.
  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

/// The first characters of a text, with … where there are more.
package func shortened(_ text: String, to count: Int) -> String {
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return text }
  return String(scalars[..<end]) + "…"
}

/// A text of a document in a message, of a long one the beginning: what many messages repeat must not outgrow the document.
func excerpt(_ text: String) -> String { shortened(text, to: 80) }

/// A count and its noun in English: 1 row, 7 rows.
package func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
