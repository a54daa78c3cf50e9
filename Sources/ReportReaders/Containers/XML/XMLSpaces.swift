/// The prefixes that stand for namespaces where a document is being read, and which of those may be ignored.
struct XMLSpaces {
  private struct Binding {
    let prefix: Range<Int>
    let space: XMLNamespace
    let number: Int
  }

  private var bindings: [Binding] = []
  /// The names that no reader asks for, by which they have their numbers.
  private var others: [[UInt8]: Int] = [:]
  private var ignorable: [(number: Int, content: [UInt8]?)] = []
  /// The last prefix that was looked for, and what it stands for.
  private var last: Binding?
  private var lastDefault: Binding?

  /// How many prefixes have been declared.
  var count: Int { bindings.count }
  /// How much may be ignored.
  var ignorableCount: Int { ignorable.count }

  /// Drops what the elements that have ended declared.
  mutating func removeAll(beyond count: Int, _ ignorableCount: Int) {
    if count < bindings.count {
      bindings.removeLast(bindings.count - count)
      (last, lastDefault) = (nil, nil)
    }
    if ignorableCount < ignorable.count { ignorable.removeLast(ignorable.count - ignorableCount) }
  }

  /// Declares a prefix, or the namespace of names without one (3).
  /// - Returns: Whether it may stand for this.
  mutating func declare(_ prefix: Range<Int>, _ name: [UInt8], in document: UnsafeBufferPointer<UInt8>) -> Bool {
    let space = name.isEmpty ? .none : XMLNamespace.named[name] ?? .other
    let word = document[prefix]
    let isXML = word.elementsEqual("xml".utf8)
    guard isXML == (space == .xml), !word.elementsEqual("xmlns".utf8), prefix.isEmpty || !name.isEmpty,
      !name.elementsEqual("http://www.w3.org/2000/xmlns/".utf8)
    else { return false }
    var number = space.rawValue
    if space == .other {
      number = others[name] ?? XMLNamespace.allCases.count + others.count
      others[name] = number
      if !XMLNamespace.isKnownToOffice(name) { foreign.insert(number) }
    }
    bindings.append(Binding(prefix: prefix, space: space, number: number))
    (last, lastDefault) = (nil, nil)
    return true
  }

  /// The numbers of the namespaces that Office knows nothing of.
  private var foreign: Set<Int> = []

  /// What a prefix stands for, or a name without one; nil where nobody has declared it.
  mutating func space(
    of prefix: Range<Int>, in document: UnsafeBufferPointer<UInt8>
  ) -> (space: XMLNamespace, number: Int)? {
    if let known = prefix.isEmpty ? lastDefault : last, Self.isSame(known.prefix, prefix, document) {
      return (known.space, known.number)
    }
    let word = document[prefix]
    guard let binding = bindings.last(where: { Self.isSame($0.prefix, prefix, document) }) else {
      if prefix.isEmpty {
        lastDefault = Binding(prefix: prefix, space: .none, number: 0)
        return (.none, 0)
      }
      return word.elementsEqual("xml".utf8) ? (.xml, XMLNamespace.xml.rawValue) : nil
    }
    if prefix.isEmpty { lastDefault = binding } else { last = binding }
    return (binding.space, binding.number)
  }

  @inline(__always)
  private static func isSame(_ a: Range<Int>, _ b: Range<Int>, _ document: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where document[a.lowerBound + index] != document[b.lowerBound + index] { return false }
    return true
  }

  // MARK: What may be ignored

  private func number(of prefix: some Collection<UInt8>, in document: UnsafeBufferPointer<UInt8>) -> Int? {
    bindings.last { document[$0.prefix].elementsEqual(prefix) }?.number
  }

  /// The elements of a namespace that Office does not know are left out from here on.
  mutating func ignore(_ prefix: ArraySlice<UInt8>, in document: UnsafeBufferPointer<UInt8>) {
    if let number = number(of: prefix, in: document), foreign.contains(number) { ignorable.append((number, nil)) }
  }

  /// What is in an element counts, though the element is left out. Any name may stand for all: `x:*`.
  mutating func keepContent(of name: ArraySlice<UInt8>, in document: UnsafeBufferPointer<UInt8>) {
    let prefix = name.prefix { $0 != UInt8(ascii: ":") }
    if let number = number(of: prefix, in: document) {
      ignorable.append((number, Array(name.dropFirst(prefix.count + 1))))
    }
  }

  /// Whether a prefix stands for a namespace that Office knows.
  func isUnderstood(_ prefix: ArraySlice<UInt8>, in document: UnsafeBufferPointer<UInt8>) -> Bool {
    number(of: prefix, in: document).map { !foreign.contains($0) } ?? false
  }

  func isIgnorable(_ number: Int) -> Bool { ignorable.contains { $0.number == number && $0.content == nil } }

  func keepsContent(of number: Int, _ name: some Collection<UInt8>) -> Bool {
    ignorable.contains { entry in
      guard entry.number == number, let content = entry.content else { return false }
      return content.elementsEqual("*".utf8) || content.elementsEqual(name)
    }
  }
}
