import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Documents that are one text of XML: what is read, and what is named.
struct FlatDocumentTests {
  private let styles =
    OpenDocumentBuilder.listStyle("L1", OpenDocumentBuilder.level(1, "一, 二, 三, ...", suffix: "、"))
    + "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/>"
    + "</style:style>"

  private func text(_ table: String) -> OpenDocumentBuilder {
    var builder = OpenDocumentBuilder(text: "<text:p>甲表</text:p>" + table, styles: styles)
    builder.sharedStyles = "<style:style style:name=\"N\" style:family=\"paragraph\" style:list-style-name=\"L1\"/>"
    return builder
  }

  private func read(_ bytes: [UInt8], as format: InputFormat? = nil) throws -> TableDocument {
    var reader = ReportReader()
    reader.options.format = format
    return try reader.readTables(bytes, name: "x")
  }

  private func grids(_ document: TableDocument) -> [[[String]]] {
    document.blocks.compactMap { if case .table(let table) = $0 { table.grid } else { nil } }
  }

  @Test func aFlatTextIsReadAsItsPackageIs() throws {
    let table = OpenDocumentBuilder.table(
      OpenDocumentBuilder.row(
        OpenDocumentBuilder.cell(OpenDocumentBuilder.list("L1", ["<text:p/>"]))
          + OpenDocumentBuilder.cell("<text:p>修<text:span text:style-name=\"S\">路</text:span></text:p>")))
    let builder = text(table)
    let flat = try read(builder.flat)
    #expect(grids(flat) == [[["一、", "修〔删：路〕"]]])
    #expect(flat.diagnostics.map(\.code) == [.struckText])
    #expect(flat.diagnostics.first?.location == ReportModel.SourceLocation(.tableCell(table: 1, row: 1, column: 2)))
    let package = try read(builder.bytes)
    #expect(grids(package) == grids(flat) && package.diagnostics.map(\.message) == flat.diagnostics.map(\.message))
  }

  /// A flat document keeps what has been deleted where it stood.
  @Test func deletionsInTheTextAreLeftOut() throws {
    let regions =
      "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion/></text:changed-region>"
      + "<text:changed-region text:id=\"c2\"><text:insertion/></text:changed-region></text:tracked-changes>"
    let content =
      "甲<text:change-start text:change-id=\"c1\"/>旧<text:span>文</text:span><text:change-end text:change-id=\"c1\"/>"
      + "<text:change-start text:change-id=\"c2\"/>新<text:change-end text:change-id=\"c2\"/>"
    let table = OpenDocumentBuilder.table(
      OpenDocumentBuilder.row(OpenDocumentBuilder.cell("<text:p>\(content)</text:p>")))
    let document = try read(OpenDocumentBuilder(text: regions + table).flat)
    #expect(grids(document) == [[["甲新"]]])
    #expect(document.diagnostics.map(\.code) == [.deletedText])
  }

  @Test func aFlatSpreadsheetIsReadAsItsPackageIs() throws {
    let sheet =
      "<table:table table:name=\"甲\"><table:table-row><table:table-cell><text:p>修路</text:p></table:table-cell>"
      + "<table:table-cell office:value-type=\"float\" office:value=\"5\"/></table:table-row></table:table>"
    let builder = OpenDocumentBuilder(sheets: sheet)
    #expect(try grids(read(builder.flat)) == [[["修路", "5"]]])
    #expect(try grids(read(builder.flat, as: .ods)) == [[["修路", "5"]]])
    #expect(try grids(read(builder.bytes)) == [[["修路", "5"]]])
  }

  private func problem(_ bytes: [UInt8], as format: InputFormat? = nil) throws -> String? {
    do throws(ReportError) {
      var reader = ReportReader()
      reader.options.format = format
      _ = try reader.readTables(bytes, name: "x")
      return nil
    } catch { return error.diagnostics.last?.message }
  }

  @Test func anotherFormatThanTheUserSaysIsNamed() throws {
    let flat = OpenDocumentBuilder(sheets: "").flat
    #expect(
      try problem(flat, as: .odt)?.hasPrefix("this is a file of the format ods, which cannot be read as odt") == true)
    #expect(try problem(flat, as: .html)?.hasPrefix("this is a file of the format ods") == true)
    #expect(try problem(Array("<table/>".utf8), as: .odt)?.hasPrefix("this is no odt file") == true)
    #expect(try problem([0xFF, 0xFE, 0xFF], as: .docx)?.hasPrefix("this is no docx file") == true)
  }

  @Test func aCutOrHostileFlatDocumentIsAnError() throws {
    let flat = text("").flat
    for end in stride(from: flat.count / 2, to: flat.count - 1, by: 17) {
      #expect(try problem(Array(flat[..<end])) != nil, "\(end)")
    }
    let deep = String(repeating: "<text:span>", count: 100_000)
    let builder = OpenDocumentBuilder(text: "<text:p>\(deep)</text:p>")
    #expect(try problem(builder.flat) != nil)
  }

  private static let uof =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- 标文通 -->\n<uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2003/uof\""

  @Test(arguments: [
    (uof + " uof:mimetype=\"vnd.uof.text\">", "this is a .uot file, which is read through LibreOffice"),
    (uof + " uof:mimetype='vnd.uof.spreadsheet'>", "this is a .uos file, which is read through LibreOffice"),
    (uof + " uof:mimetype=\"vnd.uof.presentation\">", "this is a document of a kind that is not read"),
    (
      "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
        + "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">",
      "this is a .xml file, which is read through LibreOffice"
    ),
    (
      "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
      "this is a document that Office has saved as one XML file"
    ),
    (
      "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        + "office:mimetype=\"application/vnd.oasis.opendocument.presentation\"/>",
      "this is a document of a kind that is not read"
    ), ("%PDF-1.7", "this is a PDF, which cannot be read"),
  ])
  func whatNobodyReadsIsNamed(_ text: String, _ message: String) throws {
    #expect(try problem(Array(text.utf8))?.hasPrefix(message) == true)
  }

  @Test(arguments: [
    ("OFD.xml", "this is an OFD file"), ("uof.xml", "this is a document of the Unified Office Format (UOF 2)"),
  ])
  func archivesThatNobodyReadsAreNamed(_ part: String, _ message: String) throws {
    #expect(try problem(ArchiveBuilder([.init(part, "<x/>")]).bytes)?.hasPrefix(message) == true)
  }

  /// What only speaks of such a document is a page.
  @Test func aPageIsNoDocument() throws {
    let page =
      "<html><body>http://schemas.uof.org/ office:mimetype=\"x\"<table><tr><td>甲</td></tr></table></body></html>"
    #expect(try grids(read(Array(page.utf8))) == [[["甲"]]])
  }
}
