package import ReportModel
internal import ReportText

/// What reports that are summed up or merged are to each other: which are there twice, and which are of other periods.
package struct ReportSet: Sendable, Equatable {
  /// The reports of one period.
  package struct PeriodGroup: Sendable, Equatable {
    /// The period with its year, as its first report names it: 2026年第一季度.
    package let words: String
    /// The indices of the reports, counted over all inputs.
    package let reports: [Int]
  }

  /// The reports by their periods, in the order of their first ones; reports that name none stand in no group.
  package let periods: [PeriodGroup]
  /// Reports that are the same one, by their indices: those of one issuer, period, subject and kind; where no issuer is named,
  /// those of one title with the same rows.
  package let duplicates: [[Int]]
  /// The title of each report.
  private let titles: [Title]
  /// What each report is called in messages: its input, with its number there where that has several.
  private let names: [String]

  /// Looks at the reports of documents, in their order.
  init(of documents: [ReportDocument]) {
    let places = documents.enumerated().flatMap { index, document in document.reports.map { (index, $0) } }
    titles = places.map(\.1.title)
    names = documents.flatMap { document in
      document.reports.indices.map { document.reports.count > 1 ? "\(document.input) (\($0 + 1))" : document.input }
    }
    periods = Self.periods(of: titles)
    duplicates = Self.duplicates(among: places)
  }

  /// Whether reports are of different periods.
  package var hasMixedPeriods: Bool { periods.count > 1 }

  /// A warning for each report that is there again, and one where the periods differ.
  package var diagnostics: [Diagnostic] {
    let twice = duplicates.flatMap { group in
      group.dropFirst().map { index in
        Diagnostic(
          .duplicateReport,
          .duplicateReport(names[group[0]], names[index], title: inOneLine(titles[index].text)))
      }
    }
    guard hasMixedPeriods else { return twice }
    let groups = periods.map { group in (words: group.words, inputs: group.reports.map { names[$0] }) }
    return twice + [Diagnostic(.mixedPeriods, .mixedPeriods(groups))]
  }

  private static func periods(of titles: [Title]) -> [PeriodGroup] {
    let years = Set(titles.filter { $0.period != nil }.compactMap(\.year))
    var groups: [(words: String, reports: [Int])] = []
    var places: [[UInt8]: Int] = [:]
    for (index, title) in titles.enumerated() {
      // A year alone says nothing against a quarter of that year.
      guard let words = title.periodWords, title.period != nil || title.year.map({ !years.contains($0) }) ?? false
      else {
        continue
      }
      let key = title.periodKey
      let place = places[key] ?? groups.count
      if places.updateValue(place, forKey: key) == nil { groups.append((words, [])) }
      groups[place].reports.append(index)
    }
    return groups.map { PeriodGroup(words: $0.words, reports: $0.reports) }
  }

  private static func duplicates(among reports: [(document: Int, report: Report)]) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [[UInt8]: Int] = [:]
    for (index, place) in reports.enumerated() {
      guard let key = identity(of: place.report) else { continue }
      let group = places[key] ?? groups.count
      if places.updateValue(group, forKey: key) == nil { groups.append([]) }
      groups[group].append(index)
    }
    return groups.compactMap { group in
      guard group.count > 1 else { return nil }
      var documents: Set<Int> = []
      var rows = SeenRows()
      // Parts of one input share a title without being the same.
      let again = group.filter { index in
        let (document, report) = reports[index]
        let isElsewhere = report.issuer != nil && documents.contains { $0 != document }
        documents.insert(document)
        return !rows.insert(report) || isElsewhere
      }
      return again.isEmpty ? nil : [group[0]] + again
    }
  }

  /// What reports have in common that may be the same one; nil for a report of which nobody can tell. Without an issuer only
  /// the rows tell, of which the lengths are looked at here.
  private static func identity(of report: Report) -> [UInt8]? {
    let title = report.title
    if report.issuer != nil { return report.seriesKey + [0] + title.periodKey }
    guard report.rows.contains(where: { $0.kind == .task }) else { return nil }
    var hasher = Hasher()
    for row in report.rows {
      for column in report.columns.indices { hasher.combine(row.text(column).count) }
    }
    return [0] + NameKey(title.text).bytes + [0] + Array(String(hasher.finalize()).utf8)
  }
}

/// Knows reports by the bytes of their rows.
private struct SeenRows {
  private var seen: Set<[Text]> = []

  /// - Returns: Whether no report with the same rows was there.
  mutating func insert(_ report: Report) -> Bool {
    seen.insert(report.rows.flatMap { row in report.columns.indices.map { row.text($0) } }).inserted
  }
}

extension Title {
  /// The period with its year: 2026年第一季度; the year alone where no period is named; nil where neither is.
  package var periodWords: String? {
    guard let text = period?.text else { return year.map { "\($0)年" } }
    // 年度 has half of the word already.
    guard let year, !text.contains(String(year)) else { return text }
    return text.hasPrefix("年") ? "\(year)\(text)" : "\(year)年\(text)"
  }

  /// What two titles of one period have in common: the days, or the words and the year where the days are not known.
  package var periodKey: [UInt8] {
    if let from = period?.from, let to = period?.to { return Array("\(from)/\(to)".utf8) }
    return NameKey(period?.text ?? "").bytes + Array(" ".utf8) + Array((year.map { String($0) } ?? "").utf8)
  }
}

extension Report {
  /// What one report has in common from period to period: who reports, what it is about, and the kind. Blanks stand between
  /// them; in a ``NameKey`` there are none.
  package var seriesKey: [UInt8] {
    Array([issuer, title.subject, title.kind].map { NameKey($0 ?? "").bytes }.joined(separator: " ".utf8))
  }
}
