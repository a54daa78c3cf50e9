import Foundation
import ReportModel
import TestSupport
import Testing

/// Every command line of README.md runs, and where the README shows an output it is the real one.
struct ReadmeTests {
  @Test func exampleOfTheReadmeIsAWholeReport() throws {
    let readme = try Repository.text("README.md")
    let example = try #require(
      readme.components(separatedBy: "```text\n").dropFirst().first?.components(separatedBy: "```").first)
    let result = try Command.run(["convert", "-", "--to", "csv"], input: Array(example.utf8))
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.text.hasSuffix("新建社区食堂三处。,\"区民政局（牵头）\n各街道\",1.选址完成。2.两处已开工。\n"))
  }

  @Test func readmeListsEveryCode() throws {
    let readme = try Repository.text("README.md")
    for code in Diagnostic.Code.allCases {
      let group = code.severity == .error ? "| errors |" : code.severity == .warning ? "| warnings |" : "| notes |"
      let line = readme.split(separator: "\n").first { $0.hasPrefix(group) }
      #expect(line?.contains("`\(code.rawValue)`") == true, "\(code.rawValue)")
    }
  }

  @Test func commandsOfTheReadmeDoWhatItSays() throws {
    let readme = try Repository.text("README.md")
    let blocks = readme.components(separatedBy: "```console\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(!blocks.isEmpty)
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: Repository.url("samples"), to: folder.url.appending(path: "samples"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("reportkit"), withDestinationPath: Command.reportkit)
    for block in blocks {
      var commands: [(line: String, output: [String])] = []
      for line in block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        if line.hasPrefix("$ ") {
          commands.append((String(line.dropFirst(2)), []))
        } else if !commands.isEmpty {
          commands[commands.count - 1].output.append(line)
        }
      }
      for command in commands where command.line.hasPrefix("reportkit ") {
        let result = try Command.run("/bin/bash", ["-c", "PATH=\"$PWD:$PATH\"; \(command.line) 2>&1"], in: folder.url)
        let shown = command.output.joined(separator: "\n").trimmingCharacters(in: .newlines)
        #expect(untimed(result.text.trimmingCharacters(in: .newlines)) == untimed(shown), "\(command.line)")
      }
    }
  }

  /// The time that a run took is another each time.
  private func untimed(_ text: String) -> String { text.replacing(#/\d+\.\d s\b/#, with: "T s") }
}
