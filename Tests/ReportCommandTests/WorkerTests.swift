import Foundation
import TestSupport
import Testing

/// A worker as the program sees it that drives it: lines in, lines out.
struct WorkerTests {
  /// An answer, as Foundation reads it.
  struct Answer: Decodable, Equatable {
    struct Output: Decodable, Equatable {
      var format: String
      var part: Int?
      var text: String
    }
    struct Finding: Decodable, Equatable {
      var severity: String
      var code: String
      var message: String
      var line: Int?
      var column: Int?
    }
    var id: String?
    var status: String
    var outputs: [Output]
    var diagnostics: [Finding]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id =
        (try? container.decode(String.self, forKey: .id))
        ?? (try? container.decode(Int.self, forKey: .id)).map(String.init)
      status = try container.decode(String.self, forKey: .status)
      outputs = try container.decode([Output].self, forKey: .outputs)
      diagnostics = try container.decode([Finding].self, forKey: .diagnostics)
    }

    enum Key: CodingKey { case id, status, outputs, diagnostics }
  }

  private let good = #"{"id": 9, "content": "序号,任务来源\n1,甲\n", "name": "a.csv", "to": "tsv"}"#
  private let table = "序号,任务来源\n1,甲\n"

  /// Runs a worker over lines; every line has an answer, and nothing is said elsewhere.
  private func answers(
    _ lines: [String], _ options: [String] = [], in folder: TemporaryFolder? = nil
  ) throws -> [Answer] {
    let input = lines.map { $0 + "\n" }.joined()
    let result = try Command.run(["worker"] + options, input: Array(input.utf8), in: folder?.url ?? Repository.root)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let answers = try result.output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .map { try JSONDecoder().decode(Answer.self, from: Data($0)) }
    try #require(answers.count == lines.count && result.output.last == UInt8(ascii: "\n"))
    return answers
  }

  /// The code of the error that a line gives, and its message; the worker goes on behind it.
  private func failure(
    _ line: String, _ options: [String] = [], id: String? = "1", in folder: TemporaryFolder? = nil
  ) throws -> Answer.Finding {
    let answers = try answers([line, good], options, in: folder)
    #expect(answers[0].id == id && answers[0].status == "failed" && answers[0].outputs.isEmpty, "\(answers[0])")
    #expect(
      answers[1].id == "9" && answers[1].status == "converted" && answers[1].outputs[0].text == "序号\t任务来源\n1\t甲\n")
    return try #require(answers[0].diagnostics.last { $0.severity == "error" }, "\(line)")
  }

  @Test func answersAreInOrderAndAreWhatConvertWrites() throws {
    let formats = ["html", "csv", "json", "list"]
    let lines = Repository.samples.map {
      #"{"id": "\#($0)", "path": "samples/\#($0)", "to": ["html", "csv", "json", "list"]}"#
    }
    let theme = ["--templates", "samples/theme", "--schema", "samples/schema.yaml"]
    for (sample, answer) in zip(Repository.samples, try answers(lines, theme)) {
      #expect(answer.id == sample && answer.status == "converted")
      #expect(answer.outputs.map(\.format) == formats && answer.outputs.allSatisfy { $0.part == nil })
      for output in answer.outputs {
        let converted = try Command.run(["convert", "samples/\(sample)", "--to", output.format] + theme)
        #expect(Array(output.text.utf8) == converted.output, "\(sample) \(output.format)")
        #expect(answer.diagnostics.count == converted.errors.split(separator: "\n").count)
      }
    }
  }

  @Test func contentIsReadLikeAFileOfThatName() throws {
    let page =
      "<meta charset=gb2312><table><tr><th>序号<th>任务来源<tr><td>1<td>甲</table><table><tr><th>序号<th>任务<tr><td>1<td>乙</table>"
    // 序号,任务来源 / 1,甲 in GBK.
    let gbk = "0PK6xSzIzs7xwLTUtAoxLLzXCg=="
    let found = try answers(
      [
        #"{"content": "| 序号 | 任务来源 |\n|---|---|\n| 1 | 甲\u2028\ud83d\ude00 |\n", "id": "\ud83d\ude00\"\\\u0000", "to": "csv", "more": [{}]}"#,
        #"{"id": -1.5e3, "content": "\#(page)", "name": "p.html", "to": "csv"}"#,
        #"{"id": 3, "base64": "\#(gbk)", "name": "g.csv", "to": ["csv", "csv"]}"#,
      ], ["--strict"])
    #expect(found.map(\.status) == ["converted", "converted", "converted"], "\(found)")
    #expect(found[0].id == "😀\"\\\0" && found[0].outputs[0].text == "序号,任务来源\n1,甲\u{2028}😀\n")
    #expect(
      found[1].outputs == [
        .init(format: "csv", part: 1, text: table), .init(format: "csv", part: 2, text: "序号,任务\n1,乙\n"),
      ])
    #expect(found[2].outputs == [.init(format: "csv", text: table)])
    let raw = try Command.run(
      ["worker", "--to", "json"], input: Array(#"{"id": -1.5e3, "content": "序号,任务来源\n1,甲"}"#.utf8))
    #expect(
      raw.text.hasPrefix(
        #"{"id": -1.5e3, "status": "converted", "outputs": [{"format": "json", "text": "{\n  \"input\": \"<stdin>\","#))
  }

  @Test func optionsHoldForAllRequests() throws {
    let line = #"{"id": 1, "content": "序号,任务来源\n1,=1+1\n3,乙\n"}"#
    let excel = try answers([line], ["--to", "csv,md", "--csv-safe", "--csv-excel", "--from", "csv"])[0]
    #expect(excel.outputs.map(\.format) == ["csv", "markdown"])
    #expect(excel.outputs[0].text == "\u{FEFF}序号,任务来源\r\n1,'=1+1\r\n3,乙\r\n")
    #expect(excel.diagnostics.map(\.code) == ["missing-title", "no-progress-column", "number-gap", "formula-escaped"])
    #expect(try failure(line, ["--to", "tsv", "--strict"]).code == "refused-warnings")
    #expect(try failure(line, ["--to", "tsv", "--limit", "cells=4"]).code == "limit-exceeded")
    #expect(
      try answers([#"{"id": 1, "base64": "0PK6xSzIzs7xwLTUtAoxLIHX/woyLNLSCg=="}"#], ["--to", "tsv", "--lossy"])[0]
        .diagnostics.contains { $0.code == "lossy-decoding" })
  }

  @Test(arguments: [
    ("", "malformed-json"), ("nonsense", "malformed-json"), (#"{"id": 1"#, "malformed-json"),
    ("[1]", "invalid-request"),
    (#"{"id": 01, "path": "a", "to": "csv"}"#, "malformed-json"), (#"{"id": 1-2, "path": "a"}"#, "malformed-json"),
    (#"{"id": "\ud800"}"#, "malformed-json"), (String(repeating: "[", count: 100_000), "limit-exceeded"),
    (#"{"path": "samples/water-2026-q3.md", "to": "csv"}"#, "invalid-request"),
    (#"{"id": [1], "path": "a", "to": "csv"}"#, "invalid-request"), (#"{"id": null, "path": "a"}"#, "invalid-request"),
  ])
  func whatIsNoRequestFailsWithoutAnIdentifier(_ line: String, code: String) throws {
    #expect(try failure(line, id: nil).code == code)
  }

  @Test(arguments: [
    (#""to": "csv""#, "invalid-request", "the input is missing"),
    (#""path": "a", "content": "b", "to": "csv""#, "invalid-request", "several inputs"),
    (#""path": 5, "to": "csv""#, "invalid-request", "'path' is a string"),
    (#""content": null, "to": "csv""#, "invalid-request", "'content' is a string"),
    (#""content": "a", "name": {}, "to": "csv""#, "invalid-request", "'name' is a string"),
    (#""base64": "QUJD=", "to": "csv""#, "invalid-request", "not base64"),
    (#""base64": "QU?D", "to": "csv""#, "invalid-request", "not base64"),
    (#""path": "samples/water-2026-q3.md""#, "invalid-request", "'to', the format, is missing"),
    (#""path": "samples/water-2026-q3.md", "to": []"#, "invalid-request", "'to' names no format"),
    (#""path": "samples/water-2026-q3.md", "to": ["csv", 1]"#, "invalid-request", "an array of names"),
    (
      #""path": "samples/water-2026-q3.md", "to": ["csv", "odt"]"#, "unknown-format", "no format 'odt'; known are html,"
    ),
    (#""path": "samples/water-2026-q3.md", "to": "../csv""#, "unknown-format", "no format '../csv'"),
    (#""path": "samples/none.md", "to": "csv""#, "unreadable-file", "No such file"),
    (#""path": "samples", "to": "csv""#, "unreadable-file", "not a regular file"),
    (#""path": "-", "to": "csv""#, "unreadable-file", "No such file"),
    (#""path": "samples/water-2026-q3.md\u0000.csv", "to": "csv""#, "unreadable-file", "zero byte"),
    (#""path": "README.md", "to": "csv""#, "not-a-report", "no report"),
    (#""content": "序号,任务来源\n1,\"甲", "name": "a.csv", "to": "csv""#, "unclosed-quote", "never ends"),
  ])
  func badRequestsFailAndTheWorkerGoesOn(_ members: String, code: String, words: String) throws {
    let finding = try failure(#"{"id": 1, \#(members)}"#)
    #expect(finding.code == code && finding.message.contains(words), "\(finding)")
  }

  /// Nobody writes the pipe: to wait for it would be to wait for ever.
  @Test func pipesAreNoInputs() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("pipe.csv"), 0o600) == 0)
    #expect(
      try failure(#"{"id": 1, "path": "pipe.csv", "to": "csv"}"#, in: folder).message.contains("not a regular file"))
  }

  @Test func bytesThatAreNoUTF8AreNamed() throws {
    let bad = Array(#"{"id": 1, "content": ""#.utf8) + [0xD0, 0xF2] + Array("\"}\n".utf8)
    let result = try Command.run(["worker"], input: bad + Array((good + "\n").utf8))
    let lines = result.text.split(separator: "\n")
    #expect(result.status == 0 && lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        #"{"id": null, "status": "failed", "outputs": [], "diagnostics": [{"severity": "error", "code": "undecodable""#)
    )
    #expect(
      lines[0].contains(#"at offset 22", "line": 1, "column": 23}"#)
        && lines[1].hasPrefix(#"{"id": 9, "status": "converted""#))
  }

  /// Each answer is read before the next request is written: a worker that kept it back would never be asked again.
  @Test func answersComeBeforeTheNextRequest() throws {
    let worker = try Driven(["worker", "--to", "tsv"])
    for number in 1...20 {
      try worker.write(#"{"id": \#(number), "content": "序号,任务来源\n\#(number),甲\n"}"# + "\n")
      #expect(try worker.readLine().hasPrefix(#"{"id": \#(number), "status": "converted""#))
    }
    // The last line needs no line feed.
    try worker.write(#"{"id": 21, "content": "序号,任务来源\n1,甲\n"}"#)
    try worker.endInput()
    #expect(try worker.readLine().hasPrefix(#"{"id": 21, "status": "converted""#))
    #expect(worker.status() == 0)
  }

  /// A line that never ends, of a hundred megabytes: a piece of it is held, and it is an error like others.
  @Test func longLinesAreNotHeldInMemory() throws {
    let script = """
      import resource, subprocess, sys
      worker = subprocess.Popen([sys.argv[1], "worker", "--to", "tsv", "--limit", "input-size=1000000"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      for _ in range(100):
          worker.stdin.write(b"x" * 1000000)
      worker.stdin.write(("\\n" + sys.argv[2] + "\\n").encode())
      for number in range(20000):
          worker.stdin.write(b'{"id": 1}\\n')
          if number % 100 == 99:
              worker.stdin.flush()
              for _ in range(102 if number == 99 else 100): line = worker.stdout.readline(); number == 99 and _ < 2 and print(line.decode(), end="")
      worker.stdin.close()
      rest = worker.stdout.read()
      worker.wait()
      print(worker.returncode, len(rest), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 50000)
      """
    let result = try Command.run("/usr/bin/python3", ["-c", script, Command.reportkit, good])
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 3, "\(result.text)\(result.errors)")
    #expect(lines[0].contains(#""id": null, "status": "failed""#) && lines[0].contains("more than 1000000 bytes"))
    #expect(lines[1].hasPrefix(#"{"id": 9, "status": "converted""#))
    #expect(lines[2] == "0 0 True")
  }

  @Test func wrongOptionsAndBrokenStreamsEndIt() throws {
    #expect(try Command.run(["worker", "--to", "odt"]).status == 64)
    #expect(try Command.run(["worker", "--table", "0"]).status == 64)
    #expect(try Command.run(["worker", "in.txt"]).status == 64)
    let schema = try Command.run(["worker", "--schema", "README.md"], input: Array(good.utf8))
    #expect(schema.status == 1 && schema.output.isEmpty && schema.errors.contains("[invalid-schema]"))
    let full = try Command.run("/bin/sh", ["-c", "'\(Command.reportkit)' worker > /dev/full"], input: Array(good.utf8))
    #expect(
      full.status == 1
        && full.errors.contains("standard output cannot be written: No space left on device [unwritable-file]"))
    let gone = try Command.run(
      "/bin/bash",
      [
        "-c",
        "set -o pipefail; yes '\(good)' | head -50000 | '\(Command.reportkit)' worker | head -1 > /dev/null; echo ${PIPESTATUS[2]}",
      ])
    #expect(gone.text == "1\n" && gone.errors.contains("Broken pipe"))
    let folder = try Command.run("/bin/sh", ["-c", "'\(Command.reportkit)' worker < samples"])
    #expect(folder.status == 1 && folder.errors.contains("[unreadable-file]"))
    let nothing = try Command.run(["worker"])
    #expect(nothing.status == 0 && nothing.output.isEmpty && nothing.errors.isEmpty)
  }
}

/// A running command that is written to and read from in turns.
private final class Driven {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var held: [UInt8] = []

  init(_ arguments: [String]) throws {
    process.executableURL = try URL(filePath: Command.reportkit)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  func write(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  func endInput() throws { try input.fileHandleForWriting.close() }

  /// The next line, for which nobody waits longer than ten seconds.
  func readLine() throws -> String {
    while true {
      if let end = held.firstIndex(of: UInt8(ascii: "\n")) {
        defer { held.removeSubrange(...end) }
        return String(decoding: held[..<end], as: UTF8.self)
      }
      var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&waiting, 1, 10_000) == 1, "no answer within ten seconds")
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the worker has ended")
      held += more
    }
  }

  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
