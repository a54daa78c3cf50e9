package import ReportModel
internal import ReportText
internal import Yams

// The one file that knows YAML. A schema adds to the header dictionary:
//
//     roles:
//       status: {heads: [亮灯情况]}               # words that may have anything before them
//       progress: {words: [推进落实情况]}         # words for a role that is known
//       budget: {type: amount, words: [概算总投资]}  # a role of the user's own
//     titles: [督办清单]                          # words that titles end with

extension HeaderDictionary {
  /// The built-in dictionary with what a schema adds to it.
  /// - Throws: `ReadError.invalidSchema` with the place and what was expected there.
  package init(schema: SourceText) throws(ReadError) {
    self = .standard
    let reader = SchemaReader(source: schema)
    try reader.read(into: &self)
  }

  /// The whole dictionary in the form of a schema; reading it gives the same dictionary.
  package var schema: String {
    func list(_ words: [String]) -> Node { Node(words.map { Node($0) }, .implicit, .flow) }
    let roles = entries.map { entry in
      (
        Node(entry.role.rawValue),
        Node(
          [(Node("type"), Node(entry.type.rawValue)), (Node("words"), list(entry.words)), (Node("heads"), list(entry.heads))]
            .filter { $0.1.sequence?.isEmpty != true }, .implicit, .flow)
      )
    }
    let document = Node([(Node("roles"), Node(roles)), (Node("titles"), list(titleKinds.words))])
    return (try? serialize(node: document, width: -1, allowUnicode: true)) ?? ""
  }
}

private struct SchemaReader {
  let source: SourceText

  func read(into dictionary: inout HeaderDictionary) throws(ReadError) {
    let members = try mapping(compose(), .mapping(with: "roles", "titles"))
    for (key, value) in members {
      switch key.string {
      case "roles":
        var owners: [String: Role] = [:]
        for (name, role) in try mapping(value, .mappingOfRoles) {
          try readRole(name, role, into: &dictionary, owners: &owners)
        }
      case "titles": dictionary.add(titleKinds: try words(value))
      default: throw unexpected(key, expected: .either("roles", "titles"))
      }
    }
  }

  private func readRole(
    _ name: Node, _ node: Node, into dictionary: inout HeaderDictionary, owners: inout [String: Role]
  ) throws(ReadError) {
    let role = Role(rawValue: try self.role(name))
    var type: ValueType?
    var list: [String]?
    var heads: [String]?
    for (key, value) in try mapping(node, .mappingOfARole) {
      switch key.string {
      case "type": type = try self.type(value, of: role, in: dictionary)
      case "words": list = try words(value, of: role, owners: &owners)
      case "heads": heads = try words(value, of: role, owners: &owners)
      default: throw unexpected(key, expected: .memberOfARole)
      }
    }
    guard list?.isEmpty == false || heads?.isEmpty == false else { throw error(.roleWithoutWords(role.rawValue), at: name) }
    dictionary.add(list ?? [], to: role, type: type ?? dictionary.type(of: role))
    dictionary.add(heads: heads ?? [], to: role, type: type ?? dictionary.type(of: role))
  }

  /// The name of a role: letters and digits, beginning with a letter.
  private func role(_ node: Node) throws(ReadError) -> String {
    guard case .scalar(let scalar) = node else {
      throw unexpected(node, expected: .roleName)
    }
    guard !Role.reservedNames.contains(scalar.string) else {
      throw error(.reservedRole(scalar.string), at: node)
    }
    guard Role(named: scalar.string) != nil else {
      throw unexpected(node, expected: .roleName)
    }
    let lowered = scalar.string.lowercased()
    if let known = HeaderDictionary.standard.entries.map(\.role.rawValue).first(where: {
      $0.lowercased() == lowered && $0 != scalar.string
    }) {
      throw error(.didYouMean(known, after: .otherRoleName(scalar.string)), at: node)
    }
    return scalar.string
  }

  private func type(_ node: Node, of role: Role, in dictionary: HeaderDictionary) throws(ReadError) -> ValueType {
    let general = ValueType.allCases.filter(\.isGeneral).map(\.rawValue)
    guard case .scalar(let scalar) = node, let type = ValueType(rawValue: scalar.string),
      type.isGeneral || dictionary.knows(role)
    else { throw unexpected(node, expected: .oneOf(general)) }
    guard !dictionary.knows(role) || dictionary.type(of: role) == type else {
      throw error(.roleHasType(role.rawValue, type: dictionary.type(of: role).rawValue), at: node)
    }
    return type
  }

  private func words(_ node: Node, of role: Role, owners: inout [String: Role]) throws(ReadError) -> [String] {
    let list = try words(node)
    for word in list {
      let key = HeaderDictionary.key(word).string
      if let owner = owners.updateValue(role, forKey: key), owner != role {
        throw error(.wordHasRole(word, role: owner.rawValue), at: node)
      }
    }
    return list
  }

  private func words(_ node: Node) throws(ReadError) -> [String] {
    guard case .sequence(let sequence) = node else { throw unexpected(node, expected: .listOfWords) }
    var words: [String] = []
    for element in sequence {
      guard case .scalar(let scalar) = element, (1...40).contains(scalar.string.unblanked.count) else {
        throw unexpected(element, expected: .schemaWord)
      }
      if scalar.string.unicodeScalars.contains(where: { "，、；".unicodeScalars.contains($0) }) {
        throw unexpected(element, expected: .singleWord)
      }
      words.append(scalar.string)
    }
    return words
  }

  // MARK: YAML

  /// A list of two aliases of a list of two aliases and so on stands for a billion of texts, and Yams looks at all of them where
  /// it is a key.
  private static let mostAliases = 16

  /// Counts what may be an alias: where nothing is an anchor, a `*` is part of a comment.
  private func refuseManyAliases() throws(ReadError) {
    guard !places(of: UInt8(ascii: "&")).isEmpty,
      let tooMany = places(of: UInt8(ascii: "*")).dropFirst(Self.mostAliases).first
    else { return }
    throw .fixedLimitExceeded(.aliases, limit: Self.mostAliases, at: source.location(at: tooMany))
  }

  /// Where a sign stands as the first of a value, and something follows it.
  private func places(of sign: UInt8) -> [Int] {
    let bytes = source.bytes
    let before = Array(" \t\r\n[]{},:".utf8)
    return bytes.indices.dropLast().filter { index in
      bytes[index] == sign && bytes[index + 1] > ASCII.space && (index == 0 || before.contains(bytes[index - 1]))
    }
  }

  private func compose() throws(ReadError) -> Node {
    try refuseManyAliases()
    do {
      guard let node = try Yams.compose(yaml: String(decoding: source.bytes, as: UTF8.self)) else {
        throw ReadError.invalidSchema(.emptySchema, at: nil)
      }
      return node
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw .invalidSchema(.notYAML(problem), at: location(of: mark))
      case .duplicatedKeysInMapping(let duplicates, let context):
        throw .invalidSchema(
          .doubleKeys(duplicates), at: location(of: context.mark))
      default: throw .invalidSchema(.notYAML("\(error)"), at: nil)
      }
    } catch let error as ReadError {
      throw error
    } catch { throw .invalidSchema(.notYAML("\(error)"), at: nil) }
  }

  private func mapping(_ node: Node, _ expected: Message) throws(ReadError) -> Node.Mapping {
    guard case .mapping(let mapping) = node else { throw unexpected(node, expected: expected) }
    return mapping
  }

  private func unexpected(_ node: Node, expected: Message) -> ReadError {
    let found: Message =
      switch node {
      case .scalar(let scalar):
        scalar.string.isEmpty ? .nothing : .sign(String(scalar.string.unicodeScalars.prefix(40)))
      case .mapping: .mapping
      case .sequence: .list
      case .alias: .alias
      }
    return error(.expected(expected, found: found), at: node)
  }

  private func error(_ what: Message, at node: Node) -> ReadError {
    .invalidSchema(what, at: node.mark.flatMap(location(of:)))
  }

  /// YAML counts columns in scalars, we in bytes.
  private func location(of mark: Mark) -> SourceLocation? {
    let lines = source.lines
    guard lines.indices.contains(mark.line - 1) else { return source.location(at: source.bytes.count) }
    let line = source.text(lines[mark.line - 1]).unicodeScalars.prefix(max(0, mark.column - 1))
    return SourceLocation(line: mark.line, column: line.reduce(1) { $0 + UTF8.width($1) })
  }
}
