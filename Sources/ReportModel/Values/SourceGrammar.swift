internal import ReportText

/// A task's sources: each document's name and the item numbers in it, as in 第285项, 第285、286项, 第12-14项, 第二百八十五项, 第5件.
package func taskSources(_ text: String) -> [TaskSource] {
  var sources: [TaskSource] = []
  readSources(text.utf8.span) { sources.append(TaskSource(document: $0.string, items: $1)) }
  return sources
}

/// Hands on a task's sources one after the other: the name of the document, and the item numbers in it.
package func readSources(_ text: Span<UInt8>, _ take: (Span<UInt8>, [Int]) -> Void) {
  guard saysSomething(text) else { return }
  func read(_ text: Span<UInt8>) {
    text.withSeen { words in
      var reading = SourceReading(linesBeginWithAnd: text.hasLine(beginningWith: "和"))
      reading.read(words, take)
    }
  }
  let markers = ListMarkers.ranges(in: text)
  guard (1...SourceReading.itemLimit).contains(markers.count) else { return read(withoutNumber(text)) }
  for (index, marker) in markers.enumerated() {
    let end = index + 1 < markers.count ? markers[index + 1].lowerBound : text.count
    read(text.extracting(marker.upperBound..<end))
  }
}

/// Whether a source names a part of an item, 第15项第2小项: other tasks may have other parts of it.
package func namesPartOfItem(_ text: Span<UInt8>) -> Bool {
  var cursor = Cursor(text)
  while !cursor.isAtEnd {
    cursor.skip { $0 != "第" }
    if cursor.take("第"), cursor.number() != nil, SourceReading.itemParts.longest(of: cursor.rest) != nil { return true }
  }
  return false
}

/// Drops the number of a list that goes on in other cells: 3.省政府工作报告. 1、2号地块 is a name.
@_lifetime(copy text)
private func withoutNumber(_ text: Span<UInt8>) -> Span<UInt8> {
  var cursor = Cursor(text.trimmed)
  switch cursor.itemMarker()?.style {
  case .dot, .comma, .bracket, .enclosed, .chineseComma: break
  default: return text
  }
  guard let next = cursor.next, !Numerals.isNumeral(next) else { return text }
  return cursor.rest
}

extension Span<UInt8> {
  /// Whether a line after the first begins with a word.
  fileprivate func hasLine(beginningWith word: StaticString) -> Bool {
    var start = 0
    while let end = firstIndex(of: ASCII.lineFeed, in: start..<count) {
      start = end + 1
      while start < count, unseenLength(at: start) > 0 { start += unseenLength(at: start) }
      if holds(word, at: start) { return true }
    }
    return false
  }
}
