package import Foundation

/// Runs programs the way a user does.
package enum Command {
  package struct Result {
    package var status: Int32
    package var output: [UInt8]
    package var errors: String
    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The built command: what `make test` names in REPORTKIT, else the build's own.
  package static let reportkit: String = {
    if let path = ProcessInfo.processInfo.environment["REPORTKIT"] { return path }
    let built = [".build/release/reportkit", ".build/debug/reportkit"].map { Repository.url($0).path }
    return built.first { FileManager.default.isExecutableFile(atPath: $0) } ?? built[0]
  }()

  /// Runs `reportkit`.
  package static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: URL = Repository.root, environment: [String: String] = [:]
  ) throws -> Result {
    try run(reportkit, arguments, input: input, in: folder, environment: environment)
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
