import Foundation
import TestSupport
import Testing

/// Names and headers that hold what a terminal obeys reach it escaped, wherever the command says them.
struct TerminalTests {
  private let good = "序号,任务来源\n1,甲\n"
  private let hostile = "x\u{1B}[2J\nq.csv: error: \u{202E}y\u{9B}31m"

  private func expectHarmless(_ text: String, _ comment: Comment) {
    let isHarmless = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
    #expect(isHarmless && !text.split(separator: "\n").contains { $0.hasPrefix("q.csv") }, comment)
  }

  @Test func namesAndHeadersAreEscaped() throws {
    let folder = try TemporaryFolder()
    let header = "\"x\u{1B}[2J\nq.csv: error: \u{202E}y\u{9B}31m\""
    try folder.write([
      "\(hostile).csv": "序号,任务来源,\(header)\n1,甲,乙\n", "in/\(hostile).csv": "序号\n", "in/\(hostile).bin": "x",
      "t/\(hostile).mustache": "x", "l": "\(hostile)\n",
    ])
    mkfifo(folder.path("in/\(hostile).pipe"), 0o600)
    for arguments in [
      ["check", "\(hostile).csv"], ["verify", "\(hostile).csv"],
      ["convert", "\(hostile).csv", "--to", "html", "-o", "out/"],
      ["convert", "in", "--to", "html", "-o", "out/"], ["summary", "in", "--to", "html"],
      ["convert", "\(hostile)", "--to", "html"], ["templates", "check", "t"],
      ["templates", "list", "--templates", "t"],
      ["convert", "in/\(hostile).csv", "\(hostile).csv", "--to", "html", "-o", "out/"],
      ["convert", "in/\(hostile).csv", "in/\(hostile).csv", "--to", "html", "-o", "out/"],
      ["convert", "in/a.csv", "-o", hostile], ["convert", "in/a.csv", "-o", "out/", "--to=\(hostile)"],
      ["convert", "in/a.csv", "--limit=\(hostile)", "--to", "csv"], ["--\(hostile)"], [hostile],
      ["convert", "--\(hostile)"],
    ] {
      for language in ["en", "zh"] {
        let result = try Command.run(arguments + (arguments.count > 1 ? ["--language", language] : []), in: folder.url)
        #expect(!(result.errors + result.text).isEmpty, "\(arguments)")
        if arguments.last != "html" || arguments[0] != "convert" {
          expectHarmless(result.errors + result.text, "\(arguments) \(result.errors) \(result.text)")
        }
      }
    }
  }

  @Test func diagnosticsInJSONSayTheSame() throws {
    let folder = try TemporaryFolder()
    try folder.write(["\(hostile).csv": "序号,任务来源\n1,\"甲\n"])
    let result = try Command.run(["check", "\(hostile).csv", "--diagnostics", "json"], in: folder.url)
    expectHarmless(result.errors, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: Any]
    #expect(object?["input"] as? String == "\(hostile).csv")
  }

  /// Every name differs from every other in one character: 79,800 pairs.
  @Test func hintsAreCapped() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<400).map { "\($0 + 1),修路,区政务\(String(UnicodeScalar(UInt32(0x5B00 + $0)) ?? " "))服务局\n" }
    try folder.write(["a.csv": "序号,任务内容,责任单位\n" + rows.joined()])
    for (format, limit) in [("html", 900_000), ("json", 200_000), ("markdown", 200_000)] {
      let result = try Command.run(["summary", "a.csv", "--to", format], in: folder.url)
      #expect(
        result.status == 0 && result.errors.utf8.count < 20_000 && result.output.count < limit, "\(result.output.count)"
      )
      #expect(result.errors.hasSuffix("note: and at least 9900 more of these [similar-departments]\n"))
      if format != "json" { #expect(result.text.contains("另有至少9900对名称相近的部门，未列出。")) }
    }
  }
}
