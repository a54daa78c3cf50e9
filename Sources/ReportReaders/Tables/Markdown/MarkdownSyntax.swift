internal import ReportText

/// Pieces of the syntax of Markdown that need only the bytes.
enum MarkdownSyntax {
  typealias Bytes = ArraySlice<UInt8>

  enum Kind { case blank, punctuation, word }

  // MARK: What stands beside a run of delimiters

  static func kind(before text: Bytes) -> Kind {
    guard let lead = text.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return .blank }
    return kind(of: text[lead...])
  }

  static func kind(of text: Bytes) -> Kind {
    guard let first = text.first else { return .blank }
    if first < 0x80 {
      return ASCII.isBlank(first) ? .blank : MarkdownInline.isPunctuation(first) ? .punctuation : .word
    }
    guard let scalar = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first else { return .word }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .blank
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation,
      .otherPunctuation:
      return .punctuation
    default: return .word
    }
  }

  // MARK: Tags

  /// Where `<https://…>` or `<a@b.c>` ends.
  static func endOfAutolink(_ text: Bytes) -> Int? {
    guard let end = text.prefix(2_000).firstIndex(of: ASCII.greaterThan) else { return nil }
    let inside = text[(text.startIndex + 1)..<end]
    guard let first = inside.first, !inside.contains(where: { $0 <= ASCII.space || $0 == ASCII.lessThan }) else {
      return nil
    }
    let isNamePart = { (byte: UInt8) in ASCII.isLetterOrDigit(byte) }
    if let colon = inside.firstIndex(of: UInt8(ascii: ":")), ASCII.isLetter(first),
      (2...32).contains(colon - inside.startIndex),
      inside[..<colon].allSatisfy({ isNamePart($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    {
      return end + 1
    }
    guard let at = inside.firstIndex(of: UInt8(ascii: "@")), at > inside.startIndex, at + 1 < inside.endIndex else {
      return nil
    }
    let local = inside[..<at].allSatisfy { isNamePart($0) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
    let labels = inside[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isHost = labels.allSatisfy { label in
      !label.isEmpty && label.count <= 63 && label.first != 0x2D && label.last != 0x2D
        && label.allSatisfy { isNamePart($0) || $0 == 0x2D }
    }
    return local && isHost ? end + 1 : nil
  }

  /// Where a tag, a comment or the like ends that begins here.
  static func endOfInlineHTML(_ text: Bytes) -> Int? {
    let start = text.startIndex
    guard start + 2 < text.endIndex else { return nil }
    switch text[start + 1] {
    case UInt8(ascii: "!"):
      if text.starts(with: "<!--".utf8) { return endOfComment(text) }
      if text.starts(with: "<![CDATA[".utf8) { return end(of: "]]>", in: text.dropFirst(9)) }
      return ASCII.isLetter(text[start + 2]) ? end(of: ">", in: text) : nil
    case UInt8(ascii: "?"): return end(of: "?>", in: text.dropFirst(2))
    default: return endOfTag(text)
    }
  }

  private static func endOfComment(_ text: Bytes) -> Int? {
    let rest = text.dropFirst(4)
    if rest.first == ASCII.greaterThan { return rest.startIndex + 1 }
    if rest.starts(with: "->".utf8) { return rest.startIndex + 2 }
    return end(of: "-->", in: rest)
  }

  static func end(of mark: StaticString, in text: Bytes) -> Int? {
    let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    var index = text.startIndex
    while let found = text[index...].firstIndex(of: mark[0]) {
      if text[found...].starts(with: mark) { return found + mark.count }
      index = found + 1
    }
    return nil
  }

  /// Where a whole open or closing tag ends.
  static func endOfTag(_ text: Bytes) -> Int? {
    var index = text.startIndex + 1
    func skipBlanks() { while index < text.endIndex, ASCII.isBlank(text[index]) { index += 1 } }
    func isNamePart(_ byte: UInt8) -> Bool { ASCII.isLetterOrDigit(byte) || byte == 0x2D }
    let isEnd = index < text.endIndex && text[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard index < text.endIndex, ASCII.isLetter(text[index]) else { return nil }
    while index < text.endIndex, isNamePart(text[index]) { index += 1 }
    while true {
      let before = index
      skipBlanks()
      guard index < text.endIndex else { return nil }
      if text[index] == ASCII.greaterThan { return index + 1 }
      if !isEnd, text[index] == UInt8(ascii: "/"), index + 1 < text.endIndex, text[index + 1] == ASCII.greaterThan {
        return index + 2
      }
      guard !isEnd, index > before, ASCII.isLetter(text[index]) || text[index] == 0x5F || text[index] == 0x3A else {
        return nil
      }
      while index < text.endIndex,
        isNamePart(text[index]) || text[index] == 0x5F || text[index] == 0x3A || text[index] == 0x2E
      { index += 1 }
      let endOfName = index
      skipBlanks()
      guard index < text.endIndex, text[index] == UInt8(ascii: "=") else {
        index = endOfName
        continue
      }
      index += 1
      skipBlanks()
      guard index < text.endIndex else { return nil }
      if text[index] == ASCII.quote || text[index] == 0x27 {
        guard let close = text[(index + 1)...].firstIndex(of: text[index]) else { return nil }
        index = close + 1
      } else {
        let start = index
        while index < text.endIndex, text[index] > ASCII.space, !"\"'=<>`".utf8.contains(text[index]) { index += 1 }
        guard index > start else { return nil }
      }
    }
  }

  // MARK: Links

  /// Where `(target "title")` ends.
  static func endOfLinkTarget(_ text: Bytes) -> Int? {
    guard text.first == UInt8(ascii: "(") else { return nil }
    var rest = text.dropFirst().drop(while: ASCII.isBlank)
    guard let afterTarget = endOfDestination(rest, mayBeEmpty: true) else { return nil }
    rest = text[afterTarget...]
    let spaced = rest.drop(while: ASCII.isBlank)
    if spaced.startIndex > rest.startIndex, let end = endOfTitle(spaced) {
      rest = text[end...].drop(while: ASCII.isBlank)
    } else {
      rest = spaced
    }
    return rest.first == UInt8(ascii: ")") ? rest.startIndex + 1 : nil
  }

  static func endOfDestination(_ text: Bytes, mayBeEmpty: Bool) -> Int? {
    if text.first == ASCII.lessThan {
      var index = text.startIndex + 1
      while index < text.endIndex {
        if text[index] == ASCII.greaterThan { return index + 1 }
        if text[index] == ASCII.lessThan || text[index] == ASCII.lineFeed { return nil }
        index += text[index] == ASCII.backslash ? 2 : 1
      }
      return nil
    }
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex, text[index] > ASCII.space {
      if text[index] == ASCII.backslash, index + 1 < text.endIndex, MarkdownInline.isPunctuation(text[index + 1]) {
        index += 2
        continue
      }
      if text[index] == UInt8(ascii: "(") { depth += 1 }
      if depth > 32 { return nil }
      if text[index] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      index += 1
    }
    // As in cmark-gfm, a blank ends a target whose brackets are open.
    return (depth == 0 || index < text.endIndex) && (mayBeEmpty || index > text.startIndex) ? index : nil
  }

  static func endOfTitle(_ text: Bytes) -> Int? {
    guard let open = text.first, let close = [0x22: 0x22, 0x27: 0x27, 0x28: 0x29][open] as UInt8? else { return nil }
    var index = text.startIndex + 1
    while index < text.endIndex {
      if text[index] == close { return index + 1 }
      if open == 0x28, text[index] == 0x28 { return nil }
      index += text[index] == ASCII.backslash ? 2 : 1
    }
    return nil
  }

  /// A label in brackets, as links to definitions have it; its name is compared without regard to case and blanks.
  static func label(in text: Bytes) -> (name: [UInt8], end: Int)? {
    var index = text.startIndex + 1
    while index < text.endIndex, index - text.startIndex <= 1_000 {
      if text[index] == 0x5D { return (normalized(text[(text.startIndex + 1)..<index]), index + 1) }
      if text[index] == 0x5B { return nil }
      index += text[index] == ASCII.backslash ? 2 : 1
    }
    return nil
  }

  static func normalized(_ label: Bytes) -> [UInt8] {
    guard label.count < 1_000 else { return [] }
    let words = label.split(whereSeparator: ASCII.isBlank)
    let name = String(decoding: Array(words.joined(separator: [ASCII.space])), as: UTF8.self).lowercased()
    return Array(name.utf8)
  }
}
