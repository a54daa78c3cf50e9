internal import ReportModel

/// Where the paragraphs and cells of a document are. The offset of each is its number.
struct DocumentPlaces: SourceOrigin {
  /// The table, the row and the column of each, packed; of table 0 the number of the paragraph.
  private var places: [UInt64] = []
  private var paragraphs = 0

  /// Adds the next paragraph outside the tables.
  /// - Returns: Its offset.
  mutating func addParagraph() -> Int {
    paragraphs += 1
    places.append(UInt64(paragraphs))
    return places.count - 1
  }

  /// Adds a cell; all numbers are from 1.
  /// - Returns: Its offset.
  mutating func addCell(table: Int, row: Int, column: Int) -> Int {
    places.append(UInt64(table) << 40 | UInt64(min(row, 0xFF_FFFF)) << 16 | UInt64(min(column, 0xFFFF)))
    return places.count - 1
  }

  /// The offset of the place that was added last.
  var last: Int { max(0, places.count - 1) }

  /// Says in which column a cell is seen, once that is known.
  mutating func setColumn(_ column: Int, at offset: Int) {
    places[offset] = places[offset] & ~0xFFFF | UInt64(min(column, 0xFFFF))
  }

  func location(at offset: Int, in text: [UInt8]) -> SourceLocation {
    let place = places.isEmpty ? 1 : places[min(offset, places.count - 1)]
    let table = Int(place >> 40)
    guard table > 0 else { return SourceLocation(.paragraph(Int(place))) }
    return SourceLocation(.tableCell(table: table, row: Int(place >> 16 & 0xFF_FFFF), column: Int(place & 0xFFFF)))
  }
}
