import Foundation
import TestSupport
import Testing

/// What is printed, by which program, and that none outlives us.
struct PDFTests {
  private static func has(_ program: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program)
  }

  private static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  @Test(
    .enabled(if: has("pdftotext"), "there is no pdftotext (poppler-utils)"),
    arguments: ["chromium", "weasyprint"].filter(has))
  func bothEnginesPrintTheReport(_ engine: String) throws {
    let folder = try TemporaryFolder()
    let output = folder.path("out.pdf")
    let result = try Command.run(["convert", "samples/water-2026-q3.md", "--pdf-engine", engine, "-o", output])
    #expect(result.status == 0, "\(result.errors)")
    let text = try Command.run("/usr/bin/pdftotext", ["-layout", output, "-"]).text
    #expect(text.contains("2026年") && text.contains("第1页 共") && text.contains("改造老城区"), "\(text)")
    let facts = try Command.run("/usr/bin/pdfinfo", [output]).text
    #expect(facts.contains("(A4)") && facts.contains("84"), "\(facts)")
  }

  /// A folder with a program `chromium` that is found first.
  private func standIn(_ script: String) throws -> (folder: TemporaryFolder, environment: [String: String]) {
    let folder = try TemporaryFolder()
    try folder.write(["chromium": "#!/bin/bash\nhere='\(folder.url.path)'\n\(script)\n"])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("chromium"))
    return (folder, ["PATH": folder.url.path + ":" + Self.path])
  }

  @Test(.enabled(if: has("chromium"), "there is no Chromium"))
  func aBatchStartsOneBrowser() throws {
    let (folder, environment) = try standIn("echo >> \"$here/starts\"; exec /usr/bin/chromium \"$@\"")
    let inputs = ["water-2026-q3.md", "market-2026-09.txt", "housing-2026-h1.tsv"].map { "samples/" + $0 }
    let result = try Command.run(
      ["convert", "--quiet", "--jobs", "2"] + inputs + ["--to", "pdf", "-o", folder.path("out") + "/"],
      environment: environment)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.read("starts") == [0x0A])
    for name in ["water-2026-q3", "market-2026-09", "housing-2026-h1"] {
      #expect(try folder.read("out/\(name).pdf").starts(with: Array("%PDF".utf8)))
    }
  }

  @Test func withoutAProgramTheErrorNamesThePackage() throws {
    let folder = try TemporaryFolder()
    for (engine, words) in [
      ("auto", "Debian's packages are chromium and weasyprint"), ("weasyprint", "is weasyprint)"),
    ] {
      let result = try Command.run(
        ["convert", "samples/water-2026-q3.md", "--pdf-engine", engine, "-o", folder.path("a.pdf")],
        environment: ["PATH": "/nowhere"])
      #expect(result.status == 1 && result.errors.contains(words) && result.errors.contains("[failed-printing]"))
      #expect(folder.names.isEmpty)
    }
  }

  /// A browser that dies at once, and one that answers what it was not asked.
  @Test(arguments: [
    "exit 3", "printf '{}\\0{\"id\": 1, \"error\": {}}\\0' >&4; sleep 600", "printf 'x\\0' >&4; sleep 600",
  ])
  func aBrowserThatFailsIsAnError(_ script: String) throws {
    let (folder, environment) = try standIn(script)
    let result = try Command.run(
      ["convert", "samples/water-2026-q3.md", "-o", folder.path("a.pdf")], environment: environment)
    #expect(result.status == 1 && result.errors.contains("Chromium has not printed the report"), "\(result.errors)")
    #expect(folder.names == ["chromium"])
  }

  /// The browser and its folder go when the command is killed.
  @Test func whoeverIsKilledLeavesNoBrowser() throws {
    let (folder, environment) = try standIn("echo $$ > \"$here/id\"; printf %s \"$HOME\" > \"$here/home\"; sleep 600")
    let process = Process()
    process.executableURL = URL(filePath: try Command.reportkit)
    process.arguments = ["convert", Repository.url("samples/water-2026-q3.md").path, "-o", folder.path("a.pdf")]
    process.environment = environment.merging(["TMPDIR": folder.url.path]) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<3_000 where !folder.names.contains("home") { usleep(10_000) }
    usleep(100_000)
    let id = try #require(
      Int32(String(decoding: folder.read("id"), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)))
    let home = String(decoding: try folder.read("home"), as: UTF8.self)
    #expect(FileManager.default.fileExists(atPath: home))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    func isGone() -> Bool {
      let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
      return (status.map { $0.contains(") Z ") } ?? true) && !FileManager.default.fileExists(atPath: home)
    }
    for _ in 0..<3_000 where !isGone() { usleep(10_000) }
    #expect(isGone())
  }
}
