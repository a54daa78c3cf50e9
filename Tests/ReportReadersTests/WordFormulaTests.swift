import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Formulas of Word are written in a line, so that they say the same.
struct WordFormulaTests {
  private typealias Word = WordDocument

  private static func run(_ text: String) -> String { "<m:r><m:t>\(text)</m:t></m:r>" }

  private static func fraction(_ numerator: String, _ denominator: String) -> String {
    "<m:f><m:num>\(numerator)</m:num><m:den>\(denominator)</m:den></m:f>"
  }

  private func read(_ formula: String) throws -> (text: String, codes: [Diagnostic.Code]) {
    let content = Word.paragraph(Word.run("完成") + "<m:oMath>\(formula)</m:oMath>")
    let reading = try readPackage(WordDocument(Word.table([(Word.cell(content), "")])).bytes).reading
    let table = try #require(reading.value.blocks.tables.first)
    return (table.grid[0][0], reading.diagnostics.map(\.code))
  }

  @Test(arguments: [
    (fraction(run("1"), run("2")), "1/2"),
    (fraction(run("a+b"), run("2")), "(a+b)/2"),
    (fraction(run("1"), fraction(run("2"), run("x"))), "1/(2/x)"),
    (fraction(run("项目数"), run("总数")), "项目数/总数"),
    ("<m:d><m:e>\(run("x+1"))</m:e></m:d>", "(x+1)"),
    (
      "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:sepChr m:val=\",\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>\(run("1"))</m:e>"
        + "<m:e>\(run("2"))</m:e></m:d>", "[1,2]"
    ),
    ("<m:d><m:dPr><m:begChr m:val=\"|\"/><m:endChr m:val=\"\"/></m:dPr><m:e>\(run("x"))</m:e></m:d>", "|x"),
    ("<m:rad><m:deg/><m:e>\(run("2"))</m:e></m:rad>", "√2"),
    ("<m:rad><m:deg>\(run("3"))</m:deg><m:e>\(run("x+1"))</m:e></m:rad>", "³√(x+1)"),
    (
      "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>\(run("1"))</m:sub><m:sup>\(run("9"))</m:sup>"
        + "<m:e>\(run("x"))</m:e></m:nary>", "∑₁⁹x"
    ),
    ("<m:sSup><m:e>\(run("m"))</m:e><m:sup>\(run("3"))</m:sup></m:sSup>", "m³"),
  ])
  func isWrittenInALine(_ formula: String, _ text: String) throws {
    let (read, codes) = try read(formula)
    #expect(read == "完成" + text)
    #expect(codes == [])
  }

  /// A sum that stands in a run, where no formula is, ends like any other.
  @Test func formulasOutOfPlaceHarmNobody() throws {
    let run = "<w:r><m:nary><m:sub/></m:nary><m:d/><m:e/><m:num/>" + "<w:t>x</w:t></w:r>"
    #expect(try read("</m:oMath>" + run + "<m:oMath>").text.hasSuffix("x"))
  }

  @Test(arguments: ["acc", "bar", "m", "eqArr", "limLow", "limUpp", "groupChr"])
  func whatHasNoLineIsSaid(_ element: String) throws {
    let (text, codes) = try read("<m:\(element)><m:e>\(Self.run("x"))</m:e></m:\(element)>")
    #expect(text == "完成x")
    #expect(codes == [.unreadPart])
  }
}
