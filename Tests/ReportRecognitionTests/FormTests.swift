import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Forms: labels beside their values.
struct FormTests {
  private func rows(_ cells: [[String]]) -> String {
    let rows = cells.map { "<tr>" + $0.map { $0.hasPrefix("<t") ? $0 : "<td>\($0)" }.joined() }
    return "<table>\(rows.joined())</table>"
  }

  private func task(_ row: Row) -> String {
    let offices = row.departments.map(\.name).joined(separator: "、")
    let deadline = row.fields.lazy.compactMap { if case .date(let days) = $0.value { days.to } else { nil } }.first
    return [offices, row.progress?.text ?? "", deadline?.description ?? ""].joined(separator: "|")
  }

  /// The heads of its parts are no labels, and no title.
  @Test func formsMayHaveHeadings() throws {
    let form = rows([
      ["<td colspan=4>一、基本情况"], ["项目名称", "<td colspan=3>某项目"], ["责任单位", "区住建局", "完成时限", "2026年12月"],
      ["<td colspan=4>二、进展情况"], ["形象进度", "<td colspan=3>路基"],
    ])
    let found = try report(form).report
    #expect(found.columns.map(\.name) == ["项目名称", "责任单位", "完成时限", "形象进度"])
    #expect(found.rows.map(task) == ["区住建局|路基|2026-12-31"])
    #expect(found.title.text.isEmpty && found.notes == ["一、基本情况", "二、进展情况"])
  }

  /// What stands across the form or names who has filled it in is no label.
  @Test(arguments: [
    [["<td colspan=4>注：按月报送。"]], [["<td colspan=4>备注：1.按月报送。"]], [["填报人：张三", "", "联系电话：8123", ""]],
    [["<td colspan=2>填报人：张三", "<td colspan=2>填报时间：10月"]],
  ])
  func formsMayHaveNotes(_ below: [[String]]) throws {
    let form = [["责任单位", "区住建局", "完成时限", "2026年12月"], ["进展情况", "<td colspan=3>路基"], ["存在问题", "<td colspan=3>无"]]
    let (found, diagnostics) = try report(rows([["项目名称", "<td colspan=3>某项目"]] + form + below))
    #expect(found.columns.map(\.name) == ["项目名称", "责任单位", "完成时限", "进展情况", "存在问题"])
    #expect(found.rows.filter { $0.kind == .task }.map(task) == ["区住建局|路基|2026-12-31"])
    #expect(found.rows.dropFirst().allSatisfy { $0.kind == .note } && found.rows.count > 1)
    #expect(diagnostics.contains { $0.code == .formTable })
  }

  /// A title is one in CSV as well, where its row has as many cells as the others.
  @Test(arguments: ["云湖区2026年项目进展情况表,,,", "云湖区2026年项目进展情况表", "云湖区2026年整改情况公示,"])
  func formsHaveTitlesInCSV(_ title: String) throws {
    let rows = "项目名称,某项目,,\n责任单位,区住建局,完成时限,12月\n进展情况,已完工,,\n存在问题,,,\n"
    let found = try report("\(title)\n\(rows)", as: .csv).report
    #expect(found.title.issuer == "云湖区" && found.notes.isEmpty && found.rows.map(task) == ["区住建局|已完工|2026-12-31"])
    #expect(found.columns.map(\.name) == ["项目名称", "责任单位", "完成时限", "进展情况", "存在问题"])
  }

  /// Whatever stands above the first label of each.
  @Test func formsBelowEachOtherMayHaveHeadings() throws {
    let form = { (name: String, problem: String, office: String) in
      [
        ["<td colspan=4>\(name)"], ["问题", problem, "责任单位", office], ["整改措施", "巡查", "整改时限", "12月"],
        ["完成情况", "<td colspan=3>已完成"],
      ]
    }
    for names in [["问题1", "问题2"], ["一、水质", "二、噪声"]] {
      let found = try report("<h1>2026年整改情况公示</h1>" + rows(form(names[0], "水浑", "甲局") + form(names[1], "吵", "乙局")))
        .report
      #expect(found.rows.map(task) == ["甲局|已完成|2026-12-31", "乙局|已完成|2026-12-31"] && found.notes == names)
      #expect(found.rows.allSatisfy { $0.section.isEmpty })
    }
  }

  /// A form that cannot be read is no table whose header is its first row, for its labels would be departments.
  @Test func aFormThatIsNotUnderstoodIsNoTable() throws {
    let form = [["责任单位", "区工信局", "总投资", "1亿元"], ["进展情况", "封顶", "其他", "甲", "乙"], ["存在问题", "无", "其他", "丙", "丁"]]
    #expect(throws: ReadError.self) { try reports(rows(form)) }
    // Such words may be the categories of a list.
    let list = [["类别", "任务", "责任单位", "亮灯"], ["重点工作", "修路", "甲局", "绿"], ["民生实事", "架桥", "乙局", "红"]]
    #expect(try report(rows(list)).report.rows.count == 2)
  }

  /// A cell merged down is the upper level of the labels beside it.
  @Test func labelsStandInGroups() throws {
    let form = rows([
      ["<th rowspan=2>基本情况", "<th>项目名称", "某项目"], ["<th>责任单位", "区住建局"], ["<th rowspan=2>进展", "<th>进展情况", "已完工"],
      ["<th>存在问题", "无"],
    ])
    let (found, diagnostics) = try report(form)
    #expect(found.columns.map(\.name) == ["基本情况/项目名称", "基本情况/责任单位", "进展/进展情况", "进展/存在问题"])
    #expect(found.rows.map(task) == ["区住建局|已完工|"] && found.rows.first?.status == .completed)
    #expect(diagnostics.contains { $0.code == .formTable })
  }

  /// The same labels again are another task.
  @Test func formsBelowEachOtherAreTasks() throws {
    let one = [["整改任务", "清淤"], ["责任单位", "甲局"], ["整改情况", "完成"]]
    let two = [["整改任务", "绿化"], ["责任单位", "乙局"], ["整改情况", "在建"]]
    let found = try report(rows(one + two)).report
    #expect(found.rows.map(task) == ["甲局|完成|", "乙局|在建|"])
    // Where only some of them come again nobody knows what belongs to what.
    #expect(throws: ReadError.self) { try reports(rows(one + two.dropFirst())) }
  }

  @Test(arguments: [
    [["项目", "内容"], ["整改任务", "清淤"], ["责任单位", "甲局"], ["整改时限", "2026年6月"], ["整改情况", "完成"]],
    [["1", "整改任务", "清淤"], ["2", "责任单位", "甲局"], ["3", "整改时限", "2026年6月"], ["4", "整改情况", "完成"]],
    [["序号", "类别", "内容"], ["1", "整改任务", "清淤"], ["2", "责任单位", "甲局"], ["3", "整改时限", "2026年6月"], ["4", "整改情况", "完成"]],
  ])
  func labelsMayHaveAHeadAndNumbers(_ cells: [[String]]) throws {
    #expect(try report(rows(cells)).report.rows.map(task) == ["甲局|完成|2026-06-30"])
  }
}
