import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// How the window of a workbook shows its cells.
extension XLSXReaderTests {
  @Test func aSheetMayShowNothingForZero() throws {
    func view(_ shows: String) -> String {
      "<sheetViews><sheetView showZeros=\"\(shows)\" workbookViewId=\"0\"/></sheetViews>"
    }
    let row = data("<row>\(text("A1", "甲"))<c r=\"B1\"><v>0</v></c><c r=\"C1\"><v>10</v></c>\(text("D1", "0"))</row>")
    #expect(try grid(view("0") + row) == [["甲", "10", "0"]])
    #expect(try grid(view("1") + row) == [["甲", "0", "10", "0"]])
  }

  @Test func checkBoxesAreShownAsBoxes() throws {
    let space = "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"
    let styles =
      "<cellXfs><xf/><xf><extLst><ext uri=\"{C7286773-470A-42A8-94C5-96B5CB345126}\" xmlns:p=\"\(space)\">"
      + "<p:xfComplement i=\"0\"/></ext></extLst></xf></cellXfs>"
    let cells = [(1, 1), (1, 0), (0, 1)].map { "<c s=\"\($0)\" t=\"b\"><v>\($1)</v></c>" }
    #expect(try grid(data("<row>\(cells.joined())</row>"), styles: styles) == [["☑", "☐", "TRUE"]])
  }

  /// A file of some kilobytes that shows a long text a thousand times.
  @Test func textsThatCellsShareAreLimited() throws {
    let long = String(repeating: "甲", count: 50_000)
    let strings = "<si><t>\(long)</t></si><si><t>短</t></si>"
    func cells(_ count: Int, _ index: Int) -> String {
      data(String(repeating: "<row><c t=\"s\"><v>\(index)</v></c></row>", count: count))
    }
    #expect(try grid(cells(400, 0), strings: strings).count == 400)
    let found = error(cells(500, 0), strings: strings)
    #expect(found?.code == .limitExceeded)
    #expect(try grid(cells(50_000, 1), strings: strings).count == 50_000)
  }

  /// The texts of a workbook are handed from sheet to sheet, and not copied.
  @Test func sheetsShareTheirTexts() throws {
    let sheets = (0..<50).map {
      WorkbookBuilder.Sheet("S\($0)", data("<row>\(text("A1", "甲\($0)"))<c t=\"s\"><v>0</v></c></row>"))
    }
    var workbook = WorkbookBuilder(sheets)
    workbook.strings = "<si><t>共用</t></si>"
    #expect(try read(workbook).value.blocks.tables.map(\.grid) == (0..<50).map { [["甲\($0)", "共用"]] })
  }
}
