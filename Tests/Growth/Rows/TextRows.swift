import ReportKit

/// Texts that are repeated.
let textRows: [GrowthRow] = repeatedTexts.flatMap { text -> [GrowthRow] in
  let name = text.debugDescription
  @Sendable func repeated(_ size: Int) -> String { String(repeating: text, count: max(1, size / text.utf8.count)) }
  return [
    GrowthRow(name: "\(name), read", size: 4_096) { readingSteps(Array(repeated($0).utf8)) },
    GrowthRow(name: "\(name), in cells", size: 512) { size in
      // What is longer than a title or a header is looked at in another way.
      let long = fullReport(of: repeated(size * 6))
      let part = repeated(size / 4)
      let recognise = Step("recognise") { _ = try? reader(of: "a.csv").read(long, name: "a.csv") }
      return [recognise]
        + reportSteps(
          report(of: repeated(size)), named: "a.csv", newer: report(of: part + "变" + part + "变" + part + "变" + part))
    },
  ]
}

/// What may repeat in a text.
private let repeatedTexts = [
  "a]", "[", "(", "<", "<a", "<!--", "<![CDATA[", "<!doctype [>", "<title>", "<textarea>", "<xmp>", "<iframe>",
  "<noembed>",
  "<noframes>", "<noscript>", "<svg><title>", "<style>", "<script>", "<plaintext>", "<a b=\"", "<a b='", "<a b", "<td",
  "<td/>",
  "<td>", "</td>", "</p>", "<p>", "<br>", "<table", "<table\n", "<table>", "<table>\n", "<table><tr><td>x",
  "x<table><td>y</table>",
  "<td><span></i>", "<caption>", "<li>", "&", "&#", "&#x41;", "&amp;", "&lt", "<o:p>", "<![if !x]>", "</body>",
  "</body> ", "-->", "]]>",
  "<?", "<?x>", "<!x", "|", "|-", "|-|\n", "|a|b|\n|-|-|\n", "\\", "`", "```\n", "**", "#", "# a\n", "\"", "\"\"",
  "\"a\"b,", ",", ";",
  "\t", "\n", "\r", "\r\n", " ", " \t", "\t\n", "\ta\n", "\ta\n\n", "a\n\n", "\u{3000}", "\u{FEFF}", "\u{A0}", "（", "）",
  "）区", "（）", "（牵头）区",
  "第", "第1、", "第1-", "第1项", "第1项、", "1", "一", "。一", "。1.", "1.", "①", "、", "区、", "至", "-", "—", "年", "2026年", "一季度",
  "续表", "注：", "合计",
  "一、", "%", "1,", "1,000", "/", "。", "情况表", "{{", "{{#a}}", "{{>a}}", "{{.}}", "}}", "{{!", "{{pageTitle}}", "{",
  "{\"a\":", "[[", "[{\"a\":1},",
  "- ", "- a\n", "a: ", "a: b\n", "*a ", "&a ", "? ", "!", "=", "=?", "=\n", "= ", "=3D", "--", "--B\n", "A:", "A: b\n",
  "\u{301}", "e\u{301}",
  "👩\u{200D}", "\u{FFFE}", "\u{0}", "\u{F900}", "ａ", "a ", "a1", "<a>b</a>",
]
