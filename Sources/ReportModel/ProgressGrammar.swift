/// Progress texts, cut at numbered items: 1. 1． 1、 （1） (1) ① 一是 …, beginning at 1 and rising by one, at the start of the
/// text or of a line or behind 。；！？：; 2.0, 3.5% and 2026.3 are no numbers of items.
enum ProgressGrammar {
  private enum Style: Equatable { case dot, comma, brackets, circled, ordinal }

  /// Where the numbers of the items stand, in bytes; empty where fewer than two are numbered.
  static func markers(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var markers: [Range<Int>] = []
    var style: Style?
    var index = 0
    var mayStart = true
    while index < text.count {
      // Inside a sentence nothing matters but what may end it: a line feed, `;`, and what begins 。；！？：.
      if !mayStart {
        while index < text.count {
          let byte = text[index]
          if byte == 0x0A || byte == 0x3B || byte == 0xE3 || byte == 0xEF { break }
          index += 1
        }
        guard index < text.count else { break }
      }
      if mayStart, let marker = marker(at: index, in: text, expecting: markers.count + 1, style: style) {
        style = marker.style
        markers.append(index..<(index + marker.length))
        index += marker.length
        mayStart = false
        continue
      }
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        mayStart = true
        index += 1
      } else if let length = punctuation(at: index, in: text) {
        mayStart = true
        index += length
      } else {
        // Blanks between the punctuation and the number do not count.
        if byte > UInt8(ascii: " "), !isWideSpace(at: index, in: text) { mayStart = false }
        index += scalarLength(byte)
      }
    }
    return markers.count >= 2 ? markers : []
  }

  private static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private static func isWideSpace(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 2 < text.count && text[index] == 0xE3 && text[index + 1] == 0x80 && text[index + 2] == 0x80
  }

  /// 。；！？： and ;
  private static func punctuation(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    if text[index] == UInt8(ascii: ";") { return 1 }
    guard index + 2 < text.count else { return nil }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x9A): return 3
    default: return nil
    }
  }

  private static func marker(
    at index: Int, in text: UnsafeBufferPointer<UInt8>, expecting number: Int, style: Style?
  ) -> (style: Style, length: Int)? {
    guard mayBeginMarker(at: index, in: text) else { return nil }
    let window = text[index..<min(index + 24, text.count)]
    let scalars = Array(String(decoding: window, as: UTF8.self).unicodeScalars)
    guard let (found, length) = scalarMarker(scalars, number: number), style == nil || style == found else {
      return nil
    }
    return (found, scalars[..<length].reduce(0) { $0 + UTF8.width($1) })
  }

  /// Whether a digit, a Chinese numeral, a circled number or an opening bracket stands here; most sentences end here.
  private static func mayBeginMarker(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let lead = text[index]
    if lead < 0x80 { return (0x30...0x39).contains(lead) || lead == UInt8(ascii: "(") }
    guard (0xE2...0xEF).contains(lead), index + 2 < text.count else { return false }
    let value = UInt32(lead & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar == "（" || circledNumber(scalar) != nil || Numerals.isNumeral(scalar)
  }

  private static func scalarMarker(_ text: [Unicode.Scalar], number: Int) -> (Style, length: Int)? {
    var reader = ScalarReader(text)
    if let first = text.first, let circled = circledNumber(first) { return circled == number ? (.circled, 1) : nil }
    let isBracketed = reader.take("（") || reader.take("(")
    let isChinese = !reader.isAtEnd && Numerals.digit(text[reader.position]) == nil
    guard reader.number() == number else { return nil }
    if isBracketed { return reader.take("）") || reader.take(")") ? (.brackets, reader.position) : nil }
    if isChinese { return reader.take("是") ? (.ordinal, reader.position) : nil }
    if reader.take("、") { return (.comma, reader.position) }
    guard reader.take(".") || reader.take("．") else { return nil }
    return startsWithFigure(text[reader.position...]) ? nil : (.dot, reader.position)
  }

  /// Whether a figure follows, as in 2.0; a year (1.2026年…) is the beginning of an item's text.
  private static func startsWithFigure(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = text.prefix { Numerals.digit($0) != nil }
    guard !digits.isEmpty else { return false }
    return !(digits.count == 4 && text.dropFirst(4).first == "年")
  }

  private static func circledNumber(_ scalar: Unicode.Scalar) -> Int? {
    (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value - 0x2460) + 1 : nil
  }
}
