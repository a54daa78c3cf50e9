internal import ReportModel
internal import ReportText

/// Where the borders of the columns of a page's table are, as far as its tags say it. Their attributes are looked up here, and not
/// while the page is read: hardly a table asks.
struct HTMLColumnPlaces {
  let page: [UInt8]

  /// How far from the left each line between columns is, in twentieths of a point.
  /// - Parameter columns: The offsets of the elements `col`.
  func places(in table: Table, columns: [Int]) -> [Int?] {
    var places = [Int?](repeating: nil, count: table.width + 1)
    places[0] = 0
    var missing = places.count - 1
    func setEnd(of columns: Range<Int>, _ tag: Int) {
      guard columns.upperBound < places.count, places[columns.upperBound] == nil,
        let start = places[columns.lowerBound], let width = width(at: tag)
      else { return }
      places[columns.upperBound] = start + width
      missing -= 1
    }
    for row in 0..<table.rowCount where missing > 0 {
      for columns in table.runs(of: row) { setEnd(of: columns, table.cell(row, columns.lowerBound).offset) }
    }
    var column = 0
    for tag in columns where missing > 0 && column < places.count {
      // Excel writes columns of one width as one element.
      let span = value(of: "span", at: tag).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
      for _ in 0..<max(1, span) where column < places.count {
        setEnd(of: column..<(column + 1), tag)
        column += 1
      }
    }
    return places
  }

  /// The width that a tag says its element has, in an attribute or a style.
  private func width(at tag: Int) -> Int? { value(of: "width", at: tag).flatMap { twips($0, plain: 15) } }

  /// What a tag gives a name, in an attribute or a style, up to what is no number or unit.
  private func value(of name: String, at tag: Int) -> ArraySlice<UInt8>? {
    let name = name.utf8
    var index = tag
    while index < page.count, page[index] != ASCII.greaterThan {
      defer { index += 1 }
      guard index > tag, !isPartOfName(page[index - 1]) else { continue }
      let rest = page[index...].prefix(40)
      guard rest.prefix(name.count).elementsEqual(name, by: { ASCII.lowercased($0) == $1 }) else { continue }
      let value = rest.dropFirst(name.count).drop { ASCII.isBlank($0) }
      guard value.first == UInt8(ascii: "=") || value.first == UInt8(ascii: ":") else { continue }
      let number = value.dropFirst().drop { ASCII.isBlank($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      return number.prefix { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%") }
    }
    return nil
  }

  /// `min-width` and `mso-width-alt` are other things.
  private func isPartOfName(_ byte: UInt8) -> Bool { ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") }
}
