import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Output → reading → the same records, for every format that can be read.
struct RoundTripTests {
  private let readable: [OutputFormat] = [.html, .xhtml, .csv, .tsv, .markdown, .json, .xlsx]

  @Test(arguments: 0..<150)
  func hardTextsComeBack(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let csv = HardText.csv(&generator)
    let document = try ReportReader().read(Array(csv.utf8), name: "seed-\(seed).csv")
    try expectSameRecords(document, hint: "seed \(seed)")
  }

  /// A document of Word is read as it is seen, without the blanks at the ends of lines.
  @Test(arguments: 0..<60)
  func documentsKeepAllButTheBlanksAtTheEndsOfLines(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(7_000 + seed))
    let document = try ReportReader().read(Array(HardText.csv(&generator).utf8), name: "a.csv")
    let output = try ReportConverter().render(document, as: .docx)
    let again = try ReportReader().read(output.bytes, name: "a.docx")
    #expect(again.reports.map(seen) == document.reports.map(seen), "seed \(7_000 + seed)")
    #expect(again.reports.map(\.columns) == document.reports.map(\.columns), "seed \(7_000 + seed)")
    let twice = try ReportReader().read(ReportConverter().render(again, as: .docx).bytes, name: "a.docx")
    #expect(twice.reports == again.reports, "seed \(7_000 + seed)")
  }

  private func seen(_ report: Report) -> [[[String]]] {
    report.rows.map { row in
      row.cells.map { cell in
        let lines = cell.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          var scalars = line
          while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
          while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
          return String(scalars)
        }
        return lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
      }
    }
  }

  @Test(arguments: Repository.samples)
  func samplesComeBack(_ name: String) throws {
    let document = try ReportReader().read(try Repository.bytes("samples/\(name)"), name: name)
    try expectSameRecords(document, hint: name)
  }

  @Test func mergesComeBackFromMarkupAndJSON() throws {
    let document = try ReportReader().read(try Repository.bytes("samples/education-2026-q2.html"), name: "e.html")
    #expect(document.reports[0].rows.contains { !$0.merged.isEmpty })
    for format in [OutputFormat.html, .xhtml, .json, .xlsx] {
      let output = try ReportConverter().render(document, as: format)
      let again = try ReportReader().read(output.bytes, name: "out." + format.fileExtension)
      #expect(again.reports == document.reports, "\(format)")
    }
  }

  @Test func severalReportsAndOddTitlesComeBack() throws {
    var documents = try ["market-2026-09.txt", "transport-2026-08.csv"].map {
      try ReportReader().read(try Repository.bytes("samples/\($0)"), name: $0)
    }
    documents[1].reports[0].title.text = " 随便  写的\n标题 "
    documents[1].reports[0].notes = ["普通 一行", "两\n行", " 空  格 "]
    var both = documents[0]
    both.reports += documents[1].reports
    for format in [OutputFormat.html, .xhtml, .json, .xlsx] {
      let output = try ReportConverter().render(both, as: format)
      let again = try ReportReader().read(output.bytes, name: "out." + format.fileExtension)
      #expect(again.reports.map(\.cellBytes) == both.reports.map(\.cellBytes), "\(format)")
      #expect(again.reports.map(\.notes) == both.reports.map(\.notes), "\(format)")
      #expect(again.reports[0].title == both.reports[0].title, "\(format)")
    }
  }

  /// A column as it is where the header is one row of names.
  private func inOneRow(_ column: Column) -> Column {
    Column(name: column.name, role: column.role, period: column.period)
  }

  /// CSV, TSV and Markdown have no merges, CSV and TSV no title and notes; the rest must be the same.
  private func expectSameRecords(_ document: ReportDocument, hint: String) throws {
    let converter = ReportConverter()
    let isSeen = document.reports.allSatisfy { report in
      zip(seen(report), report.rows).allSatisfy { $0.map { $0.joined(separator: "\n") } == $1.cells }
    }
    for format in readable + (isSeen ? [.docx] : []) {
      let output = try converter.render(document, as: format)
      #expect(try converter.render(document, as: format) == output, "same input, same bytes: \(hint)")
      let again = try converter.reader.read(output.bytes, name: "out." + format.fileExtension)
      #expect(again.reports.map(\.cellBytes) == document.reports.map(\.cellBytes), "\(format) \(hint)")
      let isDrawn = !format.holdsOneTable && format != .markdown
      for (new, old) in zip(again.reports, document.reports) {
        #expect(new.columns == (isDrawn ? old.columns : old.columns.map(inOneRow)), "\(format) \(hint)")
        // The year of a day may stand in the title, the unit of an amount in a note.
        for (row, other) in zip(new.rows, old.rows) {
          #expect(
            row.kind == other.kind && row.section == other.section && row.cells == other.cells, "\(format) \(hint)")
          #expect(row.number == other.number && row.source == other.source, "\(format) \(hint)")
          #expect(row.departments == other.departments && row.status == other.status, "\(format) \(hint)")
          #expect(row.progress == other.progress, "\(format) \(hint)")
          if !format.holdsOneTable { #expect(row.fields == other.fields, "\(format) \(hint)") }
        }
        #expect(new.rows.count == old.rows.count, "\(format) \(hint)")
        if !format.holdsOneTable {
          #expect(new.title == old.title, "\(format) \(hint)")
          #expect(new.notes == old.notes, "\(format) \(hint)")
        }
      }
    }
  }
}

struct RealReportTests {
  @Test(.enabled(if: Repository.realReport != nil, "the report is not in ../shared"))
  func realReportIsReadInFull() throws {
    let url = try #require(Repository.realReport)
    let bytes = [UInt8](try Data(contentsOf: url))
    let document = try ReportReader().read(bytes, name: url.lastPathComponent)
    let report = try #require(document.reports.first)
    #expect(document.diagnostics.isEmpty && document.format == "text" && document.encoding == "UTF-8")
    #expect(report.rows.count == 8 && report.rows.allSatisfy { $0.kind == .task })
    #expect(report.rows.flatMap { $0.source?.items ?? [] } == [285, 286, 287, 288, 296, 297, 302, 304])
    #expect(report.rows.allSatisfy { $0.departments.map(\.name) == ["各部门", "各街乡"] })
    #expect(report.rows[2].progress?.items.count == 3)
    #expect(report.title.period?.from?.description == "2026-01-01")
    #expect(report.title.period?.to?.description == "2026-03-31")
    #expect(report.title.issuer == "区政府办公室" && report.title.kind == "落实情况表")

    // The file again, from what was read.
    var lines = [report.title.text]
    for cells in [report.columns.map(\.name)] + report.rows.map(\.cells) {
      lines += cells.map { "\t" + $0 } + [""]
    }
    let rebuilt = Array(lines.joined(separator: "\n").utf8)
    #expect(bytes.starts(with: rebuilt))
    #expect(bytes.dropFirst(rebuilt.count).allSatisfy { $0 == UInt8(ascii: "\n") })
  }
}
