public import ReportModel
internal import ReportJSON

/// What became of a document in one format: written, read back and compared.
public struct Verification: Sendable, Equatable {
  /// Something of the document that did not come back.
  public enum Loss: Sendable, Equatable {
    /// Reports were joined, or none was recognised.
    case reports(expected: Int, found: Int)
    /// A title came back empty or as another.
    case title(report: Int)
    /// The notes came back as others.
    case notes(report: Int, count: Int)
    /// Column names, or what they mean, came back as others.
    case columns(report: Int)
    /// Rows came back as others, as more or as fewer.
    case rows(report: Int, expected: Int, found: Int)
    /// Cells, by row and column from 1, came back with another text.
    case cells(report: Int, count: Int, firstRow: Int, firstColumn: Int)
    /// Merges came back as texts of their own.
    case merges(report: Int, count: Int)
    /// Rows came back with other numbers, sources, departments, progress, states or fields.
    case typedViews(report: Int, count: Int)
  }

  /// The format.
  public let format: OutputFormat
  /// What did not come back; empty where everything did.
  public let losses: [Loss]
}

extension Verification.Loss: CustomStringConvertible {
  /// The loss in a few words.
  public var message: Message {
    switch self {
    case .reports(let expected, let found): .lostReports(found, of: expected)
    case .title(let report): .lostTitle(report: report)
    case .notes(let report, let count): .lostNotes(count, report: report)
    case .columns(let report): .lostColumns(report: report)
    case .rows(let report, let expected, let found): .lostRows(found, of: expected, report: report)
    case .cells(let report, let count, let row, let column):
      .lostCells(count, report: report, row: row, column: column)
    case .merges(let report, let count): .lostMerges(count, report: report)
    case .typedViews(let report, let count): .lostTypedValues(count, report: report)
    }
  }

  /// The loss in a few English words.
  public var description: String { message.english }
}

extension ReportConverter {
  /// The formats that can be read back; those that one reader reads stand together.
  public static let verifiableFormats: [OutputFormat] = {
    let readers = OutputFormat.allCases.map { ($0, InputFormat(fileExtension: $0.fileExtension)) }
    var formats: [OutputFormat] = []
    for (_, reader) in readers where reader != nil {
      for (format, other) in readers where other == reader && !formats.contains(format) { formats.append(format) }
    }
    return formats
  }()

  /// Writes a document in a format, reads that back and compares the records.
  /// - Throws: ``ReportModel/ReportError`` where the format cannot be written.
  public func verify(_ document: ReportDocument, in format: OutputFormat) throws(ReportError) -> Verification {
    var reader = reader
    reader.options.format = nil
    reader.options.encoding = nil
    reader.options.table = nil
    var found: [Report] = []
    for output in try renderParts(of: document, as: format) {
      // What cannot be read back at all counts as no report.
      let name = "out." + format.fileExtension
      if let again = try? reader.read(output.bytes, name: name) { found += again.reports }
    }
    guard found.count == document.reports.count else {
      let loss = Verification.Loss.reports(expected: document.reports.count, found: found.count)
      return Verification(format: format, losses: [loss])
    }
    let all = zip(document.reports, found).enumerated().flatMap { index, pair in
      losses(of: pair.0, as: pair.1, number: index + 1)
    }
    return Verification(format: format, losses: all)
  }

  private func losses(of report: Report, as found: Report, number: Int) -> [Verification.Loss] {
    var losses: [Verification.Loss] = []
    if !same(report.title.text, found.title.text) { losses.append(.title(report: number)) }
    if report.notes.map({ Array($0.utf8) }) != found.notes.map({ Array($0.utf8) })
      || report.notesAbove != found.notesAbove
    {
      losses.append(.notes(report: number, count: report.notes.count))
    }
    let names = { (report: Report) in
      report.columns.map { [Array($0.name.utf8), Array(($0.role?.rawValue ?? "").utf8)] }
    }
    if names(report) != names(found) { losses.append(.columns(report: number)) }
    guard report.rows.count == found.rows.count, report.columns.count == found.columns.count else {
      return losses + [.rows(report: number, expected: report.rows.count, found: found.rows.count)]
    }
    var cells = 0
    var first = (row: 0, column: 0)
    var merges = 0
    var views = 0
    for (index, (row, other)) in zip(report.rows, found.rows).enumerated() {
      for column in report.columns.indices where row.text(column) != other.text(column) {
        if cells == 0 { first = (index + 1, column + 1) }
        cells += 1
      }
      merges += Set(row.merged).subtracting(other.merged).count
      // As JSON, because `==` takes texts for equal that differ in bytes.
      if json(ofViews: row) != json(ofViews: other) { views += 1 }
    }
    if cells > 0 { losses.append(.cells(report: number, count: cells, firstRow: first.row, firstColumn: first.column)) }
    if merges > 0 { losses.append(.merges(report: number, count: merges)) }
    if views > 0 { losses.append(.typedViews(report: number, count: views)) }
    return losses
  }

  /// `==` takes texts for equal that differ in bytes.
  private func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}
