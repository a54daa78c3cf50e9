internal import ReportText

/// The words behind the numbers of amounts.
struct UnitWords: Sendable {
  static let standard = UnitWords(.standard)

  /// What says that a number is not exact: 约, 左右.
  let about: (front: WordTable, end: WordTable)
  private let currencies: WordTable
  private let bounds: WordTable
  private let days: WordTable

  private init(_ lexicon: Lexicon) {
    about = (lexicon.table("about", side: .front), lexicon.table("about", side: .end))
    currencies = lexicon.table("currency", side: .end)
    bounds = lexicon.table("bound", side: .end)
    days = lexicon.table("no-unit", side: .end)
  }

  /// Whether a word can be the unit of an amount.
  /// - Parameter named: The unit that the header or the report names.
  func isUnit(_ words: Span<UInt8>, under named: String?) -> Bool {
    if let named, words.holdsSameBytes(as: named.utf8.span) { return true }
    if let named, isMoney(named.utf8.span) { return isMoney(words) }
    return bounds.longest(of: words) == nil && days.value(of: words) == nil
  }

  /// 万元, 亿, 万余元, 美元, 万元/年.
  private func isMoney(_ words: Span<UInt8>) -> Bool {
    var rest = words.extracting(first: words.firstOffset { $0 == "/" } ?? words.count)
    if let currency = currencies.longest(of: rest) { rest = rest.extracting(droppingLast: currency.length) }
    if let word = about.end.longest(of: rest) { rest = rest.extracting(droppingLast: word.length) }
    return !words.isEmpty && !rest.contains { !"十百千万亿".unicodeScalars.contains($0) }
  }
}
