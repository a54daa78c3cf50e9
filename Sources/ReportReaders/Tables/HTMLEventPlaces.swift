internal import ReportText

/// Says where tags and texts begin, given where the parser stood behind them; offsets are those of the prepared page.
struct HTMLEventPlaces {
  private let page: PreparedHTML
  /// Where the parser stood at the event before.
  private var lastEnd = 0

  init(page: PreparedHTML) { self.page = page }

  /// Where a start tag begins: the first since the event before. A tag that libxml2 implies has none.
  mutating func startTag(endingAt end: Int) -> Int {
    let end = min(end, page.bytes.count)
    var rest = page.bytes[min(lastEnd, end)..<end]
    lastEnd = end
    while let open = rest.firstIndex(of: ASCII.lessThan) {
      if open + 1 < end, ASCII.isLetter(page.bytes[open + 1]) { return open }
      rest = rest[(open + 1)...]
    }
    return end
  }

  /// Where a text begins; a character reference is longer than what it stands for.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int {
    let end = min(end, page.bytes.count)
    lastEnd = end
    let start = max(0, end - text.count)
    guard text.count <= 8, end > 0, page.bytes[end - 1] == ASCII.semicolon,
      !page.bytes[start..<end].elementsEqual(text)
    else { return start }
    return page.bytes[max(0, end - 32)..<end].lastIndex(of: ASCII.ampersand) ?? start
  }
}
