import ReportText
import Testing

struct AlphabetTests {
  @Test(arguments: [
    ("责 任\u{3000}部\n门", "责任部门"), ("\u{FEFF}责\u{200B}任\u{AD}", "责任"), (" \u{A0}\u{2003}", ""), ("", ""), ("序号", "序号"),
    ("a\u{FE0F}\u{202A}b\u{2060}", "ab"), ("，、（", "，、（"),
  ])
  func whatIsNotSeenIsLeftOut(_ text: String, _ seen: String) {
    #expect(text.utf8.span.withSeen { $0.string } == seen)
    #expect(text.utf8.span.isUnseen == seen.isEmpty)
  }

  @Test func endsAreTrimmedAndTheMiddleStays() {
    #expect("\u{200B} 甲 乙\u{3000}\n".utf8.span.trimmed.string == "甲 乙")
    #expect("\u{85}".utf8.span.trimmed.string == "")
  }

  @Test(arguments: [
    ("1.甲", 1, ItemMarker.Style.dot), ("2．甲", 2, .dot), ("3、甲", 3, .comma), ("4)甲", 4, .bracket), ("４）甲", 4, .bracket),
    ("（5）甲", 5, .brackets), ("(六)甲", 6, .brackets), ("⑦甲", 7, .enclosed), ("⑻甲", 8, .enclosed),
    ("九、甲", 9, .chineseComma),
    ("十是甲", 10, .ordinal), ("第一，甲", 1, .place), ("1.2026年甲", 1, .dot),
  ])
  func itemMarkers(_ text: String, _ number: Int, _ style: ItemMarker.Style) {
    var cursor = Cursor(text.utf8.span)
    let marker = cursor.itemMarker()
    #expect(marker?.number == number && marker?.style == style)
    let hasYear = cursor.next == "2"
    #expect(cursor.next == "甲" || hasYear)
  }

  @Test(arguments: ["2.0", "3.5%", "2026.3", "甲", "1", "第一季度", "（甲）", "一季度", "", "第1，"])
  func noItemMarkers(_ text: String) {
    var cursor = Cursor(text.utf8.span)
    let marker = cursor.itemMarker()
    #expect(marker == nil)
    #expect(cursor.position == 0)
  }

  @Test(arguments: [("甲", true), ("，", true), ("한", true), ("a", false), ("“", false), ("😀", true), ("ｱ", false)])
  func widths(_ text: String, _ isWide: Bool) { #expect(text.unicodeScalars.first?.isWide == isWide) }

  @Test func wordsAreFoundAtTheirSideAndTheLongestCounts() {
    var endings = WordTable(side: .end)
    for (index, word) in ["表", "情况表", "落实情况表", "a"].enumerated() { endings.insert(word.utf8.span, value: index) }
    #expect(endings.longest(of: "甲落实情况表".utf8.span)?.value == 2)
    #expect(endings.longest(of: "实情况表".utf8.span)?.length == 9)
    #expect(endings.longest(of: "表格".utf8.span)?.value == nil)
    #expect(endings.value(of: "情况表".utf8.span) == 1 && endings.value(of: "况表".utf8.span) == nil)
    var many = WordTable(side: .front)
    for number in 0..<3_000 { many.insert("词\(number)。".utf8.span, value: number) }
    for number in 0..<3_000 { #expect(many.longest(of: "词\(number)。甲".utf8.span)?.value == number) }
  }
}
