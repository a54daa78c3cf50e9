internal import ReportModel

/// A column, and what its cells are made of.
struct RandomColumn {
  var column: Column
  /// The question that a column of states asks, by its last word: 成 (是否完成), 序 (是否达序).
  var question: Unicode.Scalar?
  /// Whether the cells have a typed view; where two columns have one role only the first has.
  var isTyped: Bool

  static func make(_ generator: inout SeededGenerator, holds: Holdings) -> [RandomColumn] {
    var columns: [RandomColumn] = []
    let hasNumber = !holds.contains(.anyFirstColumn) || generator.chance(80)
    for (role, chance) in odds where generator.chance(chance) {
      columns.append(known(role, &generator, holds: holds))
    }
    let isReport = columns.contains { $0.column.role.map { substantial.contains($0.rawValue) } ?? false }
    if !isReport { columns.append(known("content", &generator, holds: holds)) }
    if columns.count < 2 { columns.append(known("remarks", &generator, holds: holds)) }
    if generator.chance(40) { columns.swapAt(generator.below(columns.count), generator.below(columns.count)) }
    if generator.chance(20) { addGroup(to: &columns, &generator, holds: holds) }
    if generator.chance(15) {
      let name = generator.pick(Vocabulary.unknownColumns)
      let place = generator.below(columns.count + 1)
      columns.insert(RandomColumn(column: Column(name: name), isTyped: false), at: breaking(columns, at: place))
    }
    if hasNumber {
      let number = known("number", &generator, holds: holds)
      let place = holds.contains(.anyFirstColumn) && generator.chance(8) ? generator.below(columns.count + 1) : 0
      columns.insert(number, at: breaking(columns, at: place))
    }
    return columns
  }

  /// How often a role has a column, in percent.
  private static let odds: [(role: String, chance: Int)] = [
    ("source", 40), ("category", 5), ("project", 8), ("content", 75), ("target", 5), ("measures", 5),
    ("requirement", 5), ("leadDepartments", 10), ("supportDepartments", 8), ("departments", 45), ("implementer", 4),
    ("leader", 4), ("contact", 4), ("deadline", 10), ("location", 4), ("amount", 8), ("progress", 60), ("status", 15),
    ("completionRate", 10), ("problems", 5), ("nextSteps", 5), ("remarks", 15),
  ]

  /// The roles of which a report has one.
  private static let substantial: Set<String> = [
    "source", "content", "project", "departments", "leadDepartments", "supportDepartments", "progress", "target",
    "measures", "problems", "deadline", "status",
  ]

  private static let typed: Set<String> = [
    "number", "source", "departments", "leadDepartments", "supportDepartments", "progress", "status", "completionRate",
  ]

  /// A place that does not cut a group of columns in two.
  private static func breaking(_ columns: [RandomColumn], at place: Int) -> Int {
    var place = place
    while place > 0, place < columns.count,
      levels(of: columns[place].column.name).count > 1, levels(of: columns[place - 1].column.name).count > 1
    {
      place -= 1
    }
    return place
  }

  private static func known(
    _ role: String, _ generator: inout SeededGenerator, holds: Holdings
  ) -> RandomColumn {
    let words = Vocabulary.columns.first { $0.role == role }?.words ?? []
    let word = generator.pick(words)
    var column = Column(name: word, role: Role(rawValue: role))
    switch generator.below(20) {
    case 0...1 where ["content", "departments", "target"].contains(role):
      column.name = generator.pick(["市级", "区级", "省级"]) + word
    case 2 where role == "amount": column.name = word + generator.pick(["（万元）", "(亿元)"])
    case 3 where role == "completionRate": column.name = word + "（%）"
    case 2...4 where role == "progress" && word != "本月进展情况" && word != "工作进展":
      let period = generator.pick(["1-8月", "第一季度", "上半年", "10月份"])
      column.period = Period(text: period)
      column.name = generator.chance(50) ? period + word : word + "（" + period + "）"
    case 5...6: column.name = Vocabulary.traditional(word)
    case 7: column.name = word.unicodeScalars.map { String($0) }.joined(separator: generator.pick([" ", "　"]))
    case 8 where holds.contains(.lineBreaks) && word.unicodeScalars.count >= 4:
      let scalars = word.unicodeScalars.map { String($0) }
      column.name = scalars[..<2].joined() + "\n" + scalars[2...].joined()
    default: break
    }
    let question: Unicode.Scalar? = word.unicodeScalars.first == "是" ? word.unicodeScalars.last : nil
    return RandomColumn(column: column, question: question, isTyped: typed.contains(role))
  }

  /// Adds columns under a common head: 本月进展情况/前期手续. The innermost known word gives the role.
  private static func addGroup(
    to columns: inout [RandomColumn], _ generator: inout SeededGenerator, holds: Holdings
  ) {
    var group: [RandomColumn] = []
    let isTyped = !columns.contains { $0.column.role == .progress }
    if generator.chance(60), isTyped {
      let period = generator.chance(25) ? "1-8月" : ""
      let head = period + generator.pick(["进展情况", "推进情况", "完成情况"])
      var names = ["前期手续", "工程建设", "征地拆迁"]
      if holds.contains(.deepHeaders), generator.chance(40) { names = ["前期手续", "工程建设/土建", "工程建设/安装"] }
      if generator.chance(40) { names = Array(names[1...]) }
      for name in names {
        var column = Column(name: head + "/" + name, role: .progress)
        if !period.isEmpty { column.period = Period(text: period) }
        group.append(RandomColumn(column: column, isTyped: true))
      }
    } else if !columns.contains(where: { ["amount", "completionRate"].contains($0.column.role?.rawValue) }) {
      let amount = Column(name: "资金情况/" + generator.pick(["金额（万元）", "投资规模"]), role: Role(rawValue: "amount"))
      group.append(RandomColumn(column: amount, isTyped: false))
      group.append(RandomColumn(column: Column(name: "资金情况/执行率", role: .completionRate), isTyped: true))
    }
    columns.insert(contentsOf: group, at: generator.below(columns.count + 1))
  }
}
