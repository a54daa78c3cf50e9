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
