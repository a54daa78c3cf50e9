internal import ReportText

/// How a level of a list writes its numbers (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).
enum NumberStyle: Equatable {
  case decimal
  /// Zeros before the number make it as long as this.
  case padded(Int)
  case lowerLetter, upperLetter, lowerRoman, upperRoman, fullWidth, dashed, hexadecimal, ordinal, chicago
  case chineseCounting, chineseCountingThousand, chineseLegal, taiwaneseCounting, taiwaneseCountingThousand
  case traditionalLegal, japaneseCounting, japaneseLegal, ideographDigital, taiwaneseDigital
  case heavenlyStem, earthlyBranch, stemAndBranch
  case enclosedCircle, enclosedParen, enclosedFullStop, enclosedIdeograph
  /// 27 is aa, 28 is ab.
  case lowerAlphabetic, upperAlphabetic
  /// Numbers up to 50 in circles.
  case anyEnclosedCircle
  /// A sign that is the same for all items, and is left out.
  case bullet
  /// Another, which is written in digits.
  case unknown
  /// No number; the text around it stays.
  case none

  private static let names: [Text: NumberStyle] = [
    "decimal": .decimal, "decimalHalfWidth": .decimal, "decimalZero": .padded(2), "lowerLetter": .lowerLetter,
    "upperLetter": .upperLetter, "lowerRoman": .lowerRoman, "upperRoman": .upperRoman, "decimalFullWidth": .fullWidth,
    "decimalFullWidth2": .fullWidth, "numberInDash": .dashed, "hex": .hexadecimal, "ordinal": .ordinal,
    "chicago": .chicago, "chineseCounting": .chineseCounting, "chineseCountingThousand": .chineseCountingThousand,
    "chineseLegalSimplified": .chineseLegal, "taiwaneseCounting": .taiwaneseCounting,
    "taiwaneseCountingThousand": .taiwaneseCountingThousand, "ideographLegalTraditional": .traditionalLegal,
    "japaneseCounting": .japaneseCounting, "japaneseLegal": .japaneseLegal, "ideographDigital": .ideographDigital,
    "japaneseDigitalTenThousand": .ideographDigital, "taiwaneseDigital": .taiwaneseDigital,
    "ideographTraditional": .heavenlyStem, "ideographZodiac": .earthlyBranch,
    "ideographZodiacTraditional": .stemAndBranch, "decimalEnclosedCircle": .enclosedCircle,
    "decimalEnclosedCircleChinese": .enclosedCircle, "decimalEnclosedParen": .enclosedParen,
    "decimalEnclosedFullstop": .enclosedFullStop, "ideographEnclosedCircle": .enclosedIdeograph, "bullet": .bullet,
    "none": .none,
  ]

  /// The style that a word names.
  /// - Parameter pattern: How a style of no name of its own goes, as `001, 002, 003, ...`.
  /// - Returns: nil where it is none that is known.
  init?(_ name: Text?, pattern: Text? = nil) {
    guard let name else { return nil }
    if name == "custom", let pattern {
      let first = pattern.bytes.withUnsafeBufferPointer { $0.prefix { ASCII.isDigit($0) }.count }
      guard first > 0 else { return nil }
      self = .padded(first)
      return
    }
    guard let style = Self.names[name] else { return nil }
    self = style
  }

  /// A number in the style; no text for a bullet.
  func text(of value: Int) -> String {
    let circle = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    switch self {
    case .decimal, .unknown: return "\(value)"
    case .padded(let length):
      let digits = "\(value)"
      return String(repeating: "0", count: max(0, min(length, 20) - digits.utf8.count)) + digits
    case .lowerLetter: return Numeration.repeated(value, "abcdefghijklmnopqrstuvwxyz")
    case .upperLetter: return Numeration.repeated(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    case .lowerAlphabetic: return Numeration.alphabetic(value, "abcdefghijklmnopqrstuvwxyz")
    case .upperAlphabetic: return Numeration.alphabetic(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    case .lowerRoman: return Numeration.roman(value)
    case .upperRoman: return Numeration.roman(value).uppercased()
    case .fullWidth: return Numeration.digits(value, "０１２３４５６７８９", minus: "-")
    case .dashed: return "- \(value) -"
    case .hexadecimal: return String(value, radix: 16, uppercase: true)
    case .ordinal: return "\(value)" + Self.ordinalEnding(value)
    case .chicago: return Numeration.repeated(value, "*†‡§")
    case .chineseCounting: return Numeration.counting(value, "○一二三四五六七八九")
    case .taiwaneseCounting: return Numeration.counting(value, "○一二三四五六七八九")
    case .chineseCountingThousand, .taiwaneseCountingThousand:
      return Numeration.chinese(value, "零一二三四五六七八九", "十百千", minus: "-", isFormal: false)
    case .chineseLegal: return Numeration.chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", minus: "-", isFormal: true)
    case .traditionalLegal: return Numeration.chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟", minus: "-", isFormal: true)
    case .japaneseCounting: return Numeration.japanese(value, "〇一二三四五六七八九", "十百千", isFormal: false)
    case .japaneseLegal: return Numeration.japanese(value, "零壱弐参四伍六七八九", "拾百阡", isFormal: true)
    case .ideographDigital: return Numeration.digits(value, "〇一二三四五六七八九", minus: "-")
    case .taiwaneseDigital: return Numeration.digits(value, "○一二三四五六七八九", minus: "-")
    case .heavenlyStem: return Numeration.fixed(value, "甲乙丙丁戊己庚辛壬癸")
    case .earthlyBranch: return Numeration.fixed(value, "子丑寅卯辰巳午未申酉戌亥")
    case .stemAndBranch:
      guard (1...60).contains(value) else { return "\(value)" }
      return Numeration.fixed((value - 1) % 10 + 1, "甲乙丙丁戊己庚辛壬癸")
        + Numeration.fixed((value - 1) % 12 + 1, "子丑寅卯辰巳午未申酉戌亥")
    case .enclosedCircle: return Numeration.fixed(value, circle)
    case .anyEnclosedCircle: return Numeration.fixed(value, circle + "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")
    case .enclosedParen: return Numeration.fixed(value, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
    case .enclosedFullStop: return Numeration.fixed(value, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
    case .enclosedIdeograph: return Numeration.fixed(value, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
    case .bullet, .none: return ""
    }
  }

  private static func ordinalEnding(_ value: Int) -> String {
    switch (value % 10, value % 100) {
    case (_, 11...13): "th"
    case (1, _): "st"
    case (2, _): "nd"
    case (3, _): "rd"
    default: "th"
    }
  }
}
