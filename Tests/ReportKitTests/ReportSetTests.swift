import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// What many reports are to each other: the same one twice, of several periods, without a column for progress.
struct ReportSetTests {
  private let header = "序号,任务内容,责任部门,进展情况\n"

  private func document(_ name: String, title: String, header: String? = nil, rows: String = "1,修路,甲局,好\n") throws
    -> ReportDocument
  {
    try ReportReader().read(Array((title + "\n" + (header ?? self.header) + rows).utf8), name: name)
  }

  private func findings(_ documents: [ReportDocument], _ code: String) -> [String] {
    let summary = Summary(of: documents).remarks.filter { $0.input == nil }
    let found = summary.filter { $0.code.rawValue == code }
    let merged = MergedReport(of: documents).diagnostics.filter { $0.code.rawValue == code }
    #expect(found == merged, "a summary and a merge say the same")
    #expect(found.allSatisfy { $0.severity == .warning })
    return found.map(\.message)
  }

  private let q1 = "（区民政局）2026年政府工作报告重点工作落实情况表（第一季度）"

  @Test(arguments: [
    ("（区民政局）2026年政府工作报告重点工作落实情况表（第一季度）", "1,架桥,乙局,坏\n"),
    ("（区 民政局）2026年政府工作报告重点工作落实情况表（1-3月）", "1,架桥,乙局,坏\n"),
    ("区民政局2026年第一季度政府工作报告重点工作落实情况表", "1,修路,甲局,好\n"),
  ])
  func oneReportTwiceIsNamed(_ title: String, _ rows: String) throws {
    let both = try [document("a.csv", title: q1), document("b.csv", title: title, rows: rows)]
    let found = findings(both, "duplicate-report")
    #expect(
      found.count == 1 && (found.first ?? "").contains("'a.csv'") && (found.first ?? "").contains("'b.csv'"), "\(found)"
    )
  }

  @Test(arguments: [
    "（区教育局）2026年政府工作报告重点工作落实情况表（第一季度）", "（区民政局）2026年政府工作报告重点工作落实情况表（第二季度）",
    "（区民政局）2025年政府工作报告重点工作落实情况表（第一季度）", "（区民政局）2026年政府工作报告重点工作责任清单（第一季度）",
    "（区民政局）2026年民生实事落实情况表（第一季度）",
  ])
  func otherReportsAreNoDuplicates(_ title: String) throws {
    let both = try [document("a.csv", title: q1), document("b.csv", title: title)]
    #expect(findings(both, "duplicate-report").isEmpty)
  }

  /// Where nobody says who reports, only equal rows make two reports one.
  @Test func withoutAnIssuerTheRowsTell() throws {
    let title = "2026年重点工作落实情况表（第一季度）"
    let one = try document("a.csv", title: title)
    #expect(try findings([one, document("b.csv", title: title)], "duplicate-report").count == 1)
    #expect(try findings([one, document("b.csv", title: title, rows: "1,架桥,乙局,好\n")], "duplicate-report").isEmpty)
    let untitled = try document("c.csv", title: "")
    #expect(try findings([untitled, document("d.csv", title: "")], "duplicate-report").count == 1)
    let three = try ["a", "b", "c"].map { try document($0, title: title) }
    #expect(findings(three, "duplicate-report").count == 2)
  }

  /// Parts of one report share its title.
  @Test func partsOfOneInputAreNoDuplicates() throws {
    var parts = try document("a.html", title: q1)
    parts.reports += try document("b.csv", title: q1, rows: "2,架桥,乙局,坏\n").reports
    #expect(findings([parts], "duplicate-report").isEmpty)
    parts.reports[1] = parts.reports[0]
    #expect(findings([parts], "duplicate-report").count == 1)
  }

  @Test func periodsThatDifferAreNamed() throws {
    let titles = ["（甲局）2026年工作落实情况表（第一季度）", "（乙局）2026年工作落实情况表（1-3月）", "（丙局）2026年工作落实情况表（上半年）"]
    let all = try titles.enumerated().map { try document("\($0).csv", title: $1) }
    #expect(findings(Array(all[..<2]), "mixed-periods").isEmpty, "the first quarter is the first three months")
    let found = findings(all, "mixed-periods")
    #expect(
      found.count == 1 && (found.first ?? "").contains("2026年第一季度") && (found.first ?? "").contains("2026年上半年"),
      "\(found)")
    #expect((found.first ?? "").contains("0.csv, 1.csv") && (found.first ?? "").contains("2.csv"), "\(found)")
  }

  @Test(arguments: [
    ("2026年工作落实情况表（第一季度）", "2026年工作落实情况表", false), ("2026年工作落实情况表（第一季度）", "工作", false),
    ("2026年工作落实情况表", "2025年工作落实情况表", true), ("2026年工作落实情况表（第一季度）", "2025年工作落实情况表", true),
    ("2026年工作落实情况表（第一季度）", "2025年工作落实情况表（第一季度）", true), ("工作落实情况表（第一季度）", "工作落实情况表（第二季度）", true),
    ("工作落实情况表（第一季度）", "工作落实情况表（第一季度）", false),
  ])
  func onlyPeriodsThatContradictEachOtherAreMixed(_ one: String, _ other: String, _ isMixed: Bool) throws {
    let both = try [document("a.csv", title: one), document("b.csv", title: other, rows: "1,架桥,乙局,好\n")]
    #expect(findings(both, "mixed-periods").count == (isMixed ? 1 : 0))
  }

  @Test func manyInputsMakeShortMessages() throws {
    let all = try (0..<400).map {
      try document("\($0).csv", title: "2026年工作落实情况表（\($0 % 12 + 1)月）", rows: "1,\($0),甲局,好\n")
    }
    let found = findings(all, "mixed-periods")
    #expect(found.count == 1 && (found.first?.utf8.count ?? 9_999) < 800, "\(found)")
  }

  // MARK: The documents

  private func reports() throws -> [ReportDocument] {
    try [
      document("a.csv", title: q1), document("b.csv", title: q1, rows: "1,架桥,乙局,\n"),
      document("c.csv", title: "（区教育局）2026年重点工作责任清单（上半年）", header: "序号,任务内容,责任部门\n", rows: "1,建校,丙局\n"),
    ]
  }

  @Test(arguments: [OutputFormat.html, .xhtml, .markdown])
  func documentsSayWhatIsWrongWithTheReports(_ format: OutputFormat) throws {
    let text = try ReportConverter().render(Summary(of: reports()), as: format).text
    for words in [
      "报告期不一致：2026年第一季度2份，2026年上半年1份。", "疑为重复报送：a.csv、b.csv。", "无进展栏的报表1份，其任务不计入“未填进展”：区教育局。", "报告期",
    ] {
      #expect(text.contains(words), "\(format): \(words)")
    }
    let rows = try ReportReader().readTables(Array(text.utf8), name: "s." + format.fileExtension).blocks.tables.flatMap(
      \.grid)
    #expect(rows.contains(["号", "报表", "填报单位", "报告期", "文件", "任务数", "说明"]), "\(format)")
    #expect(
      rows.contains { $0.prefix(4) == ["3", "（区教育局）2026年重点工作责任清单（上半年）", "区教育局", "2026年上半年"] && $0.last == "无进展栏" })
    #expect(rows.contains { $0.prefix(1) == ["2"] && $0.last == "疑与第1份重复" })
    let alone = try ReportConverter().render(Summary(of: [reports()[0]]), as: format).text
    #expect(!alone.contains("不一致") && !alone.contains("重复") && !alone.contains("无进展栏"))
  }

  @Test(arguments: [OutputFormat.csv, .tsv])
  func tablesHaveARecordAReport(_ format: OutputFormat) throws {
    let text = try ReportConverter().render(Summary(of: reports()), as: format).text
    let rows = try ReportReader().readTables(Array(text.utf8), name: "s." + format.fileExtension).blocks.tables[0].grid
    #expect(rows.first?.last == "说明" && rows.allSatisfy { $0.count == 12 })
    let found = rows.filter { $0[0] == "报表" }.map { [$0[1], $0[2], $0[3], $0[11]] }
    #expect(
      found == [
        ["区民政局（a.csv）", "1", "0", "报告期2026年第一季度"], ["区民政局（b.csv）", "1", "1", "报告期2026年第一季度；疑与第1份重复"],
        ["区教育局", "1", "0", "报告期2026年上半年；无进展栏"],
      ], "\(found)")
  }

  @Test func jsonSaysItToo() throws {
    let text = try ReportConverter().render(Summary(of: reports()), as: .json).text
    #expect(text.contains(#""withoutProgressColumn": [3]"#) && text.contains(#""duplicates": [[1, 2]]"#), "\(text)")
    #expect(text.contains(#""period": {"text": "上半年", "from": "2026-01-01", "to": "2026-06-30"}"#))
    #expect(text.contains(#""periods": ["#) && text.contains(#"{"words": "2026年第一季度", "reports": [1, 2]}"#), "\(text)")
  }

  @Test func reportsWithNothingInCommonAreNoComparison() throws {
    let old = try document("a.csv", title: q1)
    let other = try document("b.csv", title: q1, rows: "1,架桥,甲局,好\n")
    let found = Comparison(of: old, with: other)
    let said = found.diagnostics.filter { $0.code.rawValue == "nothing-in-common" }
    #expect(said.count == 1 && said.first?.severity == .warning)
    for format in [OutputFormat.html, .xhtml, .markdown] {
      let page = try ReportConverter().render(found, as: format).text
      #expect(page.contains("两份报表没有相同的任务，可能不是同一份报表的前后两期，请核对。"), "\(format)")
    }
    #expect(try ReportConverter().render(found, as: .json).text.contains("nothing-in-common"))
    let same = Comparison(of: old, with: old)
    #expect(same.diagnostics.isEmpty)
    #expect(try !ReportConverter().render(same, as: .html).text.contains("没有相同的任务"))
  }
}
