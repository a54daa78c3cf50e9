import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Office files that are cut off, or made to cost more than they are worth.
struct HostileOfficeTests {
  private static let grid = [["序号", "任务内容", "责任单位", "进展情况"], ["1", "修路", "区交通局", "已完工。"]]

  private static let sheet = WorkbookBuilder.Sheet(
    "1",
    "<sheetData>"
      + grid.map { "<row>" + $0.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>" }.joined()
      + "</sheetData>")

  private static let documents: [(name: String, bytes: [UInt8])] = [
    ("a.docx", WordDocument(WordDocument.table(grid)).bytes), ("a.xlsx", WorkbookBuilder([sheet]).bytes),
    ("a.odt", OpenDocumentBuilder(text: OpenDocumentBuilder.table(grid)).bytes),
    ("a.ods", OpenDocumentBuilder(sheets: OpenDocumentBuilder.table(grid)).bytes),
    ("a.fodt", OpenDocumentBuilder(text: OpenDocumentBuilder.table(grid)).flat),
    ("a.fods", OpenDocumentBuilder(sheets: OpenDocumentBuilder.table(grid)).flat),
  ]

  private func problem(_ bytes: [UInt8], _ name: String) -> Diagnostic? {
    do throws(ReportError) {
      _ = try ReportReader().read(bytes, name: name)
      return nil
    } catch { return error.diagnostics.last }
  }

  @Test(arguments: documents.indices)
  func whatIsCutOffIsAnError(_ index: Int) {
    let (name, bytes) = Self.documents[index]
    #expect(problem(bytes, name) == nil)
    for part in 0..<50 {
      let code = problem(Array(bytes[..<(bytes.count * part / 50)]), name)?.code
      // Of a flat document only the beginning tells that it is one, and a cut may go through a character.
      let codes: [Diagnostic.Code?] = [.malformedContainer, .malformedXML, .notAReport, .unknownFormat, .undecodable]
      #expect(code != nil && codes.contains(code), "\(name), \(part)/50")
      if !name.hasPrefix("a.f"), part > 0 { #expect(code == .malformedContainer, "\(name), \(part)/50") }
    }
  }

  private func lines(_ bytes: [UInt8]) throws -> [String] {
    try readPackage(bytes).reading.value.blocks.compactMap { if case .line(let line) = $0 { line.text } else { nil } }
  }

  /// Styles that are based on each other in a circle, and in a chain that nobody follows to its end.
  @Test func circlesOfStylesEnd() throws {
    let count = 5_000
    let word = (0..<count).map {
      "<w:style w:type=\"paragraph\" w:styleId=\"s\($0)\"><w:basedOn w:val=\"s\(($0 + 1) % count)\"/></w:style>"
    }
    var document = WordDocument(
      (0..<count).map { "<w:p><w:pPr><w:pStyle w:val=\"s\($0)\"/></w:pPr>\(WordDocument.run("甲"))</w:p>" }.joined())
    document.styles = word.joined()
    #expect(try lines(document.bytes).count == count)
    let open = (0..<count).map {
      "<style:style style:name=\"s\($0)\" style:family=\"paragraph\" style:parent-style-name=\"s\(($0 + 1) % count)\"/>"
    }
    let text = OpenDocumentBuilder(
      text: (0..<count).map { OpenDocumentBuilder.paragraph("甲", "s\($0)") }.joined(), styles: open.joined())
    #expect(try lines(text.bytes).count == count)
  }

  /// Lists whose every number would be a text of megabytes: they are numbers alone, and somebody is told.
  @Test func textsAroundNumbersAreLimited() throws {
    var document = WordDocument(
      (0..<500).map { _ in WordDocument.paragraph(WordDocument.run("甲"), WordDocument.item(1)) }.joined())
    document.numbering =
      WordDocument.abstractList(0, WordDocument.level(0, "decimal", String(repeating: "第%1", count: 200_000)))
      + WordDocument.list(1, of: 0)
    let word = try readPackage(document.bytes).reading
    #expect(word.value.blocks.lines.joined().last?.text == "500甲" && word.diagnostics.map(\.code) == [.unreadPart])
    let items = Array(repeating: OpenDocumentBuilder.paragraph("甲"), count: 500)
    let level = OpenDocumentBuilder.level(1, "1", prefix: String(repeating: "第", count: 200_000))
    let text = OpenDocumentBuilder(
      text: OpenDocumentBuilder.list("L", items), styles: OpenDocumentBuilder.listStyle("L", level))
    #expect(try lines(text.bytes).last == "500甲")
  }

  @Test func elementsInsideEachOtherAreLimited() {
    let word = String(repeating: "<w:tbl><w:tr><w:tc>", count: 2_000)
    #expect(problem(WordDocument(word).bytes, "a.docx")?.code == .limitExceeded)
    let lists = String(repeating: "<text:list><text:list-item>", count: 2_000)
    #expect(problem(OpenDocumentBuilder(text: lists).bytes, "a.odt")?.code == .limitExceeded)
    #expect(problem(OpenDocumentBuilder(text: lists).flat, "a.fodt")?.code == .limitExceeded)
    let sheet = WorkbookBuilder.Sheet("1", String(repeating: "<x>", count: 2_000))
    #expect(problem(WorkbookBuilder([sheet]).bytes, "a.xlsx")?.code == .limitExceeded)
  }

  /// A file of a kilobyte whose one text stands in a million cells.
  @Test func textsThatRepeatAreLimited() {
    let text = "<text:p>" + String(repeating: "甲", count: 10_000) + "</text:p>"
    for attributes in ["table:number-columns-repeated=\"1000\"", ""] {
      let row =
        "<table:table><table:table-row table:number-rows-repeated=\"3000\"><table:table-cell \(attributes)>\(text)"
        + "</table:table-cell></table:table-row></table:table>"
      #expect(problem(OpenDocumentBuilder(sheets: row).bytes, "a.ods")?.code == .limitExceeded)
      #expect(problem(OpenDocumentBuilder(text: row).bytes, "a.odt")?.code == .limitExceeded)
    }
  }

  /// Rows with a number that no sheet has, with something hidden, merged or written in them.
  @Test(arguments: [
    "<table:table-cell><text:p><text:hidden-text text:is-hidden=\"true\">x</text:hidden-text></text:p></table:table-cell>",
    "<table:table-cell table:number-rows-spanned=\"5\"/>", "<table:table-cell><text:p>x</text:p></table:table-cell>",
  ])
  func rowsBeyondEverySheetAreNone(_ cell: String) {
    for count in ["2000000000", "2147483646", "9999999999"] {
      let sheet =
        "<table:table><table:table-row table:number-rows-repeated=\"\(count)\"/><table:table-row>\(cell)"
        + "</table:table-row></table:table>"
      let code = problem(OpenDocumentBuilder(sheets: sheet).bytes, "a.ods")?.code
      #expect(code == .limitExceeded || code == .notAReport, "\(count)")
    }
  }

  /// 17,000,000,000 cells with a text, and as many rows.
  @Test func repeatedCellsAreCountedBeforeTheyAreMade() {
    let cells =
      "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
      + "table:number-columns-repeated=\"16384\"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>"
    for (bytes, name) in [
      (OpenDocumentBuilder(sheets: cells).bytes, "a.ods"), (OpenDocumentBuilder(sheets: cells).flat, "a.fods"),
      (OpenDocumentBuilder(text: cells).bytes, "a.odt"), (OpenDocumentBuilder(text: cells).flat, "a.fodt"),
    ] {
      #expect(problem(bytes, name)?.code == .limitExceeded, "\(name)")
    }
  }
}
