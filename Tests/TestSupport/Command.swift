package import Foundation

/// Runs programs the way a user does.
package enum Command {
  package struct Result {
    package var status: Int32
    package var output: [UInt8]
    package var errors: String
    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The command of this build: the one that REPORTKIT names, else the one that was built beside the tests.
  /// - Throws: ``StaleCommand`` where that is missing or older than the sources.
  package static var reportkit: String { get throws { try found.get() } }

  private static let found = Swift.Result<String, any Error> {
    let running = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let named = ProcessInfo.processInfo.environment["REPORTKIT"].map { URL(filePath: $0).absoluteURL }
    let command = named ?? running.deletingLastPathComponent().appending(path: "reportkit")
    try refuseStale(command, sources: ["Sources", "templates"].map(Repository.url))
    return command.path
  }

  /// Refuses a command that was not built of the sources as they are: what it does says nothing of them.
  package static func refuseStale(_ command: URL, sources: [URL]) throws {
    guard let built = modified(command), FileManager.default.isExecutableFile(atPath: command.path) else {
      throw StaleCommand(description: "there is no command '\(command.path)'; build it")
    }
    for folder in sources {
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
      for case let file as URL in files ?? FileManager.DirectoryEnumerator() where isCompiled(file) {
        guard let changed = modified(file), changed <= built else {
          // A build that finds the same content behind a new date leaves the command as it is.
          throw StaleCommand(description: "'\(command.path)' is older than '\(file.path)'; remove it and build again")
        }
      }
    }
  }

  private static func isCompiled(_ file: URL) -> Bool {
    ["swift", "mustache", "json", "h", "md"].contains(file.pathExtension) && !file.path.contains(".docc/")
  }

  private static func modified(_ file: URL) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path))?[.modificationDate]
      as? Date
  }

  /// Why the tests do not run a command.
  package struct StaleCommand: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs `reportkit`.
  package static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: URL = Repository.root, environment: [String: String] = [:]
  ) throws -> Result {
    try run(try reportkit, arguments, input: input, in: folder, environment: environment)
  }

  /// Runs a program; its streams go through files, so that nothing can fill up and block.
  package static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], in folder: URL = Repository.root,
    environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "in")
    try scratch.write([], to: "out")
    try scratch.write([], to: "err")
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Messages follow the locale, and tests compare them.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: scratch.url.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.url.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: scratch.url.appending(path: "err"))
    try process.run()
    process.waitUntilExit()
    // A signal must never look like an exit status.
    let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Result(
      status: status, output: try scratch.read("out"),
      errors: String(decoding: try scratch.read("err"), as: UTF8.self))
  }

  /// Runs a program of the system, found by its name.
  package static func tool(_ arguments: [String], input: [UInt8] = []) throws -> Result {
    try run("/usr/bin/env", arguments, input: input)
  }
}
