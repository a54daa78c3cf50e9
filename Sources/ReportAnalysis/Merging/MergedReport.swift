public import ReportModel

/// One report made of many: renumbered, under one header, with the origin of each task beside it.
public struct MergedReport: Sendable, Equatable {
  /// The report.
  public let report: Report
  /// Which columns were united under another name, which reports are there twice, and which are of other periods.
  public let diagnostics: [Diagnostic]

  /// Merges the reports of documents, one below the other.
  ///
  /// - Columns of one role, or of one name where nothing is known of them, become one, unless they name different periods or
  ///   units: 万元 must not come to stand under 亿元. A report leaves the columns blank that it does not have.
  /// - Tasks are numbered from 1 in the first column; a number that was merged over rows, or left blank for a row that goes on,
  ///   stays so. Headings, totals, notes and merges stay where they are. A report whose first tasks stand under no heading
  ///   gets one with its name, where it would come to stand under another report's.
  /// - Two columns at the end name the report, by who reports where that is enough, and the number there; where the reports have them already, from an earlier
  ///   merge, what is in them stays.
  /// - Parameters:
  ///   - documents: The documents, in the order of their reports.
  ///   - title: The title; nil means one made of what all titles have in common.
  public init(of documents: [ReportDocument], title: String? = nil) {
    let reports = documents.flatMap(\.reports)
    let origins = reportNames(
      of: documents.flatMap { document in document.reports.map { (document.input, $0.title, $0.issuer) } })
    let commonNotes = Self.commonNotes(of: reports)
    var union = ColumnUnion(
      namesUnits: reports.contains { $0.notes.contains { !commonNotes.contains(Array($0.utf8)) } })
    for (report, origin) in zip(reports, origins) { union.add(report, named: origin) }
    union.finish()
    let types = reports.reduce(into: [:]) { types, report in
      types.merge(report.rows.body.typing.types) { first, _ in first }
    }
    let offices = reports.lazy.map(\.rows.body.typing.offices).first { !$0.isEmpty } ?? OfficeNames()
    var transfer = RowTransfer(columns: union.columns, types: types, offices: offices)
    for (index, report) in reports.enumerated() {
      transfer.add(report, columns: union.places[index], origin: origins[index])
    }
    let notes = zip(reports, origins).flatMap { report, origin in
      report.notes.filter { !commonNotes.contains(Array($0.utf8)) }.map { "\(origin)：\($0)" }
    }
    func shared(_ notes: some Sequence<String>) -> [String] { notes.filter { commonNotes.contains(Array($0.utf8)) } }
    let first = reports.first
    let above = first.map { shared($0.notes.prefix(max(0, $0.notesAbove))).count } ?? 0
    self.report = Report(
      title: title.map { Title(text: $0) } ?? commonTitle(of: reports.map(\.title)), body: transfer.finish(),
      notes: shared(first?.notes ?? []) + notes, notesAbove: above)
    diagnostics = union.diagnostics + ReportSet(of: documents).diagnostics
  }

  /// How many cells the merged report of documents has. Every row has one in every column: reports that share few columns make
  /// much more of themselves than they are.
  package static func cellCount(of documents: [ReportDocument]) -> Int {
    var union = ColumnUnion(namesUnits: false)
    for report in documents.flatMap(\.reports) { union.add(report, named: "") }
    union.finish()
    return documents.flatMap(\.reports).reduce(0) { $0 + $1.rows.count } * union.columns.count
  }

  /// The notes that all reports have.
  private static func commonNotes(of reports: [Report]) -> Set<[UInt8]> {
    let sets = reports.map { Set($0.notes.map { Array($0.utf8) }) }
    return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
  }
}

/// A title of what titles have in common; where they are the same, that one.
private func commonTitle(of titles: [Title]) -> Title {
  guard let first = titles.first else { return Title(text: "") }
  if titles.allSatisfy({ $0.text.utf8.elementsEqual(first.text.utf8) }) { return first }
  func common<Value>(_ part: (Title) -> Value?, _ isEqual: (Value, Value) -> Bool) -> Value? {
    guard let value = part(first) else { return nil }
    return titles.allSatisfy { part($0).map { isEqual($0, value) } ?? false } ? value : nil
  }
  func sameBytes(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
  var title = Title(text: "")
  title.issuer = common(\.issuer, sameBytes)
  title.year = common(\.year, ==)
  title.subject = common(\.subject, sameBytes)
  title.kind = common(\.kind, sameBytes) ?? "落实情况表"
  title.period = common(\.period) { sameBytes($0.text, $1.text) && $0.from == $1.from && $0.to == $1.to }
  title.subject = title.subject ?? "重点工作"
  title.text = [
    title.issuer.map { "（\($0)）" }, title.year.map { "\($0)年" }, title.subject, title.kind,
    title.period.map { "（\($0.text)）" },
  ].compactMap(\.self).joined()
  return title
}
