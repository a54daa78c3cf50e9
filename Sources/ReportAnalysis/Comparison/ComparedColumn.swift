internal import ReportModel

/// A column that two reports share.
struct ComparedColumn {
  let column: Column
  let old: Int
  let new: Int

  /// What has changed in it from one row to another; nil for nothing but white space.
  func change(from before: Row, to after: Row) -> Comparison.CellChange? {
    let (old, new) = (before.cells[self.old], after.cells[self.new])
    guard !isSameText(old, new) else { return nil }
    let lines = column.role == .progress ? itemChanges(from: old, to: new) : [changes(from: old, to: new)]
    return Comparison.CellChange(column: column, old: old, new: new, lines: lines)
  }
}

/// The columns that two reports share, in the order of the new one. Numbers, and where a merged task came from, are not
/// compared: they say nothing of the task.
func comparedColumns(of old: Report, with new: Report) -> [ComparedColumn] {
  var union = ColumnUnion(separatesPeriods: false)
  union.add(old, named: "")
  union.add(new, named: "")
  let places = union.places[0]
  return new.columns.indices.compactMap { index in
    guard isCompared(new.columns[index]), let other = places.firstIndex(of: union.places[1][index]) else { return nil }
    return ComparedColumn(column: new.columns[index], old: other, new: index)
  }
}

private func isCompared(_ column: Column) -> Bool {
  let name = NameKey(column.name)
  return column.role != .number && name != NameKey(MergedReport.originName)
    && name != NameKey(MergedReport.oldNumberName)
}

/// The names of columns that only one side has.
func unsharedColumns(of old: [Report], with new: [Report]) -> (old: [String], new: [String]) {
  func names(in reports: [Report], missingIn others: [Report], _ columns: (Report, Report) -> [Int]) -> [String] {
    var names: [String] = []
    for report in reports {
      let shared = Set(others.flatMap { columns(report, $0) })
      for index in report.columns.indices where isCompared(report.columns[index]) && !shared.contains(index) {
        let name = inOneLine(report.columns[index].name)
        if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
      }
    }
    return names
  }
  return (
    names(in: old, missingIn: new) { comparedColumns(of: $0, with: $1).map(\.old) },
    names(in: new, missingIn: old) { comparedColumns(of: $1, with: $0).map(\.new) }
  )
}
