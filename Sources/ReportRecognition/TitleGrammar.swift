internal import ReportModel
internal import ReportText

/// Titles: `（issuer）YEAR年subject kind（period）` and its kin.
enum TitleGrammar {
  /// Takes a title apart. Parts that it does not have stay nil; ``Title/kind`` is nil where it is no title of a report.
  /// - Parameters:
  ///   - text: The title as written, its lines joined by line feeds.
  ///   - kinds: The words that it may end with.
  static func parse(_ text: String, kinds: TitleKinds = .standard) -> Title {
    var title = Title(text: text)
    guard text.utf8.count <= 2_000 else { return title }
    withoutAsides(text.utf8.span) { text in
      withoutAttachment(text.trimmed).withSeen { words in
        var words = withoutItemNumber(words)
        if words.begins(with: "《"), words.ends(with: "》") {
          words = words.extracting(droppingFirst: 3).extracting(droppingLast: 3)
        }
        var parts = TitleParts(words)
        parts.read(into: &title, kinds: kinds)
      }
      title.issuer = title.issuer.map { apart($0, as: text) }
    }
    return title
  }

  /// How much of a title is known; what has no kind is none.
  static func score(_ title: Title) -> Int {
    guard title.kind != nil else { return 0 }
    return 1 + knownParts(of: title)
  }

  /// How many of the parts of a title are known beside its kind; a year counts twice.
  static func knownParts(of title: Title) -> Int {
    let parts: [Bool] = [
      title.issuer != nil, title.year != nil, title.year != nil, title.subject != nil, title.period?.from != nil,
    ]
    return parts.count { $0 }
  }

  /// A name with the blanks that a title has between two offices: 市委教育工委 市教育局; 区 教 育 局 is one.
  private static func apart(_ name: String, as text: Span<UInt8>) -> String {
    let words = name.utf8.span
    guard let first = words.firstScalar, var index = text.firstOffset(where: { $0 == first }) else { return name }
    var pieces: [String] = []
    var (start, seen) = (0, 0)
    while seen < words.count, index < text.count {
      let gap = text.unseenLength(at: index)
      if gap > 0 {
        if start < seen {
          guard Organisations.isOffice(words.extracting(start..<seen)) else { return name }
          pieces.append(words.extracting(start..<seen).string)
          start = seen
        }
        index += gap
      } else {
        guard text[index] == words[seen] else { return name }
        (index, seen) = (index + 1, seen + 1)
      }
    }
    guard seen == words.count, !pieces.isEmpty, Organisations.isOffice(words.extracting(start..<seen)) else {
      return name
    }
    return (pieces + [words.extracting(start..<seen).string]).joined(separator: " ")
  }

  /// Drops the number of an entry of a list: 1.2026年…, 2、云湖区….
  @_lifetime(copy words)
  private static func withoutItemNumber(_ words: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(words)
    guard (1...2).contains(cursor.skip { Numerals.digit($0) != nil }),
      cursor.take(".") || cursor.take("．") || cursor.take("、")
    else { return words }
    let rest = cursor.rest
    if let first = cursor.next, first.isHan || first.isOpeningBracket || first == "《" { return rest }
    return PeriodGrammar.takeYear(&cursor) != nil ? rest : words
  }

  /// Drops 附件1： and 附件 1 with its blank from the front.
  @_lifetime(copy text)
  private static func withoutAttachment(_ text: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(text)
    guard cursor.take("附件") || cursor.take("附表") || cursor.take("表") else { return text }
    let bare = cursor.position
    cursor.skip(while: \.isUnseen)
    // Without a number what follows may be a year: 附件 2026年….
    if cursor.number() != nil {
      // 附件2-1
      if cursor.takeRangeMark() { _ = cursor.number() }
      if let next = cursor.next, next.isUnseen || next.isColon {
        cursor.skipScalar()
        return cursor.rest
      }
    }
    cursor.move(to: bare)
    guard let next = cursor.next, next.isUnseen || next.isColon else { return text }
    cursor.skipScalar()
    return cursor.rest
  }
}
