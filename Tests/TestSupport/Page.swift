import Foundation

/// A page of the documentation, and what it shows.
package struct Page: Sendable {
  /// Its path in this repository.
  package let path: String
  /// The whole of it.
  package let text: String

  /// Reads a page.
  package init(_ path: String) throws {
    self.path = path
    text = try Repository.text(path)
  }

  /// Both doors and the pages behind them.
  package static let documentation: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.url("docs").path)) ?? []
    return ["README.md", "README.zh-CN.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
  }()

  /// What stands between ``` and a language, and ```.
  package func blocks(of language: String) -> [String] { Page.blocks(of: language, in: text) }

  package static func blocks(of language: String, in text: String) -> [String] {
    ("\n" + text).components(separatedBy: "\n```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }
}

/// A command line of a page, and the output that the page shows below it.
package struct ShownCommand: Sendable {
  /// The line, without its prompt.
  package let line: String
  /// The lines below it.
  package var output: [String]

  /// The commands of a block of console.
  package static func all(in block: String) -> [ShownCommand] {
    var commands: [ShownCommand] = []
    for line in block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ ") {
        commands.append(ShownCommand(line: String(line.dropFirst(2)), output: []))
      } else if !commands.isEmpty {
        commands[commands.count - 1].output.append(line)
      }
    }
    return commands
  }
}

/// A folder as a reader of a page has it: the samples are there, and `reportkit` is on the path.
package struct Console {
  private let folder: TemporaryFolder
  private let locale: String

  /// - Parameter locale: That of the reader.
  package init(locale: String) throws {
    self.locale = locale
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: Repository.url("samples"), to: folder.url.appending(path: "samples"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("reportkit"), withDestinationPath: try Command.reportkit)
  }

  /// Both streams of a command, in lines. `cat` of a file that is not there makes the file that the page shows.
  package func run(_ command: ShownCommand) throws -> [String] {
    let words = command.line.split(separator: " ").map(String.init)
    if words.count == 2, words[0] == "cat", !FileManager.default.fileExists(atPath: folder.path(words[1])) {
      let place = folder.url.appending(path: words[1]).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try folder.write((command.output.joined(separator: "\n") + "\n").utf8, to: words[1])
      return command.output
    }
    let result = try Command.run(
      "/bin/bash", ["-c", "PATH=\"$PWD:$PATH\"; { \(command.line)\n} 2>&1"], in: folder.url,
      environment: ["LC_ALL": locale])
    return result.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
