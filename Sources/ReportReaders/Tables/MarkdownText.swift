internal import ReportText

/// Resolves the inline markup that a table cell needs: escapes, character references and line breaks.
enum MarkdownText {
  /// The text that a run of Markdown stands for.
  static func plain(_ markdown: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(markdown.count)
    var rest = markdown
    while let byte = rest.first {
      if byte == ASCII.backslash, let next = rest.dropFirst().first, isPunctuation(next) {
        text.append(next)
        rest = rest.dropFirst(2)
      } else if byte == ASCII.ampersand, let (scalar, length) = reference(at: rest) {
        text.append(contentsOf: Array(String(scalar).utf8))
        rest = rest.dropFirst(length)
      } else if byte == ASCII.lessThan, let length = lineBreak(at: rest) {
        text.append(ASCII.lineFeed)
        rest = rest.dropFirst(length)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// ASCII punctuation, which a backslash makes literal (CommonMark 0.31, section 2.4).
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// A numeric character reference, or one of the five named ones that writers of tables use, and its length in bytes.
  private static func reference(at text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    guard let end = text.prefix(12).firstIndex(of: ASCII.semicolon) else { return nil }
    let name = String(decoding: text[(text.startIndex + 1)..<end], as: UTF8.self)
    let length = end - text.startIndex + 1
    switch name {
    case "amp": return ("&", length)
    case "lt": return ("<", length)
    case "gt": return (">", length)
    case "quot": return ("\"", length)
    case "nbsp": return ("\u{A0}", length)
    default: break
    }
    guard name.utf8.first == UInt8(ascii: "#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.utf8.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let number else { return nil }
    // CommonMark: zero and what is no scalar value become U+FFFD.
    return (number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}", length)
  }

  /// The length of a `<br>`, `<br/>` or `<br />` that begins here.
  private static func lineBreak(at text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= 4, let end = text.prefix(8).firstIndex(of: ASCII.greaterThan) else { return nil }
    let name = text[(text.startIndex + 1)..<end].map { $0 | 0x20 }
    // `| 0x20` leaves the space as it is and makes the slash, 0x2F, stay itself.
    return ["br", "br/", "br /"].contains { name.elementsEqual($0.utf8) } ? end - text.startIndex + 1 : nil
  }
}
