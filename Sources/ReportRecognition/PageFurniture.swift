internal import ReportModel
internal import ReportText

/// What page breaks leave between the parts of a table: its title again, 续表, 第2页.
struct PageFurniture {
  private let titles: Set<[Unicode.Scalar]>

  /// - Parameter lines: What stands above the table.
  init(above lines: [TextLine]) { titles = Set(lines.map { $0.text.unblanked }.filter { !$0.isEmpty }) }

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
    let words = text.unblanked
    if words.isEmpty || Self.isPageNumber(words) { return true }
    let title = Self.withoutContinuationMark(words)
    return title.isEmpty || titles.contains(title)
  }

  /// Whether a text says that a table goes on: 续表, 续上表, （续）.
  static func saysContinued(_ text: String) -> Bool {
    let words = text.unblanked
    return words.count <= 200 && withoutContinuationMark(words).count < words.count
  }

  private static func withoutContinuationMark(_ words: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let last = words.last, "）)表页续".unicodeScalars.contains(last) else { return words }
    for mark in ["（续表）", "(续表)", "（续）", "(续)", "续表", "续上表", "续前表", "接上表", "（接上页）", "续"] where words.hasSuffix(mark) {
      return Array(words.dropLast(mark.unicodeScalars.count))
    }
    return words
  }

  /// 第2页, 第2页共5页, 共5页第2页, —2—
  private static func isPageNumber(_ words: [Unicode.Scalar]) -> Bool {
    guard words.count <= 16, words.contains(where: { Numerals.isNumeral($0) }) else { return false }
    let marks = "第页共，,、/-—－–·|".unicodeScalars
    guard words.allSatisfy({ marks.contains($0) || Numerals.isNumeral($0) }) else { return false }
    let dashes = "-－—–".unicodeScalars
    return words.contains("页") || (dashes.contains(words[0]) && dashes.contains(words[words.count - 1]))
  }
}
