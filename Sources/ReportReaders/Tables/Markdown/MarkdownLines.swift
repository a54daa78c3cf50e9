internal import ReportText

/// What a line of Markdown begins.
enum MarkdownLines {
  /// A line after the marks of the blocks around it; a TAB counts to the next multiple of four columns.
  struct Line {
    let bytes: [UInt8]
    var position: Int
    let end: Int
    var column = 0
    /// Columns of a TAB that was taken in part.
    var spare = 0

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      self.bytes = bytes
      position = range.lowerBound
      end = range.upperBound
    }

    /// What is left.
    var rest: ArraySlice<UInt8> { bytes[position..<end] }

    var indentation: (columns: Int, start: Int) {
      var columns = spare
      var at = column + spare
      var index = position
      while index < end {
        if bytes[index] == ASCII.space {
          columns += 1
          at += 1
        } else if bytes[index] == ASCII.tab {
          let width = 4 - at % 4
          columns += width
          at += width
        } else {
          break
        }
        index += 1
      }
      return (columns, index)
    }

    var indent: Int { indentation.columns }
    var isBlank: Bool { bytes[position..<end].allSatisfy(ASCII.isBlank) }
    /// What is left without its indentation.
    var content: ArraySlice<UInt8> { bytes[indentation.start..<end] }
    var next: UInt8? { content.first }

    mutating func take(columns count: Int) {
      var count = count
      while count > 0 {
        if spare > 0 {
          let taken = min(spare, count)
          spare -= taken
          count -= taken
          column += taken
        } else if position < end, bytes[position] == ASCII.tab {
          spare = 4 - column % 4
          position += 1
        } else if position < end {
          position += 1
          column += 1
          count -= 1
        } else {
          return
        }
      }
    }

    mutating func takeQuote() {
      take(columns: indent + 1)
      if indent >= 1 { take(columns: 1) }
    }

    mutating func takeMarker(_ item: Item) {
      take(columns: indent + item.length)
      let blanks = indent
      if !isBlank { take(columns: blanks > 4 ? 1 : blanks) }
    }

    var heading: (level: Int, text: ArraySlice<UInt8>)? {
      let content = content
      let level = content.prefix { $0 == 0x23 }.count
      let behind = content.dropFirst(level)
      guard (1...6).contains(level), behind.first.map({ $0 == ASCII.space || $0 == ASCII.tab }) ?? true else {
        return nil
      }
      var text = behind.trimmedASCII
      let closing = text.reversed().prefix { $0 == 0x23 }.count
      let body = text.dropLast(closing)
      if closing > 0, body.last.map(ASCII.isBlank) ?? true { text = body.trimmedASCII }
      return (level, text)
    }

    var openingFence: (sign: UInt8, length: Int)? {
      let content = content
      guard let sign = content.first, sign == 0x60 || sign == 0x7E else { return nil }
      let length = content.prefix { $0 == sign }.count
      guard length >= 3, sign == 0x7E || !content.dropFirst(length).contains(0x60) else { return nil }
      return (sign, length)
    }

    func isClosingFence(_ sign: UInt8, _ length: Int) -> Bool {
      let content = content
      let run = content.prefix { $0 == sign }.count
      return run >= length && content.dropFirst(run).allSatisfy(ASCII.isBlank)
    }

    /// The level of the heading whose underline this is.
    var underline: Int? {
      let content = content.trimmedASCII
      guard let sign = content.first, sign == 0x3D || sign == 0x2D, content.allSatisfy({ $0 == sign }) else {
        return nil
      }
      return sign == 0x3D ? 1 : 2
    }

    var isThematicBreak: Bool {
      let signs = content.filter { !ASCII.isBlank($0) }
      guard let sign = signs.first, sign == 0x2A || sign == 0x2D || sign == 0x5F else { return false }
      return signs.count >= 3 && signs.allSatisfy { $0 == sign }
    }

    func listItem(interruptsParagraph: Bool) -> Item? {
      let content = content
      guard let sign = content.first else { return nil }
      var length = 1
      var number: Int?
      var kind = sign
      if ASCII.isDigit(sign) {
        let digits = content.prefix { ASCII.isDigit($0) }
        guard digits.count <= 9, let mark = content.dropFirst(digits.count).first, mark == 0x2E || mark == 0x29 else {
          return nil
        }
        number = Int(String(decoding: digits, as: UTF8.self))
        length = digits.count + 1
        kind = mark
      } else if sign != 0x2A, sign != 0x2B, sign != 0x2D {
        return nil
      }
      let behind = content.dropFirst(length)
      guard behind.first.map({ $0 == ASCII.space || $0 == ASCII.tab }) ?? true else { return nil }
      let isEmpty = behind.allSatisfy(ASCII.isBlank)
      if interruptsParagraph, isEmpty || number ?? 1 != 1 { return nil }
      var line = self
      line.take(columns: indent + length)
      let blanks = line.indent
      return Item(
        sign: kind, number: number ?? 0, isOrdered: number != nil, length: length,
        indent: indent + length + (isEmpty || blanks > 4 ? 1 : blanks))
    }
  }

  /// The marker of a list item.
  struct Item {
    let sign: UInt8
    let number: Int
    let isOrdered: Bool
    let length: Int
    /// The column, counted from that of the block around it, at which the item's content begins.
    let indent: Int
  }

  /// A block of HTML, and what ends it (CommonMark, section 4.6).
  struct HTMLBlock {
    let endMark: StaticString?
    var endsAtBlankLine: Bool { endMark == nil }

    init?(_ line: ArraySlice<UInt8>, interruptsParagraph: Bool) {
      guard line.first == ASCII.lessThan, let next = line.dropFirst().first else { return nil }
      if line.starts(with: "<!--".utf8) {
        endMark = "-->"
      } else if next == UInt8(ascii: "?") {
        endMark = "?>"
      } else if line.starts(with: "<![CDATA[".utf8) {
        endMark = "]]>"
      } else if next == UInt8(ascii: "!"), line.dropFirst(2).first.map(ASCII.isLetter) ?? false {
        endMark = ">"
      } else {
        let isEnd = next == UInt8(ascii: "/")
        let name = line.dropFirst(isEnd ? 2 : 1).prefix { ASCII.isLetterOrDigit($0) }
        let word = name.lowercasedASCII
        let behind = line[name.endIndex...].first
        let endsName = behind.map { ASCII.isBlank($0) || $0 == ASCII.greaterThan } ?? true
        if !isEnd, endsName, let mark = Self.raw[word] {
          endMark = mark
        } else if Self.blocks.contains(word),
          endsName || line[name.endIndex...].starts(with: "/>".utf8)
        {
          endMark = nil
        } else if !interruptsParagraph, let end = MarkdownSyntax.endOfTag(line),
          line[end...].allSatisfy(ASCII.isBlank)
        {
          endMark = nil
        } else {
          return nil
        }
      }
    }

    func ends(in line: ArraySlice<UInt8>) -> Bool {
      guard let endMark else { return false }
      if MarkdownSyntax.end(of: endMark, in: line) != nil { return true }
      guard endMark.utf8CodeUnitCount > 3 else { return false }
      // Any of these elements ends any of them.
      let lower = line.map(ASCII.lowercased)
      return Self.raw.values.contains { MarkdownSyntax.end(of: $0, in: lower[...]) != nil }
    }

    private static let raw: [String: StaticString] = [
      "script": "</script>", "pre": "</pre>", "style": "</style>", "textarea": "</textarea>",
    ]

    private static let blocks: Set<String> = [
      "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
      "dd", "details",
      "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset",
      "h1", "h2", "h3", "h4",
      "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav",
      "noframes", "ol",
      "optgroup", "option", "p", "param", "section", "source", "summary", "table", "tbody", "td", "tfoot", "th",
      "thead", "title", "tr",
      "track", "ul",
    ]
  }
}
