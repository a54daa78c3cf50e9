internal import ReportModel
internal import ReportText

/// Paragraphs that come in runs of different styles.
extension DocumentBuilder {
  /// Takes a paragraph that has ended, with its number.
  /// - Returns: Whether some of its text is struck.
  mutating func add(_ text: RunText, _ label: NumberLabel?, _ kind: Paragraph.Kind, at offset: Int) -> Bool {
    let (bytes, isStruck) = text.shown()
    var lines =
      bytes.contains(ASCII.lineFeed)
      ? bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map { trimmedLine($0) }
      : [trimmedLine(bytes[...])]
    var links = text.lineLinks
    if !links.isEmpty {
      // What stands before it, or is shown as something else, moves what stands behind.
      for index in links.indices where label != nil || isStruck || bytes.count != text.bytes.count {
        links[index].tail = nil
      }
    }
    if let label {
      let first = lines[0]
      lines[0] = Array(label.text.utf8)
      if label.hasGap, !first.isEmpty, !EastAsianWidth.beginsWide(first) { lines[0].append(ASCII.space) }
      lines[0] += first
    }
    add(Paragraph(lines: lines.map { String(decoding: $0, as: UTF8.self) }, kind: kind, links: links), at: offset)
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
private func trimmedLine(_ line: ArraySlice<UInt8>) -> [UInt8] {
  let trimmed = line.span.droppingLast(while: \.isBlank)
  var cursor = Cursor(trimmed)
  cursor.skip(while: \.isBlank)
  return cursor.rest.withUnsafeBufferPointer { Array($0) }
}
