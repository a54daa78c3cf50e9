/// What can be done about a problem besides changing the input. Messages of the library say which; who has the means, as the
/// command has its options, says how.
package enum Remedy: Sendable, Equatable {
  /// Name the encoding of the input, or read it with U+FFFD for what cannot be decoded.
  case nameEncoding
  /// Name the format of the input.
  case nameInputFormat
  /// Let the format of the input be detected.
  case detectInputFormat
  /// Raise the limit of this name.
  case raise(limit: String)
  /// Choose one of the reports, or write them into a folder.
  case chooseReport
  /// Look at what was read.
  case inspect
  /// Look at what was read, and add words to those that are known.
  case addWords
  /// Convert in spite of warnings.
  case acceptWarnings
  /// Name the format of the output, or a file whose extension does.
  case nameFormatOrFile
  /// Name the formats of the outputs.
  case nameFormats
  /// Name the format of the output, where its extension does not, or say that it is a folder.
  case nameFormatOrFolder(fileExtension: String)
  /// Name a folder for the outputs.
  case nameFolder
  /// Take a way to a kind of file, by its extension, that cannot be written.
  case way(to: String)
}
