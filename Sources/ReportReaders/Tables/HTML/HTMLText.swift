internal import ReportModel
internal import ReportText

/// Collects the text of an HTML element the way a page shows it: white space collapsed, `<br>` and block boundaries as
/// line breaks, the ends of lines without blanks.
struct HTMLText {
  var text: [UInt8] = []
  var lineStart = 0
  /// Whether something stands on the current line, if only a no-break space that is trimmed.
  var lineIsOpen = false
  var breakIsPending = false
  var pendingSpace = Space.none
  /// Whether white space that comes next stands at the beginning of a box of its own, where it collapses.
  var ignoresSpace = false
  /// Whether something that is not seen stands before the white space that comes next: a line end in it is a blank.
  var isBehindInvisible = false
  /// The white space around the boxes of their own that are open.
  var spaceAround: [SpaceAround] = []
  /// Where the blanks of the current line end that are kept at its end.
  var keptEnd = 0
  /// Where struck text ends that has begun and is not marked as ended.
  var struckEnd: Int?
  /// The markers of list items that stand before the next character.
  var markers: [Marker] = []
  /// Where in the source the first character stood.
  private(set) var offset: Int?

  var lineCount = 1
  /// What the markup says of the lines.
  var marks = LineMarks()
  /// The first lines of the list items that have not ended.
  private var openItems: [Int] = []

  /// The marker of a list item.
  struct Marker {
    let text: String
    let isStruck: Bool
    let item: Int
  }

  enum Space { case none, blank, lineFeed }

  var isEmpty: Bool { text.isEmpty && !lineIsOpen && markers.isEmpty }

  /// Adds character data.
  mutating func append(
    _ data: UnsafeBufferPointer<UInt8>, style: TextStyle, isHeading: Bool = false, isLink: Bool = false, offset: Int
  ) {
    guard !data.isEmpty else { return }
    if style.isInvisible {
      appendInvisible(data, style)
      return
    }
    if style.script != .none || style.font != .none {
      var plain = style
      plain.script = .none
      plain.font = .none
      let shown = String(decoding: data, as: UTF8.self).unicodeScalars.reduce(into: [UInt8]()) {
        $0.append(contentsOf: Array(String(ShownSigns.shown($1, in: style)).utf8))
      }
      shown.withUnsafeBufferPointer { append($0, style: plain, isHeading: isHeading, isLink: isLink, offset: offset) }
      return
    }
    let first = breakIsPending ? lineCount : lineCount - 1
    let end = breakIsPending ? nil : text.count
    let start = lineStart
    if style.whiteSpace == .keep {
      appendPreformatted(data, style, offset: offset)
    } else {
      appendCollapsing(data, style, offset: offset)
    }
    // Blanks after a block begin no line.
    guard lineIsOpen, first < lineCount else { return }
    if isHeading { marks.insert(.heading, lineCount - 1) }
    // What stands beside links is looked at only where there are some; most texts have none.
    if isLink {
      if let end, !marks.has(.link, first), saysMoreThanLabels(before: end) {
        marks.insert(.besideLink, first)
        marks.beginTail(first, at: end - start)
      }
      marks.insert(.link, first...(lineCount - 1))
    } else if marks.has(.link, first), data.saysMoreThanLabels {
      marks.insert(.besideLink, first)
      marks.endTail(first)
    }
  }

  mutating func appendCollapsing(_ data: UnsafeBufferPointer<UInt8>, _ style: TextStyle, offset: Int) {
    var index = 0
    while index < data.count {
      let byte = data[index]
      if ASCII.isBlank(byte) {
        if byte == 0x0B {
          manualBreak(offset: offset)
        } else if style.whiteSpace == .keepLines, byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
          if byte == ASCII.carriageReturn, index + 1 < data.count, data[index + 1] == ASCII.lineFeed { index += 1 }
          openLine(offset: offset)
          endLine()
        } else if ignoresSpace {
          // At the beginning of a box there is none.
        } else if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
          // Blanks around a line end vanish with it.
          pendingSpace = .lineFeed
        } else if pendingSpace == .none {
          pendingSpace = .blank
        }
        index += 1
        continue
      }
      if !lineIsOpen || breakIsPending || text.count == lineStart, markers.isEmpty,
        let length = trimmedScalar(data, at: index)
      {
        openLine(offset: offset)
        pendingSpace = .none
        ignoresSpace = false
        index += length
        continue
      }
      let end = HTMLSyntax.endOfWord(data, from: index + 1)
      appendWord(UnsafeBufferPointer(rebasing: data[index..<end]), style, offset: offset)
      index = end
    }
  }

  mutating func appendWord(_ word: UnsafeBufferPointer<UInt8>, _ style: TextStyle, offset: Int) {
    if breakIsPending { flushBreak() }
    flushSpace(before: word)
    guard style.isStruck || struckEnd != nil else {
      openLine(offset: offset, before: word.first)
      text.append(contentsOf: word)
      return
    }
    // The brackets of struck text hug what is seen of it.
    openLine(offset: offset, before: word.first)
    let blank = blankBytes(atStartOf: word)
    text.append(contentsOf: word[..<blank])
    guard blank < word.count else { return }
    setStruck(style.isStruck)
    text.append(contentsOf: word[blank...])
    if style.isStruck { struckEnd = text.count - blankBytes(atEndOf: word) }
  }

  /// Writes the blank that white space before a word has become.
  mutating func flushSpace(before word: UnsafeBufferPointer<UInt8>?) {
    defer {
      pendingSpace = .none
      ignoresSpace = false
      isBehindInvisible = false
    }
    guard pendingSpace != .none, text.count > lineStart else { return }
    // CSS Text 3, segment break transformation: a line end in the source between two wide characters is no space.
    if pendingSpace == .lineFeed, let word, !isBehindInvisible, EastAsianWidth.endsWide(text[lineStart...]),
      EastAsianWidth.beginsWide(word)
    {
      return
    }
    // What is not seen between two blanks leaves one.
    if text.last != ASCII.space || text.count == keptEnd { text.append(ASCII.space) }
  }

  mutating func appendPreformatted(_ data: UnsafeBufferPointer<UInt8>, _ style: TextStyle, offset: Int) {
    if breakIsPending { flushBreak() }
    flushSpace(before: data)
    var previous: UInt8 = 0
    for (index, byte) in data.enumerated() {
      if byte == ASCII.carriageReturn || byte == 0x0B || (byte == ASCII.lineFeed && previous != ASCII.carriageReturn) {
        openLine(offset: offset)
        endLine()
      } else if byte != ASCII.lineFeed {
        openLine(offset: offset, before: byte)
        let isSeen = byte > ASCII.space && !isInBlank(data, at: index)
        if isSeen { setStruck(style.isStruck) }
        text.append(byte)
        keptEnd = text.count
        if style.isStruck, isSeen { struckEnd = text.count }
      }
      previous = byte
    }
  }

  /// Changes the text in place, in an optional too.
  mutating func modify(_ change: (inout HTMLText) -> Void) { change(&self) }

  /// A `<br>`.
  mutating func lineBreak() {
    if breakIsPending { flushBreak() }
    if !markers.isEmpty { openLine(offset: offset ?? 0) }
    endLine()
    marks.insert(.broken, lineCount - 1)
  }

  /// A manual line break: it ends a line that has begun, and makes no empty one.
  private mutating func manualBreak(offset: Int) {
    if !markers.isEmpty { openLine(offset: offset) }
    guard lineIsOpen, !breakIsPending else { return }
    endLine()
    marks.insert(.broken, lineCount - 1)
  }

  /// The start or the end of a block, as `<p>`.
  mutating func blockBoundary() {
    pendingSpace = .none
    ignoresSpace = false
    if lineIsOpen { breakIsPending = true }
  }

  /// A marker of a list item, which stands before what comes first in the item.
  mutating func addMarker(_ marker: Marker) { markers.append(marker) }

  /// The beginning of a list item; the line before it has ended.
  mutating func beginItem() { openItems.append(breakIsPending ? lineCount : lineCount - 1) }

  /// The end of a list item: where nothing came in it, its marker stands alone.
  mutating func endItem(_ item: Int) {
    if markers.contains(where: { $0.item == item }) { openLine(offset: offset ?? 0) }
    if let first = openItems.popLast(), first < lineCount { marks.insert(.item, first...(lineCount - 1)) }
  }

  /// Whether there is nothing but the markers of items that have not come.
  var hasOnlyMarkers: Bool { !markers.isEmpty && text.isEmpty && !lineIsOpen }

  /// Takes the markers that stand before what comes next.
  mutating func takeMarkers() -> [Marker] {
    defer { markers = [] }
    return markers
  }

  mutating func openLine(offset: Int, before next: UInt8? = nil) {
    if self.offset == nil { self.offset = offset }
    if breakIsPending { flushBreak() }
    lineIsOpen = true
    while !markers.isEmpty {
      let marker = markers.removeFirst()
      setStruck(marker.isStruck)
      text.append(contentsOf: marker.text.utf8)
      // 1. 5个, not 1.5个.
      if markers.isEmpty, let next, ASCII.isDigit(next) { text.append(ASCII.space) }
      if marker.isStruck { struckEnd = text.count }
    }
  }

  mutating func flushBreak() {
    breakIsPending = false
    endLine()
  }

  mutating func endLine() {
    trimLineEnd()
    text.append(ASCII.lineFeed)
    lineStart = text.count
    lineCount += 1
    lineIsOpen = false
    pendingSpace = .none
    ignoresSpace = false
  }

  mutating func trimLineEnd() {
    let limit = max(lineStart, keptEnd)
    while text.count > limit {
      let count = text.count
      if text[count - 1] == ASCII.space {
        text.removeLast()
      } else if count - limit >= 2, text[count - 2] == 0xC2, text[count - 1] == 0xA0 {
        text.removeLast(2)
      } else if count - limit >= 3, text[count - 3] == 0xE3, text[count - 2] == 0x80, text[count - 1] == 0x80 {
        text.removeLast(3)
      } else {
        break
      }
    }
    if let end = struckEnd, end > text.count { struckEnd = text.count }
  }

  /// The length of a no-break space or full-width space that stands here.
  func trimmedScalar(_ data: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    if data[index] == 0xC2, index + 1 < data.count, data[index + 1] == 0xA0 { return 2 }
    if data[index] == 0xE3, index + 2 < data.count, data[index + 1] == 0x80, data[index + 2] == 0x80 { return 3 }
    return nil
  }
}
