import ReportKit

private let header = ["序号", "任务来源", "任务内容", "责任部门", "进展情况"]

/// Reports that are long or wide, as CSV.
let reportRows: [GrowthRow] = [
  row("rows", 20) { size in table((1...size).map { ["\($0)", "报告第\($0)项", "任务\($0)", "甲局、乙局", "1.开工。2.完工。"] }) },
  row("columns", 40) { size in wide((1...size).map { "列\($0)" }) },
  row("columns of one role", 40) { size in wide(Array(repeating: "进展情况", count: size)) },
  row("columns of departments", 20) { size in
    wide((1...size).map { "牵头单位\($0)" } + Array(repeating: "配合单位", count: size))
  },
  row("columns of periods", 40) { size in wide((1...size).map { "\($0 % 12 + 1)月推进情况" }) },
  row("columns of names with slashes", 4) { size in
    wide((1...size).map { _ in String(repeating: "甲/", count: 60) + "乙" })
  },
  row("cells above the header", 100) { size in
    csv([(1...size).map { "行\($0 + 100_000)" }]) + table([["1", "甲", "乙", "丙", "丁"]])
  },
  row("a header of two rows", 40) { size in
    csv([["序号", "任务来源", "本月"] + blanks(size), ["", ""] + (0...size).map { "列\($0)" }, ["1", "甲", "乙"]])
  },
  row("a long text above a header of two rows", 40) { size in
    let long = String(repeating: "月", count: size * 10)
    return csv([["序号", "任务来源", long] + blanks(size), ["", ""] + (0...size).map { "列\($0)" }, ["1", "甲", "乙"]])
  },
  row("the header again", 200) { size in table((1...size).map { _ in header }) },
  row("headings", 50) { size in table((1...size).map { ["第\($0)部分"] }) },
  row("headings in every cell", 25) { size in table((1...size).map { number in header.map { _ in "（一）\(number)" } }) },
  row("totals and notes", 25) { size in table((1...size).flatMap { [["合计", "\($0)"], ["注：\($0)"]] }) },
  row("lines above the table", 300) { size in csv((1...size).map { ["行\($0)"] }) + table([["1", "甲", "乙", "丙", "丁"]]) },
  row("cells alone under the table", 60) { size in table([["1", "甲", "乙", "丙", "丁"]] + (1...size).map { ["行\($0)"] }) },
  row("rows that are torn", 10) { size in
    table((1...size).flatMap { [["\($0)", "甲"], ["乙。"], ["丙。", "丁", "1.开工。"], ["2.完工。"]] })
  },
  row("a row that is torn into many", 200) { size in
    table([["1", "甲", "乙", "丙", "丁"]] + (1...size).map { ["\($0)、戊。"] })
  },
  row("short and long rows", 25) { size in
    table((1...size).map { $0.isMultiple(of: 2) ? ["1"] : ["1", "2", "3", "4", "5", "6", "7"] })
  },
  read("numbers that come twice", 1_200) { size in table((1...size).map { _ in ["7", "甲", "乙", "丙", "丁"] }) },
  read("numbers that are none", 1_200) { size in table((1...size).map { _ in ["x", "甲", "乙", "丙", "丁"] }) },
  read("items that have a task already", 1_200) { size in
    table((1...size).map { ["\($0)", "甲第\($0 % 2 + 1)项", "乙", "丙", "丁"] })
  },
  row("departments of a cell", 40) { size in
    table([["1", "甲", "乙", (1...size).map { "\($0)局" }.joined(separator: "、"), "丁"]])
  },
  read("blanks between departments", 5_000) { size in
    table([["1", "甲", "乙", "区\(String(repeating: " ", count: size))x", "丁"]])
  },
  row("departments of one character", 2_500) { size in
    table([["1", "甲", "乙", String(repeating: "财 ", count: size), "丁"]])
  },
  row("labels of departments", 2_500) { size in
    table([["1", "甲", "乙", String(repeating: " ", count: size) + String(repeating: "【牵头】甲（乙）", count: size), "丁"]])
  },
  row("duties of nobody", 2_500) { size in
    table([
      ["1", "甲", "乙", "牵头单位：" + String(repeating: "甲、", count: size) + String(repeating: "配合、", count: size), "丁"]
    ])
  },
  read("documents of a cell", 2_500) { size in
    table([["1", String(repeating: "《甲报告，第1项，", count: size), "乙", "丙", "丁"]])
  },
  row("departments that differ in a character", 40) { size in
    table((1...size).map { ["\($0)", "甲", "乙", "区政务\(character($0))局", "丁"] })
  },
  row("departments that shorten each other", 40) { size in
    table((1...size).map { ["\($0)", "甲", "乙", "区住\(String(repeating: "建", count: $0 % 40))局", "丁"] })
  },
  row("headers that are nearly known", 40) { size in wide((1...size).map { "进展\(character($0))况" }) },
  row("blanks between departments", 5_000) { size in
    table([["1", "甲", "乙", "区\(String(repeating: " ", count: size))x", "丁"]])
  },
  row("spellings of a department", 20) { size in table((1...size).map { ["\($0)", "甲", "乙", spelling($0), "丁"] }) },
  row("documents of sources", 25) { size in table((1...size).map { ["\($0)", "报告\($0)第1项", "乙", "丙", "丁"] }) },
  row("items of a source", 1_000) { size in
    table([["1", "甲第\((1...size).map { String($0) }.joined(separator: "、"))项", "乙", "丙", "丁"]])
  },
  row("lists of items", 300) { size in
    table([["1", (1...size).map { "甲第\($0)、\($0 + 1)项" }.joined(), "乙", "丙", "丁"]])
  },
  row("items of progress", 300) { size in
    table([["1", "甲", "乙", "丙", (1...size).map { "\($0).完工。" }.joined()]])
  },
  read("quotes that go on", 1_200) { size in
    csv([header]) + Array(String(repeating: "1,\"a\nb\"c,乙,丙,丁\n", count: size).utf8)
  },
  row("cells that a spreadsheet takes for formulas", 20) { size in
    table((1...size).map { ["\($0)", "=1", "+1", "-1", "@1"] })
  },
]

private func row(_ name: String, _ size: Int, _ input: @escaping @Sendable (Int) -> [UInt8]) -> GrowthRow {
  GrowthRow(name: name, size: size) { reportSteps(input($0), named: "a.csv") }
}

/// Where many rows are needed only reading them is measured.
private func read(_ name: String, _ size: Int, _ input: @escaping @Sendable (Int) -> [UInt8]) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let bytes = input(size)
    return [Step("read") { _ = try? reader(of: "a.csv").read(bytes, name: "a.csv") }]
  }
}

private func table(_ rows: [[String]]) -> [UInt8] { csv([header] + rows) }

private func wide(_ columns: [String]) -> [UInt8] {
  csv([["序号", "任务来源"] + columns, ["1", "甲"] + columns.map { _ in "x" }, ["2", "乙"]])
}

private func blanks(_ count: Int) -> [String] { Array(repeating: "", count: count) }

private func character(_ number: Int) -> String {
  Unicode.Scalar(0x4E00 + UInt32(number) * 7 % 20_000).map { String($0) } ?? ""
}

/// One of the ways to write a name in half-width and full-width letters.
private func spelling(_ number: Int) -> String {
  let letters = (0..<16).map { bit in Unicode.Scalar(UInt8(0x41 + bit)).value + (number >> bit & 1 == 0 ? 0 : 0xFEE0) }
  return String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) })) + "局"
}
