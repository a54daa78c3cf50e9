import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Who reports, where a number is part of the name.
struct IssuerNameTests {
  /// A number is part of a name where it counts neither days nor editions.
  @Test(arguments: [
    ("（市12345热线中心）2026年重点工作落实情况表", "市12345热线中心"), ("（区110指挥中心）2026年重点工作落实情况表", "区110指挥中心"),
    ("（第8中学）2026年重点工作落实情况表", "第8中学"), ("（第一中学）2026年重点工作落实情况表", "第一中学"),
    ("2026年重点工作落实情况表（京昆高速G5管理局）", "京昆高速G5管理局"), ("市12345热线中心2026年重点工作落实情况表", "市12345热线中心"),
    ("（第一批重点单位）2026年重点工作落实情况表", nil), ("（2026.3市直单位）重点工作落实情况表", nil), ("（3月31日前各局）2026年重点工作落实情况表", nil),
  ])
  func numbersArePartOfNames(_ title: String, _ issuer: String?) throws {
    #expect(try report(title + "\n序号,任务,进展情况\n1,a,b\n", as: .csv).report.title.issuer == issuer)
  }
}
