package import ReportModel

extension RandomReport {
  /// The first thing that was not read as it was meant, or nil. Texts are compared by their bytes.
  package func firstDifference(from report: Report) -> String? {
    var difference = FirstDifference()
    difference.compare("title.text", title.text, report.title.text)
    difference.compare("title.issuer", title.issuer, report.title.issuer)
    difference.compare("title.year", title.year, report.title.year)
    difference.compare("title.subject", title.subject, report.title.subject)
    difference.compare("title.kind", title.kind, report.title.kind)
    difference.compare("title.period", title.period, report.title.period)
    difference.compare("columns", columns.map(\.name), report.columns.map(\.name))
    difference.compare("roles", columns.map { $0.role?.rawValue }, report.columns.map { $0.role?.rawValue })
    difference.compare("column periods", columns.map(\.period), report.columns.map(\.period))
    difference.compare("rows.count", rows.count, report.rows.count)
    for (index, (expected, actual)) in zip(rows, report.rows).enumerated() where difference.text == nil {
      difference.compare("row \(index)", expected, actual)
    }
    difference.compare("notes", notes, report.notes)
    return difference.text
  }
}

/// Keeps the first difference that it meets.
private struct FirstDifference {
  private(set) var text: String?

  mutating func compare<Value>(_ place: @autoclosure () -> String, _ expected: Value, _ actual: Value)
  where Value: Equatable {
    guard text == nil, expected != actual else { return }
    text = "\(place()): expected \(brief(expected)), actual \(brief(actual))"
  }

  mutating func compare(_ place: @autoclosure () -> String, _ expected: String?, _ actual: String?) {
    guard text == nil else { return }
    if let expected, let actual, expected.utf8.elementsEqual(actual.utf8) { return }
    if expected == nil, actual == nil { return }
    text = "\(place()): expected \(brief(expected)), actual \(brief(actual))"
  }

  mutating func compare(_ place: @autoclosure () -> String, _ expected: [String], _ actual: [String]) {
    guard text == nil else { return }
    let isSame = expected.count == actual.count && zip(expected, actual).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    if !isSame { text = "\(place()): expected \(brief(expected)), actual \(brief(actual))" }
  }

  mutating func compare(_ place: String, _ expected: RandomRow, _ actual: Row) {
    compare("\(place) kind", expected.kind, actual.kind)
    compare("\(place) section", expected.section, actual.section)
    for (column, (left, right)) in zip(expected.cells, actual.cells).enumerated() {
      compare("\(place) cell \(column)", left, right)
    }
    compare("\(place) merges", expected.merges, actual.merged)
    compare("\(place) number", expected.number, actual.number)
    compare("\(place) source", expected.source, actual.source)
    compare("\(place) departments", expected.departments, actual.departments)
    compare("\(place) progress", expected.progressItems ?? [], actual.progress?.items ?? [])
    compare("\(place) status", expected.status, actual.status)
  }

  /// A value in one line that is not too long.
  private func brief<Value>(_ value: Value) -> String {
    var text = ""
    debugPrint(value, terminator: "", to: &text)
    for noise in ["Optional(", "ReportModel.", "TestSupport."] { text = text.replacing(noise, with: "") }
    return text.unicodeScalars.count > 300 ? text.unicodeScalars.prefix(300).reduce("") { $0 + String($1) } + "…" : text
  }
}
