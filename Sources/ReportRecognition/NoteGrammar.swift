internal import ReportModel
internal import ReportText

/// 单位：万元, （单位：万元）, 金额单位：元
func isUnit(_ text: String) -> Bool {
  guard unit(in: text) != nil else { return false }
  return !text.utf8.span.isUnseen && TitleGrammar.parse(text).kind == nil
}

/// What a unit line names: 万元. A title may end with one.
func unit(in text: String) -> String? {
  // Of a long text only what stands in a bracket at the end can be one.
  guard text.utf8.count <= 100 || text.utf8.span.trimmed.lastScalar?.isClosingBracket ?? false else { return nil }
  return text.utf8.span.withSeen { words in
    var words = words
    if words.lastScalar?.isClosingBracket ?? false {
      words = words.extracting(first: words.characterStart(before: words.count))
      let open = words.lastOffset(where: \.isOpeningBracket)
      guard let open else { return nil }
      words = words.extracting(droppingFirst: open + words.scalar(at: open).length)
    } else if let first = words.firstScalar, first.isOpeningBracket {
      words = words.extracting(droppingFirst: words.scalar(at: 0).length)
    }
    guard words.scalarCount <= 24 else { return nil }
    var cursor = Cursor(words)
    _ = cursor.take("金额") || cursor.take("计量")
    guard cursor.take("单位：") || cursor.take("单位:") else { return nil }
    return cursor.rest.string
  }
}

private let unitEnds = Lexicon.standard.table("unit-end", side: .end)

/// Whether a text ends as units do: 万元, %, 公里.
func endsLikeUnit(_ text: Span<UInt8>) -> Bool { unitEnds.longest(of: text) != nil }

/// What a line names as its unit, which may stand between other labels: 填报单位：区民政局　单位：万元　2026年9月.
func unitNamed(in text: String) -> String? {
  if let unit = unit(in: text) { return unit }
  guard text.utf8.count <= 400, text.utf8.span.contains("单位") else { return nil }
  return text.unicodeScalars.split(whereSeparator: \.isBlank).lazy
    .compactMap { unit(in: String(String.UnicodeScalarView($0))) }.first
}

/// The unit of money among those that a line names: 万元 of 万元、%. Of two nobody knows which is whose.
func unitOfMoney(in units: String) -> String? {
  let money = nameList(units).filter { $0.unicodeScalars.last == "元" }
  return money.count == 1 ? money.first : nil
}

/// A line that belongs under or above a table: 注：…, 备注：…, 填报人：… and so on.
package func isNote(_ text: String) -> Bool { isNote(text.utf8.span) }

/// A line that belongs under or above a table.
package func isNote(_ text: Span<UInt8>) -> Bool {
  guard mayBeginNote(text) else { return false }
  return withFirstWords(of: text) { words in
    if let mark = noteMarks.longest(of: words) {
      let next = words.extracting(droppingFirst: mark.length).firstScalar
      return next.map { $0.isColon || $0.isOpeningBracket || Numerals.isNumeral($0) } ?? false
    }
    if let word = noteWords.longest(of: words) {
      return words.extracting(droppingFirst: word.length).firstScalar?.isColon ?? false
    }
    return words.firstScalar.map(marksNote) ?? false
      || holdsColon(words, after: { NoteLabel.beginsSignature($0) || NoteLabel.atFront(of: $0) != nil })
  }
}

/// Whether a text is a word that begins notes: 注, 备注.
func isNoteWord(_ text: Span<UInt8>) -> Bool {
  text.count <= 12 && text.withSeen { noteMarks.value(of: $0) != nil || noteWords.value(of: $0) != nil }
}

private let noteMarks = Lexicon.standard.table("note-mark", side: .front)
private let noteWords = Lexicon.standard.table("note", side: .front)

private func marksNote(_ scalar: Unicode.Scalar) -> Bool { scalar == "※" || scalar == "★" }

/// 填表说明, 填写要求, 填报示例: the label of a row that says how a form is filled in.
func namesInstructions(_ text: Span<UInt8>) -> Bool {
  guard text.count <= 60 else { return false }
  return text.withSeen { words in
    var cursor = Cursor(words)
    _ = cursor.take(where: \.isOpeningBracket)
    guard cursor.take("填"), cursor.take("表") || cursor.take("写") || cursor.take("报") || cursor.take("列") else {
      return false
    }
    return cursor.take("说明") || cursor.take("要求") || cursor.take("须知") || cursor.take("示例") || cursor.take("提示")
  }
}

/// （此栏填写全称）, 填单位全称, 请注明…: what is to be written into a cell, in place of what would stand there.
func givesInstruction(_ text: Span<UInt8>) -> Bool {
  guard text.count <= 240 else { return false }
  return text.withSeen { words in
    var cursor = Cursor(words)
    _ = cursor.take(where: \.isOpeningBracket)
    if cursor.take("请") || cursor.take("须") || cursor.take("应") { _ = cursor.take("如实") }
    let names = cursor.take("此栏") || cursor.take("本栏") || cursor.take("该栏") || cursor.take("此列") || cursor.take("本列")
    if names { return cursor.rest.contains("填") || cursor.rest.contains("写") || cursor.rest.contains("注明") }
    guard cursor.take("填") || cursor.take("注明") || cursor.take("写明") || cursor.take("简述") else { return false }
    // 填报, 填平, 填补 and their kin begin what was done as well.
    return !["报完", "平", "补", "埋", "海", "筑", "充", "方"].contains { cursor.rest.string.hasPrefix($0) }
  }
}

/// A line that only a signature begins like, 填报人：… or 联系电话：…: it ends a table even right after the last cell.
package func isSignature(_ text: String) -> Bool {
  withFirstWords(of: text.utf8.span) { words in
    holdsColon(words) { NoteLabel.beginsSignature($0) || NoteLabel.atFront(of: $0)?.label == .person }
  }
}

/// Hands on what is seen of the first 12 characters or so: all that labels are looked for in.
private func withFirstWords(of text: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) -> Bool {
  var end = text.firstSeen
  var characters = 0
  while end < text.count, characters < 12 {
    let unseen = text.unseenLength(at: end)
    if unseen == 0 { characters += 1 }
    end += unseen > 0 ? unseen : text.scalar(at: end).length
  }
  return text.extracting(first: end).withSeen(body)
}

/// Whether a text begins as a label or a note does; most do not.
private func mayBeginNote(_ text: Span<UInt8>) -> Bool {
  let start = text.firstSeen
  guard start < text.count else { return false }
  let first = text.scalar(at: start).scalar
  return marksNote(first) || NoteLabel.mayBegin(with: first)
}

/// Whether a colon follows words of a kind.
private func holdsColon(_ words: Span<UInt8>, after isLabel: (Span<UInt8>) -> Bool) -> Bool {
  words.firstOffset(where: \.isColon).map { isLabel(words.extracting(first: $0)) } ?? false
}

/// Whether a text begins with a label for something, followed by a colon.
private func isLabelled(_ text: Span<UInt8>, _ label: NoteLabel) -> Bool {
  withFirstWords(of: text) { words in holdsColon(words) { NoteLabel.atFront(of: $0)?.label == label } }
}

/// A line that says who reports, 填报单位：…, or when and in which unit: it stands above a table.
func isHeadLine(_ text: String) -> Bool {
  isIssuerLine(text) || isUnit(text) || isLabelled(text.utf8.span, .time)
}

/// 填报单位：…, 报送部门：…
func isIssuerLine(_ text: String) -> Bool {
  isLabelled(text.utf8.span, .issuer) || label(at: text.utf8.span) == .issuer
}

/// Whether a text begins with a label of the lines around tables, followed by its value without a colon (填报单位  区民政局) or by
/// nothing.
func beginsWithLabel(_ text: String) -> Bool { label(at: text.utf8.span) != nil }

/// The label that a text begins with, or is.
private func label(at text: Span<UInt8>) -> NoteLabel? {
  guard text.count <= 400, mayBeginNote(text) else { return nil }
  let words = text.trimmed
  guard let (label, end) = NoteLabel.atFront(of: words), label != .other else { return nil }
  guard end < words.count else { return label }
  let next = words.scalar(at: end).scalar
  return next.isUnseen || next.isOpeningBracket || next.isColon ? label : nil
}

/// The texts of a row above a header as lines: a label (填报单位, 填报时间：) and the value in the cell after it are one.
func linesOfLabels(_ texts: [TextLine]) -> [TextLine] {
  var lines: [TextLine] = []
  var index = 0
  while index < texts.count {
    var line = texts[index]
    let words = line.text.utf8.span.trimmed
    let endsInColon = words.lastScalar?.isColon ?? false
    if words.scalarCount <= 12, endsInColon || isWholeLabel(words), index + 1 < texts.count,
      !texts[index + 1].text.utf8.span.contains(where: \.isColon), !beginsWithLabel(texts[index + 1].text)
    {
      let label = words.string
      line.text = label + (endsInColon ? "" : "：") + texts[index + 1].text.utf8.span.trimmed.string
      index += 1
    }
    lines.append(line)
    index += 1
  }
  return lines
}

/// 填报单位, 填报单位（盖章）
private func isWholeLabel(_ text: Span<UInt8>) -> Bool {
  text.withSeen { words in
    var words = words
    if words.lastScalar?.isClosingBracket ?? false, let open = words.lastOffset(where: \.isOpeningBracket) {
      words = words.extracting(first: open)
    }
    return NoteLabel.atFront(of: words).map { $0.label != .other && $0.length == words.count } ?? false
  }
}
