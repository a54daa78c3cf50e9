package import ReportModel
package import ReportReaders
package import ReportRecognition

// Readers and recognition do not know each other; here the answers of the one are brought to the questions of the other.

/// Reads the lines and tables of a decoded input.
/// - Parameter dictionary: The words that text layouts and separators are known by.
package func readTables(
  _ source: SourceText, as format: InputFormat, dictionary: HeaderDictionary = .standard, limits: Limits = Limits()
) throws(ReadError) -> Reading<[Block]> {
  try ReportReaders.readTables(source, as: format, vocabulary: dictionary.vocabulary, limits: limits)
}

/// Decides on the format of a decoded input: by its content, then by its file name extension.
/// - Parameter fileExtension: Without its dot, or nil.
/// - Throws: `ReadError.unknownFormat`.
package func detectFormat(
  of source: SourceText, fileExtension: String?, dictionary: HeaderDictionary = .standard
) throws(ReadError) -> InputFormat {
  try ReportReaders.detectFormat(of: source, fileExtension: fileExtension, vocabulary: dictionary.vocabulary)
}

/// Reads a document that is a package.
/// - Parameter format: What the user says that it is.
/// - Throws: `ReadError.binaryFile` where it is none that is read, or another than the user says.
package func readPackage(
  _ bytes: [UInt8], as format: InputFormat? = nil, dictionary: HeaderDictionary = .standard, limits: Limits = Limits()
) throws(ReadError) -> (format: InputFormat, reading: Reading<PackageContent>) {
  try ReportReaders.readPackage(bytes, as: format, vocabulary: dictionary.vocabulary, limits: limits)
}

/// Reads a document that could be a package and is one text of XML.
/// - Parameter format: What the user says that it is.
/// - Returns: Nil for any other text.
/// - Throws: `ReadError.binaryFile` where it is another than the user says.
func readFlatDocument(
  _ source: SourceText, as format: InputFormat?, dictionary: HeaderDictionary, limits: Limits
) throws(ReadError) -> (format: InputFormat, reading: Reading<PackageContent>)? {
  try ReportReaders.readFlatDocument(source, as: format, vocabulary: dictionary.vocabulary, limits: limits)
}

/// Says of an input without a report that what parted the cells of a table is lost.
func lostSeparator(in source: SourceText, dictionary: HeaderDictionary) -> ReadError? {
  ReportReaders.lostSeparator(in: source, vocabulary: dictionary.vocabulary)
}

extension HeaderDictionary {
  /// What readers ask about words, answered from the dictionary and the grammars of recognition.
  fileprivate var vocabulary: Vocabulary {
    Vocabulary(
      isHeaderWord: { role(named: $0) != nil }, isNumberWord: { role(named: $0) == .number }, number: rowNumber,
      isHeading: { RowRecognition.sectionLevel($0) != nil || isNote($0) }, isTotal: RowRecognition.isTotal,
      isTitle: isTitle,
      isNote: isNote, isSignature: isSignature)
  }
}
