/// Who is to report, and where that is written.
public struct ExpectedOffices: Sendable, Equatable {
  /// The offices.
  public let names: OfficeNames
  /// The file of the list or schema that names them; nil where it was made otherwise.
  package let list: String?

  /// Makes a list of offices.
  /// - Parameters:
  ///   - names: The offices.
  ///   - list: The file that names them.
  public init(_ names: OfficeNames, list: String? = nil) {
    self.names = names
    self.list = list
  }

  /// The list where each office goes by the names, too, that a schema gives it.
  /// - Throws: ``ReportError`` where two offices of the list are one department of the schema.
  package func united(by departments: OfficeNames) throws(ReportError) -> ExpectedOffices {
    guard !departments.isEmpty else { return self }
    var united = OfficeNames()
    for office in names.offices {
      let known = ([office.name] + office.aliases).compactMap(departments.index).map { departments.offices[$0] }
      let more = known.flatMap { [$0.name] + $0.aliases }
      if let problem = united.add(office.name, aliases: office.aliases + more, at: office.place) {
        throw ReportError(Diagnostic(.invalidList, problem, at: office.place, of: list))
      }
    }
    return ExpectedOffices(united, list: list)
  }
}
