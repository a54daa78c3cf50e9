internal import ReportModel
internal import ReportText

/// Counts the attributes of the tags of an XML document before a parser sees it.
enum XMLTagScan {
  /// - Throws: `ReadError.limitExceeded` at the first tag with more attributes.
  static func check(_ source: SourceText, attributes limit: Int) throws(ReadError) {
    let excess = source.bytes.withUnsafeBufferPointer { firstExcess($0, limit) }
    guard let excess else { return }
    throw .limitExceeded(.attributes, limit: limit, at: source.location(at: excess))
  }

  /// The offset of the first tag with more attributes than a limit.
  private static func firstExcess(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Int? {
    var offset = 0
    while let start = bytes.span.firstIndex(of: ASCII.lessThan, in: offset..<bytes.count) {
      // Nearly all are tags, and to compare three words with each takes as long as to look through it.
      let sign = start + 1 < bytes.count ? bytes[start + 1] : 0
      if sign == UInt8(ascii: "!"), bytes[start...].starts(with: "<!--".utf8) {
        offset = end(of: "-->", in: bytes, from: start + 4)
      } else if sign == UInt8(ascii: "!"), bytes[start...].starts(with: "<![CDATA[".utf8) {
        offset = end(of: "]]>", in: bytes, from: start + 9)
      } else if sign == UInt8(ascii: "?") {
        offset = end(of: "?>", in: bytes, from: start + 2)
      } else {
        // No `<` stands in a tag, and an attribute has four bytes at least: a='' and nearly all tags are too short.
        offset = bytes.span.firstIndex(of: ASCII.lessThan, in: (start + 1)..<bytes.count) ?? bytes.count
        if (offset - start) / 4 > limit, attributes(of: bytes[start..<offset]) > limit { return start }
      }
    }
    return nil
  }

  /// How many values in quotes a tag has, which text may follow.
  private static func attributes(of tag: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    var quote: UInt8?
    for byte in tag {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == ASCII.quote || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
      } else if byte == ASCII.greaterThan {
        break
      }
    }
    return count
  }

  /// The offset after an end mark, or the end of the document.
  private static func end(of mark: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    var offset = min(start, bytes.count)
    while let next = bytes.span.firstIndex(of: mark[0], in: offset..<bytes.count) {
      if bytes[next...].starts(with: mark) { return next + mark.count }
      offset = next + 1
    }
    return bytes.count
  }
}
