package import Foundation
internal import Glibc

/// `reportkit` while it runs, for what a user sees of a run before it ends.
package final class RunningCommand {
  private let process = Process()
  private let scratch: TemporaryFolder

  /// Starts it.
  package init(_ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
    scratch = try TemporaryFolder()
    try scratch.write([], to: "out")
    try scratch.write([], to: "err")
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: scratch.url.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: scratch.url.appending(path: "err"))
    // Threads that run tests may block signals, and what they start would block them too.
    var (none, signals) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &signals)
    defer { pthread_sigmask(SIG_SETMASK, &signals, nil) }
    try process.run()
  }

  deinit { if process.isRunning { kill() } }

  /// What it has written to standard output and standard error so far.
  package var said: String {
    ((try? scratch.read("out")) ?? []).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      + String(decoding: (try? scratch.read("err")) ?? [], as: UTF8.self)
  }

  /// Waits until something is so.
  /// - Returns: false where it is not so after a minute: what waits for ever fails, and does not keep others waiting.
  package func waits(until condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<6_000 {
      if try condition() { return true }
      usleep(10_000)
    }
    return false
  }

  package var isRunning: Bool { process.isRunning }

  /// Waits until it has ended.
  /// - Returns: Its status, a signal's number negative; nil where it does not end within a minute.
  package var status: Int32? {
    guard waits(until: { !process.isRunning }) else { return nil }
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// Ends it by a signal; by default as a power cut would.
  package func kill(_ signal: Int32 = SIGKILL) {
    Glibc.kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }
}
