import ReportModel
import TestSupport
import Testing

/// A value of a row is read without what has been struck out of its cell, which stays in its text.
struct StruckValueTests {
  /// The report of one task with a cell under a header.
  private func row(_ header: String, _ cell: String) throws -> Row {
    let text = "2026年重点工作落实情况表（第一季度）\n序号,任务内容,\(header)\n1,修路,\"\(cell)\"\n"
    let row = try #require(try report(text, as: .csv).report.rows.first)
    #expect(row.cells.last == cell)
    return row
  }

  @Test func numbers() throws {
    let text = "序号,任务内容,责任单位\n〔删：1〕2,修路,甲局\n"
    #expect(try report(text, as: .csv).report.rows.first?.number == 2)
  }

  /// A note that is referred to says something of a value; its raised mark is no part of it.
  @Test func marksOfNotesAreNoPartOfValues() throws {
    let text =
      "2026年重点工作落实情况表（第一季度）¹\n序号,任务内容²,责任单位①,完成时限,完成率\n1²,修路,区发改局[³],2026年6月30日⁵,85.5%⁴\n"
    let (report, diagnostics) = try report(text, as: .csv)
    let row = try #require(report.rows.first)
    #expect(report.title.period?.text == "第一季度" && report.title.text.hasSuffix("）¹"))
    #expect(report.columns.map(\.role) == [.number, .content, .departments, .deadline, .completionRate])
    #expect(row.number == 1 && row.departments.map(\.name) == ["区发改局"])
    #expect(row.fields.count == 2, "\(row.fields)")
    #expect(!diagnostics.contains { $0.code == .missingNumber || $0.code == .unknownColumn })
  }

  @Test func sources() throws {
    let sources = try row("任务来源", "〔删：市政府工作报告第3项；〕省政府工作报告第5项").sources
    #expect(sources == [TaskSource(document: "省政府工作报告", items: [5])])
  }

  @Test(arguments: ["责任单位", "牵头单位", "配合单位"])
  func departments(_ header: String) throws {
    #expect(try row(header, "〔删：甲局〕乙局、丙局〔删：、丁局〕").departments.map(\.name) == ["乙局", "丙局"])
  }

  @Test func progress() throws {
    #expect(try row("进展情况", "1.选址完成。〔删：2.已开工。〕2.已竣工。").progress?.items == ["1.选址完成。", "2.已竣工。"])
  }

  @Test func aCellThatIsStruckAltogetherSaysNothing() throws {
    let (report, diagnostics) = try report("序号,任务内容,进展情况\n1,修路,〔删：已开工。〕\n", as: .csv)
    #expect(report.rows[0].progress == nil && diagnostics.contains { $0.code == .emptyProgress })
    #expect(!saysSomething("〔删：已开工〕 —") && saysSomething("〔删：已开工") && saysSomething("〔删：甲〕乙"))
  }

  @Test(arguments: [
    ("状态", "〔删：未开工〕已完成", TaskStatus.completed), ("完成率", "〔删：80%〕100%", .completed), ("完成时限", "〔删：10月底〕长期坚持", .longTerm),
    ("进展情况", "〔删：滞后〕已完成", .completed),
  ])
  func states(_ header: String, _ cell: String, _ status: TaskStatus) throws {
    #expect(try row(header, cell).status == status)
  }

  @Test(arguments: [
    ("完成率", "〔删：80〕90%", "percent 90"), ("投资（万元）", "1〔删：2〕500", "amount 1500"), ("得分", "〔删：9〕8", "integer 8"),
    ("完成时限", "〔删：2026-10-31〕2026-12-31", "date 2026-12-31"),
  ])
  func fields(_ header: String, _ cell: String, _ value: String) throws {
    let found =
      switch try row(header, cell).fields.first?.value {
      case .percent(let number): "percent \(number.text)"
      case .amount(let number, _): "amount \(number.text)"
      case .integer(let number): "integer \(number)"
      case .date(let period): "date \(period.to?.description ?? "-")"
      default: "nothing"
      }
    #expect(found == value)
  }

  @Test func titlesAndHeaders() throws {
    let text = "（〔删：甲局〕乙局）〔删：2025〕2026年重点工作落实情况表\n序号,任务内容,〔删：配合〕牵头单位\n1,修路,丙局\n"
    let report = try report(text, as: .csv).report
    #expect(report.title.issuer == "乙局" && report.title.year == 2026 && report.title.text.hasPrefix("（〔删：甲局〕"))
    #expect(report.columns[2].role == .leadDepartments && report.columns[2].name == "〔删：配合〕牵头单位")
  }
}
