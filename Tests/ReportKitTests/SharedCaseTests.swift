import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

private let sharedCases = Repository.root.appending(path: "../shared/cases")

/// The shared cases that are about words: `NAME.expected.txt` beside each says what is right, in prose; here it is said again as
/// what must be in the JSON that the library writes.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: sharedCases.path), "SKIPPED: ../shared/cases is not here"))
struct SharedCaseTests {
  private func document(_ name: String) throws -> ReportDocument {
    try ReportReader().read([UInt8](Data(contentsOf: sharedCases.appending(path: name))), name: name)
  }

  @Test(arguments: [
    ("real-01-compound-headers.tsv", "number content departments supportDepartments progress"),
    ("real-02-wrong-department.tsv", "number target leader leadDepartments departments"),
    ("real-17-slash-header.tsv", "number problems contact location deadline"),
    ("real-07-form-table.html", "project departments deadline progress"),
    ("real-08-vertical.html", "content measures deadline departments progress"),
    ("kind-17-invisible-in-header.csv", ""),
  ])
  func rolesAreThoseOfTheHeaders(_ name: String, _ roles: String) throws {
    let found = try document(name).reports[0].columns.map { $0.role?.rawValue ?? "-" }
    if roles.isEmpty { #expect(!found.contains("-")) } else { #expect(found.joined(separator: " ") == roles) }
  }

  @Test(arguments: [
    ("real-03-title-without-biao.html", "某市|2022|民生实事|2022-09-30"),
    ("real-04-paren-issuer.tsv", "||某市贯彻落实省委巡视反馈意见|"),
    ("real-05-issuer-work.tsv", "|2024|全市“三重”工作|2024-09-30"),
  ])
  func titlesAreTakenApart(_ name: String, _ parts: String) throws {
    let title = try document(name).reports[0].title
    let found = [
      title.issuer ?? "", title.year.map(String.init) ?? "", title.subject ?? "", title.period?.to?.description ?? "",
    ]
    #expect(found.joined(separator: "|") == parts)
  }

  @Test func departmentsHaveTheirDuties() throws {
    let rows = try document("real-06-lead-suffix.tsv").reports[0].rows
    let found = rows.map { $0.departments.map { "\($0.name) \($0.role.rawValue)" }.joined(separator: ", ") }
    #expect(
      found == [
        "区发改局 lead, 区工信局 support, 各镇（街道） support", "区水务局 responsible, 区财政局 responsible",
        "区公安局 responsible, 区司法局 responsible",
      ])
  }

  @Test func statesAndDaysAreRead() throws {
    let states = try document("real-15-status-words.tsv").reports[0].rows.map(\.status)
    #expect(states.dropLast() == [.onTrack, .delayed, .delayed, .onTrack, .onTrack, .onTrack, .completed])
    #expect(states.last != .some(.completed))
    let rows = try document("real-16-deadline-words.tsv").reports[0].rows
    #expect(rows[1].status == .longTerm)
    let days = rows.dropFirst(2).map { row -> String? in
      guard case .date(let period)? = row.fields.first?.value else { return nil }
      return period.to?.description
    }
    #expect(days == Array(repeating: "2024-12-31", count: 4))
  }

  @Test func sourcesSectionsAndGapsAreRight() throws {
    let sources = try document("real-14-two-sources.tsv").reports[0].rows.map(\.sources)
    #expect(sources[0].map(\.items) == [[41], [12, 13, 14]] && sources[1].map(\.items) == [[5]])
    #expect(try !document("real-13-number-gap.tsv").diagnostics.contains { $0.code == .numberGap })
    let sections = try document("real-12-section-lines.html")
    #expect(sections.reports.flatMap { $0.rows.filter { $0.kind == .task }.map(\.section) } == [["一、城建"], ["二、民生"]])
    let captions = try document("real-11-captions-lost.html")
    #expect(captions.reports.map(\.notes) == [["附件1：慢序时项目"], ["附件2：按序时项目"]])
    #expect(throws: ReportError.self) { try document("real-09-number-remarks.html") }
  }
}
