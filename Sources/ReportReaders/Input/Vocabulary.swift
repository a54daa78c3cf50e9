/// What readers ask about the words of a report: some layouts, and most formats by their content, are known by them alone.
///
/// The readers do not know what a report is; who uses them brings these answers.
package struct Vocabulary: Sendable {
  /// Whether a header word is in the dictionary.
  package var isHeaderWord: @Sendable (String) -> Bool
  /// Whether a header word heads the numbers of the rows.
  package var isNumberWord: @Sendable (String) -> Bool
  /// The number that a row's 序号 stands for.
  package var number: @Sendable (String) -> Int?
  /// Whether a text heads a section or is a note, and so may fill a row alone.
  package var isHeading: @Sendable (String) -> Bool
  /// Whether a text begins a row of totals.
  package var isTotal: @Sendable (String) -> Bool
  /// Whether a text reads as the title of a report, and of which: it names what kind of table it is, and a year or a subject.
  package var isTitle: @Sendable (String) -> Bool
  /// Whether a line under the table belongs to the table rather than to its last cell.
  package var isNote: @Sendable (String) -> Bool
  /// Whether a line ends the table even where it follows the last cell without a blank line.
  package var isSignature: @Sendable (String) -> Bool

  /// Brings the answers.
  package init(
    isHeaderWord: @escaping @Sendable (String) -> Bool,
    isNumberWord: @escaping @Sendable (String) -> Bool,
    number: @escaping @Sendable (String) -> Int?,
    isHeading: @escaping @Sendable (String) -> Bool,
    isTotal: @escaping @Sendable (String) -> Bool,
    isTitle: @escaping @Sendable (String) -> Bool,
    isNote: @escaping @Sendable (String) -> Bool,
    isSignature: @escaping @Sendable (String) -> Bool
  ) {
    self.isHeaderWord = isHeaderWord
    self.isNumberWord = isNumberWord
    self.number = number
    self.isHeading = isHeading
    self.isTotal = isTotal
    self.isTitle = isTitle
    self.isNote = isNote
    self.isSignature = isSignature
  }
}
