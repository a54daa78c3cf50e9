public import ReportModel
internal import ReportText

/// The tasks of reports by department, by who reports, or by what a column says: reports of their own with the same columns.
///
/// ```swift
/// for part in ReportSplit(of: documents, by: .department).parts { print(part.name ?? "", part.document.reports.count) }
/// ```
public struct ReportSplit: Sendable {
  /// What tasks stand together by.
  public enum Key: Sendable, Equatable {
    /// Their departments; a task of several stands with each of them, once.
    case department
    /// Who reports: whole reports.
    case issuer
    /// What the columns of a role say: each department or document that they name, else their text. Who leads or supports is
    /// what all columns of departments say of it: a column of its own, or a label or duty beside a name in another.
    case role(Role)
  }

  /// The tasks that have one thing in common.
  public struct Part: Sendable {
    /// What they have in common, in one line; nil for those that do not say it.
    public let name: String?
    /// Their rows, a report for each report that they come from.
    public let document: ReportDocument
  }

  /// The parts, in the order of their first tasks; those without a name last.
  public let parts: [Part]
  /// Whether any report has a column that the key asks for, or says it in another.
  package let hasKey: Bool

  /// Splits the reports of documents.
  ///
  /// A part keeps the columns, titles and notes of its reports, the headings above its tasks, and the notes among the rows; the
  /// numbers stay, so that a task is found again. Sums of all tasks are left out: they are not those of a part. Rows of a merged cell
  /// that a part has stay merged.
  public init(of documents: [ReportDocument], by key: Key) {
    var groups: [(name: String?, rows: [(place: Place, rows: [Int])])] = []
    var places: [NameKey: Int] = [:]
    var hasKey = false
    func add(_ row: Int, at place: Place, to name: String?) {
      // The empty key is that of tasks without a name.
      let key = NameKey(name ?? "")
      let index = places[key] ?? groups.count
      if places.updateValue(index, forKey: key) == nil { groups.append((key.isEmpty ? nil : name.map(inOneLine), [])) }
      guard let last = groups[index].rows.last, last.place == place else {
        groups[index].rows.append((place, [row]))
        return
      }
      if last.rows.last != row { groups[index].rows[groups[index].rows.count - 1].rows.append(row) }
    }
    for (index, document) in documents.enumerated() {
      for (number, report) in document.reports.enumerated() {
        let place = Place(document: index, report: number)
        let names = RowNames(of: report, by: key)
        hasKey = hasKey || names.hasKey
        for (row, kind) in report.rows.body.kinds.enumerated() where kind == .task || key == .issuer {
          let found = names.names(of: report.rows[row])
          hasKey = hasKey || !found.isEmpty
          if found.isEmpty { add(row, at: place, to: nil) }
          for name in found { add(row, at: place, to: name) }
        }
      }
    }
    self.hasKey = hasKey
    var outlines: [Place: RowOutline] = [:]
    let order = groups.indices.filter { groups[$0].name != nil } + groups.indices.filter { groups[$0].name == nil }
    parts = order.map { group in
      let reports = groups[group].rows.map { place, rows in
        let report = documents[place.document].reports[place.report]
        guard key != .issuer else { return report }
        let outline = outlines[place] ?? RowOutline(of: report)
        outlines[place] = outline
        return report.keeping(outline.withHeadings(rows))
      }
      let origins = groups[group].rows.map(\.place.document)
      return Part(
        name: groups[group].name,
        document: Self.document(of: reports, from: Set(origins).sorted().map { documents[$0] }))
    }
  }

  /// How many cells the parts have that splitting documents gives.
  package var cellCount: Int {
    parts.reduce(0) { sum, part in
      part.document.reports.reduce(sum) { $0 + $1.rows.count * $1.columns.count }
    }
  }

  private static func document(of reports: [Report], from origins: [ReportDocument]) -> ReportDocument {
    let isOne = origins.count == 1
    return ReportDocument(
      input: origins.map(\.input).joined(separator: ", "), format: isOne ? origins[0].format : "merge",
      encoding: isOne ? origins[0].encoding : "UTF-8", reports: reports)
  }

  /// A report of a document.
  private struct Place: Hashable {
    let document: Int
    let report: Int
  }
}

/// What the rows of a report are called by a key.
private struct RowNames {
  private let key: ReportSplit.Key
  private let issuer: String?
  private let origins: Int?
  private let columns: [Int]

  init(of report: Report, by key: ReportSplit.Key) {
    self.key = key
    issuer = report.issuer
    origins = key == .issuer && issuer == nil ? report.columnOfOrigins : nil
    let roles: Set<Role> =
      switch key {
      case .department: Role.ofDepartments
      case .issuer: []
      case .role(let role): [role]
      }
    columns = report.columns.indices.filter { report.columns[$0].role.map(roles.contains) ?? false }
  }

  var hasKey: Bool { key == .issuer || !columns.isEmpty }

  func names(of row: Row) -> [String] {
    switch key {
    case .department: row.departments.map(\.name)
    // A merged report says of each task whose it is.
    case .issuer: (issuer ?? origins.flatMap { row.origin(in: $0) }).map { [$0] } ?? []
    case .role(.source): row.sources.map(\.document)
    // Who leads may stand in a column of its own, or be said in one that has all: 区教育局牵头，区财政局配合.
    case .role(.leadDepartments): row.departments.filter { $0.role == .lead }.map(\.name)
    case .role(.supportDepartments): row.departments.filter { $0.role == .support }.map(\.name)
    case .role(.departments): columns.flatMap { row.departments(in: $0) }.map(\.name)
    case .role:
      columns.lazy.map { row.text($0).string }.first(where: saysSomething).map { [$0] } ?? []
    }
  }
}

/// Which headings stand above the rows of a report.
private struct RowOutline {
  /// For each row the heading next above it, or -1.
  private var parents: [Int] = []
  private var notes: [Int] = []

  init(of report: Report) {
    var headings: [(row: Int, depth: Int)] = []
    for (index, kind) in report.rows.body.kinds.enumerated() {
      let depth = report.rows.body.section(of: index).count
      while let last = headings.last, last.depth >= depth { headings.removeLast() }
      parents.append(headings.last?.row ?? -1)
      if kind == .section { headings.append((index, depth)) }
      if kind == .note { notes.append(index) }
    }
  }

  /// Rows with the headings above them and the notes of the report, rising.
  func withHeadings(_ rows: [Int]) -> [Int] {
    var kept = Set(rows)
    for row in rows {
      var parent = parents[row]
      while parent >= 0, kept.insert(parent).inserted { parent = parents[parent] }
    }
    return kept.union(notes).sorted()
  }
}

extension Report {
  /// The report with some of its rows, rising. What is left of a merged cell stays merged.
  fileprivate func keeping(_ kept: [Int]) -> Report {
    let body = rows.body
    var builder = ReportBuilder(columns: columns, types: body.typing.types, offices: body.typing.offices)
    /// How many of the rows of a merged cell are kept.
    var heights: [[Int]: Int] = [:]
    if body.hasSpans {
      for row in kept {
        for column in columns.indices {
          guard let span = body.span(row, column), span.column == column else { continue }
          heights[[span.row, span.column], default: 0] += 1
        }
      }
    }
    var begun: Set<[Int]> = []
    for row in kept {
      builder.use(body.setting(of: row))
      var merges: [Merge] = []
      for column in columns.indices {
        builder.append(body.text(row, column))
        guard body.hasSpans, let span = body.span(row, column), span.column == column,
          begun.insert([span.row, span.column]).inserted
        else { continue }
        let height = heights[[span.row, span.column]] ?? 1
        if height > 1 || span.columns > 1 {
          merges.append(Merge(column: column, rows: height, columns: span.columns))
        }
      }
      builder.endRow(body.kinds[row], section: body.section(of: row), merges: merges)
    }
    return Report(title: title, body: builder.finish(), notes: notes, notesAbove: notesAbove)
  }
}
