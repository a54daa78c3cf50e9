import ReportModel

/// A task row of the columns 序号, 任务来源, 任务内容, 责任部门, 完成时限, 进展情况, 状态.
func task(
  _ number: Int, source: TaskSource? = nil, text: String = "", departments: [String] = [], due: CalendarDate? = nil,
  progress: String = "", status: TaskStatus? = nil
) -> RowContent {
  let origin = source.map { "\($0.document)\n第\($0.items.map(String.init).joined(separator: "、"))项" } ?? ""
  let state: String? =
    switch status {
    case .completed: "已完成"
    case .onTrack: "正在推进"
    case .notStarted: "未启动"
    case .delayed: "滞后"
    case .longTerm: "长期坚持"
    case nil: nil
    }
  return RowContent(
    cells: [
      String(number), origin, text, departments.joined(separator: "\n"), due?.description ?? "", progress, state ?? "",
    ])
}

/// A report of such rows.
func report(
  _ rows: [RowContent], title: String = "", issuer: String? = nil, period: Period? = nil, year: Int? = nil
) -> Report {
  var heading = Title(text: title)
  heading.issuer = issuer
  heading.period = period
  heading.year = year
  let columns = [
    Column(name: "序号", role: .number), Column(name: "任务来源", role: .source), Column(name: "任务内容", role: .content),
    Column(name: "责任部门", role: .departments), Column(name: "完成时限", role: .deadline),
    Column(name: "进展情况", role: .progress), Column(name: "状态", role: .status),
  ]
  return Report(title: heading, columns: columns, rows: rows, notes: [])
}

/// One input a report.
func documents(_ reports: Report...) -> [ReportDocument] {
  reports.enumerated().map { index, report in
    ReportDocument(input: "\(index + 1).csv", format: "csv", encoding: "UTF-8", reports: [report])
  }
}

/// The first half of 2026.
let firstHalf = Period(
  text: "上半年", from: CalendarDate(year: 2026, month: 1, day: 1), to: CalendarDate(year: 2026, month: 6, day: 30))
