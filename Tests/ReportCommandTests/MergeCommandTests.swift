import Foundation
import ReportModel
import TestSupport
import Testing

/// `reportkit merge`, as a user runs it.
struct MergeCommandTests {
  private let first = "2026年重点工作进展情况表\n序号,任务内容,责任部门,进展情况\n1,甲,甲局,1.选址。2.开工。\n2,乙,乙局,好\n"
  private let second = "序号,责任单位,任务内容,得分\n1,丙局,丙,90\n"

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(first.utf8, to: "a.csv")
    try folder.write(second.utf8, to: "b.csv")
    return folder
  }

  @Test func twoReportsBecomeOne() throws {
    let folder = try folder()
    let result = try Command.run(["merge", "a.csv", "b.csv", "--to", "csv"], in: folder.url)
    #expect(result.status == 0)
    #expect(
      result.text == """
        序号,任务内容,得分,责任部门,进展情况,原序号,来源报表
        1,甲,,甲局,1.选址。2.开工。,1,2026年重点工作进展情况表
        2,乙,,乙局,好,2,2026年重点工作进展情况表
        3,丙,90,丙局,,1,b.csv

        """)
    #expect(result.errors.contains("merged: note: '责任单位' of 'b.csv' stands in the column '责任部门' [united-columns]"))
  }

  /// Each of the inputs has fewer cells; every row of the merged report has one in each of seven columns.
  @Test func cellsOfTheMergedReportAreCounted() throws {
    let folder = try folder()
    let refused = try Command.run(["merge", "a.csv", "b.csv", "--to", "csv", "--limit", "cells=20"], in: folder.url)
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.errors.contains("merged: error: the merged report would have 21 cells, more than 20"))
    let written = try Command.run(["merge", "a.csv", "b.csv", "--to", "csv", "--limit", "cells=21"], in: folder.url)
    #expect(written.status == 0)
  }

  @Test func everyFormatIsWritten() throws {
    let folder = try folder()
    let formats = OutputFormat.allCases.filter { !$0.isPrinted }
    let result = try Command.run(
      [
        "merge", "a.csv", "b.csv", "--to", formats.map(\.rawValue).joined(separator: ","), "-o", "out/", "--title",
        "2026年总进度表",
      ],
      in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(names == formats.map { "merged." + $0.fileExtension }.sorted())
    let page = try String(decoding: folder.read("out/merged.html"), as: UTF8.self)
    #expect(page.contains("2026年总进度表") && page.contains("来源报表"))
  }

  /// All samples in one report: every cell that a task had is in the row of its origin and old number.
  @Test func nothingOfTheSamplesIsLost() throws {
    let inputs = Repository.samples.map { "samples/\($0)" }
    let result = try Command.run(["merge"] + inputs + ["--to", "json"])
    #expect(result.status == 0)
    let merged = try #require(reports(of: result.output).first)
    var rows = merged.rows.filter { $0["kind"] as? String == "task" }.makeIterator()
    var number = 0
    for input in inputs {
      for report in try reports(of: Command.run(["convert", input, "--to", "json"]).output) {
        let numberColumn = report.columns.firstIndex { $0["role"] as? String == "number" }
        for row in report.rows where row["kind"] as? String == "task" {
          let next = rows.next()
          let found = try #require(next)
          var left = found["cells"] as? [String] ?? []
          for (column, text) in (row["cells"] as? [String] ?? []).enumerated() where column != numberColumn {
            let index = try #require(left.firstIndex { Array($0.utf8) == Array(text.utf8) }, "\(input): \(text)")
            if !text.isEmpty { left.remove(at: index) }
          }
          for key in ["source", "departments", "progress", "status", "deadline", "amount", "completionRate"] {
            #expect(try json(found[key]) == json(row[key]), "\(input): \(key)")
          }
          number = found["number"] as? Int ?? number
        }
      }
    }
    let rest = rows.next()
    #expect(rest == nil && number > 60)
  }

  /// What was merged reads back as it was, where the format holds it.
  @Test func mergedReportsReadBack() throws {
    let folder = try TemporaryFolder()
    let inputs = ["civil-affairs-2026-q1.txt", "education-2026-q2.html", "parks-2026-q2.html", "water-2026-q3.md"]
    let result = try Command.run(
      ["merge"] + inputs.map { "samples/\($0)" } + ["--to", "json", "-o", folder.path("all.json")])
    #expect(result.status == 0)
    let verified = try Command.run(["verify", folder.path("all.json"), "--to", "html,xhtml,json", "--fail-on-loss"])
    #expect(verified.status == 0, "\(verified.text)")
    let again = try Command.run(["convert", folder.path("all.json"), "--to", "json"])
    let (before, after) = (try reports(of: folder.read("all.json")), try reports(of: again.output))
    #expect(before.first?.rows.map { $0["kind"] as? String } == after.first?.rows.map { $0["kind"] as? String })
    #expect(
      before.first?.rows.map { $0["section"] as? [String] } == after.first?.rows.map { $0["section"] as? [String] })
  }

  /// A value as a text that does not depend on the order of keys.
  private func json(_ value: Any?) throws -> Data {
    try JSONSerialization.data(withJSONObject: [value ?? ""], options: .sortedKeys)
  }

  private struct Parsed {
    var columns: [[String: Any]]
    var rows: [[String: Any]]
  }

  private func reports(of output: [UInt8]) throws -> [Parsed] {
    let document = try #require(JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
    return (document["reports"] as? [[String: Any]] ?? []).map {
      Parsed(columns: $0["columns"] as? [[String: Any]] ?? [], rows: $0["rows"] as? [[String: Any]] ?? [])
    }
  }

  @Test func nothingIsWrittenWhereAnInputFails() throws {
    let folder = try folder()
    let result = try Command.run(["merge", "a.csv", "missing", "-o", "m.csv"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("[incomplete-input]") && folder.names == ["a.csv", "b.csv"])
    let over = try Command.run(["merge", "a.csv", "b.csv", "-o", "b.csv"], in: folder.url)
    #expect(over.status == 1 && over.errors.contains("the input 'b.csv' would be overwritten"))
    #expect(try folder.read("b.csv") == Array(second.utf8))
  }

  @Test(arguments: [
    ["merge"], ["merge", "a"], ["merge", "a", "--to", "odt"], ["merge", "a", "--to", "csv", "--table", "0"],
    ["merge", "-", "-", "--to", "csv"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    #expect(try Command.run(arguments).status == 64)
  }
}
