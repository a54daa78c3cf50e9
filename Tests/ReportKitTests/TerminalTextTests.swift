import ReportModel
import Testing

@testable import ReportKit

struct TerminalTextTests {
  @Test(arguments: [
    ("任务 a\u{3000}é😀", "任务 a\u{3000}é😀"), ("a\nb\r\nc\td", "a\\nb\\r\\nc\\td"), ("\u{1B}[2J", "\\u{1B}[2J"),
    ("\u{0}\u{7F}\u{80}\u{9B}31m\u{9F}\u{A0}", "\\u{0}\\u{7F}\\u{80}\\u{9B}31m\\u{9F}\u{A0}"),
    ("\u{202A}\u{202E}\u{2066}\u{2069}", "\\u{202A}\\u{202E}\\u{2066}\\u{2069}"),
    ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("e\u{301}\u{200B}", "e\u{301}\u{200B}"), ("a\n\u{301}", "a\\n\u{301}"),
    ("", ""),
  ])
  func whatTerminalsObeyIsEscaped(_ text: String, _ escaped: String) {
    #expect(text.escapedForTerminal.utf8.elementsEqual(escaped.utf8))
  }

  @Test func diagnosticsAreOneLineEach() {
    let message = Message.unknownColumn(1, name: "a\nb.csv: error: \u{1B}[2J", nearest: nil)
    let diagnostic = Diagnostic(.unknownColumn, message, at: SourceLocation(line: 1, column: 2))
    for language in Language.allCases {
      let text = diagnostic.text(input: "x\ny\u{202E}", in: language)
      #expect(text.hasPrefix("x\\ny\\u{202E}:1:2: ") && text.contains("a\\nb.csv: error: \\u{1B}[2J"))
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  /// A terminal that shows JSON obeys what is in it, too.
  @Test func jsonDiagnosticsHoldNothingThatTerminalsObey() {
    let hostile = "\u{1B}[2J\u{7F}\u{9B}31m\u{202E}\u{2028}"
    let json = Diagnostic(.unknownColumn, .unknownColumn(1, name: hostile, nearest: nil)).json(input: hostile)
    #expect(
      !json.unicodeScalars.dropLast().contains {
        (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}" || $0 == "\u{2028}"
      })
    #expect(json.contains(#"\u009b31m\u202e\u2028"#) && json.contains(#"\u001b[2J\u007f"#))
  }

  @Test(arguments: [
    (Array("表.csv".utf8), "表.csv"), ([0xB1, 0xED, 0x2E], "\\xB1\\xED."),
    ([0xE8, 0xA1, 0xA8, 0xE8, 0xA1], "表\\xE8\\xA1"),
    ([0xC0, 0x80], "\\xC0\\x80"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"), ([], ""), ([0x01, 0xFF], "\u{1}\\xFF"),
  ])
  func bytesThatAreNoTextAreShown(_ bytes: [UInt8], _ text: String) {
    #expect(textShowingBytes(bytes).utf8.elementsEqual(text.utf8))
  }

  @Test func excerptsAreShort() {
    let long = String(repeating: "长", count: 5_000)
    for message in [
      Message.unknownColumn(1, name: long, nearest: nil), .similarDepartments(long, long), .duplicateItem(1, of: long),
      .unitedColumns(long, of: [long, long], into: long), .ambiguousText(long, old: 1, new: 2),
      .ambiguousSource(long, items: [1], old: 1, new: 2),
    ] {
      #expect(message.english.utf8.count < 1_000 && message.chinese.utf8.count < 1_000)
      #expect(message.english.contains("长…") && message.chinese.contains("长…"))
    }
    #expect(shortened("甲乙丙", to: 3) == "甲乙丙" && shortened("甲乙丙丁", to: 3) == "甲乙丙…")
  }
}
