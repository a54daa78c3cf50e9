import ReportKit
import TestSupport

/// Documents of Word: what grows inside their body, and what it refers to.
let wordRows: [GrowthRow] = [
  word("rows of a document", 60) { size in
    WordDocument.table(
      [["序号", "任务来源", "任务内容", "进展情况"]] + Array(repeating: ["1", "甲", "乙", "丙"], count: size))
  },
  word("automatic numbers", 100) {
    repeated(paragraph(WordDocument.item(1)) + paragraph(WordDocument.item(2, level: 1)), $0)
  },
  word("paragraphs whose ends are deleted", 100) { repeated(paragraph("<w:rPr><w:del/></w:rPr>"), $0) + "<w:p/>" },
  word("runs of a paragraph", 100) { size in
    "<w:p>" + repeated(WordDocument.run("a", "<w:strike/>") + WordDocument.run(" b "), size) + "</w:p>"
  },
  word("cells that go on below", 60) { size in
    let row = WordDocument.cell("", "<w:vMerge/>") + WordDocument.cell(paragraph(""))
    return WordDocument.table(Array(repeating: (cells: row, properties: ""), count: size))
  },
  word("cells that cover lines of the grid", 40) { size in
    WordDocument.table(
      (1...size).map { (cells: WordDocument.cell(paragraph(""), "<w:gridSpan w:val=\"\($0)\"/>"), properties: "") })
  },
  word("rows that are left out", 100) { size in
    WordDocument.table(
      Array(repeating: (cells: WordDocument.cell(paragraph("")), properties: "<w:hidden/>"), count: size))
  },
  word("tables in a cell", 60) { size in
    WordDocument.table([
      (cells: WordDocument.cell(repeated(WordDocument.table([["a"]]), size) + "<w:p/>"), properties: "")
    ])
  },
  word("fields that never end", 200) { repeated("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>", $0) },
  word("references to a note", 100) { repeated("<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", $0) },
  GrowthRow(name: "styles on each other", size: 200) { size in
    var document = wordDocument(holding: "<w:p><w:pPr><w:pStyle w:val=\"s0\"/></w:pPr></w:p>")
    document.styles = (0..<size).map {
      "<w:style w:type=\"paragraph\" w:styleId=\"s\($0)\"><w:basedOn w:val=\"s\($0 + 1)\"/></w:style>"
    }.joined()
    return [step(document)]
  },
]

private func paragraph(_ properties: String) -> String {
  WordDocument.paragraph(WordDocument.run("甲"), properties)
}

private func word(_ name: String, _ size: Int, _ body: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: name, size: size) { [step(wordDocument(holding: body($0)))] }
}

private func step(_ document: WordDocument) -> Step {
  let bytes = document.bytes
  return Step("read") { _ = try? ReportReader().readTables(bytes, name: "a.docx") }
}
