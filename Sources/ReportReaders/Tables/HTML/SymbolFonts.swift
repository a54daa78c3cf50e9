internal import ReportText

/// What is shown in place of letters: signs of symbol fonts, and digits above or below the line.
enum ShownSigns {
  /// A character in the font, and above or below the line where it has a form for that.
  static func shown(_ scalar: Unicode.Scalar, in style: TextStyle) -> Unicode.Scalar {
    var scalar = scalar
    if style.font != .none, let sign = style.font.sign(of: scalar) { scalar = sign }
    switch style.script {
    case .none: return scalar
    case .raised: return raised[scalar] ?? scalar
    case .lowered: return lowered[scalar] ?? scalar
    }
  }

  private static let raised = pairs("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
  private static let lowered = pairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

  fileprivate static func pairs(_ letters: String, _ signs: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(letters.unicodeScalars, signs.unicodeScalars)) { first, _ in first }
  }
}

extension SymbolFont {
  /// The font that the first name of a `font-family` means.
  init(name: String) {
    let first = name.utf8.prefix { $0 != UInt8(ascii: ",") }.filter {
      $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
    }
    switch String(decoding: first, as: UTF8.self) {
    case "symbol": self = .symbol
    case "wingdings": self = .wingdings
    case "wingdings 2": self = .wingdings2
    case "wingdings 3": self = .wingdings3
    case "webdings": self = .webdings
    default: self = .none
    }
  }

  /// The font of a name, in any case.
  init(named name: Text?) {
    self = name.map { SymbolFont(name: $0.string.lowercased()) } ?? .none
  }

  /// The sign that stands at the place of a character; Word also writes them at U+F000 and above. Nil where it has no like in
  /// Unicode that people would take for it.
  func sign(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let code = (0xF020...0xF0FF).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xF000) ?? scalar : scalar
    let table =
      switch self {
      case .none: [Unicode.Scalar: Unicode.Scalar]()
      case .symbol: Self.symbolSigns
      case .wingdings: Self.wingdingsSigns
      case .wingdings2: Self.wingdings2Signs
      case .wingdings3: Self.wingdings3Signs
      case .webdings: Self.webdingsSigns
      }
    return table[code]
  }

  private static let symbolSigns = ShownSigns.pairs(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ£¥³±´¸·¹ºÞ®«¬",
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ≤∞≥±×÷•≠≡⇒→↔←")
  private static let wingdingsSigns = ShownSigns.pairs(
    "olmnqrstuvwxz¡¢£¤§¨«ûüýþØÜßàáâèïðñòóFEGH()*JKL", "☐●❍■❑❒⬧⧫◆❖⬥⌧⌘○○◉◉▪☐★✗✓☒☑➢➲←→↑↓➔⇦⇨⇧⇩⬄☞☜☝☟☎✆✉☺😐☹")
  private static let wingdings2Signs = ShownSigns.pairs("RSTQOP£", "☑☒☒☒✗✓☐")
  private static let wingdings3Signs = ShownSigns.pairs("fghipqrstu", "←→↑↓▲▼△▽◀▶")
  private static let webdingsSigns = ShownSigns.pairs("acgnr", "✓☐■●✗")
}
