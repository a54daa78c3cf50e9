import ReportKit
import ReportModel
import TestSupport
import Testing

/// What real programs export of two reports, read back and compared with what stands in the reports.
///
/// `Tests/Fixtures/exporters/README.md` says how each file came about.
struct ExporterTests {
  @Test(arguments: SpreadsheetExport.all)
  func spreadsheetsComeBack(_ export: SpreadsheetExport) throws {
    let document = try read(export.file)
    #expect(document.format == export.format && document.encoding == export.encoding)
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(report.title.text == (export.hasTitle ? "（区教育局）2026年民生实事项目推进情况表（第三季度）" : ""))
    #expect(report.columns.map { "\($0.name) \($0.role?.rawValue ?? "-")" } == export.columns)
    expectLines(of: report, export.lines)
    #expect(report.notes == export.notes)
  }

  @Test(arguments: [
    "libreoffice-writer.html", "libreoffice-writer.xhtml", "libreoffice-writer-base64.mht", "pandoc-html4.html",
    "pandoc-html5.html", "pandoc-gfm.md",
  ])
  func documentsComeBack(_ file: String) throws {
    let document = try read(file)
    #expect(document.format == (file.hasSuffix(".md") ? "markdown" : "html") && document.encoding == "UTF-8")
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(report.title.text == "（区水务局）2026年政府工作报告重点工作落实情况表（第三季度）")
    #expect(report.title.period?.to?.description == "2026-09-30")
    #expect(report.columns.map { "\($0.name) \($0.role?.rawValue ?? "-")" } == WordDocument.columns)
    expectLines(of: report, WordDocument.lines)
    #expect(report.notes == ["附件2", "注：“达序”指达到序时进度。"])
  }

  /// Plain text keeps neither tabs nor columns.
  @Test(arguments: ["libreoffice-writer.txt", "libreoffice-writer-gbk.txt", "pandoc-plain.txt"])
  func whatKeepsNoColumnsIsRefused(_ file: String) throws {
    let error = #expect(throws: ReportError.self) { try read(file) }
    #expect(error?.diagnostics.last?.code == .notAReport)
  }

  private func read(_ file: String) throws -> ReportDocument {
    let document = try ReportReader().read(try Repository.bytes("Tests/Fixtures/exporters/\(file)"), name: file)
    let warnings = document.diagnostics.filter { $0.severity != .note }
    #expect(warnings.isEmpty)
    return document
  }

  private func expectLines(of report: Report, _ expected: [Line]) {
    let lines = report.rows.map { Line(kind: $0.kind, section: $0.section, cells: $0.cells, merged: $0.merged) }
    #expect(lines.count == expected.count)
    guard lines.count == expected.count else { return }
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted) }
  }
}

/// A row, as far as an export can hold it.
struct Line: Equatable {
  var kind: Row.Kind
  var section: [String] = []
  var cells: [String]
  var merged: [Merge] = []

  /// One text across all columns.
  static func across(_ kind: Row.Kind, _ text: String, width: Int) -> Line {
    Line(
      kind: kind, cells: Array(repeating: text, count: width), merged: [Merge(column: 0, rows: 1, columns: width)])
  }
}

/// An export of the spreadsheet, and what the program that wrote it makes of a spreadsheet.
struct SpreadsheetExport: Sendable, CustomTestStringConvertible {
  var file: String
  var format = "csv"
  var encoding = "UTF-8"
  var hasTitle = true
  /// Notes around the table; Gnumeric writes the name of the sheet as a caption.
  var notes = ["单位：万元"]
  /// Whether the hidden column 内部编号 and the hidden row 小计 are written.
  var hasHidden = true
  var hasMerges = false
  /// Whether the name over 牵头单位 and 配合单位 is written.
  var hasUpperNames = true
  /// Whether numbers stand as they are shown.
  var amount = "12600"
  var total = "13030"
  var rates = ["78%", "100%", "50%", "30%"]
  /// What stands for a line break in a cell.
  var lineBreak = "\n"
  /// Whether a text that runs over into empty cells is written as if it were merged with them.
  var mergesOverflow = false

  var testDescription: String { file }

  static let all: [SpreadsheetExport] = [
    SpreadsheetExport(file: "libreoffice-calc.csv"),
    SpreadsheetExport(file: "libreoffice-calc-gbk.csv", encoding: "GB18030"),
    SpreadsheetExport(file: "libreoffice-calc-semicolon.csv"),
    SpreadsheetExport(file: "libreoffice-calc-tab.csv", format: "tsv"),
    SpreadsheetExport(file: "libreoffice-calc-utf16.csv", format: "tsv", encoding: "UTF-16LE"),
    markedUp(SpreadsheetExport(file: "libreoffice-calc.html", hasHidden: false)),
    markedUp(SpreadsheetExport(file: "libreoffice-calc.xhtml", hasHidden: false)),
    markedUp(
      SpreadsheetExport(file: "libreoffice-calc-quoted-printable.mht", encoding: "GB18030", hasHidden: false)),
    SpreadsheetExport(file: "gnumeric.csv", rates: ["0.78", "1", "0.5", "0.3"]),
    markedUp(SpreadsheetExport(file: "gnumeric.html", notes: ["三季度", "单位：万元"], mergesOverflow: true)),
    markedUp(SpreadsheetExport(file: "gnumeric.xhtml", notes: ["三季度", "单位：万元"], mergesOverflow: true)),
    SpreadsheetExport(file: "python-excel.csv", encoding: "GB18030"),
    SpreadsheetExport(file: "python-excel-tab.txt", format: "tsv", encoding: "UTF-16LE"),
    SpreadsheetExport(file: "python-unix.csv"),
    SpreadsheetExport(file: "python-nonnumeric.csv"),
    SpreadsheetExport(file: "pandas-gbk.csv", encoding: "GB18030", hasTitle: false, notes: [], hasUpperNames: false),
    SpreadsheetExport(
      file: "pandas.html", format: "html", hasTitle: false, notes: [], hasUpperNames: false, lineBreak: "\\n"),
    SpreadsheetExport(file: "pandas-multiindex.html", format: "html", hasTitle: false, notes: [], lineBreak: "\\n"),
    SpreadsheetExport(
      file: "pandoc-pipe.md", format: "markdown", hasTitle: false, notes: [], hasUpperNames: false, lineBreak: " "),
  ]

  /// Pages hold merges, and numbers as they are shown.
  private static func markedUp(_ export: SpreadsheetExport) -> SpreadsheetExport {
    var export = export
    export.format = "html"
    export.hasMerges = true
    export.amount = "12,600"
    export.total = "13,030"
    return export
  }

  var columns: [String] {
    let upper = hasUpperNames ? "责任分工/" : ""
    let all = [
      "序号 number", "任务来源 source", "任务内容 content", "内部编号 -", "\(upper)牵头单位 leadDepartments",
      "\(upper)配合单位 supportDepartments", "预算金额 amount", "进展情况 progress", "完成率 completionRate",
    ]
    return hasHidden ? all : all.filter { $0 != "内部编号 -" }
  }

  var lines: [Line] {
    let (school, staff) = (["一、校园建设"], ["二、师资"])
    let first = ["1", "市政府工作报告\n第12项"]
    var lines = [
      Line.across(.section, "一、校园建设", width: 9),
      Line(
        kind: .task, section: school,
        cells: first + [
          "新建桂园小学, 设36个班", "001", "区教育局", "区住建局、区发改委", amount, "1.主体结构封顶。\n2.正在安装门窗, 预计10月\"试水\"。", rates[0],
        ],
        merged: hasMerges ? [Merge(column: 0, rows: 2, columns: 1), Merge(column: 1, rows: 2, columns: 1)] : []),
      Line(
        kind: .task, section: school,
        cells: (hasMerges ? first : ["", ""]) + ["改造操场7片", "002", "区教育局", "区文旅局", "350", "已完成", rates[1]]),
      Line(
        kind: .task, section: school,
        cells: ["2", "区民生实事\n第3项", "加装空调 <5 间> & 照明", "007", "区教育局", "", "80", "他说\"年内完成\", 没问题", rates[2]]),
      Line(kind: .total, section: school, cells: ["小计", "", "", "", "", "", total, "", ""]),
      Line.across(.section, "二、师资", width: 9),
      Line(
        kind: .task, section: staff,
        cells: [
          "3", "区民生实事\n第4项", "招聘教师120名", "008", "区委编办", "区教育局、区人社局", "0", "（一）公告已发布。\n（二）笔试定于10月18日。", rates[3],
        ]),
      Line(kind: .total, cells: ["合计", "", "", "", "", "", total, "", ""]),
      Line.across(.note, "注：完成率按投资计算；\"试水\"指试运行。", width: 9),
    ]
    if mergesOverflow { lines = lines.map(overflowing) }
    if !hasHidden {
      lines.remove(at: 4)
      lines = lines.map(withoutHiddenColumn)
    }
    return lines.map { line in
      var line = line
      line.cells = line.cells.map { $0.split(separator: "\n").joined(separator: lineBreak) }
      return line
    }
  }

  private func overflowing(_ line: Line) -> Line {
    var line = line
    if line.kind == .total {
      line.cells.replaceSubrange(1..<5, with: Array(repeating: line.cells[0], count: 4))
      line.merged = [Merge(column: 0, rows: 1, columns: 5)]
    } else if line.cells[5].isEmpty {
      line.cells[5] = line.cells[4]
      line.merged = [Merge(column: 4, rows: 1, columns: 2)]
    }
    return line
  }

  private func withoutHiddenColumn(_ line: Line) -> Line {
    var line = line
    line.cells.remove(at: 3)
    line.merged = line.merged.map { Merge(column: $0.column, rows: $0.rows, columns: min($0.columns, 8)) }
    return line
  }
}

/// The word processor's document; pages hold all of it.
private enum WordDocument {
  static let columns = [
    "序号 number", "任务来源 source", "工作任务 content", "责任部门 departments", "本季度情况/进展情况 progress", "本季度情况/存在问题 problems",
    "备注 remarks",
  ]

  static let lines: [Line] = {
    let (rivers, supply) = (["（一）河道治理"], ["（二）供水保障"])
    let first = ["1", "市政府工作报告重点工作\n第41、42项"]
    return [
      Line.across(.section, "（一）河道治理", width: 7),
      Line(
        kind: .task, section: rivers,
        cells: first + ["疏浚云溪河5.2公里", "区水务局\n沿河各街道", "1.完成清淤3.1公里；\n2.岸坡整治进场施工, 进度\"达序\"。", "", "007"],
        merged: [Merge(column: 0, rows: 2, columns: 1), Merge(column: 1, rows: 2, columns: 1)]),
      Line(
        kind: .task, section: rivers,
        cells: first + ["整治排污口18个\n（含涵洞3个）", "区生态环境局", "已整治14个。", "2个排口权属不清", "A, B 两段"]),
      Line(kind: .task, section: rivers, cells: ["2", "区委重点工作\n第7项", "建设海绵公园", "区城管局", "完成招标。", "<无>", ""]),
      Line.across(.section, "（二）供水保障", width: 7),
      Line(
        kind: .task, section: supply,
        cells: ["3", "区民生实事", "更新老旧管网 12 公里", "区水务局、市水务集团", "一是完成设计；二是开工4公里。", "“道路开挖”许可待批", "长期坚持"]),
      Line(kind: .total, cells: ["合计", "", "3项", "", "", "", ""]),
    ]
  }()
}
