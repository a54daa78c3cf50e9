import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Workbooks that other programs wrote, or read and saved again: what they hold must come back.
struct ResavedWorkbookTests {
  private static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let python = Repository.url(".build-venv/bin/python").path
  private static let hasOpenpyxl: Bool =
    FileManager.default.isExecutableFile(atPath: python)
    && (try? Command.run(python, ["-c", "import openpyxl"]))?.status == 0

  /// LibreOffice reads what the dialects write, and we read what it writes of that.
  @Test(.enabled(if: office != nil, "there is no LibreOffice (soffice)"), arguments: ["ods", "xlsx"])
  func libreOfficeKeepsEverything(_ format: String) throws {
    let dialects = Dialect.all.filter { $0.name.hasPrefix("xlsx") || $0.name.hasPrefix("ods") }
    let folder = try TemporaryFolder()
    var reports: [(name: String, report: RandomReport)] = []
    for (index, dialect) in dialects.enumerated() {
      for seed in UInt64(1)...4 {
        let (report, bytes) = try dialect.sample(seed: seed)
        // LibreOffice drops the TABs of cells.
        if report.rows.contains(where: { row in row.cells.contains { $0.utf8.contains(9) } }) { continue }
        let name = "\(index)-\(seed)"
        try folder.write(bytes, to: name + "." + (dialect.file.split(separator: ".").last ?? ""))
        reports.append((name, report))
      }
    }
    let profile = "-env:UserInstallation=file://" + folder.path("profile")
    let inputs = folder.names.filter { $0.contains(".") }.map { folder.path($0) }
    let arguments = [profile, "--headless", "--convert-to", format, "--outdir", folder.path("out")] + inputs
    let result = try Command.run(try #require(Self.office), arguments, environment: ["HOME": folder.url.path])
    #expect(result.status == 0, "\(result.errors)")
    for (name, report) in reports {
      let bytes = try folder.read("out/\(name).\(format)")
      let document = try ReportReader().read(bytes, name: "a.\(format)")
      #expect(document.format == format)
      #expect(document.reports.count == 1, "\(name)")
      if let found = document.reports.first, let difference = report.firstDifference(from: found) {
        Issue.record("\(name): \(difference)")
      }
    }
  }

  /// openpyxl writes what a program that exports reports writes.
  @Test(.enabled(if: hasOpenpyxl, "there is no openpyxl in .build-venv; make test installs it"))
  func openpyxlIsRead() throws {
    let script = """
      import sys, datetime, openpyxl
      from openpyxl.styles import Font
      from openpyxl.cell.rich_text import CellRichText, TextBlock
      from openpyxl.cell.text import InlineFont
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.append(['2026年重点工作落实情况表（第一季度）']); sheet.merge_cells('A1:F1')
      sheet.append(['序号', '任务内容', '完成时限', '完成率', '投资额', '进展情况'])
      sheet.append([1, ' 修路&<b> ', datetime.datetime(2026, 3, 31), 0.855, 1234.5, '1.选址。\\n2.开工。'])
      sheet.append([2, '001', datetime.date(2026, 6, 30), 1/3, -5, CellRichText('10', TextBlock(InlineFont(vertAlign='superscript'), '8'), '吨')])
      sheet.append([3, '隐藏', None, None, None, '隐藏'])
      sheet.append([4, '植树', datetime.timedelta(hours=36), True, 7, '无'])
      sheet['B6'].font = Font(strike=True)
      sheet.row_dimensions[5].hidden = True
      formats = {'C3': 'yyyy"年"m"月"d"日"', 'D3': '0.0%', 'E3': '#,##0.00', 'C4': 'yyyy/m/d', 'D4': '# ?/?', 'E4': '0;[Red]\\\\(0\\\\)', 'C6': '[h]:mm', 'E6': '000'}
      for name, code in formats.items(): sheet[name].number_format = code
      other = book.create_sheet('底稿'); other.sheet_state = 'veryHidden'; other['A1'] = 'x'
      book.save(sys.argv[1])
      """
    let folder = try TemporaryFolder()
    let result = try Command.run(Self.python, ["-c", script, folder.path("a.xlsx")])
    #expect(result.status == 0, "\(result.errors)")
    let document = try ReportReader().read(folder.read("a.xlsx"), name: "a.xlsx")
    let report = try #require(document.reports.first)
    #expect(report.title.text == "2026年重点工作落实情况表（第一季度）")
    #expect(
      report.rows.map(\.cells) == [
        ["1", " 修路&<b> ", "2026年3月31日", "85.5%", "1,234.50", "1.选址。\n2.开工。"],
        ["2", "001", "2026/6/30", "1/3", "(5)", "10⁸吨"], ["4", "〔删：植树〕", "36:00", "TRUE", "007", "无"],
      ])
    #expect(
      document.diagnostics.map(\.code).filter { [.hiddenText, .struckText].contains($0) } == [.hiddenText, .struckText])
  }
}
