internal import Glibc
internal import ReportText

/// A text without its struck parts, which the readers write as 〔删：…〕: what its values are read from.
///
/// A part that is not closed stays, because nobody knows where it ends.
package func withoutStruckText(_ text: String) -> String {
  // Nearly all texts have none, and are handed back as they are.
  holdsStruckText(text.utf8.span) ? withoutStruckText(text.utf8.span) { $0.string } : text
}

/// Hands on a text without its struck parts. A text that has none, as nearly all have, is not copied.
package func withoutStruckText<Result>(_ text: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
  guard holdsStruckText(text) else { return body(text) }
  var kept: [UInt8] = []
  var cursor = Cursor(text)
  while !cursor.isAtEnd {
    let start = cursor.position
    if cursor.take("〔删：") {
      while !cursor.isAtEnd, cursor.next != "〕" { cursor.skipScalar() }
      if cursor.take("〕") { continue }
      // It never ends: the rest is text.
      for index in start..<text.count { kept.append(text[index]) }
      break
    }
    cursor.skipScalar()
    for index in start..<cursor.position { kept.append(text[index]) }
  }
  return body(kept.span)
}

/// Whether the beginning of a struck part stands in a text. Every cell is asked, so only the rare last byte of 〔 is looked for.
private func holdsStruckText(_ text: Span<UInt8>) -> Bool {
  text.withUnsafeBufferPointer { bytes in
    guard let start = bytes.baseAddress else { return false }
    var offset = 2
    while offset < bytes.count, let found = memchr(start + offset, 0x94, bytes.count - offset) {
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if text.holds("〔删：", at: offset - 2) { return true }
      offset += 1
    }
    return false
  }
}
