package import ReportAnalysis
package import ReportModel

/// A file that keeps the reports of many periods: SQLite, which other programs read as well (docs/ledger.md).
///
/// ```swift
/// let ledger = Ledger(path: "reports.db")
/// let (additions, diagnostics) = try ledger.add(inputs, at: Ledger.now())
/// ```
package struct Ledger: Sendable {
  let file: LedgerFile

  /// - Parameters:
  ///   - path: The file; the first addition makes it.
  ///   - tables: The tables that it has, or gets.
  ///   - patience: How many milliseconds to wait for another program that writes to it.
  package init(path: String, tables: LedgerTables = .current, patience: Int32 = 5_000) {
    file = LedgerFile(path: path, tables: tables, patience: patience)
  }

  /// Adds the reports of inputs, in one transaction.
  ///
  /// A report that says what one of the ledger says changes nothing. One with the issuer, subject, kind and period of another
  /// takes its place, and that one stays as its earlier version. Of several that would take one place, none is added.
  /// - Parameters:
  ///   - time: When, as ISO 8601.
  ///   - isStrict: Whether a report is left out whose title does not say whose it is, and of when.
  /// - Returns: What became of each report, and what is to be said.
  package func add(
    _ inputs: [LedgerInput], at time: String, isStrict: Bool = false
  ) throws(ReportError) -> (additions: [LedgerAddition], diagnostics: [Diagnostic]) {
    var (entries, diagnostics) = withoutConflicts(LedgerEntry.all(of: inputs))
    if isStrict {
      for entry in entries where !entry.isPlaced {
        diagnostics += [entry.unplaced, Diagnostic(.refusedWarnings, .refusedDocument).of(entry.name)]
      }
      entries.removeAll { !$0.isPlaced }
    }
    guard !entries.isEmpty else { return ([], diagnostics) }
    var outcomes: [(id: Int, outcome: LedgerAddition.Outcome)] = []
    try file.write { database throws(SQLiteError) in
      for entry in entries { outcomes.append(try add(entry, to: database, at: time)) }
      return outcomes.contains { $0.outcome.isChange }
    }
    let known = try reports(Set(outcomes.map(\.id)))
    var (additions, remarks): ([LedgerAddition], [Diagnostic]) = ([], diagnostics)
    for (entry, (id, outcome)) in zip(entries, outcomes) {
      guard let report = known[id] else { continue }
      additions.append(LedgerAddition(report, outcome))
      if case .superseded(let other) = outcome {
        remarks.append(Diagnostic(.replacedReport, .replacedReport(report.title, id: id, by: other)).of(entry.name))
      }
      if !entry.isPlaced, outcome.isChange {
        remarks.append(entry.unplaced)
      }
    }
    return (additions, remarks)
  }

  /// Entries of which none would take the place of another, and an error for each that would.
  private func withoutConflicts(_ entries: [LedgerEntry]) -> ([LedgerEntry], [Diagnostic]) {
    var firsts: [[UInt8]: LedgerEntry] = [:]
    var conflicts: [[UInt8]: [String]] = [:]
    for entry in entries where entry.isPlaced {
      if let first = firsts[entry.identity] {
        guard !first.contentHash.utf8.elementsEqual(entry.contentHash.utf8) else { continue }
        conflicts[entry.identity, default: [first.name]].append(entry.name)
      } else {
        firsts[entry.identity] = entry
      }
    }
    let diagnostics = entries.compactMap { entry in
      conflicts[entry.identity].map { names in
        Diagnostic(.conflictingReports, .conflictingReports(entry.title.text, names)).of(entry.name)
      }
    }
    return (entries.filter { conflicts[$0.identity] == nil }, diagnostics)
  }

  private func add(
    _ entry: LedgerEntry, to database: Database, at time: String
  ) throws(SQLiteError) -> (Int, LedgerAddition.Outcome) {
    let content = entry.contentHash
    let versions = try database.all(LedgerQuery.versions.sql, [.text(entry.identity)]) { row in
      (id: row.integer(0) ?? 0, content: row.text(1) ?? "", replacedBy: row.integer(2))
    }
    if let same = versions.last(where: { $0.content.utf8.elementsEqual(content.utf8) }) {
      return (same.id, same.replacedBy.map { .superseded(by: $0) } ?? .unchanged)
    }
    let id = try entry.insert(into: database, addedAt: time, content: content)
    guard let current = versions.last(where: { $0.replacedBy == nil }) else { return (id, .added) }
    try database.run("UPDATE report SET replaced_by = ?1 WHERE id = ?2", [.integer(id), .integer(current.id)])
    return (id, .replaced(current.id))
  }
}

extension LedgerAddition.Outcome {
  /// Whether the ledger is another one by it.
  fileprivate var isChange: Bool {
    switch self {
    case .added, .replaced: true
    case .unchanged, .superseded: false
    }
  }
}

extension ReportConverter {
  /// Reads an input of a list for a ledger.
  /// - Returns: What became of it, and what a ledger takes of it where it has not failed.
  package func ledgerInput(_ input: BatchInput, isStrict: Bool) -> (conversion: Conversion, input: LedgerInput?) {
    var sha256 = ""
    let conversion = conversion(of: input.name, to: [], isStrict: isStrict) { reader throws(ReportError) in
      let bytes = try input.bytes(limits: reader.options.limits)
      sha256 = SHA256.hash(of: bytes)
      return try reader.read(bytes, name: input.name)
    }
    guard !conversion.hasFailed, let document = conversion.document else { return (conversion, nil) }
    return (conversion, LedgerInput(document: document, sha256: sha256))
  }
}
