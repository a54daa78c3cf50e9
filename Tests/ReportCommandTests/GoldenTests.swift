import Foundation
import ReportModel
import TestSupport
import Testing

/// Every sample in every format against `samples/expected/`.
///
/// `REPORTKIT_UPDATE_GOLDEN=1` writes the expected files anew and fails the run, so that it cannot be left on.
struct GoldenTests {
  @Test(arguments: Repository.samples, OutputFormat.allCases.filter { !$0.isBinary })
  func output(_ sample: String, _ format: OutputFormat) throws {
    let result = try Command.run(["convert", "samples/\(sample)", "--to", format.rawValue])
    #expect(result.status == 0, "\(result.errors)")
    let name = "samples/expected/\(sample).\(format.fileExtension)"
    if ProcessInfo.processInfo.environment["REPORTKIT_UPDATE_GOLDEN"] != nil {
      try Data(result.output).write(to: Repository.url(name))
      Issue.record("wrote \(name)")
    }
    #expect(result.output == (try? Repository.bytes(name)), "\(name) differs")
  }

  /// Of archives the parts that hold the report: compressed bytes are not the same with every zlib.
  @Test(
    arguments: Repository.samples, OutputFormat.allCases.filter(\.isPackage))
  func parts(_ sample: String, _ format: OutputFormat) throws {
    let folder = try TemporaryFolder()
    let output = folder.path("out." + format.fileExtension)
    let result = try Command.run(["convert", "samples/\(sample)", "-o", output])
    #expect(result.status == 0, "\(result.errors)")
    let script = Repository.url("Tests/ReportCommandTests/parts.py").path
    let parts = try Command.run("/usr/bin/python3", [script, output])
    #expect(parts.status == 0, "\(parts.errors)")
    let name = "samples/expected/\(sample).\(format.fileExtension).txt"
    if ProcessInfo.processInfo.environment["REPORTKIT_UPDATE_GOLDEN"] != nil {
      try Data(parts.output).write(to: Repository.url(name))
      Issue.record("wrote \(name)")
    }
    #expect(parts.output == (try? Repository.bytes(name)), "\(name) differs")
  }

  @Test(arguments: Repository.samples)
  func diagnostics(_ sample: String) throws {
    let result = try Command.run(["check", "samples/\(sample)"])
    let name = "samples/expected/\(sample).diagnostics.txt"
    if ProcessInfo.processInfo.environment["REPORTKIT_UPDATE_GOLDEN"] != nil {
      try Data(result.errors.utf8).write(to: Repository.url(name))
      Issue.record("wrote \(name)")
    }
    #expect(result.errors == (try? Repository.text(name)), "\(name) differs")
  }

  /// The summary of all samples, in every format that it has.
  @Test(arguments: [OutputFormat.html, .markdown, .csv, .xhtml, .json])
  func summary(_ format: OutputFormat) throws {
    let result = try Command.run(["summary"] + Repository.samples.map { "samples/\($0)" } + ["--to", format.rawValue])
    #expect(result.status == 0, "\(result.errors)")
    let name = "samples/expected/summary.\(format.fileExtension)"
    if ProcessInfo.processInfo.environment["REPORTKIT_UPDATE_GOLDEN"] != nil {
      try Data(result.output).write(to: Repository.url(name))
      Issue.record("wrote \(name)")
    }
    #expect(result.output == (try? Repository.bytes(name)), "\(name) differs")
  }

  @Test func everyExpectedFileBelongsToASample() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.url("samples/expected").path)
    let owners = Repository.samples + ["summary"]
    for name in names { #expect(owners.contains { name.hasPrefix($0 + ".") }, "\(name)") }
  }
}
