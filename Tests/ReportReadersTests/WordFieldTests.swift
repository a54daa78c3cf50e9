import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What Word shows in place of fields and objects, whether the file holds it or not.
struct WordFieldTests {
  private typealias Word = WordDocument

  private static func mark(_ kind: String, _ form: String = "") -> String {
    "<w:r><w:fldChar w:fldCharType=\"\(kind)\">\(form)</w:fldChar></w:r>"
  }

  private static func field(_ instruction: String, form: String = "", result: String? = nil) -> String {
    mark("begin", form.isEmpty ? "" : "<w:ffData>\(form)</w:ffData>")
      + "<w:r><w:instrText>\(instruction)</w:instrText></w:r>"
      + (result.map { mark("separate") + $0 } ?? "") + mark("end")
  }

  /// The text of a cell with runs, and what was said.
  private func read(_ runs: String) throws -> (text: String, codes: [Diagnostic.Code]) {
    let document = WordDocument(Word.table([(Word.cell(Word.paragraph(runs)), "")]))
    let reading = try readPackage(document.bytes).reading
    return (try #require(reading.value.blocks.tables.first).grid[0][0], reading.diagnostics.map(\.code))
  }

  @Test(arguments: [nil, "", Word.run("x")])
  func whatIsTickedAndChosenIsSeen(_ result: String?) throws {
    let box = "<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>"
    #expect(try read(Self.field("FORMCHECKBOX", form: box, result: result) + Word.run("是")) == ("☒是", []))
    let empty = "<w:checkBox><w:default w:val=\"0\"/></w:checkBox>"
    #expect(try read(Self.field("FORMCHECKBOX", form: empty, result: result) + Word.run("是")) == ("☐是", []))
    let list = "<w:listEntry w:val=\"未完成\"/><w:listEntry w:val=\"已完成\"/></w:ddList>"
    let second = Self.field("FORMDROPDOWN", form: "<w:ddList><w:result w:val=\"1\"/>" + list, result: result)
    #expect(try read(second) == ("已完成", []))
    #expect(try read(Self.field("FORMDROPDOWN", form: "<w:ddList>" + list, result: result)) == ("未完成", []))
  }

  @Test(arguments: [
    ("EQ \\o\\ac(□,√)", "☑"), ("eq \\o\\ac(□, ×)", "☒"), ("EQ \\o\\ac(○,11)", "⑪"), (" eq \\o\\ac(○, 5) ", "⑤"),
    ("eq \\o(○,36)", "㊱"),
    ("SYMBOL 254 \\f \"Wingdings\" \\s 12", "☑"),
    ("SYMBOL 0xA8 \\f Wingdings", "☐"),
  ])
  func whatWordDrawsIsRead(_ instruction: String, _ sign: String) throws {
    for result in [nil, ""] {
      #expect(try read(Word.run("甲") + Self.field(instruction, result: result) + Word.run("乙")) == ("甲\(sign)乙", []))
    }
    #expect(try read(Self.field(instruction, result: Word.run("已存"))).text == "已存")
  }

  @Test(arguments: [
    ("EQ \\f(1,2)", true), ("eq \\o\\ac(□,甲)", true), ("eq \\o\\ac(△,1)", true), ("DATE \\@ \"yyyy年M月d日\"", true),
    ("MACROBUTTON x 点这里", true), ("SEQ 表", true),
    ("AUTONUM", true),
    ("XE \"词条\"", false), ("TC \"标题\"", false), ("SET 甲 \"乙\"", false), ("FORMTEXT", false),
  ])
  func whatTheFileDoesNotHoldIsSaid(_ instruction: String, _ isSaid: Bool) throws {
    #expect(try read(Word.run("甲") + Self.field(instruction)) == ("甲", isSaid ? [.unreadPart] : []))
  }

  @Test func simpleFieldsAreFields() throws {
    func simple(_ instruction: String, _ content: String) -> String {
      "<w:fldSimple w:instr=\"\(instruction)\">\(content)</w:fldSimple>"
    }
    #expect(try read(simple(" AUTONUM ", "") + Word.run("甲")) == ("甲", [.unreadPart]))
    #expect(try read(simple(" SEQ 表 ", Word.run("3")) + Word.run("甲")) == ("3甲", []))
    #expect(try read(simple(" DOCPROPERTY x ", "") + Word.run("甲")) == ("甲", []))
  }

  @Test func aFieldThatDoesNotEndIsSaid() throws {
    let begun = Self.mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    let (text, codes) = try read(begun + Word.run("5"))
    #expect(text == "" && codes == [.unreadPart])
    let outside = try readPackage(WordDocument(Word.paragraph(begun + Word.run("正文"))).bytes).reading
    #expect(outside.diagnostics.map(\.code) == [.unreadPart])
  }

  @Test func controlsAndObjectsAreSaid() throws {
    let control = "<w:r><w:object><v:shape/><w:control w:name=\"CheckBox1\"/></w:object></w:r>"
    #expect(try read(control + Word.run("是")) == ("是", [.unreadPart]))
    #expect(try read("<w:r><w:pict><w:control w:name=\"x\"/></w:pict></w:r>").codes == [.unreadPart])
    #expect(try read("</w:p><w:subDoc/><w:p>").codes == [.unreadPart])
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:object/></w:r>"
    #expect(try read(hidden + Word.run("是")) == ("是", []))
  }

  @Test func drawnLettersAreRead() throws {
    #expect(try read("<w:r><w:pict><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r>") == ("艺术字", []))
  }

  @Test func lineFeedsOfTheFileAreBlanks() throws {
    #expect(try read("<w:r><w:t>甲\n乙</w:t></w:r>").text == "甲 乙")
    #expect(try read("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>").text == "甲\n乙")
  }

  @Test(arguments: [
    ("<w:position w:val=\"12\"/><w:sz w:val=\"14\"/>", "10⁸"),
    ("<w:position w:val=\"-6\"/><w:sz w:val=\"14\"/>", "10₈"),
    ("<w:position w:val=\"12\"/>", "108"), ("<w:sz w:val=\"14\"/>", "108"),
  ])
  func raisedAndSmallIsAnExponent(_ properties: String, _ text: String) throws {
    #expect(try read(Word.run("10") + Word.run("8", properties)).text == text)
    #expect(try read(Word.run("8", properties)).text == "8")
  }

  @Test func numbersOfOtherLanguagesAreSaid() throws {
    var document = WordDocument(
      Word.paragraph(Word.run("甲"), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"))
    document.numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"hebrew1\"/>"
      + "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    #expect(try readPackage(document.bytes).reading.diagnostics.map(\.code) == [.unreadPart])
  }

  @Test func whatOfficeIgnoresIsNoText() throws {
    let foreign = "<q:x xmlns:q=\"urn:q\" mc:Ignorable=\"q\">\(Word.run("不可见"))</q:x>"
    #expect(try read(foreign + Word.run("甲")) == ("甲", []))
  }
}
