internal import ReportModel
internal import ReportText

/// A page with everything that belongs to it in one file, as Word, Excel and browsers save it: MHTML (RFC 2557), a MIME
/// message (RFC 2045, 2046) of which only the HTML parts are read.
struct MIMEArchive {
  /// An HTML part with its transfer encoding undone.
  struct Part {
    var content: [UInt8]
    /// From the content's offsets to the file's.
    var map: OffsetMap
    /// The encoding that the part's header declares.
    var charset: String?
  }

  private(set) var parts: [Part] = []
  private let bytes: [UInt8]
  private let lines: LineIndex

  /// Multiparts inside each other; real files have one or two.
  private static let depthLimit = 8

  /// Empty where no part is a page. Nil where the bytes do not begin like a MIME message that can hold a page.
  init?(_ bytes: [UInt8]) {
    guard Self.beginsLikeAHeader(bytes) else { return nil }
    self.bytes = bytes
    lines = LineIndex(bytes)
    let header = header(from: 0, to: lines.starts.count)
    guard header.fields["mime-version"] != nil, let type = header.fields["content-type"],
      type.value.hasPrefix("multipart/") || Self.isPage(type)
    else { return nil }
    collect(from: 0, to: lines.starts.count, depth: 0)
  }

  /// A field name and a colon.
  private static func beginsLikeAHeader(_ bytes: [UInt8]) -> Bool {
    let content = bytes.drop { $0 == ASCII.carriageReturn || $0 == ASCII.lineFeed }
    let name = content.prefix { $0 == UInt8(ascii: "-") || ASCII.isLetter($0) }
    return (2...40).contains(name.count) && content.dropFirst(name.count).first == UInt8(ascii: ":")
  }

  // MARK: Structure

  /// A header field: its value in lower case up to the first `;`, and its parameters as written.
  private struct Field {
    var value: String
    var parameters: [String: String] = [:]
  }

  private static func isPage(_ type: Field) -> Bool { ["text/html", "application/xhtml+xml"].contains(type.value) }

  /// Reads the entity that the lines from `first` up to `last` make up.
  private mutating func collect(from first: Int, to last: Int, depth: Int) {
    let header = header(from: first, to: last)
    let type = header.fields["content-type"] ?? Field(value: "text/plain")
    if type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      guard depth < Self.depthLimit else { return }
      for part in partsOfMultipart(from: header.end, to: last, boundary: Array(("--" + boundary).utf8)) {
        collect(from: part.lowerBound, to: part.upperBound, depth: depth + 1)
      }
    } else if Self.isPage(type) {
      let start = offset(ofLine: header.end)
      let body = start..<max(start, offset(ofLine: last))
      var part = TransferEncoding.decode(bytes[body], named: header.fields["content-transfer-encoding"]?.value)
      part.charset = type.parameters["charset"]
      parts.append(part)
    }
  }

  private func offset(ofLine line: Int) -> Int { line < lines.starts.count ? lines.starts[line] : bytes.count }

  private func line(_ number: Int) -> ArraySlice<UInt8> {
    var line = bytes[offset(ofLine: number)..<offset(ofLine: number + 1)]
    while let last = line.last, last == ASCII.lineFeed || last == ASCII.carriageReturn { line.removeLast() }
    return line
  }

  /// The ranges of lines between the boundaries.
  private func partsOfMultipart(from first: Int, to last: Int, boundary: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start: Int?
    for number in first..<max(first, last) {
      let line = line(number)
      guard line.starts(with: boundary) else { continue }
      let rest = line.dropFirst(boundary.count).filter { $0 != ASCII.space && $0 != ASCII.tab }
      guard rest.isEmpty || rest.elementsEqual("--".utf8) else { continue }
      if let start { parts.append(start..<number) }
      start = number + 1
      if !rest.isEmpty { return parts }
    }
    // The closing boundary of a file that was cut off is missing.
    if let start, start < last { parts.append(start..<last) }
    return parts
  }

  /// The header fields up to the first blank line, and the line after it.
  private func header(from first: Int, to last: Int) -> (fields: [String: Field], end: Int) {
    var fields: [String: Field] = [:]
    var unfolded: [UInt8] = []
    func endField() {
      if let (name, field) = Self.field(unfolded) { fields[name] = fields[name] ?? field }
      unfolded = []
    }
    var number = first
    // Archives may begin with blank lines.
    while first == 0, number < last, line(number).isEmpty { number += 1 }
    while number < last {
      let line = line(number)
      number += 1
      if line.isEmpty { break }
      if line.first != ASCII.space, line.first != ASCII.tab { endField() }
      unfolded += line
      // No header is that long; text that merely looks like one must not be collected.
      if unfolded.count > 16_384 { break }
    }
    endField()
    return (fields, number)
  }

  private static func field(_ line: [UInt8]) -> (name: String, Field)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let parts = split(line[(colon + 1)...], at: ASCII.semicolon).map(\.trimmedASCII)
    var field = Field(value: parts[0].lowercasedASCII)
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
      var value = part[(equals + 1)...].trimmedASCII
      if value.count >= 2, value.first == ASCII.quote, value.last == ASCII.quote {
        value = value.dropFirst().dropLast()
      }
      field.parameters[part[..<equals].trimmedASCII.lowercasedASCII] = String(decoding: value, as: UTF8.self)
    }
    return (line[..<colon].trimmedASCII.lowercasedASCII, field)
  }

  /// Splits at a byte that does not stand inside quotes.
  private static func split(_ text: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == ASCII.quote { isQuoted.toggle() }
      if text[index] == separator, !isQuoted {
        parts.append(text[start..<index])
        start = index + 1
      }
    }
    return parts + [text[start...]]
  }
}
