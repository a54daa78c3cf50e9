internal import Glibc
internal import ReportText

/// A text without what is no part of its value: struck parts, which the readers write as 〔删：…〕, and the raised marks of notes.
///
/// A part that is not closed stays, because nobody knows where it ends. A raised digit is the mark of a note after a word, a bracket
/// or a percent sign; after a digit or a unit (m², 米²) it may be an exponent, and stays.
/// - Parameter keepsNotes: Whether the marks of notes stay, as in texts that are no values.
package func withoutAsides(_ text: String, keepingNotes keepsNotes: Bool = false) -> String {
  // Nearly all texts have none, and are handed back as they are.
  holdsAside(text.utf8.span) ? withoutAsides(text.utf8.span, keepingNotes: keepsNotes) { $0.string } : text
}

/// Hands on a text without its asides. A text that has none, as nearly all have, is not copied.
package func withoutAsides<Result>(
  _ text: Span<UInt8>, keepingNotes keepsNotes: Bool = false, _ body: (Span<UInt8>) -> Result
) -> Result {
  guard holdsAside(text) else { return body(text) }
  var kept: [UInt8] = []
  var cursor = Cursor(text)
  var last: Unicode.Scalar = " "
  while !cursor.isAtEnd {
    let start = cursor.position
    if cursor.take("〔删：") {
      while !cursor.isAtEnd, cursor.next != "〕" { cursor.skipScalar() }
      if cursor.take("〕") { continue }
      // It never ends: the rest is text.
      for index in start..<text.count { kept.append(text[index]) }
      break
    }
    // 区教育局¹, 区教育局[¹]
    let isBracketed = !keepsNotes && mayHaveNote(last) && cursor.take(where: \.isOpeningBracket)
    if !keepsNotes, mayHaveNote(last), cursor.skip(while: \.isRaisedNumeral) > 0,
      !isBracketed || cursor.take(where: \.isClosingBracket)
    {
      if cursor.next.map({ $0.isBlank || $0.isComma || ";；。.".unicodeScalars.contains($0) }) ?? true { continue }
    }
    cursor.move(to: start)
    last = cursor.takeScalar() ?? " "
    for index in start..<cursor.position { kept.append(text[index]) }
  }
  return body(kept.span)
}

/// Whether a raised digit after a character is no exponent.
private func mayHaveNote(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isHan && scalar != "米" && scalar != "里" || scalar.isClosingBracket || scalar == "%" || scalar == "％"
}

extension Unicode.Scalar {
  /// Whether it is a raised digit, or the raised i of a Roman one.
  var isRaisedNumeral: Bool {
    switch value {
    case 0xB9, 0xB2, 0xB3, 0x2070, 0x2071, 0x2074...0x2079: true
    default: false
    }
  }
}

/// Whether the beginning of an aside stands in a text. Every cell is asked, so only the rare last byte of 〔, the first of ¹ and the
/// second of ⁴ are looked for.
private func holdsAside(_ text: Span<UInt8>) -> Bool {
  text.withUnsafeBufferPointer { bytes in
    guard let start = bytes.baseAddress else { return false }
    func holds(_ byte: UInt8, _ isAside: (Int) -> Bool) -> Bool {
      var offset = 0
      while offset < bytes.count, let found = memchr(start + offset, Int32(byte), bytes.count - offset) {
        offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        if isAside(offset) { return true }
        offset += 1
      }
      return false
    }
    return holds(0x94) { text.holds("〔删：", at: $0 - 2) }
      || holds(0xC2) { text.scalar(at: $0).scalar.isRaisedNumeral }
      || holds(0x81) { $0 > 0 && bytes[$0 - 1] == 0xE2 && text.scalar(at: $0 - 1).scalar.isRaisedNumeral }
  }
}
