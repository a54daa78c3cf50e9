internal import ReportModel
internal import ReportText

extension Span<UInt8> {
  /// Whether a text in a title can name somebody: dates and editions that no rule of periods knows must not become the issuer. Numbers
  /// are part of a name only of what ends like an organisation: 12345热线中心, 第八中学.
  var mayNameIssuer: Bool {
    let others: [StaticString] = ["截至", "截止", "征求意见", "修订", "试行", "送审", "讨论", "草案", "初稿", "定稿", "续"]
    let endings: [StaticString] = ["稿", "批", "类", "版", "表"]
    let isNumbered = begins(with: "第") || contains { Numerals.digit($0) != nil }
    return !isEmpty && !contains { $0.isColon || $0 == "《" }
      && (!isNumbered || Organisations.endsLikeOne(self) && !countsTime)
      && !others.contains { begins(with: $0) } && !endings.contains { ends(with: $0) }
      && !Organisations.beginsWithNobody(self) && PeriodGrammar.whole(self, year: nil) == nil
  }

  /// Whether a number in a text counts days, months, issues or the like: 3月31日, 第一批, 2026.3.
  private var countsTime: Bool {
    var cursor = Cursor(self)
    while let scalar = cursor.takeScalar() {
      let isOrdinal = scalar == "第"
      guard isOrdinal || Numerals.digit(scalar) != nil else { continue }
      cursor.skip(while: Numerals.isNumeral)
      guard let unit = cursor.next else { continue }
      if "年月日号季周旬期批次轮版稿届度条项类页阶".unicodeScalars.contains(unit) || unit == "." || unit.isRangeMark || unit.isDash {
        return true
      }
    }
    return false
  }
}
