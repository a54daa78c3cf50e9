@testable import ReportKit
import Foundation
import ReportModel
import TestSupport
import Testing

/// Programs that must not outlive their time.
struct ChildProcessTests {
  @Test func whatHangsIsEndedWithItsChildren() throws {
    let folder = try TemporaryFolder()
    let script = "(sleep 600 & echo $! > '\(folder.path("child"))'; wait) & sleep 600"
    let end = try ChildProcess.run(
      ["/bin/sh", "-c", script], environment: ["PATH=/usr/bin:/bin"], folder: folder.path("none"), within: .seconds(1))
    guard case .timeIsOver = end else {
      Issue.record("\(end)")
      return
    }
    let text = String(decoding: try folder.read("child"), as: UTF8.self)
    let child = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    // A process that is killed goes when its turn comes.
    func isGone() -> Bool {
      let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      return status.map { $0.contains(") Z ") } ?? true
    }
    for _ in 0..<3_000 where !isGone() { usleep(10_000) }
    #expect(isGone())
  }

  @Test(arguments: [("exit 7", 7), ("kill -TERM $$", -15)])
  func howItEndedIsKnown(_ script: String, _ expected: Int32) throws {
    let folder = try TemporaryFolder()
    let end = try ChildProcess.run(
      ["/bin/sh", "-c", script], environment: [], folder: folder.path("none"), within: .seconds(60))
    switch end {
    case .exit(let code): #expect(code == expected)
    case .signal(let signal): #expect(-signal == expected)
    case .timeIsOver: Issue.record("the time is over")
    }
  }

  @Test func whatCannotBeStartedIsAnError() {
    #expect(throws: ProgramError.self) {
      _ = try ChildProcess.run(["/nowhere/soffice"], environment: [], folder: "/nowhere", within: .seconds(1))
    }
  }

  /// The document is asked for only when there is time left; the message says how much there was.
  @Test func conversionsThatTakeTooLongSaySo() throws {
    let office = try StandInOffice("sleep 600")
    do throws(ReportError) {
      _ = try LibreOffice(path: office.folder.path("soffice")).convert([], .word, limits: Limits(), seconds: 1)
      Issue.record("it was converted")
    } catch { #expect(error.diagnostics.last?.message.contains("within 1 second ") == true) }
  }
}

/// Programs that print.
struct PrintingTests {
  private func program(_ script: String) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    try folder.write(Array("#!/bin/bash\n\(script)\n".utf8), to: "program")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("program"))
    return (folder, folder.path("program"))
  }

  @Test func aBrowserThatSaysNothingIsEndedAfterItsTime() throws {
    let (folder, path) = try program("sleep 600")
    let browser = try Browser(path: path)
    defer { browser.end() }
    let error = #expect(throws: PrintingError.self) {
      _ = try browser.print(Array("<html/>".utf8), until: .now + .milliseconds(300))
    }
    guard case .timeIsOver? = error else {
      Issue.record("\(String(describing: error)) \(folder.names)")
      return
    }
  }

  @Test func weasyPrintIsEndedAfterItsTime() throws {
    let (folder, path) = try program("sleep 600")
    let error = #expect(throws: PrintingError.self) {
      _ = try WeasyPrint(path: path).print(Array("<html/>".utf8), seconds: 1)
    }
    guard case .timeIsOver? = error else {
      Issue.record("\(String(describing: error)) \(folder.names)")
      return
    }
  }

  @Test func aProgramThatIsNotThereIsAnError() {
    #expect(throws: PrintingError.self) { _ = try Browser(path: "/nowhere/chromium") }
    #expect(throws: PrintingError.self) { _ = try WeasyPrint(path: "/nowhere/w").print([], seconds: 1) }
  }
}
