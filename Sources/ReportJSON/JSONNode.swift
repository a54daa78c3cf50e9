package import ReportModel
internal import ReportText

/// A JSON value with the place where it stands; Foundation's decoder would not tell the place.
package struct JSONNode {
  /// What it is.
  package indirect enum Value {
    case null
    case bool(Bool)
    /// A number as written.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// The members in the order of the text.
    case object([(name: String, value: JSONNode)])
  }

  /// What it is.
  package var value: Value
  /// The UTF-8 byte offset at which it begins.
  package var offset: Int

  /// The last member of that name, as most parsers take it.
  package subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// Reads a JSON text (RFC 8259).
  /// - Throws: `ReadError.malformedJSON` with what was expected and where.
  package static func parse(_ source: SourceText) throws(ReadError) -> JSONNode {
    var parser = JSONParser(source: source)
    return try parser.document()
  }
}

private struct JSONParser {
  /// Our own output nests eight levels deep.
  static let depthLimit = 64

  let source: SourceText
  private var position = 0
  private var depth = 0

  init(source: SourceText) { self.source = source }

  mutating func document() throws(ReadError) -> JSONNode {
    let node = try value()
    skipBlanks()
    if case .object = node.value, current == UInt8(ascii: "{") {
      throw .malformedJSON(.rowsOfNDJSON, at: source.location(at: position))
    }
    guard position == source.bytes.count else { throw expected(.theEnd) }
    return node
  }

  private var current: UInt8? { position < source.bytes.count ? source.bytes[position] : nil }

  private func expected(_ what: Message) -> ReadError {
    let found: Message =
      switch current {
      case nil: .theEnd
      case .some(let byte) where (0x21...0x7E).contains(byte): .sign(String(Unicode.Scalar(byte)))
      case .some: .somethingElse
      }
    return .malformedJSON(.expected(what, found: found), at: source.location(at: position))
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == ASCII.space || (9...10).contains(byte) || byte == 13 { position += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard current == byte.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(ReadError) -> JSONNode {
    skipBlanks()
    let start = position
    switch current {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), offset: start)
    case UInt8(ascii: "["): return JSONNode(value: .array(try array()), offset: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start)
    case .some(let byte) where byte == UInt8(ascii: "-") || ASCII.isDigit(byte):
      try number()
      return JSONNode(value: .number(source.text(start..<position)), offset: start)
    default:
      for (word, value) in [("true", JSONNode.Value.bool(true)), ("false", .bool(false)), ("null", .null)]
      where source.bytes[position...].starts(with: Array(word.utf8)) {
        position += word.utf8.count
        return JSONNode(value: value, offset: start)
      }
      throw expected(.jsonValue)
    }
  }

  /// RFC 8259, section 6: no zeros in front, and digits after a point and an exponent.
  private mutating func number() throws(ReadError) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(ReadError) {
    let start = position
    while let byte = current, ASCII.isDigit(byte) { position += 1 }
    guard position > start else { throw expected(.digit) }
  }

  private mutating func enter() throws(ReadError) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw .fixedLimitExceeded(
        .nestedJSON, limit: Self.depthLimit, at: source.location(at: position))
    }
    position += 1
    skipBlanks()
  }

  private mutating func object() throws(ReadError) -> [(name: String, value: JSONNode)] {
    try enter()
    defer { depth -= 1 }
    var members: [(name: String, value: JSONNode)] = []
    if take("}") { return members }
    repeat {
      skipBlanks()
      guard current == ASCII.quote else { throw expected(.nameInQuotes) }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw expected(.sign(":")) }
      members.append((name, try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw expected(.either(",", "}")) }
    return members
  }

  private mutating func array() throws(ReadError) -> [JSONNode] {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONNode] = []
    if take("]") { return elements }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw expected(.either(",", "]")) }
    return elements
  }

  private mutating func string() throws(ReadError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case ASCII.quote:
        position += 1
        return String(decoding: text, as: UTF8.self)
      case ASCII.backslash:
        position += 1
        text.append(contentsOf: try escape())
      case 0..<0x20:
        throw expected(.escapedControl)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw expected(.sign("\""))
  }

  private mutating func escape() throws(ReadError) -> [UInt8] {
    guard let byte = current else { throw expected(.escape) }
    position += 1
    switch byte {
    case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var value = UInt32(try codeUnit())
      if (0xD800...0xDBFF).contains(value), take("\\") {
        guard take("u") else { throw expected(.lowSurrogate) }
        let low = UInt32(try codeUnit())
        guard (0xDC00...0xDFFF).contains(low) else { throw expected(.lowSurrogate) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw expected(.surrogatePair) }
      return Array(String(scalar).utf8)
    default:
      position -= 1
      throw expected(.escape)
    }
  }

  private mutating func codeUnit() throws(ReadError) -> UInt16 {
    let end = min(position + 4, source.bytes.count)
    let digits = source.bytes[position..<end]
    guard digits.count == 4, digits.allSatisfy({ ASCII.hexadecimalDigit($0) != nil }),
      let unit = UInt16(source.text(position..<end), radix: 16)
    else { throw expected(.fourHexDigits) }
    position = end
    return unit
  }
}
