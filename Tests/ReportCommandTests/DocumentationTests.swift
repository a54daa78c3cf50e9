import Foundation
import TestSupport
import Testing

/// Every command line of the documentation runs, and where a page shows an output it is the real one.
struct DocumentationTests {
  /// The entries of docs/diagnostics.md show the lines of their codes only; `DiagnosticsPageTests` runs them.
  @Test(arguments: Page.documentation.filter { $0 != "docs/diagnostics.md" })
  func commandsDoWhatThePageSays(path: String) throws {
    let console = try Console(locale: path.hasSuffix(".zh-CN.md") ? "zh_CN.UTF-8" : "C.UTF-8")
    for command in try Page(path).blocks(of: "console").flatMap(ShownCommand.all) {
      let printed = untimed(try console.run(command))
      #expect(printed == untimed(command.output), "\(path): \(command.line)")
    }
  }

  @Test func theDoorsShowTheSameCommands() throws {
    func lines(_ path: String) throws -> [String] {
      try Page(path).blocks(of: "console").flatMap(ShownCommand.all).map(\.line)
    }
    let english = try lines("README.md")
    #expect(try lines("README.zh-CN.md") == english)
    for name in ["check", "convert", "summary", "merge", "compare"] {
      #expect(english.contains { $0.hasPrefix("reportkit \(name) ") }, "\(name)")
    }
  }

  @Test(arguments: ["README.md", "README.zh-CN.md"])
  func theDoorsAreShort(path: String) throws {
    #expect(try Page(path).text.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
  }

  @Test func theExampleOfTextIsAWholeReport() throws {
    let example = try #require(try Page("docs/reading.md").blocks(of: "text").first)
    let result = try Command.run(["convert", "-", "--to", "csv"], input: Array((example + "\n").utf8))
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.text.hasSuffix("新建社区食堂三处。,\"区民政局（牵头）\n各街道\",1.选址完成。2.两处已开工。\n"))
  }

  /// An output without blank ends, and without the time that a run took, which is another each time.
  private func untimed(_ lines: [String]) -> String {
    lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
      .replacing(#/\d+\.\d( s\b| 秒)/#) { "T\($0.output.1)" }
  }
}
