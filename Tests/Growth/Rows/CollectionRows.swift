private let header = ["序号", "任务来源", "任务内容", "责任部门", "进展情况"]

/// Many reports that are merged and summarised.
let collectionRows: [GrowthRow] = [
  row("reports", 12) { number in csv([["第\(number)组情况表"], header, ["1", "甲第\(number)项", "乙", "\(number)局", "丁"]]) },
  // A task would have a cell in each of the columns.
  row("reports with a column of their own", 40) { number in csv([header + ["列\(number)"]]) },
  row("reports of other periods", 40) { number in csv([["序号", "任务内容", "截至\(number % 12 + 1)月\(number % 28 + 1)日进展情况"]])
  },
  row("reports with other names of a column", 40) { number in csv([["序号", "任务内容", "进展情况（\(number)）"]]) },
  row("reports with a note of their own", 20) { number in csv([header, ["1", "甲", "乙", "丙", "丁"], ["注：\(number)"]]) },
  GrowthRow(name: "reports of many columns", size: 100) { size in
    let report = { (word: String) in csv([header + (0..<size).map { "\(word)\($0)" }, ["1", "甲", "乙", "丙", "丁"]]) }
    return analysisSteps(["甲", "乙", "丙"].map(report), named: "a.csv")
  },
  GrowthRow(name: "reports of many columns of one role", size: 100) { size in
    let report = csv([header + (0..<size).map { _ in "进展情况" }, ["1", "甲", "乙", "丙", "丁"]])
    return analysisSteps([report, report], named: "a.csv")
  },
  GrowthRow(name: "amounts in other units", size: 40) { size in
    let rows = (1...size).map { ["\($0)", "甲", "\($0)万元", "\($0)亿元"] }
    return analysisSteps([csv([["序号", "任务来源", "金额", "投资规模"]] + rows)], named: "a.csv")
  },
]

private func row(_ name: String, _ size: Int, _ report: @escaping @Sendable (Int) -> [UInt8]) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in analysisSteps((1...size).map(report), named: "a.csv") }
}
