internal import ReportModel
internal import ReportText

extension HTMLText {
  /// Whether the line that a link begins on says something before it; asked once a line.
  func saysMoreThanLabels(before end: Int) -> Bool {
    let start = text[..<end].lastIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? 0
    return text[start..<end].withUnsafeBufferPointer { $0.saysMoreThanLabels }
  }

  /// A collected text, by its addresses in a store, with what the markup says of its lines.
  struct Finished {
    var text: Range<UInt32> = 0..<0
    var marks = LineMarks()

    /// Whether each of its lines is a link or an item of a list.
    func isMenu(in store: TextStore) -> Bool {
      // Most cells have neither.
      guard !marks.isEmpty, !text.isEmpty else { return false }
      return lines(in: store, at: 0, isInCell: false).allSatisfy { $0.isListItem || $0.links == .all }
    }

    /// Its lines, with what is known of them.
    func lines(in store: TextStore, at offset: Int, isInCell: Bool) -> [TextLine] {
      let lines = store.text(text).string.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().filter { !$0.element.isEmpty }.map { number, text in
        var line = TextLine(
          text: String(text), offset: offset, kind: marks.has(.heading, number) ? .heading : .paragraph)
        line.isInCell = isInCell
        line.isListItem = marks.has(.item, number)
        line.links = marks.links(number)
        line.lengthBeforeLinks = marks.tail(number)
        line.continuesParagraph = number > 0 && marks.has(.broken, number)
        return line
      }
    }
  }

  /// Puts the text into a store, without blank lines at its ends; and empties the collector.
  /// - Parameters:
  ///   - keepsStart: Whether blank lines at its beginning count too.
  ///   - keepsEnd: Whether those at its end do.
  mutating func finish(into store: inout TextStore, keepsStart: Bool = false, keepsEnd: Bool = false) -> Finished {
    defer { removeAll() }
    let (lines, marks) = ended(keepsStart: keepsStart, keepsEnd: keepsEnd)
    return Finished(text: lines.isEmpty ? 0..<0 : store.add(lines.span), marks: marks)
  }

  /// Takes the text, without blank lines at its ends.
  mutating func take() -> (text: String, marks: LineMarks) {
    defer { removeAll() }
    let (lines, marks) = ended(keepsStart: false, keepsEnd: false)
    return (lines.withUnsafeBufferPointer { String(validUTF8: $0) }, marks)
  }

  /// Ends the text.
  private mutating func ended(keepsStart: Bool, keepsEnd: Bool) -> (lines: ArraySlice<UInt8>, marks: LineMarks) {
    if !markers.isEmpty { openLine(offset: offset ?? 0) }
    if let end = struckEnd { endStruck(at: end) }
    trimLineEnd()
    var lines = text[...]
    while !keepsEnd, lines.last == ASCII.lineFeed { lines.removeLast() }
    let blank = keepsStart ? 0 : lines.prefix { $0 == ASCII.lineFeed }.count
    return (lines.dropFirst(blank), marks.droppingFirst(blank))
  }

  /// Empties it, but for the room that it has.
  private mutating func removeAll() {
    var room: [UInt8] = []
    swap(&room, &text)
    self = HTMLText()
    room.removeAll(keepingCapacity: true)
    text = room
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
