internal import ReportText

// The state of a task, which several columns may state.
extension ReportBody {
  /// The state that a column states, else what the rate of completion or the progress says by itself.
  func status(in row: Int) -> TaskStatus? {
    if let column = firstSaying(typing.states, in: row) {
      // √ stands under one of 是 and 否; under both it says nothing.
      let question = ChoiceColumns.question(of: columns[column].name)
      let asked = question.map { question in
        typing.states.filter { says(row, $0) && ChoiceColumns.question(of: columns[$0].name) == question }
      }
      let stated = Set(
        (asked ?? [column]).compactMap { statedStatus(row, $0, under: columns[$0].name) })
      if let status = stated.first { return stated.count == 1 ? status : nil }
    }
    if typing.typed.contains(where: { $0.role == .completionRate }) {
      for field in fields(in: row) where field.role == .completionRate {
        if case .percent(let rate) = field.value, let status = TaskStatus(ofRate: rate) { return status }
      }
    }
    // 长期坚持 or 已完成 in the column of deadlines, where nothing else is said; that something goes on is no news there.
    let deadline = statusOfDeadline(in: row)
    // A column for progress may say nothing else. Where several do they have to agree; a part under a common head (完成情况/土建)
    // speaks for the task only where it gives the progress.
    let whole = typing.progress.filter { !columns[$0].name.utf8.contains(UInt8(ascii: "/")) }
    let asked = firstSaying(typing.progress, in: row).map { whole + [$0] } ?? []
    let stated = Set(asked.compactMap { statedStatus(row, $0) })
    // A task that is long-term may go on; what has come of it says more than when it was due.
    guard let deadline, stated.isEmpty || deadline == .longTerm && stated == [.onTrack] else {
      return stated.count == 1 ? stated.first : nil
    }
    return deadline
  }

  private func statedStatus(_ row: Int, _ column: Int, under header: String = "") -> TaskStatus? {
    withoutAsides(table.text(row, column).bytes) { text in
      // Prose states nothing, and most texts of progress are that.
      text.count <= TaskStatus.longestStatement ? TaskStatus(statedBy: text.string, under: header) : nil
    }
  }

  private func statusOfDeadline(in row: Int) -> TaskStatus? {
    guard firstSaying(typing.states, in: row) == nil else { return nil }
    for column in typing.typed.filter({ $0.role == .deadline }).flatMap(\.columns) {
      if let status = statedStatus(row, column.index), status != .onTrack { return status }
    }
    return nil
  }
}
