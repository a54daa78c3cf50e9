internal import ReportModel
internal import ReportText

extension HTMLText {
  /// Whether the line that a link begins on says something before it; asked once a line.
  func saysMoreThanLabels(before end: Int) -> Bool {
    let start = text[..<end].lastIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? 0
    return text[start..<end].withUnsafeBufferPointer { $0.saysMoreThanLabels }
  }

  /// A collected text, with what the markup says of its lines.
  struct Finished {
    var text = ""
    var marks = LineMarks()

    /// How much of a line are links.
    func links(_ line: Int) -> TextLine.Links {
      !marks.has(.link, line) ? .none : marks.has(.besideLink, line) ? .some : .all
    }

    /// Whether each of its lines is a link or an item of a list.
    var isMenu: Bool {
      // Most cells have neither.
      guard !marks.isEmpty, !text.isEmpty else { return false }
      let lines = lines(at: 0, isInCell: false)
      return lines.allSatisfy { $0.isListItem || $0.links == .all }
    }

    /// Its lines, with what is known of them.
    func lines(at offset: Int, isInCell: Bool) -> [TextLine] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter { !$0.element.isEmpty }.map {
        number, text in
        var line = TextLine(
          text: String(text), offset: offset, kind: marks.has(.heading, number) ? .heading : .paragraph)
        line.isInCell = isInCell
        line.isListItem = marks.has(.item, number)
        line.links = links(number)
        line.continuesParagraph = number > 0 && marks.has(.broken, number)
        return line
      }
    }
  }

  /// The text, without blank lines at its ends; and empties the collector.
  /// - Parameters:
  ///   - keepsStart: Whether blank lines at its beginning count too.
  ///   - keepsEnd: Whether those at its end do.
  mutating func finish(keepsStart: Bool = false, keepsEnd: Bool = false) -> Finished {
    defer { self = HTMLText() }
    if !markers.isEmpty { openLine(offset: offset ?? 0) }
    if let end = struckEnd { endStruck(at: end) }
    trimLineEnd()
    var lines = text[...]
    while !keepsEnd, lines.last == ASCII.lineFeed { lines.removeLast() }
    let blank = keepsStart ? 0 : lines.prefix { $0 == ASCII.lineFeed }.count
    lines = lines.dropFirst(blank)
    return Finished(
      text: lines.withUnsafeBufferPointer { String(validUTF8: $0) }, marks: marks.droppingFirst(blank))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text beside a link says something: a date, marks and a label that ends in a colon do not.
  var saysMoreThanLabels: Bool {
    var cursor = Cursor(span)
    while let scalar = cursor.next, !scalar.properties.isAlphabetic || "年月日时分".unicodeScalars.contains(scalar) {
      cursor.skipScalar()
    }
    let words = cursor.rest.droppingLast(while: \.isUnseen)
    return !words.isEmpty && !(words.lastScalar?.isColon ?? false)
  }
}
