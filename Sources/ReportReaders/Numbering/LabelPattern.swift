internal import ReportText

/// A number as it is shown before a paragraph.
struct NumberLabel: Equatable {
  let text: String
  /// Whether a gap follows.
  let hasGap: Bool
  /// Whether it is written in digits because nobody knows its format, or without the text around it, which is too long.
  var isGuess = false
}

/// What a level of a list shows: the numbers of some levels, and the text around them.
struct LabelPattern: Equatable {
  private enum Piece: Equatable {
    case text(String)
    /// The number of a level, from 0.
    case number(Int)
    /// What parts two numbers; nothing where either is empty.
    case separator(String)
  }

  private var pieces: [Piece] = []
  private var length = 0

  /// Whether it has more than programs take, so that every paragraph of a list would be as long; then it is a number alone. Word
  /// takes 255 characters.
  var isTooLong: Bool { length > 1_024 }

  /// Shows nothing.
  init() {}

  /// The number of a level.
  init(level: Int) { pieces = [.number(level)] }

  /// Word's, where `%1` is the number of the first level (ISO/IEC 29500-1, 17.9.11).
  init(word pattern: Text) {
    var cursor = Cursor(pattern.bytes)
    var text = ""
    while let scalar = cursor.takeScalar() {
      guard scalar == "%", let digit = cursor.next.flatMap(Numerals.digit), digit > 0 else {
        text.unicodeScalars.append(scalar)
        continue
      }
      cursor.skipScalar()
      add(text, number: digit - 1)
      text = ""
    }
    add(text)
  }

  /// LibreOffice's, where `%1%` is the number of the first level.
  init(libreOffice pattern: Text) {
    var cursor = Cursor(pattern.bytes)
    var text = ""
    while let scalar = cursor.takeScalar() {
      var number = cursor
      var level = 0
      while let digit = number.next.flatMap(Numerals.digit), level < 100 {
        level = level * 10 + digit
        number.skipScalar()
      }
      guard scalar == "%", level > 0, number.takeScalar() == "%" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      cursor = number
      if pieces.isEmpty { add(text, number: level - 1) } else { add(separator: text, number: level - 1) }
      text = ""
    }
    add(text)
  }

  /// The numbers of levels with full stops between them, inside two texts (OpenDocument 1.3, part 3, 19.880.3 and the following).
  init(prefix: String, levels: ClosedRange<Int>, suffix: String) {
    add(prefix)
    for level in levels { add(separator: level == levels.lowerBound ? "" : ".", number: level) }
    add(suffix)
  }

  private mutating func add(_ text: String, number: Int? = nil) {
    if !text.isEmpty { pieces.append(.text(text)) }
    if let number { pieces.append(.number(number)) }
    length += text.utf8.count + (number == nil ? 0 : 1)
  }

  private mutating func add(separator: String, number: Int) {
    if !separator.isEmpty { pieces.append(.separator(separator)) }
    pieces.append(.number(number))
    length += separator.utf8.count + 1
  }

  /// What is shown.
  /// - Parameter number: The number of a level as it is written; empty where it has none.
  func text(_ number: (Int) -> String) -> String {
    var text = ""
    var separator = ""
    var isAfterEmptyNumber = false
    let numbers = pieces.last { if case .number = $0 { true } else { false } }
    for piece in isTooLong ? Array(numbers.map { [$0] } ?? []) : pieces {
      switch piece {
      case .text(let other): text += other
      case .separator(let other): if !isAfterEmptyNumber { separator = other }
      case .number(let level):
        let number = number(level)
        isAfterEmptyNumber = number.isEmpty
        guard !number.isEmpty else { continue }
        text += separator + number
        separator = ""
      }
    }
    return text
  }
}
