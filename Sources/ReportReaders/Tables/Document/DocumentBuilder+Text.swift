internal import ReportModel
internal import ReportText

/// Paragraphs that come in runs of different styles.
extension DocumentBuilder {
  /// Takes a paragraph that has ended, with its number.
  /// - Returns: Whether some of its text is struck.
  mutating func add(_ text: RunText, _ label: NumberLabel?, _ kind: Paragraph.Kind, at offset: Int) -> Bool {
    let (bytes, isStruck) = text.shown()
    var lines =
      bytes.span.firstIndex(of: ASCII.lineFeed, in: bytes.indices) != nil
      ? bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map { trimmedLine($0) }
      : [trimmedLine(bytes[...])]
    var links = text.lineLinks
    if !links.isEmpty {
      // What stands before it, or is shown as something else, moves what stands after.
      for index in links.indices where label != nil || isStruck || bytes.count != text.bytes.count {
        links[index].tail = nil
      }
    }
    if let label {
      let first = lines[0]
      let gap = label.hasGap && !first.isEmpty && !EastAsianWidth.beginsWide(first) ? " " : ""
      lines[0] = ArraySlice(Array(label.text.utf8) + Array(gap.utf8) + first)
    }
    add(Paragraph(lines: lines, kind: kind, links: links), at: offset)
    return isStruck
  }

  /// A note with its mark, as it stands under a table.
  static func note(_ text: String, mark: String) -> String {
    var raised = RunText()
    raised.append(mark.utf8, RunStyle(script: .raised))
    let needsBlank = !mark.isEmpty && !EastAsianWidth.beginsWide(text.utf8)
    return String(decoding: raised.shown().bytes, as: UTF8.self) + (needsBlank ? " " : "") + text
  }
}

/// A line without blanks at its ends.
private func trimmedLine(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let trimmed = line.span.droppingLast(while: \.isBlank)
  var cursor = Cursor(trimmed)
  cursor.skip(while: \.isBlank)
  return line[(line.startIndex + cursor.position)..<(line.startIndex + trimmed.count)]
}
