internal import ReportAnalysis
internal import ReportModel
internal import ReportText

/// The tables of a summary: whole for office files, and with some of their rows where only the widths of columns are wanted.
struct SummaryTables {
  let summary: Summary
  /// How tables call each report.
  let names: [String]
  let features: TaskFeatures
  /// About how many rows of tasks are made.
  var most = Int.max

  /// All for office files.
  func all(_ detail: WritingOptions.Detail) -> [Report] {
    let first = [head] + (summary.submissions.map { [offices($0)] } ?? [])
    switch detail {
    case .brief: return first + [departments, behind, withoutProgress]
    case .tasks: return first + [each(namingReports: true)]
    case .full: break
    }
    return first + [
      departments, groups("按任务来源", "任务来源", summary.sources, rest: summary.withoutSource), withoutProgress, behind,
      details, list,
    ] + (summary.similarDepartments.isEmpty ? [] : [similar])
  }

  /// The column that says which report a task is from.
  private var reportColumn: [TaskColumn] {
    let names = names
    return summary.reports.count > 1 ? [TaskColumn(name: "报表") { names[$0.report] }] : []
  }

  var withoutProgress: Report {
    let columns = reportColumn + features.leading + [.task, .departments]
    return TableDraft(title: "未填进展的任务", columns: columns, tasks: summary.withoutProgress.evenly(upTo: most)).report
  }

  var behind: Report {
    let columns =
      reportColumn + (features.hasNumbers ? [.number] : []) + [.task, .departments]
      + (features.hasDeadlines ? [.deadline] : []) + [.lateness, .progress]
    return TableDraft(title: "滞后或到期的任务", columns: columns, tasks: summary.behind.evenly(upTo: most)).report
  }

  /// Each task once.
  func each(namingReports: Bool) -> Report {
    let columns =
      (namingReports ? reportColumn : []) + features.leading + [.task, .departments, .progress] + features.closing
      + (features.isLate ? [.lateness] : [])
    return TableDraft(title: "任务和进展", columns: columns, tasks: summary.tasks.evenly(upTo: most)).report
  }

  /// What is said of the tasks of a department.
  private var detailColumns: [TaskColumn] {
    reportColumn + features.leading + [.task, .progress] + features.closing
  }

  /// The tasks of all as those of a department are shown.
  var group: Report {
    TableDraft(title: "任务", columns: detailColumns, tasks: summary.tasks.evenly(upTo: most)).report
  }

  /// Each department's tasks.
  private var details: Report {
    var draft = TableDraft(
      title: "各部门任务和进展", columns: [("责任部门", nil)] + detailColumns.map { ($0.name, $0.role) })
    for group in summary.departments + [summary.withoutDepartment] {
      draft.rows += group.tasks.map { index in [group.name] + detailColumns.map { $0.text(summary.tasks[index]) } }
    }
    return draft.report
  }

  private var departments: Report {
    groups("按责任部门", "责任部门", summary.departments, rest: summary.withoutDepartment)
  }

  private func groups(_ title: String, _ name: String, _ groups: [TaskGroup], rest: TaskGroup) -> Report {
    let states = TaskStatus.allCases.filter { features.statuses.contains($0) }
    var draft = TableDraft(
      title: title,
      columns: [(name, nil)] + (["任务数", "未填进展", "滞后或到期"] + states.map(\.label)).map(TableDraft.count)
        + (features.hasSources ? [("事项", nil)] : []))
    func counts(_ group: TaskGroup) -> [String] {
      [group.tasks.count, group.withoutProgress, group.behind].map { String($0) }
        + states.map { String(group.statuses[$0] ?? 0) }
        + (features.hasSources ? [group.sources.map(\.inOneLine).joined(separator: "；")] : [])
    }
    draft.rows = groups.map { group in
      [group.name + group.spellings.dropFirst().map { "\n（又作\($0)）" }.joined()] + counts(group)
    }
    if !rest.tasks.isEmpty { draft.rows.append(["（未列）"] + counts(rest)) }
    return draft.report
  }

  private var head: Report {
    var draft = TableDraft(
      title: inOneLine(summary.title), columns: ["报表", "任务", "责任部门", "未填进展", "滞后或到期"].map(TableDraft.count))
    draft.rows = [
      [
        summary.reports.count, summary.tasks.count, summary.departments.count, summary.withoutProgress.count,
        summary.behind.count,
      ].map { String($0) }
    ]
    if let period = summary.period {
      draft.notesAbove.append("报告期：" + period.text + (daysBeside(period).map { "（\($0)）" } ?? ""))
    }
    // Who has reported stands in the table of submissions, where there is one.
    if summary.submissions == nil, !summary.issuers.isEmpty {
      draft.notesAbove.append("填报单位：" + summary.issuers.joined(separator: "、"))
    }
    if summary.set.hasMixedPeriods {
      let periods = summary.set.periods.map { "\($0.words)\($0.reports.count)份" }.joined(separator: "，")
      draft.notesBelow.append("报告期不一致：\(periods)。")
    }
    for group in summary.set.duplicates {
      draft.notesBelow.append("疑为重复报送：" + group.map { summary.reports[$0].input }.joined(separator: "、") + "。")
    }
    let unread = summary.unread.filter { $0.severity == .error }
    if !unread.isEmpty {
      let reasons = unread.map { "\($0.input ?? "")（\($0.translations.chinese)）" }
      draft.notesBelow.append("下列文件无法读取，未计入：" + reasons.joined(separator: "；") + "。")
    }
    let without = summary.withoutProgressColumn.map { names[$0] }
    if !without.isEmpty {
      draft.notesBelow.append(
        "无进展栏的报表\(without.count)份，其任务不计入“未填进展”：\(without.joined(separator: "、"))。")
    }
    return draft.report
  }

  /// Who of those that were to report has done so.
  private func offices(_ submissions: Submissions) -> Report {
    var draft = TableDraft(title: "报送情况", columns: [("单位", nil), ("情况", nil), ("文件", nil)])
    draft.rows =
      submissions.missing.map { name in
        let hint = submissions.hints.first { $0.name.utf8.elementsEqual(name.utf8) }
        return [name, "未报送", hint.map { "疑为\($0.other ?? $0.input)，请核对" } ?? ""]
      } + submissions.twice.map { [$0.name, "多次报送", $0.inputs.joined(separator: "、")] }
      + submissions.unlisted.map {
        [$0.isNamed ? $0.name : "未写明填报单位", "名单之外", $0.inputs.joined(separator: "、")]
      }
    let reported = submissions.reported.count
    draft.notesBelow = [
      "应报\(submissions.expected.names.offices.count)家，已报\(reported)家，未报\(submissions.missing.count)家。"
    ]
    if reported > 0 { draft.notesBelow.append("已报送：" + submissions.reported.joined(separator: "、") + "。") }
    return draft.report
  }

  /// The reports, with the findings about each that has any.
  var list: Report {
    var draft = TableDraft(
      title: "报表清单",
      columns: [("号", .number), ("报表", nil), ("填报单位", nil), ("报告期", nil), ("文件", nil), TableDraft.count("任务数")]
        + (summary.hasRemarks ? [("说明", nil)] : []))
    let remarks = summary.remarks
    draft.rows = Array(summary.reports.enumerated()).evenly(upTo: most).map { index, entry in
      [
        String(index + 1), inOneLine(entry.title.text), entry.issuer ?? "", entry.title.periodWords ?? "", entry.input,
        String(entry.tasks),
      ] + (summary.hasRemarks ? [remarks[index].joined(separator: "；")] : [])
    }
    return draft.report
  }

  private var similar: Report {
    var draft = TableDraft(title: "名称相近的部门", columns: [("名称", nil), ("相近名称", nil), ("说明", nil)])
    draft.rows = summary.similarDepartments.map { [$0.name, $0.other, $0.likeness.label] }
    draft.notesAbove = ["下列部门名称相近，可能为同一部门；统计时分别计算，请核对。"]
    let rest = summary.unnamedSimilarDepartments
    if rest.count > 0 { draft.notesBelow = ["另有\(rest.isLeast ? "至少" : "")\(rest.count)对名称相近的部门，未列出。"] }
    return draft.report
  }
}

/// The days of a period, where its words do not name them.
func daysBeside(_ period: Period) -> String? {
  period.text.utf8.contains("日至".utf8) ? nil : dates(of: period)
}

extension Summary {
  /// Whether there is anything to say of a report beside the others.
  var hasRemarks: Bool { !withoutProgressColumn.isEmpty || !set.duplicates.isEmpty }

  /// The findings about each report beside the others: that it has no column for progress, and which it may repeat.
  var remarks: [[String]] {
    var remarks = reports.map { $0.hasProgress ? [] : ["无进展栏"] }
    for group in set.duplicates { for index in group.dropFirst() { remarks[index].append("疑与第\(group[0] + 1)份重复") } }
    return remarks
  }
}
