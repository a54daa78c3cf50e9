import Foundation
import TestSupport
import Testing

/// What an office does with a ledger, quarter after quarter.
struct LedgerCommandTests {
  private static let heads = "序号,任务来源,任务内容,责任部门,完成时限,进展情况,状态\n"

  /// A report of one office, a task a line.
  private func report(_ issuer: String, _ period: String, _ lines: String...) -> String {
    "（\(issuer)）2026年重点工作落实情况表（\(period)）\n" + Self.heads + lines.map { $0 + "\n" }.joined()
  }

  private func quarters() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write([
      "q1/roads.csv": report(
        "区交通局", "第一季度", "1,政府工作报告第3项,修路,区交通局,6月底,选址。,正在推进", "2,政府工作报告第4项,架桥,区交通局、区财政局,12月底,,未启动"),
      "q1/schools.csv": report("区教育局", "第一季度", "1,,建校,区教育局,3月底,1.选址。2.开工。,滞后"),
      "q2/roads.csv": report(
        "区交通局", "第二季度", "1,政府工作报告第4项,架桥,区交通局、区财政局,12月底,开工。,正在推进", "2,政府工作报告第3项,修路,区交通局,6月底,完工。,已完成"),
    ])
    #expect(try folder.ledger("add", "reports.db", "q1").status == 0)
    #expect(try folder.ledger("add", "reports.db", "q2").status == 0)
    return folder
  }

  @Test func theTablesHoldWhatTheReportsSay() throws {
    let folder = try quarters()
    #expect(
      try folder.sql(
        "SELECT issuer, subject, kind, year, period, period_from, period_to, input FROM report ORDER BY id") == """
          区交通局|重点工作|落实情况表|2026|第一季度|2026-01-01|2026-03-31|q1/roads.csv
          区教育局|重点工作|落实情况表|2026|第一季度|2026-01-01|2026-03-31|q1/schools.csv
          区交通局|重点工作|落实情况表|2026|第二季度|2026-04-01|2026-06-30|q2/roads.csv
          """)
    let hash = try Command.tool(["sha256sum", folder.path("q1/roads.csv")]).text.prefix(64)
    #expect(try folder.sql("SELECT sha256 FROM report WHERE id = 1") == hash)
    #expect(
      try folder.sql(
        "SELECT identity, number, text, progress, lacks_progress, status, deadline_to FROM task ORDER BY id") == """
          政府工作报告 3|1|修路|选址。|0|onTrack|2026-06-30
          政府工作报告 4|2|架桥||1|notStarted|2026-12-31
          建校|1|建校|1.选址。2.开工。|0|delayed|2026-03-31
          政府工作报告 4|1|架桥|开工。|0|onTrack|2026-12-31
          政府工作报告 3|2|修路|完工。|0|completed|2026-06-30
          """)
    #expect(
      try folder.sql("SELECT n, department, role FROM task_department WHERE task_id = 2 ORDER BY n")
        == "1|区交通局|responsible\n2|区财政局|responsible")
    #expect(try folder.sql("SELECT n, text FROM progress_item WHERE task_id = 3 ORDER BY n") == "1|1.选址。\n2|2.开工。")
    #expect(try folder.sql("SELECT document, item FROM task_source WHERE task_id = 1") == "政府工作报告|3")
    #expect(
      try folder.sql("SELECT code, place FROM diagnostic WHERE report_id = 1 AND severity = 'warning'")
        == "empty-progress|4:73")
    #expect(try folder.sql("SELECT count(*) FROM report WHERE added_at GLOB '20??-??-??T??:??:??Z'") == "3")
    #expect(try folder.sql("PRAGMA foreign_key_check").isEmpty && folder.sql("PRAGMA integrity_check") == "ok")
  }

  @Test func aLedgerWithoutATableIsDamaged() throws {
    let folder = try quarters()
    _ = try folder.sql("DROP TABLE task_department")
    let result = try folder.ledger("late", "reports.db")
    #expect(result.status == 1 && result.errors.contains("[invalid-ledger]"), "\(result.errors)")
    #expect(!result.errors.contains("no such table"))
  }

  @Test func whatIsThereAlreadyChangesNothing() throws {
    let folder = try quarters()
    let before = try folder.read("reports.db")
    // The same words in another file, in another format.
    let page = try Command.run(["convert", "q1/roads.csv", "-o", "copy.html", "-q"], in: folder.url)
    #expect(page.status == 0)
    let again = try folder.ledger("add", "reports.db", "q2", "q1", "copy.html", "q1/roads.csv", "--to", "json")
    let outcomes = again.text.split(separator: "\"outcome\": \"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(again.status == 0 && outcomes == Array(repeating: "unchanged", count: 5), "\(again.text)\(again.errors)")
    #expect(try folder.read("reports.db") == before)
  }

  @Test func aCorrectedReportTakesThePlaceOfTheEarlierOne() throws {
    let folder = try quarters()
    try folder.write(["fixed.csv": report("区教育局", "第一季度", "1,,建校,区教育局,3月底,完工。,已完成")])
    let added = try folder.ledger("add", "reports.db", "fixed.csv")
    #expect(added.text == "added in place of 2 4: 区教育局, 2026年第一季度, 1 task, fixed.csv\n")
    #expect(try folder.sql("SELECT id, replaced_by FROM report ORDER BY id") == "1|\n2|4\n3|\n4|")
    #expect(
      try folder.sql("SELECT report_id, progress FROM task WHERE text = '建校' ORDER BY id") == "2|1.选址。2.开工。\n4|完工。")
    #expect(try folder.ledger("late", "reports.db", "--on", "2026-04-01").text == "0 tasks behind on 2026-04-01\n")
    // The earlier version does not come back because a folder is added again.
    let before = try folder.read("reports.db")
    let old = try folder.ledger("add", "reports.db", "q1")
    #expect(
      old.status == 0 && old.errors.contains("q1/schools.csv: warning: ") && old.errors.contains("[replaced-report]"))
    #expect(try folder.read("reports.db") == before)
    #expect(try folder.ledger("list", "reports.db").text.contains("q1/schools.csv, replaced by 4\n"))
  }

  @Test func reportsThatContradictEachOtherAreLeftOut() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "a.csv": report("区交通局", "第一季度", "1,,修路,区交通局,,好,"), "b.csv": report("区交通局", "第一季度", "1,,修路,区交通局,,更好,"),
      "c.csv": report("区教育局", "第一季度", "1,,建校,区教育局,,好,"), "d.csv": "序号,任务内容\n1,\"甲\n",
    ])
    let result = try folder.ledger("add", "reports.db", "a.csv", "b.csv", "c.csv", "d.csv", "--quiet")
    #expect(result.status == 1 && result.text == "added 1: 区教育局, 2026年第一季度, 1 task, c.csv\n")
    #expect(result.errors.split(separator: "\n").filter { $0.hasSuffix("[conflicting-reports]") }.count == 2)
    #expect(result.errors.contains("d.csv:2:3: error: "))
    // Where nothing can be added there is no file.
    #expect(try folder.ledger("add", "none.db", "a.csv", "b.csv").status == 1)
    #expect(try folder.ledger("add", "none.db", "d.csv").status == 1)
    #expect(try folder.ledger("add", "none.db", "q1-missing").status == 1)
    #expect(!folder.names.contains("none.db"))
  }

  /// Forty offices that do not say who they are must not replace each other.
  @Test func reportsWithoutAnIssuerStandBesideEachOther() throws {
    let folder = try TemporaryFolder()
    let text = "2026年重点工作落实情况表（第一季度）\n序号,任务内容,进展情况\n"
    try folder.write(["a.csv": text + "1,修路,好\n", "b.csv": text + "1,架桥,好\n"])
    let added = try folder.ledger("add", "reports.db", "a.csv", "b.csv")
    #expect(added.status == 0 && added.errors.components(separatedBy: "[unplaced-report]").count == 3)
    try folder.write(["a.csv": text + "1,修路,更好\n"])
    #expect(try folder.ledger("add", "reports.db", "a.csv").text.hasPrefix("added in place of 1 3: "))
    #expect(try folder.sql("SELECT id FROM report WHERE replaced_by IS NULL ORDER BY id") == "2\n3")
    #expect(try folder.ledger("add", "strict.db", "a.csv", "b.csv", "--strict").status == 1)
    #expect(!folder.names.contains("strict.db"))
  }

  /// Tables of one page share its title, and are parts of one report.
  @Test func tablesOfOneTitleAreOneReport() throws {
    let folder = try TemporaryFolder()
    func page(_ progress: String...) -> String {
      "<h1>（甲局）2026年重点工作落实情况表（第一季度）</h1>"
        + progress.enumerated().map { number, text in
          "<table><tr><th>序号<th>任务内容<th>列\(number)<th>进展情况<tr><td>1<td>任务\(number)<td>甲<td>\(text)</table>"
        }.joined()
    }
    try folder.write(["a.html": page("好", "好", "好")])
    #expect(try folder.ledger("add", "reports.db", "a.html", "-q").text.contains("3 tasks"))
    try folder.write(["a.html": page("好", "更好")])
    #expect(try folder.ledger("add", "reports.db", "a.html", "-q").text.hasPrefix("added in place of 1 2: "))
    #expect(try folder.sql("SELECT count(*) FROM report WHERE replaced_by IS NULL") == "1")
  }

  @Test func aTaskIsFoundByNumberSourceAndText() throws {
    let folder = try quarters()
    let roads = """
      区交通局: 修路
        2026年第一季度: no. 1; onTrack; due 6月底; 选址。; q1/roads.csv
        2026年第二季度: no. 2; completed; due 6月底; 完工。; q2/roads.csv

      """
    for words in ["2", "第3项", "政府工作报告第3项", " 修 路"] {
      #expect(try folder.ledger("history", "reports.db", "--task", words).text == roads, "\(words)")
    }
    // The number is that of the latest reports, of all series.
    let first = try folder.ledger("history", "reports.db", "--task", "1").text
    #expect(first.contains("区交通局: 架桥\n") && first.contains("区教育局: 建校\n") && !first.contains("修路"))
    for words in ["9", "第9项", "别的报告第3项", "%", "' OR 1=1 --"] {
      let none = try folder.ledger("history", "reports.db", "--task", words)
      #expect(none.status == 1 && none.output.isEmpty && none.errors.contains("[no-such-task]"), "\(words)")
    }
    let chinese = try folder.ledger("history", "reports.db", "--task", "第4项", "--language", "zh").text
    #expect(chinese.contains("  2026年第一季度：序号 2；未启动；时限 12月底；无进展；q1/roads.csv\n"), "\(chinese)")
    let table = try folder.ledger("history", "reports.db", "--task", "第4项", "--to", "csv").text
    #expect(
      table == """
        任务编号,报表,填报单位,报告期,序号,任务,责任部门,完成时限,截止日,状态,进展,来源文件,对应不明
        1,1,区交通局,第一季度,2,架桥,区交通局、区财政局,12月底,2026-12-31,未启动,,q1/roads.csv,
        1,3,区交通局,第二季度,1,架桥,区交通局、区财政局,12月底,2026-12-31,正常推进,开工。,q2/roads.csv,

        """)
  }

  @Test func lateTasksAreThoseOfTheLatestReports() throws {
    let folder = try quarters()
    func late(_ day: String) throws -> [String] {
      let text = try folder.ledger("late", "reports.db", "--on", day, "--to", "csv").text
      return text.split(separator: "\n").dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return "\(fields[4]) \(fields[7]) \(fields[11])"
      }
    }
    // A deadline's own day is not past it; what the first quarter said of the roads counts no more.
    #expect(try late("2026-03-31") == ["建校 2026-03-31 进度滞后"])
    #expect(try late("2026年12月31日") == ["建校 2026-03-31 进度滞后"])
    #expect(try late("2027-01-01") == ["建校 2026-03-31 进度滞后", "架桥 2026-12-31 到期未完成"])
    for day in ["2026-13-01", "soon", ""] { #expect(try folder.ledger("late", "reports.db", "--on", day).status == 64) }
    #expect(try folder.ledger("late", "reports.db").status == 0)
  }

  @Test func wrongUsageIsSaid() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["add"], ["add", "a.db"], ["list"], ["history", "a.db"], ["add", "", "x"], ["list", "-"], ["lst", "a.db"],
    ] {
      #expect(try Command.run(["ledger"] + arguments, in: folder.url).status == 64, "\(arguments)")
    }
  }
}
