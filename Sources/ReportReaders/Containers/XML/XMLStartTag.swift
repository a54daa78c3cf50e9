package import ReportModel
package import ReportText

/// Takes the elements and texts of an XML document, as they come.
package protocol XMLHandler {
  /// An element begins.
  mutating func begin(_ element: XMLStartTag) throws(ReadError)
  /// The element that began last, and has not ended, ends.
  mutating func end() throws(ReadError)
  /// Text, of which one run may come in several pieces. The bytes are valid during the call.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// A start tag; valid only during the call that hands it over.
package struct XMLStartTag {
  /// How the parser hands over texts that end with 0.
  typealias Word = UnsafePointer<UInt8>

  package let space: XMLNamespace
  private let localName: Word
  /// Five words an attribute: local name, prefix, namespace, where its value begins and where it ends.
  private let attributes: UnsafeBufferPointer<Word?>
  static let wordsOfAttribute = 5
  /// The namespaces of the attributes.
  private let spaces: [XMLNamespace]
  private let source: UnsafeBufferPointer<UInt8>
  /// How far the parser has read.
  private let end: Int

  init(
    _ localName: Word, in space: XMLNamespace, _ attributes: UnsafeBufferPointer<Word?>, in spaces: [XMLNamespace],
    of source: UnsafeBufferPointer<UInt8>, end: Int
  ) {
    self.localName = localName
    self.space = space
    self.attributes = attributes
    self.spaces = spaces
    self.source = source
    self.end = end
  }

  /// Where the tag begins: an offset in the source.
  var offset: Int { Self.offset(before: end, in: source) }

  /// Where the tag begins that the parser stands in. No `<` stands inside a tag, so each tag is looked through once.
  static func offset(before end: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    source.prefix(end).lastIndex(of: ASCII.lessThan) ?? 0
  }

  /// The bytes of its name without a prefix; valid only as long as the tag.
  package var name: UnsafeBufferPointer<UInt8> {
    var count = 0
    while localName[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: localName, count: count)
  }

  /// Whether its name is this one in a namespace.
  package func isNamed(_ name: StaticString, in space: XMLNamespace) -> Bool {
    self.space == space && Self.isSame(localName, name)
  }

  /// Whether its name is in a namespace.
  func isIn(_ space: XMLNamespace) -> Bool { self.space == space }

  /// The value of the attribute with this name, in a namespace or in none.
  package func attribute(_ name: StaticString, in space: XMLNamespace = .none) -> Text? {
    guard let value = value(of: name, in: space) else { return nil }
    let bytes = Array(value)
    return Text(bytes, 0..<bytes.count)
  }

  /// The value of an attribute likewise; valid only as long as the tag.
  func value(of name: StaticString, in space: XMLNamespace = .none) -> UnsafeBufferPointer<UInt8>? {
    for (index, own) in spaces.enumerated() where own == space {
      let first = index * Self.wordsOfAttribute
      if let word = attributes[first], Self.isSame(word, name) { return value(at: first) }
    }
    return nil
  }

  /// Whether white space at the ends of the element's text is text.
  var keepsBlanks: Bool {
    guard let value = value(of: "space", in: .xml) else { return false }
    return value.count == 8 && value.span.begins(with: "preserve")
  }

  /// The values of the attributes that say what another program may leave out.
  func values(of name: StaticString, in space: XMLNamespace) -> [ArraySlice<UInt8>] {
    guard let value = value(of: name, in: space) else { return [] }
    return Array(value).split { $0 <= ASCII.space }
  }

  private func value(at first: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = attributes[first + 3], let end = attributes[first + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  @inline(__always)
  private static func isSame(_ word: Word, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    // The 0 at its end differs from every byte of a name.
    for index in 0..<count where word[index] != name.utf8Start[index] { return false }
    return word[count] == 0
  }
}
