internal import ReportText

/// The encoding that a document declares of itself: an XML declaration, or a `meta` element.
///
/// Looks at the first 4,096 bytes, as four times the window of the HTML standard (1,024): exporters put styles first.
func declaredEncoding(of bytes: [UInt8]) -> String? {
  guard bytes.span.firstIndex(of: ASCII.lessThan, in: 0..<min(bytes.count, 4_096)) != nil else { return nil }
  // Everything that matters is ASCII, so that bytes may stand for characters whatever the encoding is.
  let head = bytes.prefix(4096).map(ASCII.lowercased)
  var position = 0
  while let open = head[position...].firstIndex(of: ASCII.lessThan) {
    if head[open...].starts(with: Array("<!--".utf8)) {
      position = head[open...].firstRange(of: Array("-->".utf8))?.upperBound ?? head.count
      continue
    }
    let end = head[open...].firstIndex(of: ASCII.greaterThan) ?? head.count
    let tag = head[open..<end]
    if tag.starts(with: Array("<?xml".utf8)), let name = value(of: "encoding", in: tag) { return name }
    // A description may mention an encoding: <meta name=description content="charset=gbk">.
    if tag.starts(with: Array("<meta".utf8)),
      value(of: "name", in: tag) == nil || value(of: "http-equiv", in: tag) != nil,
      let name = value(of: "charset", in: tag)
    {
      return name
    }
    position = open + 1
  }
  return nil
}

/// What follows `name=` in a tag, without quotes: `charset=gb2312` inside `content="…"` counts too.
private func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
  let name = Array(name.utf8)
  guard tag.count > name.count else { return nil }
  for start in tag.startIndex..<(tag.endIndex - name.count)
  where tag[start..<(start + name.count)].elementsEqual(name) {
    var rest = tag[(start + name.count)...].drop(while: ASCII.isBlank)
    guard rest.first == UInt8(ascii: "=") else { continue }
    rest = rest.dropFirst().drop { ASCII.isBlank($0) || $0 == ASCII.quote || $0 == UInt8(ascii: "'") }
    let label = rest.prefix { byte in
      ASCII.isLetterOrDigit(byte) || "-_:.".utf8.contains(byte)
    }
    if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
  }
  return nil
}
