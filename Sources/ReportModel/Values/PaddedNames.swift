internal import ReportText

/// Names whose characters are set apart, so that they are as wide as longer ones: 财 政 局.
struct Padding {
  /// Where the last word that blanks part begins.
  private var word: Int
  /// The columns between the characters; nil where the last two words are no such characters.
  private var gap: Int?
  /// Whether blanks in the piece part no names.
  private(set) var isUsed = false

  init(word: Int = 0) { self.word = word }

  /// Whether blanks stand inside a name: between single characters, as wide as those before; after a level (区 教育局), or before
  /// the one character that ends the name (教育 局). No name has one character.
  mutating func joins(_ text: Span<UInt8>, start: Int, blanks: Range<Int>) -> Bool {
    let left = text.extracting(word..<blanks.lowerBound).trimmed
    var cursor = Cursor(text)
    cursor.move(to: blanks.upperBound)
    cursor.skipScalar()
    let right = text.extracting(blanks.upperBound..<cursor.position)
    let isLeftSingle = left.scalarCount == 1
    let isRightSingle = !(cursor.next?.isHan ?? false)
    word = blanks.upperBound
    let joins: Bool
    if isLeftSingle, isRightSingle {
      let columns = text.extracting(blanks).columns
      // 财 政 局 民 政 局
      let isOver = gap != nil && DepartmentWords.isNameEnd(left) && cursor.skip { $0.isBlank && $0 != "\n" } > 0
      joins = columns <= gap ?? columns && !(isOver && cursor.next?.isHan ?? false)
      gap = joins ? columns : nil
    } else if isLeftSingle {
      let isFirst = text.extracting(start..<blanks.lowerBound).trimmed.count == left.count
      joins = isFirst && DepartmentWords.isLevel(left)
      gap = nil
    } else {
      cursor.skip { $0.isBlank && $0 != "\n" }
      joins = isRightSingle && !(cursor.next?.isHan ?? false) && Organisations.isEnding(right)
      gap = nil
    }
    isUsed = isUsed || joins
    return joins
  }
}
