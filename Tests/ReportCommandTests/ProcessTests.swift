import Foundation
import TestSupport
import Testing

/// What the process makes of what surrounds it: limits, signals, streams and arguments.
struct ProcessTests {
  private let good = "序号,任务来源\n1,甲\n"

  /// Runs the command as a shell starts it.
  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(
      "/bin/bash", ["-c", script.replacing("reportkit", with: "'\(Command.reportkit)'")], in: folder.url)
  }

  // MARK: Numbers

  /// The sum of a limit and one must not be asked for.
  @Test func everyLimitMayBeAsHighAsNumbersGo() throws {
    let folder = try TemporaryFolder()
    let limits = ["input-size", "depth", "attributes", "columns", "cells", "inflated-size", "repeated-text"].flatMap {
      ["--limit", "\($0)=9223372036854775807"]
    }
    for sample in Repository.samples {
      let sample = Repository.url("samples/\(sample)").path
      let result = try Command.run(["check", sample] + limits, in: folder.url)
      #expect(result.status == 0, "\(sample): \(result.errors)")
    }
    try folder.write(["a.csv": good])
    let request = #"{"id": 1, "path": "a.csv", "to": "tsv"}"# + "\n"
    let worker = try Command.run(["worker"] + limits, input: Array(request.utf8), in: folder.url)
    #expect(worker.status == 0 && worker.text.contains(#""status": "converted""#))
    let piped = try Command.run(["convert", "-", "--to", "tsv"] + limits, input: Array(good.utf8), in: folder.url)
    #expect(piped.status == 0 && piped.text == "序号\t任务来源\n1\t甲\n")
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "4611686018427387904"])
  func otherNumbersMayBeAsHigh(_ number: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good])
    for options in [["--table", number], ["--jobs", number]] {
      let status = try Command.run(["convert", "in", "--to", "csv", "-o", "out/"] + options, in: folder.url).status
      #expect([0, 1, 64].contains(status), "\(options)")
    }
    let page = "<table><tr><th rowspan=\(number) colspan=\(number)>序号<th>任务来源<tr><td>1<td>甲</table>"
    let json =
      #"{"reports": [{"columns": [{"name": "序号"}, {"name": "任务来源"}], "rows": [{"cells": ["\#(number)", "第\#(number)项"], "#
      + #""merged": [{"column": \#(number), "rows": \#(number), "columns": \#(number)}]}]}]}"#
    let table = "序号,任务来源,完成时限,完成率,总投资（万元）\n\(number),第\(number)-\(number)项,\(number)年\(number)月,\(number)%,\(number)\n"
    for (name, text) in [("a.html", page), ("a.json", json), ("b.csv", table)] {
      try folder.write([name: text])
      let status = try Command.run(["check", name], in: folder.url).status
      #expect([0, 1].contains(status), "\(name)")
    }
  }

  // MARK: Limits of the system

  @Test func fewOpenFilesAreAnErrorAndNoSignal() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": good, "in/b.csv": good])
    var seen: Set<Int32> = []
    for limit in 4...16 {
      let result = try shell(
        "ulimit -n \(limit); exec reportkit convert in in/a.csv --to html -o out\(limit)/ --manifest m --jobs 2",
        in: folder)
      #expect([0, 1, 64].contains(result.status), "\(limit): \(result.status) \(result.errors)")
      if result.status == 1 { #expect(result.errors.contains("error: ") || limit < 5, "\(limit): \(result.errors)") }
      seen.insert(result.status)
      let batch = try shell(
        "ulimit -n \(limit); exec reportkit convert in --to html -o out\(limit)/ --manifest m --jobs 2", in: folder)
      #expect([0, 1].contains(batch.status), "\(limit): \(batch.status) \(batch.errors)")
      seen.insert(batch.status)
    }
    #expect(seen.isSuperset(of: [0, 1]))
  }

  @Test func filesThatMayNotGrowAreAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    // What starts the tests may ignore the signal already.
    let limited = "ulimit -f 1; exec env --default-signal=XFSZ reportkit convert a.csv"
    let file = try shell("\(limited) -o a.html", in: folder)
    #expect(file.status == 1 && file.errors.contains("error: 'a.html' cannot be written: File too large"))
    #expect(folder.names == ["a.csv"])
    let batch = try shell("\(limited) --to html,tsv -o out/", in: folder)
    #expect(batch.status == 1 && batch.errors.contains("File too large"))
    #expect(folder.names == ["a.csv"])
  }

  @Test func theMaskDecidesOnModes() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    for (mask, mode) in [("027", 0o640), ("000", 0o666), ("077", 0o600)] {
      #expect(
        try shell(
          "umask \(mask); reportkit convert a.csv -o \(mask).html && reportkit convert a.csv --to tsv -o o\(mask)/",
          in: folder
        ).status == 0)
      for name in ["\(mask).html", "o\(mask)/a.tsv"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
        #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
      }
    }
  }

  // MARK: Streams

  /// A file that is opened gets the number of a stream that is closed, and what is said there would go into it.
  @Test func whatIsSaidGoesIntoNoFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(["in/a.csv": "序号,任务来源\n1,甲\n3,乙\n", "in/b.csv": "序号,任务来源\n1,\"甲\n"])
    let closed = ["0<&-", "1>&-", "2>&-", "0<&- 1>&-", "0<&- 2>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"]
    for (number, streams) in closed.enumerated() {
      let result = try shell(
        "reportkit convert in --to csv,json -o out\(number)/ --manifest m\(number) \(streams)", in: folder)
      #expect(result.status == 1)
      let lines = String(decoding: try folder.read("m\(number)"), as: UTF8.self).split(separator: "\n")
      #expect(
        lines.count == 2 && lines.allSatisfy { $0.hasPrefix("{\"input\": \"in/") && $0.hasSuffix("}") }, "\(streams)")
      #expect(try folder.tree("out\(number)").keys.sorted() == ["a.csv", "a.json"])
      #expect(try folder.read("out\(number)/a.csv") == folder.read("in/a.csv"))
    }
  }

  @Test func streamsThatAreClosedAreErrors() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    let output = try shell("reportkit convert a.csv --to csv >&-", in: folder)
    #expect(output.status == 1 && output.errors.contains("standard output cannot be written: Bad file descriptor"))
    let input = try shell("reportkit convert - --to csv <&-", in: folder)
    #expect(input.status == 1 && input.errors.contains("cannot be read: Bad file descriptor") && input.output.isEmpty)
    #expect(try shell("reportkit convert a.csv --to csv 2>&-", in: folder).text == good)
    #expect(try shell("reportkit --help >&-", in: folder).status == 1)
  }

  /// A pipe of which the other end is closed.
  private func closedPipe(_ stream: String, _ arguments: [String], in folder: TemporaryFolder) throws -> Command.Result
  {
    let script = """
      import os, subprocess, sys
      read, write = os.pipe(); os.close(read)
      streams = {"stdout": sys.stdout, "stderr": sys.stderr, sys.argv[1]: write}
      sys.exit(subprocess.run(sys.argv[2:], **streams).returncode)
      """
    return try Command.run(
      "/usr/bin/env", ["python3", "-c", script, stream, Command.reportkit] + arguments, in: folder.url)
  }

  @Test func nobodyNeedListenToDiagnostics() throws {
    let folder = try TemporaryFolder()
    for number in 0..<20 { try folder.write(["in/\(number).csv": good + "3,乙\n"]) }
    let batch = try closedPipe("stderr", ["convert", "in", "--to", "csv", "-o", "out/"], in: folder)
    #expect(try batch.status == 0 && folder.tree("out").count == 20)
    let one = try closedPipe("stderr", ["convert", "in/0.csv", "--to", "csv"], in: folder)
    #expect(one.status == 0 && one.text == good + "3,乙\n")
    let usage = try closedPipe("stderr", ["convert"], in: folder)
    #expect(usage.status == 64)
  }

  @Test func outputThatNobodyReadsIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    for arguments in [["convert", "a.csv", "--to", "csv"], ["check", "a.csv"], ["roles"], ["--help"], ["--version"]] {
      let result = try closedPipe("stdout", arguments, in: folder)
      #expect(
        result.status == 1 && result.errors.contains("standard output cannot be written: Broken pipe"), "\(arguments)")
    }
  }

  // MARK: Arguments

  @Test func argumentsThatAreNotUTF8AreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a.csv": good])
    for arguments in [
      "convert a.csv -o $'\\xb1.html'", "convert a.csv --to csv -o $'\\xb1/'", "convert $'\\xb1.csv' --to csv",
      "convert a.csv --to csv -o out/ --manifest $'m\\xb1'", "check --schema=$'\\xb1.yaml' a.csv",
    ] {
      let result = try shell("exec reportkit \(arguments)", in: folder)
      #expect(result.status == 64 && result.output.isEmpty && result.errors.contains("\\xB1"), "\(result.errors)")
      #expect(folder.names == ["a.csv"])
    }
    let chinese = try shell("exec reportkit check $'\\xb1\\e.csv' --language zh", in: folder)
    #expect(chinese.status == 64 && chinese.errors.contains("错误：参数“\\xB1\\u{1B}.csv”不是 UTF-8 编码。"), "\(chinese.errors)")
  }
}
