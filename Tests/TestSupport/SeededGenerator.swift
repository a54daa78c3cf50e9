package import ReportModel

/// Random numbers that a seed repeats (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts that are hard on escapers, readers and recognisers.
package enum HardText {
  /// U+FDD0, which marks composite texts inside the template engine; Swift has no literal for it.
  private static let noncharacter = Unicode.Scalar(UInt32(0xFDD0)).map { String($0) } ?? ""

  private static let pieces = [
    "推进", "完成。", "第3项", "A b", "x", " ", "  ", "\t", "\n", "\n\n", "\u{A0}", "\u{3000}", "\"", "'", "`", "``", "*", "_",
    "~~", "|", "\\", "\\|", "<", ">", "&", "&amp;", "&#10;", "<br>", "<script>", "</td>", "]]>", "-->", "{{x}}",
    "{{#rows}}",
    "{{{", "=", "+", "-", "@", "＝", ",", ";", "，", "、", "（", "）", "[a](b)", "![", "#", "# ", "- ", "1.", "1. ", "2.",
    "①", "一是", "一、", ":---:", "---", "\u{0301}", "\u{0338}", "\u{600}", "\u{200B}", "\u{202E}", "\u{2028}", "\u{FEFF}",
    noncharacter, noncharacter + "r3:abc", "👩‍👩‍👧", "𠮷", "豈", "\u{F900}", "http://a.b", "a@b.c", "\u{7F}", "\u{85}", "%",
    "$x$", "/",
  ]

  /// Characters that XML and HTML cannot hold.
  private static let controls = [
    "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{E}", "\u{1B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}",
  ]

  /// A text of up to a dozen hard pieces.
  package static func make(_ generator: inout SeededGenerator, withControls: Bool = false) -> String {
    let count = Int.random(in: 0...12, using: &generator)
    let pieces = withControls ? pieces + controls + controls : pieces
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// A report of hard texts, as a table reader would hand it over: 序号 first, so that every row is a task.
  package static func csv(_ generator: inout SeededGenerator, withControls: Bool = false) -> String {
    var lines = ["序号,任务来源,任务内容,责任部门,进展情况"]
    for number in 1...Int.random(in: 1...6, using: &generator) {
      let cells = [String(number)] + (0..<4).map { _ in make(&generator, withControls: withControls) }
      lines.append(
        cells.map {
          "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Report {
  /// The report as nested bytes: `==` on texts takes 豈 and U+F900 for equal.
  package var cellBytes: [[[UInt8]]] { rows.map { $0.cells.map { Array($0.utf8) } } }
}
