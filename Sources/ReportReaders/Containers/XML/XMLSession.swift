internal import ReportModel
internal import ReportText

/// A document that is being read: what is open, and what of it is handed on.
///
/// What namespaces that Office does not know say is left out where Office leaves it out, and of alternatives the first is read
/// that Office understands (ISO/IEC 29500-3).
struct XMLSession {
  typealias Word = XMLStartTag.Word

  /// An element that has begun.
  private struct Element {
    /// How many namespaces have prefixes, and how many can be ignored, around it.
    let prefixes: Int
    let ignorable: Int
    /// Whether it is left out while its content is not.
    var isUnwrapped = false
    /// Whether it holds alternatives, and none of them has been taken.
    var hasChoice = false
  }

  private var handler: any XMLHandler
  let source: SourceText
  /// Those of the source.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private let attributeLimit: Int
  private var open: [Element] = []
  /// How many elements are open with the one that is left out with all that is in it.
  private var skippedDepth: Int?
  private var spaces = XMLSpaces()
  /// The namespaces of the attributes of the tag that has begun last.
  private var attributeSpaces: [XMLNamespace] = []
  /// The first error. Whether there is one is asked at each event, and errors are large.
  private(set) var error: ReadError?
  private(set) var hasStopped = false

  /// libxml2 refuses deeper documents unless it is told to take everything.
  private static let mostDepth = 256

  init(handler: any XMLHandler, source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
    self.handler = handler
    self.source = source
    self.bytes = bytes
    depthLimit = limits[.depth]
    attributeLimit = limits[.attributes]
  }

  /// The offset of the tag that the parser stands in.
  func offsetOfTag(before end: Int) -> Int { XMLStartTag.offset(before: end, in: bytes) }

  /// What is wrong where the parser does not say it.
  var unnamedError: ReadError { .malformedXML(.notWellFormed("libxml2"), at: source.location(at: 0)) }

  /// Keeps the error for which nothing more is read.
  mutating func stop(_ error: ReadError) {
    self.error = error
    hasStopped = true
  }

  /// An element begins.
  /// - Parameters:
  ///   - namespaces: Two words for each that it declares: the prefix and the name.
  ///   - end: How far the parser has read.
  mutating func begin(
    _ name: Word, in namespace: Word?, namespaces: UnsafeBufferPointer<Word?>, _ attributes: UnsafeBufferPointer<Word?>,
    end: Int
  ) throws(ReadError) {
    var element = Element(prefixes: spaces.count, ignorable: spaces.ignorableCount)
    for index in stride(from: 0, to: namespaces.count, by: 2) {
      if let word = namespaces[index + 1] { spaces.declare(namespaces[index], as: word) }
    }
    let space = namespace.map { spaces.space(named: $0) }
    if !attributeSpaces.isEmpty { attributeSpaces.removeAll(keepingCapacity: true) }
    for index in stride(from: 2, to: attributes.count, by: XMLStartTag.wordsOfAttribute) {
      attributeSpaces.append(attributes[index].map { spaces.space(named: $0).space } ?? .none)
    }
    let tag = XMLStartTag(name, in: space?.space ?? .none, attributes, in: attributeSpaces, of: bytes, end: end)
    if attributeSpaces.contains(.compatibility) {
      for word in tag.values(of: "Ignorable", in: .compatibility) { spaces.ignore(word) }
      for word in tag.values(of: "ProcessContent", in: .compatibility) { spaces.keepContent(of: word) }
    }
    // Prefixes are looked for among all that have been given.
    guard max(spaces.count, spaces.ignorableCount) <= attributeLimit else {
      throw .limitExceeded(.attributes, limit: attributeLimit, at: source.location(at: tag.offset))
    }
    if skippedDepth == nil, let space {
      if space.space == .compatibility {
        takeAlternative(tag, &element)
      } else if spaces.isIgnorable(space) {
        element.isUnwrapped = spaces.keepsContent(of: space, tag.name)
        if !element.isUnwrapped { skippedDepth = open.count + 1 }
      }
    }
    open.append(element)
    if open.count > min(depthLimit, Self.mostDepth) {
      let place = source.location(at: tag.offset)
      throw open.count > depthLimit
        ? .limitExceeded(.depth, limit: depthLimit, at: place)
        : .fixedLimitExceeded(Limits.Name.depth.unit, limit: Self.mostDepth, at: place)
    }
    if skippedDepth == nil, !element.isUnwrapped { try handler.begin(tag) }
  }

  /// Takes an element that holds alternatives, or is one of them (7.6): its content stands in its place.
  private mutating func takeAlternative(_ tag: XMLStartTag, _ element: inout Element) {
    element.isUnwrapped = true
    if tag.isNamed("AlternateContent", in: .compatibility) {
      element.hasChoice = true
      return
    }
    let words = tag.values(of: "Requires", in: .none)
    let isUnderstood = !words.isEmpty && words.allSatisfy { spaces.isUnderstood($0) }
    guard let parent = open.indices.last, open[parent].hasChoice,
      !tag.isNamed("Choice", in: .compatibility) || isUnderstood
    else {
      skippedDepth = open.count + 1
      return
    }
    open[parent].hasChoice = false
  }

  /// The element that began last ends.
  mutating func end() throws(ReadError) {
    guard let element = open.popLast() else { return }
    spaces.removeAll(beyond: element.prefixes, element.ignorable)
    if let depth = skippedDepth {
      if open.count < depth { skippedDepth = nil }
    } else if !element.isUnwrapped {
      try handler.end()
    }
  }

  /// Hands on text.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if skippedDepth == nil { handler.text(bytes) }
  }
}
