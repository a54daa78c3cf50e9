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
    case .lowerAlpha: return Numeration.alphabetic(value, "abcdefghijklmnopqrstuvwxyz") + "."
    case .upperAlpha: return Numeration.alphabetic(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "."
    case .lowerGreek: return Numeration.alphabetic(value, "αβγδεζηθικλμνξοπρστυφχψω") + "."
    case .lowerRoman: return Numeration.roman(value) + "."
    case .upperRoman: return Numeration.roman(value).uppercased() + "."
    case .fullWidthDecimal: return Numeration.digits(value, "０１２３４５６７８９", minus: "-") + "."
    case .cjkDecimal: return (value < 0 ? "\(value)" : Numeration.digits(value, cjk, minus: "")) + "、"
    case .earthlyBranch: return Numeration.fixed(value, "子丑寅卯辰巳午未申酉戌亥", cjk) + "、"
    case .heavenlyStem: return Numeration.fixed(value, "甲乙丙丁戊己庚辛壬癸", cjk) + "、"
    case .simplifiedInformal: return Numeration.chinese(value, "零一二三四五六七八九", "十百千", minus: "负", isFormal: false) + "、"
    case .simplifiedFormal: return Numeration.chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", minus: "负", isFormal: true) + "、"
    case .cjkInformal, .traditionalInformal:
      return Numeration.chinese(value, "零一二三四五六七八九", "十百千", minus: "負", isFormal: false) + "、"
    case .traditionalFormal: return Numeration.chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟", minus: "負", isFormal: true) + "、"
    case .japaneseInformal: return Numeration.japanese(value, cjk, "十百千", isFormal: false) + "、"
    case .japaneseFormal: return Numeration.japanese(value, "零壱弐参四伍六七八九", "拾百阡", isFormal: true) + "、"
    }
  }
}
