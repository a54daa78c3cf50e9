internal import CLibYAML
internal import ReportModel

// The one file that knows libyaml.

/// A value in a YAML document, and where it begins.
struct YAMLNode {
  indirect enum Value {
    /// A text, quoted or not; an empty one where there is nothing.
    case scalar(String)
    case sequence([YAMLNode])
    /// In the order of the text; no key stands there twice.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  var value: Value
  var place: SourceLocation

  /// The text of a scalar.
  var text: String? { if case .scalar(let text) = value { text } else { nil } }

  /// Reads the first document of a text.
  ///
  /// Anchors and aliases are refused: a few lines of them can stand for a billion texts.
  /// - Throws: `ReadError.invalidSchema` where it is not YAML, is empty, or has a key twice in one mapping.
  static func parse(_ source: SourceText) throws(ReadError) -> YAMLNode {
    var reader = YAMLReader(source: source)
    return try reader.document()
  }
}

/// Reads the events of libyaml.
private struct YAMLReader {
  /// Values inside each other, at most: each is a step of the stack, here and in libyaml.
  private static let depthLimit = 64

  private let source: SourceText
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var event = yaml_event_t()
  private var depth = 0
  /// A place in characters, and in bytes.
  private var cursor = (characters: 0, offset: 0)

  init(source: SourceText) {
    self.source = source
    parser = .allocate(capacity: 1)
  }

  mutating func document() throws(ReadError) -> YAMLNode {
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw .invalidSchema(.notYAML("out of memory"), at: nil)
    }
    defer {
      yaml_event_delete(&event)
      yaml_parser_delete(parser)
      parser.deallocate()
    }
    // The parser reads from the buffer until the end of this function.
    let reading: Result<YAMLNode?, ReadError> = source.bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      return Result { () throws(ReadError) in try firstDocument() }
    }
    guard let node = try reading.get() else { throw .invalidSchema(.emptySchema, at: nil) }
    return node
  }

  private mutating func firstDocument() throws(ReadError) -> YAMLNode? {
    while event.type != YAML_DOCUMENT_START_EVENT {
      if event.type == YAML_STREAM_END_EVENT { return nil }
      try next()
    }
    try next()
    let node = try node()
    // A mistake after the first value is one, too.
    while event.type != YAML_DOCUMENT_END_EVENT { try next() }
    try next()
    if event.type == YAML_DOCUMENT_START_EVENT {
      throw .invalidSchema(.severalDocuments, at: place(of: event.start_mark))
    }
    return node
  }

  private mutating func next() throws(ReadError) {
    yaml_event_delete(&event)
    guard yaml_parser_parse(parser, &event) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown error"
      let offset = parser.pointee.error == YAML_READER_ERROR ? nil : place(of: parser.pointee.problem_mark)
      throw .invalidSchema(.notYAML(problem), at: offset)
    }
  }

  /// The value that the event begins.
  private mutating func node() throws(ReadError) -> YAMLNode {
    let place = place(of: event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, at: place)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return YAMLNode(value: .scalar(text), place: place)
    case YAML_SEQUENCE_START_EVENT:
      try refuse(anchor: event.data.sequence_start.anchor, at: place)
      try enter(at: place)
      defer { depth -= 1 }
      var elements: [YAMLNode] = []
      try next()
      while event.type != YAML_SEQUENCE_END_EVENT {
        elements.append(try node())
        try next()
      }
      return YAMLNode(value: .sequence(elements), place: place)
    case YAML_MAPPING_START_EVENT:
      try refuse(anchor: event.data.mapping_start.anchor, at: place)
      try enter(at: place)
      defer { depth -= 1 }
      return YAMLNode(value: .mapping(try members()), place: place)
    default:
      throw .invalidSchema(.alias(Self.name(event.data.alias.anchor)), at: place)
    }
  }

  private mutating func members() throws(ReadError) -> [(key: YAMLNode, value: YAMLNode)] {
    var members: [(key: YAMLNode, value: YAMLNode)] = []
    var names: Set<[UInt8]> = []
    try next()
    while event.type != YAML_MAPPING_END_EVENT {
      let key = try node()
      if let name = key.text, !names.insert(Array(name.utf8)).inserted {
        throw .invalidSchema(.doubleKey(name), at: key.place)
      }
      try next()
      members.append((key, try node()))
      try next()
    }
    return members
  }

  private func refuse(anchor: UnsafeMutablePointer<UInt8>?, at place: SourceLocation) throws(ReadError) {
    if let anchor { throw .invalidSchema(.anchor(Self.name(anchor)), at: place) }
  }

  private static func name(_ anchor: UnsafeMutablePointer<UInt8>?) -> String {
    anchor.map { String(cString: $0) } ?? ""
  }

  private mutating func enter(at place: SourceLocation) throws(ReadError) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw .fixedLimitExceeded(.nestedYAML, limit: Self.depthLimit, at: place)
    }
  }

  /// libyaml counts characters; its marks nearly always go forward, so that nothing is counted twice.
  private mutating func place(of mark: yaml_mark_t) -> SourceLocation {
    if mark.index < cursor.characters { cursor = (0, 0) }
    while cursor.characters < mark.index, cursor.offset < source.bytes.count {
      cursor.offset += 1
      while cursor.offset < source.bytes.count, source.bytes[cursor.offset] & 0xC0 == 0x80 { cursor.offset += 1 }
      cursor.characters += 1
    }
    return source.location(at: cursor.offset)
  }
}
