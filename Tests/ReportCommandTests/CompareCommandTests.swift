import Foundation
import ReportModel
import TestSupport
import Testing

/// `reportkit compare`, as a user runs it.
struct CompareCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let head = "2026年重点工作进展情况表\n序号,任务来源,任务内容,责任部门,进展情况\n"
    try folder.write(
      (head + "1,报告第1项,甲,甲局,完成5处。\n2,报告第2项,乙,乙局,=1\n3,报告第3项,丙,丙局,好\n4,报告第5项,戊,戊局,好\n5,报告第5项,己,戊局,好\n").utf8, to: "a.csv"
    )
    try folder.write(
      (head + "1,报告第1项,甲,甲局,完成8处。\n2,报告第2项,乙,乙局,=1\n3,报告第4项,丁,丁局,<b>\n4,报告第5项,庚,戊局,好\n").utf8, to: "b.csv")
    return folder
  }

  @Test func foldersAreComparedIssuerByIssuer() throws {
    let folder = try TemporaryFolder()
    for (quarter, progress) in [("q1", "开工"), ("q2", "完工")] {
      for office in ["区交通局", "区水利局"] {
        let title = "（\(office)）2026年重点工作进展情况表（第\(quarter == "q1" ? "一" : "二")季度）"
        let rows = "序号,任务来源,任务内容,进展情况\n1,报告第1项,推进工程,\(office)\(progress)\n2,报告第2项,\(office)日常,正常\n"
        try folder.write(["\(quarter)/\(office).csv": title + "\n" + rows])
      }
    }
    let result = try Command.run(["compare", "q1/", "q2/", "--to", "csv"], in: folder.url)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(
      result.text == """
        变化,任务来源,任务,责任部门,原序号,新序号,栏目,原文,新文,对照,报表
        变化,报告第1项,推进工程,,1,1,进展情况,区交通局开工,区交通局完工,区交通局〔删：开〕〔增：完〕工,区交通局
        变化,报告第1项,推进工程,,1,1,进展情况,区水利局开工,区水利局完工,区水利局〔删：开〕〔增：完〕工,区水利局
        未变,报告第2项,区交通局日常,,2,2,,,,,区交通局
        未变,报告第2项,区水利局日常,,2,2,,,,,区水利局

        """)
    // A merged report does not say whose each of its tasks is.
    _ = try Command.run(["merge", "q2/", "-o", "merged.csv", "--quiet"], in: folder.url)
    let merged = try Command.run(["compare", "q1/", "merged.csv", "--to", "csv"], in: folder.url)
    #expect(merged.text.contains("未变,报告第2项,区水利局日常") || merged.errors.contains("[ambiguous-task]"))
    #expect(!merged.errors.contains("[nothing-in-common]"))
    #expect(try Command.run(["compare", "q1/", "q2/区水利局.csv", "--to", "csv"], in: folder.url).text.contains("减少"))
  }

  /// Items that say the same are the same, however they are numbered; a text that is not numbered may begin with a figure.
  @Test(arguments: [
    ("1.甲完成。2.乙完成。", "（1）甲完成。（2）乙完成。", 0), ("1.甲完成。2.乙完成。", "一是甲完成。二是乙完成。", 0),
    ("1.甲完成。2.乙完成。", "（1）乙完成。（2）甲完成。", 1), ("1.5亿元到位。", "2.5亿元到位。", 1),
  ])
  func numberingAloneIsNoChange(_ old: String, _ new: String, _ changed: Int) throws {
    let folder = try TemporaryFolder()
    let head = "2026年重点工作进展情况表\n序号,任务来源,任务内容,进展情况\n1,报告第1项,甲,"
    try folder.write(["o.csv": head + old + "\n", "n.csv": head + new + "\n"])
    let text = try Command.run(["compare", "o.csv", "n.csv", "--to", "json", "-q"], in: folder.url).text
    #expect(text.contains("\"changed\": \(changed),"), "\(text)")
  }

  /// A page breaks rows only where they may be taller than it.
  @Test(arguments: [(10, false), (1_000, true)])
  func shortRowsStayWhole(_ length: Int, _ breaks: Bool) throws {
    let folder = try TemporaryFolder()
    let head = "2026年重点工作进展情况表\n序号,任务来源,任务内容,进展情况\n1,报告第1项,甲,"
    let text = String(repeating: "好", count: length)
    try folder.write(["o.csv": head + "原\n", "n.csv": head + text + "\n"])
    for format in ["html", "xhtml"] {
      let page = try Command.run(["compare", "o.csv", "n.csv", "--to", format, "-q"], in: folder.url).text
      #expect(page.contains("<tr class=\"long\">") == breaks)
    }
  }

  @Test func tasksOfManyReportsSayWhoseTheyAre() throws {
    let folder = try TemporaryFolder()
    for (quarter, number, progress) in [("q1", "一", "开工"), ("q2", "二", "完工")] {
      for office in ["区交通局", "区水利局"] {
        let title = "（\(office)）2026年重点工作进展情况表（第\(number)季度）"
        let gone = quarter == "q1" ? "2,只有一季度,正常\n" : "2,只有二季度,正常\n"
        try folder.write([
          "\(quarter)/\(office).csv": title + "\n序号,任务内容,进展情况\n1,推进工程,\(progress)\n\(gone)3,照旧,照旧\n4,同,甲\n5,同,乙\n"
        ])
      }
    }
    let result = try Command.run(
      ["compare", "q1/", "q2/", "--to", "html,xhtml,markdown,docx,xlsx,json,ndjson", "-o", "out/", "-q"], in: folder.url
    )
    #expect(result.status == 0, "\(result.errors)")
    let page = String(decoding: try folder.read("out/comparison.html"), as: UTF8.self)
    // Changed, new, gone, four old and new ones that cannot be told apart, and as it was.
    #expect(page.components(separatedBy: "<th scope=\"col\">报表</th>").count == 6)
    #expect(page.components(separatedBy: "<td>区交通局</td>").count == 9)
    let valid = try Command.tool(["xmllint", "--nonet", "--noout", "--valid", folder.path("out/comparison.xhtml")])
    #expect(valid.status == 0, "\(valid.errors)")
    let markdown = String(decoding: try folder.read("out/comparison.md"), as: UTF8.self)
    #expect(markdown.contains("| 报表 | 原序号 | 序号 |") && markdown.contains("| 区水利局 | 1 | 1 |"))
    let rendered = try Command.tool(["cmark-gfm", "-e", "table"], input: folder.read("out/comparison.md"))
    #expect(rendered.text.components(separatedBy: "<td>区水利局</td>").count == 9)
    for format in ["docx", "xlsx"] {
      let read = try Command.run(["inspect", "out/comparison.\(format)"], in: folder.url)
      #expect(read.text.contains("\"报表\"") && read.text.contains("\"区水利局\""), "\(format)")
    }
    let json = try JSONSerialization.jsonObject(with: Data(folder.read("out/comparison.json"))) as? [String: Any]
    let side = json?["new"] as? [String: Any]
    #expect((side?["reports"] as? [[String: Any]])?.map { $0["issuer"] as? String } == ["区交通局", "区水利局"])
    let lines = String(decoding: try folder.read("out/comparison.ndjson"), as: UTF8.self).split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains("\"reportName\": \"区") })
  }

  @Test func changesAreNamedInEveryFormat() throws {
    let folder = try folder()
    let formats = OutputFormat.allCases.filter { !$0.isPrinted }.map(\.rawValue).joined(separator: ",")
    let result = try Command.run(["compare", "a.csv", "b.csv", "--to", formats, "-o", "out/"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors.contains(
        "comparison: warning: the source '报告' 5 has 2 old and 1 new tasks that cannot be told apart; they are not compared [ambiguous-task]"
      ))
    func text(_ name: String) throws -> String { String(decoding: try folder.read("out/" + name), as: UTF8.self) }
    #expect(
      try text("comparison.csv") == """
        变化,任务来源,任务,责任部门,原序号,新序号,栏目,原文,新文,对照,报表
        新增,报告第4项,丁,丁局,,3,,,,,2026年重点工作进展情况表
        减少,报告第3项,丙,丙局,3,,,,,,2026年重点工作进展情况表
        变化,报告第1项,甲,甲局,1,1,进展情况,完成5处。,完成8处。,完成〔删：5〕〔增：8〕处。,2026年重点工作进展情况表
        无法对应,报告第5项,戊,戊局,4,,,,,,2026年重点工作进展情况表
        无法对应,报告第5项,己,戊局,5,,,,,,2026年重点工作进展情况表
        无法对应,报告第5项,庚,戊局,,4,,,,,2026年重点工作进展情况表
        未变,报告第2项,乙,乙局,2,2,,,,,2026年重点工作进展情况表

        """)
    #expect(try text("comparison.tsv") == text("comparison.csv").replacingOccurrences(of: ",", with: "\t"))
    let lines = try text("comparison.ndjson").split(separator: "\n")
    #expect(
      lines.count == 7
        && lines[0].hasPrefix(
          "{\"change\": \"added\", \"reportName\": \"2026年重点工作进展情况表\", \"new\": {\"report\": 1, \"number\": 3,")
    )
    #expect(
      lines[2].hasPrefix("{\"change\": \"changed\", \"reportName\": \"2026年重点工作进展情况表\", \"old\": ")
        && lines[2].contains("\"changes\": [{\"column\": \"进展情况\""))
    for page in ["comparison.html", "comparison.xhtml"] {
      let page = try text(page)
      #expect(
        page.contains("完成<del>〔删：5〕</del><ins>〔增：8〕</ins>处。") && page.contains("&lt;b&gt;") && !page.contains("<b>&"))
    }
    #expect(try text("comparison.md").contains("| 进展情况 | 完成〔删：5〕〔增：8〕处。 |"))
    let json = try JSONSerialization.jsonObject(with: Data(folder.read("out/comparison.json"))) as? [String: Any]
    #expect(
      json?["totals"] as? [String: Int] == ["added": 1, "removed": 1, "changed": 1, "unchanged": 1, "ambiguous": 3])
    let valid = try Command.tool(["xmllint", "--nonet", "--noout", "--valid", folder.path("out/comparison.xhtml")])
    #expect(valid.status == 0, "\(valid.errors)")
    let tables = try Command.tool(["cmark-gfm", "-e", "table"], input: folder.read("out/comparison.md"))
    #expect(tables.text.components(separatedBy: "<table>").count == 6)
  }

  @Test(arguments: 0..<10)
  func hardTextsKeepPagesValid(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(9_000 + seed))
    let folder = try TemporaryFolder()
    try folder.write(HardText.csv(&generator, withControls: true).utf8, to: "a.csv")
    try folder.write(HardText.csv(&generator, withControls: true).utf8, to: "b.csv")
    let result = try Command.run(["compare", "a.csv", "b.csv", "-o", "c.xhtml"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    let valid = try Command.tool(["xmllint", "--nonet", "--noout", "--valid", folder.path("c.xhtml")])
    #expect(valid.status == 0, "\(valid.errors)")
  }

  @Test func aReportIsTheSameAsItself() throws {
    for sample in ["civil-affairs-2026-q1.txt", "parks-2026-q2.html", "housing-2026-h1.tsv"] {
      let result = try Command.run(["compare", "samples/\(sample)", "samples/\(sample)", "--to", "csv"])
      let lines = result.text.split(separator: "\n").dropFirst()
      #expect(
        result.status == 0 && !lines.contains { $0.hasPrefix("变化,") || $0.hasPrefix("新增,") || $0.hasPrefix("减少,") })
    }
  }

  @Test func spreadsheetsGetSafeTexts() throws {
    let folder = try TemporaryFolder()
    try folder.write("序号,任务内容,进展情况\n1,甲,好\n".utf8, to: "a.csv")
    try folder.write("序号,任务内容,进展情况\n1,甲,=1+1\n".utf8, to: "b.csv")
    let safe = try Command.run(["compare", "a.csv", "b.csv", "--to", "csv", "--csv-safe"], in: folder.url)
    #expect(safe.text.contains(",好,'=1+1,") && safe.errors.contains("[formula-escaped]"))
  }

  @Test func nothingIsWrittenWhereAnInputFails() throws {
    let folder = try folder()
    #expect(try Command.run(["compare", "a.csv", "missing", "-o", "c.html"], in: folder.url).status == 1)
    #expect(try Command.run(["compare", "a.csv", "b.csv", "--strict", "-o", "c.html"], in: folder.url).status == 1)
    #expect(folder.names == ["a.csv", "b.csv"])
  }

  @Test(arguments: [
    ["compare", "a"], ["compare", "a", "b"], ["compare", "a", "b", "c", "--to", "csv"],
    ["compare", "-", "-", "--to", "csv"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    #expect(try Command.run(arguments).status == 64)
  }
}
