import ReportModel
import Testing

struct StruckTextTests {
  @Test(arguments: [
    ("〔删：甲局〕乙局", "乙局"), ("80〔删：1〕%〔删：2\n3〕", "80%"), ("〔删：甲", "〔删：甲"), ("甲〕乙", "甲〕乙"), ("〔删：a〕b〔删：c", "b〔删：c"),
    ("\u{338}〔删：〕", "\u{338}"),
  ])
  func struckPartsAreLeftOut(_ text: String, _ rest: String) {
    #expect(Array(withoutStruckText(text).utf8) == Array(rest.utf8))
  }
}
