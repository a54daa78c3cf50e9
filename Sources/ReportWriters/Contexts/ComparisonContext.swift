internal import ReportAnalysis
internal import ReportModel
internal import ReportTemplates
internal import ReportText

/// The root of every template of comparisons.
struct ComparisonContext: TemplateContext {
  let comparison: Comparison
  let page: WritingOptions.Page
  /// The comparison as records.
  let records: [[String]]
  /// The comparison as tables for office files.
  let tables: OfficeTables
  /// The widths of the columns of its tables on pages, and some of their rows to choose them by.
  let widths: PageWidths
  let sampledTables: ComparisonTables

  init(comparison: Comparison, page: WritingOptions.Page, records: [[String]]) {
    self.comparison = comparison
    self.page = page
    self.records = records
    let whole = ComparisonTables(of: comparison)
    tables = OfficeTables(on: page, of: TablesDocument(runningTitle: "任务变化对比")) { whole.all }
    widths = PageWidths(on: page)
    var sampled = whole
    sampled.most = PageWidths.sample
    sampledTables = sampled
  }

  static let name = "comparison"

  static let keys = TemplateKeys<ComparisonContext>(
    [
      .text("pageSize", "the paper, as the CSS property size takes it: A4 landscape") { $0.page.cssSize },
      .flag("pageIsUpright", "whether the paper is higher than wide") { $0.page == .a4 },
      .list("reports", "the reports of both sides, the old ones first", of: SummarizedReportContext.self) {
        entries($0.comparison.old.reports + $0.comparison.new.reports)
      },
      .list("oldReports", "the reports of the old side", of: SummarizedReportContext.self) {
        entries($0.comparison.old.reports)
      },
      .list("newReports", "the reports of the new side", of: SummarizedReportContext.self) {
        entries($0.comparison.new.reports)
      },
      .text(
        "oldSide",
        "the old side in one line: the titles of its reports; of more than three their number, period and names"
      ) { sideInOneLine($0.comparison.old) },
      .text("newSide", "the new side likewise") { sideInOneLine($0.comparison.new) },
      .text("addedCount", "the number of new tasks") { String($0.comparison.added.count) },
      .text("removedCount", "the number of tasks that are gone") { String($0.comparison.removed.count) },
      .text("changedCount", "the number of tasks that have changed") { String($0.comparison.changed.count) },
      .text("unchangedCount", "the number of tasks that are as they were") { String($0.comparison.unchanged.count) },
      .text("ambiguousCount", "the number of tasks, old and new, that cannot be told apart") { context in
        String(context.comparison.ambiguous.reduce(0) { $0 + $1.old.count + $1.new.count })
      },
      .flag("hasNothingInCommon", "whether no task of one side is on the other") { $0.comparison.hasNothingInCommon },
      .list("added", "the new tasks", of: SummaryTaskContext.self) { context in
        tasks(context.comparison.added, of: context.comparison.new)
      },
      .flag("hasAdded", "whether there are any") { !$0.comparison.added.isEmpty },
      .list("removed", "the tasks that are gone", of: SummaryTaskContext.self) { context in
        tasks(context.comparison.removed, of: context.comparison.old)
      },
      .flag("hasRemoved", "whether there are any") { !$0.comparison.removed.isEmpty },
      .list("changed", "the tasks that have changed", of: ChangedTaskContext.self) { context in
        TemplateList(count: context.comparison.changed.count) {
          ChangedTaskContext(pair: context.comparison.changed[$0], side: context.comparison.new)
        }
      },
      .flag("hasChanged", "whether there are any") { !$0.comparison.changed.isEmpty },
      .list("unchanged", "the tasks that are as they were", of: SummaryTaskContext.self) { context in
        tasks(context.comparison.unchanged.map(\.new), of: context.comparison.new)
      },
      .flag("hasUnchanged", "whether there are any") { !$0.comparison.unchanged.isEmpty },
      .list("ambiguous", "groups of tasks that cannot be told apart", of: AmbiguityContext.self) { context in
        TemplateList(count: context.comparison.ambiguous.count) {
          AmbiguityContext(group: context.comparison.ambiguous[$0], comparison: context.comparison)
        }
      },
      .flag("hasAmbiguous", "whether there are any") { !$0.comparison.ambiguous.isEmpty },
      .flag("namesReports", "whether a side has several reports, so that each task has to be said to be of one") {
        $0.comparison.namesReports
      },
      .flag("hasNumbers", "whether any task has a number") { $0.sampledTables.features.hasNumbers },
      .flag("hasSources", "whether any task names a source") { $0.sampledTables.features.hasSources },
      .texts(
        "changedWidths",
        "the widths of the columns of the table of changed tasks that suit its texts, in percent of the table's, as 5.4"
      ) { context in context.widths.columns(of: "changed") { context.sampledTables.changedTasks } },
      .texts("addedWidths", "the same of the table of new tasks") { context in
        context.widths.columns(of: "added") { context.sampledTables.added }
      },
      .texts("removedWidths", "the same of the table of tasks that are gone") { context in
        context.widths.columns(of: "removed") { context.sampledTables.removed }
      },
      .texts("unchangedWidths", "the same of the table of tasks that are as they were") { context in
        context.widths.columns(of: "unchanged") { context.sampledTables.unchanged }
      },
      .texts("ambiguousWidths", "the same of the table of tasks that cannot be told apart") { context in
        context.widths.columns(of: "ambiguous") { context.sampledTables.ambiguous }
      },
      .texts("addedColumns", "the names of columns that only the new side has") { $0.comparison.addedColumns },
      .texts("removedColumns", "the names of columns that only the old side has") { $0.comparison.removedColumns },
      .list("records", "all of it as records, one a changed cell, else one a task", of: ComparisonRecordContext.self) {
        context in TemplateList(count: context.records.count) { ComparisonRecordContext(texts: context.records[$0]) }
      },
    ], officeKeys(\.tables.contexts, follow: true) + paperKeys(\.page))

}

/// Tasks of one side, with what tables call their reports.
private func tasks(_ tasks: [ReportTask], of side: Comparison.Side) -> TemplateList<SummaryTaskContext> {
  TemplateList(count: tasks.count) {
    SummaryTaskContext(task: tasks[$0], reportName: side.names[tasks[$0].report])
  }
}

/// What is compared, in one line.
func sideInOneLine(_ side: Comparison.Side) -> String {
  let reports = side.reports
  guard reports.count > 3 else {
    return reports.map { $0.title.text.isEmpty ? $0.input : inOneLine($0.title.text) }.joined(separator: "；")
  }
  let words = reports.map { $0.title.periodWords ?? "" }
  let period = words.allSatisfy { $0.utf8.elementsEqual(words[0].utf8) } ? words[0] : ""
  return "\(inOneLine(period))\(reports.count)份报表（\(side.names.joined(separator: "、"))）"
}

private func entries(_ reports: [Summary.Entry]) -> TemplateList<SummarizedReportContext> {
  TemplateList(count: reports.count) { index in
    let title = inOneLine(reports[index].title.text)
    return SummarizedReportContext(
      entry: reports[index], number: index + 1, shortTitle: title.isEmpty ? reports[index].input : title)
  }
}

/// A task that has changed.
struct ChangedTaskContext: TemplateContext {
  let pair: Comparison.Pair
  /// The new side.
  let side: Comparison.Side

  static let name = "changedTask"

  static let keys = TemplateKeys<ChangedTaskContext>([
    .list("task", "the task as it is now", of: SummaryTaskContext.self) { context in
      tasks([context.pair.new], of: context.side)
    },
    .flag("isLongChange", "whether a row with all of it may be too tall to be kept on one printed page") { context in
      max(context.pair.changes.reduce(0) { $0 + $1.marked.utf8.count }, context.pair.new.text?.utf8.count ?? 0) > 1_500
    },
    .text("oldNumber", "the number that it had") { $0.pair.old.row.number.map(String.init) },
    .text("matchedBy", "what it was found by: source or text") { $0.pair.key.rawValue },
    .list("changes", "the cells that have changed", of: CellChangeContext.self) { context in
      TemplateList(count: context.pair.changes.count) { CellChangeContext(change: context.pair.changes[$0]) }
    },
  ])
}

/// A cell that has changed.
struct CellChangeContext: TemplateContext {
  let change: Comparison.CellChange

  static let name = "cellChange"

  static let keys = TemplateKeys<CellChangeContext>([
    .text("column", "the name of its column, in one line") { inOneLine($0.change.column.name) },
    .text("oldText", "the text as it was") { $0.change.old },
    .text("newText", "the text as it is") { $0.change.new },
    .text("markedText", "both in one, with 〔删：…〕 and 〔增：…〕 around what has changed") { $0.change.marked },
    .list("lines", "both in one, a line each numbered item", of: ChangeLineContext.self) { context in
      TemplateList(count: context.change.lines.count) { ChangeLineContext(pieces: context.change.lines[$0]) }
    },
  ])
}

/// A line of a cell that has changed.
struct ChangeLineContext: TemplateContext {
  let pieces: [TextPiece]

  static let name = "changeLine"

  static let keys = TemplateKeys<ChangeLineContext>([
    .list("pieces", "its pieces, in order", of: TextPieceContext.self) { line in
      TemplateList(count: line.pieces.count) { TextPieceContext(piece: line.pieces[$0]) }
    }
  ])
}

/// A piece of a text that has changed.
struct TextPieceContext: TemplateContext {
  let piece: TextPiece

  static let name = "textPiece"

  static let keys = TemplateKeys<TextPieceContext>([
    .text("pieceText", "the piece") { $0.piece.text },
    .flag("isSame", "whether both texts have it") { $0.piece.change == .same },
    .flag("isRemoved", "whether only the old one has it") { $0.piece.change == .removed },
    .flag("isAdded", "whether only the new one has it") { $0.piece.change == .added },
  ])
}

/// Tasks that cannot be told apart.
struct AmbiguityContext: TemplateContext {
  let group: Comparison.Ambiguity
  let comparison: Comparison

  static let name = "ambiguity"

  static let keys = TemplateKeys<AmbiguityContext>([
    .flag("hasSameSource", "whether they have the same source") { $0.group.key == .source },
    .flag("hasSameText", "whether they have the same text, and no source that tells them apart") {
      $0.group.key == .text
    },
    .list("oldTasks", "the old ones", of: SummaryTaskContext.self) { context in
      tasks(context.group.old, of: context.comparison.old)
    },
    .list("newTasks", "the new ones", of: SummaryTaskContext.self) { context in
      tasks(context.group.new, of: context.comparison.new)
    },
  ])
}

/// A record of a comparison.
struct ComparisonRecordContext: TemplateContext {
  let texts: [String]

  static let name = "comparisonRecord"

  static let keys = TemplateKeys<ComparisonRecordContext>([
    .texts(
      "fields",
      "the change, the source, the task, the departments, the old and the new number, the column, the old and the new text, both in one, and what its report is called"
    ) { $0.texts }
  ])
}
