import ReportModel
import TestSupport
import Testing

@testable import ReportAnalysis

/// Who of those that were to report has.
struct SubmissionsTests {
  private func offices(_ names: (String, [String])...) -> ExpectedOffices {
    var offices = OfficeNames()
    for (index, (name, aliases)) in names.enumerated() {
      #expect(offices.add(name, aliases: aliases, at: SourceLocation(line: index + 1, column: 1)) == nil)
    }
    return ExpectedOffices(offices, list: "list.txt")
  }

  @Test func everybodyIsMissingReportedOrUnlisted() {
    let submissions = Submissions(
      of: [("a.csv", ["区民政局"]), ("b.csv", ["文旅局", nil]), ("c.csv", ["区 民政局"]), ("d.csv", ["区统计局", "区统计局"])],
      expecting: offices(("区教育局", []), ("区民政局", []), ("区文化和旅游局", ["文旅局"])))
    #expect(submissions.missing == ["区教育局"] && submissions.reported == ["区民政局", "区文化和旅游局"])
    #expect(submissions.twice == [Submissions.Repetition(name: "区民政局", inputs: ["a.csv", "c.csv"])])
    #expect(submissions.unlisted.map(\.name) == ["b.csv", "区统计局"])
    #expect(submissions.unlisted.map(\.inputs) == [["b.csv"], ["d.csv"]])
    let diagnostics = submissions.diagnostics
    #expect(diagnostics.map(\.code) == [.missingReport, .repeatedReport, .unlistedIssuer, .unlistedIssuer])
    #expect(diagnostics.map(\.input) == ["list.txt", "list.txt", "b.csv", "d.csv"])
    #expect(diagnostics.map(\.location?.line) == [1, 2, nil, nil])
    #expect(diagnostics.map(\.severity) == [.warning, .warning, .note, .note])
  }

  @Test func nearNamesAreHintsAndNothingElse() {
    let submissions = Submissions(
      of: [("a.csv", ["财政局"]), ("in/区水务局一季度.csv", [nil])], unread: ["in/区教育局（报）.docx", "in/别的.docx"],
      expecting: offices(("区财政局", []), ("区教育局", []), ("区水务局", []), ("教育局", [])))
    #expect(submissions.missing == ["区财政局", "区教育局", "区水务局", "教育局"] && submissions.reported.isEmpty)
    #expect(submissions.hints.map(\.name) == ["区财政局", "区教育局", "区水务局"])
    #expect(submissions.hints.map(\.other) == ["财政局", nil, nil])
    #expect(submissions.hints.map(\.input) == ["a.csv", "in/区教育局（报）.docx", "in/区水务局一季度.csv"])
    #expect(submissions.diagnostics[0].message == "'区财政局' has not reported; did you mean '财政局' in 'a.csv'?")
  }

  @Test func otherOfficesAreNoHints() {
    let submissions = Submissions(of: [("a.csv", ["市财政局"])], expecting: offices(("区财政局", [])))
    #expect(submissions.hints.isEmpty && submissions.missing == ["区财政局"])
  }

  @Test func namesOfASchemaAreNamesOfTheList() throws {
    var departments = OfficeNames()
    #expect(departments.add("区文化和旅游局", aliases: ["区文旅局", "文旅局"]) == nil)
    let united = try offices(("文旅局", ["旅发委"]), ("区教育局", [])).united(by: departments)
    let submissions = Submissions(of: [("a.csv", ["区文化和旅游局"])], expecting: united)
    #expect(submissions.reported == ["文旅局"] && submissions.missing == ["区教育局"])
    #expect(throws: ReportError.self) {
      try offices(("文旅局", []), ("区教育局", []), ("区文旅局", [])).united(by: departments)
    }
  }

  @Test func summariesSayWhoIsMissing() {
    let summary = Summary(
      of: documents(report([task(1)], issuer: "区民政局")), expecting: offices(("区民政局", []), ("区教育局", [])),
      unread: [Diagnostic(.unknownFormat, Message(verbatim: "?"), of: "x.docx")])
    #expect(summary.submissions?.missing == ["区教育局"])
    #expect(summary.findings.map(\.code) == [.missingReport])
    #expect(summary.remarks.map(\.code) == [.unknownFormat, .missingReport])
    #expect(Summary(of: documents(report([task(1)]))).submissions == nil)
  }

  @Test func issuersBesideTheTableCountWhereTheTitleNamesNone() {
    func issuer(_ notes: String...) -> String? {
      Report(title: Title(text: ""), columns: [], rows: [], notes: notes).issuer
    }
    #expect(issuer("附件1", "填报单位：区民政局") == "区民政局")
    #expect(issuer("填报单位（盖章）：区民政局（公章）　　填报时间：2026年4月2日") == "区民政局")
    #expect(issuer("报送部门  区 民政局") == "区 民政局")
    // A seal and a day are no part of the name, wherever they stand.
    #expect(issuer("填报单位：（公章）区财政局") == "区财政局" && issuer("填报单位：区财政局（盖 章）") == "区财政局")
    #expect(issuer("填报单位（盖章）：区教育局        2026年4月1日") == "区教育局")
    #expect(issuer("填报单位：区教育局 2026-04-01") == "区教育局" && issuer("填报单位：市 12345 热线中心") == "市 12345 热线中心")
    #expect(issuer("填报单位：高新区（管委会）") == "高新区（管委会）")
    #expect(issuer("填报单位：　　填报时间：2026年") == nil && issuer("填报单位：____") == nil && issuer("单位：万元") == nil)
    #expect(issuer("填报单位：") == nil && issuer("注：填报单位：区民政局") == nil)
  }
}
