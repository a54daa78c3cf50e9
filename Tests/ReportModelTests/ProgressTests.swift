import ReportModel
import ReportText
import Testing

struct ProgressTests {
  /// The text with `¦` where items begin.
  @Test(arguments: [
    "1.甲。¦2.乙。¦3.丙。",
    "1．甲；¦2．乙",
    "1、甲\n¦2、乙",
    "（1）甲。¦（2）乙。",
    "(1)甲。¦(2)乙。",
    "①甲。¦②乙。",
    "一是甲；¦二是乙；¦三是丙。",
    "总体顺利。¦1.甲。¦2.乙。",
    "情况如下：¦1.甲！¦2.乙",
    "1.甲。 ¦2.乙。\n\n¦3.丙",
    "1.2026年完成。¦2.乙。",
    "1.甲（1）子。（2）子。¦2.乙",
    "1.甲，2.0版本上线，占3.5%。¦2.乙。",
    "9项完成。2026.3月启动",
    "2.乙。3.丙。",
    "1.甲。3.丙。",
    "1.5亿元到位。2.3亿元在途。",
    "只有一项：1.甲",
    "一是甲",
    "没有编号的进展。",
  ])
  func items(_ marked: String) throws {
    let text = String(marked.filter { $0 != "¦" })
    let progress = try #require(Progress(text: text))
    #expect(progress.items.joined(separator: "¦") == marked)
    #expect(progress.items.joined() == text)
  }

  @Test(arguments: ["", " ", "\n\t"])
  func blankTextIsNoProgress(_ text: String) {
    #expect(Progress(text: text) == nil)
  }

  @Test(arguments: [
    "无", "无。", "（无）", "【 无 】", "“无”", "/", "／", "//", "\\", "—", "——", "－", "-", "--", "–", "_", "……", "...", "。", "（）",
    "( )",
    "〃", "~", "同上", "同上。", "（同上）", "同前", "如上", "见上", "暂无", "暂 无", "暂无进展", "无进展", "本月无进展", "目前暂无", "尚无进展情况", "待填",
    "单击或点击此处输入文字。", "单击此处输入日期。", "选择一项。", "Click or tap here to enter text.",
    "待填报", "待补充", "（待填）", "未填", "未填报", "没有", "空", "空白", "略", "N/A", "n/a", "NA", "None", "null", "\u{200B}无\u{FEFF}",
    "\u{3000}—\u{A0}", "Ｎ／Ａ", "XX", "×××",
  ])
  func placeholdersAreNoProgress(_ text: String) {
    #expect(Progress(text: text) == nil)
  }

  @Test(arguments: [
    "无问题", "无遗留问题，已办结", "已完成", "未启动", "否", "是", "√", "×", "0", "100%", "3", "无锡段已贯通", "同上月持平", "待填平的坑塘已回填", "进展顺利",
    "暂无法施工", "①", "★", "正在办理", "空气站建成", "略有进展", "1.无", "NB", "e", "不涉及", "長",
  ])
  func whatSaysSomethingIsProgress(_ text: String) {
    #expect(Progress(text: text)?.text == text)
  }
}

struct NumeralsTests {
  @Test(arguments: [
    ("285", 285), ("２８５", 285), ("十", 10), ("十二", 12), ("二十", 20), ("二百八十五", 285), ("一百零三", 103), ("二〇二六", 2026),
    ("一千二百", 1200), ("三万五千", 35_000), ("〇", 0),
  ])
  func values(_ text: String, _ value: Int) {
    #expect(Numerals.value(text.utf8.span) == value)
  }

  @Test(arguments: ["", "甲", "1二", "十十", "123456789", "二百百", "万"])
  func noValues(_ text: String) {
    #expect(Numerals.value(text.utf8.span) == nil)
  }
}

struct ItemTextTests {
  @Test(arguments: [
    ("1.甲。2.乙。", ["甲。", "乙。"]), ("1. 甲。\n2． 乙；\n", ["甲。", "乙；"]), ("　（1）甲。（2）乙", ["甲。", "乙"]),
    ("总体顺利：1、甲；2、乙", ["总体顺利：", "甲；", "乙"]), ("①甲；②乙", ["甲；", "乙"]), ("没有编号。", ["没有编号。"]), ("1.甲", ["1.甲"]),
  ])
  func textsHaveNoNumbers(_ text: String, _ texts: [String]) {
    #expect(Progress(text: text)?.itemTexts == texts)
    #expect(Progress(text: text)?.items.joined() == text)
  }
}

struct CalendarDateTests {
  @Test func knowsTheCalendar() {
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
    #expect(CalendarDate(year: 2026, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2026, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 987, month: 1, day: 1)?.description == "0987-01-01")
  }
}

struct FormatsTests {
  @Test func extensionsNameFormats() {
    for format in OutputFormat.allCases { #expect(OutputFormat(fileExtension: format.fileExtension) == format) }
    #expect(OutputFormat(fileExtension: "HTM") == .html)
    #expect(OutputFormat(fileExtension: "odt") == nil)
    #expect(InputFormat(fileExtension: "XLS") == .html)
  }
}

/// A part of a longer list begins with the number that it has there.
struct ContinuedItemTests {
  @Test(arguments: [
    ("3.选址完成。\n4.已开工。", ["3.选址完成。\n", "4.已开工。"]), ("（5）甲\n\n（6）乙", ["（5）甲\n\n", "（6）乙"]), ("3.甲\n5.乙", ["3.甲\n5.乙"]),
    ("3.甲\n说明\n4.乙", ["3.甲\n说明\n4.乙"]), ("3.甲；4.乙", ["3.甲；4.乙"]), ("3.甲", ["3.甲"]), ("3.甲\n（4）乙", ["3.甲\n（4）乙"]),
    ("1.甲\n2.乙", ["1.甲\n", "2.乙"]),
  ])
  func items(_ text: String, _ items: [String]) { #expect(Progress(text: text)?.items == items) }
}
