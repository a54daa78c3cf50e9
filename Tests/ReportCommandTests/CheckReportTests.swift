import Foundation
import TestSupport
import Testing

/// `check --report`: pages to send back.
struct CheckReportTests {
  private let slips = """
    （区教育局）2026年重点工作进展情况表（第一季度）
    序号,任务内容,责任部门,进展情况,自定
    一、校舍
    1,建校舍,区教育局,封顶,
    3,"添<b>校车",区教育局,,

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write([
      "in/a.csv": slips, "in/b.csv": slips.replacing("3,", with: "2,").replacing(",自定", with: ""),
      "bad.txt": "no table",
    ])
    return folder
  }

  private func page(_ folder: TemporaryFolder, _ path: String) throws -> String {
    String(decoding: try folder.read(path), as: UTF8.self)
  }

  /// The rows of the table: the texts of their cells, and of what stands beside them.
  private func rows(_ page: String) -> [(cells: String, findings: String)] {
    page.components(separatedBy: "<tbody>").dropFirst().flatMap { $0.components(separatedBy: "<tr ").dropFirst() }.map {
      row in
      let parts = row.components(separatedBy: "<td class=\"findings\">")
      return (parts[0], parts.count > 1 ? parts[1].components(separatedBy: "</td>")[0] : "?")
    }
  }

  /// Sheets do not hold empty cells, and who gets the page is to find the one that is to be filled.
  @Test(arguments: ["xlsx", "docx"])
  func emptyCellsAreNamedWhereTheyAre(_ format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": "序号,任务内容,责任部门,进展情况,状态\n1,修路,甲局,好,正在推进\n2,架桥,甲局,,正在推进\n"])
    #expect(try Command.run(["convert", "a.csv", "-o", "a.\(format)", "-q"], in: folder.url).status == 0)
    let found = try Command.run(["check", "a.\(format)"], in: folder.url).errors
    #expect(
      found.contains(format == "xlsx" ? "!D3: warning: the task has no progress" : "row 3, column 4: warning"),
      "\(found)")
  }

  @Test func findingsStandBesideTheirRows() throws {
    let folder = try folder()
    let result = try Command.run(["check", "in/a.csv", "--report", "a.html"], in: folder.url)
    #expect(result.status == 0 && result.text.hasPrefix("checked 1 input: "), "\(result.errors)")
    let page = try page(folder, "a.html")
    let rows = rows(page)
    #expect(rows.count == 3 && rows[0].cells.contains("一、校舍") && rows[0].findings.isEmpty && rows[1].findings.isEmpty)
    #expect(rows[2].cells.contains("添&lt;b&gt;校车") && rows[2].cells.contains("found"))
    #expect(rows[2].findings.contains("<b>警告</b>：序号 1 之后是 3，不连续；请看是否缺行，或序号有误（第5行）"))
    #expect(rows[2].findings.contains("<b>警告</b>：这项任务没有填写进展（第5行）"))
    let whole = page.components(separatedBy: "<tbody>")[0]
    #expect(whole.contains("<b>提示</b>：第 5 列“自定”不在词典里") && !whole.contains("没有填写进展"))
    #expect(page.contains("文件：a.csv　　错误0处，警告2处，提示1处"))
  }

  @Test func foldersGetAPageForEachInput() throws {
    let folder = try folder()
    let result = try Command.run(["check", "in", "bad.txt", "--report", "back/"], in: folder.url)
    #expect(result.status == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("back")).sorted()
    #expect(names == ["a.html", "b.html", "bad.html"])
    let bad = try page(folder, "back/bad.html")
    #expect(bad.contains("文件无法读取，请按下列说明处理后重新报送。") && bad.contains("<b>错误</b>："))
    #expect(try page(folder, "back/b.html").contains("错误0处，警告1处，提示0处"))
  }

  /// Files of one name in several folders have pages in these folders, which say where they are of.
  @Test func pagesStandInTheFoldersOfTheirInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/民政局/report.csv": slips, "in/教育局/report.csv": slips, "in/a.csv": slips])
    let result = try Command.run(["check", "in", "--report", "back/", "-q"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    let pages = try folder.tree("back").keys.filter { $0.hasSuffix(".html") }
    #expect(pages.sorted() == ["a.html", "教育局/report.html", "民政局/report.html"])
    #expect(try page(folder, "back/民政局/report.html").contains("文件：民政局/report.csv　"))
    #expect(try page(folder, "back/a.html").contains("文件：a.csv　"))
    let piped = try Command.run(["check", "-", "--report", "back/", "-q"], input: Array(slips.utf8), in: folder.url)
    #expect(piped.status == 0 && FileManager.default.fileExists(atPath: folder.path("back/stdin.html")))
  }

  @Test func oneFileHasAllInputs() throws {
    let folder = try folder()
    let result = try Command.run(["check", "in", "--report", "all.html", "-q"], in: folder.url)
    #expect(result.status == 0)
    let page = try page(folder, "all.html")
    #expect(
      page.components(separatedBy: "<section>").count == 3
        && page.contains("section + section { margin: 0; padding: 0; border: 0; break-before: page; }"))
    let again = try Command.run(["check", "in", "all.html", "--report", "all.html", "-q"], in: folder.url)
    #expect(again.status == 1 && again.errors.contains("the input 'all.html' would be overwritten"))
  }

  /// A long report shows what something is said of, its neighbours and headings, with merged cells as far as they are shown.
  @Test func longReportsShowWhatSomethingIsSaidOf() throws {
    let folder = try TemporaryFolder()
    func report(_ count: Int, lacking: Set<Int>) -> String {
      let rows = (1...count).map { number in
        let heading = number % 50 == 1 ? "<tr><td colspan=4>\(number == 1 ? "一" : "二")、第\(number)类</td></tr>" : ""
        let departments = number % 10 == 1 ? "<td rowspan=10>区\(number)局</td>" : ""
        return heading
          + "<tr><td>\(number)</td><td>任务\(number)</td>\(departments)<td>\(lacking.contains(number) ? "" : "完工")</td></tr>"
      }
      let head = "<tr><th>序号</th><th>任务内容</th><th>责任部门</th><th>进展情况</th></tr>"
      return "<h1>2026年重点工作进展情况表</h1><table>" + head + rows.joined() + "</table>"
    }
    try folder.write(report(100, lacking: [65, 66, 100]).utf8, to: "long.html")
    try folder.write(report(28, lacking: [2]).utf8, to: "short.html")
    for name in ["long", "short"] {
      let result = try Command.run(["check", "\(name).html", "--report", "\(name)-back.html", "-q"], in: folder.url)
      #expect(result.status == 0)
    }
    let page = try page(folder, "long-back.html")
    let texts = rows(page).map { $0.cells.matches(of: /<td[^>]*>([^<]*)/).map { String($0.output.1) } }
    #expect(
      texts == [
        ["……此处略去51行，没有核对意见……", ""], ["二、第51类"], ["……此处略去13行，没有核对意见……", ""],
        ["64", "任务64", "区61局", "完工"], ["65", "任务65", ""], ["66", "任务66", ""], ["67", "任务67", "完工"],
        ["……此处略去31行，没有核对意见……", ""], ["99", "任务99", "区91局", "完工"], ["100", "任务100", ""],
      ])
    #expect(page.contains("全表102行。") && page.contains("其余95行没有核对意见"))
    #expect(page.contains("<td class=\"departments tall\" rowspan=\"4\">区61局</td>"))
    #expect(page.contains("<td class=\"departments tall\" rowspan=\"2\">区91局</td>"))
    let short = try self.page(folder, "short-back.html")
    #expect(rows(short).count == 29 && !short.contains("略去"))
  }

  @Test func reportsWithoutFindingsSaySo() throws {
    let folder = try folder()
    try folder.write("（区教育局）2026年重点工作进展情况表\n序号,任务内容,责任部门,进展情况\n1,建校舍,区教育局,封顶\n".utf8, to: "good.csv")
    _ = try Command.run(["check", "good.csv", "--report", "good.html", "-q"], in: folder.url)
    #expect(try page(folder, "good.html").contains("<p>没有发现问题。</p>"))
  }

  /// Places of documents and workbooks lead to rows as those of texts do.
  @Test(arguments: [
    ("emergency-2026-q1.docx", "有 1 处标记为删除的文字没有读入"), ("finance-2026-q2.xlsx", "有 1 个公式没有计算结果"),
    ("civil-affairs-2026-q1.txt", "这项任务没有填写进展"),
    ("water-2026-q3.md", "这项任务没有填写进展"),
  ])
  func rowsOfOfficeFilesAreFound(_ sample: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    _ = try Command.run(["check", "samples/\(sample)", "--report", folder.path("x.html"), "-q"])
    let found = rows(try page(folder, "x.html")).filter { !$0.findings.isEmpty }
    #expect(found.contains { $0.findings.contains(words) }, "\(found)")
  }

  @Test func templatesAreTheUsers() throws {
    let folder = try folder()
    try folder.write([
      "t/check.html.mustache":
        "{{% CONTENT_TYPE:HTML }}\n{{#inputs}}{{#reports}}{{#rows}}{{#findings}}[{{code}}]{{/findings}}{{/rows}}{{/reports}}{{/inputs}}\n"
    ])
    let result = try Command.run(["check", "in/a.csv", "--report", "a.html", "--templates", "t", "-q"], in: folder.url)
    #expect(result.status == 0)
    #expect(try page(folder, "a.html") == "[number-gap][empty-progress]\n")
  }

  @Test(arguments: ["x.pdf", "x", "x.xhtml"])
  func otherPlacesAreWrongUsage(_ path: String) throws {
    let result = try Command.run(["check", "samples/water-2026-q3.md", "--report", path])
    #expect(result.status == 64 && result.errors.contains("is no place for pages"))
  }
}
