internal import ReportText

/// The fields that have begun and not ended (17.16). Their results are seen, their instructions are not.
struct WordFields {
  private struct Field {
    var isResult = false
    /// Whether a box is ticked; nil where it is no box.
    var isTicked: Bool?
    var choices: [Text] = []
    var choice = 0
    /// Whether text of its result was shown, and whether text was kept back because it belongs to no result.
    var hasResult = false
    var hasHidden = false
    /// The beginning of its instruction.
    var instruction: [UInt8] = []
    /// Whether its result leads to another document, and not to a place in this one (17.16.5.25).
    var isLink: Bool {
      guard isResult, word.elementsEqual("hyperlink".utf8) else { return false }
      let target = instruction.drop { $0 <= 0x20 }.dropFirst(word.count).drop { $0 <= 0x20 }
      return !target.starts(with: "\\l".utf8)
    }
    /// What kind of field it is.
    var word: [UInt8] { instruction.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }.map(ASCII.lowercased) }
  }

  private var open: [Field] = []
  private var codes = 0
  /// For each cell how many fields had begun before it.
  private var depths: [Int] = []
  private var ended: Field?

  /// Whether text that comes next is seen.
  var areShown: Bool { codes == 0 }

  /// Whether text that comes next is the result of a link.
  var areLinks: Bool { open.contains(where: \.isLink) }

  /// Takes a mark in a field.
  mutating func take(_ mark: Text?) {
    ended = nil
    switch mark {
    case "begin":
      open.append(Field())
      codes += 1
    case "separate":
      // What a box and a list hold is not seen in place of what is ticked and chosen.
      guard let last = open.indices.last, !open[last].isResult, open[last].isTicked == nil, open[last].choices.isEmpty
      else { break }
      open[last].isResult = true
      codes -= 1
    case "end": ended = drop()
    default: break
    }
  }

  private mutating func drop() -> Field? {
    guard let field = open.popLast() else { return nil }
    if !field.isResult { codes -= 1 }
    return field
  }

  /// Takes a piece of an instruction.
  mutating func takeInstruction(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let last = open.indices.last, open[last].instruction.count < 200 else { return }
    open[last].instruction.append(contentsOf: bytes.prefix(200))
  }

  /// Takes text that comes in the field that began last, or after all have ended.
  mutating func take(text: some Collection<UInt8>) {
    for index in open.indices where text.contains(where: { $0 > 0x20 }) {
      if areShown { open[index].hasResult = true } else { open[index].hasHidden = true }
    }
  }

  /// What is seen of a field.
  enum Shown {
    case nothing
    case text(String)
    case sign(Unicode.Scalar, SymbolFont)
    /// Something that the file does not say.
    case unknown
  }

  /// What is seen of the field that has just ended beside its result, which has been read.
  var shownOfEnded: Shown {
    guard let field = ended, areShown else { return .nothing }
    if let isTicked = field.isTicked { return .text(isTicked ? "☒" : "☐") }
    if !field.choices.isEmpty {
      return field.choices.indices.contains(field.choice) ? .text(field.choices[field.choice].string) : .nothing
    }
    let word = String(decoding: field.word, as: UTF8.self)
    guard !field.hasResult, !Self.silent.contains(word) else { return .nothing }
    switch word {
    case "symbol": return Self.symbol(field.instruction) ?? .unknown
    case "eq": return Self.enclosed(field.instruction) ?? .unknown
    default: return field.isResult && !Self.drawn.contains(word) ? .nothing : .unknown
    }
  }

  /// Fields that show nothing (17.16.5): entries of indexes, what is asked for, and jumps.
  private static let silent: Set<String> = [
    "", "tc", "xe", "rd", "ta", "set", "ask", "private", "advance", "next", "nextif", "skipif", "print", "bidioutline",
    "formtext",
  ]
  /// Fields that Word draws each time, whatever the file holds of them.
  private static let drawn: Set<String> = [
    "macrobutton", "gotobutton", "autonum", "autonumlgl", "autonumout", "listnum",
  ]

  /// The sign of an instruction such as `SYMBOL 254 \f "Wingdings"` (17.16.5.63).
  private static func symbol(_ instruction: [UInt8]) -> Shown? {
    let words = instruction.split { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
    guard words.count > 1 else { return nil }
    let number = String(decoding: words[1], as: UTF8.self)
    let value = number.utf8.starts(with: "0x".utf8) ? UInt32(number.dropFirst(2), radix: 16) : UInt32(number)
    let font = words.firstIndex { $0.elementsEqual("\\f".utf8) }.flatMap { index in
      index + 1 < words.count ? Text(String(decoding: words[index + 1], as: UTF8.self)) : nil
    }
    guard let scalar = value.flatMap({ Unicode.Scalar($0) }), scalar.value >= 0x20 else { return nil }
    return .sign(scalar, SymbolFont(named: font))
  }

  /// A sign in a circle or a box, as Word sets it: `eq \o\ac(○,11)`, `eq \o\ac(□,√)` (17.16.5.17).
  private static func enclosed(_ instruction: [UInt8]) -> Shown? {
    var cursor = Cursor(instruction.span)
    cursor.skip { $0.isBlank }
    guard cursor.takeInAnyCase("eq") else { return nil }
    cursor.skip { $0.isBlank }
    guard cursor.takeInAnyCase("\\o") else { return nil }
    _ = cursor.takeInAnyCase("\\ac")
    cursor.skip { $0.isBlank }
    guard cursor.take("("), let frame = cursor.takeScalar() else { return nil }
    cursor.skip { $0.isBlank || $0.isComma }
    if frame == "□" || frame == "☐" {
      let sign = cursor.takeScalar()
      cursor.skip { $0.isBlank }
      guard cursor.take(")") else { return nil }
      return sign == "√" || sign == "✓" || sign == "✔" ? .text("☑") : sign == "×" || sign == "✕" ? .text("☒") : nil
    }
    guard frame == "○" || frame == "〇" else { return nil }
    var number = 0
    while let digit = cursor.next.flatMap(Numerals.digit), number < 100 {
      number = number * 10 + digit
      cursor.skipScalar()
    }
    cursor.skip { $0.isBlank }
    guard cursor.take(")"), (1...50).contains(number) else { return nil }
    return .text(NumberStyle.anyEnclosedCircle.text(of: number))
  }

  /// Takes what is said of a part of a form (17.16.7, 17.16.9).
  mutating func take(_ tag: WordTag, _ element: XMLStartTag) {
    guard let last = open.indices.last else { return }
    switch tag {
    case .checkBox: open[last].isTicked = false
    case .checked,
      .default where open[last].isTicked != nil:
      open[last].isTicked = isOn(element)
    case .listEntry: open[last].choices.append(element.attribute("val", in: .wordprocessing) ?? "")
    case .result, .default:
      open[last].choice = element.value(of: "val", in: .wordprocessing).flatMap { wholeNumber($0) } ?? 0
    default: break
    }
  }

  /// A cell begins.
  mutating func enter() { depths.append(open.count) }

  /// A cell ends, or the document, and with it the fields that began in it.
  /// - Returns: Whether one of them has kept text back, because it did not end.
  mutating func leave() -> Bool {
    let depth = depths.popLast() ?? 0
    let hasHidden = open.dropFirst(depth).contains { !$0.isResult && $0.hasHidden }
    while open.count > depth { _ = drop() }
    return hasHidden
  }
}
