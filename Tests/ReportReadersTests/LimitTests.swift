import ReportModel
import ReportKit
import ReportReaders
import ReportRecognition
import TestSupport
import Testing

struct LimitTests {
  private func limit(_ text: String, as format: InputFormat, _ name: Limits.Name, _ value: Int) -> Diagnostic? {
    var limits = Limits()
    limits[name] = value
    do throws(ReadError) {
      _ = try readTables(SourceText(bytes: Array(text.utf8)), as: format, limits: limits)
      return nil
    } catch { return error.diagnostic }
  }

  @Test(arguments: [
    (InputFormat.csv, "a,b\nc,⟪d\n"), (.tsv, "a\tb\nc\t⟪d"), (.markdown, "|a|b|\n|-|-|\n|⟪c|d|\n"),
    (.html, "<table><tr><td>a<td>b<tr>⟪<td>c<td>d</table>"),
    (
      .json,
      "{\"reports\": [{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"rows\": [⟪{\"cells\": [\"c\", \"d\"]}]}]}"
    ),
    (.text, "\t序号\n\t任务\n\n\t⟪1\n\ta\n"),
  ])
  func everyReaderCountsCells(_ format: InputFormat, _ text: String) {
    let (plain, places) = marked(text)
    #expect(limit(plain, as: format, .cells, 4) == nil)
    let found = limit(plain, as: format, .cells, 3)
    #expect(found?.code == .limitExceeded && found?.location == places[0])
    #expect(found?.message == "more than 3 cells")
    #expect(limit(plain, as: format, .columns, 2) == nil)
    #expect(limit(plain, as: format, .columns, 1)?.translations.remedy == .raise(limit: "columns"))
  }

  @Test func slotsThatNoCellCoversAreCounted() {
    let wide = String(repeating: "<td colspan=1000>", count: 10) + "<td rowspan=0>x"
    let text = "<table><tr>\(wide)" + String(repeating: "<tr>", count: 1_000) + "</table>"
    #expect(limit(text, as: .html, .cells, 5_000_000)?.message.hasPrefix("more than 5000000 cells") == true)
    #expect(limit(text, as: .html, .columns, 5_000)?.message.hasPrefix("more than 5000 columns in one table") == true)
  }

  @Test(arguments: [-1, Int.min])
  func limitsBelowNothingAreNothing(_ value: Int) {
    for (format, text) in [(InputFormat.csv, "a"), (.tsv, "a"), (.markdown, "|a|\n|-|\n"), (.html, "<table><td>a")] {
      #expect(limit(text, as: format, .cells, value)?.message == "more than 0 cells")
    }
  }

  @Test func tablesOfAMarkdownTextShareTheLimitOfCells() {
    let table = "<table><tr><td colspan=3>x</table>\n\n"
    #expect(limit(table + table, as: .markdown, .cells, 6) == nil)
    #expect(limit(table + table, as: .markdown, .cells, 5)?.code == .limitExceeded)
  }

  /// Rows of one cell under a wide header become as wide as it.
  @Test func cellsThatFillShortRowsAreCounted() throws {
    let (text, places) = marked("甲\n⟪序号,任务来源,a,b,c\n1\n2\n")
    let source = SourceText(bytes: Array(text.utf8))
    let tables = try readTables(source, as: .csv).value
    var limits = Limits()
    limits[.cells] = 10
    #expect(try recognizeReports(in: tables, source: source, limits: limits)[0].value.rows.count == 2)
    limits[.cells] = 9
    let error = #expect(throws: ReadError.self) { try recognizeReports(in: tables, source: source, limits: limits) }
    #expect(error?.diagnostic.code == .limitExceeded && error?.diagnostic.location == places[0])
  }

  @Test(arguments: [
    (InputFormat.html, Diagnostic.Code.clampedSpan, "<table><td rowspan=99999>x</table>"),
    (.html, .overlappingCells, "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>"),
    (.csv, .strayQuote, "\"a\nb\"c,d\n"),
  ])
  func findingsOfAKindAreNamedUpToAThousand(_ format: InputFormat, _ code: Diagnostic.Code, _ text: String) throws {
    let source = SourceText(bytes: Array(String(repeating: text, count: 1_003).utf8))
    let found = try readTables(source, as: format).diagnostics.filter { $0.code == code }
    #expect(found.count == 1_001 && found[1_000].message == "and 3 more of these" && found[1_000].location == nil)
    #expect(found.prefix(1_000).allSatisfy { $0.location != nil })
  }

  @Test func limitsCanBeRaised() {
    let deep = String(repeating: "<b>", count: 1_500) + "<table><tr><td>x"
    #expect(limit(deep, as: .html, .depth, 1_000)?.translations.remedy == .raise(limit: "depth"))
    #expect(limit(deep, as: .html, .depth, 2_000) == nil)
    let tag = "<p " + (0..<1_500).map { "a\($0) " }.joined() + ">"
    #expect(limit(tag, as: .html, .attributes, 1_000)?.translations.remedy == .raise(limit: "attributes"))
    #expect(limit(tag, as: .html, .attributes, 2_000) == nil)
  }
}
