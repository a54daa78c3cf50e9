public import ReportModel
internal import ReportReaders
internal import ReportRecognition

extension ExpectedOffices {
  /// Reads a list of offices: a name a line, other names of the office after `=`, comments after `#`.
  ///
  /// ```swift
  /// let expected = try ExpectedOffices(list: bytes, named: "offices.txt")
  /// let summary = Summary(of: documents, expecting: expected)
  /// ```
  /// - Parameters:
  ///   - bytes: The list, in UTF-8 or another encoding that inputs may have.
  ///   - file: Its file name.
  ///   - schema: Gives departments other names, which the list may use too.
  /// - Throws: ``ReportModel/ReportError`` with the line, where the list cannot be read, or two offices have a name in common.
  public init(list bytes: [UInt8], named file: String, schema: Schema = .builtIn) throws(ReportError) {
    let names: OfficeNames
    do throws(ReadError) {
      if let problem = knownBinary(bytes) { throw problem }
      if isPackage(bytes) { throw .invalidList(.listNotText(.officeFile), at: nil) }
      names = try OfficeList.read(decodeText(bytes).value)
    } catch {
      if case .invalidList = error { throw ReportError(error.diagnostic.of(file)) }
      let reason = error.diagnostic
      throw ReportError(Diagnostic(.invalidList, .listNotText(reason.translations), at: reason.location, of: file))
    }
    self = try ExpectedOffices(names, list: file).united(by: schema.departments)
  }
}
