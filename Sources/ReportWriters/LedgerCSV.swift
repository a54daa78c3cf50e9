package import ReportAnalysis
internal import ReportModel

/// What a ledger answers, as `ledger … --to csv` writes it, under labels of ours.
package func csv(of answer: LedgerAnswer) -> [UInt8] {
  switch answer {
  case .additions(let additions):
    csv(["结果", "替换"] + reportLabels, additions.map { outcome($0.outcome) + fields(of: $0.report) })
  case .reports(let reports): csv(reportLabels, reports.map(fields))
  case .histories(let histories):
    csv(
      ["任务编号"] + taskLabels + ["对应不明"],
      histories.enumerated().flatMap { index, history in
        history.entries.map { entry in ["\(index + 1)"] + fields(of: entry.task) + [entry.isAmbiguous ? "是" : ""] }
      })
  case .late(let tasks, _): csv(taskLabels + ["原因"], tasks.map { fields(of: $0.task) + [$0.reason.label] })
  }
}

private let reportLabels = ["编号", "填报单位", "标题", "报告期", "起", "止", "任务数", "无进展", "来源文件", "加入时间", "被替换为"]

private func fields(of report: LedgerReport) -> [String] {
  [
    "\(report.id)", report.issuer ?? "", report.title, report.period ?? "", report.periodFrom ?? "",
    report.periodTo ?? "", "\(report.tasks)", "\(report.withoutProgress)", report.input, report.addedAt,
    report.replacedBy.map { "\($0)" } ?? "",
  ]
}

private let taskLabels = ["报表", "填报单位", "报告期", "序号", "任务", "责任部门", "完成时限", "截止日", "状态", "进展", "来源文件"]

private func fields(of task: LedgerTask) -> [String] {
  [
    "\(task.report.id)", task.report.issuer ?? "", task.report.period ?? "", task.number.map { "\($0)" } ?? "",
    task.text ?? "", task.departments.joined(separator: "、"), task.deadline ?? "", task.deadlineTo ?? "",
    task.status?.label ?? "", task.progress ?? "", task.report.input,
  ]
}

private func outcome(_ outcome: LedgerAddition.Outcome) -> [String] {
  switch outcome {
  case .added: ["新增", ""]
  case .replaced(let other): ["替换", "\(other)"]
  case .unchanged: ["未变", ""]
  case .superseded: ["未变，较早版本", ""]
  }
}

private func csv(_ labels: [String], _ records: [[String]]) -> [UInt8] {
  var bytes: [UInt8] = []
  for record in [labels] + records {
    for (index, field) in record.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      field.utf8.span.withUnsafeBufferPointer { Escaper.csv.append($0, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}
