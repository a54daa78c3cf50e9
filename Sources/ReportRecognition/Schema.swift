package import ReportModel
internal import ReportText

// A schema, in YAML, adds to the header dictionary:
//
//     roles:
//       status: {heads: [亮灯情况]}               # words that may have anything before them
//       progress: {words: [推进落实情况]}         # words for a role that is known
//       budget: {type: amount, words: [概算总投资]}  # a role of the user's own
//     titles: [督办清单]                          # words that titles end with
//     departments: {区文化和旅游局: [区文旅局, 文旅局]}  # departments that go by several names
//     expect: [区教育局, 区民政局]                   # who is to report

extension HeaderDictionary {
  /// The built-in dictionary with what a schema adds to it.
  /// - Throws: `ReadError.invalidSchema` with the place and what was expected there.
  package init(schema: SourceText) throws(ReadError) {
    self = .standard
    try SchemaReader().read(YAMLNode.parse(schema), into: &self)
  }

  /// The whole dictionary in the form of a schema; reading it gives the same dictionary.
  package var schema: String {
    func list(_ words: [String]) -> String { "[\(words.map(Self.quoted).joined(separator: ", "))]" }
    let roles = entries.map { entry in
      let members = [("words", entry.words), ("heads", entry.heads)].filter { !$0.1.isEmpty }
      let lists = members.map { ", \($0.0): \(list($0.1))" }.joined()
      return "  \(entry.role.rawValue): {type: \(entry.type.rawValue)\(lists)}\n"
    }
    return "roles:\n\(roles.joined())titles: \(list(titleKinds.words))\n" + Self.schema("departments", departments)
      + Self.schema("expect", expected)
  }

  /// Offices as a member of a schema; nothing where there are none.
  private static func schema(_ name: String, _ offices: OfficeNames) -> String {
    guard !offices.isEmpty else { return "" }
    return "\(name):\n"
      + offices.offices.map { "  \(quoted($0.name)): [\($0.aliases.map(quoted).joined(separator: ", "))]\n" }.joined()
  }

  /// A word as YAML writes it: as it is where it is Chinese, else in double quotes, with what does not print escaped (YAML 1.1,
  /// section 5.7).
  private static func quoted(_ word: String) -> String {
    if word.unicodeScalars.allSatisfy(\.isHan) { return word }
    var text = "\""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case " "..."~", "\u{A0}"..."\u{1FFF}", "\u{2070}"..."\u{D7FF}", "\u{E000}"..."\u{FEFE}", "\u{FF00}"..."\u{FFFD}",
        "\u{10000}"...:
        text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    }
    return text + "\""
  }
}

private struct SchemaReader {
  func read(_ document: YAMLNode, into dictionary: inout HeaderDictionary) throws(ReadError) {
    let names = ["roles", "titles", "departments", "expect"]
    let members = try mapping(document, .mapping(with: names))
    for (key, value) in members {
      switch key.text {
      case "roles":
        var owners: [String: Role] = [:]
        for (name, role) in try mapping(value, .mappingOfRoles) {
          try readRole(name, role, into: &dictionary, owners: &owners)
        }
      case "titles": dictionary.add(titleKinds: try words(value))
      case "departments": dictionary.set(departments: try offices(value))
      case "expect": dictionary.set(expected: try expected(value))
      default: throw unexpected(key, expected: .oneOf(names))
      }
    }
  }

  private func readRole(
    _ name: YAMLNode, _ node: YAMLNode, into dictionary: inout HeaderDictionary, owners: inout [String: Role]
  ) throws(ReadError) {
    let role = Role(rawValue: try self.role(name))
    var type: ValueType?
    var list: [String]?
    var heads: [String]?
    for (key, value) in try mapping(node, .mappingOfARole) {
      switch key.text {
      case "type": type = try self.type(value, of: role, in: dictionary)
      case "words": list = try words(value, of: role, owners: &owners, into: &dictionary)
      case "heads": heads = try words(value, of: role, owners: &owners, into: &dictionary)
      default: throw unexpected(key, expected: .memberOfARole)
      }
    }
    guard list?.isEmpty == false || heads?.isEmpty == false else {
      throw error(.roleWithoutWords(role.rawValue), at: name)
    }
    dictionary.declare(role)
    dictionary.add(list ?? [], to: role, type: type ?? dictionary.type(of: role))
    dictionary.add(heads: heads ?? [], to: role, type: type ?? dictionary.type(of: role))
  }

  /// The name of a role: letters and digits, beginning with a letter.
  private func role(_ node: YAMLNode) throws(ReadError) -> String {
    guard let name = node.text else { throw unexpected(node, expected: .roleName) }
    guard !Role.reservedNames.contains(name) else {
      throw error(.reservedRole(name), at: node)
    }
    guard Role(named: name) != nil else {
      throw unexpected(node, expected: .roleName)
    }
    let lowered = name.lowercased()
    if let known = HeaderDictionary.standard.entries.map(\.role.rawValue).first(where: {
      $0.lowercased() == lowered && $0 != name
    }) {
      throw error(.didYouMean(known, after: .otherRoleName(name)), at: node)
    }
    return name
  }

  private func type(_ node: YAMLNode, of role: Role, in dictionary: HeaderDictionary) throws(ReadError) -> ValueType {
    let general = ValueType.allCases.filter(\.isGeneral).map(\.rawValue)
    guard let name = node.text, let type = ValueType(rawValue: name),
      type.isGeneral || dictionary.knows(role)
    else { throw unexpected(node, expected: .oneOf(general)) }
    guard !dictionary.knows(role) || dictionary.type(of: role) == type else {
      throw error(.roleHasType(role.rawValue, type: dictionary.type(of: role).rawValue), at: node)
    }
    return type
  }

  private func words(
    _ node: YAMLNode, of role: Role, owners: inout [String: Role], into dictionary: inout HeaderDictionary
  ) throws(ReadError) -> [String] {
    let list = try words(node)
    if case .sequence(let elements) = node.value {
      for (word, element) in zip(list, elements) {
        dictionary.note(word, at: element.place)
      }
    }
    for word in list {
      let key = HeaderDictionary.key(word).string
      if let owner = owners.updateValue(role, forKey: key), owner != role {
        throw error(.wordHasRole(word, role: owner.rawValue), at: node)
      }
    }
    return list
  }

  private func words(_ node: YAMLNode) throws(ReadError) -> [String] {
    guard case .sequence(let sequence) = node.value else { throw unexpected(node, expected: .listOfWords) }
    var words: [String] = []
    for element in sequence {
      guard let word = element.text, (1...40).contains(word.seenCount) else {
        throw unexpected(element, expected: .schemaWord)
      }
      if word.unicodeScalars.contains(where: { "，、；".unicodeScalars.contains($0) }) {
        throw unexpected(element, expected: .singleWord)
      }
      words.append(word)
    }
    return words
  }

  /// Departments with the other names that they go by.
  private func offices(_ node: YAMLNode) throws(ReadError) -> OfficeNames {
    var offices = OfficeNames()
    for (key, value) in try mapping(node, .mappingOfDepartments) {
      var aliases: [String] = []
      if case .scalar(let text) = value.value, text.isEmpty {} else { aliases = try list(value, name) }
      if let problem = offices.add(try name(key), aliases: aliases, at: key.place) { throw error(problem, at: key) }
    }
    return offices
  }

  /// Who is to report: a list of names, or a mapping of names to others that they go by.
  private func expected(_ node: YAMLNode) throws(ReadError) -> OfficeNames {
    guard case .sequence(let elements) = node.value else { return try offices(node) }
    var offices = OfficeNames()
    for element in elements {
      if let problem = offices.add(try name(element), at: element.place) { throw error(problem, at: element) }
    }
    return offices
  }

  private func list(
    _ node: YAMLNode, _ element: (YAMLNode) throws(ReadError) -> String
  ) throws(ReadError) -> [String] {
    guard case .sequence(let elements) = node.value else { throw unexpected(node, expected: .listOfNames) }
    var texts: [String] = []
    for node in elements { texts.append(try element(node)) }
    return texts
  }

  /// The name of an office.
  private func name(_ node: YAMLNode) throws(ReadError) -> String {
    guard let name = node.text, OfficeList.isName(name) else { throw unexpected(node, expected: .officeName) }
    return name
  }

  private func mapping(
    _ node: YAMLNode, _ expected: Message
  ) throws(ReadError) -> [(key: YAMLNode, value: YAMLNode)] {
    guard case .mapping(let mapping) = node.value else { throw unexpected(node, expected: expected) }
    return mapping
  }

  private func unexpected(_ node: YAMLNode, expected: Message) -> ReadError {
    let found: Message =
      switch node.value {
      case .scalar(let text): text.isEmpty ? .nothing : .sign(String(text.unicodeScalars.prefix(40)))
      case .mapping: .mapping
      case .sequence: .list
      }
    return error(.expected(expected, found: found), at: node)
  }

  private func error(_ what: Message, at node: YAMLNode) -> ReadError { .invalidSchema(what, at: node.place) }
}
