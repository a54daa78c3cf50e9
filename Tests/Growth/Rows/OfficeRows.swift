import ReportKit
import TestSupport

private let header = row(["序号", "任务来源", "任务内容", "进展情况"])

/// Workbooks and spreadsheets: what grows inside their parts, and the number of the parts.
let officeRows: [GrowthRow] = [
  sheet("rows of a sheet", 100) { header + repeated(row(["1", "甲", "乙", "丙"]), $0) },
  sheet("cells in a row", 400) { size in "<row>" + (1...size).map { "<c><v>\($0)</v></c>" }.joined() + "</row>" },
  sheet("hidden rows between others", 100) { repeated(row(["1", "甲", "乙", "丙"]) + "<row hidden=\"1\"/>", $0) },
  sheet("rows out of order", 150) { size in
    header + (2...(size + 1)).reversed().map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
  },
  sheet("headers below each other", 60) { repeated(row(["2026年重点工作落实情况表"]) + header + row(["1", "甲", "乙", "丙"]), $0) },
  sheet("sections of a sheet", 60) { header + repeated(row(["一、城建"]) + row(["1", "甲", "乙", "丙"]), $0) },
  sheet("merges that reach into others", 60, merges: { "A\($0 + 1):D\($0 + 9)" }) {
    header + repeated(row(["1", "甲", "乙", "丙"]), $0)
  },
  sheet("merges of nothing", 200, merges: { "A\($0 + 1):XFD\($0 + 9)" }) { _ in header + row(["1", "甲", "乙", "丙"]) },
  sheet("runs of a text", 200) { size in
    header + "<row><c t=\"inlineStr\"><is>"
      + repeated("<r><rPr><strike/></rPr><t>a </t></r><r><t xml:space=\"preserve\"> b_x000D_</t></r>", size)
      + "</is></c></row>"
  },
  GrowthRow(name: "parts of a package", size: 300) { size in
    let entries = (0..<size).map { ArchiveBuilder.Entry("part\($0).xml", "<a/>") }
    let bytes = ArchiveBuilder(entries).bytes
    return [Step("read") { _ = try? ReportReader().read(bytes, name: "a.xlsx") }]
  },
  document("rows of an OpenDocument", 100) { size in
    repeated(
      "<table:table-row><table:table-cell><text:p>a<text:s/> b</text:p></table:table-cell></table:table-row>", size)
  },
  document("repeated rows of an OpenDocument", 200) { size in
    "<table:table-row table:number-rows-repeated=\"\(size)\"><table:table-cell table:number-columns-repeated=\"9\">"
      + "<text:p>a</text:p></table:table-cell></table:table-row>"
  },
  GrowthRow(name: "what stands before a flat OpenDocument, and its paragraphs", size: 200) { size in
    let flat = OpenDocumentBuilder(text: repeated("<text:p>甲</text:p>", size)).flat
    let bytes = Array((repeated("<!-- mimetype= -->", size) + repeated("<?a b?>", size)).utf8) + flat.dropFirst(38)
    return [Step("read") { _ = try? ReportReader().readTables(bytes, name: "a.fodt") }]
  },
  GrowthRow(name: "places of a number format", size: 200) { size in
    let rows = "<sheetData>" + repeated("<row><c s=\"0\"><v>20260331</v></c></row>", size) + "</sheetData>"
    var workbook = WorkbookBuilder([.init("Sheet1", rows)])
    workbook.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(repeated("0-", 200))\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>"
    let bytes = workbook.bytes
    return [Step("read") { _ = try? ReportReader().readTables(bytes, name: "a.xlsx") }]
  },
  document("columns of an OpenDocument", 200) { size in
    repeated("<table:table-column table:visibility=\"collapse\"/><table:table-column/>", size) + "<table:table-row>"
      + repeated("<table:table-cell><text:p>a</text:p></table:table-cell>", 2 * size) + "</table:table-row>"
  },
]

private func row(_ texts: [String]) -> String {
  "<row>" + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
}

/// A workbook with a sheet that grows, and with merges that do.
private func sheet(
  _ name: String, _ size: Int, merges: (@Sendable (Int) -> String)? = nil, _ rows: @escaping @Sendable (Int) -> String
) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let list = merges.map { merge in (1...size).map { "<mergeCell ref=\"\(merge($0))\"/>" }.joined() } ?? ""
    let content = "<sheetData>\(rows(size))</sheetData><mergeCells>\(list)</mergeCells>"
    var workbook = WorkbookBuilder([.init("Sheet1", content)])
    workbook.isDeflated = false
    let bytes = workbook.bytes
    return [Step("read") { _ = try? ReportReader().read(bytes, name: "a.xlsx") }]
  }
}

private func document(_ name: String, _ size: Int, _ rows: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let bytes = OpenDocumentBuilder(sheets: "<table:table>\(rows(size))</table:table>", styles: "").bytes
    return [Step("read") { _ = try? ReportReader().read(bytes, name: "a.ods") }]
  }
}
