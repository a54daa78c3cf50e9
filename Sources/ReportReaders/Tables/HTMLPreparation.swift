internal import ReportModel

/// The most attributes that a tag may have: libxml2 compares each with all before it.
private let attributeLimit = 1_000

/// Makes an HTML text fit for libxml2, which drops or misreads what this rewrites:
/// characters that XML forbids become U+FFFD; Word's `<![if …]>` becomes a processing instruction, so that it does not
/// show as text; the colon of `<o:p>` becomes a hyphen, so that it is no paragraph.
func prepareHTML(_ source: SourceText) throws(ReadError) -> (text: SourceText, diagnostics: [Diagnostic]) {
  let preparation = source.bytes.withUnsafeBufferPointer { HTMLPreparation(bytes: $0) }
  if let tag = preparation.overloadedTag {
    throw .limitExceeded("attributes on one tag", limit: attributeLimit, at: source.location(at: tag))
  }
  guard let output = preparation.output else { return (source, []) }
  let replaced = preparation.replaced
  let diagnostics = replaced.first.map { first in
    [
      Diagnostic(
        .replacedCharacters,
        "\(replaced.count) character\(replaced.count == 1 ? "" : "s") that HTML forbids read as U+FFFD",
        at: source.location(at: first))
    ]
  }
  return (SourceText(bytes: output, encoding: source.encoding), diagnostics ?? [])
}

private struct HTMLPreparation {
  /// The rewritten text, where anything had to be rewritten.
  private(set) var output: [UInt8]?
  /// The offsets of characters that became U+FFFD.
  private(set) var replaced: [Int] = []
  /// Where a tag begins that has too many attributes.
  private(set) var overloadedTag: Int?

  init(bytes: UnsafeBufferPointer<UInt8>) {
    var rewritten: [UInt8] = []
    var copied = 0
    var index = 0
    func rewrite(_ range: Range<Int>, as replacement: [UInt8]) {
      rewritten.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<range.lowerBound]))
      rewritten.append(contentsOf: replacement)
      copied = range.upperBound
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte > ASCII.space, byte != ASCII.lessThan, byte != 0xEF {
        // Nearly all bytes end here.
      } else if byte == ASCII.lessThan {
        if isConditional(bytes, at: index) { rewrite(index..<(index + 3), as: Array("<?x".utf8)) }
        if let colon = prefixColon(in: bytes, at: index) { rewrite(colon..<(colon + 1), as: Array("-".utf8)) }
        if hasTooManyAttributes(bytes, at: index) {
          overloadedTag = index
          return
        }
      } else if byte < ASCII.space, byte != ASCII.tab, byte != ASCII.lineFeed, byte != ASCII.carriageReturn {
        // A form feed is white space in HTML.
        if byte == 0x0C {
          rewrite(index..<(index + 1), as: [ASCII.space])
        } else {
          replaced.append(index)
          rewrite(index..<(index + 1), as: [0xEF, 0xBF, 0xBD])
        }
      } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
        replaced.append(index)
        rewrite(index..<(index + 3), as: [0xEF, 0xBF, 0xBD])
      }
      index += 1
    }
    guard copied > 0 else { return }
    rewritten.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    output = rewritten
  }
}

/// Whether `<![` begins here, but no CDATA section.
private func isConditional(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 3 < bytes.count && bytes[index + 1] == UInt8(ascii: "!") && bytes[index + 2] == UInt8(ascii: "[")
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Where the colon stands in a tag name with a prefix, as `<o:p` or `</st1:place`.
private func prefixColon(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  var position = index + 1
  if position < bytes.count, bytes[position] == UInt8(ascii: "/") { position += 1 }
  guard position < bytes.count, isLetter(bytes[position]) else { return nil }
  while position < bytes.count, isLetter(bytes[position]) || (0x30...0x39).contains(bytes[position]) { position += 1 }
  return position < bytes.count && bytes[position] == UInt8(ascii: ":") ? position : nil
}

private func hasTooManyAttributes(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  guard index + 1 < bytes.count, isLetter(bytes[index + 1]) else { return false }
  var position = index + 1
  var quote: UInt8 = 0
  var attributes = 0
  var wasBlank = false
  while position < bytes.count {
    let byte = bytes[position]
    position += 1
    if quote != 0 {
      if byte == quote { quote = 0 }
      continue
    }
    if byte == ASCII.greaterThan { return false }
    if byte == ASCII.quote || byte == UInt8(ascii: "'") {
      // A quote opens a value only behind an equals sign; elsewhere it is part of a name.
      if bytes[position - 2] == UInt8(ascii: "=") { quote = byte }
    }
    let isBlank = byte <= ASCII.space
    if wasBlank, !isBlank { attributes += 1 }
    if attributes > attributeLimit { return true }
    wasBlank = isBlank
  }
  return false
}
