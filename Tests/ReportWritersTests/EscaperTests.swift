import ReportModel
import Testing

@testable import ReportWriters

struct EscaperTests {
  private func check(_ escaper: Escaper, _ text: String, _ expected: String) {
    #expect(Array(escaper.escape(text).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"),
    ("\u{600}<img>\u{600}", "\u{600}&lt;img&gt;\u{600}"),
    ("\"\u{301}<\u{338}", "&quot;\u{301}&lt;\u{338}"),
    ("a\nb\tc", "a<br />b\tc"),
    ("\u{0}\u{1}\u{B}\u{FFFE}\u{FFFF}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("ｆｕｌｌ＜", "ｆｕｌｌ＜"),
  ])
  func html(_ text: String, _ expected: String) { check(.html, text, expected) }

  @Test(arguments: [
    ("a", "a"), ("", ""), (" a ", " a "), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"\u{301}", "\"\"\"\u{301}\""),
    ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("\u{FEFF}a", "\"\u{FEFF}a\""), ("a\tb", "a\tb"),
    ("=\"x\"", "\"=\"\"=\"\"\"\"x\"\"\"\"\"\"\""), ("=\"x", "\"=\"\"x\""), ("=x", "=x"),
  ])
  func csv(_ text: String, _ expected: String) { check(.csv, text, expected) }

  @Test func tsvQuotesTabs() {
    check(.tsv, "a\tb", "\"a\tb\"")
    check(.tsv, "a,b", "a,b")
  }

  @Test(arguments: [
    ("a|b\\", "a\\|b\\\\"), ("*_`[]~#", "\\*\\_\\`\\[\\]\\~\\#"), ("<br>&amp;", "&lt;br&gt;&amp;amp;"),
    ("a\nb", "a<br>b"),
    (" a  b ", "&#32;a  b&#32;"), ("\t", "&#9;"), ("1. a", "1. a"), ("\u{0}", "\u{FFFD}"), ("|\u{301}", "\\|\u{301}"),
  ])
  func markdownCells(_ text: String, _ expected: String) { check(.markdownCell, text, expected) }

  @Test(arguments: [
    ("1. a", "1\\. a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("12) a", "12\\) a"), ("= a", "\\= a"), ("a - b", "a - b"),
    ("2026年", "2026年"),
  ])
  func markdownParagraphs(_ text: String, _ expected: String) { check(.markdownParagraph, text, expected) }

  @Test(arguments: [
    ("表 a-1.5_", "表 a-1.5_"), ("\"", "\\22 "), ("\\", "\\5c "), ("\n", "\\a "),
    ("]]></style>", "\\5d \\5d \\3e \\3c \\2f style\\3e "),
    ("\"\u{301}};*{", "\\22 \u{301}\\7d \\3b \\2a \\7b "), ("\u{0}\u{B}", "\\FFFD \\FFFD "),
    ("a\u{FFFE}\u{FFFF}\u{FF0C}", "a\\FFFD \\FFFD \u{FF0C}"),
  ])
  func css(_ text: String, _ expected: String) { check(.css, text, expected) }

  @Test(arguments: ["a b", "a\nb", "a\n\nb", "", "中　文", "a\u{A0}b"])
  func textsThatHTMLShowsAsTheyAre(_ text: String) {
    let isNeeded = needsPreformatting(text.utf8.span)
    #expect(!isNeeded)
  }

  @Test(arguments: [
    " a", "a ", "a  b", "a\tb", "\na", "a\n", "a \nb", "a\n b", "\u{A0}a", "a\u{3000}", "a\u{3000}\nb", " ",
  ])
  func textsThatNeedPreformatting(_ text: String) {
    let isNeeded = needsPreformatting(text.utf8.span)
    #expect(isNeeded)
  }
}
