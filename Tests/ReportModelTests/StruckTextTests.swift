import ReportModel
import Testing

struct AsideTests {
  @Test(arguments: [
    ("第一季度）¹", "第一季度）"), ("85.5%⁴", "85.5%"), ("2026年6月30日⁵", "2026年6月30日"), ("区发改局³、区交通局¹²；甲", "区发改局、区交通局；甲"),
    ("重点任务ⁱ", "重点任务"),
    ("5m²", "5m²"), ("10⁸", "10⁸"), ("5平方米²", "5平方米²"), ("千里²", "千里²"), ("1200⁶", "1200⁶"), ("甲²乙", "甲²乙"),
    ("²甲", "²甲"),
  ])
  func marksOfNotesAreLeftOut(_ text: String, _ rest: String) {
    #expect(Array(withoutAsides(text).utf8) == Array(rest.utf8))
  }

  @Test(arguments: [
    ("〔删：甲局〕乙局", "乙局"), ("80〔删：1〕%〔删：2\n3〕", "80%"), ("〔删：甲", "〔删：甲"), ("甲〕乙", "甲〕乙"), ("〔删：a〕b〔删：c", "b〔删：c"),
    ("\u{338}〔删：〕", "\u{338}"),
  ])
  func struckPartsAreLeftOut(_ text: String, _ rest: String) {
    #expect(Array(withoutAsides(text).utf8) == Array(rest.utf8))
  }
}
