package import ReportModel
internal import ReportText

/// A list of offices as a text: a name a line, other names of the office after `=`, comments after `#`.
///
///     # 第一季度应报单位
///     区教育局
///     区文化和旅游局 = 区文旅局、文旅局
package enum OfficeList {
  /// Reads a list.
  /// - Throws: `ReadError.invalidList` with the line, where one cannot be read, or two have a name in common.
  package static func read(_ source: SourceText) throws(ReadError) -> OfficeNames {
    var offices = OfficeNames()
    let lines = source.lines.compactMap { range in
      let line = source.bytes.span.extracting(range)
      let written = line.extracting(first: line.firstOffset { $0 == "#" } ?? line.count)
      return written.isUnseen ? nil : range.lowerBound + written.firstSeen..<range.lowerBound + written.count
    }
    let isNumbered = isNumbered(lines, in: source.bytes.span)
    for range in lines {
      var cursor = Cursor(source.bytes.span.extracting(range))
      if isNumbered { _ = number(&cursor) }
      let written = cursor.rest
      let place = source.location(at: range.lowerBound)
      guard let (name, aliases) = names(in: written) else { throw .invalidList(.listLine, at: place) }
      if let problem = offices.add(name, aliases: aliases, at: place) { throw .invalidList(problem, at: place) }
    }
    if offices.isEmpty { throw .invalidList(.emptyList, at: nil) }
    return offices
  }

  /// Whether all lines are the items of one list, from 1: the numbers are no part of the names then.
  private static func isNumbered(_ lines: [Range<Int>], in bytes: Span<UInt8>) -> Bool {
    var style: ItemMarker.Style??
    for (index, range) in lines.enumerated() {
      var cursor = Cursor(bytes.extracting(range))
      guard let marker = number(&cursor), marker.value == index + 1, style.map({ $0 == marker.style }) ?? true
      else { return false }
      style = marker.style
    }
    return !lines.isEmpty
  }

  /// The number that a line begins with: a marker, as 1. or （一）, or the digits of a column of a sheet, with what parts them from the
  /// next.
  private static func number(_ cursor: inout Cursor) -> (value: Int, style: ItemMarker.Style?)? {
    let start = cursor.position
    if let marker = cursor.itemMarker() { return (marker.number, marker.style) }
    cursor.move(to: start)
    guard let number = cursor.number(), cursor.skip(while: \.isBlank) > 0 else { return nil }
    return (number, nil)
  }

  /// Whether a text can be the name of an office.
  static func isName(_ text: String) -> Bool {
    let text = text.utf8.span
    return (1...100).contains(text.withSeen { $0.scalarCount })
      && !text.contains { isSeparator($0) || $0 == "\n" || $0 == "\r" }
  }

  /// The names of a line, the first one before `=`; nil where it cannot be told which they are.
  private static func names(in line: Span<UInt8>) -> (name: String, aliases: [String])? {
    var cursor = Cursor(line)
    var names: [String] = []
    var isAfterName = false
    while true {
      let start = cursor.position
      cursor.skip(while: { !isSeparator($0) && !isEqualSign($0) })
      let part = line.extracting(start..<cursor.position).trimmed
      // 、 at the end of a line says nothing.
      if !part.isEmpty || !isAfterName {
        guard isName(part.string), !isAfterName || !isParted(part) else { return nil }
        names.append(part.string)
      }
      guard let sign = cursor.takeScalar() else { break }
      guard isAfterName != isEqualSign(sign) else { return nil }
      isAfterName = true
    }
    return (names[0], Array(names.dropFirst()))
  }

  private static func isEqualSign(_ scalar: Unicode.Scalar) -> Bool { scalar == "=" || scalar == "＝" }

  /// A TAB parts the columns of a sheet, of which one has the names.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { "、，,；;\t".unicodeScalars.contains(scalar) }

  /// Whether blanks stand between Chinese words: two names without a comma, or one that is spaced out.
  private static func isParted(_ text: Span<UInt8>) -> Bool {
    var cursor = Cursor(text)
    while let scalar = cursor.takeScalar() {
      if scalar.isHan, cursor.skip(while: \.isBlank) > 0, cursor.next?.isHan ?? false { return true }
    }
    return false
  }
}
