import Foundation
import ReportModel
import TestSupport
import Testing

@testable import ReportKit

struct BatchConversionTests {
  private let good = "序号,任务来源\n1,甲\n"
  private let bad = "序号,任务来源\n1,\"甲\n"

  private func run(
    _ inputs: [BatchInput], in folder: TemporaryFolder, _ options: BatchConversion.Options = .init(),
    formats: [OutputFormat] = [.csv], deliver: ([BatchResult], BatchCounts) -> Void = { _, _ in }
  ) throws -> BatchCounts {
    let out = folder.path("out") + "/"
    let names = try OutputNames(inputs, in: out, formats: formats)
    let batch = BatchConversion(converter: ReportConverter(), formats: formats, folder: out, options: options)
    return try batch.run(inputs, names: names, deliver: deliver)
  }

  @Test(arguments: [0, 1, 3, 1_000_000])
  func resultsComeInOrderFromAnyNumberOfThreads(_ jobs: Int) throws {
    let folder = try TemporaryFolder()
    for number in 100..<400 { try folder.write(["in/\(number).csv": number % 50 == 7 ? bad : good]) }
    var options = BatchConversion.Options()
    options.jobs = jobs
    options.manifest = folder.path("m")
    var names: [String] = []
    var finished = 0
    let inputs = InputList([folder.path("in")]).inputs
    let counts = try run(inputs, in: folder, options) { results, counts in
      names += results.map(\.input.outputName)
      #expect(counts.finished >= finished && counts.finished >= names.count)
      finished = counts.finished
    }
    #expect(names == (100..<400).map(String.init) && counts.converted == 294 && counts.failed == 6)
    let lines = String(decoding: try folder.read("m"), as: UTF8.self).split(separator: "\n")
    #expect(lines.map { ManifestEntry(line: Array($0.utf8))?.input ?? "" } == inputs.map(\.name))
    #expect(try folder.names == ["in", "m", "out"] && folder.tree("out").keys.allSatisfy { !$0.hasPrefix(".") })
  }

  /// The first input waits for a writer that comes when the outputs of the others are in their places.
  @Test func aSlowInputKeepsNoOtherWaiting() throws {
    let folder = try TemporaryFolder()
    for number in 1...9 { try folder.write(["\(number).csv": good]) }
    #expect(mkfifo(folder.path("0.csv"), 0o600) == 0)
    var options = BatchConversion.Options()
    options.jobs = 2
    options.manifest = folder.path("m")
    var names: [String] = []
    var isWritten = false
    let inputs = InputList((0...9).map { folder.path("\($0).csv") }).inputs
    let counts = try run(inputs, in: folder, options) { results, counts in
      names += results.map(\.input.outputName)
      guard counts.finished == 9, !isWritten else { return }
      isWritten = true
      #expect(names.isEmpty, "they are said in their order")
      #expect((1...9).allSatisfy { FileManager.default.fileExists(atPath: folder.path("out/\($0).csv")) })
      let lines = (try? folder.read("m.partial"))?.count { $0 == UInt8(ascii: "\n") }
      #expect(lines == 9)
      try? Data(good.utf8).write(to: URL(filePath: folder.path("0.csv")))
    }
    #expect(isWritten && counts.converted == 10 && names == (0...9).map(String.init))
    let lines = String(decoding: try folder.read("m"), as: UTF8.self).split(separator: "\n")
    #expect(lines.map { ManifestEntry(line: Array($0.utf8))?.input ?? "" } == inputs.map(\.name))
  }

  /// All threads wait for writers that never come; what was done before them is in its place all the same.
  @Test func whoFinishesNeedsNoneOfTheThreads() throws {
    let folder = try TemporaryFolder()
    try folder.write(["0.csv": good, "1.csv": bad])
    for number in 2...4 { #expect(mkfifo(folder.path("\(number).csv"), 0o600) == 0) }
    var options = BatchConversion.Options()
    options.jobs = 3
    options.stopsAtFailure = true
    let inputs = InputList((0...4).map { folder.path("\($0).csv") }).inputs
    let counts = try run(inputs, in: folder, options)
    #expect(counts.converted == 1 && counts.failed == 1 && counts.finished == 2)
    #expect(try folder.tree("out") == ["0.csv": Array(good.utf8)])
    // The threads come to their ends, and what they have left to say is thrown away.
    for number in 2...4 { close(open(folder.path("\(number).csv"), O_WRONLY | O_NONBLOCK)) }
  }

  @Test func aFailureLeavesNoFoldersOfLaterInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": bad, "in/b/c.csv": good])
    var options = BatchConversion.Options()
    options.stopsAtFailure = true
    _ = try run(InputList([folder.path("in")]).inputs, in: folder, options)
    #expect(folder.names == ["in"])
  }

  @Test func pipesAmongTheOutputsAreNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good, "b.csv": good, "out/a.csv": "old"])
    #expect(mkfifo(folder.path("out/a.html"), 0o600) == 0)
    var results: [BatchResult] = []
    let inputs = InputList([folder.path("a.csv"), folder.path("b.csv")]).inputs
    let counts = try run(inputs, in: folder, formats: [.csv, .html]) { more, _ in results += more }
    #expect(counts.converted == 1 && counts.failed == 1)
    #expect(results[0].diagnostics.last?.message.hasSuffix("cannot be written: not a regular file") == true)
    #expect(try folder.read("out/a.csv") == Array("old".utf8))
  }

  /// Nothing is renamed where one of an input's outputs cannot be, and what was is put back.
  @Test func outputsOfAnInputAreReplacedTogether() throws {
    let folder = try TemporaryFolder()
    try folder.write(["out/a.csv": "old", "out/keep": ""])
    let out = folder.path("out") + "/"
    let staging = try StagingFolder(in: out)
    let files = try ["a.csv", "a.json", "a.html"].map {
      (file: try staging.write(Array("new".utf8), for: $0), path: out + $0)
    }
    let placement = try Placement(of: files, in: staging)
    try FileManager.default.createDirectory(atPath: out + "a.html", withIntermediateDirectories: false)
    let error = #expect(throws: ReportError.self) { try placement.place() }
    #expect(error?.diagnostics.first?.message.contains("a.html' cannot be written") == true)
    staging.close()
    #expect(try folder.tree("out") == ["a.csv": Array("old".utf8), "a.html": [], "keep": []])
  }

  @Test func closedStagingFoldersTakeNothing() throws {
    let folder = try TemporaryFolder()
    let staging = try StagingFolder(in: folder.path("") + "/")
    _ = try staging.write(Array("x".utf8), for: "x")
    staging.close()
    #expect(throws: ReportError.self) { try staging.write(Array("x".utf8), for: "x") }
    #expect(folder.names.isEmpty)
  }
}

struct WorkWindowTests {
  private func numbers(_ group: [(number: Int, result: String)]) -> [Int] { group.map(\.number) }

  @Test func resultsAreTakenAsTheyComeOrInOrder() {
    for isOrdered in [false, true] {
      let window = WorkWindow<String>(count: 4, width: 9, isOrdered: isOrdered)
      #expect((0..<4).map { _ in window.take() } == [0, 1, 2, 3] && window.take() == nil)
      window.put("c", at: 2)
      window.put("a", at: 0)
      let first = window.results(upTo: 4, within: .zero) { _ in false }
      #expect(numbers(first) == (isOrdered ? [0] : [0, 2]))
      window.put("b", at: 1)
      window.put("d", at: 3)
      let rest = window.results(upTo: 4, within: .zero) { _ in false }
      #expect(numbers(rest) == (isOrdered ? [1, 2, 3] : [1, 3]))
    }
  }

  /// Nobody waits for more than there will be, nor after what is enough.
  @Test(arguments: [true, false])
  func waitingEndsWithTheLast(isOrdered: Bool) {
    let window = WorkWindow<String>(count: 3, width: 9, isOrdered: isOrdered)
    for number in 0..<2 { window.put("\(number)", at: number) }
    #expect(window.results(upTo: 2, within: .seconds(1_000_000)) { _ in false }.count == 2)
    window.put("2", at: 2)
    #expect(window.results(upTo: 9, within: .seconds(1_000_000)) { $0 == "2" }.count == 1)
  }

  @Test func noMoreAreBegunThanTheWindowIsWide() {
    let window = WorkWindow<String>(count: 9, width: 2, isOrdered: true)
    #expect(window.take() == 0 && window.take() == 1)
    let third = Monitor<Int?>(nil)
    #expect(startThread { third.change { [number = window.take()] in $0 = number ?? -1 } })
    window.finish(1)
    #expect(third.wait { $0 } == 2)
    let fourth = Monitor<Int?>(nil)
    #expect(startThread { fourth.change { [number = window.take()] in $0 = number ?? -1 } })
    window.stop()
    #expect(fourth.wait { $0 } == -1)
  }
}
