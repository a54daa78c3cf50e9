internal import ReportModel

/// Departments and their parts, in plain lists, with labels or with suffixes.
enum RandomDepartments {
  static func make(
    _ generator: inout SeededGenerator, part: Department.Part, holds: Holdings
  ) -> RandomCell {
    switch generator.below(10) {
    case 0...1: labelled(&generator, part: part, holds: holds)
    case 2...3: suffixed(&generator, part: part, holds: holds)
    default: plain(&generator, part: part, holds: holds)
    }
  }

  private static func names(_ generator: inout SeededGenerator) -> [String] {
    var names = [generator.pick(Vocabulary.departments)]
    for _ in 0..<generator.below(3) {
      let name = generator.pick(Vocabulary.departments)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func separator(_ generator: inout SeededGenerator, holds: Holdings) -> String {
    if holds.contains(.lineBreaks), generator.chance(40) { return "\n" }
    return generator.pick(["、", "、", "，", ",", "；", ";"])
  }

  private static func plain(
    _ generator: inout SeededGenerator, part: Department.Part, holds: Holdings
  ) -> RandomCell {
    let names = names(&generator)
    var separator = separator(&generator, holds: holds)
    // Blanks separate Chinese names only.
    let isChinese = names.allSatisfy { name in name.unicodeScalars.allSatisfy { $0.value > 0x2E80 } }
    if isChinese, generator.chance(15) { separator = " " }
    return RandomCell(
      text: names.joined(separator: separator), departments: names.map { Department(name: $0, role: part) })
  }

  private static func suffixed(
    _ generator: inout SeededGenerator, part: Department.Part, holds: Holdings
  ) -> RandomCell {
    let separator = separator(&generator, holds: holds)
    var departments: [Department] = []
    var texts: [String] = []
    for name in names(&generator) {
      let (suffix, own): (String, Department.Part) = generator.pick([
        ("（牵头）", .lead), ("(牵头)", .lead), ("（配合）", .support), ("（主办）", .lead), ("（协办）", .support), ("", part),
      ])
      texts.append(name + suffix)
      departments.append(Department(name: name, role: own))
    }
    return RandomCell(text: texts.joined(separator: separator), departments: departments)
  }

  private static func labelled(
    _ generator: inout SeededGenerator, part: Department.Part, holds: Holdings
  ) -> RandomCell {
    var departments: [Department] = []
    var groups: [String] = []
    let colon = generator.pick(["：", "：", ":"])
    if generator.chance(15) {
      let names = names(&generator)
      departments += names.map { Department(name: $0, role: part) }
      groups.append(names.joined(separator: "、"))
    }
    let labels: [(String, Department.Part)] = generator.some(of: [
      (generator.pick(["牵头单位", "主办", "牵头部门"]), .lead), ("配合单位", .support),
      (generator.pick(["责任单位", "责任部门"]), .responsible),
    ])
    for (label, own) in labels {
      let names = names(&generator)
      departments += names.map { Department(name: $0, role: own) }
      groups.append(label + colon + names.joined(separator: generator.pick(["、", "，"])))
    }
    let separator = holds.contains(.lineBreaks) && generator.chance(70) ? "\n" : generator.pick(["；", "，"])
    return RandomCell(text: groups.joined(separator: separator), departments: departments)
  }
}

/// Progress texts: a state's own words, prose, or numbered items in one of the styles.
enum RandomProgress {
  private static let circled = ["①", "②", "③", "④", "⑤"]

  private static let markers: [@Sendable (Int) -> String] = [
    { "\($0)." }, { "\($0)." }, { "\($0)．" }, { "\($0)、" }, { "（\($0)）" }, { "(\($0))" }, { circled[$0 - 1] },
    { Vocabulary.numerals[$0] + "是" }, { "\($0). " },
  ]

  static func make(_ generator: inout SeededGenerator, holds: Holdings) -> RandomCell {
    switch generator.below(10) {
    case 0:
      var cell = RandomCell.stated(&generator)
      cell.items = [cell.text]
      return cell
    case 1...4:
      let text = RandomCell.sentence(&generator, holds: holds)
      return RandomCell(text: text, items: [text])
    default: return numbered(&generator, holds: holds)
    }
  }

  private static func numbered(_ generator: inout SeededGenerator, holds: Holdings) -> RandomCell {
    let marker = generator.pick(markers)
    var items: [String] = []
    if generator.chance(20) { items.append(generator.pick(["总体进展顺利。", "目前：", "今年以来，工作有序推进！"])) }
    let count = 2 + generator.below(3)
    for number in 1...count {
      var item = marker(number) + RandomCell.sentence(&generator, holds: holds)
      // Figures that are no markers: behind a full stop and with the next number.
      if generator.chance(8) { item += "\(number + 1).0版上线试用。" }
      if generator.chance(8) { item += "\(number + 1)月底前完成收尾。" }
      if number < count {
        if holds.contains(.lineBreaks), generator.chance(30) { item += "\n" }
      }
      items.append(item)
    }
    return RandomCell(text: items.joined(), items: items)
  }
}
