package import ReportAnalysis
package import ReportModel
internal import ReportJSON
internal import ReportWriters

extension LedgerAnswer {
  /// The answer for programs, as JSON.
  package var json: [UInt8] { ReportJSON.json(of: self) }

  /// The answer for spreadsheets, as CSV.
  package var csv: [UInt8] { ReportWriters.csv(of: self) }

  /// The answer as people read it, in which everything is escaped that a terminal would obey.
  package func text(in language: Language) -> String {
    var lines = ""
    func say(_ message: Message, indent: Int = 0) {
      lines += String(repeating: " ", count: indent) + message.text(in: language).escapedForTerminal + "\n"
    }
    switch self {
    case .additions(let additions): for addition in additions { say(addition.message) }
    case .reports(let reports): for report in reports { say(report.message) }
    case .histories(let histories):
      for history in histories {
        guard let last = history.entries.last?.task else { continue }
        say(.ledgerTaskHeading(issuer: last.report.issuer, text: inOneLine(last.text ?? "")))
        for entry in history.entries { say(entry.message, indent: 2) }
      }
    case .late(let tasks, let day):
      say(.ledgerLate(tasks.count, on: day))
      for late in tasks { say(late.message) }
    }
    return lines
  }
}

extension LedgerReport {
  /// The time that it covers with its year.
  fileprivate var time: String? {
    var title = Title(text: "")
    title.year = year
    title.period = period.map { Period(text: $0) }
    return title.periodWords
  }

  fileprivate var message: Message {
    .ledgerReport(
      id, issuer: issuer, time: time, tasks: tasks, withoutProgress: withoutProgress, input: input,
      replacedBy: replacedBy)
  }
}

extension LedgerAddition {
  fileprivate var message: Message {
    switch outcome {
    case .added: .ledgerAdded(report.message)
    case .replaced(let other): .ledgerReplaced(report.message, other: other)
    case .unchanged: .ledgerUnchanged(report.message)
    case .superseded: .ledgerSuperseded(report.message)
    }
  }
}

extension LedgerHistory.Entry {
  fileprivate var message: Message {
    .ledgerEntry(
      time: task.report.time, number: task.number,
      state: task.status.map { Message($0.rawValue, zh: $0.label) }, deadline: task.deadline.map(inOneLine),
      progress: task.progress.map(inOneLine),
      input: task.report.input, isAmbiguous: isAmbiguous)
  }
}

extension LateTask {
  fileprivate var message: Message {
    let words: Message =
      switch reason {
      case .delayed: .ledgerDelayed
      case .overdue: .ledgerOverdue
      case .unstated: .ledgerUnstated
      }
    return .ledgerLateTask(
      issuer: task.report.issuer, text: inOneLine(task.text ?? ""), departments: task.departments,
      deadline: task.deadline.map(inOneLine),
      reason: words, progress: task.progress.map(inOneLine))
  }
}
