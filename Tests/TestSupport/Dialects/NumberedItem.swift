/// A line that a list of a word processor can make: its number, and the text behind it.
struct NumberedItem {
  let pattern: Int
  let value: Int
  let rest: String

  /// The lists: how they write their numbers, as Word calls it, and the text around them.
  static let patterns: [(format: String, text: String)] = [
    ("decimal", "%1"), ("decimal", "%1."), ("decimal", "%1、"), ("decimal", "（%1）"), ("decimal", "(%1)"),
    ("decimalFullWidth", "%1"), ("chineseCounting", "%1"), ("japaneseCounting", "%1、"),
    ("chineseCountingThousand", "（%1）"), ("decimalEnclosedCircle", "%1"), ("decimal", "第%1项"),
  ]

  /// What each list shows for the first numbers.
  private static let labels: [[String]] = patterns.map { format, text in
    (1...60).map { value in
      let number: String
      switch format {
      case "decimalFullWidth": number = Vocabulary.fullWidth(value)
      case "decimal": number = "\(value)"
      case "decimalEnclosedCircle":
        number = value <= 20 ? String(Unicode.Scalar(0x2460 + UInt32(value) - 1) ?? "0") : "-"
      default: number = Vocabulary.chineseNumber(value)
      }
      return text.replacing("%1", with: number)
    }
  }

  private init(pattern: Int, value: Int, rest: String) {
    self.pattern = pattern
    self.value = value
    self.rest = rest
  }

  /// The longest beginning of a line that a list can make.
  init?(_ line: String) {
    guard let first = line.unicodeScalars.first,
      "0123456789（(第０１２３４５６７８９一二三四五六七八九十①②③④⑤⑥⑦⑧⑨".unicodeScalars.contains(first)
    else { return nil }
    var best: (item: NumberedItem, length: Int)?
    for (pattern, labels) in Self.labels.enumerated() {
      for (index, label) in labels.enumerated() where line.utf8.starts(with: label.utf8) {
        let rest = line.unicodeScalars.dropFirst(label.unicodeScalars.count)
        // Before a narrow character there would be a blank.
        let fits = rest.first.map { $0.value >= 0x4E00 && $0.value < 0xA000 } ?? true
        if fits, label.utf8.count > best?.length ?? 0 {
          let item = NumberedItem(pattern: pattern, value: index + 1, rest: String(String.UnicodeScalarView(rest)))
          best = (item, label.utf8.count)
        }
      }
    }
    guard let best else { return nil }
    self = best.item
  }
}
