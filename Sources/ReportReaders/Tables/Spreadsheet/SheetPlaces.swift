internal import ReportModel

/// Where the cells of a workbook are. The offset of a cell is its number.
struct SheetPlaces: SourceOrigin {
  /// The sheet, the row and the column of each, packed; row 0 is the sheet itself.
  private var places: [UInt64] = []
  private var sheets: [String] = []

  /// Begins a sheet; the places that are added now are in it.
  mutating func begin(_ sheet: String) { sheets.append(sheet) }

  /// Adds a place in the sheet that began last.
  /// - Returns: Its offset.
  mutating func add(row: Int = 0, column: Int = 0) -> Int {
    // What is beyond every sheet must not reach into the number of the sheet.
    let (row, column) = (UInt64(min(row, 0xFF_FFFF)), UInt64(min(column, 0xFFFF)))
    places.append(UInt64(max(0, sheets.count - 1)) << 40 | row << 16 | column)
    return places.count - 1
  }

  func location(at offset: Int, in text: [UInt8]) -> SourceLocation {
    guard offset < places.count else { return SourceLocation(.sheet(sheets.last ?? "")) }
    let place = places[offset]
    let sheet = sheets[Int(place >> 40)]
    let (row, column) = (Int(place >> 16 & 0xFF_FFFF), Int(place & 0xFFFF))
    return SourceLocation(row > 0 ? .cell(sheet: sheet, row: row, column: column) : .sheet(sheet))
  }
}
