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
    #expect(throws: ReportError.self) {
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
