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
