/// How numbers are written with letters, numerals and signs: what lists of web pages and of word processors have in common.
enum Numeration {
  /// 27 is aa, 28 is ab.
  static func alphabetic(_ value: Int, _ alphabet: String) -> String {
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

  /// The letter that stands for a number, once more for each time that the alphabet has been used up: 27 is aa, 28 is bb.
  static func repeated(_ value: Int, _ alphabet: String) -> String {
    let letters = Array(alphabet.unicodeScalars)
    // Nobody reads more of them, and a file may ask for a thousand million.
    guard value > 0, value <= letters.count * 30 else { return "\(value)" }
    return string(repeatElement(letters[(value - 1) % letters.count], count: (value - 1) / letters.count + 1))
  }

  static func roman(_ value: Int) -> String {
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

  static func digits(_ value: Int, _ digits: String, minus: String) -> String {
    let signs = Array(digits.unicodeScalars)
    return (value < 0 ? minus : "") + string("\(value.magnitude)".utf8.map { signs[Int($0) - 0x30] })
  }

  /// The signs of a sequence; a number beyond them in digits.
  /// - Parameter others: The digits, or none for ASCII.
  static func fixed(_ value: Int, _ signs: String, _ others: String = "0123456789") -> String {
    let signs = Array(signs.unicodeScalars)
    if (1...signs.count).contains(value) { return String(signs[value - 1]) }
    return value < 0 ? "\(value)" : digits(value, others, minus: "")
  }

  /// The Chinese longhand styles, up to 9999.
  static func chinese(_ value: Int, _ digits: String, _ units: String, minus: String, isFormal: Bool) -> String {
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

  static func japanese(_ value: Int, _ digits: String, _ units: String, isFormal: Bool) -> String {
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

  /// Numbers below a hundred as in speech, larger ones digit by digit: 九十九, 一○○.
  static func counting(_ value: Int, _ digits: String) -> String {
    (0...99).contains(value)
      ? chinese(value, digits, "十百千", minus: "", isFormal: false) : Numeration.digits(value, digits, minus: "-")
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
  }
}
