import Foundation
import TestSupport
import Testing

/// What other programs read out of our outputs: Python's csv, cmark-gfm, xmllint with the XHTML DTD, html5lib.
///
/// `make test` installs them. A judge that is missing fails the test: a skipped check must not look passed.
struct JudgeTests {
  @Test(arguments: Repository.samples)
  func judgesReadTheSameCells(_ sample: String) throws {
    try judge(["samples/\(sample)"])
  }

  @Test(arguments: 0..<20)
  func judgesReadTheSameHardTexts(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    let folder = try TemporaryFolder()
    try folder.write(HardText.csv(&generator, withControls: seed.isMultiple(of: 2)).utf8, to: "hard.csv")
    try judge([folder.path("hard.csv")])
  }

  private func judge(_ inputs: [String]) throws {
    let script = Repository.url("Tests/ReportCommandTests/judge.py").path
    let result = try Command.run("/usr/bin/python3", [script, Command.reportkit] + inputs)
    #expect(result.status == 0, "\(result.text)\(result.errors)")
    #expect(result.text.hasSuffix("judged csv tsv markdown xhtml html json ndjson\n"))
  }
}
