internal import ReportModel
internal import ReportText

/// What a form numbers one of its columns by: 3, （3）, ③, C, 丙.
struct ColumnOrdinal {
  enum Series { case number, letter, stem, circle }

  let series: Series
  let number: Int

  init?(_ text: Span<UInt8>) {
    guard text.count <= 30 else { return nil }
    if let number = rowNumber(text) {
      (series, self.number) = (.number, number)
      return
    }
    let found: (Series, Int)? = text.withSeen { words in
      guard words.scalarCount == 1, let scalar = words.firstScalar else { return nil }
      if ("A"..."Z").contains(scalar) { return (.letter, Int(scalar.value) - 64) }
      if let number = Numerals.enclosed(scalar) { return (.circle, number) }
      let stems = "甲乙丙丁戊己庚辛壬癸".unicodeScalars
      return stems.firstIndex(of: scalar).map { (.stem, stems.distance(from: stems.startIndex, to: $0) + 1) }
    }
    guard let (series, number) = found else { return nil }
    (self.series, self.number) = (series, number)
  }
}

extension Table {
  /// Whether the numbers of its columns stand in a row of three or more.
  func countsColumns(in row: Int) -> Bool {
    // Rows of tasks are told by their first and third cells.
    guard bytes(row, 2).count <= 9, ColumnOrdinal(bytes(row, 0))?.number == 1 else { return false }
    var last: ColumnOrdinal?
    for column in 0..<width(of: row) {
      guard let ordinal = ColumnOrdinal(bytes(row, column)) else { return false }
      let goesOn = last.map { $0.series == ordinal.series && ordinal.number == $0.number + 1 } ?? false
      // 甲, 乙, 1, 2: the first columns of statistics have stems.
      guard goesOn || ordinal.number == 1 && (last == nil || last?.series == .stem && ordinal.series == .number) else {
        return false
      }
      last = ordinal
    }
    return true
  }
}
