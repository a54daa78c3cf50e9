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
    for range in try columnOfNames(lines, in: source) {
      var cursor = Cursor(source.bytes.span.extracting(range))
      if isNumbered { _ = cursor.itemMarker() }
      let written = cursor.rest
      let place = source.location(at: range.lowerBound)
      guard let (name, aliases) = names(in: written) else { throw .invalidList(.listLine, at: place) }
      if let problem = offices.add(name, aliases: aliases, at: place) { throw .invalidList(problem, at: place) }
    }
    if offices.isEmpty { throw .invalidList(.emptyList, at: nil) }
    return offices
  }

  /// Where the names stand in lines that were copied from a spreadsheet, beside numbers and telephones; else the lines.
  /// - Throws: `ReadError.invalidList` where two columns may be that of the names.
  private static func columnOfNames(_ lines: [Range<Int>], in source: SourceText) throws(ReadError) -> [Range<Int>] {
    let bytes = source.bytes.span
    guard lines.contains(where: { bytes.firstIndex(of: ASCII.tab, in: $0) != nil }) else {
      return behindNumbers(lines, in: bytes) ?? lines
    }
    var names: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      let cells = cells(of: line, in: bytes)
      if index == 0, cells.count > 1,
        HeaderDictionary.standard.role(named: bytes.extracting(cells[0]).string) == .number
      {
        continue
      }
      let words = cells.filter { bytes.extracting($0).contains(where: \.properties.isAlphabetic) }
      guard let first = words.first, let last = words.last,
        words.count == 1 || bytes.extracting(line).contains(where: isEqualSign)
      else { throw .invalidList(.listLine, at: source.location(at: line.lowerBound)) }
      names.append(first.lowerBound..<last.upperBound)
    }
    return names
  }

  /// The parts of a line between TABs in which something is seen.
  private static func cells(of line: Range<Int>, in bytes: Span<UInt8>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    while start <= line.upperBound {
      let end = bytes.firstIndex(of: ASCII.tab, in: start..<line.upperBound) ?? line.upperBound
      if !bytes.extracting(start..<end).isUnseen { cells.append(start..<end) }
      start = end + 1
    }
    return cells
  }

  /// What stands behind the numbers of lines that count from 1 up: 01 区教育局. Nil where one line does not.
  private static func behindNumbers(_ lines: [Range<Int>], in bytes: Span<UInt8>) -> [Range<Int>]? {
    var names: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      var cursor = Cursor(bytes.extracting(line))
      guard cursor.number() == index + 1, cursor.skip(while: \.isBlank) > 0, !cursor.isAtEnd else { return nil }
      names.append(line.lowerBound + cursor.position..<line.upperBound)
    }
    return names.count > 1 ? names : nil
  }

  /// Whether all lines are the items of one list, from 1: the numbers are no part of the names then.
  private static func isNumbered(_ lines: [Range<Int>], in bytes: Span<UInt8>) -> Bool {
    var style: ItemMarker.Style?
    for (index, range) in lines.enumerated() {
      var cursor = Cursor(bytes.extracting(range))
      guard let marker = cursor.itemMarker(), marker.number == index + 1, style.map({ $0 == marker.style }) ?? true
      else { return false }
      style = marker.style
    }
    return !lines.isEmpty
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
      guard isAfterName || isEqualSign(sign) else { return nil }
      isAfterName = true
    }
    return (names[0], Array(names.dropFirst()))
  }

  private static func isEqualSign(_ scalar: Unicode.Scalar) -> Bool { scalar == "=" || scalar == "＝" }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { "、，,；;".unicodeScalars.contains(scalar) }

  /// Whether blanks stand between Chinese words: two names without a comma, or one that is spaced out.
  private static func isParted(_ text: Span<UInt8>) -> Bool {
    var cursor = Cursor(text)
    while let scalar = cursor.takeScalar() {
      if scalar.isHan, cursor.skip(while: \.isBlank) > 0, cursor.next?.isHan ?? false { return true }
    }
    return false
  }
}
