import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

struct OutputPlanTests {
  @Test func destinations() throws {
    #expect(try OutputPlan(inputs: ["a.txt"], formats: [.csv], output: nil).destination == .standardOutput)
    let file = try OutputPlan(inputs: ["a.txt"], formats: [], output: "b.md")
    #expect(file.destination == .file("b.md") && file.formats == [.markdown])
    let folder = try OutputPlan(inputs: ["a.txt", "b.txt"], formats: [.csv, .csv, .html], output: "out/")
    #expect(folder.destination == .folder("out/") && folder.formats == [.csv, .html])
    #expect(try OutputPlan(inputs: ["a.txt"], formats: [.csv], output: "/tmp").destination == .folder("/tmp/"))
  }

  @Test func listsNeedAFolder() throws {
    #expect(throws: UsageError.self) {
      try OutputPlan(inputs: ["a.txt"], isList: true, formats: [.csv], output: nil)
    }
    let plan = try OutputPlan(inputs: [], isList: true, formats: [.csv], output: "out/")
    #expect(plan.destination == .folder("out/"))
  }

  @Test(
    arguments: [
      (["a.txt"], [], nil), (["a.txt"], [], "b"), (["a.txt", "b.txt"], [.csv], nil), (["a.txt"], [.csv, .html], "b"),
      (["a.csv"], [.csv], "./a.csv"), (["samples"], [.csv], nil), (["samples"], [.csv], "b"),
      (["samples"], [.csv], "samples/"), (["a.csv"], [.csv], "b.xlsx"), (["a.csv"], [.html], "b.PDF"),
      (["a.csv"], [.xlsx], "b.docx"), (["a.csv"], [.docx], "b.html"),
    ] as [([String], [OutputFormat], String?)])
  func wrongUsage(_ inputs: [String], _ formats: [OutputFormat], _ output: String?) throws {
    let folder = try TemporaryFolder()
    let place = { (path: String) in path == "-" ? path : folder.path(path) }
    try FileManager.default.createDirectory(atPath: folder.path("samples"), withIntermediateDirectories: true)
    try folder.write([], to: "samples/a.md")
    try folder.write([], to: "a.csv")
    #expect(throws: UsageError.self) {
      try OutputPlan(
        inputs: inputs.map(place), formats: formats,
        output: output.map { $0.hasSuffix("/") ? place($0) + "/" : place($0) })
    }
  }

  @Test(arguments: [
    (OutputFormat.xhtml, "b.html"), (.csv, "b.xls"), (.xlsx, "b.xlsx"), (.html, "b"), (.own("rst"), "b.docx"),
  ])
  func namesThatCanBeOpenedAreTaken(_ format: OutputFormat, _ output: String) throws {
    #expect(try OutputPlan(inputs: ["a.csv"], formats: [format], output: output).destination == .file(output))
  }
}
