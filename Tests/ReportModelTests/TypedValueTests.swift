import ReportModel
import TestSupport
import Testing

@testable import ReportReaders
@testable import ReportRecognition

struct TypedValueTests {
  @Test(arguments: [
    ("2026年10月31日", "2026-10-31…2026-10-31"), ("2026年10月31日前完成", "2026-10-31…2026-10-31"),
    ("10月底前", "2026-10-01…2026-10-31"),
    ("9月", "2026-09-01…2026-09-30"), ("2026-10-31", "2026-10-31…2026-10-31"), ("2027/1/5", "2027-01-05…2027-01-05"),
    ("2026.10", "2026-10-01…2026-10-31"), ("第三季度末", "2026-07-01…2026-09-30"), ("年底前", "2026-12-01…2026-12-31"),
    ("2027年底", "2027-12-01…2027-12-31"), ("今年底", "2026-12-01…2026-12-31"), ("上半年", "2026-01-01…2026-06-30"),
    ("2026年", "2026-01-01…2026-12-31"), ("10月中旬", "2026-10-11…2026-10-20"), ("2月下旬", "2026-02-21…2026-02-28"),
    ("2026年3月至2027年10月", "2026-03-01…2027-10-31"), ("2026.1-2026.12", "2026-01-01…2026-12-31"),
    ("2026年3月-10月", "2026-03-01…2026-10-31"), ("10月31日之前", "2026-10-31…2026-10-31"),
    ("2026年12月30日。", "2026-12-30…2026-12-30"), ("2024－12－31", "2024-12-31…2024-12-31"),
    ("20241231", "2024-12-31…2024-12-31"), ("2024/12/31 0:00:00", "2024-12-31…2024-12-31"),
    ("2024年9月30日、12月31日", "2024-12-31…2024-12-31"), ("6月底前完成方案，12月底前完成建设", "2026-12-01…2026-12-31"),
    // The hour and the day of the week say no more of the day.
    ("2026年5月20日（周三）", "2026-05-20…2026-05-20"), ("2026年5月20日 星期三", "2026-05-20…2026-05-20"),
    ("5月20日18时前", "2026-05-20…2026-05-20"), ("2026年5月20日上午9点30分前", "2026-05-20…2026-05-20"),
    ("2026-05-20T08:30:00", "2026-05-20…2026-05-20"), ("2026/5/20 8:30", "2026-05-20…2026-05-20"),
    ("5月20日前报送总结", "2026-05-20…2026-05-20"), ("即知即改，2026年5月底前完成", "2026-05-01…2026-05-31"),
    ("预计2026年5月底完成", "2026-05-01…2026-05-31"), ("力争年底前", "2026-12-01…2026-12-31"),
    ("2026年2、5、8月底", "2026-08-01…2026-08-31"), ("2、5、11月", "2026-11-01…2026-11-30"),
    ("设计5月；施工8月；验收11月底", "2026-11-01…2026-11-30"),
    ("2026.03.01—10.31", "2026-03-01…2026-10-31"), ("2026/3/1-5/31", "2026-03-01…2026-05-31"),
    ("2026—2028年", "2026-01-01…2028-12-31"), ("2026年至2027年底", "2026-01-01…2027-12-31"),
    ("2026年3月31日（已延期至2026年9月30日）", "2026-09-30…2026-09-30"), ("原定2025年10月底，推迟到2026年4月底", "2026-04-01…2026-04-30"),
    ("原定2026年10月底，提前至2026年4月底", "2026-04-01…2026-04-30"),
    ("12月底前完成建设", "2026-12-01…2026-12-31"), ("2027年6月底前基本完成", "2027-06-01…2027-06-30"),
    // What a bracket says may leave the day what it is.
    ("2026年12月31日（星期四）", "2026-12-31…2026-12-31"), ("2025年底前（已完成）", "2025-12-01…2025-12-31"),
    ("2024-12-31T00:00:00", "2024-12-31…2024-12-31"), ("12月30日24时", "2026-12-30…2026-12-30"),
    ("2024-2026年", "2024-01-01…2026-12-31"), ("2024年至2026年", "2024-01-01…2026-12-31"),
    ("11月30日前报送方案", "2026-11-30…2026-11-30"),
    ("6月底前（方案），12月底前（建设）", "2026-12-01…2026-12-31"), ("2026年底前完成主体，2027年6月竣工", "2027-06-01…2027-06-30"),
    ("12月底（长期坚持）", "2026-12-01…2026-12-31"), ("12月底前（跨年度）", "2026-12-01…2026-12-31"),
    ("2026年10月1日前（国庆前）", "2026-10-01…2026-10-01"), ("今年年底", "2026-12-01…2026-12-31"), ("明年6月", "2027-06-01…2027-06-30"),
    ("2026年3月开工，12月竣工", "2026-12-01…2026-12-31"), ("一季度立项；二季度开工；四季度完工", "2026-10-01…2026-12-31"),
    ("2026年6月底\n2026年12月底", "2026-12-01…2026-12-31"), ("方案：6月底\n建设：12月底", "2026-12-01…2026-12-31"),
    ("2026年\n12月底", "2026-12-01…2026-12-31"), ("11月至次年3月", "2026-11-01…2027-03-31"),
    ("年内", "2026-01-01…2026-12-31"), ("本年度内完成", "2026-01-01…2026-12-31"), ("明年底前", "2027-12-01…2027-12-31"),
  ])
  func dates(_ text: String, _ days: String) throws {
    let period = try #require(DateGrammar.parse(text, year: 2026))
    #expect(period.text == text && "\(period.from?.description ?? "")…\(period.to?.description ?? "")" == days)
  }

  @Test(arguments: [
    "长期", "", "底", "10", "2026-13-01", "2月30日", "2026年3月-2月", "完成", "十月底完成主体", "1.5", "前", "20241331", "10月底前完成，长期坚持",
    "2026年3月开工", "6月底\n长期坚持", "申请延期至2026年9月", "2026年3月（申请延期至2026年9月）", "延期3个月", "2026年5月（暂定）", "2026年6月（原2026年12月）",
    "验收11月底", "2、5、8",
    "2028—2026年", "投资3亿元，2026年", "第3次会议，2026年5月",
    "年前", "立行立改", "2026年12月（已延期）", "2026年12月（原2026年6月）", "12月底前（甲方案）", "（12月）", "完成（星期四）",
  ])
  func noDates(_ text: String) { #expect(DateGrammar.parse(text, year: 2026) == nil) }

  @Test func withoutAYearThereAreNoDays() {
    #expect(DateGrammar.parse("10月底前", year: nil) == Period(text: "10月底前"))
  }

  @Test(arguments: [
    ("85%", "85"), ("145 ％", "145"), ("８５．５%", "85.5"), ("百分之八十五", "85"), ("约60%", "60"), ("007.50%", "7.50"),
    ("85%（上季度（一月）60%）", "85"),
  ])
  func percentages(_ text: String, _ number: String) {
    #expect(NumberGrammar.percent(text, unit: nil)?.text == number)
    #expect(NumberGrammar.percent("62", unit: "%")?.text == "62")
  }

  @Test(arguments: ["85", "完成85%", "85%以上", "", "%", "1.2.3%", "五%", "80%（计划）90%（实际）", "80%（计划）/90%（实际）"])
  func noPercentages(_ text: String) { #expect(NumberGrammar.percent(text, unit: nil) == nil) }

  @Test(arguments: [
    ("1200万元", "1200 万元"), ("1,200.50 万元", "1200.50 万元"), ("￥300", "300 元"), ("-3亿元", "-3 亿元"), ("35（亩）", "35 亩"),
    ("12，000", "12000 "), ("0.5", "0.5 "),
  ])
  func amounts(_ text: String, _ expected: String) {
    guard case .amount(let number, let unit)? = NumberGrammar.amount(text, unit: nil) else {
      Issue.record("\(text) is an amount")
      return
    }
    #expect("\(number.text) \(unit ?? "")" == expected)
    #expect(NumberGrammar.amount("7", unit: "万元") == DecimalNumber(text: "7").map { .amount($0, unit: "万元") })
  }

  @Test(arguments: [
    "万元", "约", "1.2.3万元", "总投资3亿元", "3亿元，其中市级1亿元", "", "500万元以上", "500余万元", "500多万元", "500万元左右", "50%", "2024年", "12月",
  ])
  func noAmounts(_ text: String) { #expect(NumberGrammar.amount(text, unit: nil) == nil) }

  /// In a column of money another unit says that the number is none.
  @Test(arguments: [
    ("1200平方米", false), ("12台", false), ("1200元", true), ("1.2亿", true), ("300万美元", true), ("1200", true),
  ])
  func amountsOfMoney(_ text: String, _ isOne: Bool) {
    #expect((NumberGrammar.amount(text, unit: "万元") != nil) == isOne)
    #expect(NumberGrammar.amount(text, unit: "亩") != nil)
  }

  @Test(arguments: [("12", 12), ("１,200", 1_200), ("十二", 12), ("-3", -3)])
  func integers(_ text: String, _ number: Int) { #expect(NumberGrammar.integer(text) == number) }

  @Test(arguments: ["1.5", "", "12个", "12345678901234567890"])
  func noIntegers(_ text: String) { #expect(NumberGrammar.integer(text) == nil) }

  @Test(arguments: [
    ("1 200", "1200"), ("12 345 678.5", "12345678.5"), ("1\u{A0}200", "1200"), ("1　200", "1200"), ("1200 万元", "1200"),
    ("1200\n万元", "1200"), ("￥ 300", "300"), ("- 3", "-3"), (" 7\n", "7"), ("1 200 万元", "1200"),
  ])
  func blanksPartDigitsInGroupsOfThree(_ text: String, _ number: String) {
    guard case .amount(let amount, _)? = NumberGrammar.amount(text, unit: nil) else {
      Issue.record("\(text) is an amount")
      return
    }
    #expect(amount.text == number)
  }

  @Test(arguments: [
    "5\n8", "5 8", "12 34", "1 20", "1200 300", "1 2000", "1\n200", "1\t200", "1  200", "1.5 200", "1,200 300", "10. 5",
    "1, 200",
    "1 ,200", "5\u{0B}8", "5\u{2028}8", "5\n.8", "-\n3", "1 200 30", "五\n八", "十 二",
  ])
  func twoNumbersAreNone(_ text: String) {
    #expect(NumberGrammar.amount(text, unit: "万元") == nil)
    #expect(NumberGrammar.integer(text) == nil)
    #expect(NumberGrammar.percent(text, unit: "%") == nil && NumberGrammar.percent(text + "%", unit: nil) == nil)
    #expect(NumberGrammar.percent("百分之" + text, unit: nil) == nil)
    #expect(rowNumber(text) == nil)
  }

  @Test(arguments: ["1\n2月", "2024年1 2月", "2024\n1231", "2024年1\n1月底"])
  func digitsOfTwoNumbersMakeNoDay(_ text: String) { #expect(DateGrammar.parse(text, year: 2024) == nil) }

  @Test(arguments: ["9月\n30日", "2024. 9. 30", "2024年 9月 30日", "6月底，\n9月30日"])
  func blanksInDaysDoNotMatter(_ text: String) {
    #expect(DateGrammar.parse(text, year: 2024)?.to?.description == "2024-09-30")
  }

  @Test func columnsAreTypedByRoleWithUnitsAndYear() throws {
    let text = """
      2026年甲项目进度表
      单位：万元
      序号,任务,完成时限,完成率（%）,投资规模,预算金额（元）,备注
      1,a,10月底,145,"1,200",300,=1
      2,b,长期,,若干,1亿元,
      """
    let (report, _) = try report(text)
    let fields = report.rows[0].fields
    #expect(fields.map(\.role.rawValue) == ["deadline", "completionRate", "amount"])
    guard case .date(let period) = fields[0].value, case .percent(let rate) = fields[1].value,
      case .amount(let amount, let unit) = fields[2].value
    else {
      Issue.record("\(fields)")
      return
    }
    #expect(period.to?.description == "2026-10-31" && rate.text == "145" && amount.text == "1200" && unit == "万元")
    #expect(report.rows[1].fields.isEmpty && report.rows[0].status == .completed)
  }
}

/// Of several columns with one role the plainest name gives the value.
struct PlainestNameTests {
  @Test func aPeriodMakesANameNoLessPlain() throws {
    let text = "2026年重点工作落实情况表\n序号,目标任务,上半年完成情况,进度情况\n1,修路,完成三成。,欠进度\n"
    let row = try report(text, as: .csv).report.rows[0]
    #expect(row.progress?.text == "完成三成。" && row.status == .delayed)
  }

  @Test func numbersAndValues() throws {
    let text =
      "任务编号,序号,任务内容,区级完成时限,完成时限,年度投资额（万元）,投资（万元）\nA3,1,修路,2026-01-31,2026-12-31,5,700\nA4,2,架桥,2026-01-31,,6,\n"
    let (report, diagnostics) = try report(text, as: .csv)
    #expect(report.columns.map(\.role) == [.number, .number, .content, .deadline, .deadline, .amount, .amount])
    #expect(report.rows.map(\.number) == [1, 2])
    #expect(!diagnostics.contains { $0.code == .missingNumber })
    let values = report.rows.map { row in
      row.fields.map { field -> String in
        switch field.value {
        case .date(let period): period.to?.description ?? ""
        case .amount(let number, _): number.text
        default: ""
        }
      }
    }
    // Where it says nothing, the next one does.
    #expect(values == [["2026-12-31", "700"], ["2026-01-31", "6"]])
  }
}
