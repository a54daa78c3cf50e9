internal import ReportText

/// The fields that have begun and not ended (17.16). Their results are seen, their instructions are not.
struct WordFields {
  private struct Field {
    var isResult = false
    /// Whether a box is ticked; nil where it is no box.
    var isTicked: Bool?
    var choices: [Text] = []
    var choice = 0
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
      guard let last = open.indices.last, !open[last].isResult else { break }
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
    guard let last = open.indices.last, open[last].instruction.count < 64 else { return }
    open[last].instruction.append(contentsOf: bytes.prefix(64))
  }

  /// Whether the field that ended last shows a number which Word makes and the file does not hold (17.16.5.3 and 17.16.5.32).
  var hidesNumber: Bool {
    guard let field = ended, !field.isResult else { return false }
    return field.word.starts(with: "autonum".utf8) || field.word.elementsEqual("listnum".utf8)
  }

  /// What a part of a form shows that has no result, once its field has ended.
  var shownOfForm: String? {
    guard let field = ended, !field.isResult else { return nil }
    if let isTicked = field.isTicked { return isTicked ? "☒" : "☐" }
    return field.choices.indices.contains(field.choice) ? field.choices[field.choice].string : nil
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

  /// A cell ends, and with it the fields that began in it.
  mutating func leave() {
    let depth = depths.popLast() ?? 0
    while open.count > depth { _ = drop() }
  }
}
