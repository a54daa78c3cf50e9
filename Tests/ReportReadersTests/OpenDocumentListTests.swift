import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// The numbers that the lists of an OpenDocument make. What is expected is what LibreOffice 7.4 shows, where nothing else is said.
struct OpenDocumentListTests {
  private typealias Text = OpenDocumentBuilder

  private func lines(_ body: String, _ styles: String = "", shared: String = "") throws -> [String] {
    var builder = OpenDocumentBuilder(text: body, styles: Self.styles + styles)
    builder.sharedStyles = shared
    return try readPackage(builder.bytes).reading.value.blocks.compactMap {
      if case .line(let line) = $0 { line.text } else { nil }
    }
  }

  private static let styles =
    Text.listStyle(
      "L1",
      Text.level(1, "1", suffix: ".") + Text.level(2, "a", prefix: "(", suffix: ")", "text:display-levels=\"2\"")
        + Text.level(3, "i", suffix: ")"))
    + Text.listStyle(
      "L2", Text.level(1, "", prefix: "甲", suffix: "乙") + Text.level(2, "1", "text:display-levels=\"2\""))
    + Text.listStyle("L3", Text.level(1, "1", suffix: "、", "text:start-value=\"5\""))
    + "<style:style style:name=\"PL\" style:family=\"paragraph\" style:list-style-name=\"L3\"/>"
    + "<style:style style:name=\"HP\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>"

  private func item(_ texts: String..., list: String = "") -> String {
    texts.map { Text.paragraph($0) }.joined() + list
  }

  @Test func levelsAndListsInItems() throws {
    let list = Text.list(
      "L1",
      [
        item("一", list: Text.list("", [item("二")]) + Text.paragraph("三") + Text.list("", [item("四")])),
        item("五", list: Text.list("", [item("六", list: Text.list("", [item("七"), item("八")])), item("九")])),
      ])
    #expect(
      try lines(list)
        == ["1. 一", "(1.a) 二", "三", "(1.a) 四", "2. 五", "(2.a) 六", "i) 七", "ii) 八", "(2.b) 九"].map {
          $0.replacing(" ", with: "")
        })
  }

  /// An item that begins with a list is the one before it, or the first.
  @Test func itemsWithoutTextOfTheirOwn() throws {
    let list = Text.list("L1", [Text.list("", [item("甲"), item("乙")]), item("丙"), "", item("丁")])
    #expect(try lines(list) == ["(1.a)甲", "(1.b)乙", "2.丙", "3.丁"])
    let interrupted =
      Text.list("L1", [item("甲", list: Text.list("", [item("乙")]))]) + Text.paragraph("丙")
      + Text.list("L1", [Text.list("", [item("丁")]), item("戊")], "text:continue-numbering=\"true\"")
    #expect(try lines(interrupted) == ["1.甲", "(1.a)乙", "丙", "(1.b)丁", "2.戊"])
    let second = Text.list("L1", [item("甲"), Text.list("", [item("乙")]), item("丙")])
    #expect(try lines(second) == ["1.甲", "(1.a)乙", "2.丙"])
    let header =
      "<text:list text:style-name=\"L1\"><text:list-header>\(Text.list("", [item("甲"), item("乙")]))</text:list-header>"
      + "<text:list-item>\(item("丙"))</text:list-item></text:list>"
    #expect(try lines(header) == ["(1.a)甲", "(1.b)乙", "2.丙"])
    let counted =
      "<text:list text:style-name=\"L1\"><text:list-item>\(item("甲", list: Text.list("", [item("乙")])))</text:list-item>"
      + "<text:list-header>\(item("丙", list: Text.list("", [item("丁")])))</text:list-header></text:list>"
    #expect(try lines(counted) == ["1.甲", "(1.a)乙", "丙", "(1.b)丁"])
  }

  @Test func listsBeginAnewOrGoOn() throws {
    let on = "text:continue-numbering=\"true\""
    let body =
      Text.list("L1", [item("甲")]) + Text.list("L1", [item("乙")]) + Text.list("L1", [item("丙")], on)
      + Text.list("L3", [item("丁")]) + Text.list("L1", [item("戊")], on) + Text.list("L1", [item("己")], on)
      + Text.list("L1", [item("庚", list: Text.list("", [item("辛")]) + Text.list("", [item("壬")], on))], on)
    #expect(try lines(body) == ["1.甲", "1.乙", "2.丙", "5、丁", "1.戊", "2.己", "3.庚", "(3.a)辛", "(3.b)壬"])
  }

  @Test func listsThatGoOnWithOneOfAName() throws {
    let body =
      Text.list("L1", [item("甲")], "xml:id=\"a\"") + Text.list("L3", [item("乙")], "xml:id=\"b\"")
      + Text.list("L1", [item("丙")], "text:continue-list=\"a\"")
      + Text.list("L3", [item("丁")], "text:continue-list=\"b\"")
      + Text.list("L1", [item("戊")], "text:continue-list=\"b\"")
    #expect(try lines(body) == ["1.甲", "5、乙", "2.丙", "6、丁", "7.戊"])
  }

  /// LibreOffice writes two lists of Word so that count on from each other; the style of the next one does not matter.
  @Test func listsOfDifferentStylesThatCountOn() throws {
    let body =
      Text.list("L1", [item("甲"), item("乙")], "xml:id=\"a\"") + Text.list("L1", [item("丙")], "xml:id=\"b\"")
      + Text.list("L3", [item("丁")], "xml:id=\"c\" text:continue-list=\"a\"")
      + Text.list("L1", [item("戊")], "xml:id=\"d\" text:continue-list=\"b\"")
      + Text.list("L3", [item("己")], "xml:id=\"e\" text:continue-list=\"c\"")
    #expect(try lines(body) == ["1.甲", "2.乙", "1.丙", "3、丁", "2.戊", "4、己"])
  }

  @Test func cellsAreNoItemsOfAnother() throws {
    let cells = [Text.list("L3", [item("")]), Text.list("L3", [item("")], "text:continue-numbering=\"true\"")]
    let table = Text.table(cells.map { Text.row(Text.cell($0)) }.joined())
    let blocks = try readPackage(OpenDocumentBuilder(text: table, styles: Self.styles).bytes).reading.value.blocks
    #expect(blocks.tables.first?.grid == [["5、"], ["6、"]])
  }

  @Test func startsHeadersOverridesAndFurtherParagraphs() throws {
    let start = Text.list("L3", [(content: item("甲", "乙"), attributes: "text:start-value=\"9\"")])
    #expect(try lines(start) == ["9、甲", "乙"])
    let header = "<text:list text:style-name=\"L3\"><text:list-header>\(item("甲"))</text:list-header></text:list>"
    #expect(try lines(header) == ["甲"])
    let other = Text.list("L1", [(item("甲"), ""), (item("乙"), "text:style-override=\"L3\""), (item("丙"), "")])
    #expect(try lines(other) == ["1.甲", "2、乙", "3.丙"])
  }

  @Test func levelsWithoutANumberAndLevelsThatAreMissing() throws {
    #expect(try lines(Text.list("L2", [item("丙", list: Text.list("", [item("丁")]))])) == ["甲乙丙", "1丁"])
    #expect(try lines(Text.list("L1", [item("丙", list: Text.list("L3", [item("丁")]))])) == ["1.丙", "1.丁"])
    #expect(try lines(Text.list("none", [item("丙")])) == ["丙"])
  }

  /// A paragraph that nobody sees has been counted (LibreOffice's print).
  @Test func hiddenItemsCount() throws {
    #expect(try lines(Text.list("L3", [item("甲"), Text.paragraph("不读", "HP"), item("乙")])) == ["5、甲", "7、乙"])
  }

  /// ODF 1.3, part 3, 5.3.1; LibreOffice shows a bullet.
  @Test func theStyleOfTheParagraphIsThatOfAListWithoutOne() throws {
    let body = Text.list("", [Text.paragraph("甲", "PL"), Text.paragraph("乙", "PL")]) + Text.paragraph("丙", "PL")
    #expect(try lines(body) == ["5、甲", "6、乙", "丙"])
  }

  @Test func numberedParagraphs() throws {
    let one = "<text:numbered-paragraph text:list-id=\"n\" text:style-name=\"L1\" text:level="
    let body =
      one + "\"1\">\(item("甲"))</text:numbered-paragraph>" + one + "\"2\">\(item("乙"))</text:numbered-paragraph>" + one
      + "\"1\">\(item("丙"))</text:numbered-paragraph>"
    #expect(try lines(body) == ["1.甲", "(1.a)乙", "2.丙"])
  }

  @Test func gapsAreThoseOfTheLevel() throws {
    let tight =
      "<style:list-level-properties><style:list-level-label-alignment text:label-followed-by=\"nothing\"/>"
      + "</style:list-level-properties>"
    let styles = Text.listStyle("T", Text.level(1, "1", suffix: ".", "", tight))
    #expect(try lines(Text.list("T", [item("5个")]) + Text.list("L1", [item("5个")]), styles) == ["1.5个", "1. 5个"])
  }

  @Test func patternsOfLibreOffice() throws {
    let styles = Text.listStyle(
      "X",
      Text.level(1, "一, 二, 三, ...", "loext:num-list-format=\"第%1%章\"")
        + Text.level(2, "1", suffix: ".", "text:display-levels=\"2\" loext:num-list-format=\"（%1%之%2%）100%\""))
    let none = Text.listStyle(
      "N", Text.level(1, "", "loext:num-list-format=\"%1%\"") + Text.level(2, "1", "loext:num-list-format=\"%1%.%2%、\"")
    )
    #expect(try lines(Text.list("N", [item("甲", list: Text.list("", [item("乙")]))]), none) == ["甲", "1、乙"])
    #expect(try lines(Text.list("X", [item("甲", list: Text.list("", [item("乙")]))]), styles) == ["第一章甲", "（一之1）100%乙"])
  }

  @Test(arguments: [
    ("1", [1: "1", 12: "12"]), ("a", [1: "a", 27: "aa", 28: "ab"]), ("I", [4: "IV"]),
    ("一, 二, 三, ...", [1: "一", 10: "十", 11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十"]),
    ("壹, 贰, 叁, ...", [3: "叁", 21: "贰拾壹"]), ("壹, 貳, 參, ...", [3: "參"]), ("甲, 乙, 丙, ...", [10: "癸", 11: "11"]),
    ("子, 丑, 寅, ...", [2: "丑"]), ("①, ②, ③, ...", [1: "①", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"]),
    ("1, 2, 3, ...", [9: "9", 10: "10"]), ("*, †, ‡, §, **, ††, ...", [2: "†", 5: "**"]),
    ("01, 02, 03, ...", [1: "01", 12: "12"]), ("１, ２, ３, ...", [12: "１２"]), ("？", [3: "3"]),
  ])
  func formats(_ format: String, _ numbers: [Int: String]) throws {
    let styles = Text.listStyle("F", Text.level(1, format))
    for (number, text) in numbers {
      let body = Text.list("F", [(content: item(""), attributes: "text:start-value=\"\(number)\"")])
      #expect(try lines(body, styles) == [text], "\(format) \(number)")
    }
  }

  /// They are digits, which is not what is shown, so that somebody must be told.
  @Test(arguments: [("1st", 1), ("가, 나, 다, ...", 1), ("One", 1), ("1", 0), ("①, ②, ③, ...", 0), ("", 0)])
  func formatsThatNobodyKnowsAreSaid(_ format: String, _ count: Int) throws {
    let body = Text.list("F", [item("甲")]) + Text.table([["a"]])
    let builder = OpenDocumentBuilder(text: body, styles: Text.listStyle("F", Text.level(1, format)))
    let codes = try readPackage(builder.bytes).reading.diagnostics.map(\.code)
    #expect(codes == Array(repeating: .unreadPart, count: count))
  }

  @Test func lettersMayBeRepeated() throws {
    let styles = Text.listStyle("F", Text.level(1, "a", "style:num-letter-sync=\"true\""))
    let body = Text.list("F", [(content: item(""), attributes: "text:start-value=\"28\"")])
    #expect(try lines(body, styles) == ["bb"])
  }

  @Test func headingsHaveTheNumbersOfTheOutline() throws {
    func heading(_ level: Int, _ text: String, _ style: String, _ more: String = "") -> String {
      "<text:h text:style-name=\"\(style)\" text:outline-level=\"\(level)\" \(more)>\(text)</text:h>"
    }
    let shared =
      "<style:style style:name=\"H1\" style:family=\"paragraph\" style:default-outline-level=\"1\" style:list-style-name=\"Outline\"/>"
      + "<style:style style:name=\"H2\" style:family=\"paragraph\" style:default-outline-level=\"2\"/>"
      + "<style:style style:name=\"N\" style:family=\"paragraph\" style:parent-style-name=\"H1\" style:list-style-name=\"\"/>"
      + "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" "
      + "style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/><text:outline-level-style text:level=\"2\" "
      + "style:num-format=\"1\" style:num-prefix=\"（\" style:num-suffix=\"）\"/></text:outline-style>"
    let body =
      heading(1, "甲", "H1") + heading(2, "乙", "H2") + heading(2, "丙", "H2") + heading(1, "丁", "H1")
      + heading(1, "戊", "N") + heading(1, "己", "H1", "text:is-list-header=\"true\"") + heading(2, "庚", "H2")
      + heading(1, "辛", "") + heading(1, "壬", "H1", "text:restart-numbering=\"true\" text:start-value=\"7\"")
      + heading(1, "癸", "H1", "text:start-value=\"9\"") + Text.paragraph("子", "H1")
    #expect(
      try lines(body, shared: shared) == [
        "一、甲", "（1）乙", "（2）丙", "二、丁", "戊", "己", "（1）庚", "三、辛", "七、壬", "八、癸", "九、子",
      ])
    #expect(try lines(Text.list("L3", [heading(1, "甲", "H1")]), shared: shared) == ["5、甲"])
  }
}
