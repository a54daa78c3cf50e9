internal import ReportText

/// Whether two texts differ in white space alone; line breaks of one format are blanks of another.
func isSameText(_ left: String, _ right: String) -> Bool {
  left.utf8.span.holdsSameBytes(as: right.utf8.span)
    || left.utf8.span.withSeen { left in right.utf8.span.withSeen { left.holdsSameBytes(as: $0) } }
}

/// The lines of a text as one, blanks between them.
package func inOneLine(_ text: String) -> String {
  let lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  return lines.count == 1 && lines[0].count == text.utf8.count
    ? text : lines.map { String(Substring($0)) }.joined(separator: " ")
}
