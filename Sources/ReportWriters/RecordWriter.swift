internal import ReportAnalysis
internal import ReportJSON
internal import ReportModel

/// What writes a format that is made of the records themselves, for each kind of document that it has.
struct RecordWriter: Sendable {
  let format: OutputFormat
  var report: (@Sendable (ReportDocument) -> [UInt8])?
  var summary: (@Sendable (Summary) -> [UInt8])?
  var comparison: (@Sendable (Comparison) -> [UInt8])?

  private static let all = [
    RecordWriter(
      format: .json, report: { json(of: $0) }, summary: { json(of: $0) }, comparison: { json(of: $0) }),
    RecordWriter(format: .ndjson, report: { ndjson(of: $0) }, comparison: { ndjson(of: $0) }),
  ]

  /// The writer of a format; nil where that is written by a template.
  static func of(_ format: OutputFormat) -> RecordWriter? { all.first { $0.format == format } }

  /// The kinds of documents that it has.
  var kinds: [DocumentKind] {
    [report.map { _ in .report }, summary.map { _ in .summary }, comparison.map { _ in .comparison }].compactMap(\.self)
  }
}
