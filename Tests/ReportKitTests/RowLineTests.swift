import ReportKit
import ReportModel
import Testing

/// NDJSON: a line has every member, whatever its row has.
struct RowLineTests {
  private func lines(_ text: String, schema: String? = nil) throws -> [String] {
    var reader = ReportReader()
    if let schema { reader.options.schema = try Schema(yaml: Array(schema.utf8)) }
    let document = try reader.read(Array(text.utf8), name: "a.csv")
    let text = try ReportConverter().render(document, as: .ndjson).text
    return text.split(separator: "\n").map(String.init)
  }

  @Test func everyMemberStandsInEveryLine() throws {
    let report = """
      （区民政局）2026年重点工作落实情况表（第一季度）
      序号,任务内容,责任单位,完成时限,进展情况,完成率,投资（万元）
      1,修路,区交通局,6月底,1.选址。2.开工。,40%,120
      合计,,,,,,120

      """
    let head =
      #"{"input": "a.csv", "report": 1, "title": "（区民政局）2026年重点工作落实情况表（第一季度）", "issuer": "区民政局", "#
      + #""period": {"text": "第一季度", "from": "2026-01-01", "to": "2026-03-31"}, "#
      + #""columns": ["序号", "任务内容", "责任单位", "完成时限", "进展情况", "完成率", "投资（万元）"], "#
    #expect(
      try lines(report) == [
        head + #""kind": "task", "section": [], "cells": ["1", "修路", "区交通局", "6月底", "1.选址。2.开工。", "40%", "120"], "#
          + #""number": 1, "sources": null, "departments": [{"name": "区交通局", "role": "responsible"}], "#
          + #""progress": {"items": ["1.选址。", "2.开工。"]}, "status": null, "#
          + #""deadline": {"text": "6月底", "from": "2026-06-01", "to": "2026-06-30"}, "completionRate": 40, "#
          + #""amount": {"value": 120, "unit": "万元"}, "score": null, "merged": null}"#,
        head
          + #""kind": "total", "section": [], "cells": ["合计", "", "", "", "", "", "120"], "number": null, "sources": null, "#
          + #""departments": null, "progress": null, "status": null, "deadline": null, "completionRate": null, "#
          + #""amount": {"value": 120, "unit": "万元"}, "score": null, "merged": null}"#,
      ])
  }

  @Test func whatIsNotKnownOfAMemberIsNull() throws {
    let line = try #require(try lines("任务内容,完成时限,投资\n修路,6月底,120\n").first)
    #expect(line.contains(#""issuer": null, "period": null, "#))
    #expect(line.contains(#""deadline": {"text": "6月底", "from": null, "to": null}, "#))
    #expect(line.contains(#""amount": {"value": 120, "unit": null}, "#))
  }

  /// Roles of a schema are members of every line, in an order that no column decides.
  @Test func rolesOfASchemaAreMembersOfEveryLine() throws {
    let schema = "roles: {stages: {type: list, words: [阶段]}, budget: {type: amount, words: [概算]}, memo: {words: [批示]}}"
    let line = try #require(try lines("任务内容,批示,阶段\n修路,阅,甲、乙\n", schema: schema).first)
    #expect(line.hasSuffix(#""score": null, "budget": null, "stages": ["甲", "乙"], "merged": null}"#))
    #expect(throws: ReportError.self) { try Schema(yaml: Array("roles: {issuer: {words: [甲]}}".utf8)) }
    #expect(throws: ReportError.self) { try Schema(yaml: Array("roles: {period: {words: [甲]}}".utf8)) }
  }
}
