import Foundation
import TestSupport
import Testing

/// `summary --detail`: one page, each task once, everything.
struct SummaryDetailTests {
  private static let head = "（区民政局）2026年重点工作进展情况表（第一季度）\n序号,任务内容,责任部门,完成时限,进展情况,状态\n"
  private static let rows =
    "1,修环城路,\"甲局、乙局\",3月底,已完成路基。,滞后\n2,架跨河桥,甲局,12月底,,正在推进\n3,建文化馆,丙局,12月底,已封顶。,正在推进\n"

  private func summary(_ arguments: String..., input: String = head + rows) throws -> String {
    let result = try Command.run(["summary", "-", "-q"] + arguments, input: Array(input.utf8))
    #expect(result.status == 0, "\(result.errors)")
    return result.text
  }

  private func count(_ text: String, in page: String) -> Int { page.components(separatedBy: text).count - 1 }

  @Test(arguments: ["html", "xhtml", "markdown"])
  func eachSaysWhatItPromises(_ format: String) throws {
    let brief = try summary("--detail", "brief", "--to", format)
    #expect(!brief.contains("已完成路基") && !brief.contains("建文化馆") && brief.contains("滞后或到期的任务"))
    #expect(count("修环城路", in: brief) == 1 && count("架跨河桥", in: brief) == 1 && brief.contains("丙局"))
    let tasks = try summary("--detail", "tasks", "--to", format)
    for text in ["修环城路", "架跨河桥", "建文化馆", "已完成路基。", "已封顶。"] { #expect(count(text, in: tasks) == 1, "\(text)") }
    #expect(tasks.contains("甲局、乙局") && tasks.contains("进度滞后"))
    let full = try summary("--detail", "full", "--to", format)
    #expect(try full == summary("--to", format) && count("修环城路", in: full) == 3)
  }

  @Test(arguments: ["json", "csv", "tsv"])
  func recordsAreTheSame(_ format: String) throws {
    let full = try summary("--to", format)
    for detail in ["brief", "tasks"] { #expect(try summary("--detail", detail, "--to", format) == full) }
  }

  @Test(arguments: ["html", "xhtml", "markdown"])
  func columnsOfStatesThatNoTaskIsInAreLeftOut(_ format: String) throws {
    let page = try summary("--to", format)
    let head = try #require(page.split(separator: "\n").first { $0.contains("任务数") && $0.contains("滞后或到期") })
    #expect(head.contains("正常推进") && head.contains("滞后"))
    for state in ["已完成", "未启动", "长期坚持"] { #expect(!head.contains(state)) }
  }

  /// A column in which nothing stands is no column: numbers, sources, deadlines, remarks.
  @Test(arguments: ["html", "xhtml"])
  func columnsThatAreEmptyEverywhereAreLeftOut(_ format: String) throws {
    let page = try summary("--to", format)
    for name in ["序号", "完成时限"] { #expect(page.contains(">\(name)</th>"), "\(name)") }
    #expect(!page.contains("说明</th>") && count("<th scope=\"col\">任务来源</th>", in: page) == 0)
    let bare = try summary("--to", format, input: "任务内容,责任部门,进展情况\n修路,甲局,好\n架桥,乙局,\n")
    for name in ["序号", "完成时限", "状态"] { #expect(!bare.contains("\(name)</th>"), "\(name)") }
    for table in bare.components(separatedBy: "<colgroup>").dropFirst() {
      let columns = count("<col ", in: table.components(separatedBy: "</colgroup>")[0])
      let row = table.components(separatedBy: "<tbody>")[1].components(separatedBy: "</tr>")[0]
      #expect(count("<td", in: row) == columns, "each column has a width")
    }
  }

  @Test(arguments: ["html", "xhtml", "markdown", "docx", "xlsx"])
  func itemsThatNobodyNamesAreNoColumn(_ format: String) throws {
    let folder = try TemporaryFolder()
    let sources = "序号,任务来源,任务内容,责任部门,进展情况\n1,报告第3项,修路,甲局,好\n"
    for (input, isNamed) in [(Self.head + Self.rows, false), (sources, true)] {
      try folder.write(["a.csv": input])
      let written = try Command.run(["summary", "a.csv", "--to", format, "-o", "out/", "-q"], in: folder.url)
      #expect(written.status == 0, "\(written.errors)")
      let name = "out/summary." + (format == "markdown" ? "md" : format)
      let text =
        ["docx", "xlsx"].contains(format)
        ? try Command.run(["inspect", name], in: folder.url).text
        : String(decoding: try folder.read(name), as: UTF8.self)
      #expect(text.contains("滞后或到期") && text.contains("事项") == isNamed)
    }
  }

  @Test func tasksAreCardsOnAPhone() throws {
    for detail in ["tasks", "full"] {
      let page = try summary("--detail", detail, "--to", "html")
      // All but that of the counts.
      let tables = page.components(separatedBy: "<table").dropFirst(2).filter { $0.contains(">任务</th>") }
      #expect(!tables.isEmpty && tables.allSatisfy { $0.prefix { $0 != ">" }.contains("cards\"") })
    }
  }

  /// A column is as wide as its texts are long beside those of the others.
  @Test func widthsSuitTheTexts() throws {
    func widths(_ task: String, _ progress: String) throws -> [Double] {
      let rows = (1...5).map { "\($0),\(task),甲局,6月底,\(progress),正在推进\n" }.joined()
      let page = try summary("--detail", "tasks", "--to", "xhtml", input: Self.head + rows)
      let columns = try #require(
        page.components(separatedBy: "<colgroup>").last?.components(separatedBy: "</colgroup>").first)
      return columns.components(separatedBy: "width: ").dropFirst().compactMap { Double($0.prefix { $0 != "%" }) }
    }
    let short = String(repeating: "修路", count: 5)
    let long = String(repeating: "已完成路基施工，", count: 30)
    let (tasks, progress) = (try widths(long, short), try widths(short, long))
    #expect(tasks.count == 6 && abs(tasks.reduce(0, +) - 100) < 0.01 && abs(progress.reduce(0, +) - 100) < 0.01)
    #expect(tasks[1] > 50 && tasks[3] < 25 && progress[1] < 25 && progress[3] > 50 && progress[0] < 8)
  }

  @Test(arguments: ["html", "xhtml"])
  func thePageSaysWhatItsBarsAre(_ format: String) throws {
    let page = try summary("--detail", "brief", "--to", format)
    #expect(page.contains("粗条为任务，细条为其中未填进展的；一项任务有几个责任部门的，在每个部门各计一次。"))
  }

  @Test func thePeriodIsNamedUnderAnyTitle() throws {
    let page = try summary("--title", "重点工作汇总", "--to", "xhtml")
    #expect(page.contains("content: \"重点工作汇总（2026年第一季度）\";"))
    #expect(page.contains("报告期：2026年第一季度（2026年1月1日至3月31日）"))
    #expect(try summary("--to", "xhtml").contains("content: \"2026年第一季度任务落实情况汇总\";"))
    #expect(try summary("--title", "汇总", "--to", "markdown").contains("报告期：2026年第一季度（2026年1月1日至3月31日）。"))
  }

  /// Columns of a fixed table that nothing gives a width share the room, however long their texts are.
  @Test(arguments: ["brief", "tasks", "full"], ["html", "xhtml"])
  func everyTableHasWidths(_ detail: String, _ format: String) throws {
    let page = try summary("--detail", detail, "--to", format)
    let heads = page.components(separatedBy: "<table").dropFirst().map { $0.components(separatedBy: "</thead>")[0] }
    #expect(heads.count > 1)
    for head in heads.dropFirst() {
      #expect(
        count("class=\"widest\"", in: head) == 1 || count("<col style", in: head) == count("<th ", in: head), "\(head)")
    }
    #expect(format == "xhtml" || page.contains(".frame table { min-width: 48rem; table-layout: fixed; }"))
  }

  @Test func aPageHasNoRoomForEverything() throws {
    let rows = (1...200).map { "\($0),做第\($0)件大事,第\($0)局,3月底,,滞后" }.joined(separator: "\n")
    let page = try summary("--detail", "brief", "--to", "xhtml", input: Self.head + rows + "\n")
    let shown = count("<tr><td>做第", in: page)
    #expect(shown > 4 && shown < 40)
    let left = page.matches(of: #/另有(\d+)项。/#).compactMap { Int($0.output.1) }
    #expect(left.count == 2 && left.reduce(0, +) + shown == 400)
    let bars = count("<td class=\"bars\">", in: page)
    #expect(page.contains("另有\(200 - bars)个部门。"))
  }

  @Test func wrongDetailsAreWrongUsage() throws {
    #expect(try Command.run(["summary", "-", "--to", "html", "--detail", "short"]).status == 64)
  }
}
