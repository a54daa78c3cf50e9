internal import ReportAnalysis
internal import ReportModel
internal import ReportText
internal import ReportTemplates

// Office files hold summaries and comparisons as tables, and a table is laid out like that of a report: so each is one.

/// The tables of a document as reports, made when a template asks for them.
final class OfficeTables {
  private let make: () -> [Report]
  private let page: WritingOptions.Page
  private let document: TablesDocument

  init(on page: WritingOptions.Page, of document: TablesDocument, _ make: @escaping () -> [Report]) {
    self.page = page
    self.document = document
    self.make = make
  }

  private(set) lazy var contexts: [ReportContext] = {
    let reports = make()
    let names = SheetNames.names(of: reports)
    return reports.enumerated().map {
      ReportContext($1, ordinal: $0 + 1, page: page, sheetName: names[$0], partOf: document)
    }
  }()
}

/// A document whose tables stand below each other.
struct TablesDocument {
  /// What stands at the top of its pages after the first.
  let runningTitle: String
  /// Whether it has narrow margins and lines close to each other, to take few pages.
  var isCompact = false
}

/// The keys of these tables; every root has it, so that one template writes office files of every kind of document.
func officeKeys<Context: TemplateContext>(
  _ tables: @escaping @Sendable (Context) -> [ReportContext], follow: Bool
) -> [TemplateKey<Context>] {
  [
    .list(
      "sheets", "the tables of the document, each laid out as a report: what office files hold", of: ReportContext.self
    ) { TemplateList(tables($0)) },
    .flag(
      "tablesFollow", "whether these stand below each other, as those of a summary do; reports begin pages of their own"
    ) { _ in
      follow
    },
  ]
}

/// A table under construction.
private struct TableDraft {
  var title: String
  var columns: [(name: String, role: Role?)]
  var rows: [[String]] = []
  var notesAbove: [String] = []
  var notesBelow: [String] = []

  /// A table without rows says so.
  var report: Report {
    let empty = rows.isEmpty ? [["无。"]] : rows
    return Report(
      title: Title(text: title), columns: columns.map { Column(name: $0.name, role: $0.role) },
      rows: empty.map { RowContent(cells: $0) }, notes: notesAbove + notesBelow, notesAbove: notesAbove.count)
  }
}

private let numberColumn = (name: "序号", role: Role?.some(.number))
private let sourceColumn = (name: "任务来源", role: Role?.some(.source))
private let taskColumn = (name: "任务", role: Role?.some(.content))
private let departmentsColumn = (name: "责任部门", role: Role?.some(.departments))
private let progressColumn = (name: "进展情况", role: Role?.some(.progress))
private let deadlineColumn = (name: "完成时限", role: Role?.some(.deadline))

/// A column of counts.
private func count(_ name: String) -> (name: String, role: Role?) { (name, .amount) }

extension ReportTask {
  fileprivate var numberText: String { row.number.map { String($0) } ?? "" }
  fileprivate var sourceText: String { row.sources.map(\.inOneLine).joined(separator: "；") }
  fileprivate var departmentsText: String { row.departments.map(\.name).joined(separator: "、") }
  fileprivate var progressText: String { progress ?? (lacksProgress ? "（未填报）" : "") }
}

extension Summary {
  /// The summary as tables.
  func tables(_ detail: WritingOptions.Detail) -> [Report] {
    let names = reportNames(of: reports.map { ($0.input, $0.title, $0.issuer) })
    let states = TaskStatus.allCases.filter { state in tasks.contains { $0.row.status == state } }
    let hasDeadlines = tasks.contains { $0.deadline != nil }
    func counts(_ group: TaskGroup) -> [String] {
      [group.tasks.count, group.withoutProgress, group.behind].map { String($0) }
        + states.map { String(group.statuses[$0] ?? 0) }
        + [group.sources.map(\.inOneLine).joined(separator: "；")]
    }
    func groups(_ title: String, _ name: String, _ groups: [TaskGroup], rest: TaskGroup) -> Report {
      let columns =
        [(name, nil)] + ["任务数", "未填进展", "滞后或到期"].map(count) + states.map { count($0.label) } + [("事项", nil)]
      var draft = TableDraft(title: title, columns: columns)
      draft.rows = groups.map { group in
        [group.name + group.spellings.dropFirst().map { "\n（又作\($0)）" }.joined()] + counts(group)
      }
      if !rest.tasks.isEmpty { draft.rows.append(["（未列）"] + counts(rest)) }
      return draft.report
    }
    var lacking = TableDraft(
      title: "未填进展的任务", columns: [("报表", nil), numberColumn, sourceColumn, taskColumn, departmentsColumn])
    lacking.rows = withoutProgress.map {
      [names[$0.report], $0.numberText, $0.sourceText, $0.text ?? "", $0.departmentsText]
    }
    var late = TableDraft(
      title: "滞后或到期的任务",
      columns: [
        ("报表", nil), numberColumn, taskColumn, departmentsColumn, deadlineColumn, ("情形", .status), progressColumn,
      ])
    late.rows = behind.map {
      [
        names[$0.report], $0.numberText, $0.text ?? "", $0.departmentsText, $0.deadline ?? "",
        $0.lateness?.label ?? "", $0.progressText,
      ]
    }
    let first = [head(names)] + (submissions.map { [offices($0)] } ?? [])
    switch detail {
    case .brief: return first + [late.report, lacking.report]
    case .tasks: return first + [each(names, hasStates: !states.isEmpty, hasDeadlines: hasDeadlines)]
    case .full: break
    }
    return first + [
      groups("按责任部门", "责任部门", self.departments, rest: withoutDepartment),
      groups("按任务来源", "任务来源", sources, rest: withoutSource), lacking.report, late.report,
      details(names, hasStates: !states.isEmpty, hasDeadlines: hasDeadlines), list,
    ] + (similarDepartments.isEmpty ? [] : [similar])
  }

  private func head(_ names: [String]) -> Report {
    var draft = TableDraft(title: inOneLine(title), columns: ["报表", "任务", "责任部门", "未填进展", "滞后或到期"].map(count))
    draft.rows = [
      [reports.count, tasks.count, self.departments.count, withoutProgress.count, behind.count].map { String($0) }
    ]
    if let period { draft.notesAbove.append("报告期：" + period.text) }
    // Who has reported stands in the table of submissions, where there is one.
    if submissions == nil, !issuers.isEmpty { draft.notesAbove.append("填报单位：" + issuers.joined(separator: "、")) }
    if set.hasMixedPeriods {
      let periods = set.periods.map { "\($0.words)\($0.reports.count)份" }.joined(separator: "，")
      draft.notesBelow.append("报告期不一致：\(periods)。")
    }
    for group in set.duplicates {
      draft.notesBelow.append("疑为重复报送：" + group.map { reports[$0].input }.joined(separator: "、") + "。")
    }
    for input in unread where input.severity == .error {
      draft.notesBelow.append("未能读取：\(input.input ?? "")（\(input.translations.chinese)）。")
    }
    if !withoutProgressColumn.isEmpty {
      let without = withoutProgressColumn.map { names[$0] }.joined(separator: "、")
      draft.notesBelow.append("无进展栏的报表\(withoutProgressColumn.count)份，其任务不计入“未填进展”：\(without)。")
    }
    return draft.report
  }

  /// Who of those that were to report has done so.
  private func offices(_ submissions: Submissions) -> Report {
    var draft = TableDraft(title: "报送情况", columns: [("单位", nil), ("情况", nil), ("文件", nil)])
    draft.rows =
      submissions.missing.map { name in
        let hint = submissions.hints.first { $0.name.hasSameBytes(as: name) }
        return [name, "未报送", hint.map { "疑为\($0.other ?? $0.input)，请核对" } ?? ""]
      } + submissions.twice.map { [$0.name, "多次报送", $0.inputs.joined(separator: "、")] }
      + submissions.unlisted.map { [$0.name, "名单之外", $0.inputs.joined(separator: "、")] }
    let reported = submissions.reported.count
    draft.notesBelow = [
      "应报\(submissions.expected.names.offices.count)家，已报\(reported)家，未报\(submissions.missing.count)家。"
    ]
    if reported > 0 { draft.notesBelow.append("已报送：" + submissions.reported.joined(separator: "、") + "。") }
    return draft.report
  }

  /// Each task once.
  private func each(_ names: [String], hasStates: Bool, hasDeadlines: Bool) -> Report {
    var draft = TableDraft(
      title: "任务和进展",
      columns: [("报表", nil), numberColumn, sourceColumn, taskColumn, departmentsColumn, progressColumn]
        + (hasDeadlines ? [deadlineColumn] : []) + (hasStates ? [("状态", .status)] : []))
    draft.rows = tasks.map { task in
      [names[task.report], task.numberText, task.sourceText, task.text ?? "", task.departmentsText, task.progressText]
        + (hasDeadlines ? [task.deadline ?? ""] : []) + (hasStates ? [task.row.status?.label ?? ""] : [])
    }
    return draft.report
  }

  /// Each department's tasks.
  private func details(_ names: [String], hasStates: Bool, hasDeadlines: Bool) -> Report {
    let columns =
      [("责任部门", nil), ("报表", nil), numberColumn, sourceColumn, taskColumn, progressColumn]
      + (hasDeadlines ? [deadlineColumn] : [])
      + (hasStates ? [("状态", .status)] : [])
    var draft = TableDraft(title: "各部门任务和进展", columns: columns)
    for group in self.departments + [withoutDepartment] {
      draft.rows += group.tasks.map { index in
        let task = tasks[index]
        return [group.name, names[task.report], task.numberText, task.sourceText, task.text ?? "", task.progressText]
          + (hasDeadlines ? [task.deadline ?? ""] : []) + (hasStates ? [task.row.status?.label ?? ""] : [])
      }
    }
    return draft.report
  }

  private var list: Report {
    let columns: [(name: String, role: Role?)] = [
      ("号", .number), ("报表", nil), ("填报单位", nil), ("报告期", nil), ("文件", nil), count("任务数"), ("说明", nil),
    ]
    var draft = TableDraft(title: "报表清单", columns: columns)
    draft.rows = reports.enumerated().map { index, entry in
      [
        String(index + 1), inOneLine(entry.title.text), entry.issuer ?? "", entry.title.periodWords ?? "",
        entry.input, String(entry.tasks), entry.hasProgress ? "" : "无进展栏",
      ]
    }
    return draft.report
  }

  private var similar: Report {
    var draft = TableDraft(title: "名称相近的部门", columns: [("名称", nil), ("相近名称", nil), ("说明", nil)])
    draft.rows = similarDepartments.map { [$0.name, $0.other, $0.likeness.label] }
    draft.notesAbove = ["下列部门名称相近，可能为同一部门；统计时分别计算，请核对。"]
    let rest = unnamedSimilarDepartments
    if rest.count > 0 { draft.notesBelow = ["另有\(rest.isLeast ? "至少" : "")\(rest.count)对名称相近的部门，未列出。"] }
    return draft.report
  }
}

extension Comparison {
  /// The comparison as tables.
  var tables: [Report] {
    var head = TableDraft(title: "任务变化对比", columns: ["新增", "减少", "变化", "未变", "无法对应"].map(count))
    let unclear = ambiguous.reduce(0) { $0 + $1.old.count + $1.new.count }
    head.rows = [[added.count, removed.count, self.changed.count, unchanged.count, unclear].map { String($0) }]
    head.notesAbove = ["原：" + sideInOneLine(old.reports), "新：" + sideInOneLine(new.reports)]
    if hasNothingInCommon { head.notesBelow.append("两份报表没有相同的任务，可能不是同一份报表的前后两期，请核对。") }
    for (words, columns) in [("新表增加的栏目：", addedColumns), ("新表没有的栏目：", removedColumns)] where !columns.isEmpty {
      head.notesBelow.append(words + columns.joined(separator: "、") + "。")
    }
    var changed = TableDraft(
      title: "有变化的任务",
      columns: [numberColumn, ("原序号", .number), sourceColumn, taskColumn, departmentsColumn, ("栏目", nil), ("变化", nil)])
    changed.notesAbove = ["〔删：…〕为原表有而新表没有的文字，〔增：…〕为新表增加的文字。"]
    for pair in self.changed {
      changed.rows += pair.changes.map { change in
        let task = pair.new
        return [
          task.numberText, pair.old.numberText, task.sourceText, task.text ?? "", task.departmentsText,
          inOneLine(change.column.name), change.marked,
        ]
      }
    }
    func list(_ title: String, _ tasks: [ReportTask]) -> Report {
      var draft = TableDraft(
        title: title, columns: [numberColumn, sourceColumn, taskColumn, departmentsColumn, progressColumn])
      draft.rows = tasks.map { [$0.numberText, $0.sourceText, $0.text ?? "", $0.departmentsText, $0.progress ?? ""] }
      return draft.report
    }
    var unmatched = TableDraft(
      title: "无法对应的任务", columns: [("相同之处", nil), ("表", nil), numberColumn, sourceColumn, taskColumn, progressColumn])
    unmatched.notesAbove = ["下列任务来源或内容相同，不能确定哪一项对应哪一项，未作对比，请核对。"]
    for group in ambiguous {
      let reason = group.key == .source ? "来源相同" : "内容相同"
      for (side, tasks) in [("原", group.old), ("新", group.new)] {
        unmatched.rows += tasks.map { task in
          [reason, side, task.numberText, task.sourceText, task.text ?? "", task.progress ?? ""]
        }
      }
    }
    return [head.report, changed.report, list("新增的任务", added), list("减少的任务", removed)]
      + (ambiguous.isEmpty ? [] : [unmatched.report]) + [list("未变的任务", unchanged.map(\.new))]
  }
}
