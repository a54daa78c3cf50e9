internal import ReportModel
internal import ReportText

/// What page breaks leave between the parts of a table: its title again, 续表, 第2页.
struct PageFurniture {
  private let titles: Set<Text>

  /// - Parameter lines: What stands above the table.
  init(above lines: [TextLine]) {
    titles = Set(lines.map { Text($0.text.utf8.span.withSeen { $0.string }) }.filter { !$0.isEmpty })
  }

  /// What is known of the lines under a table, which become more until another report begins. Each is looked at once.
  struct Lines {
    private var count = 0
    /// Whether all of them are such as page breaks leave.
    private(set) var areFurniture = true
    /// Whether one of them says that the table goes on.
    private(set) var sayContinued = false

    /// Looks at those that are new.
    mutating func look(at lines: [TextLine], as furniture: PageFurniture) {
      for line in lines[count...] where areFurniture {
        areFurniture = furniture.contains(line.text)
        sayContinued = sayContinued || PageFurniture.saysContinued(line.text)
      }
      count = lines.count
    }
  }

  func contains(_ text: String) -> Bool {
    guard text.utf8.count <= 400 else { return false }
    return text.utf8.span.withSeen { words in
      if words.isEmpty || Self.isPageNumber(words) { return true }
      let title = Self.withoutContinuationMark(words)
      return title.isEmpty || titles.contains(Text(title.string))
    }
  }

  /// Whether a text says that a table goes on: 续表, 续上表, （续）.
  static func saysContinued(_ text: String) -> Bool {
    text.utf8.count <= 1_000
      && text.utf8.span.withSeen { $0.scalarCount <= 200 && withoutContinuationMark($0).count < $0.count }
  }

  /// Whether a text is a title that says that its table goes on: 落实情况表（续表）; not the heading 重点项目（续）.
  static func repeatsTitle(_ text: String) -> Bool {
    guard text.utf8.count <= 600, text.utf8.span.trimmed.lastScalar?.isClosingBracket ?? false else { return false }
    return text.utf8.span.withSeen { words in
      let title = withoutContinuationMark(words)
      return title.count < words.count && TitleGrammar.parse(title.string).kind != nil
    }
  }

  private static let continuations = Lexicon.standard.table("continued", side: .end)

  /// A text without what says at its end that a table goes on: 续表, （续上表）, 续表1, （续二）.
  @_lifetime(copy words)
  static func withoutContinuationMark(_ words: Span<UInt8>) -> Span<UInt8> {
    let isInBracket = words.lastScalar?.isClosingBracket ?? false
    var mark = words
    if isInBracket { mark = mark.extracting(first: mark.characterStart(before: mark.count)) }
    if mark.lastScalar.map(Numerals.isNumeral) ?? false { mark = mark.droppingLast(while: Numerals.isNumeral) }
    guard let word = continuations.longest(of: mark) else { return words }
    let rest = mark.extracting(droppingLast: word.length)
    guard isInBracket else { return rest }
    guard rest.lastScalar?.isOpeningBracket ?? false else { return words }
    return rest.extracting(first: rest.characterStart(before: rest.count))
  }

  /// 第2页, 第2页共5页, 共5页第2页, —2—
  private static func isPageNumber(_ words: Span<UInt8>) -> Bool {
    guard words.scalarCount <= 16, words.contains(where: Numerals.isNumeral) else { return false }
    let marks = "第页共，,、/-—－–·|".unicodeScalars
    guard !words.contains(where: { !marks.contains($0) && !Numerals.isNumeral($0) }) else { return false }
    let dashes = "-－—–".unicodeScalars
    let ends = [words.firstScalar, words.lastScalar]
    return words.contains("页") || ends.allSatisfy { $0.map(dashes.contains) ?? false }
  }
}
