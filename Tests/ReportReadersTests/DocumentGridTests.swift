import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// The columns of tables whose rows have borders of their own, as Word keeps what has been dragged, in twentieths of a point: in documents,
/// in sheets into which they were copied, and on pages that programs save of them.
struct DocumentGridTests {
  private typealias Word = WordDocument
  private typealias Text = OpenDocumentBuilder

  /// The table of a document of Word, and of the same one in other formats.
  private func grids(_ rows: [(borders: [Int], texts: [String])], widths: [Int]? = nil) throws -> [[[String]]] {
    let lines = Set(rows.flatMap(\.borders)).sorted()
    let widths = widths ?? zip(lines, lines.dropFirst()).map { $1 - $0 }
    func spans(_ borders: [Int]) -> [Int] {
      let places = borders.compactMap { lines.firstIndex(of: $0) }
      return zip(places, places.dropFirst()).map { $1 - $0 }
    }
    let word = rows.map { row in
      "<w:tr>"
        + zip(spans(row.borders), row.texts).map {
          Word.cell(Word.paragraph(Word.run($1)), "<w:gridSpan w:val=\"\($0)\"/>")
        }.joined() + "</w:tr>"
    }
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    let document = Word("<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>\(word.joined())</w:tbl>")
    let columns = widths.indices.map { "<table:table-column table:style-name=\"c\($0)\"/>" }
    let styles = widths.enumerated().map { index, width in
      "<style:style style:name=\"c\(index)\" style:family=\"table-column\"><style:table-column-properties "
        + "style:column-width=\"\(Double(width) / 567)cm\"/></style:style>"
    }
    let open = rows.map { row in
      Text.row(
        zip(spans(row.borders), row.texts).map {
          Text.cell(Text.paragraph($1), "table:number-columns-spanned=\"\($0)\"")
            + String(repeating: "<table:covered-table-cell/>", count: $0 - 1)
        }.joined())
    }
    let text = OpenDocumentBuilder(
      text: "<table:table>\(columns.joined())\(open.joined())</table:table>", styles: styles.joined())
    let sheet = OpenDocumentBuilder(
      sheets: "<table:table>\(columns.joined())\(open.joined())</table:table>",
      styles: widths.contains(0) ? "" : styles.joined())
    let packages = [document.bytes, text.bytes, sheet.bytes, workbook(rows, lines, widths).bytes]
    let pages = pages(rows, lines, widths)
    return try packages.map { try #require(readPackage($0).reading.value.blocks.tables.first).grid }
      + [TestSupport.grids(xmlSpreadsheet(rows, lines, widths), as: .spreadsheetML)[0]]
      + pages.map { page in
        try TestSupport.grids(page, as: .html)[0].filter { row in row.contains { !$0.isEmpty } }
      }
  }

  private typealias Rows = [(borders: [Int], texts: [String])]

  /// The cells of a row, each with the columns of the grid that it covers.
  private func cells(_ row: (borders: [Int], texts: [String]), _ lines: [Int]) -> [(text: String, columns: Range<Int>)]
  {
    let places = row.borders.compactMap { lines.firstIndex(of: $0) }
    return zip(row.texts, zip(places, places.dropFirst())).map { ($0, $1.0..<$1.1) }
  }

  /// The sheet that Excel makes of such a table.
  private func workbook(_ rows: Rows, _ lines: [Int], _ widths: [Int]) -> WorkbookBuilder {
    func name(_ column: Int, _ row: Int) -> String { "\(Unicode.Scalar(UInt8(0x41 + column)))\(row + 1)" }
    var (data, merges, columns) = ("", "", "")
    for (index, width) in widths.enumerated() where !widths.contains(0) {
      columns += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(Double(width) / 105)\"/>"
    }
    for (number, row) in rows.enumerated() {
      data += "<row>"
      for (text, columns) in cells(row, lines) {
        let first = name(columns.lowerBound, number)
        data += "<c r=\"\(first)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        if columns.count > 1 { merges += "<mergeCell ref=\"\(first):\(name(columns.upperBound - 1, number))\"/>" }
      }
      data += "</row>"
    }
    return WorkbookBuilder([
      WorkbookBuilder.Sheet(
        "a", "<cols>\(columns)</cols><sheetData>\(data)</sheetData><mergeCells>\(merges)</mergeCells>")
    ])
  }

  private func xmlSpreadsheet(_ rows: Rows, _ lines: [Int], _ widths: [Int]) -> String {
    let columns = widths.map { !widths.contains(0) ? "<Column ss:Width=\"\(Double($0) / 20)\"/>" : "<Column/>" }
    let rows = rows.map { row in
      "<Row>"
        + cells(row, lines).map {
          "<Cell ss:MergeAcross=\"\($1.count - 1)\"><Data ss:Type=\"String\">\($0)</Data></Cell>"
        }.joined() + "</Row>"
    }
    return "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"a\">"
      + "<Table>\(columns.joined())\(rows.joined())</Table></Worksheet></Workbook>"
  }

  /// Pages as Word, LibreOffice and Excel save them.
  private func pages(_ rows: Rows, _ lines: [Int], _ widths: [Int]) -> [String] {
    func width(_ columns: Range<Int>) -> Int? {
      let widths = widths[columns]
      return widths.allSatisfy { $0 > 0 } ? widths.reduce(0, +) : nil
    }
    func table(before: String = "", after: String = "", _ attributes: (Range<Int>) -> String) -> String {
      let rows = rows.map { row in
        "<tr>" + cells(row, lines).map { "<td colspan=\($1.count)\(attributes($1))>\($0)</td>" }.joined() + "</tr>"
      }
      return "<table>\(before)\(rows.joined(separator: "\n"))\(after)</table>"
    }
    let style = { width($0).map { " style='border-width:1.0pt;width:\(Double($0) / 20)pt'" } ?? "" }
    let grid = widths.indices.map { "<td\(style($0..<($0 + 1)))></td>" }
    let columns = widths.map { $0 > 0 ? "<col width=\($0 / 15)>" : "<col>" }
    return [
      table(style),
      table(after: "<![if !supportMisalignedColumns]><tr height=0>\(grid.joined())</tr><![endif]>", style),
      table { width($0).map { " width=\"\($0 / 15)\"" } ?? "" },
      table(before: columns.joined()) { _ in "" },
    ]
  }

  @Test func bordersThatMissEachOtherALittleAreOne() throws {
    let head = ["序号", "任务", "责任单位", "进展"]
    let rows = [
      ([0, 700, 3_000, 5_000, 8_000], head), ([0, 710, 3_000, 5_000, 8_000], ["1", "修路", "甲局", "完工"]),
      ([0, 700, 2_990, 5_000, 7_985], ["2", "架桥", "乙局", "开工"]),
      ([0, 720, 3_200, 4_800, 8_010], ["3", "植树", "丙局", "完成"]),
      ([0, 700, 5_000, 8_000], ["合计", "", "三项"]),
    ]
    let shown = [
      head, ["1", "修路", "甲局", "完工"], ["2", "架桥", "乙局", "开工"], ["3", "植树", "丙局", "完成"], ["合计", "", "", "三项"],
    ]
    for grid in try grids(rows) { #expect(grid == shown) }
  }

  @Test func oneElementMayBeSeveralColumns() throws {
    let page =
      "<table><col width=100 span=2><col width=10><col style='width:150pt'>"
      + "<tr><td>序号<td colspan=2>任务<td>责任单位<tr><td>1<td>修路<td colspan=2>甲局</table>"
    #expect(try TestSupport.grids(page, as: .html)[0] == [["序号", "任务", "责任单位"], ["1", "修路", "甲局"]])
  }

  /// A row with a cell between two borders says that they are two; so does room for a character.
  @Test func narrowColumnsThatSomeCellFillsAreThere() throws {
    let boxes = [([0, 2_000, 2_300, 2_600, 6_000], ["号码", "1", "2", "x"]), ([0, 2_150, 6_000], ["姓名", "甲"])]
    for grid in try grids(boxes) { #expect(grid == [["号码", "1", "2", "x"], ["姓名", "甲", "甲", "甲"]]) }
    let forms = [([0, 1_000, 6_000], ["a", "b"]), ([0, 3_000, 6_000], ["c", "d"])]
    for grid in try grids(forms) { #expect(grid == [["a", "b", "b"], ["c", "c", "d"]]) }
  }

  /// Where the file does not say how wide a column is, nothing is known of borders.
  @Test func withoutWidthsEveryBorderIsOne() throws {
    let rows = [([0, 1, 3], ["a", "b"]), ([0, 2, 3], ["c", "d"])]
    for grid in try grids(rows, widths: [0, 10, 10]) { #expect(grid == [["a", "b", "b"], ["c", "c", "d"]]) }
  }
}
