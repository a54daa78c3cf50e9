internal import ReportAnalysis
package import ReportModel
internal import ReportJSON

/// An input that has been read for a ledger.
package struct LedgerInput: Sendable {
  /// What it says.
  package let document: ReportDocument
  /// The hash of its bytes.
  package let sha256: String

  /// Makes an input of what was read.
  package init(document: ReportDocument, sha256: String) {
    self.document = document
    self.sha256 = sha256
  }
}

/// A report as it goes into a ledger. The tables of one input that are parts of one report are one.
struct LedgerEntry {
  let input: LedgerInput
  /// The number of its first table in the input, from 1.
  let number: Int
  /// Its tables.
  private(set) var parts: [Report]

  /// What it has in common with the versions of the same report, and with no other report.
  let identity: [UInt8]
  /// Whether the title says whose report it is, and of when; else a report of the same title from another input is another one.
  let isPlaced: Bool

  var title: Title { parts.first?.title ?? Title(text: "") }
  /// Who reports.
  var issuer: String? { parts.first?.issuer }
  var name: String { input.document.input }

  /// What is said of a report that is not placed.
  var unplaced: Diagnostic {
    Diagnostic(.unplacedReport, .unplacedReport(title.text, namesIssuer: issuer != nil)).of(name)
  }

  /// The hash of what it says, whatever file it stands in.
  var contentHash: String {
    var hash = SHA256()
    for part in parts { hash.update(contentJSON(of: part)) }
    return hash.finish()
  }

  private init(_ report: Report, number: Int, of input: LedgerInput) {
    self.input = input
    self.number = number
    parts = [report]
    let title = report.title
    isPlaced = report.issuer != nil && (title.period != nil || title.year != nil)
    let parts =
      isPlaced
      ? [report.seriesKey, title.periodKey]
      : [["?"].flatMap(\.utf8), TaskKeys.folded(title.text), Array(input.document.input.utf8), Array("\(number)".utf8)]
    identity = Array(parts.joined(separator: " ".utf8))
  }

  /// The reports of inputs, in their order.
  static func all(of inputs: [LedgerInput]) -> [LedgerEntry] {
    inputs.flatMap { input in
      var entries: [LedgerEntry] = []
      var places: [[UInt8]: Int] = [:]
      for (index, report) in input.document.reports.enumerated() {
        let entry = LedgerEntry(report, number: index + 1, of: input)
        if let place = places[entry.identity] {
          entries[place].parts.append(report)
        } else {
          places[entry.identity] = entries.count
          entries.append(entry)
        }
      }
      return entries
    }
  }
}

extension LedgerEntry {
  /// Writes the report with its tasks and diagnostics.
  /// - Returns: Its number in the ledger.
  func insert(into database: Database, addedAt time: String, content: String) throws(SQLiteError) -> Int {
    let title = title
    let id = try database.insert(
      "report",
      [
        ("issuer", .text(issuer)), ("title", .text(title.text)), ("subject", .text(title.subject)),
        ("kind", .text(title.kind)), ("year", .integer(title.year)), ("period", .text(title.period?.text)),
        ("period_from", .text(title.period?.from?.description)), ("period_to", .text(title.period?.to?.description)),
        ("input", .text(name)), ("number", .integer(number)), ("sha256", .text(input.sha256)),
        ("added_at", .text(time)),
        ("identity", .text(identity)), ("series", .text(parts.first?.seriesKey ?? [])),
        ("content_sha256", .text(content)),
      ])
    var position = 0
    for part in parts {
      for task in part.tasks(at: 0) {
        position += 1
        try insert(task, at: position, of: id, into: database)
      }
    }
    for diagnostic in input.document.diagnostics {
      try database.insert(
        "diagnostic",
        [
          ("report_id", .integer(id)), ("severity", .text(diagnostic.severity.rawValue)),
          ("code", .text(diagnostic.code.rawValue)), ("message", .text(diagnostic.message)),
          ("place", .text(diagnostic.location?.message.english)),
        ])
    }
    return id
  }

  private func insert(
    _ task: ReportTask, at position: Int, of report: Int, into database: Database
  ) throws(SQLiteError) {
    let row = task.row
    var (due, rate, amount, unit): (String?, String?, String?, String?)
    for field in row.fields {
      switch (field.role, field.value) {
      case (.deadline, .date(let period)): due = period.to?.description
      case (.completionRate, .percent(let number)): rate = number.text
      case (.amount, .amount(let number, let name)): (amount, unit) = (number.text, name)
      default: break
      }
    }
    let keys = task.keys
    let section = row.section
    let id = try database.insert(
      "task",
      [
        ("report_id", .integer(report)), ("position", .integer(position)), ("identity", .text(keys.identity)),
        ("number", .integer(row.number)), ("section", .text(section.isEmpty ? nil : section.joined(separator: "\n"))),
        ("text", .text(task.text)), ("progress", .text(task.progress)),
        ("lacks_progress", .integer(task.lacksProgress ? 1 : 0)), ("status", .text(row.status?.rawValue)),
        ("deadline", .text(task.deadline)), ("deadline_to", .text(due)), ("completion_rate", .text(rate)),
        ("amount", .text(amount)), ("amount_unit", .text(unit)), ("text_key", .text(keys.text)),
      ])
    for source in row.sources {
      for item in source.items.isEmpty ? [nil] : source.items.map(Optional.some) {
        try database.insert(
          "task_source",
          [
            ("task_id", .integer(id)), ("document", .text(source.document)), ("item", .integer(item)),
            ("document_key", .text(TaskKeys.document(source.document))),
          ])
      }
    }
    for (index, department) in row.departments.enumerated() {
      try database.insert(
        "task_department",
        [
          ("task_id", .integer(id)), ("n", .integer(index + 1)), ("department", .text(department.name)),
          ("role", .text(department.role.rawValue)),
        ])
    }
    for (index, item) in (row.progress?.items ?? []).enumerated() {
      try database.insert(
        "progress_item", [("task_id", .integer(id)), ("n", .integer(index + 1)), ("text", .text(item))])
    }
  }
}
