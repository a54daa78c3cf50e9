private let header = ["序号", "任务来源", "任务内容", "责任部门", "进展情况"]

/// Two reports that are compared.
let comparisonRows: [GrowthRow] = [
  cell("texts that have nothing in common", 3_000) { (characters($0, from: 0x4E00), characters($0, from: 0x6E00)) },
  cell("texts of other characters here and there", 3_000) { size in
    let old = characters(size, from: 0x4E00)
    return (old, changed(old, every: 9))
  },
  cell("a text that is moved", 3_000) { size in
    let old = characters(size, from: 0x4E00)
    return (old, String(old.unicodeScalars.dropFirst(size / 3)) + String(old.unicodeScalars.prefix(size / 3)))
  },
  cell("two characters again and again", 3_000) { size in
    (String(repeating: "推进", count: size / 2), String(repeating: "推", count: size))
  },
  cell("words and figures", 3_000) { size in
    ((0..<(size / 3)).map { "\($0) " }.joined(), (0..<(size / 3)).map { "\($0 + 7) " }.joined())
  },
  cell("items that all differ", 520) { (items($0, 0x4E00), items($0, 0x6E00)) },
  cell("items that are alike", 520) { (items($0, 0x4E00), changed(items($0, 0x4E00), every: 9)) },
  cell("items in another order", 520) { size in
    (items(size, 0x4E00), (1...size).map { "\($0).\(item(size - $0, 0x4E00))。\n" }.joined())
  },
  // An item is held against the fifty next ones at most, so that fewer items than that take a square.
  cell("long items that differ", 55) { size in
    (
      (1...size).map { "\($0).\(characters(400, from: 0x4E00))。\n" }.joined(),
      (1...size).map { "\($0).\(characters(400, from: 0x6E00))。\n" }.joined()
    )
  },
  GrowthRow(name: "tasks that have changed", size: 40) { size in
    let rows = { (word: String) in (1...size).map { ["\($0)", "甲第\($0)项", "乙", "丙", "\($0)\(word)"] } }
    return compareSteps(csv([header] + rows("开工")), csv([header] + rows("完工")))
  },
  GrowthRow(name: "tasks that cannot be told apart", size: 60) { size in
    let rows = (1...size).map { ["\($0)", "甲第1项", "乙", "丙", "丁"] }
    return compareSteps(csv([header] + rows), csv([header] + rows.reversed()))
  },
  tables("tables of one kind", 20) { _ in "列" },
  tables("tables with a column of their own", 20) { "列\($0)" },
  GrowthRow(name: "tasks that have gone to other tables", size: 12) { size in
    let old = (0..<size).map { table in (0..<6).map { table * 6 + $0 } }
    let new = (0..<size).map { table in (0..<6).map { (table + $0 * 7) % size * 6 + $0 } }
    return compareSteps(page(old) { "列\($0)" }, page(new) { "列\($0)" }, named: "a.html")
  },
  GrowthRow(name: "columns of two reports", size: 100) { size in
    let report = { (word: String) in csv([header + (0..<size).map { "\(word)\($0)" }, ["1", "甲第1项", "乙", "丙", "丁"]]) }
    return compareSteps(report("甲"), report("乙"))
  },
  GrowthRow(name: "columns of one role of two reports", size: 100) { size in
    let report = csv([header + (0..<size).map { _ in "进展情况" }, ["1", "甲第1项", "乙", "丙", "丁"]])
    return compareSteps(report, report)
  },
]

private func compareSteps(_ old: [UInt8], _ new: [UInt8], named name: String = "a.csv") -> [Step] {
  analysisSteps([old, new], named: name)
}

/// One cell of progress that has become another.
private func cell(_ name: String, _ size: Int, _ texts: @escaping @Sendable (Int) -> (String, String)) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let (old, new) = texts(size)
    let report = { (text: String) in csv([header, ["1", "甲第1项", "乙", "丙", text]]) }
    return compareSteps(report(old), report(new))
  }
}

private func tables(_ name: String, _ size: Int, column: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let tasks = (0..<size).map { table in (0..<4).map { table * 4 + $0 } }
    return compareSteps(page(tasks, column), page(tasks) { column($0 + 1) }, named: "a.html")
  }
}

/// A page of tables: of each the items of its tasks.
private func page(_ tables: [[Int]], _ column: (Int) -> String) -> [UInt8] {
  let texts = tables.enumerated().map { table, items in
    "<p>第\(table)组情况表</p><table><tr><th>序号<th>任务来源<th>任务内容<th>进展情况<th>\(column(table))"
      + items.enumerated().map { "<tr><td>\($0 + 1)<td>甲第\($1)项<td>乙<td>丙<td>丁" }.joined() + "</table>"
  }
  return Array(texts.joined().utf8)
}

/// Characters in an order that repeats only after thousands.
private func characters(_ count: Int, from first: UInt32) -> String {
  let scalars = (0..<UInt32(count)).compactMap { Unicode.Scalar(first + $0 &* $0 &* 7 % 4_093) }
  return String(String.UnicodeScalarView(scalars))
}

private func changed(_ text: String, every step: Int) -> String {
  let scalars = text.unicodeScalars.enumerated().map { $0.isMultiple(of: step) && $1.value > 0x3000 ? "变" : $1 }
  return String(String.UnicodeScalarView(scalars))
}

private func item(_ number: Int, _ first: UInt32) -> String {
  let scalars = (0..<UInt32(10)).compactMap { Unicode.Scalar(first + (UInt32(number) &* 31 + $0 &* $0 &* 97) % 4_093) }
  return String(String.UnicodeScalarView(scalars))
}

private func items(_ count: Int, _ first: UInt32) -> String {
  (1...count).map { "\($0).\(item($0, first))。\n" }.joined()
}
