internal import ReportModel
internal import ReportText

/// Where a table's header is, and the columns that it names.
struct RecognizedHeader {
  /// The grid rows of the header.
  var rows: Range<Int>
  var columns: [Column]
  /// Whether it was put together of the labels of a form.
  var isForm = false
  /// The parts that its table has side by side; nil where it is one.
  var parts: SideBySide.Parts?
  /// How its columns were read; empty where the input declares what they mean.
  var readings: [HeaderReading] = []
}

/// The header that reads best among the first rows of a table, and how its columns are read.
struct HeaderCandidate {
  fileprivate let levels: HeaderLevels
  /// The rows of the table that it is.
  var rows: Range<Int> { levels.rows }
  /// The name of a column.
  func name(of column: Int) -> String { levels.name(of: column) }
  /// How each column is read.
  let readings: [HeaderReading]
  /// How much of it is known: a header whose words are all known counts twice.
  fileprivate let score: Int
  /// How many of its columns have a role; slots of one cell count once, for a title that spans the table must not look like many
  /// columns.
  let known: [HeaderReading]

  fileprivate init(_ levels: HeaderLevels, of table: Table, dictionary: HeaderDictionary) {
    self.levels = levels
    let readings = headerReadings(of: (0..<levels.width).map(levels.texts), dictionary: dictionary)
    self.readings = readings
    let lowest = levels.rows.upperBound - 1
    known = readings.indices.filter { column in
      readings[column].role != nil
        && (column >= table.width(of: lowest) || table.columnsToOrigin(lowest, column) == 0)
    }.map { readings[$0] }
    score = known.reduce(0) { $0 + ($1.isCertain ? 2 : 1) }
  }

  /// Whether two columns are known, and more of them by all of their words than by their ends alone would be chance.
  var isHeader: Bool { known.count >= 2 && (known.count { $0.isCertain }) * 3 >= known.count }

  /// Whether a column says what is to be done, by whom, or how far it has come: 序号 and 备注 alone make a list of telephones.
  func isSubstantial(_ dictionary: HeaderDictionary) -> Bool { known.contains { dictionary.isSubstantial($0.role) } }
}

extension HeaderDictionary {
  private static let substantialRoles = Set(RoleTrait.substantial.roles)

  /// Whether a column of a role, with another that is known, makes a table a report.
  func isSubstantial(_ role: Role?) -> Bool {
    guard let role else { return false }
    return Self.substantialRoles.contains(role) || declaredRoles.contains(role)
  }
}

/// Finds the row, or the two to four rows, that the dictionary knows best among the first rows of a table.
/// - Returns: nil where no row names two known columns, one of them substantial: such a table is no report.
func recognizeHeader(of table: Table, dictionary: HeaderDictionary) -> RecognizedHeader? {
  guard let best = headerCandidate(of: table, dictionary: dictionary), best.isSubstantial(dictionary),
    !best.listsProperties, !best.heads(onlyNumbersOf: table), !best.isOfForm(in: table, dictionary)
  else { return nil }
  let columns = best.readings.indices.map { column in
    var found = Column(name: "", role: best.readings[column].role, period: best.readings[column].period)
    found.headerCells = best.levels.headerCells(of: column)
    return found
  }
  return RecognizedHeader(rows: best.rows, columns: columns, readings: best.readings)
}

/// The header that reads best, whether or not it makes the table a report.
func headerCandidate(of table: Table, dictionary: HeaderDictionary) -> HeaderCandidate? {
  let searchedRows = 20
  // A header of which every word of every column is known is not surpassed: rows of data need not be read as one.
  let most = (0..<min(table.rowCount, searchedRows + HeaderCell.mostLevels)).reduce(0) {
    max($0, table.width(of: $1))
  }
  var best: HeaderCandidate?
  for row in 0..<min(table.rowCount, searchedRows) {
    if let best, best.score == 2 * most, !best.levels.isGuessed { break }
    let candidate = HeaderCandidate(HeaderLevels(of: table, at: row, dictionary), of: table, dictionary: dictionary)
    guard candidate.isHeader, !describesPage(table, row) else { continue }
    guard let rival = best else {
      best = candidate
      continue
    }
    // A title of header cells above the header adds no column that the header has not.
    let isBelowTitle = rival.levels.isGuessed && rival.levels.rows.contains(row)
    if candidate.score > rival.score || (candidate.score == rival.score && isBelowTitle) { best = candidate }
  }
  return best
}

/// Of a table without a header, the row that has the most known columns, else the first that is not blank.
func nearestToHeader(of table: Table, dictionary: HeaderDictionary) -> HeaderCandidate? {
  let candidates = (0..<min(table.rowCount, 20)).map {
    HeaderCandidate(HeaderLevels(of: table, at: $0, dictionary), of: table, dictionary: dictionary)
  }
  let best = candidates.max { $0.score < $1.score }.flatMap { $0.score > 0 ? $0 : nil }
  return best
    ?? candidates.first { candidate in
      candidate.readings.count > 1 && candidate.readings.indices.allSatisfy { !candidate.name(of: $0).isEmpty }
    }
}

/// Whether a row belongs to the table that a page has about itself: 索引号, 发布机构.
func describesPage(_ table: Table, _ row: Int) -> Bool {
  (0..<table.width(of: row)).contains { column in
    HeaderWords.standard.isMetadata(HeaderDictionary.key(table.string(row, column)))
  }
}
