import Foundation
import ReportModel
import TestSupport
import Testing

/// docs/diagnostics.md has an entry for every code, and what an entry shows is what the command prints.
struct DiagnosticsPageTests {
  /// An entry: the heading, and what stands below it up to the next one.
  private struct Entry {
    let code: String
    let severity: String
    let lines: [Substring]
  }

  private func entries() throws -> [Entry] {
    let parts = try Page("docs/diagnostics.md").text.components(separatedBy: "\n### ").dropFirst()
    return try parts.map { part in
      let lines = (part.components(separatedBy: "\n## ").first ?? part)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let heading = try #require(lines[0].wholeMatch(of: #/`([a-z0-9-]+)` — (error|warning|note)/#), "\(lines[0])")
      return Entry(code: String(heading.1), severity: String(heading.2), lines: Array(lines.dropFirst()))
    }
  }

  @Test func everyCodeHasAnEntryWithItsSeverity() throws {
    let entries = try entries()
    let codes = Diagnostic.Code.allCases
    let missing = Set(codes.map(\.rawValue)).subtracting(entries.map(\.code))
    #expect(missing.isEmpty && entries.count == codes.count)
    for code in codes {
      #expect(entries.first { $0.code == code.rawValue }?.severity == code.severity.rawValue, "\(code.rawValue)")
    }
  }

  @Test func theTableOfCodesLeadsToTheEntries() throws {
    let text = try Page("docs/diagnostics.md").text
    for code in Diagnostic.Code.allCases {
      let severity = code.severity.rawValue
      let row = text.split(separator: "\n").first { $0.hasPrefix("| \(severity)s | ") }
      #expect(row?.contains("[`\(code.rawValue)`](#\(code.rawValue)--\(severity))") == true, "\(code.rawValue)")
    }
  }

  /// The manual page takes the sentence.
  @Test func anEntryBeginsWithASentenceAndSaysWhatToDoInBothLanguages() throws {
    for entry in try entries() {
      #expect(entry.lines.first == "", "\(entry.code)")
      #expect(entry.lines.dropFirst().first?.hasSuffix(".") == true, "\(entry.code)")
      #expect(entry.lines.contains { $0.hasPrefix("What to do: ") }, "\(entry.code)")
      #expect(entry.lines.contains { $0.hasPrefix("中文：") && $0.hasSuffix("。") }, "\(entry.code)")
    }
  }

  /// An example shows the lines of its code; others that the command prints with them are left out.
  @Test func examplesPrintWhatTheyShow() throws {
    for entry in try entries() {
      let blocks = Page.blocks(of: "console", in: entry.lines.joined(separator: "\n"))
      // Nobody knows an input that makes the parser give up.
      if entry.code == Diagnostic.Code.malformedHTML.rawValue {
        #expect(blocks.isEmpty)
        continue
      }
      let console = try Console(locale: "C.UTF-8")
      var shown: [String] = []
      for command in blocks.flatMap(ShownCommand.all) {
        let isDefinition = command.line.hasPrefix("cat ")
        let printed = try console.run(command).filter { isDefinition || names(entry.code, in: $0) }
        #expect(printed == command.output, "\(entry.code): \(command.line)")
        if !isDefinition { shown += printed }
      }
      #expect(!shown.isEmpty, "\(entry.code)")
      // A worker answers programs, in English.
      if entry.code != Diagnostic.Code.invalidRequest.rawValue {
        let words = ["error": "错误", "warning": "警告", "note": "提示"]
        for word in [entry.severity, words[entry.severity] ?? ""] {
          #expect(shown.contains { $0.contains(": \(word): ") }, "\(entry.code): \(word)")
        }
      }
    }
  }

  private func names(_ code: String, in line: String) -> Bool {
    line.hasSuffix(" [\(code)]") || line.contains("\"code\": \"\(code)\"")
  }
}
