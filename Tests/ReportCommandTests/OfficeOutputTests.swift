import Foundation
import ReportModel
import TestSupport
import Testing

/// Workbooks and documents that the command writes, as other programs read them.
struct OfficeOutputTests {
  private static let python = Repository.url(".build-venv/bin/python").path
  private static let hasJudges: Bool =
    FileManager.default.isExecutableFile(atPath: python)
    && (try? Command.run(python, ["-c", "import openpyxl, docx, openxml_audit"]))?.status == 0

  private static let formats = OutputFormat.allCases.filter(\.isPackage).map(\.rawValue)

  private func judge(_ format: String, _ inputs: [String]) throws {
    let script = Repository.url("Tests/ReportCommandTests/office.py").path
    let result = try Command.run(Self.python, [script, Command.reportkit, format] + inputs)
    #expect(result.status == 0 && result.text == "judged \(inputs.count) \(format) files\n", "\(result.errors)")
  }

  @Test(
    .enabled(if: hasJudges, "openpyxl, python-docx or openxml-audit is not in .build-venv; make test installs them"),
    arguments: formats)
  func judgesReadTheSameCells(_ format: String) throws {
    try judge(format, Repository.samples.map { "samples/\($0)" })
  }

  @Test(
    .enabled(if: hasJudges, "openpyxl, python-docx or openxml-audit is not in .build-venv; make test installs them"),
    arguments: formats)
  func judgesReadTheSameHardTexts(_ format: String) throws {
    let folder = try TemporaryFolder()
    let seeds = 2_000..<2_010
    for seed in seeds {
      var generator = SeededGenerator(seed: UInt64(seed))
      try folder.write(HardText.csv(&generator, withControls: seed.isMultiple(of: 2)).utf8, to: "seed-\(seed).csv")
    }
    try judge(format, seeds.map { folder.path("seed-\($0).csv") })
  }

  @Test(
    .enabled(if: hasJudges, "openpyxl, python-docx or openxml-audit is not in .build-venv; make test installs them"),
    arguments: formats)
  func numbersMergesAndFormulasAreWhatTheyAre(_ format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <h1>（甲局）2026年"重点"项目&lt;进展&gt;情况表（第一季度）</h1><p>单位：万元</p>
      <table><tr><th>序号</th><th>项目名称</th><th>投资（万元）</th><th>完成率</th><th>完成时限</th><th>进展情况</th></tr>
      <tr><td>1</td><td rowspan=2>=1+1</td><td>1,200.50</td><td>85.5%</td><td>2026-12-31</td><td colspan=1>+86</td></tr>
      <tr><td>2</td><td>007</td><td>145%</td><td>12月底</td><td>@SUM(A1)<br>_x000D_<br><br>2<sup>8</sup></td></tr>
      <tr><td>3</td><td>丙</td><td>12345678901234567</td><td>33.33333%</td><td></td><td>-5</td></tr>
      <tr><td colspan=2>合计</td><td>0.50</td><td>100%</td><td></td><td></td></tr></table><p>注：一</p><p>填报人：甲</p>
      """.utf8, to: "a.html")
    try judge(format, [folder.path("a.html")])
  }

  @Test(arguments: formats)
  func sameInputGivesTheSameBytes(_ format: String) throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let output = folder.path("\(name).\(format)")
      #expect(try Command.run(["convert", "samples/education-2026-q2.html", "-o", output]).status == 0)
      // Times of archives count two seconds.
      if name == "a" { Thread.sleep(forTimeInterval: 2.1) }
    }
    #expect(try folder.read("a." + format) == folder.read("b." + format))
    let piped = try Command.run(["convert", "samples/education-2026-q2.html", "--to", format])
    #expect(try piped.status == 0 && piped.output == folder.read("a." + format))
  }

  /// `script` runs the command on a terminal of its own.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "there is no script(1)"),
    arguments: formats)
  func aTerminalGetsNoBytesOfAnArchive(_ format: String) throws {
    let line = try "'\(Command.reportkit)' convert samples/water-2026-q3.md --to \(format)"
    let result = try Command.run("/usr/bin/script", ["-q", "-e", "-c", line, "/dev/null"])
    #expect(result.status == 64 && result.text.contains("\(format) is no text"), "\(result.text)")
    #expect(!result.text.contains("PK\u{3}"))
  }

  private func part(_ name: String, of archive: String) throws -> String {
    try Command.tool(["unzip", "-p", archive, name]).text
  }

  /// What a sheet is of stands at the top of its printed pages: of a report on all but the first, which has the title; of a table of
  /// a summary on all. `&` begins a code there.
  @Test func sheetsHaveRunningHeads() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": "2026年科技&教育重点工作情况表\n序号,任务内容,责任部门,进展情况\n1,甲,甲局,好\n"])
    _ = try Command.run(["convert", "a.csv", "-o", "a.xlsx", "-q"], in: folder.url)
    let sheet = try part("xl/worksheets/sheet1.xml", of: folder.path("a.xlsx"))
    #expect(
      sheet.contains(
        "<headerFooter differentFirst=\"1\"><oddHeader>&amp;C2026年科技&amp;&amp;教育重点工作情况表</oddHeader><oddFooter>"))
    _ = try Command.run(["summary", "a.csv", "-o", "s.xlsx", "-q", "--title", "汇总"], in: folder.url)
    #expect(try part("xl/worksheets/sheet1.xml", of: folder.path("s.xlsx")).contains("differentFirst"))
    let second = try part("xl/worksheets/sheet2.xml", of: folder.path("s.xlsx"))
    #expect(second.contains("<headerFooter><oddHeader>&amp;C汇总</oddHeader>"), "\(second.suffix(600))")
  }

  /// Numbers of a few digits stand in the middle, though nothing is known of their column: 原序号 of a merged report.
  @Test func shortNumbersStandInTheMiddle() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": "序号,任务内容,甲栏,乙栏,丙栏\n1,a,12,12,\n2,b,7,x,\n", "b.csv": "序号,任务内容,进展情况\n1,a,好\n"])
    for format in ["html", "docx", "xlsx"] {
      _ = try Command.run(["convert", "a.csv", "-o", "a.\(format)", "-q"], in: folder.url)
    }
    let page = String(decoding: try folder.read("a.html"), as: UTF8.self)
    #expect(page.contains("<td class=\"c3 centred\">12</td><td class=\"c4\">12</td>"))
    #expect(page.contains(".centred { text-align: center; }"))
    let document = try part("word/document.xml", of: folder.path("a.docx"))
    #expect(document.components(separatedBy: "<w:jc w:val=\"center\"/></w:pPr>").count == 5, "four cells: 序号 and 甲栏")
    let sheet = try part("xl/worksheets/sheet1.xml", of: folder.path("a.xlsx"))
    func style(_ cell: String) -> Substring? {
      sheet.components(separatedBy: "<c r=\"\(cell)\" s=\"").last?.prefix { $0 != "\"" }
    }
    #expect(style("C3") == style("A3") && style("D3") != style("A3"))
    let merged = try Command.run(["merge", "a.csv", "b.csv", "--to", "html", "-q"], in: folder.url)
    #expect(merged.text.contains(" centred\">1</td><td class=\"c"), "原序号")
  }

  /// A row breaks only where a page has no room for it: one of some 25 lines.
  @Test func rowsOfDocumentsStayWholeWhereAPageHasRoom() throws {
    let folder = try TemporaryFolder()
    let rows = (1...40).map { row in "\(row),任务,区A局,\"\((1...row).map { "\($0).完成。" }.joined(separator: "\n"))\"\n" }
      .joined()
    try folder.write(["a.csv": "（甲局）2026年重点工作落实情况表\n序号,任务内容,责任部门,进展情况\n" + rows])
    _ = try Command.run(["convert", "a.csv", "-o", "a.docx", "-q"], in: folder.url)
    let document = try part("word/document.xml", of: folder.path("a.docx"))
    let whole = document.components(separatedBy: "<w:tr>").dropFirst().map { $0.contains("<w:cantSplit/>") }
    #expect(whole.count == 41 && whole[0...20].allSatisfy { $0 } && whole[26...].allSatisfy { !$0 })
  }

  /// A page has room for some departments; a workbook has all.
  @Test func briefWorkbooksHaveTheDepartments() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": "序号,任务内容,责任部门,进展情况\n1,甲,甲局,好\n"])
    _ = try Command.run(["summary", "a.csv", "--detail", "brief", "-o", "s.xlsx", "-q"], in: folder.url)
    #expect(try part("xl/workbook.xml", of: folder.path("s.xlsx")).contains("<sheet name=\"按责任部门\""))
  }

  @Test(arguments: ["merge", "summary", "compare"])
  func everyDocumentIsOne(_ command: String) throws {
    let folder = try TemporaryFolder()
    let inputs = ["samples/earlier/water-2026-q2.md", "samples/water-2026-q3.md"]
    for format in Self.formats {
      let output = folder.path("out." + format)
      let result = try Command.run([command] + inputs + ["--quiet", "-o", output])
      #expect(result.status == 0, "\(result.errors)")
      let tables = try Command.run(["inspect", output])
      #expect(tables.status == 0 && tables.text.contains("改造老城区雨污混接点86处"), "\(tables.errors)")
      if Self.hasJudges {
        let found = try Command.run(
          Self.python,
          [
            "-c",
            "import sys; from openxml_audit import OpenXmlValidator as V; print([str(e) for e in V().validate(sys.argv[1]).errors if '[schema]' in str(e)])",
            output,
          ])
        #expect(found.text == "[]\n", "\(found.text)\(found.errors)")
      }
    }
  }

  @Test func whatASheetCannotHoldIsRefused() throws {
    let folder = try TemporaryFolder()
    let head = "序号,任务内容,进展情况\n"
    try folder.write((head + "1,甲," + String(repeating: "好", count: 32_768) + "\n").utf8, to: "long.csv")
    try folder.write((head + "1,甲," + String(repeating: "好", count: 32_767) + "\n").utf8, to: "fits.csv")
    let refused = try Command.run(["convert", "long.csv", "-o", "long.xlsx"], in: folder.url)
    #expect(
      refused.status == 1 && refused.errors.contains("32768 characters in one cell")
        && !folder.names.contains("long.xlsx"))
    let written = try Command.run(["convert", "fits.csv", "-o", "fits.xlsx"], in: folder.url)
    #expect(
      written.status == 0 && written.errors.contains("1 row of report 1 (the first is row 1) need more"),
      "\(written.errors)")
    #expect(written.errors.contains("[clipped-row]"))
    let wide = (1...16_385).map { "列\($0)" }.joined(separator: ",")
    try folder.write(("序号,任务内容,进展情况," + wide + "\n1,甲,好\n").utf8, to: "wide.csv")
    let beyond = try Command.run(
      ["convert", "wide.csv", "--limit", "columns=20000", "-o", "wide.xlsx"], in: folder.url)
    #expect(beyond.status == 1 && beyond.errors.contains("16388 columns"), "\(beyond.errors)")
  }

  @Test func workersAnswerInBase64() throws {
    for format in Self.formats {
      let request = #"{"id": 1, "content": "序号,任务来源\n1,甲\n", "to": "\#(format)"}"#
      let answer = try Command.run(["worker"], input: Array((request + "\n").utf8))
      let object = try JSONSerialization.jsonObject(with: Data(answer.output)) as? [String: Any]
      let output = try #require((object?["outputs"] as? [[String: Any]])?.first)
      let bytes = try #require((output["base64"] as? String).flatMap { Data(base64Encoded: $0) })
      #expect(output["text"] == nil && bytes.starts(with: [0x50, 0x4B, 3, 4]))
    }
  }
}
