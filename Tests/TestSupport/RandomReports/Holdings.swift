/// What a dialect can hold: the one place where the truth is fitted to a dialect. A report is made of what its dialect
/// holds, and comes back as it was made; docs/formats.md ("What a format cannot hold") has the rules behind the options.
package struct Holdings: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // MARK: Around the table

  /// A title; else there is none.
  static let title = Holdings(rawValue: 1 << 0)
  /// A title that is broken into lines anywhere; else only behind or before its brackets.
  static let titleBrokenAnywhere = Holdings(rawValue: 1 << 1)
  /// 附件 and 单位 lines above the table.
  static let unitLines = Holdings(rawValue: 1 << 2)
  /// Lines under the table that begin like notes (注：, 填报人：).
  static let labelledNotes = Holdings(rawValue: 1 << 3)
  /// Lines under the table that only their place shows to be notes.
  static let bareNotes = Holdings(rawValue: 1 << 4)

  // MARK: The table

  /// Cells over several rows or columns come back as merges.
  static let merges = Holdings(rawValue: 1 << 5)
  /// The cells that a merge covers repeat its text; else they are empty, as spreadsheets export them.
  static let repeatedText = Holdings(rawValue: 1 << 6)
  /// A section or note row comes back as one cell across; else its text is repeated in each cell.
  static let bands = Holdings(rawValue: 1 << 7)
  /// A section need not be numbered (一、) to be one.
  static let plainSections = Holdings(rawValue: 1 << 8)
  /// The table may lack a 序号 as its first column.
  static let anyFirstColumn = Holdings(rawValue: 1 << 9)
  /// Header names may have three levels; else at most two.
  static let deepHeaders = Holdings(rawValue: 1 << 10)

  // MARK: Texts

  /// Line breaks in cells.
  static let lineBreaks = Holdings(rawValue: 1 << 11)
  /// Blank lines between the lines of a cell.
  static let blankLines = Holdings(rawValue: 1 << 12)
  /// Blanks at the ends of a cell and of its lines; else such blanks are noise.
  static let outerBlanks = Holdings(rawValue: 1 << 13)
  /// Two blanks in a row.
  static let blankRuns = Holdings(rawValue: 1 << 14)
  /// TABs in cells.
  static let tabs = Holdings(rawValue: 1 << 15)
  /// Characters that GBK does not have.
  static let unicode = Holdings(rawValue: 1 << 16)

  /// Everything around the table that a file of nothing but a report can have.
  static let surroundings: Holdings = [.title, .titleBrokenAnywhere, .unitLines, .labelledNotes, .bareNotes]
  /// What every markup holds of a table.
  static let markup: Holdings = [
    .merges, .repeatedText, .bands, .plainSections, .anyFirstColumn, .deepHeaders, .lineBreaks, .blankLines,
  ]
}

extension SeededGenerator {
  /// A number from 0 up to a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// One to three of the choices, in their order.
  mutating func some<Element>(of choices: [Element]) -> [Element] {
    let start = below(choices.count)
    return Array(choices[start..<min(choices.count, start + 1 + below(3))])
  }
}
