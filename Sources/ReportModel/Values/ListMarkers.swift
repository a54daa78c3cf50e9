internal import ReportText

/// The numbers of a list whose items are names: `1.甲局 2.乙局`, `①甲局②乙局`, `一、甲⏎二、乙`.
enum ListMarkers {
  /// Where the numbers stand; empty where the text does not begin with the first item of a list, or has no second one.
  static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
    var markers: [Range<Int>] = []
    var style: ItemMarker.Style?
    // A number stands after a blank or a sign that parts; one in a circle is a number anywhere.
    var mayBegin = true
    var offset = text.firstSeen
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if mayBegin || (style == .enclosed && Numerals.enclosed(scalar) != nil) {
        var cursor = Cursor(text)
        cursor.move(to: offset)
        if let marker = cursor.itemMarker(), marker.number == markers.count + 1,
          style.map({ $0 == marker.style }) ?? true
        {
          style = marker.style
          markers.append(offset..<cursor.position)
          offset = cursor.position
          mayBegin = false
          continue
        }
      }
      if markers.isEmpty { return [] }
      mayBegin = scalar.isBlank || scalar.isComma || scalar == "；" || scalar == ";" || scalar == "。"
      offset += length
    }
    return markers.count > 1 ? markers : []
  }
}
