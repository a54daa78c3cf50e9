/// How the items of a list are numbered (CSS Counter Styles 3). What is not among them is shown as a bullet, which is left out.
enum ListStyle: UInt8 {
  case disc, decimal, decimalLeadingZero, lowerAlpha, upperAlpha, lowerRoman, upperRoman, lowerGreek, cjkDecimal,
    cjkInformal,
    simplifiedInformal, simplifiedFormal, traditionalFormal, traditionalInformal, japaneseInformal, japaneseFormal,
    earthlyBranch,
    heavenlyStem, fullWidthDecimal

  private static let names: [String: ListStyle] = [
    "none": .disc, "disc": .disc, "circle": .disc, "square": .disc, "disclosure-open": .disc,
    "disclosure-closed": .disc,
    "decimal": .decimal, "decimal-leading-zero": .decimalLeadingZero, "lower-alpha": .lowerAlpha,
    "lower-latin": .lowerAlpha,
    "upper-alpha": .upperAlpha, "upper-latin": .upperAlpha, "lower-roman": .lowerRoman, "upper-roman": .upperRoman,
    "lower-greek": .lowerGreek,
    "cjk-decimal": .cjkDecimal, "cjk-ideographic": .traditionalInformal, "simp-chinese-informal": .simplifiedInformal,
    "simp-chinese-formal": .simplifiedFormal, "trad-chinese-informal": .traditionalInformal,
    "trad-chinese-formal": .traditionalFormal,
    "japanese-informal": .japaneseInformal, "japanese-formal": .japaneseFormal, "cjk-earthly-branch": .earthlyBranch,
    "cjk-heavenly-stem": .heavenlyStem, "fullwidth-decimal": .fullWidthDecimal,
  ]

  /// The style that a value of `list-style-type` names; a name that no style has is `decimal`, a text in quotes a bullet.
  init?(css word: String) {
    if let style = Self.names[word] {
      self = style
    } else if word.utf8.first == 0x22 || word.utf8.first == 0x27 {
      self = .disc
    } else if CSS.isWord(word) {
      self = .decimal
    } else {
      return nil
    }
  }

  /// The style that a `type` attribute names, on an element that may have numbers or bullets.
  init?(type: String, of tag: HTMLTag) {
    switch type {
    case "1", "a", "A", "i", "I": guard tag != .ul else { return nil }
    default: guard tag != .ol else { return nil }
    }
    switch type {
    case "1": self = .decimal
    case "a": self = .lowerAlpha
    case "A": self = .upperAlpha
    case "i": self = .lowerRoman
    case "I": self = .upperRoman
    default:
      guard ["disc", "circle", "square", "none"].contains(type.lowercased()) else { return nil }
      self = .disc
    }
  }

  /// The marker of an item; nil for a bullet.
  func marker(_ value: Int) -> String? {
    let cjk = "〇一二三四五六七八九"
    switch self {
    case .disc: return nil
    case .decimal: return "\(value)."
    case .decimalLeadingZero: return (abs(value) < 10 ? value < 0 ? "-\(-value)" : "0\(value)" : "\(value)") + "."
    case .lowerAlpha: return Self.alphabetic(value, "abcdefghijklmnopqrstuvwxyz") + "."
    case .upperAlpha: return Self.alphabetic(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "."
    case .lowerGreek: return Self.alphabetic(value, "αβγδεζηθικλμνξοπρστυφχψω") + "."
    case .lowerRoman: return Self.roman(value) + "."
    case .upperRoman: return Self.roman(value).uppercased() + "."
    case .fullWidthDecimal: return Self.digits(value, "０１２３４５６７８９", minus: "-") + "."
    case .cjkDecimal: return (value < 0 ? "\(value)" : Self.digits(value, cjk, minus: "")) + "、"
    case .earthlyBranch: return Self.fixed(value, "子丑寅卯辰巳午未申酉戌亥", cjk) + "、"
    case .heavenlyStem: return Self.fixed(value, "甲乙丙丁戊己庚辛壬癸", cjk) + "、"
    case .simplifiedInformal: return Self.chinese(value, "零一二三四五六七八九", "十百千", minus: "负", isFormal: false) + "、"
    case .simplifiedFormal: return Self.chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", minus: "负", isFormal: true) + "、"
    case .cjkInformal, .traditionalInformal:
      return Self.chinese(value, "零一二三四五六七八九", "十百千", minus: "負", isFormal: false) + "、"
    case .traditionalFormal: return Self.chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟", minus: "負", isFormal: true) + "、"
    case .japaneseInformal: return Self.japanese(value, cjk, "十百千", isFormal: false) + "、"
    case .japaneseFormal: return Self.japanese(value, "零壱弐参四伍六七八九", "拾百阡", isFormal: true) + "、"
    }
  }

  private static func alphabetic(_ value: Int, _ alphabet: String) -> String {
    guard value > 0 else { return "\(value)" }
    let letters = Array(alphabet.unicodeScalars)
    var rest = value
    var text: [Unicode.Scalar] = []
    while rest > 0 {
      text.append(letters[(rest - 1) % letters.count])
      rest = (rest - 1) / letters.count
    }
    return string(text.reversed())
  }

  private static func roman(_ value: Int) -> String {
    guard (1...3_999).contains(value) else { return "\(value)" }
    let parts = [
      (1_000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
      (9, "ix"), (5, "v"),
      (4, "iv"), (1, "i"),
    ]
    var rest = value
    return parts.reduce(into: "") { text, part in
      while rest >= part.0 {
        text += part.1
        rest -= part.0
      }
    }
  }

  private static func digits(_ value: Int, _ digits: String, minus: String) -> String {
    let signs = Array(digits.unicodeScalars)
    return (value < 0 ? minus : "") + string("\(value.magnitude)".utf8.map { signs[Int($0) - 0x30] })
  }

  private static func fixed(_ value: Int, _ signs: String, _ others: String) -> String {
    let signs = Array(signs.unicodeScalars)
    if (1...signs.count).contains(value) { return String(signs[value - 1]) }
    return value < 0 ? "\(value)" : digits(value, others, minus: "")
  }

  /// The Chinese longhand styles, up to 9999.
  private static func chinese(_ value: Int, _ digits: String, _ units: String, minus: String, isFormal: Bool) -> String
  {
    guard value.magnitude <= 9_999 else { return "\(value)" }
    let signs = Array(digits.unicodeScalars)
    let places = Array(units.unicodeScalars)
    if value == 0 { return String(signs[0]) }
    var text: [Unicode.Scalar] = []
    var zeroIsOpen = false
    for (position, power) in [1_000, 100, 10, 1].enumerated() {
      let digit = Int(value.magnitude) / power % 10
      guard digit > 0 else {
        zeroIsOpen = !text.isEmpty
        continue
      }
      if zeroIsOpen { text.append(signs[0]) }
      zeroIsOpen = false
      // 十一, not 一十一.
      if !(power == 10 && digit == 1 && value.magnitude < 20 && !isFormal) { text.append(signs[digit]) }
      if power > 1 { text.append(places[2 - position]) }
    }
    return (value < 0 ? minus : "") + string(text)
  }

  private static func japanese(_ value: Int, _ digits: String, _ units: String, isFormal: Bool) -> String {
    guard value.magnitude <= 9_999 else { return "\(value)" }
    let signs = Array(digits.unicodeScalars)
    let places = Array(units.unicodeScalars)
    if value == 0 { return String(signs[0]) }
    var text: [Unicode.Scalar] = []
    for (position, power) in [1_000, 100, 10, 1].enumerated() {
      let digit = Int(value.magnitude) / power % 10
      guard digit > 0 else { continue }
      if isFormal || power == 1 || digit > 1 { text.append(signs[digit]) }
      if power > 1 { text.append(places[2 - position]) }
    }
    return (value < 0 ? "マイナス" : "") + string(text)
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
  }
}
