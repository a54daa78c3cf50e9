import Foundation
import TestSupport
import Testing

/// What can be chosen of outputs, and what they lose.
extension CommandTests {
  @Test func csvOptions() throws {
    let input = Array("序号,任务\n1,=1+1\n".utf8)
    let safe = try Command.run(["convert", "-", "--to", "csv", "--csv-safe"], input: input)
    #expect(safe.text == "序号,任务\n1,'=1+1\n" && safe.errors.contains("' put before '=1+1', which"))
    let excel = try Command.run(["convert", "-", "--to", "csv", "--csv-excel"], input: input)
    #expect(excel.output == [0xEF, 0xBB, 0xBF] + Array("序号,任务\r\n1,=1+1\r\n".utf8))
  }

  @Test func mergesRepeatTheirTextOrLeaveBlanks() throws {
    let page = Array(
      "<table><tr><th>序号<th>任务<th>备注<tr><td colspan=3>一、甲<tr><td>1<td rowspan=2>a<td>b<tr><td>2<td>c</table>".utf8)
    func output(_ arguments: [String]) throws -> String {
      try Command.run(["convert", "-"] + arguments, input: page).text
    }
    #expect(try output(["--to", "csv"]).hasSuffix("一、甲,一、甲,一、甲\n1,a,b\n2,a,c\n"))
    #expect(try output(["--to", "csv", "--csv-merge", "blank"]).hasSuffix("一、甲,,\n1,a,b\n2,,c\n"))
    #expect(try output(["--to", "tsv", "--csv-merge", "blank"]).hasSuffix("2\t\tc\n"))
    #expect(try output(["--to", "md", "--csv-merge", "blank"]).contains("| 2    | a    | c    |"))
    #expect(
      try output(["--to", "md", "--markdown-merge", "blank"]).contains(
        "| 一、甲 |      |      |\n| 1    | a    | b    |\n| 2    |      | c    |"))
    #expect(try Command.run(["convert", "-", "--to", "csv", "--csv-merge", "no"], input: page).status == 64)
  }

  @Test func paperIsChosen() throws {
    for (option, size) in [("a4", "A4;"), ("a4-landscape", "A4 landscape;"), ("a3-landscape", "A3 landscape;")] {
      let page = try Command.run(["convert", "-", "--to", "xhtml", "--page", option], input: small)
      #expect(page.text.contains("@page { size: \(size)"))
    }
    #expect(try Command.run(["convert", "-", "--to", "xhtml", "--page", "a5"], input: small).status == 64)
  }

  @Test func verifySaysWhatDoesNotComeBack() throws {
    let page = Array(
      "<h1>2026年甲情况表</h1><table><tr><th>序号<th>任务<tr><td>1<td rowspan=2>a<tr><td>2</table><p>注：b</p>".utf8)
    let all = try Command.run(["verify", "-"], input: page)
    #expect(
      all.status == 0
        && all.text == """
          <stdin>: html: everything comes back
          <stdin>: xhtml: everything comes back
          <stdin>: markdown: does not hold 1 merge of report 1
          <stdin>: csv: does not hold the title of report 1; 1 note of report 1; 1 merge of report 1
          <stdin>: tsv: does not hold the title of report 1; 1 note of report 1; 1 merge of report 1
          <stdin>: json: everything comes back
          <stdin>: xlsx: everything comes back
          <stdin>: docx: everything comes back

          """
    )
    #expect(try Command.run(["verify", "-", "--fail-on-loss"], input: page).status == 1)
    #expect(try Command.run(["verify", "-", "--fail-on-loss", "--to", "html,json"], input: page).status == 0)
    #expect(try Command.run(["verify", "-", "--to", "ndjson"], input: page).status == 64)
    let forbidden = try Command.run(["verify", "-", "--to", "xhtml"], input: Array("序号,任务\n1,a\u{1}\n".utf8))
    #expect(forbidden.text == "<stdin>: xhtml: does not hold 1 cell of report 1, the first in row 1, column 2\n")
    #expect(try Command.run(["verify", "missing"]).status == 1)
    let hostile = try Command.run([
      "verify", "samples/hostile-texts.csv", "--to", "html,xhtml,markdown,json", "--fail-on-loss",
    ])
    #expect(hostile.status == 0, "\(hostile.text)")
  }
}
