public import ReportModel

/// Who of those that were to report has done so, who has not, who has more than once, and who was not asked.
///
/// ```swift
/// let submissions = Submissions(of: documents, expecting: expected)
/// print(submissions.missing, submissions.twice.map(\.name))
/// ```
public struct Submissions: Sendable, Equatable {
  /// An office that has reported in several inputs.
  public struct Repetition: Sendable, Equatable {
    /// Its name in the list.
    public let name: String
    /// The inputs, in their order.
    public let inputs: [String]
  }

  /// What came from somebody who is not on the list, or does not say who.
  public struct Unlisted: Sendable, Equatable {
    /// The name of the office; that of the input where it names none.
    public let name: String
    /// The inputs, in their order.
    public let inputs: [String]
    /// Whether the name is that of an office.
    public let isNamed: Bool
  }

  /// An input that may be the report of an office that is missing.
  public struct Hint: Sendable, Equatable {
    /// The office.
    public let name: String
    /// The name that is near, of an office that is not on the list; nil where the name of the file has the office's.
    public let other: String?
    /// The input.
    public let input: String
  }

  /// Who was to report, and where that is written.
  public let expected: ExpectedOffices
  /// Those that have reported, in the order of the list.
  public let reported: [String]
  /// Those that have not, in the order of the list.
  public let missing: [String]
  /// Those that have in several inputs, in the order of the list.
  public let twice: [Repetition]
  /// Who is not on the list, in the order of the inputs.
  public let unlisted: [Unlisted]
  /// What may be the report of somebody who is missing, in the order of the list. Nothing is taken for it.
  public let hints: [Hint]

  /// Looks at who has reported.
  /// - Parameters:
  ///   - documents: What was read.
  ///   - unread: Inputs that could not be read, of which nobody knows whose they are.
  ///   - expected: Who was to report.
  public init(of documents: [ReportDocument], unread: [String] = [], expecting expected: ExpectedOffices) {
    self.init(
      of: documents.map { ($0.input, $0.reports.flatMap(\.issuers)) }, unread: unread, expecting: expected)
  }

  /// Looks at who has reported.
  /// - Parameters:
  ///   - inputs: The inputs, with the issuers of their reports; nil where a report names none.
  ///   - unread: Inputs that could not be read.
  package init(
    of inputs: [(input: String, issuers: [String?])], unread: [String] = [], expecting expected: ExpectedOffices
  ) {
    self.expected = expected
    let offices = expected.names.offices
    var inputsOf: [[String]] = Array(repeating: [], count: offices.count)
    var unlisted: [(name: String, inputs: [String], isNamed: Bool)] = []
    var places: [NameKey: Int] = [:]
    for (input, issuers) in inputs {
      if issuers.contains(where: { $0 == nil }) { unlisted.append((input, [input], false)) }
      for issuer in issuers.compactMap(\.self) {
        if let index = expected.names.index(of: issuer) {
          inputsOf[index].appendUnlessLast(input)
        } else if let place = places[NameKey(issuer)] {
          unlisted[place].inputs.appendUnlessLast(input)
        } else {
          places[NameKey(issuer)] = unlisted.count
          unlisted.append((inOneLine(issuer), [input], true))
        }
      }
    }
    let isMissing = inputsOf.map(\.isEmpty)
    reported = offices.indices.filter { !isMissing[$0] }.map { offices[$0].name }
    missing = offices.indices.filter { isMissing[$0] }.map { offices[$0].name }
    twice = offices.indices.filter { inputsOf[$0].count > 1 }.map {
      Repetition(name: offices[$0].name, inputs: inputsOf[$0])
    }
    self.unlisted = unlisted.map { Unlisted(name: $0.name, inputs: $0.inputs, isNamed: $0.isNamed) }
    hints = Self.hints(
      for: offices.indices.filter { isMissing[$0] }, of: expected.names, among: self.unlisted, unread: unread)
  }

  /// What may be the reports of missing offices: those of offices whose names are near, and files that have their names.
  private static func hints(
    for missing: [Int], of names: OfficeNames, among unlisted: [Unlisted], unread: [String]
  ) -> [Hint] {
    let offices = names.offices
    var found: [Int: [Hint]] = [:]
    let named = unlisted.filter(\.isNamed)
    let owners = missing.flatMap { index in ([offices[index].name] + offices[index].aliases).map { (index, $0) } }
    var search = SimilarNameSearch(keys: owners.map { NameKey($0.1) } + named.map { NameKey($0.name) })
    search.run()
    let pairs = search.found.keys.filter { $0.first < owners.count && $0.second >= owners.count }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    for pair in pairs {
      let (office, other) = (owners[pair.first].0, named[pair.second - owners.count])
      guard found[office, default: []].allSatisfy({ $0.input != other.inputs[0] }) else { continue }
      found[office, default: []].append(Hint(name: offices[office].name, other: other.name, input: other.inputs[0]))
    }
    let isMissing = Set(missing)
    for input in unlisted.filter({ !$0.isNamed }).map(\.name) + unread {
      guard let office = office(namedIn: input, of: names), isMissing.contains(office) else { continue }
      found[office, default: []].append(Hint(name: offices[office].name, other: nil, input: input))
    }
    return missing.flatMap { found[$0] ?? [] }
  }

  /// The office with the longest name that the name of a file has in it; nil where two have one of that length.
  private static func office(namedIn input: String, of names: OfficeNames) -> Int? {
    let file = input.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? input
    let scalars = NameKey(file).scalars.prefix(200)
    let longest = min(names.longestName, scalars.count)
    guard longest >= 3 else { return nil }
    for length in (3...longest).reversed() {
      let offices = Set(
        (0...(scalars.count - length)).compactMap { start in
          names.index(of: NameKey(scalars: Array(scalars[start..<(start + length)])))
        })
      if !offices.isEmpty { return offices.count == 1 ? offices.first : nil }
    }
    return nil
  }

  /// A warning for everybody who is missing or has reported several times, and a note for everybody who is not on the list.
  public var diagnostics: [Diagnostic] {
    let nearby = Dictionary(grouping: hints) { NameKey($0.name) }
    func place(of name: String) -> SourceLocation? {
      expected.names.index(of: name).flatMap { expected.names.offices[$0].place }
    }
    let missing = missing.map { name in
      let hints = (nearby[NameKey(name)] ?? []).map { (other: $0.other, input: $0.input) }
      return Diagnostic(.missingReport, .missingReport(name, hints: hints), at: place(of: name), of: expected.list)
    }
    let twice = twice.map { office in
      Diagnostic(
        .repeatedReport, .repeatedReport(office.name, inputs: office.inputs), at: place(of: office.name),
        of: expected.list)
    }
    let unlisted = unlisted.map { unlisted in
      Diagnostic(
        .unlistedIssuer, unlisted.isNamed ? .unlistedIssuer(unlisted.name) : .namelessReport, of: unlisted.inputs[0])
    }
    return missing + twice + unlisted
  }
}

extension [String] {
  /// Adds an input that was not the last one added.
  fileprivate mutating func appendUnlessLast(_ input: String) {
    if last.map({ !$0.utf8.elementsEqual(input.utf8) }) ?? true { append(input) }
  }
}
