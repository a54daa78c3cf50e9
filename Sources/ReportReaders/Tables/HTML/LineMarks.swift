internal import ReportModel

/// What the markup says of the lines of a text. Most texts have nothing to say: they cost no more than an empty array.
struct LineMarks {
  enum Mark: Int, CaseIterable {
    /// A line that goes on with the paragraph of the line before, after a `<br>`.
    case broken
    case heading
    /// A line of a list item that has ended.
    case item
    /// A line that has links, and one that says something beside them.
    case link, besideLink
  }

  /// By mark; none where no line has any.
  private var lines: [LineSet] = []
  /// Where the links begin that lines with other words end with, by line.
  private var tails: [(line: Int, start: Int)] = []
  private var first = 0

  var isEmpty: Bool { lines.isEmpty }

  func has(_ mark: Mark, _ line: Int) -> Bool { !lines.isEmpty && lines[mark.rawValue].contains(line + first) }

  mutating func insert(_ mark: Mark, _ line: Int) { insert(mark, line...line) }

  /// What is added ends at the last line of the text.
  mutating func insert(_ mark: Mark, _ added: ClosedRange<Int>) {
    if lines.isEmpty { lines = Array(repeating: LineSet(), count: Mark.allCases.count) }
    lines[mark.rawValue].insert(added)
  }

  /// Adds the links of the last line.
  mutating func insert(_ links: RunText.LineLinks, _ line: Int) {
    if links.leadsElsewhere { insert(.link, line) }
    if let start = links.tail { beginTail(line, at: start) }
  }

  /// A line has words, and now a link after them.
  mutating func beginTail(_ line: Int, at start: Int) { tails.append((line, start)) }

  /// Words stand after the links of the last line.
  mutating func endTail(_ line: Int) { if tails.last?.line == line { tails.removeLast() } }

  /// Where the links begin that a line ends with.
  func tail(_ line: Int) -> Int? {
    var (low, high) = (0, tails.count)
    while low < high {
      let middle = (low + high) / 2
      if tails[middle].line < line + first { low = middle + 1 } else { high = middle }
    }
    return low < tails.count && tails[low].line == line + first ? tails[low].start : nil
  }

  /// How much of a line are links.
  func links(_ line: Int) -> TextLine.Links { !has(.link, line) ? .none : has(.besideLink, line) ? .some : .all }

  /// The same lines, counted from another one.
  func droppingFirst(_ count: Int) -> LineMarks {
    var marks = self
    marks.first += count
    return marks
  }
}

/// Some lines, as the ranges that they make.
private struct LineSet {
  private var ranges: [ClosedRange<Int>] = []

  func contains(_ line: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(line)
  }

  mutating func insert(_ added: ClosedRange<Int>) {
    var lines = added
    while let last = ranges.last, last.upperBound >= lines.lowerBound - 1 {
      lines = min(last.lowerBound, lines.lowerBound)...max(last.upperBound, lines.upperBound)
      ranges.removeLast()
    }
    ranges.append(lines)
  }
}
