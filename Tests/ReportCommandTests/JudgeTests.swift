import Foundation
import TestSupport
import Testing

/// What other programs read out of our outputs: Python's csv, cmark-gfm, xmllint with the XHTML DTD, html5lib.
///
/// `make test` installs them. A judge that is missing fails the test: a skipped check must not look passed.
struct JudgeTests {
  private static let nuChecker = ProcessInfo.processInfo.environment["NU_CHECKER"]

  @Test func judgesReadTheSameCells() throws {
    try judge(Repository.samples.map { "samples/\($0)" })
  }

  @Test func judgesReadTheSameHardTexts() throws {
    let folder = try TemporaryFolder()
    let seeds = 1_000..<1_020
    for seed in seeds {
      var generator = SeededGenerator(seed: UInt64(seed))
      try folder.write(HardText.csv(&generator, withControls: seed.isMultiple(of: 2)).utf8, to: "seed-\(seed).csv")
    }
    try judge(seeds.map { folder.path("seed-\($0).csv") })
  }

  /// The Nu checker, as the W3C and WHATWG run it, on pages of one report and of several.
  @Test(.enabled(if: nuChecker != nil, "NU_CHECKER names no Nu checker; make test does"))
  func nuCheckerFindsNothing() throws {
    let folder = try TemporaryFolder()
    let samples = Repository.samples.map { "samples/\($0)" }
    let converted = try Command.run(["convert"] + samples + ["--to", "html", "-o", folder.path("pages") + "/"])
    #expect(converted.status == 0, "\(converted.errors)")
    try folder.write(severalReports.utf8, to: "several.html")
    let several = ["convert", folder.path("several.html"), "-o", folder.path("pages/several.html")]
    #expect(try Command.run(several).status == 0)
    let result = try Command.run(
      try #require(Self.nuChecker),
      [
        "--show-warnings", "--root", folder.path("pages"), "--match", "*.html",
        // What is not normalised is the report's own text.
        "--ignore", "Text run is not in Unicode Normalization Form C.",
      ])
    #expect(result.status == 0 && result.text.isEmpty && result.errors.isEmpty, "\(result.text)\(result.errors)")
  }

  /// Python's jsonschema, on every sample.
  @Test func outputsHoldToTheirSchemas() throws {
    let script = Repository.url("Tests/ReportCommandTests/schema.py").path
    let samples = Repository.samples.map { "samples/\($0)" }
    let result = try Command.run("/usr/bin/python3", [script, Command.reportkit] + samples)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.hasPrefix("\(samples.count) documents ") && !result.text.contains(" 0 "), "\(result.text)")
  }

  private func judge(_ inputs: [String]) throws {
    let script = Repository.url("Tests/ReportCommandTests/judge.py").path
    let result = try Command.run("/usr/bin/python3", [script, Command.reportkit] + inputs)
    #expect(result.status == 0, "\(result.text)\(result.errors)")
    #expect(result.text == "judged \(inputs.count) reports: csv tsv markdown xhtml html json ndjson\n")
  }
}

/// Two reports with all states, and one without a title.
let severalReports = """
  <h1>（甲局）2026年重点工作落实情况表（第一季度）</h1>
  <table><tr><th>序号</th><th>任务内容</th><th>状态</th><th>进展情况</th></tr>
  <tr><td>1</td><td>修路</td><td>已完成</td><td>1.完工。2.通车。</td></tr>
  <tr><td>2</td><td>架桥</td><td>滞后</td><td></td></tr>
  <tr><td>3</td><td>种树</td><td>未开工</td><td>等雨。</td></tr></table>
  <h1>（乙局）2026年"重点"工作&lt;进展&gt;情况表（第一季度）</h1>
  <table><tr><th>序号</th><th>任务内容</th><th>状态</th></tr><tr><td>1</td><td>清淤</td><td>正在推进</td></tr></table>
  <table><tr><th>序号</th><th>任务内容</th><th>责任部门</th><th>状态</th></tr>
  <tr><td>1</td><td>巡查</td><td>丙局</td><td>长期坚持</td></tr></table>

  """
