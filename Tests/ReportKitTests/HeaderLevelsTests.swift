import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Headers of several rows, and cells above several columns, go out as they came in.
struct HeaderLevelsTests {
  private static let ofThreeRows = """
    <table><caption>2026年重点工作落实情况表（第一季度）</caption>
    <thead><tr><th rowspan="3">序号</th><th colspan="2">工作任务</th><th rowspan="3">责任/领导</th><th colspan="3">完成情况</th></tr>
    <tr><th rowspan="2">类别</th><th rowspan="2">任务内容</th><th colspan="2">本月</th><th rowspan="2">存在问题</th></tr>
    <tr><th>前期手续</th><th>建设进展</th></tr></thead>
    <tbody><tr><td>1</td><td>民生</td><td>建学校</td><td>王一</td><td>已批复</td><td>完成主体</td><td>无</td></tr></tbody></table>
    """

  private func read(_ text: String, as name: String) throws -> ReportDocument {
    try ReportReader().read(Array(text.utf8), name: name)
  }

  @Test(arguments: [OutputFormat.html, .xhtml, .json, .xlsx, .docx])
  func comeBack(_ format: OutputFormat) throws {
    let document = try read(Self.ofThreeRows, as: "a.html")
    #expect(
      document.reports[0].columns.map(\.name) == [
        "序号", "工作任务/类别", "工作任务/任务内容", "责任/领导", "完成情况/本月/前期手续", "完成情况/本月/建设进展", "完成情况/存在问题",
      ])
    let output = try ReportConverter().render(document, as: format)
    let again = try ReportReader().read(output.bytes, name: "b." + format.fileExtension)
    #expect(again.reports == document.reports)
  }

  @Test func areDrawnAsTheyWere() throws {
    let page = try ReportConverter().render(read(Self.ofThreeRows, as: "a.html"), as: .html).text
    let head = page.split(separator: "<thead>\n")[1].split(separator: "</thead>")[0]
    let drawn = head.replacing(#/ (scope|class)="[^"]*"/#, with: "")
    #expect(
      drawn == """
        <tr><th rowspan="3">序号</th><th colspan="2">工作任务</th><th rowspan="3">责任/领导</th><th colspan="3">完成情况</th></tr>
        <tr><th rowspan="2">类别</th><th rowspan="2">任务内容</th><th colspan="2">本月</th><th rowspan="2">存在问题</th></tr>
        <tr><th>前期手续</th><th>建设进展</th></tr>

        """)
  }

  /// A name above a single column, and groups above all of them: a sheet has no marks of header cells.
  @Test(arguments: [
    ([["序号"], ["重点任务"], ["进展情况", "上半年"], ["备注"]], [0, 0, 0, 0]),
    (
      [
        ["序号"], ["重点任务"], ["进展情况", "上半年", "一季度"], ["进展情况", "上半年", "二季度"], ["进展情况", "下半年", "三季度"],
      ], [0, 0, 0, 2, 1]
    ),
    ([["基本信息", "序号"], ["基本信息", "重点任务"], ["进展情况", "本月"], ["进展情况", "累计"]], [0, 1, 0, 1]),
  ])
  func oddShapesComeBack(_ levels: [[String]], _ shared: [Int]) throws {
    var columns = zip(levels, shared).map { drawn($0, shared: $1) }
    for index in columns.indices {
      let name = columns[index].name
      let role: Role = name.hasSuffix("序号") ? .number : name.hasSuffix("任务") ? .content : .progress
      columns[index].role = name == "备注" ? .remarks : role
    }
    let report = Report(
      title: Title(text: ""), columns: columns, rows: [RowContent(cells: columns.map { _ in "一" })], notes: [])
    for format in [OutputFormat.html, .xhtml, .json, .xlsx, .docx] {
      let output = try ReportConverter().render(document(report), as: format)
      let again = try ReportReader().read(output.bytes, name: "b." + format.fileExtension)
      #expect(again.reports.map { $0.columns.map(\.headerCells) } == [columns.map(\.headerCells)], "\(format)")
      #expect(again.reports.map { $0.columns.map(\.role) } == [columns.map(\.role)], "\(format)")
      #expect(again.reports.map(\.rows.count) == [1], "\(format)")
    }
  }

  /// Labels above a header are no level of it.
  @Test func labelsAboveTheHeaderAreNone() throws {
    let html = """
      <table><tr><td colspan="2">填报单位：区民政局</td><td colspan="2">填报时间：4月2日</td></tr>
      <tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>进展情况</td></tr>
      <tr><td>1</td><td>建学校</td><td>教育局</td><td>开工</td></tr></table>
      """
    let report = try read(html, as: "a.html").reports[0]
    #expect(report.columns.map(\.name) == ["序号", "工作任务", "责任单位", "进展情况"])
    #expect(report.issuer == "区民政局")
  }

  /// A spreadsheet that is saved as CSV has blanks where cells were merged.
  @Test func areDrawnAgainWhereBlanksTellOfThem() throws {
    let csv = "序号,工作任务,,完成情况,,备注\n,类别,内容,本月,存在问题,\n1,民生,建学校,开工,无,\n2,民生,建医院,开工,无,x\n"
    let workbook = try ReportConverter().render(read(csv, as: "a.csv"), as: .xlsx)
    let blocks = try ReportReader().readTables(workbook.bytes, name: "b.xlsx").blocks
    let table = try #require(blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
    #expect(table.span(0, 0).map { [$0.rows, $0.columns] } == [2, 1])
    #expect(table.span(0, 1).map { [$0.rows, $0.columns] } == [1, 2])
    #expect(table.span(0, 3).map { [$0.rows, $0.columns] } == [1, 2])
    #expect(table.string(1, 4) == "存在问题")
  }

  @Test func aNameOverTwoColumnsStaysOneCell() throws {
    let html = """
      <table><tr><td>序号</td><td colspan="2">工作任务</td><td>进展情况</td></tr>
      <tr><td>1</td><td>民生</td><td>建学校</td><td>开工</td></tr></table>
      """
    let page = try ReportConverter().render(read(html, as: "a.html"), as: .html).text
    #expect(page.contains("colspan=\"2\">工作任务</th>"))
    let csv = try ReportConverter().render(read(html, as: "a.html"), as: .csv).text
    #expect(csv.hasPrefix("序号,工作任务,工作任务,进展情况"))
  }

  /// Columns of other reports may come between two that had a cell in common, and then each has it.
  @Test func areCutWhereMergedReportsBringColumns() throws {
    let first = Report(
      title: Title(text: ""),
      columns: [
        drawn(["序号"]), drawn(["完成情况", "本月"]), drawn(["完成情况", "累计"], shared: 1),
      ], rows: [RowContent(cells: ["1", "甲", "乙"])], notes: [])
    let second = Report(
      title: Title(text: ""),
      columns: [drawn(["序号"]), drawn(["完成情况", "本月"]), drawn(["说明"]), drawn(["完成情况", "累计"])],
      rows: [RowContent(cells: ["1", "甲", "丙", "乙"])], notes: [])
    let documents = [first, second].map { document($0) }
    let merged = MergedReport(of: documents).report
    let page = try ReportConverter().render(document(merged), as: .html).text
    let head = page.split(separator: "<thead>\n")[1].split(separator: "</thead>")[0]
    #expect(head.split(separator: ">完成情况<").count == 3, "\(head)")
  }

  private func document(_ report: Report) -> ReportDocument {
    ReportDocument(input: "a", format: "text", encoding: "UTF-8", reports: [report])
  }

  private func drawn(_ levels: [String], shared: Int = 0) -> Column {
    var column = Column(name: "", role: levels == ["序号"] ? .number : .progress)
    column.headerCells = levels.enumerated().map { HeaderCell(text: $1, isShared: $0 < shared) }
    return column
  }
}
