internal import ReportModel

/// A cell's text, and what it means.
struct RandomCell {
  var text = ""
  var number: Int?
  var source: TaskSource?
  var departments: [Department] = []
  var items: [String]?
  var status: TaskStatus?

  /// A cell of a column.
  /// - Parameter mayBeEmpty: Whether an empty cell will do.
  static func make(
    for column: RandomColumn, _ generator: inout SeededGenerator, holds: Holdings, mayBeEmpty: Bool = true
  ) -> RandomCell {
    if mayBeEmpty, generator.chance(10) { return RandomCell() }
    guard column.isTyped else { return RandomCell(text: prose(&generator, holds: holds)) }
    switch column.column.role {
    case .source: return makeSource(&generator, holds: holds)
    case .departments: return RandomDepartments.make(&generator, part: .responsible, holds: holds)
    case .leadDepartments: return RandomDepartments.make(&generator, part: .lead, holds: holds)
    case .supportDepartments: return RandomDepartments.make(&generator, part: .support, holds: holds)
    case .progress: return RandomProgress.make(&generator, holds: holds)
    case .status: return makeStatus(&generator, question: column.question)
    case .completionRate: return makeRate(&generator)
    default: return RandomCell(text: prose(&generator, holds: holds))
    }
  }

  // MARK: Numbers

  /// The ways to write 序号.
  static let numberStyles: [@Sendable (Int) -> String] = [
    { String($0) }, { String($0) }, { String($0) }, { Vocabulary.fullWidth($0) }, { "（\($0)）" }, { "(\($0))" },
    { Vocabulary.chineseNumber($0) }, { "\($0)." }, { "\($0)、" },
  ]

  static func makeNumber(_ number: Int, style: Int) -> RandomCell {
    RandomCell(text: numberStyles[style](number), number: number)
  }

  // MARK: Sources

  private static func makeSource(_ generator: inout SeededGenerator, holds: Holdings) -> RandomCell {
    let document = generator.pick(Vocabulary.documents)
    let gap = generator.pick(holds.contains(.lineBreaks) ? ["\n", "\n", "", " "] : ["", " "])
    let first = 1 + generator.below(300)
    let second = first + 1 + generator.below(5)
    let third = second + 1 + generator.below(3)
    let numeral = Vocabulary.chineseNumber
    let comma = generator.pick(["、", "，", ",", "和", "及"])
    let dash = generator.pick(["-", "－", "—", "~", "～", "至"])
    let (text, items): (String, [Int]) =
      switch generator.below(10) {
      case 0: ("", [])
      case 1: ("第\(first)\(comma)\(second)项", [first, second])
      case 2: ("第\(first)\(dash)\(second)项", Array(first...second))
      case 3: ("第\(numeral(first))项", [first])
      case 4: ("第\(first)项、第\(second)项", [first, second])
      case 5: ("第\(first)、\(second)\(dash)\(third)项", [first] + Array(second...third))
      case 6: ("（第\(first)项）", [first])
      case 7: ("第\(first)\(dash)第\(second)项", Array(first...second))
      default: ("第\(first)项", [first])
      }
    return RandomCell(
      text: text.isEmpty ? document : document + gap + text, source: TaskSource(document: document, items: items))
  }

  // MARK: States

  private static let stated: [(TaskStatus, [String])] = [
    (.completed, ["已完成", "已完工"]), (.onTrack, ["达序", "按序时", "正在推进", "持续推进", "有序推进"]),
    (.notStarted, ["未开工"]), (.delayed, ["滞后", "推进缓慢"]), (.longTerm, ["长期坚持"]),
  ]

  /// A state's own words.
  static func stated(_ generator: inout SeededGenerator) -> RandomCell {
    let (status, words) = generator.pick(stated)
    return RandomCell(text: generator.pick(words) + (generator.chance(10) ? "。" : ""), status: status)
  }

  private static func makeStatus(_ generator: inout SeededGenerator, question: Unicode.Scalar?) -> RandomCell {
    if let question, generator.chance(60) {
      let asksForOrder = question == "序"
      return generator.chance(60)
        ? RandomCell(text: "是", status: asksForOrder ? .onTrack : .completed)
        : RandomCell(text: "否", status: .delayed)
    }
    if generator.chance(15) { return RandomCell(text: generator.pick(["详见附件", "与上月持平", "—"])) }
    return stated(&generator)
  }

  private static func makeRate(_ generator: inout SeededGenerator) -> RandomCell {
    switch generator.below(6) {
    case 0: RandomCell(text: "100%", status: .completed)
    case 1: RandomCell(text: "145%", status: .completed)
    case 2: RandomCell(text: "0%", status: .notStarted)
    case 3: RandomCell(text: "—")
    default: RandomCell(text: "\(1 + generator.below(98))" + generator.pick(["%", ".5%", "％"]))
    }
  }

  // MARK: Prose

  /// One or two clauses with a full stop, with a hard piece among them; no text that reads like a heading or a total.
  static func sentence(_ generator: inout SeededGenerator, holds: Holdings) -> String {
    var text = generator.pick(Vocabulary.clauses)
    if generator.chance(20) { text += hardPiece(&generator, holds: holds) }
    if generator.chance(20) { text += "，" + generator.pick(Vocabulary.clauses) }
    return text + "。"
  }

  private static func hardPiece(_ generator: inout SeededGenerator, holds: Holdings) -> String {
    if holds.contains(.unicode), generator.chance(25) { return generator.pick(Vocabulary.unicodePieces) }
    if holds.contains(.blankRuns), generator.chance(15) { return generator.pick(["  甲", "　　乙", " 　丙"]) }
    if holds.contains(.tabs), generator.chance(15) { return "\t甲" }
    return generator.pick(Vocabulary.hardPieces)
  }

  static func prose(_ generator: inout SeededGenerator, holds: Holdings) -> String {
    if generator.chance(15) { return generator.pick(Vocabulary.codes) }
    var text = generator.chance(25) ? hardPiece(&generator, holds: holds) + "项目" : ""
    text += sentence(&generator, holds: holds)
    if holds.contains(.lineBreaks), generator.chance(25) {
      for _ in 0...generator.below(2) {
        text += holds.contains(.blankLines) && generator.chance(25) ? "\n\n" : "\n"
        text += outerBlanks(&generator, holds: holds) + sentence(&generator, holds: holds)
      }
    }
    return outerBlanks(&generator, holds: holds) + text + outerBlanks(&generator, holds: holds)
  }

  private static func outerBlanks(_ generator: inout SeededGenerator, holds: Holdings) -> String {
    holds.contains(.outerBlanks) && generator.chance(10) ? generator.pick([" ", "  ", "　", "\u{20}　"]) : ""
  }
}
