import ReportKit
import ReportModel
import TestSupport
import Testing

/// JSON read back: what a schema typed stays typed where the schema is not given again.
struct SchemaRoundTripTests {
  private static let yaml = """
    roles:
      progress: {words: [办理结果]}
      stages: {type: list, words: [阶段 目标]}
      seats: {type: integer, words: [席位]}
      share: {type: percent, words: [占比]}
      handover: {type: date, words: [交付日]}
      budget: {type: amount, words: [概算]}
      memo: {words: [批示]}
    titles: [督办清单]
    """

  private static let text = """
    （区民政局）2026年甲督办清单（第一季度）
    事由,办理结果,阶段目标,席位,占比,交付日,概算（1-3月）,批示
    甲,1.选址。2.开工。,甲、乙,12,50%,10月底前,300万元,阅
    乙,好,丙,,8,9月,4亿元,

    """

  private func withSchema() throws -> ReportConverter {
    var reader = ReportReader()
    reader.options.schema = try Schema(yaml: Array(Self.yaml.utf8))
    return ReportConverter(reader: reader)
  }

  @Test func membersStay() throws {
    let converter = try withSchema()
    let document = try converter.reader.read(Array(Self.text.utf8), name: "a.csv")
    let roles = document.reports[0].columns.map { $0.role?.rawValue }
    #expect(roles == [nil, "progress", "stages", "seats", "share", "handover", "budget", "memo"])
    #expect(document.reports[0].rows[0].fields.count == 5)
    let json = try converter.render(document, as: .json).text
    let again = try ReportReader().read(Array(json.utf8), name: "a.json")
    #expect(again.reports == document.reports)
    var renamed = again
    (renamed.input, renamed.format, renamed.diagnostics) = (document.input, document.format, document.diagnostics)
    #expect(try Array(ReportConverter().render(renamed, as: .json).text.utf8) == Array(json.utf8))
  }

  @Test func whatTheReaderKnowsCountsMore() throws {
    let json = try withSchema()
    let document = try json.reader.read(Array(Self.text.utf8), name: "a.csv")
    let text = try json.render(document, as: .json).text
    var reader = ReportReader()
    reader.options.schema = try Schema(yaml: Array("roles: {remark2: {words: [批示]}}".utf8))
    let again = try reader.read(Array(text.utf8), name: "a.json").reports[0]
    #expect(again.columns[7].role?.rawValue == "remark2" && again.columns[3].role?.rawValue == "seats")
  }

  /// A file may say anything: what is no name for a role, or no type, is passed over.
  @Test(arguments: [
    #""role": "cells""#, #""role": "进展""#, #""role": """#, #""role": 5"#, #""role": null"#, #""role": "a b""#,
    #""role": "Kind", "type": 3"#, #""role": "b", "type": "money""#, #""role": "b", "type": "status""#,
  ])
  func hostileRolesAreNone(_ members: String) throws {
    let json = """
      {"reports": [{"title": {"text": "甲"}, "columns": [{"name": "序号"}, {"name": "任务内容"}, {"name": "丙", \(members)}],
      "rows": [{"cells": ["1", "修路", "3"]}], "notes": []}]}
      """
    let document = try ReportReader().read(Array(json.utf8), name: "a.json")
    #expect(document.reports[0].rows[0].fields.isEmpty && document.reports[0].columns.count == 3)
    let role = document.reports[0].columns[2].role?.rawValue
    #expect(role == nil || role == "b" || role == "Kind")
  }

  /// The header of a report in JSON is where it says so, whatever its rows look like.
  @Test func headersAreThoseOfTheFile() throws {
    let json = """
      {"reports": [{"title": {"text": "甲"}, "columns": [{"name": "甲"}, {"name": "任务内容"}, {"name": "乙"}],
      "rows": [{"cells": ["序号", "任务内容", "进展情况"]}, {"cells": ["1", "修路", "3"]}], "notes": []}]}
      """
    let report = try ReportReader().read(Array(json.utf8), name: "a.json").reports[0]
    #expect(report.columns.map(\.name) == ["甲", "任务内容", "乙"] && report.rows.count == 2)
  }
}

/// `verify` compares bytes.
struct VerificationTests {
  @Test func textsThatOnlyLookAlikeDidNotComeBack() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{{% CONTENT_TYPE:CSV }}\n序号,任务来源,责任部门,进展情况\n1,\u{F900}第1项,\u{F900}局,\u{F900}\n".utf8, to: "report.csv.mustache")
    let converter = ReportConverter(templates: try Templates(folder: folder.path("")))
    let document = try converter.reader.read(Array("序号,任务来源,责任部门,进展情况\n1,豈第1项,豈局,豈\n".utf8), name: "a.csv")
    let losses = try converter.verify(document, in: .csv).losses
    #expect(losses.contains(.typedViews(report: 1, count: 1)), "\(losses)")
    #expect(losses.contains(.cells(report: 1, count: 3, firstRow: 1, firstColumn: 2)), "\(losses)")
  }
}
