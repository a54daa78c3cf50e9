import ReportModel
import Testing

@testable import ReportAnalysis

/// What reports are called beside each other.
struct ReportNamesTests {
  private func names(_ reports: (input: String, text: String, issuer: String?, period: String?, subject: String?)...)
    -> [String]
  {
    reportNames(
      of: reports.map { report in
        var title = Title(text: report.text)
        (title.issuer, title.subject, title.year) = (report.issuer, report.subject, 2026)
        title.period = report.period.map { Period(text: $0) }
        return (report.input, title, report.issuer)
      })
  }

  @Test func issuersAreEnoughWhereTheyDiffer() {
    #expect(names(("a", "x", "甲局", "上半年", nil), ("b", "x", "乙局", "上半年", nil)) == ["甲局", "乙局"])
  }

  @Test func whatTellsReportsOfOneIssuerApartIsAdded() {
    #expect(
      names(("a", "x", "甲局", "上半年", nil), ("b", "y", "甲局", "下半年", nil), ("c", "z", "乙局", nil, nil))
        == ["甲局（2026年上半年）", "甲局（2026年下半年）", "乙局"])
    #expect(
      names(("a", "x", "甲局", "上半年", "实事"), ("b", "y", "甲局", "上半年", "重点")) == ["甲局（实事）", "甲局（重点）"])
    #expect(names(("a", "x", "甲局", "上半年", "实事"), ("b", "x", "甲局", "上半年", "实事")) == ["甲局（a）", "甲局（b）"])
    #expect(names(("a", "x", "甲局", nil, nil), ("a", "x", "甲 局", nil, nil)) == ["甲局（a第1表）", "甲 局（a第2表）"])
  }

  @Test func titlesAndInputsNameWhatNobodyReports() {
    #expect(
      names(("a", "甲表", nil, nil, nil), ("b", "", nil, nil, nil), ("c", "乙\n表", nil, nil, nil)) == ["甲表", "b", "乙 表"])
    #expect(names(("a", "甲表", nil, nil, nil), ("b", "甲表", nil, nil, nil)) == ["甲表（a）", "甲表（b）"])
  }
}
