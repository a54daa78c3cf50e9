import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// The lines of a document that holds no tables, with the numbers that Word makes.
private func lines(_ document: WordDocument) throws -> [String] {
  try readPackage(document.bytes).reading.value.blocks.lines.joined().map(\.text)
}

private func numbered(
  _ items: [(number: Int, level: Int)], lists: String, text: String = "甲", styles: String = ""
) throws -> [String] {
  var document = WordDocument(
    items.map { WordDocument.paragraph(WordDocument.run(text), WordDocument.item($0.number, level: $0.level)) }.joined()
  )
  document.numbering = lists
  document.styles = styles
  return try lines(document)
}

struct NumberingTests {
  private typealias Word = WordDocument

  /// The number of the items of a list that has one level.
  private func number(_ format: String, _ values: [Int], text: String = "%1") throws -> [String] {
    try values.flatMap { value in
      try numbered(
        [(1, 0)], lists: Word.abstractList(0, Word.level(0, format, text, start: value)) + Word.list(1, of: 0)
      ).map { String($0.dropLast()) }
    }
  }

  @Test(arguments: [
    ("decimal", ["1", "10", "21", "101"]), ("decimalZero", ["01", "10", "21", "101"]),
    ("lowerLetter", ["a", "j", "u", "wwww"]), ("upperLetter", ["A", "J", "U", "WWWW"]),
    ("lowerRoman", ["i", "x", "xxi", "ci"]), ("upperRoman", ["I", "X", "XXI", "CI"]),
    ("chineseCounting", ["一", "十", "二十一", "一○一"]),
    ("chineseCountingThousand", ["一", "十", "二十一", "一百零一"]),
    ("chineseLegalSimplified", ["壹", "壹拾", "贰拾壹", "壹佰零壹"]), ("japaneseCounting", ["一", "十", "二十一", "百一"]),
    ("ideographDigital", ["一", "一〇", "二一", "一〇一"]), ("taiwaneseCounting", ["一", "十", "二十一", "一○一"]),
    ("taiwaneseCountingThousand", ["一", "十", "二十一", "一百零一"]),
    ("ideographLegalTraditional", ["壹", "壹拾", "貳拾壹", "壹佰零壹"]),
    ("decimalEnclosedCircle", ["①", "⑩", "21", "101"]), ("decimalEnclosedCircleChinese", ["①", "⑩", "21", "101"]),
    ("decimalEnclosedParen", ["⑴", "⑽", "21", "101"]), ("decimalEnclosedFullstop", ["⒈", "⒑", "21", "101"]),
    ("decimalFullWidth", ["１", "１０", "２１", "１０１"]), ("ideographTraditional", ["甲", "癸", "21", "101"]),
    ("ideographZodiac", ["子", "酉", "21", "101"]), ("ideographZodiacTraditional", ["甲子", "癸酉", "甲申", "101"]),
    ("numberInDash", ["- 1 -", "- 10 -", "- 21 -", "- 101 -"]), ("ordinal", ["1st", "10th", "21st", "101st"]),
    ("hex", ["1", "A", "15", "65"]), ("bullet", ["", "", "", ""]), ("none", ["", "", "", ""]),
    ("thatNobodyKnows", ["1", "10", "21", "101"]),
  ])
  func formats(_ format: String, _ numbers: [String]) throws {
    #expect(try number(format, [1, 10, 21, 101]) == numbers)
  }

  @Test(arguments: [("（%1）", "（三）"), ("第%1项", "第三项"), ("%1、", "三、"), ("%", "%"), ("%%1", "%三"), ("无", "无")])
  func texts(_ text: String, _ shown: String) throws {
    #expect(try number("chineseCounting", [3], text: text) == [shown])
  }

  @Test func aGapIsABlankOnlyBeforeNarrowCharacters() throws {
    let list = Word.abstractList(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0)
    #expect(try numbered([(1, 0)], lists: list, text: "修路") == ["1.修路"])
    #expect(try numbered([(1, 0)], lists: list, text: "5个") == ["1. 5个"])
    #expect(try numbered([(1, 0)], lists: list, text: "") == ["1."])
    let tight = Word.abstractList(0, Word.level(0, "decimal", "%1.", "<w:suff w:val=\"nothing\"/>"))
    #expect(try numbered([(1, 0)], lists: tight + Word.list(1, of: 0), text: "5个") == ["1.5个"])
  }

  @Test func levelsCountWithinThoseAbove() throws {
    let levels =
      Word.level(0, "chineseCounting", "%1、") + Word.level(1, "decimal", "%1.%2")
      + Word.level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    let list = Word.abstractList(0, levels) + Word.list(1, of: 0)
    let items = [0, 1, 1, 2, 2, 0, 1, 2].map { (1, $0) }
    #expect(
      try numbered(items, lists: list, text: "")
        == ["一、", "一.1", "一.2", "1.2.1", "1.2.2", "二、", "二.1", "2.1.1"])
  }

  /// A level that nobody has begun begins with the one under it.
  @Test func levelsThatAreLeftOutHaveBegun() throws {
    let list =
      Word.abstractList(0, Word.level(0, "decimal", "%1.") + Word.level(1, "decimal", "%1.%2")) + Word.list(1, of: 0)
    #expect(try numbered([(1, 1), (1, 1), (1, 0)], lists: list, text: "") == ["1.1", "1.2", "2."])
  }

  @Test func listsOfOneAbstractListCountOn() throws {
    let list =
      Word.abstractList(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0) + Word.list(2, of: 0)
      + Word.list(3, of: 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
    let items = [1, 1, 2, 3, 3, 1].map { ($0, 0) }
    #expect(try numbered(items, lists: list, text: "") == ["1.", "2.", "3.", "1.", "2.", "3."])
  }

  @Test func aListMayHaveLevelsOfItsOwn() throws {
    let own = "<w:lvlOverride w:ilvl=\"0\">\(Word.level(0, "decimal", "（%1）"))</w:lvlOverride>"
    let list =
      Word.abstractList(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0) + Word.list(2, of: 0, own)
    #expect(try numbered([(1, 0), (2, 0), (1, 0)], lists: list, text: "") == ["1.", "（2）", "3."])
  }

  @Test(arguments: [
    ("", ["1.", "a", "i", "ii", "b", "i"]), ("<w:lvlRestart w:val=\"0\"/>", ["1.", "a", "i", "ii", "b", "iii"]),
    ("<w:lvlRestart w:val=\"1\"/>", ["1.", "a", "i", "ii", "b", "iii"]),
    ("<w:lvlRestart w:val=\"2\"/>", ["1.", "a", "i", "ii", "b", "i"]),
  ])
  func aLevelBeginsAnewWhereItsListSaysSo(_ restart: String, _ numbers: [String]) throws {
    let levels =
      Word.level(0, "decimal", "%1.") + Word.level(1, "lowerLetter", "%2") + Word.level(2, "lowerRoman", "%3", restart)
    let list = Word.abstractList(0, levels) + Word.list(1, of: 0)
    #expect(try numbered([0, 1, 2, 2, 1, 2].map { (1, $0) }, lists: list, text: "") == numbers)
  }

  @Test func stylesNumber() throws {
    let levels =
      Word.level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"a\"/>")
      + Word.level(1, "decimal", "%2.", "<w:pStyle w:val=\"b\"/>")
    var document = WordDocument(
      ["a", "b", "b", "c"].map { Word.paragraph(Word.run("甲"), "<w:pStyle w:val=\"\($0)\"/>") }.joined()
        + Word.paragraph(Word.run("甲"), "<w:pStyle w:val=\"b\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"))
    document.numbering = Word.abstractList(0, levels) + Word.list(1, of: 0)
    let numbering = "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    document.styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"A\"/>\(numbering)</w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"B\"/>\(numbering)</w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name w:val=\"C\"/><w:basedOn w:val=\"b\"/></w:style>"
    #expect(try lines(document) == ["一、甲", "1.甲", "2.甲", "3.甲", "甲"])
  }

  @Test func listsMayHaveTheirLevelsFromAStyle() throws {
    let list =
      "<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"n\"/>\(Word.level(0, "decimal", "%1)"))</w:abstractNum>"
      + "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"n\"/></w:abstractNum>" + Word.list(1, of: 0)
      + Word.list(2, of: 1)
    let style =
      "<w:style w:type=\"numbering\" w:styleId=\"n\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    #expect(try numbered([(2, 0), (2, 0)], lists: list, text: "", styles: style) == ["1)", "2)"])
  }

  @Test func paddedNumbersOfNewerVersions() throws {
    let level =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"7\"/><mc:AlternateContent><mc:Choice Requires=\"w14\">"
      + "<w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback>"
      + "<w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1\"/></w:lvl>"
    #expect(try numbered([(1, 0)], lists: Word.abstractList(0, level) + Word.list(1, of: 0), text: "") == ["007"])
  }

  @Test func listsThatAreNotThereNumberNothing() throws {
    let list = Word.abstractList(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 7)
    #expect(try numbered([(1, 0), (2, 0), (1, 8), (0, 0)], lists: list) == ["甲", "甲", "甲", "甲"])
  }

  /// Text boxes are a text of their own, which counts by itself (so does LibreOffice).
  @Test func textBoxesDoNotCountInTheText() throws {
    func item(_ text: String) -> String { Word.paragraph(Word.run(text), Word.item(1)) }
    func box(_ text: String) -> String {
      "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(item(text))</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    }
    var document = WordDocument(item("甲") + box("子") + item("乙") + box("丑") + item("丙"))
    document.numbering = Word.abstractList(0, Word.level(0, "decimal", "%1.")) + Word.list(1, of: 0)
    #expect(try lines(document) == ["1.甲", "1.子", "2.乙", "2.丑", "3.丙"])
  }

  /// A list whose style leads to itself, and a level of a number that nobody can count to.
  @Test func circlesAndHugeNumbersEnd() throws {
    let style =
      "<w:style w:type=\"numbering\" w:styleId=\"n\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    let circle =
      "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"n\"/></w:abstractNum>" + Word.list(1, of: 0)
    #expect(try numbered([(1, 0)], lists: circle, styles: style) == ["甲"])
    #expect(try number("upperLetter", [9_999_999_999]) == ["9999999999"])
  }
}
