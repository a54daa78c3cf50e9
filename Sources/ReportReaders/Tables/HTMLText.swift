internal import ReportModel
internal import ReportText

/// Collects the text of an HTML element the way a page shows it: white space collapsed, `<br>` and block boundaries as
/// line breaks, the ends of lines without blanks.
struct HTMLText {
  private var text: [UInt8] = []
  private var lineStart = 0
  /// Whether something stands on the current line, if only a no-break space that is trimmed.
  private var lineIsOpen = false
  private var breakIsPending = false
  private var pendingSpace = Space.none
  private var keepsWhiteSpace = false
  /// Where in the source the first character stood.
  private(set) var offset: Int?

  private var lineCount = 1
  /// The lines that a `<br>` begins.
  private var brokenLines = LineSet()
  /// The lines that stand in a heading.
  private var headingLines = LineSet()

  private enum Space { case none, blank, lineFeed }

  var isEmpty: Bool { text.isEmpty && !lineIsOpen }

  /// Adds character data.
  /// - Parameter isPreformatted: Whether `white-space: pre` or `pre-wrap` applies.
  mutating func append(
    _ data: UnsafeBufferPointer<UInt8>, isPreformatted: Bool, isHeading: Bool = false, offset: Int
  ) {
    if isPreformatted {
      appendPreformatted(data, offset: offset)
      return
    }
    defer {
      if isHeading, lineIsOpen { headingLines.insert(lineCount - 1) }
    }
    var index = 0
    while index < data.count {
      let byte = data[index]
      if byte == ASCII.space || (9...13).contains(byte) {
        if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
          // Blanks around a line end vanish with it.
          pendingSpace = .lineFeed
        } else if pendingSpace == .none {
          pendingSpace = .blank
        }
        index += 1
        continue
      }
      if !lineIsOpen || breakIsPending || text.count == lineStart, let length = trimmedScalar(data, at: index) {
        openLine(offset: offset)
        pendingSpace = .none
        index += length
        continue
      }
      var end = index + 1
      while end < data.count, data[end] > ASCII.space { end += 1 }
      let run = UnsafeBufferPointer(rebasing: data[index..<end])
      appendWord(run, offset: offset)
      index = end
    }
  }

  private mutating func appendWord(_ word: UnsafeBufferPointer<UInt8>, offset: Int) {
    openLine(offset: offset)
    if pendingSpace != .none, text.count > lineStart {
      // CSS Text 3, segment break transformation: a line end in the source between two wide characters is no space.
      let vanishes =
        pendingSpace == .lineFeed && EastAsianWidth.endsWide(text[lineStart...])
        && EastAsianWidth.beginsWide(word)
      if !vanishes { text.append(ASCII.space) }
    }
    pendingSpace = .none
    text.append(contentsOf: word)
  }

  private mutating func appendPreformatted(_ data: UnsafeBufferPointer<UInt8>, offset: Int) {
    guard !data.isEmpty else { return }
    keepsWhiteSpace = true
    openLine(offset: offset)
    var previous: UInt8 = 0
    for byte in data {
      if byte == ASCII.carriageReturn || (byte == ASCII.lineFeed && previous != ASCII.carriageReturn) {
        endLine()
      } else if byte != ASCII.lineFeed {
        openLine(offset: offset)
        text.append(byte)
      }
      previous = byte
    }
  }

  /// Changes the text in place, behind an optional too.
  mutating func modify(_ change: (inout HTMLText) -> Void) { change(&self) }

  /// A `<br>`.
  mutating func lineBreak() {
    if breakIsPending { flushBreak() }
    endLine()
    brokenLines.insert(lineCount - 1)
  }

  /// The start or the end of a block, as `<p>`.
  mutating func blockBoundary() {
    pendingSpace = .none
    if lineIsOpen { breakIsPending = true }
  }

  private mutating func openLine(offset: Int) {
    if self.offset == nil { self.offset = offset }
    if breakIsPending { flushBreak() }
    lineIsOpen = true
  }

  private mutating func flushBreak() {
    breakIsPending = false
    endLine()
  }

  private mutating func endLine() {
    if !keepsWhiteSpace { trimLineEnd() }
    text.append(ASCII.lineFeed)
    lineStart = text.count
    lineCount += 1
    lineIsOpen = false
    pendingSpace = .none
  }

  private mutating func trimLineEnd() {
    while text.count > lineStart {
      let count = text.count
      if text[count - 1] == ASCII.space {
        text.removeLast()
      } else if count - lineStart >= 2, text[count - 2] == 0xC2, text[count - 1] == 0xA0 {
        text.removeLast(2)
      } else if count - lineStart >= 3, text[count - 3] == 0xE3, text[count - 2] == 0x80, text[count - 1] == 0x80 {
        text.removeLast(3)
      } else {
        return
      }
    }
  }

  /// The length of a no-break space or full-width space that stands here.
  private func trimmedScalar(_ data: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    if data[index] == 0xC2, index + 1 < data.count, data[index + 1] == 0xA0 { return 2 }
    if data[index] == 0xE3, index + 2 < data.count, data[index + 1] == 0x80, data[index + 2] == 0x80 { return 3 }
    return nil
  }

  /// The text, without blank lines at its ends; and empties the collector.
  /// - Parameter isPreformatted: Whether every blank and line counts, those at the ends too.
  mutating func finish(isPreformatted: Bool = false) -> Finished {
    defer { self = HTMLText() }
    if isPreformatted || keepsWhiteSpace {
      let all = text.withUnsafeBufferPointer { String(validUTF8: $0) }
      return Finished(text: all, brokenLines: brokenLines, headingLines: headingLines)
    }
    trimLineEnd()
    let blank = text.prefix { $0 == ASCII.lineFeed }.count
    var lines = text[blank...]
    while lines.last == ASCII.lineFeed { lines.removeLast() }
    return Finished(
      text: lines.withUnsafeBufferPointer { String(validUTF8: $0) }, brokenLines: brokenLines.droppingFirst(blank),
      headingLines: headingLines.droppingFirst(blank))
  }

  /// A collected text, with what the markup says of its lines.
  struct Finished {
    var text: String
    /// Those that go on with the paragraph of the line before.
    var brokenLines: LineSet
    /// Those of headings.
    var headingLines: LineSet
  }

  /// Which of the first lines of a text; a title is not looked for behind them.
  struct LineSet {
    private var bits: UInt64 = 0

    func contains(_ line: Int) -> Bool { line < UInt64.bitWidth && bits >> UInt64(line) & 1 != 0 }

    mutating func insert(_ line: Int) { if line < UInt64.bitWidth { bits |= 1 << UInt64(line) } }

    /// The same lines, counted from another one.
    func droppingFirst(_ count: Int) -> LineSet {
      var lines = self
      lines.bits = bits >> UInt64(count)
      return lines
    }
  }
}

/// Line ends between Chinese characters are no blanks.
enum EastAsianWidth {
  /// Whether a UTF-8 text ends in a wide or full-width character.
  static func endsWide(_ text: ArraySlice<UInt8>) -> Bool { text.span.lastScalar.map(isWide) ?? false }

  /// Whether a UTF-8 text begins with a wide or full-width character.
  static func beginsWide(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.span.firstScalar.map(isWide) ?? false }

  /// Hangul is left out as CSS wants it: Korean has blanks between words.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool { scalar.isWide && !scalar.isHangul }
}
