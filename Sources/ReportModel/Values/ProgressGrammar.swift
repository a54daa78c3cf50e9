internal import ReportText

/// Progress texts, cut at numbered items: 1. 1． 1、 1) （1） (1) ① ⑴ 一、 （一） 一是 第一，…, beginning at 1 and rising by one, at the
/// start of the text or of a line or after 。；！？：; 2.0, 3.5% and 2026.3 are no numbers of items. A part of a longer list begins with
/// another number, where each line is an item.
enum ProgressGrammar {
  /// Where the numbers of the items stand, in bytes; empty where fewer than two are numbered.
  static func markers(in text: Span<UInt8>) -> [Range<Int>] {
    var markers: [Range<Int>] = []
    var style: ItemMarker.Style?
    var index = 0
    var mayStart = true
    // 3.选址完成。⏎4.已开工。: a part of a longer list, whose every line is an item.
    let first = firstOfLines(in: text) ?? 1
    while index < text.count {
      // Inside a sentence nothing matters but what may end it: a line feed, `;`, and what begins 。；！？：, character by character.
      if !mayStart {
        while index < text.count {
          let byte = text[index]
          if byte == 0x0A || byte == 0x3B { break }
          if byte < 0x80 { index += 1; continue }
          if byte == 0xE3 || byte == 0xEF, endsSentence(text.scalar(at: index).scalar) { break }
          index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
        guard index < text.count else { break }
      }
      if mayStart, ItemMarker.mayBegin(with: text[index]) {
        var cursor = Cursor(text)
        cursor.move(to: index)
        if let marker = cursor.itemMarker(), marker.number == markers.count + first,
          style == nil || style == marker.style
        {
          style = marker.style
          markers.append(index..<cursor.position)
          index = cursor.position
          mayStart = false
          continue
        }
      }
      if text[index] == ASCII.lineFeed {
        mayStart = true
        index += 1
        continue
      }
      let (scalar, length) = text.scalar(at: index)
      if endsSentence(scalar) { mayStart = true } else if !scalar.isUnseen { mayStart = false }
      // Blanks between the punctuation and the number do not count.
      index += length
    }
    return markers.count >= 2 ? markers : []
  }

  /// The number of the item that a text begins with, where it is not 1 and each of its lines is the next item.
  private static func firstOfLines(in text: Span<UInt8>) -> Int? {
    var (first, count, style): (Int, Int, ItemMarker.Style?) = (1, 0, nil)
    var cursor = Cursor(text)
    while !cursor.isAtEnd {
      cursor.skip(while: \.isUnseen)
      if cursor.isAtEnd { break }
      guard let marker = cursor.itemMarker(), style == nil || style == marker.style else { return nil }
      if count == 0 { (first, style) = (marker.number, marker.style) }
      guard first != 1, marker.number == first + count else { return nil }
      count += 1
      cursor.skip { $0 != "\n" }
    }
    return count >= 2 ? first : nil
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "；", ";", "！", "？", "：": true
    default: false
    }
  }
}
