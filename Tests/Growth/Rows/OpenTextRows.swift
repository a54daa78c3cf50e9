import ReportKit
import TestSupport

/// Texts of OpenDocument: what grows inside their body.
let openTextRows: [GrowthRow] = [
  openText("rows of an OpenDocument text", 60) { size in
    OpenDocumentBuilder.table(
      [["序号", "任务来源", "任务内容", "进展情况"]] + Array(repeating: ["1", "甲", "乙", "丙"], count: size))
  },
  openText("cells that go on below in an OpenDocument text", 60) { size in
    let spanned = OpenDocumentBuilder.cell("", "table:number-rows-spanned=\"9\"")
    return OpenDocumentBuilder.table(
      repeated(OpenDocumentBuilder.row(spanned + OpenDocumentBuilder.cell("<text:p>a</text:p>")), size))
  },
  openText("a row of cells that go on below", 100) { size in
    let spanned = OpenDocumentBuilder.cell("", "table:number-rows-spanned=\"3\"")
    return OpenDocumentBuilder.table(OpenDocumentBuilder.row(repeated(spanned, size)) + "<table:table-row/>")
  },
  openText("hidden columns of an OpenDocument text", 100) { size in
    OpenDocumentBuilder.table(
      repeated("<table:table-column table:visibility=\"collapse\"/><table:table-column/>", size)
        + OpenDocumentBuilder.row(repeated(OpenDocumentBuilder.cell("<text:p>a</text:p>"), 2 * size)))
  },
  openText("lists", 100) { repeated(OpenDocumentBuilder.list("L", ["<text:p>甲</text:p>"]), $0) },
  openText("items of a list", 100) { size in
    OpenDocumentBuilder.list("L", Array(repeating: "<text:p>甲</text:p>", count: size))
  },
  openText("lists in an item", 100) { size in
    OpenDocumentBuilder.list("L", [repeated(OpenDocumentBuilder.list("", ["<text:p>甲</text:p>"]), size)])
  },
  openText("spans of a paragraph", 100) {
    "<text:p>" + repeated("<text:span text:style-name=\"S\">a</text:span> b", $0) + "</text:p>"
  },
  openText("notes of an OpenDocument text", 100) {
    "<text:p>"
      + repeated(
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a</text:p></text:note-body></text:note>",
        $0) + "</text:p>"
  },
  openText("changes of an OpenDocument text", 100) { size in
    "<text:tracked-changes>"
      + (0..<size).map {
        "<text:changed-region text:id=\"c\($0)\"><text:deletion><text:p>a</text:p></text:deletion></text:changed-region>"
      }.joined() + "</text:tracked-changes><text:p>"
      + (0..<size).map { "<text:change text:change-id=\"c\($0)\"/>" }.joined() + "</text:p>"
  },
]

private func openText(_ name: String, _ size: Int, _ body: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let bytes = TestSupport.openText(holding: body(size)).bytes
    return [Step("read") { _ = try? ReportReader().readTables(bytes, name: "a.odt") }]
  }
}
