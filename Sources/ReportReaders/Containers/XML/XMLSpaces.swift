internal import ReportText

/// The namespaces of a document that is being read, the prefixes that stand for them, and which may be ignored.
struct XMLSpaces {
  typealias Word = XMLStartTag.Word

  /// A namespace, and a number that tells those from each other that no reader asks for.
  struct Space {
    let space: XMLNamespace
    let number: Int
    /// Whether Office knows nothing of it.
    let isForeign: Bool
  }

  /// By the words that name them, of which the parser keeps one each.
  private var known: [Word: Space] = [:]
  private var last: (word: Word, space: Space)?
  private var prefixes: [(prefix: [UInt8], space: Space)] = []
  private var ignorable: [(number: Int, content: [UInt8]?)] = []

  /// How many prefixes have been declared.
  var count: Int { prefixes.count }
  /// How much may be ignored.
  var ignorableCount: Int { ignorable.count }

  /// The namespace of a name.
  mutating func space(named word: Word) -> Space {
    if let last, last.word == word { return last.space }
    let space = known[word] ?? newSpace(word)
    last = (word, space)
    return space
  }

  private mutating func newSpace(_ word: Word) -> Space {
    let name = Self.bytes(word)
    let space = name.isEmpty ? .none : XMLNamespace.named[name] ?? .other
    let number = space == .other ? XMLNamespace.allCases.count + known.count : space.rawValue
    known[word] = Space(space: space, number: number, isForeign: space == .other && !XMLNamespace.isKnownToOffice(name))
    return known[word] ?? Space(space: space, number: number, isForeign: false)
  }

  private static func bytes(_ word: Word) -> [UInt8] {
    var count = 0
    while word[count] != 0 { count += 1 }
    return Array(UnsafeBufferPointer(start: word, count: count))
  }

  /// Declares a prefix.
  mutating func declare(_ prefix: Word?, as word: Word) {
    prefixes.append((prefix.map(Self.bytes) ?? [], space(named: word)))
  }

  /// Drops what the elements that have ended declared.
  mutating func removeAll(beyond count: Int, _ ignorableCount: Int) {
    if count < prefixes.count { prefixes.removeLast(prefixes.count - count) }
    if ignorableCount < ignorable.count { ignorable.removeLast(ignorable.count - ignorableCount) }
  }

  // MARK: What may be ignored

  private func space(of prefix: ArraySlice<UInt8>) -> Space? {
    prefixes.last { $0.prefix.elementsEqual(prefix) }?.space
  }

  /// The elements of a namespace that Office does not know are left out from here on.
  mutating func ignore(_ prefix: ArraySlice<UInt8>) {
    if let space = space(of: prefix), space.isForeign { ignorable.append((space.number, nil)) }
  }

  /// What is in an element counts, though the element is left out. Any name may stand for all: `x:*`.
  mutating func keepContent(of name: ArraySlice<UInt8>) {
    let prefix = name.prefix { $0 != UInt8(ascii: ":") }
    if let space = space(of: prefix) { ignorable.append((space.number, Array(name.dropFirst(prefix.count + 1)))) }
  }

  /// Whether a prefix stands for a namespace that Office knows.
  func isUnderstood(_ prefix: ArraySlice<UInt8>) -> Bool { space(of: prefix).map { !$0.isForeign } ?? false }

  func isIgnorable(_ space: Space) -> Bool {
    space.isForeign && ignorable.contains { $0.number == space.number && $0.content == nil }
  }

  func keepsContent(of space: Space, _ name: some Collection<UInt8>) -> Bool {
    ignorable.contains { entry in
      guard entry.number == space.number, let content = entry.content else { return false }
      return content.elementsEqual("*".utf8) || content.elementsEqual(name)
    }
  }
}
