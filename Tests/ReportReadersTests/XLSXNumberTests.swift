import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// How numbers and days are shown.
extension XLSXReaderTests {
  @Test(arguments: [
    ("0.855", "0.0%", "85.5%"), ("46112", "yyyy\"年\"m\"月\"d\"日\"", "2026年3月31日"),
    ("46112", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "二〇二六年三月三十一日"),
    ("46112", "[DBNum2][$-804]yyyy\"年\"mm\"月\"dd\"日\"", "贰零贰陆年零叁月叁拾壹日"),
    ("46112", "[DBNum3][$-804]yyyy\"年\"m\"月\"d\"日\"", "２０２６年３月３１日"),
    ("46112", "[DBNum1]yy", "二六"), ("46112", "[$-411]ggge\"年\"m\"月\"d\"日\"", "2026年3月31日"), ("5", "0g", "5g"),
    ("20260331", "0000-00-00", "2026-03-31"), ("13812345678", "000-0000-0000", "138-1234-5678"),
    ("20260331", "0000\"年\"00\"月\"00\"日\"", "2026年03月31日"), ("123456", "0\\.0,\"万\"", "12.3万"),
    ("12345678", "#\\.0000\"万元\"", "1234.5678万元"), ("5", "#-#-#", "--5"), ("7", "0#", "07"),
    ("1234567", "#,##0\"栋\"00", "1,234,5栋67"), ("12.345", "0.0\"a\"0", "12.3a5"), ("1234567", "#,.#,", "1.2"),
    ("123456", "##0.0E+0", "123.5E+3"), ("0.00012", "##0.0E+0", "120.0E-6"), ("5", "[< 10]\"少\";\"多\"", "少"),
    ("999950", "##0.0E+0", "1.0E+6"),
    ("46112", "ddd dddd", "Tue Tuesday"), ("46112", "[$-804]ddd dddd", "周二 星期二"), ("46112", "[$-409]dddd", "Tuesday"),
    ("5", "[BLUE]GENERAL\"元\"", "5元"), ("0.5", "h:mm Am/Pm", "12:00 PM"),
    ("46112", "[$-804]yyyy/mm/dd;@", "2026/03/31"), ("46112.5", "yyyy-m-d h:mm AM/PM", "2026-3-31 12:00 PM"),
    ("1.5", "[h]:mm:ss", "36:00:00"), ("0.00002", "mm:ss.0", "00:01.7"), ("46112", "d-mmm-yy", "31-Mar-26"),
    ("0.5", "# ?/?", "1/2"), ("1.25", "# ?/?", "1 1/4"), ("-2.3333333333333335", "# ??/??", "-2 1/3"),
    ("3", "# ?/?", "3"), ("0.375", "# ?/8", "3/8"), ("1.5", "?/?", "3/2"), ("0", "# ?/?", "0"),
    ("1234.5", "#,##0.00\"元\"", "1,234.50元"), ("-5", "0;[Red](0)", "(5)"), ("12", "[>=10]\"多\";\"少\"", "多"),
    ("1200000", "0.0,,\"百万\"", "1.2百万"), ("7", "000", "007"), ("46112", "aaaa", "星期二"),
    ("0.1", "General", "0.1"), ("0.30000000000000004", "General", "0.3"),
    ("0.33333333333333331", "General", "0.333333333"),
    ("33.333333333333336", "General", "33.33333333"), ("110101199003070012", "0", "110101199003070000"),
    ("123456789012", "General", "123456789012"), ("1E-3", "General", "0.001"), ("x", "0.0", "x"),
    ("46112", "e\"年\"m\"月\"", "2026年3月"), ("5", "General\"元\"", "5元"), ("-1.5", "General", "-1.5"),
  ])
  func numbersAreShownAsTheirFormatSays(_ value: String, _ format: String, _ shown: String) throws {
    let row = "<row><c s=\"0\"><v>\(value)</v></c></row>"
    #expect(try grid(data(row), styles: styles([format])) == [[shown]])
  }

  /// Counted out as LibreOffice shows them; spelled, and with a point, as Excel does.
  @Test(arguments: [
    ("0", "[DBNum1]General", "〇"), ("10", "[DBNum1]General", "一十"), ("123", "[DBNum1][$-804]General", "一百二十三"),
    ("101", "[dbnum1][$-804]G/通用格式", "一百〇一"), ("2026", "[DBNum2][$-804]General", "贰仟零贰拾陆"),
    ("101000", "[DBNum1]General", "一十万一千"), ("200500", "[DBNum1]General", "二十万〇五百"),
    ("100100000", "[DBNum1]General", "一亿〇一十万"), ("100000001", "[DBNum2]General", "壹亿零壹"),
    ("1000000010000", "[DBNum1]General", "一万亿〇一万"), ("12345", "[DBNum3]General", "１万２千３百４十５"),
    ("12.5", "[DBNum2]General\"元\"", "壹拾贰.伍元"), ("-0.25", "[DBNum1]General", "-〇.二五"),
    ("12345678901234567", "[DBNum1]General", "一二三四五六七八九〇一二三四六〇〇"),
    ("23", "[DBNum2][$-404]General", "貳拾參"), ("10000", "[DBNum1][$-404]General", "一萬"),
    ("123", "[DBNum1]0", "一二三"), ("12.5", "[DBNum2][$-804]0.00", "壹贰.伍零"), ("1234", "[DBNum3]#,##0", "１,２３４"),
    ("7", "\"第\"[DBNum1]00\"号\"", "第〇七号"), ("0.85", "[DBNum1]0%", "八五%"),
    ("123", "[DBNum1][$-411]General", "123"), ("123", "[DBNum4]General", "123"),
  ])
  func numeralsInThePlaceOfDigits(_ value: String, _ format: String, _ shown: String) throws {
    let row = "<row><c s=\"0\"><v>\(value)</v></c></row>"
    #expect(try grid(data(row), styles: styles([format])) == [[shown]])
  }

  @Test func aFormatThatNoProgramTakesShowsTheNumber() throws {
    let row = "<row><c s=\"0\"><v>46112.5</v></c></row>"
    #expect(try grid(data(row), styles: styles([String(repeating: "0", count: 5_000)])) == [["46112.5"]])
  }

  @Test(arguments: [
    (9, "4611200%"), (10, "4611200.00%"), (14, "2026/3/31"), (22, "2026/3/31 0:00"), (27, "2026年3月"), (28, "3月31日"),
    (31, "2026年3月31日"), (32, "0时00分"), (36, "2026年3月"), (49, "46112"), (50, "2026年3月"), (51, "3月31日"),
    (57, "2026年3月"), (58, "3月31日"), (4, "46,112.00"), (0, "46112"), (12, "46112"), (46, "1106688:00:00"),
  ])
  func builtInFormats(_ id: Int, _ shown: String) throws {
    let styles = "<cellXfs><xf numFmtId=\"\(id)\"/></cellXfs>"
    #expect(try grid(data("<row><c s=\"0\"><v>46112</v></c></row>"), styles: styles) == [[shown]])
  }

  @Test func daysFrom1904() throws {
    var workbook = WorkbookBuilder([WorkbookBuilder.Sheet("1", data("<row><c s=\"0\"><v>44650</v></c></row>"))])
    workbook.styles = "<cellXfs><xf numFmtId=\"31\"/></cellXfs>"
    workbook.isFrom1904 = true
    #expect(try read(workbook).value.blocks.tables.first?.grid == [["2026年3月31日"]])
  }
}
