internal import ReportText

/// The numerals that `[DBNum1]`, `[DBNum2]` and `[DBNum3]` put in the place of digits, as a Chinese Excel shows them: `General` counts
/// a number out (一百二十三), a format with places for digits spells it (一二三).
struct NativeNumerals {
  enum Kind: Equatable {
    /// 一百二十三.
    case plain
    /// 壹佰贰拾叁.
    case formal
    /// １百２十３.
    case wide

    /// The kind of `[DBNum1]`, `[DBNum2]` or `[DBNum3]`.
    init?(digit: UInt8) {
      switch digit {
      case UInt8(ascii: "1"): self = .plain
      case UInt8(ascii: "2"): self = .formal
      case UInt8(ascii: "3"): self = .wide
      default: return nil
      }
    }
  }

  private let kind: Kind
  private let digits: String
  /// Ten, a hundred, a thousand.
  private let units: String
  /// Ten thousand, and its square.
  private let groups: (String, String)

  /// - Parameter language: As Windows numbers them; the Chinese ones end in the same ten bits. Nil is that of the system.
  /// - Returns: Nil for other languages, whose numerals are others.
  init?(_ kind: Kind, language: Int?) {
    guard language.map({ $0 & 0x3FF == 0x04 }) ?? true else { return nil }
    let isTraditional = language.map { [0x0404, 0x0C04, 0x1404].contains($0 & 0xFFFF) } ?? false
    self.kind = kind
    digits =
      switch kind {
      case .plain: "〇一二三四五六七八九"
      case .formal: isTraditional ? "零壹貳參肆伍陸柒捌玖" : "零壹贰叁肆伍陆柒捌玖"
      case .wide: "０１２３４５６７８９"
      }
    units = kind == .formal ? "拾佰仟" : "十百千"
    groups = isTraditional ? ("萬", "億") : ("万", "亿")
  }

  /// A text with a numeral for each of its digits.
  func spelled(_ text: String) -> String {
    let numerals = Array(digits.unicodeScalars)
    var spelled = ""
    for scalar in text.unicodeScalars {
      let digit = scalar.value &- 0x30
      spelled.unicodeScalars.append(digit < 10 ? numerals[Int(digit)] : scalar)
    }
    return spelled
  }

  /// A number without a sign, counted out up to its point.
  func counted(_ text: String) -> String {
    let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }
    // What is longer has no name for its places.
    guard whole.count <= 16, let value = Int(String(decoding: Array(whole), as: UTF8.self)), value > 0 else {
      return spelled(text)
    }
    return counted(value) + spelled(String(decoding: text.utf8.dropFirst(whole.count), as: UTF8.self))
  }

  private func counted(_ value: Int) -> String {
    var text = ""
    var hasGap = false
    for (place, power) in [1_000_000_000_000, 100_000_000, 10_000, 1].enumerated() {
      let group = value / power % 10_000
      if group > 0 {
        if !text.isEmpty, hasGap || group < 1_000 { text += spelled("0") }
        text += Numeration.chinese(group, digits, units, minus: "", isFormal: true)
        if place == 0 || place == 2 { text += groups.0 }
      }
      if place == 1, !text.isEmpty { text += groups.1 }
      hasGap = group == 0
    }
    return text
  }

  /// The number of a month, a day or a time: 十二月三十一日, and 〇五 where a zero is asked for.
  func dated(_ text: String) -> String {
    guard kind != .wide, text.utf8.first != 0x30, let value = Int(text) else { return spelled(text) }
    return Numeration.chinese(value, digits, units, minus: "-", isFormal: false)
  }
}

extension NumberFormat.Section {
  /// The numerals in the place of its digits, where it asks for any that are known.
  var nativeNumerals: NativeNumerals? { numerals.flatMap { NativeNumerals($0, language: language) } }
}
