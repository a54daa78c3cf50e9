internal import CLibXML2
internal import ReportModel

// The one file that knows libxml2. It decodes nothing: the bytes are UTF-8, and the parser is told so and made to
// ignore what the document says.

/// The attributes of a start tag; valid only during the call that hands them over.
struct HTMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// The value of an attribute whose name is given in lower case; "" where it has none.
  subscript(name: StaticString) -> String? {
    guard var pair = pairs else { return nil }
    while let key = pair[0] {
      if strcmp(key, name.utf8Start) == 0 { return pair[1].map { String(cString: $0) } ?? "" }
      pair += 2
    }
    return nil
  }

  private func strcmp(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>) -> Int32 { xmlStrcmp(left, right) }
}

/// Sends the start tags, end tags and text of a document to a builder.
/// - Throws: What the builder threw while it was fed, or `ReadError.malformedHTML` where libxml2 gave up.
func parseHTML(_ page: PreparedHTML, into builder: inout HTMLTableBuilder) throws(ReadError) {
  guard page.bytes.count < Int(Int32.max) else {
    throw .fixedLimitExceeded(.bytesOfHTML, limit: Int(Int32.max), at: nil)
  }
  guard !page.bytes.isEmpty else { return }
  _ = libraryIsReady
  let session = ParserSession(builder: builder, page: page)
  defer { builder = session.builder }
  // The session outlives the parser: it is released by the end of this function, the parser freed before it.
  let parsed = page.bytes.withUnsafeBytes { buffer in
    guard
      let context = htmlCreateMemoryParserCtxt(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    else { return false }
    defer { htmlFreeParserCtxt(context) }
    htmlCtxtUseOptions(
      context,
      Int32(HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    context.pointee.sax.pointee = makeHandler()
    context.pointee._private = Unmanaged.passUnretained(session).toOpaque()
    htmlParseDocument(context)
    return true
  }
  if let error = session.error { throw error }
  if !parsed { throw .malformedHTML(.parserDidNotStart, at: page.location(at: 0)) }
}

private let libraryIsReady: Void = xmlInitParser()

/// What the callbacks share; hung on the context's `_private`.
private final class ParserSession {
  /// A struct, so that a call into it is one access to this object and not one for each of its properties.
  var builder: HTMLTableBuilder
  var error: ReadError?

  /// For the places of errors.
  let page: PreparedHTML

  init(builder: HTMLTableBuilder, page: PreparedHTML) {
    self.builder = builder
    self.page = page
  }

  static func of(_ context: htmlParserCtxtPtr) -> ParserSession? {
    context.pointee._private.map { Unmanaged<ParserSession>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Runs a step of the builder; the first error stops the parser.
  func run(_ context: htmlParserCtxtPtr, _ step: () throws(ReadError) -> Void) {
    guard error == nil else { return }
    do { try step() } catch {
      self.error = error
      xmlStopParser(context)
    }
  }
}

/// How many bytes the parser has read.
private func position(_ context: htmlParserCtxtPtr) -> Int {
  guard let input = context.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else {
    return 0
  }
  return Int(input.pointee.consumed) + (current - base)
}

private func makeHandler() -> htmlSAXHandler {
  var handler = htmlSAXHandler()
  reportkit_use_structured_errors(&handler) { data, error in
    guard let data, let error, error.pointee.level == XML_ERR_FATAL else { return }
    let context = data.assumingMemoryBound(to: htmlParserCtxt.self)
    guard let session = ParserSession.of(context), session.error == nil else { return }
    let message = error.pointee.message.map { String(cString: $0) } ?? "unknown error"
    session.error = .malformedHTML(
      .parserGaveUp(String(message.prefix { $0 != "\n" })),
      at: session.page.location(at: position(context)))
  }
  handler.startElement = { data, name, attributes in
    guard let data, let name else { return }
    let context = data.assumingMemoryBound(to: htmlParserCtxt.self)
    guard let session = ParserSession.of(context) else { return }
    session.run(context) { () throws(ReadError) in
      try session.builder.start(
        String(cString: name), HTMLAttributes(pairs: attributes), end: position(context))
    }
  }
  handler.endElement = { data, name in
    guard let data, let name else { return }
    let context = data.assumingMemoryBound(to: htmlParserCtxt.self)
    guard let session = ParserSession.of(context) else { return }
    session.run(context) { () throws(ReadError) in try session.builder.end(String(cString: name)) }
  }
  handler.characters = { data, text, length in
    guard let data, let text, length > 0 else { return }
    let context = data.assumingMemoryBound(to: htmlParserCtxt.self)
    guard let session = ParserSession.of(context), session.error == nil else { return }
    session.builder.characters(
      UnsafeBufferPointer(start: text, count: Int(length)), end: position(context))
  }
  handler.ignorableWhitespace = handler.characters
  return handler
}
