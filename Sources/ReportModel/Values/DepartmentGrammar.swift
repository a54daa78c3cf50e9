internal import ReportText

/// Departments: names split at line breaks, 、，,；; and at spaces between Chinese words, never inside brackets; labels
/// (牵头单位：) and suffixes （牵头） give each its part.
package enum DepartmentGrammar {
  /// - Parameter part: The part of a department that no label or suffix speaks of.
  package static func parse(_ text: String, part: Department.Part) -> [Department] { parse(text.utf8.span, part: part) }

  /// - Parameter part: The part of a department that no label or suffix speaks of.
  package static func parse(_ text: Span<UInt8>, part: Department.Part) -> [Department] {
    var reading = DepartmentReading(part: part)
    reading.read(text)
    return reading.departments
  }

  /// The part that a label or a suffix names: 牵头单位, 主办, 配合.
  fileprivate static func part(of label: Span<UInt8>) -> Department.Part? {
    // No part has more characters than 牵头责任单位.
    guard label.count <= 40 else { return nil }
    return label.withSeen { words in
      var stem = words
      for ending: StaticString in ["单位", "部门", "科室", "主体"] where stem.ends(with: ending) {
        stem = stem.extracting(droppingLast: ending.utf8CodeUnitCount)
      }
      let lead: [StaticString] = ["牵头", "主办", "承办", "牵头责任", "总牵头"]
      if lead.contains(where: { stem.equals($0) }) { return .lead }
      let support: [StaticString] = ["配合", "协办", "协同", "参与", "协助"]
      if support.contains(where: { stem.equals($0) }) { return .support }
      let responsible: [StaticString] = ["责任", "负责", "落实"]
      return responsible.contains(where: { stem.equals($0) }) ? .responsible : nil
    }
  }
}

private struct DepartmentReading {
  private(set) var departments: [Department] = []
  private var part: Department.Part

  init(part: Department.Part) { self.part = part }

  mutating func read(_ text: Span<UInt8>) {
    var start = 0
    /// Where the last opening bracket of the piece stands; to look for it behind each character would take quadratic time.
    var open: Int?
    var depth = 0
    var last: Unicode.Scalar?
    /// Where a run of blanks began.
    var blanks: Int?
    var offset = 0
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if scalar.isInvisible || (depth == 0 && scalar.isBlank && scalar != "\n" && scalar != "\r") {
        if scalar.isBlank { blanks = blanks ?? offset }
        offset += length
        continue
      }
      // Blanks between Chinese words separate names; other blanks are part of a name.
      if let end = blanks, let last, last.isHan || last.isClosingBracket, scalar.isHan {
        take(text, start..<end, open: open)
        (start, open) = (offset, nil)
      }
      blanks = nil
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      // A bracket that never closes must not join the lines below it.
      if scalar == "\n" { depth = 0 }
      if depth == 0, scalar == "\n" || scalar == "\r" || scalar == "；" || scalar == ";" || scalar.isComma {
        take(text, start..<offset, open: open)
        (start, open) = (offset + length, nil)
      } else {
        // 甲局（牵头）乙局（配合）: behind a part a new name begins.
        if depth == 0, scalar.isHan, let open, last?.isClosingBracket ?? false,
          suffix(of: text.extracting(start..<offset), open: open - start) != nil
        {
          take(text, start..<offset, open: open)
          start = offset
        }
        if scalar.isOpeningBracket { open = offset }
      }
      last = scalar
      offset += length
    }
    take(text, start..<text.count, open: open)
  }

  private mutating func take(_ text: Span<UInt8>, _ range: Range<Int>, open: Int?) {
    var name = text.extracting(range).trimmed.droppingLast { $0 == "。" || $0.isUnseen }
    guard !name.isEmpty else { return }
    if let (labelled, length) = Self.label(at: name) {
      part = labelled
      name = name.extracting(droppingFirst: length)
    }
    var own = part
    if let open = name.lastOffset(where: \.isOpeningBracket), let suffixed = suffix(of: name, open: open) {
      own = suffixed
      name = name.extracting(first: open)
    }
    name = name.trimmed
    if saysSomething(name) { departments.append(Department(name: name.string, role: own)) }
  }

  private static func label(at name: Span<UInt8>) -> (Department.Part, length: Int)? {
    var cursor = Cursor(name)
    for _ in 0..<10 {
      guard let scalar = cursor.next else { return nil }
      let end = cursor.position
      cursor.skipScalar()
      guard scalar.isColon else { continue }
      guard let part = DepartmentGrammar.part(of: name.extracting(first: end)) else { return nil }
      return (part, cursor.position)
    }
    return nil
  }

  /// - Parameter open: Where the last opening bracket stands.
  private func suffix(of name: Span<UInt8>, open: Int) -> Department.Part? {
    guard open > 0, let last = name.lastScalar, last.isClosingBracket else { return nil }
    let start = open + name.scalar(at: open).length
    let end = name.characterStart(before: name.count)
    return start <= end ? DepartmentGrammar.part(of: name.extracting(start..<end)) : nil
  }
}
