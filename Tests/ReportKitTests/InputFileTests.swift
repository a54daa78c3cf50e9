import Foundation
import ReportModel
import TestSupport
import Testing

@testable import ReportKit

struct InputFileTests {
  private func limits(_ size: Int) -> Limits {
    var limits = Limits()
    limits[.inputSize] = size
    return limits
  }

  @Test(arguments: [0, 1, 65_536, 200_000])
  func limitsHoldExactly(_ size: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: 65, count: size), to: "a")
    for limit in [size, size + 1, .max, .max - 1] {
      #expect(try InputFile.read(folder.path("a"), limits: limits(limit)).count == size)
    }
    for limit in [size - 1, -1, .min] where size > 0 {
      #expect(throws: ReportError.self) { try InputFile.read(folder.path("a"), limits: limits(limit)) }
    }
  }

  @Test func pipesAreReadUpToTheLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: 65, count: 200_000), to: "a")
    for (limit, isEnough) in [(Int.max, true), (200_000, true), (199_999, false), (0, false)] {
      #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
      let writer = Process()
      writer.executableURL = URL(filePath: "/bin/sh")
      writer.arguments = ["-c", "cat a > pipe"]
      writer.currentDirectoryURL = folder.url
      writer.standardError = FileHandle.nullDevice
      try writer.run()
      let bytes = try? InputFile.read(folder.path("pipe"), limits: limits(limit))
      #expect(bytes?.count == (isEnough ? 200_000 : nil))
      writer.waitUntilExit()
      unlink(folder.path("pipe"))
    }
  }

  /// The size of a file is only what its folder says; reading as much as that may be more memory than there is.
  @Test func sizesAreNotBelieved() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "a")
    #expect(truncate(folder.path("a"), 1 << 42) == 0)
    #expect(throws: ReportError.self) { try InputFile.read(folder.path("a")) }
  }

  @Test func whatTheWalkFindsIsReadOnlyWhereItIsAFileStill() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": "序号,任务来源\n1,甲\n"])
    let list = InputList([folder.path("in")])
    #expect(list.inputs.count == 1)
    #expect(try InputFile.read(list.inputs[0]).count == 26)
    #expect(unlink(folder.path("in/a.csv")) == 0 && mkfifo(folder.path("in/a.csv"), 0o600) == 0)
    #expect(throws: ReportError.self) { try InputFile.read(list.inputs[0]) }
  }

  @Test func templatesAreNoPipes() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("report.csv.mustache"), 0o600) == 0)
    let problems = #expect(throws: ReportError.self) { try Templates(folder: folder.url.path) }
    #expect(problems?.diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test func linesBeyondEveryLimitAreRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("一\n二".utf8, to: "a")
    let descriptor = open(folder.path("a"), O_RDONLY)
    defer { close(descriptor) }
    var lines = LineReader(descriptor: descriptor, limit: .max)
    #expect(try lines.next() == .whole(Array("一".utf8)) && lines.next() == .torn(Array("二".utf8)))
    #expect(try lines.next() == nil)
  }
}

struct FolderWalkTests {
  private let good = "序号,任务来源\n1,甲\n"

  /// Eight folders with links to each other have 8! ways through them.
  @Test func foldersThatLinkToEachOtherAreReadOnce() throws {
    let folder = try TemporaryFolder()
    for number in 0..<8 {
      try folder.write(["in/\(number)/a.csv": good])
      for other in 0..<8 where other != number {
        symlink("../\(other)", folder.path("in/\(number)/to\(other)"))
      }
    }
    let list = InputList([folder.path("in")])
    #expect(list.inputs.map(\.outputName) == (0..<8).map { "\($0)/a" })
    #expect(list.skipped.count == 56)
  }

  /// A folder that is hidden at its own place is read at the first of the links that lead to it.
  @Test func hiddenFoldersAreReadThroughOneLink() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/.data/q1/a.csv": good, "in/.data/b.csv": good])
    symlink(".data", folder.path("in/x"))
    symlink(".data", folder.path("in/y"))
    symlink(".data/q1", folder.path("in/z"))
    let list = InputList([folder.path("in")])
    #expect(list.inputs.map(\.outputName) == ["x/b", "x/q1/a"])
  }

  @Test func manifestsAreNoInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    let inputs = InputList([folder.path("in")]).inputs
    var options = BatchConversion.Options()
    for name in ["m.json", "m.csv", "m.ndjson", "m"] {
      options.manifest = folder.path("in/" + name)
      let out = folder.path("out") + "/"
      let batch = BatchConversion(converter: ReportConverter(), formats: [.csv], folder: out, options: options)
      _ = try batch.run(inputs, names: OutputNames(inputs, in: out, formats: [.csv])) { _, _ in }
    }
    let manifest = try folder.read("in/m.json")
    try folder.write(manifest, to: "in/m.json.partial")
    // Our own JSON begins in the same way.
    let document = try ReportReader().read(Array(good.utf8), name: "b.csv")
    try folder.write(ReportConverter().render(document, as: .json).text.utf8, to: "in/b.json")
    let list = InputList([folder.path("in")])
    #expect(list.inputs.map(\.outputName) == ["a", "b"])
    #expect(
      list.skipped.compactMap(\.input).map { $0.split(separator: "/").last } == [
        "m", "m.csv", "m.json", "m.json.partial", "m.ndjson",
      ])
  }

  /// A path that is too long for the system is no reason to leave a file out in silence.
  @Test func whatCannotBeLookedAtFails() throws {
    let folder = try TemporaryFolder()
    let script = """
      import os, sys
      os.chdir(sys.argv[1]); os.mkdir("in"); os.chdir("in")
      for number in range(40):
        os.mkdir("d" * 100); os.chdir("d" * 100)
        open("e" * 60 + ".csv", "w").close()
      """
    #expect(try Command.tool(["python3", "-c", script, folder.url.path]).status == 0)
    let list = InputList([folder.path("in")])
    #expect(list.skipped.isEmpty)
    #expect(list.inputs.contains { $0.problem?.code == .unreadableFile })
    #expect(try Command.tool(["rm", "-rf", folder.path("in")]).status == 0)
  }

  /// A letter may be a slash and what is written over it: bytes part paths, characters do not.
  @Test func combiningMarksHideNoSlash() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/\u{301}a.csv": good])
    let inputs = InputList([folder.path("in/\u{301}a.csv")]).inputs
    #expect(inputs[0].outputName.utf8.elementsEqual("\u{301}a".utf8))
    try OutputFolder.create(folder.path("out/\u{301}b/c"))
    #expect(OutputFolder.exists(folder.path("out/\u{301}b/c")))
    var files = FileReplacement()
    try files.stage("new", at: folder.path("out/\u{301}d"))
    try files.commit()
    #expect(try InputFile.read(folder.path("out/\u{301}d")) == Array("new".utf8))
  }
}
