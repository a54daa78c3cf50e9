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

  /// White on white is seen by nobody; on a colour it is a head.
  @Test(arguments: [
    ("<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"none\"/>", "", true),
    ("<color theme=\"0\"/>", "<patternFill/>", "", true),
    (
      "<color indexed=\"9\"/>", "<patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFFFF\"/></patternFill>", "", true
    ),
    ("<color theme=\"0\" tint=\"-0.35\"/>", "<patternFill patternType=\"none\"/>", "", false),
    ("<color theme=\"1\"/>", "<patternFill patternType=\"none\"/>", "", false),
    ("<color theme=\"0\"/>", "<patternFill patternType=\"solid\"><fgColor theme=\"4\"/></patternFill>", "", false),
    (
      "<color theme=\"0\"/>", "<gradientFill><stop position=\"0\"><color theme=\"4\"/></stop></gradientFill>", "", false
    ),
    ("<color theme=\"0\"/>", "<patternFill/>", "<tableParts><tablePart/></tableParts>", false),
    ("<color theme=\"0\"/>", "<patternFill/>", "<picture/>", false),
  ])
  func textAsWhiteAsTheSheetIsHidden(_ colour: String, _ fill: String, _ after: String, _ isHidden: Bool) throws {
    let styles =
      "<fonts><font/><font>\(colour)</font></fonts><fills><fill><patternFill/></fill><fill>\(fill)</fill></fills>"
      + "<cellXfs><xf/><xf fontId=\"1\" fillId=\"1\"/></cellXfs>"
    let rows = "<row>\(text("A1", "甲"))<c r=\"B1\" s=\"1\"><v>5</v></c>\(text("C1", "乙"))</row>"
    let reading = try read(data(rows) + after, styles: styles)
    #expect(reading.value.blocks.tables.map(\.grid) == [[isHidden ? ["甲", "乙"] : ["甲", "5", "乙"]]])
    #expect(reading.diagnostics.map(\.code) == (isHidden ? [.hiddenText] : []))
    // Runs have colours of their own.
    let runs = "<c r=\"B1\" s=\"1\" t=\"inlineStr\"><is><r><rPr><color theme=\"1\"/></rPr><t>见</t></r></is></c>"
    #expect(try grid(data("<row>\(text("A1", "甲"))\(runs)</row>") + after, styles: styles) == [["甲", "见"]])
    // A condition may fill the cell.
    let conditional = styles + "<dxfs><dxf><fill><patternFill/></fill></dxf></dxfs>"
    #expect(try read(data(rows), styles: conditional).value.blocks.tables.map(\.grid) == [[["甲", "5", "乙"]]])
  }

  @Test func columnsBeyondEverySheetHideNothing() throws {
    let columns = "<cols><col min=\"20000\" max=\"20001\" width=\"9\" hidden=\"1\"/></cols>"
    #expect(try grid(columns + data("<row>\(text("A1", "甲"))</row>")) == [["甲"]])
  }

  @Test func checkBoxesAreShownAsBoxes() throws {
    let space = "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"
    let styles =
      "<cellXfs><xf/><xf><extLst><ext uri=\"{C7286773-470A-42A8-94C5-96B5CB345126}\" xmlns:p=\"\(space)\">"
      + "<p:xfComplement i=\"0\"/></ext></extLst></xf></cellXfs>"
    let cells = [(1, 1), (1, 0), (0, 1)].map { "<c s=\"\($0)\" t=\"b\"><v>\($1)</v></c>" }
    #expect(try grid(data("<row>\(cells.joined())</row>"), styles: styles) == [["☑", "☐", "TRUE"]])
  }

  /// WPS keeps a picture in a cell as a formula of its own, Excel as an error that only it knows better.
  @Test(arguments: [
    "t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v>",
    "t=\"e\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>#NAME?</v>",
    "t=\"e\" vm=\"1\"><v>#VALUE!</v>",
  ])
  func picturesInCellsAreNoText(_ cell: String) throws {
    let reading = try read(data("<row>\(text("A1", "甲"))<c r=\"B1\" \(cell)</c>\(text("C1", "乙"))</row>"))
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲", "乙"]]])
    #expect(reading.diagnostics.map(\.code) == [.unreadPart])
    let plain = "<c r=\"B1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
    #expect(try grid(data("<row>\(text("A1", "甲"))\(plain)</row>")) == [["甲", "#DIV/0!"]])
  }

  /// Traffic lights, and bars, in the place of numbers.
  @Test(arguments: [("iconSet", "0", 1), ("dataBar", "0", 1), ("iconSet", "1", 0), ("colorScale", "0", 0)])
  func signsInThePlaceOfNumbersAreSaid(_ kind: String, _ shows: String, _ count: Int) throws {
    let rows = data("<row>\(text("A1", "甲"))<c r=\"B1\"><v>3</v></c></row>")
    let format =
      "<conditionalFormatting sqref=\"B1:B9 D1\"><cfRule type=\"\(kind)\" priority=\"1\"><\(kind) showValue=\"\(shows)\">"
      + "<cfvo type=\"min\"/></\(kind)></cfRule></conditionalFormatting>"
    let reading = try read(rows + format)
    #expect(reading.value.blocks.tables.map(\.grid) == [[["甲", "3"]]])
    #expect(reading.diagnostics.map(\.code) == Array(repeating: .unreadPart, count: count))
    let place = ReportModel.SourceLocation(.cell(sheet: "Sheet1", row: 1, column: 2))
    #expect(reading.diagnostics.allSatisfy { $0.location == place })
  }

  @Test func anyTwoCornersAreAMerge() throws {
    for range in ["A1:B2", "B2:A1", "A2:B1", "$B$1:$A$2"] {
      let rows =
        "<row>\(text("A1", "甲"))\(text("C1", "乙"))</row><row>\(text("C2", "丙"))</row><row>\(text("B3", "丁"))</row>"
      let merged = data(rows) + "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>"
      #expect(try grid(merged) == [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["", "丁", ""]], "\(range)")
    }
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
