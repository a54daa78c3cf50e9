internal import ReportText

/// The list styles of an OpenDocument (ODF 1.3, part 3, 16.30 and 16.33). Parts are fed to it as they are parsed.
struct OpenDocumentListStyles {
  /// The levels that there are at most.
  static let levels = 10

  /// A level of a list.
  struct Level {
    var start = 1
    var style = NumberStyle.none
    var label = LabelPattern()
    var hasGap = true

    /// What LibreOffice shows of a level that the style of its list does not have.
    static func missing(_ level: Int) -> Level {
      Level(style: .decimal, label: LabelPattern(prefix: "", levels: level...level, suffix: "."))
    }
  }

  private var styles: [Text: [Int: Level]] = [:]
  /// The levels of headings.
  private(set) var outline: [Int: Level] = [:]
  /// The style that has begun last; nil for that of headings.
  private var name: Text?
  private var level: Int?

  /// Whether there is a style of a name.
  func holds(_ name: Text) -> Bool { styles[name] != nil }

  /// A level, from 0, of a style.
  func level(_ level: Int, of name: Text) -> Level? {
    styles[name].map { $0[level] ?? .missing(level) }
  }

  /// Takes a start tag.
  mutating func begin(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .openText) }
    if named("list-style") {
      name = element.attribute("name", in: .openStyle) ?? ""
      level = nil
      if let name { styles[name] = [:] }
    } else if named("outline-style") {
      name = nil
      level = nil
    } else if named("list-level-style-number") || named("outline-level-style") {
      begin(level: Self.numbered(element), element)
    } else if named("list-level-style-bullet") || named("list-level-style-image") {
      begin(level: Level(style: .bullet), element)
    } else if element.isNamed("list-level-label-alignment", in: .openStyle), let level,
      element.attribute("label-followed-by", in: .openText) == "nothing"
    {
      if let name { styles[name]?[level]?.hasGap = false } else { outline[level]?.hasGap = false }
    }
  }

  private mutating func begin(level new: Level, _ element: XMLStartTag) {
    let number = element.value(of: "level", in: .openText).flatMap { wholeNumber($0) } ?? 1
    guard (1...Self.levels).contains(number) else {
      level = nil
      return
    }
    level = number - 1
    if let name { styles[name]?[number - 1] = new } else { outline[number - 1] = new }
  }

  private static func numbered(_ element: XMLStartTag) -> Level {
    func text(_ name: StaticString) -> String {
      element.attribute(name, in: .openStyle)?.string ?? ""
    }
    func number(_ name: StaticString) -> Int? {
      element.value(of: name, in: .openText).flatMap { wholeNumber($0) }
    }
    let last = min(max(number("level") ?? 1, 1), levels) - 1
    let first = max(0, last + 1 - (number("display-levels") ?? 1))
    var level = Level(start: number("start-value") ?? 1)
    level.style =
      NumberStyle(
        openDocument: element.attribute("num-format", in: .openStyle),
        repeatsLetters: isTrue(element.value(of: "num-letter-sync", in: .openStyle)))
    if let pattern = element.attribute("num-list-format", in: .libreOffice) {
      level.label = LabelPattern(libreOffice: pattern)
    } else {
      level.label = LabelPattern(
        prefix: text("num-prefix"), levels: min(first, last)...last, suffix: text("num-suffix"))
    }
    return level
  }
}

extension NumberStyle {
  /// The style of a `style:num-format` (19.500): a letter or digit, or the first numbers as LibreOffice writes them, `一, 二, 三, ...`.
  /// Others are digits here, and something else in a program that knows them.
  init(openDocument format: Text?, repeatsLetters: Bool) {
    switch format {
    case nil, "": self = .none
    case "1", "1, 2, 3, ...": self = .decimal
    case "*, †, ‡, §, **, ††, ...": self = .chicago
    case "a": self = repeatsLetters ? .lowerLetter : .lowerAlphabetic
    case "A": self = repeatsLetters ? .upperLetter : .upperAlphabetic
    case "i": self = .lowerRoman
    case "I": self = .upperRoman
    case .some(let format): self = Self.styles[format] ?? .unknown
    }
  }

  private static let styles: [Text: NumberStyle] = {
    let styles: [NumberStyle] = [
      .taiwaneseCountingThousand, .chineseLegal, .traditionalLegal, .heavenlyStem, .earthlyBranch, .anyEnclosedCircle,
      .enclosedParen, .enclosedFullStop, .enclosedIdeograph, .fullWidth, .padded(2), .padded(3), .padded(4), .padded(5),
    ]
    return styles.reduce(into: [:]) { known, style in
      let first = (1...3).map { style.text(of: $0) }.joined(separator: ", ")
      known[Text(first + ", ...")] = style
    }
  }()
}
