import ReportAnalysis

/// More and more reports of a series of a ledger, each of as many tasks.
let ledgerRows: [GrowthRow] = [
  chains("tasks that go on through many reports", 40) { _, task in "任务\(task)" },
  chains("tasks that are others in each report", 40) { report, task in "任务\(report)之\(task)" },
  chains("tasks of many reports that cannot be told apart", 40) { _, _ in "任务" },
]

private func chains(
  _ name: String, _ tasks: Int, _ text: @escaping @Sendable (Int, Int) -> String
) -> GrowthRow {
  GrowthRow(name: name, size: 60) { size in
    let generations = (0..<size).map { report in
      TaskChains.Generation(
        year: 2026,
        tasks: (0..<tasks).map { TaskKeys(source: nil, text: Array(text(report, $0).utf8)) })
    }
    return [Step("chains") { _ = TaskChains(generations) }]
  }
}
