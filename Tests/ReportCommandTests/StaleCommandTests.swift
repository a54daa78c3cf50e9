import Foundation
import TestSupport
import Testing

/// Tests that run an old build tell lies about the sources.
struct StaleCommandTests {
  @Test func aCommandOlderThanASourceIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "Sources/Room/A.swift": "", "templates/a.mustache": "", "Sources/Room/A.docc/A.md": "", "reportkit": "",
    ])
    let command = folder.url.appending(path: "reportkit")
    let sources = ["Sources", "templates"].map { folder.url.appending(path: $0) }
    func date(_ name: String, _ seconds: Double) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds), .posixPermissions: 0o755],
        ofItemAtPath: folder.path(name))
    }
    for name in ["Sources/Room/A.swift", "templates/a.mustache", "Sources/Room/A.docc/A.md"] { try date(name, 1_000) }
    try date("reportkit", 2_000)
    try Command.refuseStale(command, sources: sources)
    // What no build reads makes no command old.
    try date("Sources/Room/A.docc/A.md", 3_000)
    try Command.refuseStale(command, sources: sources)
    for name in ["Sources/Room/A.swift", "templates/a.mustache"] {
      try date(name, 3_000)
      let error = try #require(throws: Command.StaleCommand.self) {
        try Command.refuseStale(command, sources: sources)
      }
      #expect(error.description.contains("is older than '\(folder.path(name))'"), "\(error)")
      try date(name, 1_000)
    }
    try FileManager.default.removeItem(at: command)
    #expect(throws: Command.StaleCommand.self) { try Command.refuseStale(command, sources: sources) }
  }
}
