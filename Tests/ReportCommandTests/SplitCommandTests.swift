import Foundation
import TestSupport
import Testing

/// `reportkit split`, as a user runs it.
struct SplitCommandTests {
  private let plan = """
    （区政府办）2026年重点工作落实情况表（第一季度）
    序号,任务来源,任务内容,责任部门,进展情况,状态
    1,报告第1项,修路,区文旅局、乙/局,好,正在推进
    2,报告第2项,架桥,区文化和旅游局,完工,滞后
    3,报告第3项,建馆,,好,

    """

  private func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(["plan.csv": plan].merging(files) { $1 })
    return folder
  }

  private func names(_ folder: TemporaryFolder, _ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(path)).sorted()
  }

  @Test func withoutInputsThereIsNothingToSplit() throws {
    let folder = try folder(["list": ""])
    let result = try Command.run(
      ["split", "--files-from", "list", "--by", "department", "-o", "out/", "--to", "csv"], in: folder.url)
    #expect(result.status == 1 && result.errors == "split: error: there are no reports [not-a-report]\n")
  }

  @Test func departmentsGetReportsOfTheirOwn() throws {
    let folder = try folder()
    try folder.write("departments: {区文化和旅游局: [区文旅局]}\n".utf8, to: "s.yaml")
    let result = try Command.run(
      [
        "split", "plan.csv", "--by", "department", "-o", "out/", "--to", "csv,html,json,xlsx,docx", "--schema",
        "s.yaml",
      ],
      in: folder.url)
    #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
    let parts = ["乙／局", "区文化和旅游局", "未列责任部门"]
    #expect(
      try names(folder, "out")
        == parts.flatMap { part in ["csv", "docx", "html", "json", "xlsx"].map { "\(part).\($0)" } }.sorted())
    let text = String(decoding: try folder.read("out/区文化和旅游局.csv"), as: UTF8.self)
    #expect(
      text == "序号,任务来源,任务内容,责任部门,进展情况,状态\n1,报告第1项,修路,区文旅局、乙/局,好,正在推进\n2,报告第2项,架桥,区文化和旅游局,完工,滞后\n")
    for format in ["html", "xlsx", "docx"] {
      let again = try Command.run(["convert", "out/区文化和旅游局.\(format)", "--to", "csv", "-q"], in: folder.url)
      #expect(again.text == text, "what goes out can be read again")
    }
  }

  @Test func columnsAndIssuersSplitToo() throws {
    let folder = try folder()
    let byStatus = ["split", "plan.csv", "--by", "status", "-o", "s", "--to", "csv"]
    #expect(try Command.run(byStatus, in: folder.url).status == 0)
    #expect(try names(folder, "s") == ["未填状态.csv", "正在推进.csv", "滞后.csv"])
    let byIssuer = ["split", "plan.csv", "--by", "issuer", "-o", "i", "--to", "markdown"]
    #expect(try Command.run(byIssuer, in: folder.url).status == 0)
    #expect(try names(folder, "i") == ["区政府办.md"])
  }

  @Test func whoLeadsIsFoundBesideTheNames() throws {
    let folder = try folder(["lead.csv": "序号,任务内容,责任部门,进展情况\n1,修路,区甲局牵头，区乙局配合,好\n2,架桥,区乙局,好\n"])
    let result = try Command.run(
      ["split", "lead.csv", "--by", "leadDepartments", "-o", "out/", "--to", "csv"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try names(folder, "out") == ["区甲局.csv", "未列牵头单位.csv"])
  }

  @Test func whoHasNotReportedIsSaid() throws {
    let folder = try folder(["list.txt": "区政府办\n区教育局\n"])
    let arguments = ["split", "plan.csv", "--by", "issuer", "-o", "out/", "--to", "csv", "--expect", "list.txt"]
    let result = try Command.run(arguments, in: folder.url)
    #expect(result.status == 0 && result.errors.contains("list.txt:2:1: warning: '区教育局' has not reported"))
    #expect(try names(folder, "out") == ["区政府办.csv"])
    try FileManager.default.removeItem(atPath: folder.path("out"))
    let strict = try Command.run(arguments + ["--strict"], in: folder.url)
    #expect(strict.status == 1 && !folder.names.contains("out"), "under --strict nothing is written")
  }

  @Test func reportsOfOtherColumnsGetFilesOfTheirOwn() throws {
    let folder = try folder(["b.csv": "序号,任务内容,责任部门,备注\n1,植树,区文旅局,\n"])
    let result = try Command.run(
      ["split", "plan.csv", "b.csv", "--by", "department", "-o", "out/", "--to", "csv,html"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    let found = try names(folder, "out")
    #expect(found.contains("区文旅局-1.csv") && found.contains("区文旅局-2.csv") && found.contains("区文旅局.html"))
  }

  @Test func nothingIsHalfWritten() throws {
    let folder = try folder(["bad.txt": "no table"])
    let broken = ["split", "plan.csv", "bad.txt", "--by", "department", "-o", "out/", "--to", "csv"]
    let result = try Command.run(broken, in: folder.url)
    #expect(
      result.status == 1
        && result.errors.hasSuffix("nothing is written, because not all inputs could be used [incomplete-input]\n"))
    #expect(folder.names == ["bad.txt", "plan.csv"])
    // A folder stands where one of the files would go.
    try folder.write(["full/未列责任部门.csv/x": "x"])
    let full = try Command.run(
      ["split", "plan.csv", "--by", "department", "-o", "full", "--to", "csv"], in: folder.url)
    #expect(full.status == 1)
    #expect(try names(folder, "full") == ["未列责任部门.csv"])
  }

  @Test func columnsThatNobodyHasAreAnError() throws {
    let folder = try folder()
    let result = try Command.run(["split", "plan.csv", "--by", "statuss", "-o", "out/", "--to", "csv"], in: folder.url)
    #expect(result.status == 1 && folder.names == ["plan.csv"])
    #expect(
      result.errors.contains(
        "split: error: no report has a column of the role 'statuss'; did you mean 'status'; they have number, source, content, departments, progress, status [no-such-column]"
      ))
  }

  @Test func inputsAreNeverOverwritten() throws {
    let folder = try folder(["区文旅局.csv": plan])
    let result = try Command.run(["split", "区文旅局.csv", "--by", "department", "-o", ".", "--to", "csv"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("the input '区文旅局.csv' would be overwritten"))
    #expect(folder.names == ["plan.csv", "区文旅局.csv"])
  }

  @Test(arguments: [
    ["split", "a.csv"], ["split", "a.csv", "--by", "department", "--to", "csv"],
    ["split", "a.csv", "--by", "department", "-o", "x/"],
    ["split", "a.csv", "--by", "a b", "-o", "x/", "--to", "csv"],
    ["split", "a.csv", "--by", "department", "-o", "x/", "--to", "brief"],
    ["split", "--by", "department", "-o", "x/", "--to", "csv"],
    ["split", "samples", "--by", "issuer", "-o", "samples", "--to", "csv"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 64 && result.output.isEmpty, "\(result.errors)")
  }
}
