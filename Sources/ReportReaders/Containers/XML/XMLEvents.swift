internal import CLibXML2
package import ReportModel
internal import ReportText

// The one file that knows libxml2. It decodes nothing: the bytes are UTF-8, and the parser is told so and made to ignore what
// the document says. Entities are never declared, because a document with a DOCTYPE is refused before its declarations are read.

/// Sends the elements and texts of a document to a handler.
/// - Throws: What the handler threw; `ReadError.malformedXML` with the place where the document is not well-formed or has a
///   DOCTYPE; `ReadError.limitExceeded` for depth and attributes.
package func parseXML(_ source: SourceText, limits: Limits, to handler: inout some XMLHandler) throws(ReadError) {
  guard source.bytes.count < Int(Int32.max) else {
    throw .fixedLimitExceeded(.bytesOfXML, limit: Int(Int32.max), at: nil)
  }
  // libxml2 compares each attribute with all before it, before anybody is asked.
  try XMLTagScan.check(source, attributes: limits[.attributes])
  _ = libraryIsReady
  let error = withUnsafeMutablePointer(to: &handler) { handler in
    source.bytes.withUnsafeBufferPointer { bytes in
      var session = XMLSession(handler: HandlerInPlace(handler: handler), source: source, bytes, limits: limits)
      return parse(bytes, &session)
    }
  }
  if let error { throw error }
}

/// A handler where its owner has it: the parser knows one type of handlers. It is gone before its owner comes back to it.
private struct HandlerInPlace<Handler: XMLHandler>: XMLHandler {
  let handler: UnsafeMutablePointer<Handler>

  func begin(_ element: XMLStartTag) throws(ReadError) { try handler.pointee.begin(element) }
  func end() throws(ReadError) { try handler.pointee.end() }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { handler.pointee.text(bytes) }
}

/// - Returns: The first error.
private func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ session: inout XMLSession) -> ReadError? {
  let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
  guard let context = xmlCreateMemoryParserCtxt(start, Int32(bytes.count)) else { return session.unnamedError }
  defer { xmlFreeParserCtxt(context) }
  xmlCtxtUseOptions(context, Int32(XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NONET.rawValue))
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
  context.pointee.sax.pointee = makeXMLHandler()
  return withUnsafeMutablePointer(to: &session) { session in
    context.pointee._private = UnsafeMutableRawPointer(session)
    let status = xmlParseDocument(context)
    let isWellFormed = status == 0 && context.pointee.wellFormed == 1
    return session.pointee.error ?? (isWellFormed ? nil : session.pointee.unnamedError)
  }
}

private let libraryIsReady: Void = xmlInitParser()

/// Runs a step of the session; the first error stops the parser.
@inline(__always)
private func run(
  _ data: UnsafeMutableRawPointer?, _ step: (inout XMLSession, xmlParserCtxtPtr) throws(ReadError) -> Void
) {
  guard let context = data?.assumingMemoryBound(to: xmlParserCtxt.self),
    let session = context.pointee._private?.assumingMemoryBound(to: XMLSession.self), !session.pointee.hasStopped
  else { return }
  do throws(ReadError) { try step(&session.pointee, context) } catch {
    session.pointee.stop(error)
    xmlStopParser(context)
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
    guard let error, error.pointee.level == XML_ERR_FATAL || isNamespaceError(error.pointee) else { return }
    run(data) { session, context throws(ReadError) in
      let message = error.pointee.message.map { String(cString: $0) } ?? ""
      let line = message.utf8.prefix { $0 != ASCII.lineFeed }
      throw .malformedXML(
        .notWellFormed(shortened(String(decoding: line, as: UTF8.self), to: 200)),
        at: session.source.location(at: position(context)))
    }
  }
  handler.internalSubset = { data, _, _, _ in
    run(data) { session, context throws(ReadError) in
      throw .malformedXML(
        .documentTypeDeclaration, at: session.source.location(at: session.offsetOfTag(before: position(context))))
    }
  }
  handler.startElementNs = { data, name, _, space, namespaceCount, namespaces, attributeCount, _, attributes in
    guard let name else { return }
    run(data) { session, context throws(ReadError) in
      try session.begin(
        name, in: space,
        namespaces: UnsafeBufferPointer(start: UnsafePointer(namespaces), count: Int(namespaceCount) * 2),
        UnsafeBufferPointer(start: UnsafePointer(attributes), count: attributes == nil ? 0 : Int(attributeCount) * 5),
        end: position(context))
    }
  }
  handler.endElementNs = { data, _, _, _ in
    run(data) { session, _ throws(ReadError) in try session.end() }
  }
  handler.characters = { data, text, length in
    guard let text, length > 0 else { return }
    run(data) { session, _ in session.text(UnsafeBufferPointer(start: text, count: Int(length))) }
  }
  handler.cdataBlock = handler.characters
  handler.ignorableWhitespace = handler.characters
  return handler
}

/// Whether a prefix is used that nobody declared, or an attribute is given twice: the parser itself would go on.
private func isNamespaceError(_ error: xmlError) -> Bool {
  // Smaller codes say that a name is no URI, which Office does not ask for.
  error.domain == Int32(XML_FROM_NAMESPACE.rawValue) && error.level == XML_ERR_ERROR
    && error.code >= Int32(XML_NS_ERR_XML_NAMESPACE.rawValue)
}
