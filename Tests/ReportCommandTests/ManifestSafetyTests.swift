import Foundation
import TestSupport
import Testing

/// A manifest is believed only where it proves something, and is written only where it stands.
struct ManifestSafetyTests {
  private let good = "序号,任务来源\n1,甲\n"

  private func run(
    _ folder: TemporaryFolder, _ arguments: [String] = [], manifest: String = "m"
  ) throws -> Command.Result {
    try Command.run(
      ["convert", "in", "--to", "csv,json", "-o", "out/", "--manifest", manifest] + arguments, in: folder.url)
  }

  @Test func linksAreNotFollowed() throws {
    for makesLink in ["symlink", "link"] {
      let folder = try TemporaryFolder()
      try folder.write(["in/a.csv": good, "precious": "old\n"])
      for name in ["m.partial", "m.partial.whole"] {
        let script = "import os, sys; os.chdir(sys.argv[1]); os.\(makesLink)('precious', '\(name)')"
        #expect(try Command.tool(["python3", "-c", script, folder.url.path]).status == 0)
      }
      for arguments in [[], ["--resume"]] {
        let result = try run(folder, arguments)
        #expect(
          result.status == 1 && result.errors.contains("'m.partial' is a link, or no regular file"), "\(result.errors)")
        #expect(try folder.read("precious") == Array("old\n".utf8))
      }
      unlink(folder.path("m.partial"))
      #expect(try run(folder).status == 0)
      #expect(try folder.read("precious") == Array("old\n".utf8) && folder.names == ["in", "m", "out", "precious"])
    }
  }

  /// The lines of a killed run stand before those of the one that resumes, which are copied in their order; no character is
  /// torn where a copy is made in pieces.
  @Test(arguments: [15, 16, 17])
  func resumedManifestsAreWhole(_ length: Int) throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "填报单位", count: length)
    for number in 0..<300 { try folder.write(["in/\(number)\(name).csv": good + "3,乙\n"]) }
    #expect(try run(folder).status == 0)
    let whole = try folder.read("m")
    try folder.write(whole.prefix(70_001), to: "m.partial")
    #expect(try run(folder, ["--resume"]).status == 0)
    let text = String(decoding: try folder.read("m"), as: UTF8.self)
    #expect(!text.unicodeScalars.contains("\u{FFFD}"))
    #expect(text.replacing("unchanged", with: "converted").utf8.elementsEqual(whole))
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e9", "-1"])
  func sizesProveNothing(_ bytes: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    #expect(try run(folder).status == 0)
    let text = String(decoding: try folder.read("m"), as: UTF8.self)
    try folder.write(["m": text.replacing(#/"bytes": \d+/#, with: "\"bytes\": \(bytes)")])
    let again = try run(folder, ["--resume"])
    #expect(again.status == 0 && again.errors.contains("converted 1 of 1 reports, 0 failed"), "\(again.errors)")
  }

  @Test(arguments: [#"\{"path".*?\}, "#, #", \{"path".*?\}"#, #"\{"path".*\}(?=\], "diag)"#])
  func outputsThatAreMissingProveNothing(_ outputs: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    #expect(try run(folder).status == 0)
    let text = String(decoding: try folder.read("m"), as: UTF8.self)
    let less = text.replacing(try Regex(outputs), with: "", maxReplacements: 1)
    #expect(less != text && less.contains("\"outputs\": ["))
    try folder.write(["m": less])
    let again = try run(folder, ["--resume"])
    #expect(again.status == 0 && again.errors.contains("converted 1 of 1 reports, 0 failed"), "\(again.errors)")
  }

  @Test func manifestsAmongTheInputsAreNoInputs() throws {
    for manifest in ["in/m.json", "in/m.csv", "in/m.ndjson"] {
      let folder = try TemporaryFolder()
      try folder.write(["in/a.csv": good])
      #expect(try run(folder, manifest: manifest).status == 0)
      for arguments in [[], ["--resume"]] {
        let again = try run(folder, arguments, manifest: manifest)
        #expect(again.status == 0 && again.errors.contains(" of 1 reports, "), "\(again.errors)")
      }
      let summary = try Command.run(["summary", "in", "--to", "csv"], in: folder.url)
      #expect(summary.status == 0 && summary.errors.contains("\(manifest): note: skipped: the manifest of a run"))
    }
  }

  @Test func whatIsWrittenMeanwhileTakesNoPlaceEither() throws {
    let folder = try TemporaryFolder()
    try folder.write(["m.partial": good, "in/a.csv": good])
    let input = try Command.run(
      ["convert", "m.partial", "--from", "csv", "--to", "csv", "-o", "out/", "--manifest", "m"], in: folder.url)
    #expect(input.status == 64 && input.errors.contains("'m' would overwrite the input 'm.partial'"))
    #expect(try folder.read("m.partial") == Array(good.utf8))
    try folder.write(["t/report.partial.mustache": "{{% CONTENT_TYPE:TEXT }}x"])
    let output = try Command.run(
      ["convert", "in", "--to", "partial", "--templates", "t", "-o", "out/", "--manifest", "out/a"], in: folder.url)
    #expect(output.status == 64 && output.errors.contains("'out/a' would be the output of 'in/a.csv'"))
  }
}
