internal import ReportModel
internal import ReportText

/// How a run of text is set, as far as that changes what it says.
struct RunStyle: Equatable {
  var isStruck = false
  var script = HTMLScript.none
  var font = SymbolFont.none
  /// Whether it says everything, so that it takes nothing from what it stands in.
  var isComplete = false
  /// Whether it leads to another document.
  var isLink = false

  /// Whether text that is set so is another than its characters.
  var changesText: Bool { isStruck || script != .none || font != .none }

  /// A run set like this one inside text that is set like another.
  func inside(_ outer: RunStyle) -> RunStyle {
    guard !isComplete else { return self }
    return RunStyle(
      isStruck: isStruck || outer.isStruck, script: script == .none ? outer.script : script,
      font: font == .none ? outer.font : font, isLink: isLink || outer.isLink)
  }
}

/// A text that comes in runs of different styles.
struct RunText {
  /// The text as the file has it.
  private(set) var bytes: [UInt8] = []
  private var runs: [(end: Int, style: RunStyle)] = []
  private var endsInCarriageReturn = false

  /// Adds a piece of the text; every line break becomes a line feed.
  mutating func append(_ text: some Collection<UInt8>, _ style: RunStyle = RunStyle()) {
    let hasReturn =
      text.withContiguousStorageIfAvailable { $0.span.firstIndex(of: ASCII.carriageReturn, in: 0..<$0.count) != nil }
      ?? text.contains(ASCII.carriageReturn)
    if endsInCarriageReturn || hasReturn {
      for byte in text {
        if byte == ASCII.carriageReturn {
          bytes.append(ASCII.lineFeed)
        } else if byte != ASCII.lineFeed || !endsInCarriageReturn {
          bytes.append(byte)
        }
        endsInCarriageReturn = byte == ASCII.carriageReturn
      }
    } else {
      bytes.append(contentsOf: text)
    }
    if runs.last?.style == style { runs.removeLast() }
    runs.append((bytes.count, style))
  }

  /// Puts what has come since it had so many bytes between brackets.
  mutating func enclose(from start: Int) {
    guard start < bytes.count else { return }
    bytes.insert(UInt8(ascii: "("), at: start)
    for index in runs.indices.reversed() {
      guard runs[index].end > start else { break }
      runs[index].end += 1
    }
    append(")".utf8, runs.last?.style ?? RunStyle())
  }

  /// Adds another text with its runs.
  mutating func append(_ other: RunText) {
    guard !runs.isEmpty else {
      self = other
      return
    }
    var start = 0
    for run in other.runs {
      append(other.bytes[start..<run.end], run.style)
      start = run.end
    }
  }

  /// Whether every run takes everything from what the text stands in.
  var isPlain: Bool { runs.allSatisfy { !$0.style.changesText && !$0.style.isComplete } }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    endsInCarriageReturn = false
  }

  /// What is shown of it: struck text stands between brackets that say so, raised and lowered digits and the letters of symbol
  /// fonts are the signs that they show as.
  /// - Parameter outer: The style of what the text stands in.
  func shown(in outer: RunStyle = RunStyle()) -> (bytes: [UInt8], isStruck: Bool) {
    if !outer.changesText, !runs.contains(where: \.style.changesText) { return (bytes, false) }
    var shown: [UInt8] = []
    // Where the struck text ends that has not been closed; blanks at its ends are no part of it.
    var struckEnd: Int?
    var isStruck = false
    var start = 0
    for run in runs {
      let style = run.style.inside(outer)
      let span = bytes.span
      while start < run.end {
        let (scalar, length) = span.scalar(at: start)
        start += length
        if !style.isStruck, let end = struckEnd {
          shown.insert(contentsOf: HTMLText.struckEnds, at: end)
          struckEnd = nil
        }
        if style.isStruck, !scalar.isUnseen, struckEnd == nil {
          shown += HTMLText.struckBegins
          isStruck = true
          struckEnd = shown.count
        }
        let sign = ShownSigns.shown(scalar, in: TextStyle(script: style.script, font: style.font))
        shown.append(contentsOf: String(sign).utf8)
        if struckEnd != nil, !scalar.isUnseen { struckEnd = shown.count }
      }
    }
    if let end = struckEnd { shown.insert(contentsOf: HTMLText.struckEnds, at: end) }
    return (shown, isStruck)
  }

  /// What links there are in a line.
  struct LineLinks {
    var hasLink = false
    var hasWords = false
    /// Where the links begin that it ends with, if words stand before them.
    var tail: Int?

    /// Links among the words of a document are no path of pages, as they are on a page.
    var leadsElsewhere: Bool { hasLink && !hasWords }
  }

  /// What links there are in each line; empty where there are none.
  var lineLinks: [LineLinks] {
    guard runs.contains(where: \.style.isLink) else { return [] }
    var lines = [LineLinks()]
    var (start, lineStart) = (0, firstSeen(from: 0))
    for run in runs {
      while start < run.end {
        let end = bytes[start..<run.end].firstIndex(of: ASCII.lineFeed) ?? run.end
        take(start..<end, style: run.style, of: &lines[lines.count - 1], at: lineStart)
        start = end
        guard end < run.end else { break }
        lines.append(LineLinks())
        start = end + 1
        lineStart = firstSeen(from: start)
      }
    }
    return lines
  }

  /// Where a line begins without blanks before it.
  private func firstSeen(from start: Int) -> Int {
    var cursor = Cursor(bytes.span.extracting(start..<bytes.count))
    cursor.skip { $0.isBlank && $0 != "\n" }
    return start + cursor.position
  }

  private func take(_ piece: Range<Int>, style: RunStyle, of line: inout LineLinks, at lineStart: Int) {
    if style.isLink {
      if !line.hasLink, line.hasWords { line.tail = piece.lowerBound - lineStart }
      line.hasLink = true
    } else if bytes[piece].withUnsafeBufferPointer({ $0.saysMoreThanLabels }) {
      line.hasWords = true
      line.tail = nil
    }
  }
}
