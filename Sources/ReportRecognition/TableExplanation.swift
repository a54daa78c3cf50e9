package import ReportModel
internal import ReportText

/// Says for every table among the blocks of an input what became of it, and why.
///
/// It is the recognition itself that is asked, so that it cannot say anything else.
/// - Throws: `ReadError.limitExceeded`.
package func explainTables(
  in blocks: [Block], source: SourceText, dictionary: HeaderDictionary = .standard, limits: Limits = Limits()
) throws(ReadError) -> Reading<[ExplainedTable]> {
  let sorted = sort(blocks, dictionary: dictionary)
  let recognized = try recognize(sorted.found, source: source, limits: limits)
  let tables = sorted.tables.map { sortedTable in
    let table = sortedTable.table
    let location = table.cells.first.map { source.location(at: $0.offset) }
    let size = (table.rowCount, table.width)
    switch sortedTable.fate {
    case .report(let index):
      let (found, result) = (sorted.found[index], recognized[index])
      return ExplainedTable(
        found.header.isForm ? .form(index + 1) : .report(index + 1), at: location, size: size,
        headerRows: found.header.isForm ? 0..<0 : found.header.rows, columns: explanations(of: found),
        title: result.reading.value.title, sections: result.sections, notes: result.reading.value.notes)
    case .continuation(let index): return ExplainedTable(.continuation(of: index + 1), at: location, size: size)
    case .lines: return ExplainedTable(.lines, at: location, size: size)
    case .noHeader, .notSubstantial:
      let isSlight = sortedTable.fate == .notSubstantial
      let best =
        headerCandidate(of: table, dictionary: dictionary) ?? nearestToHeader(of: table, dictionary: dictionary)
      let nearest = NearestWords(dictionary)
      return ExplainedTable(
        isSlight ? .notSubstantial : .noHeader, at: location, size: size, headerRows: best?.rows ?? 0..<0,
        columns: best.map { best in
          best.readings.enumerated().map {
            dictionary.explanation(of: $1, name: best.name(of: $0), nearest: nearest)
          }
        } ?? [])
    }
  }
  return Reading(value: tables, diagnostics: recognized.flatMap(\.reading.diagnostics))
}

private func explanations(of found: ReportTable) -> [ExplainedHeader] {
  let dictionary = found.dictionary
  let nearest = NearestWords(dictionary)
  return found.header.columns.enumerated().map { index, column in
    guard index < found.header.readings.count else {
      var header = dictionary.explanation(
        of: dictionary.reading(of: [column.name]), name: column.name, nearest: nearest)
      if header.role != column.role {
        header = ExplainedHeader(name: column.name, role: column.role, period: column.period, rule: .declared)
      }
      return header
    }
    return dictionary.explanation(of: found.header.readings[index], name: column.name, nearest: nearest)
  }
}
