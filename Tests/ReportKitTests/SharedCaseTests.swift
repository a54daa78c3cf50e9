import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

private let sharedCases = Repository.root.appending(path: "../shared/cases")

/// The shared cases: `NAME.expected.txt` beside each says what is right, in prose; here each sentence of it is said again of what
/// the library reads.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: sharedCases.path), "SKIPPED: ../shared/cases is not here"))
struct SharedCaseTests {
  private func document(_ name: String) throws -> ReportDocument {
    try ReportReader().read([UInt8](Data(contentsOf: sharedCases.appending(path: name))), name: name)
  }

  private func report(_ name: String) throws -> Report {
    let document = try document(name)
    #expect(document.reports.count == 1)
    return try #require(document.reports.first)
  }

  private func rows(_ name: String) throws -> [Row] { Array(try report(name).rows) }

  private func departments(_ row: Row) -> String {
    row.departments.map { "\($0.name) \($0.role.rawValue)" }.joined(separator: ", ")
  }

  private func roles(_ report: Report) -> String {
    report.columns.map { $0.role?.rawValue ?? "-" }.joined(separator: " ")
  }

  @Test func everyCaseHasATest() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: sharedCases.path)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let untested = names.filter { name in
      (name.hasPrefix("kind-") || name.hasPrefix("real-")) && !name.hasSuffix(".expected.txt")
        && !source.contains("\"\(name)\"")
    }
    #expect(untested == [])
  }

  // MARK: Cells as the page, the text or the sheet shows them

  @Test(arguments: [
    ("kind-01-head-and-body-tables.html", "1|修路|甲局|完成"),
    ("kind-02-mso-ignore-colspan.html", "1|新建养老服务综合体||\n以上按月报送|||\n2|架桥||"),
    ("kind-03-tracked-changes.html", "1|新建8处|〔删：甲局〕乙局|1500|〔删：80〕90%"),
    ("kind-04-br-end-tag.html", "1|修路↵架桥|甲局↵乙局|a↵↵b"), ("kind-05-form-controls.html", "1|修路|乙局|未启动"),
    ("kind-07-sup-digits.html", "1|绿化10⁸平方米|甲局|1200¹|85[²]%"), ("kind-08-pre-line.html", "1|修路↵架桥|甲局|1.完成↵2.开工"),
    ("kind-09-display.html", "1|修路↵架桥|甲局（牵头）|完成"), ("kind-10-visibility.html", "1|修路|甲局|5处"),
    ("kind-11-ol-numbers.html", "1|修路|甲局|3.选址完成。↵4.已开工。"), ("kind-12-md-comment.md", "1|修路|甲局"),
    ("kind-14-md-front-matter.md", "1|修路|甲局"), ("kind-15-vertical-tab.txt", "1|修路↵架桥|甲局"),
    ("kind-16-bom-in-the-middle.csv", "1|修路|甲局\n2|架桥|乙局"), ("kind-17-invisible-in-header.csv", "1|修路|甲局|完成"),
    ("kind-18-never-shown.html", "1|修路|甲局|甲↵乙↵丙↵丁↵戊↵己"), ("kind-19-textarea.html", "1|修路↵架桥|甲局|完成"),
    ("kind-20-google-sheets.html", "1|修路|甲局"), ("kind-21-md-escapes.md", "1|C | D|甲局\n2|i | j (|甲局"),
    ("kind-22-md-table-end.md", "1|修路|甲局"), ("kind-23-wingdings.html", "1|修路|甲局|☑已完成 ☐未完成"),
    ("kind-24-excel-text-formula.csv", "001|修路|甲局"), ("real-10-bold.md", "1|修路。|区民政局|已完成"),
    ("real-18-chrome-p-cells.txt", "1|新建食堂。|区民政局|已开工。\n2|改造道路。|区住建局|已完工。"),
  ])
  func cellsAreWhatIsShown(_ name: String, _ cells: String) throws {
    let report = try report(name)
    let found = report.rows.map { $0.cells.map { $0.replacing("\n", with: "↵") }.joined(separator: "|") }
    #expect(found.joined(separator: "\n") == cells)
    #expect(report.rows.allSatisfy { $0.merged.isEmpty })
  }

  @Test func changesAreReported() throws {
    let name = "kind-03-tracked-changes.html"
    let row = try rows(name)[0]
    #expect(departments(row) == "乙局 responsible")
    let values: [FieldValue?] = [
      DecimalNumber(text: "1500").map { .amount($0, unit: "万元") }, DecimalNumber(text: "90").map { .percent($0) },
    ]
    #expect(row.fields.map(\.value) == values)
    let codes = try document(name).diagnostics.filter { $0.severity == .warning }.map(\.code)
    #expect(codes.contains(.deletedText) && codes.contains(.struckText))
  }

  @Test func twoNumbersAndRaisedDigitsAreNoValues() throws {
    for name in ["kind-06-two-numbers-in-a-cell.csv", "kind-07-sup-digits.html"] {
      let rows = try rows(name)
      #expect(rows.flatMap(\.fields).isEmpty && !rows.isEmpty, "\(name)")
    }
  }

  @Test func itemsOfAListThatGoesOnAreItems() throws {
    #expect(try rows("kind-11-ol-numbers.html")[0].progress?.items == ["3.选址完成。\n", "4.已开工。"])
  }

  @Test(arguments: [
    ("kind-12-md-comment.md", "2026年重点工作落实情况表"), ("kind-14-md-front-matter.md", "2026年重点工作落实情况表"),
    ("kind-22-md-table-end.md", "2026年重点工作落实情况表"), ("kind-20-google-sheets.html", ""),
    ("real-10-bold.md", "某区2024年重点工作落实情况表"),
  ])
  func titlesAndNotesHaveNoMarkup(_ name: String, _ title: String) throws {
    let report = try report(name)
    #expect(report.title.text == title && report.notes == (name.hasPrefix("kind-22") ? ["引文"] : []))
  }

  @Test func tablesInQuotesAreTables() throws {
    let reports = try document("kind-13-md-blockquote.md").reports
    #expect(reports.map { $0.rows.map(\.cells) } == [[["1", "修路", "甲局"]], [["1", "架桥", "乙局"]]])
  }

  @Test func repeatedHeadsAreNoted() throws {
    let codes = try document("kind-16-bom-in-the-middle.csv").diagnostics.map(\.code)
    #expect(codes.count { $0 == .repeatedHeader } == 1)
  }

  @Test func boldIsNoText() throws {
    let name = "real-10-bold.md"
    let report = try report(name)
    let title = report.title
    #expect(title.issuer == "某区" && title.year == 2024 && title.kind == "落实情况表")
    #expect(departments(report.rows[0]) == "区民政局 responsible")
    let document = try document(name)
    for format in OutputFormat.allCases where !format.isBinary {
      let output = try ReportConverter().render(document, as: format)
      // Style sheets and scripts are the template's own.
      let markup = output.text.firstRange(of: "<body").map { output.text[$0.lowerBound...] } ?? output.text[...]
      #expect(!markup.contains("**"), "\(format.rawValue)")
    }
  }

  // MARK: What the headers and titles mean

  @Test(arguments: [
    ("real-01-compound-headers.tsv", "number content departments supportDepartments progress"),
    ("real-02-wrong-department.tsv", "number target leader leadDepartments departments"),
    ("real-17-slash-header.tsv", "number problems contact location deadline"),
    ("real-07-form-table.html", "project departments deadline progress"),
    ("real-08-vertical.html", "content measures deadline departments progress"),
    ("kind-17-invisible-in-header.csv", "number content departments progress"),
    ("kind-20-google-sheets.html", "number content departments"),
  ])
  func rolesAreThoseOfTheHeaders(_ name: String, _ expected: String) throws {
    #expect(roles(try report(name)) == expected)
  }

  @Test func periodsStayOnTheirColumn() throws {
    #expect(try report("real-01-compound-headers.tsv").columns[4].period?.text.hasPrefix("1-9月") == true)
  }

  @Test func columnsOfDepartmentsGiveTheirPart() throws {
    #expect(departments(try rows("real-02-wrong-department.tsv")[0]) == "县教育局 lead, 县各有关单位 responsible")
  }

  @Test func headersThatNameTwoThingsAreNoted() throws {
    let name = "real-17-slash-header.tsv"
    #expect(try document(name).diagnostics.count { $0.code == .ambiguousColumn } == 2)
    #expect(try rows(name)[0].sources.isEmpty)
  }

  @Test(arguments: [
    ("real-03-title-without-biao.html", "某市|2022|民生实事|2022-01-01|2022-09-30"),
    ("real-04-paren-issuer.tsv", "||某市贯彻落实省委巡视反馈意见||"),
    ("real-05-issuer-work.tsv", "|2024|全市“三重”工作|2024-07-01|2024-09-30"),
  ])
  func titlesAreTakenApart(_ name: String, _ parts: String) throws {
    let title = try report(name).title
    let found = [
      title.issuer ?? "", title.year.map(String.init) ?? "", title.subject ?? "", title.period?.from?.description ?? "",
      title.period?.to?.description ?? "",
    ]
    #expect(found.joined(separator: "|") == parts && !title.text.isEmpty)
  }

  @Test(arguments: ["（第一批）", "（第二十批）", "（行政许可类）"])
  func batchesAreNoIssuers(_ bracket: String) throws {
    let file = sharedCases.appending(path: "real-04-paren-issuer.tsv")
    let text = try String(contentsOf: file, encoding: .utf8).replacing("（第一批）", with: bracket)
    let title = try ReportReader().read(Array(text.utf8), name: "a.tsv").reports[0].title
    #expect(title.issuer == nil && title.text.hasSuffix(bracket))
  }

  @Test func formsAreOneTask() throws {
    for name in ["real-07-form-table.html", "real-08-vertical.html"] {
      let (rows, document) = (try rows(name), try document(name))
      #expect(rows.map(\.kind) == [.task] && document.diagnostics.contains { $0.code == .formTable })
      #expect(departments(rows[0]) == "区住建局 responsible" && rows[0].progress != nil)
      #expect(rows[0].fields.map(\.role) == [.deadline])
    }
    #expect(try report("real-07-form-table.html").title.text.isEmpty)
    let row = try rows("real-08-vertical.html")[0]
    #expect(row.cells[0] == "河道水质不达标。" && Progress.items(of: row.cells[1]) == ["1.清淤。", "2.截污。"])
    guard case .date(let deadline)? = row.fields.first?.value else {
      Issue.record("there is no deadline")
      return
    }
    #expect(deadline.to?.description == "2024-12-31" && row.progress?.text == "已完成。")
  }

  @Test func listsOfTelephonesAreRefused() throws {
    let error = #expect(throws: ReportError.self) { try document("real-09-number-remarks.html") }
    #expect(error?.diagnostics.last?.message.contains("no substantial column is known") == true)
  }

  @Test func departmentsHaveTheirDuties() throws {
    #expect(
      try rows("real-06-lead-suffix.tsv").map(departments) == [
        "区发改局 lead, 区工信局 support, 各镇（街道） support", "区水务局 responsible, 区财政局 responsible",
        "区公安局 responsible, 区司法局 responsible",
      ])
  }

  @Test func statesAreRead() throws {
    let states = try rows("real-15-status-words.tsv").map(\.status)
    #expect(states.dropLast() == [.onTrack, .delayed, .delayed, .onTrack, .onTrack, .onTrack, .completed])
    #expect(states.last == .delayed)
    let asked = try ReportReader().read(Array("序号,任务内容,是否完成\n1,甲,否\n".utf8), name: "a.csv").reports[0].rows[0]
    #expect(asked.status != nil && asked.status != .completed)
  }

  @Test func daysAreRead() throws {
    let name = "real-16-deadline-words.tsv"
    let rows = try rows(name)
    #expect(rows[0].fields.isEmpty && rows[1].fields.isEmpty && rows[1].status == .longTerm)
    let days = rows.dropFirst(2).map { row -> String? in
      guard case .date(let period)? = row.fields.first?.value else { return nil }
      return period.to?.description
    }
    #expect(days == Array(repeating: "2024-12-31", count: 4))
    #expect(try !document(name).diagnostics.contains { $0.severity == .warning })
  }

  @Test func everySourceOfACellIsRead() throws {
    let sources = try rows("real-14-two-sources.tsv").map(\.sources)
    #expect(
      sources == [
        [TaskSource(document: "省政府工作报告", items: [41]), TaskSource(document: "市政府工作报告", items: [12, 13, 14])],
        [TaskSource(document: "2024年民生实事", items: [5])],
      ])
  }

  @Test func linesAboveTablesStay() throws {
    #expect(try !document("real-13-number-gap.tsv").diagnostics.contains { $0.severity == .warning })
    let sections = try document("real-12-section-lines.html")
    #expect(
      sections.reports.flatMap { $0.rows.filter { $0.kind == .task }.map(\.section) } == [["一、城建"], ["二、民生"]])
    #expect(Set(sections.reports.map(\.title.text)) == ["某区2024年重点工作任务清单"])
    let captions = try document("real-11-captions-lost.html")
    #expect(captions.reports.map(\.notes) == [["附件1：慢序时项目"], ["附件2：按序时项目"]])
    #expect(captions.reports.allSatisfy { $0.title.text == "关于为民办实事项目1-9月份进展情况的通报" })
    for document in [sections, captions] { #expect(!document.diagnostics.contains { $0.code == .unusedText }) }
  }
}
