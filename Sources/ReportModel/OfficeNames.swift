/// Offices, each with the names that it goes by: 区文旅局 and 文旅局 for 区文化和旅游局.
///
/// Names are the same where they differ in white space, invisible characters, full- and half-width forms or the shape of
/// their brackets alone.
public struct OfficeNames: Sendable, Equatable {
  /// An office.
  public struct Office: Sendable, Equatable {
    /// The name that it has in documents.
    public let name: String
    /// The other names that it goes by.
    public let aliases: [String]
    /// Where the name stands in the list or schema.
    package let place: SourceLocation?
  }

  /// The offices, in the order in which they were named.
  public private(set) var offices: [Office] = []
  /// The office of each name, by its place among the offices.
  private var owners: [NameKey: Int] = [:]

  /// No offices.
  public init() {}

  /// Whether there are none.
  package var isEmpty: Bool { offices.isEmpty }

  /// The place of the office that goes by a name; nil where none does.
  package func index(of name: String) -> Int? { owners.isEmpty ? nil : owners[NameKey(name)] }

  /// The place of the office that goes by a name whose key is known; nil where none does.
  package func index(of key: NameKey) -> Int? { owners[key] }

  /// The length of the longest name, in characters that count.
  package var longestName: Int { owners.keys.lazy.map(\.scalars.count).max() ?? 0 }

  /// The name that the office of a name has in documents; nil where no office goes by the name.
  package func name(of name: String) -> String? { index(of: name).map { offices[$0].name } }

  /// Adds an office.
  /// - Returns: Why it cannot be added: a name of it is that of another office.
  package mutating func add(_ name: String, aliases: [String] = [], at place: SourceLocation? = nil) -> Message? {
    for (index, other) in ([name] + aliases).enumerated() {
      guard let owner = self.index(of: other) else { continue }
      let office = offices[owner]
      return index == 0 && NameKey(office.name) == NameKey(name)
        ? .sameOffice(name, line: office.place?.line)
        : .nameOfOther(other, office: office.name, line: office.place?.line)
    }
    for other in [name] + aliases { owners[NameKey(other)] = offices.count }
    offices.append(Office(name: name, aliases: aliases, place: place))
    return nil
  }
}
