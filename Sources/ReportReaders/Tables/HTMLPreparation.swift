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
    var checkedTo = 0
    var readsCharacterData = looksLikeXHTML(bytes)
    let isPlain = (0...255).map { (byte: Int) in
      byte >= 0x20 && ![ASCII.lessThan, ASCII.ampersand, 0xEF].contains(UInt8(byte)) || [9, 10, 13].contains(byte)
    }
    func rewrite(_ range: Range<Int>, as replacement: [UInt8]) {
      rewritten.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<range.lowerBound]))
      rewritten.append(contentsOf: replacement)
      copied = range.upperBound
    }
    while index < bytes.count {
      let byte = bytes[index]
      // Nearly all bytes end here.
      if isPlain[Int(byte)] {
        index += 1
        continue
      }
      if byte == ASCII.ampersand {
        if let (scalar, length) = correctedReference(bytes, at: index) {
          if scalar == "\u{FFFD}" { replaced.append(index) }
          rewrite(index..<(index + length), as: Array(String(scalar).utf8))
        }
      } else if byte == ASCII.lessThan {
        if readsCharacterData, bytes[index...].starts(with: "<![CDATA[".utf8) {
          if let end = endOfCharacterData(bytes, at: index) {
            rewrite(index..<end, as: escapedForMarkup(bytes[(index + 9)..<(end - 3)]))
            index = end
            continue
          }
          // Where one section never ends, none behind it does.
          readsCharacterData = false
        }
        if isConditional(bytes, at: index) { rewrite(index..<(index + 3), as: Array("<?x".utf8)) }
        if let colon = prefixColon(in: bytes, at: index) { rewrite(colon..<(colon + 1), as: Array("-".utf8)) }
        // What lies inside a tag that was looked at needs no second look; else <a<a<a… would take quadratic time.
        if index >= checkedTo {
          guard let end = endOfTag(bytes, at: index) else {
            overloadedTag = index
            return
          }
          checkedTo = end
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

private func escapedForMarkup(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
  text.flatMap { byte in
    switch byte {
    case ASCII.lessThan: Array("&lt;".utf8)
    case ASCII.ampersand: Array("&amp;".utf8)
    default: [byte]
    }
  }
}

/// Whether `<![` begins here.
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

/// Where the tag ends that begins here, or nil where it has more attributes than the limit.
private func endOfTag(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  guard index + 1 < bytes.count, isLetter(bytes[index + 1]) else { return index + 1 }
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
    if byte == ASCII.greaterThan { return position }
    // A quote opens a value only behind an equals sign; elsewhere it is part of a name.
    if byte == ASCII.quote || byte == UInt8(ascii: "'"), bytes[position - 2] == UInt8(ascii: "=") { quote = byte }
    let isBlank = byte <= ASCII.space
    if wasBlank, !isBlank { attributes += 1 }
    if attributes > attributeLimit { return nil }
    wasBlank = isBlank
  }
  return position
}

/// Whether the text says that it is XML: only there a CDATA section is text.
private func looksLikeXHTML(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let head = String(decoding: bytes.prefix(1_024), as: UTF8.self)
  return head.utf8.starts(with: "<?xml".utf8) || head.contains("http://www.w3.org/1999/xhtml")
}

/// Where the CDATA section ends that begins here, its `]]>` included.
private func endOfCharacterData(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  var position = index + 9
  while position + 2 < bytes.count {
    if bytes[position] == UInt8(ascii: "]"), bytes[position + 1] == UInt8(ascii: "]"),
      bytes[position + 2] == ASCII.greaterThan
    {
      return position + 3
    }
    position += 1
  }
  return nil
}

/// The character that a numeric reference stands for where libxml2 would take it for another or drop it (HTML standard,
/// section 13.2.5.80), and the length of the reference.
private func correctedReference(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int)? {
  guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "#") else { return nil }
  let isHexadecimal = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
  let start = index + (isHexadecimal ? 3 : 2)
  let digits = bytes[min(start, bytes.count)...].prefix(9).prefix { byte in
    (0x30...0x39).contains(byte) || (isHexadecimal && (0x61...0x66).contains(byte | 0x20))
  }
  guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) else { return nil }
  var length = start - index + digits.count
  if index + length < bytes.count, bytes[index + length] == ASCII.semicolon { length += 1 }
  if (0x80...0x9F).contains(value) {
    let windows1252: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
      0x8F,
      0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
      0x178,
    ]
    return Unicode.Scalar(windows1252[Int(value - 0x80)]).map { ($0, length) }
  }
  let isAllowed = value >= 0x20 && value & 0xFFFE != 0xFFFE || value == 9 || value == 10 || value == 13
  return isAllowed && Unicode.Scalar(value) != nil ? nil : ("\u{FFFD}", length)
}
