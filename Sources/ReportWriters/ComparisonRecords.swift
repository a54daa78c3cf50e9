internal import ReportAnalysis
internal import ReportModel

extension Comparison.CellChange {
  /// The old and the new text in one.
  var marked: String {
    lines.map { pieces in
      pieces.map { piece in
        switch piece.change {
        case .same: piece.text
        case .removed: "〔删：\(piece.text)〕"
        case .added: "〔增：\(piece.text)〕"
        }
      }
      .joined()
    }
    .joined()
  }
}

extension Comparison {
  /// A record a changed cell, else a record a task.
  var records: [[String]] {
    func record(
      _ change: String, _ task: ReportTask, old: ReportTask?, new: ReportTask?, cell: CellChange? = nil
    ) -> [String] {
      return [
        change, task.row.sources.map(\.inOneLine).joined(separator: "；"), task.text ?? "",
        task.row.departments.map(\.name).joined(separator: "、"),
        old?.row.number.map { String($0) } ?? "", new?.row.number.map { String($0) } ?? "", cell?.column.name ?? "",
        cell?.old ?? "", cell?.new ?? "", cell?.marked ?? "",
        new.map { self.new.names[$0.report] } ?? old.map { self.old.names[$0.report] } ?? "",
      ]
    }
    return added.map { record("新增", $0, old: nil, new: $0) } + removed.map { record("减少", $0, old: $0, new: nil) }
      + changed.flatMap { pair in
        pair.changes.map { record("变化", pair.new, old: pair.old, new: pair.new, cell: $0) }
      }
      + ambiguous.flatMap { group in
        group.old.map { record("无法对应", $0, old: $0, new: nil) }
          + group.new.map { record("无法对应", $0, old: nil, new: $0) }
      }
      + unchanged.map { record("未变", $0.new, old: $0.old, new: $0.new) }
  }

  /// Visits every text of the reports that a document may show.
  func visitTexts(_ visit: (Span<UInt8>) -> Void) {
    func visitAll(_ texts: [String?]) { for text in texts { if let text { visit(text.utf8.span) } } }
    for report in old.reports + new.reports { visitAll([report.input, report.title.text]) }
    for change in changed.flatMap(\.changes) { visitAll([change.column.name, change.old, change.new]) }
    for task in old.tasks + new.tasks { visitAll([task.text, task.progress]) }
  }
}
