package import ReportModel
internal import ReportText

/// Which header words mean which role, how the texts of a role are typed, and which words end a title.
package struct HeaderDictionary: Sendable {
  /// A role with the words that head its columns.
  package struct Entry: Sendable, Equatable {
    /// The role.
    package var role: Role
    /// How the texts of its columns are typed.
    package var type: ValueType
    /// The words that have to be a whole header, but for modifiers.
    package var words: [String]
    /// The words that may have anything before them.
    package var heads: [String] = []
  }

  /// The roles in the order of the lexicon, then those of the schema.
  package private(set) var entries: [Entry] = []
  /// The words that a title of a report ends with.
  private(set) var titleKinds = TitleKinds.standard

  /// The roles that a schema gives words to: whoever declares one looks for it, so that it makes a table a report.
  private(set) var declaredRoles: Set<Role> = []

  /// The departments that go by several names.
  package private(set) var departments = OfficeNames()
  /// Who is to report; none where a schema does not say it.
  package private(set) var expected = OfficeNames()

  /// Where the entry of each role stands.
  private var places: [Role: Int] = [:]
  /// Where the words of a schema stand in it.
  private(set) var schemaPlaces: [Text: SourceLocation] = [:]
  /// Who has a word, as it is looked up.
  private var owners: [Text: Role] = [:]
  /// Whole headers, and ends of headers, each with the place of its entry; ``noRole`` for what looks like a head and is none.
  private(set) var wholes = WordTable(side: .front)
  private(set) var heads = WordTable(side: .end)
  /// All words that say something known before a head.
  private(set) var modifiers = WordTable(side: .front)

  /// What it has read so far; a dictionary that gets other words begins anew.
  private(set) var memory = HeaderMemory()

  static let noRole = 1_000_000

  /// The built-in dictionary.
  package static let standard = HeaderDictionary(.standard)

  private init(_ lexicon: Lexicon) {
    for fact in lexicon.facts {
      let role = Role(rawValue: fact.name)
      switch fact.kind {
      case "role": add([], to: role, type: fact.words.first.flatMap(ValueType.init) ?? .text)
      case "word": add(fact.words, to: role, type: type(of: role))
      case "head": add(heads: fact.words, to: role, type: type(of: role))
      case "headless": for word in fact.words { heads.insert(word.utf8.span, value: Self.noRole) }
      case "modifier": for word in fact.words { modifiers.insert(word.utf8.span, value: 0) }
      default: break
      }
    }
  }

  /// Adds words to a role, and the role where it is new. A word that another role had is this one's from then on.
  package mutating func add(_ words: [String], to role: Role, type: ValueType) {
    memory = HeaderMemory()
    let index = place(of: role, type: type)
    for word in words {
      let key = Self.key(word)
      wholes.insert(key.bytes, value: index)
      if take(key, for: role) { entries[index].words.append(word) }
    }
  }

  /// Adds words to a role that may have anything before them.
  package mutating func add(heads words: [String], to role: Role, type: ValueType) {
    memory = HeaderMemory()
    let index = place(of: role, type: type)
    for word in words {
      let key = Self.key(word)
      heads.insert(key.bytes, value: index)
      modifiers.insert(key.bytes, value: 0)
      wholes.insert(key.bytes, value: index)
      if take(key, for: role) { entries[index].heads.append(word) }
    }
  }

  /// Says that a schema gives words to a role.
  mutating func declare(_ role: Role) { declaredRoles.insert(role) }

  /// Whether a text says what kind of table it is, and something more of the report.
  package func isTitle(_ text: String) -> Bool { TitleGrammar.score(TitleGrammar.parse(text, kinds: titleKinds)) > 1 }

  /// Says where a word stands in a schema.
  mutating func note(_ word: String, at place: SourceLocation) { schemaPlaces[Self.key(word)] = place }

  /// Adds words that end titles.
  mutating func add(titleKinds words: [String]) { titleKinds.add(words) }

  /// Says which departments go by several names.
  mutating func set(departments: OfficeNames) { self.departments = departments }

  /// Says who is to report.
  mutating func set(expected: OfficeNames) { self.expected = expected }

  /// How the texts of a role are typed.
  func type(of role: Role) -> ValueType { places[role].map { entries[$0].type } ?? .text }

  /// The types that are not those which every report has, by their roles.
  var declaredTypes: [Role: ValueType] {
    let declared = entries.filter { $0.type.isGeneral && $0.type != $0.role.standardType && $0.role != .number }
    return Dictionary(declared.map { ($0.role, $0.type) }) { first, _ in first }
  }

  /// Whether a role is known.
  func knows(_ role: Role) -> Bool { places[role] != nil }

  private mutating func place(of role: Role, type: ValueType) -> Int {
    if let place = places[role] { return place }
    places[role] = entries.count
    entries.append(Entry(role: role, type: type, words: []))
    return entries.count - 1
  }

  /// - Returns: Whether the role did not have the word before.
  private mutating func take(_ key: Text, for role: Role) -> Bool {
    guard let owner = owners.updateValue(role, forKey: key) else { return true }
    guard owner != role else { return false }
    if let place = places[owner] {
      entries[place].words.removeAll { Self.key($0) == key }
      entries[place].heads.removeAll { Self.key($0) == key }
    }
    return true
  }
}

extension HeaderDictionary: Equatable {
  /// Whether both have the same roles with the same words, the same kinds of titles, and the same offices.
  package static func == (left: HeaderDictionary, right: HeaderDictionary) -> Bool {
    left.entries == right.entries && left.titleKinds == right.titleKinds && left.departments == right.departments
      && left.expected == right.expected
  }
}

extension HeaderDictionary {
  /// What a word is looked up as: simplified, half width, without what is not seen, or has been struck, and without marks
  /// around it.
  static func key(_ word: String) -> Text {
    guard word.utf8.count <= 600 else { return Text() }
    let word = withoutAsides(word)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.utf8.count)
    let written = word.utf8.span
    var cursor = Cursor(written)
    var start = 0
    while let scalar = cursor.takeScalar() {
      defer { start = cursor.position }
      if scalar.isUnseen { continue }
      let folded = fold(scalar)
      if folded == scalar {
        for index in start..<cursor.position { bytes.append(written[index]) }
      } else {
        bytes += UTF8.encode(folded) ?? .init()
      }
    }
    let seen = rangeWithoutMarks(bytes.span)
    return Text(bytes, seen)
  }

  private static func rangeWithoutMarks(_ words: Span<UInt8>) -> Range<Int> {
    let end = words.droppingLast(while: isMark).count
    var start = 0
    while start < end, isMark(words.scalar(at: start).scalar) { start += words.scalar(at: start).length }
    return start..<end
  }

  /// Marks around a header that do not count: of what must be filled in, of sorting, a colon.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    // No mark is an ideograph; most characters are.
    !(0x3400...0x9FFF).contains(scalar.value) && marks.contains(scalar)
  }

  private static let marks = Set(Lexicon.standard.words("mark").flatMap(\.unicodeScalars))

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x3000: scalar
    case 0xFF0F, 0xFF05: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    default: scalar.simplified
    }
  }

  /// Takes a bracket off the end: a unit （万元）, a period （1-8月）.
  @_lifetime(copy words)
  static func withoutBracket(_ words: Span<UInt8>) -> HeaderParts {
    guard words.lastScalar?.isClosingBracket ?? false, let open = words.lastOffset(where: \.isOpeningBracket), open > 0
    else { return HeaderParts(words: words, bracket: words.extracting(first: 0)) }
    let start = open + words.scalar(at: open).length
    return HeaderParts(
      words: words.extracting(first: open),
      bracket: words.extracting(start..<words.characterStart(before: words.count)))
  }
}

/// A header and the bracket at its end.
struct HeaderParts: ~Escapable {
  let words: Span<UInt8>
  let bracket: Span<UInt8>

  @_lifetime(copy words, copy bracket)
  init(words: Span<UInt8>, bracket: Span<UInt8>) {
    self.words = words
    self.bracket = bracket
  }
}
