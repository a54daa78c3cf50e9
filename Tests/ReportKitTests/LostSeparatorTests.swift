import ReportKit
import ReportModel
import Testing

/// Inputs whose cells nothing parts that only parts cells, or whose encoding nothing names: refused by name, never guessed.
struct LostSeparatorTests {
  private func error(_ bytes: [UInt8], _ name: String) -> Diagnostic? {
    #expect(throws: ReportError.self) { try ReportReader().read(bytes, name: name) }?.diagnostics.last
  }

  @Test(arguments: [
    ("2026年重点工作落实情况表\n序号    任务内容    责任部门    进展情况\n1    修路    甲局    完成\n", 2),
    ("序号 任务内容 责任部门\n1 修路 甲局\n", 1), ("序号　任务内容　责任部门\n1　修路　甲局\n", 1), ("表\n序号任务内容责任部门进展情况\n1修路甲局完成\n", 2),
  ])
  func tabsThatBecameBlanksAreNamed(_ text: String, _ line: Int) {
    for name in ["a.txt", "a", "a.csv", "a.md"] {
      let error = error(Array(text.utf8), name)
      #expect(error?.code == .notAReport && error?.location?.line == line, "\(name)")
      #expect(error?.message.contains("TABs became blanks") == true, "\(name)")
    }
  }

  @Test(arguments: ["，", "；", "、", "｜", "/", "~"])
  func signsOfTextsAreNamed(_ sign: String) {
    let text = "序号,任务内容,责任部门,进展情况\n1,修路,甲局,完成\n".replacing(",", with: sign)
    for name in ["a.txt", "a", "a.csv"] {
      let error = error(Array(text.utf8), name)
      #expect(error?.message.contains("'\(sign)'") == true, "\(name)")
      #expect(error?.translations.chinese.contains("“\(sign)”") == true)
    }
  }

  @Test(arguments: ["请各单位按照任务内容、责任部门和进展情况填报。\n", "姓名 电话 地址\n甲 1 2\n"])
  func otherTextsAreNoHeaders(_ text: String) {
    #expect(error(Array(text.utf8), "a.txt")?.message.contains("perhaps the TABs became blanks") == true)
  }

  @Test func bigFiveIsNamedWhereNothingNamesIt() throws {
    // 序號,任務內容,責任部門,進展情況 and a task, in Big5.
    let bytes: [UInt8] = [
      0xA7, 0xC7, 0xB8, 0xB9, 0x2C, 0xA5, 0xF4, 0xB0, 0xC8, 0xA4, 0xBA, 0xAE, 0x65, 0x2C, 0xB3, 0x64, 0xA5, 0xF4, 0xB3,
      0xA1,
      0xAA, 0xF9, 0x2C, 0xB6, 0x69, 0xAE, 0x69, 0xB1, 0xA1, 0xAA, 0x70, 0x0A, 0x31, 0x2C, 0xAD, 0xD7, 0xB8, 0xF4, 0x2C,
      0xA5,
      0xD2, 0xA7, 0xBD, 0x2C, 0xA4, 0x77, 0xA7, 0xB9, 0xA6, 0xA8, 0x0A,
    ]
    let error = error(bytes, "a.csv")
    #expect(error?.code == .undecodable && error?.message.contains("Big5") == true)
    var reader = ReportReader()
    reader.options.encoding = "BIG5"
    let report = try reader.read(bytes, name: "a.csv").reports[0]
    #expect(report.columns.map(\.role) == [.number, .content, .departments, .progress])
  }
}
