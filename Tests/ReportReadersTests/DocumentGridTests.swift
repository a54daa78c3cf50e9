import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// The columns of tables whose rows have borders of their own, as Word keeps what has been dragged, in twentieths of a point.
struct DocumentGridTests {
  private typealias Word = WordDocument
  private typealias Text = OpenDocumentBuilder

  /// The table of a document of Word, and of the same one in an OpenDocument.
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
        }.joined())
    }
    let text = OpenDocumentBuilder(
      text: "<table:table>\(columns.joined())\(open.joined())</table:table>", styles: styles.joined())
    return try [document.bytes, text.bytes].map {
      try #require(readPackage($0).reading.value.blocks.tables.first).grid
    }
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
