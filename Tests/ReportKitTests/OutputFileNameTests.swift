import ReportKit
import Testing

/// Names of files that every system takes.
struct OutputFileNameTests {
  private func name(_ text: String) -> String {
    var names = OutputFileNames()
    return names.name(for: text, endings: [".csv"])
  }

  @Test(arguments: [
    ("区民政局", "区民政局"), ("高新区（管委会）", "高新区（管委会）"), ("甲/乙\\丙:丁*?\"<>|", "甲／乙＼丙：丁＊？＂＜＞｜"),
    ("../etc/passwd", "_..／etc／passwd"),
    ("甲局. . ", "甲局"), (".隐藏", "_.隐藏"), ("-rf", "_-rf"), ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("COM1", "_COM1"),
    ("COM10", "COM10"),
    ("Console", "Console"), ("甲\u{202E}乙\u{0}\u{7F}丙", "甲乙丙"), ("甲\n乙\u{3000}丙", "甲 乙 丙"), ("", "_"), ("...", "_"),
    ("\u{200B}", "_"),
  ])
  func namesAreSafe(_ text: String, _ safe: String) {
    #expect(name(text).utf8.elementsEqual(safe.utf8), "\(name(text))")
  }

  @Test func namesAreShort() {
    let long = name(String(repeating: "局", count: 300))
    #expect(long.utf8.count <= 180 && long.hasSuffix("局"))
  }

  @Test func noNameIsAnothers() {
    var names = OutputFileNames()
    func take(_ text: String, _ endings: String...) -> String { names.name(for: text, endings: endings) }
    #expect(take("A局", ".csv") == "A局" && take("a局", ".csv") == "a局（2）" && take("A/局", ".csv") == "A／局")
    #expect(take("a局（2）", ".csv") == "a局（2）（2）")
    #expect(take("甲局", "-1.csv", "-2.csv") == "甲局" && take("甲局-1", ".csv") == "甲局-1（2）")
    let composed = take("\u{E9}局", ".csv")
    #expect(composed == "é局" && take("e\u{301}局", ".csv").hasSuffix("（2）"))
    #expect(take(String(repeating: "长", count: 100), ".csv") != take(String(repeating: "长", count: 99), ".csv"))
  }
}
