internal import ReportText

/// Struck text stands between brackets that say so.
extension HTMLText {
  static let struckBegins = Array("〔删：".utf8)
  static let struckEnds = Array("〕".utf8)

  /// Begins or ends struck text before the next character.
  mutating func setStruck(_ isStruck: Bool) {
    if isStruck {
      if struckEnd == nil { text.append(contentsOf: Self.struckBegins) }
      struckEnd = text.count
    } else if let end = struckEnd {
      endStruck(at: end)
    }
  }

  mutating func endStruck(at end: Int) {
    text.insert(contentsOf: Self.struckEnds, at: end)
    if end < lineStart { lineStart += Self.struckEnds.count }
    keptEnd += keptEnd >= end ? Self.struckEnds.count : 0
    struckEnd = nil
  }

  /// Whether a byte belongs to a no-break space or a full-width space.
  func isInBlank(_ data: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    (max(0, index - 2)...index).contains { start in trimmedScalar(data, at: start).map { start + $0 > index } ?? false }
  }

  func blankBytes(atStartOf word: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    while count < word.count, let length = trimmedScalar(word, at: count) { count += length }
    return count
  }

  func blankBytes(atEndOf word: UnsafeBufferPointer<UInt8>) -> Int {
    var end = word.count
    while true {
      if end >= 2, word[end - 2] == 0xC2, word[end - 1] == 0xA0 {
        end -= 2
      } else if end >= 3, word[end - 3] == 0xE3, word[end - 2] == 0x80, word[end - 1] == 0x80 {
        end -= 3
      } else {
        return word.count - end
      }
    }
  }
}
