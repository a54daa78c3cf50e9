internal import CLibXML2
internal import ReportModel
internal import ReportText

// The one file that knows libxml2. It decodes nothing: the bytes are UTF-8, and the parser is told so and made to ignore what
// the document says. Entities are never declared, because a document with a DOCTYPE is refused before its declarations are read.

/// Takes the elements and texts of an XML document, as they come.
protocol XMLHandler: AnyObject {
  /// An element begins.
  func begin(_ element: XMLStartTag) throws(ReadError)
  /// The element that began last, and has not ended, ends.
  func end() throws(ReadError)
  /// Text, of which one run may come in several pieces. The bytes are valid during the call.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// A start tag; valid only during the call that hands it over.
struct XMLStartTag {
  /// Where the tag begins: an offset in the source.
  let offset: Int
  fileprivate let localName: UnsafePointer<UInt8>
  fileprivate let namespace: UnsafePointer<UInt8>?
  /// Five pointers an attribute: local name, prefix, namespace, where its value begins and where it ends.
  fileprivate let attributes: UnsafeBufferPointer<UnsafePointer<UInt8>?>

  /// The bytes of its name without a prefix; valid only as long as the tag.
  var name: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: localName, count: Int(xmlStrlen(localName)))
  }

  /// Whether its name is this one in a namespace.
  func isNamed(_ name: StaticString, in space: StaticString) -> Bool {
    xmlStrEqual(localName, name.utf8Start) == 1 && isIn(space)
  }

  /// Whether its name is in a namespace.
  func isIn(_ space: StaticString) -> Bool { xmlStrEqual(namespace, space.utf8Start) == 1 }

  /// The value of the attribute with this name, in a namespace or in none.
  func attribute(_ name: StaticString, in space: StaticString? = nil) -> Text? {
    guard let value = value(of: name, in: space) else { return nil }
    let bytes = Array(value)
    return Text(bytes, 0..<bytes.count)
  }

  /// The value of an attribute likewise; valid only as long as the tag.
  func value(of name: StaticString, in space: StaticString? = nil) -> UnsafeBufferPointer<UInt8>? {
    for first in stride(from: attributes.startIndex, to: attributes.endIndex, by: 5)
    where xmlStrEqual(attributes[first], name.utf8Start) == 1
      && xmlStrEqual(attributes[first + 2], space?.utf8Start) == 1
    {
      guard let start = attributes[first + 3], let end = attributes[first + 4] else {
        return UnsafeBufferPointer(start: nil, count: 0)
      }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }
}

/// Sends the elements and texts of a document to a handler.
/// - Throws: What the handler threw; `ReadError.malformedXML` with the place where the document is not well-formed or has a
///   DOCTYPE; `ReadError.limitExceeded` for depth and attributes.
func parseXML(_ source: SourceText, limits: Limits, to handler: any XMLHandler) throws(ReadError) {
  guard source.bytes.count < Int(Int32.max) else {
    throw .fixedLimitExceeded(.bytesOfXML, limit: Int(Int32.max), at: nil)
  }
  // libxml2 compares each attribute with all before it, before anybody is asked.
  try XMLTagScan.check(source, attributes: limits[.attributes])
  _ = libraryIsReady
  let session = XMLSession(handler: handler, source: source, depth: limits[.depth])
  // The session outlives the parser, which is freed inside.
  let status = source.bytes.withUnsafeBytes { buffer -> Int32? in
    guard
      let context = xmlCreateMemoryParserCtxt(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    else { return nil }
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NONET.rawValue))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    context.pointee.sax.pointee = makeXMLHandler()
    context.pointee._private = Unmanaged.passUnretained(session).toOpaque()
    let status = xmlParseDocument(context)
    return context.pointee.wellFormed == 1 ? 0 : max(status, 1)
  }
  if let error = session.error { throw error }
  if status != 0 { throw .malformedXML(.notWellFormed("libxml2"), at: source.location(at: 0)) }
}

private let libraryIsReady: Void = xmlInitParser()

/// What the callbacks share; hung on the context's `_private`.
private final class XMLSession {
  let handler: any XMLHandler
  let source: SourceText
  let depthLimit: Int
  var depth = 0
  var error: ReadError?

  /// libxml2 refuses deeper documents unless it is told to take everything.
  static let mostDepth = 256

  init(handler: any XMLHandler, source: SourceText, depth: Int) {
    self.handler = handler
    self.source = source
    depthLimit = depth
  }

  static func of(_ context: xmlParserCtxtPtr) -> XMLSession? {
    context.pointee._private.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Runs a step of the handler; the first error stops the parser.
  func run(_ context: xmlParserCtxtPtr, _ step: () throws(ReadError) -> Void) {
    guard error == nil else { return }
    do throws(ReadError) { try step() } catch {
      self.error = error
      xmlStopParser(context)
    }
  }

  /// Counts an element that begins at an offset.
  func enter(at offset: Int) throws(ReadError) {
    depth += 1
    if depth > depthLimit { throw .limitExceeded(.depth, limit: depthLimit, at: source.location(at: offset)) }
    if depth > Self.mostDepth {
      throw .fixedLimitExceeded(Limits.Name.depth.unit, limit: Self.mostDepth, at: source.location(at: offset))
    }
  }

  /// The offset of the tag that the parser stands in. No `<` stands inside a tag, so each tag is looked through once.
  func tagStart(before end: Int) -> Int {
    let bytes = source.bytes
    var offset = min(end, bytes.count)
    while offset > 0 {
      offset -= 1
      if bytes[offset] == ASCII.lessThan { return offset }
    }
    return 0
  }
}

/// How many bytes the parser has read.
private func position(_ context: xmlParserCtxtPtr) -> Int {
  guard let input = context.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else {
    return 0
  }
  return Int(input.pointee.consumed) + (current - base)
}

private func makeXMLHandler() -> xmlSAXHandler {
  var handler = xmlSAXHandler()
  // Structured errors and namespaces are for handlers that say they are of the second kind.
  reportkit_use_structured_errors(&handler) { data, error in
    guard let data, let error, error.pointee.level == XML_ERR_FATAL || isNamespaceError(error.pointee) else { return }
    let context = data.assumingMemoryBound(to: xmlParserCtxt.self)
    guard let session = XMLSession.of(context), session.error == nil else { return }
    let message = error.pointee.message.map { String(cString: $0) } ?? ""
    let line = message.utf8.prefix { $0 != ASCII.lineFeed }
    session.error = .malformedXML(
      .notWellFormed(shortened(String(decoding: line, as: UTF8.self), to: 200)),
      at: session.source.location(at: position(context)))
    xmlStopParser(context)
  }
  handler.internalSubset = { data, _, _, _ in
    guard let data else { return }
    let context = data.assumingMemoryBound(to: xmlParserCtxt.self)
    guard let session = XMLSession.of(context) else { return }
    session.run(context) { () throws(ReadError) in
      throw .malformedXML(
        .documentTypeDeclaration, at: session.source.location(at: session.tagStart(before: position(context))))
    }
  }
  handler.startElementNs = { data, name, _, space, _, _, attributeCount, _, attributes in
    guard let data, let name else { return }
    let context = data.assumingMemoryBound(to: xmlParserCtxt.self)
    guard let session = XMLSession.of(context) else { return }
    session.run(context) { () throws(ReadError) in
      let offset = session.tagStart(before: position(context))
      try session.enter(at: offset)
      let count = attributes == nil ? 0 : Int(attributeCount) * 5
      try session.handler.begin(
        XMLStartTag(
          offset: offset, localName: name, namespace: space,
          attributes: UnsafeBufferPointer(start: UnsafePointer(attributes), count: count)))
    }
  }
  handler.endElementNs = { data, _, _, _ in
    guard let data else { return }
    let context = data.assumingMemoryBound(to: xmlParserCtxt.self)
    guard let session = XMLSession.of(context) else { return }
    session.run(context) { () throws(ReadError) in
      session.depth -= 1
      try session.handler.end()
    }
  }
  handler.characters = { data, text, length in
    guard let data, let text, length > 0 else { return }
    guard let session = XMLSession.of(data.assumingMemoryBound(to: xmlParserCtxt.self)), session.error == nil else {
      return
    }
    session.handler.text(UnsafeBufferPointer(start: text, count: Int(length)))
  }
  handler.cdataBlock = handler.characters
  handler.ignorableWhitespace = handler.characters
  return handler
}

/// Whether a prefix is used that nobody declared, or an attribute is given twice: the parser itself would go on.
private func isNamespaceError(_ error: xmlError) -> Bool {
  error.domain == Int32(XML_FROM_NAMESPACE.rawValue) && error.level == XML_ERR_ERROR
}
