internal import ReportModel
internal import ReportText

/// What the lines around a table are to its report.
struct RecognizedTitle {
  var title: Title
  /// The lines that are notes of the report.
  var notes: [String]
  /// The lines that are neither.
  var unused: [TextLine]
}

/// Finds the title among the lines above a header, the nearest line last, and says which of the others are notes.
///
/// In a file that holds nothing but reports every line that is not the title is a note. On a page only a unit line, a 附件N
/// and what the page marks as a note are; the rest is the page's own text.
/// - Parameter kinds: The words that titles end with.
func recognizeTitle(in lines: [TextLine], kinds: TitleKinds) -> RecognizedTitle {
  let run = bestRun(in: lines, kinds: kinds) ?? fallback(in: lines)
  var notes: [String] = []
  var unused: [TextLine] = []
  for (index, line) in lines.enumerated() where !(run?.contains(index) ?? false) {
    let near = run.map { index >= $0.lowerBound - 2 } ?? true
    switch line.kind {
    case .line, .note, .headNote, .caption: notes.append(line.text.utf8.span.trimmed.string)
    case .paragraph, .heading:
      if near,
        isAttachment(line.text.utf8.span.trimmed) || isNote(line.text) || isUnit(line.text)
          || beginsWithLabel(line.text)
      {
        notes.append(line.text.utf8.span.trimmed.string)
      } else {
        unused.append(line)
      }
    }
  }
  let text = run.map { lines[$0].map { $0.text.utf8.span.trimmed.string }.joined(separator: "\n") } ?? ""
  return RecognizedTitle(title: TitleGrammar.parse(text, kinds: kinds), notes: notes, unused: unused)
}

/// The one to three lines that make the fullest title; of equals the nearest to the table and the shortest.
private func bestRun(in lines: [TextLine], kinds: TitleKinds) -> Range<Int>? {
  var best: (run: Range<Int>, score: Int)?
  for end in lines.indices.reversed().prefix(60) {
    for start in stride(from: end, through: max(0, end - 2), by: -1) {
      guard mayBeTitle(lines[start]) else { break }
      if start < end, !belong(lines[start], lines[start + 1]) { break }
      // What a paragraph breaks into lines is one title from its beginning on, not from its middle.
      if start < end, lines[start].continuesParagraph { continue }
      let text = lines[start...end].map(\.text).joined(separator: "\n")
      let score = TitleGrammar.score(TitleGrammar.parse(text, kinds: kinds))
      if score > best?.score ?? 0 { best = (start..<(end + 1), score) }
    }
  }
  return best?.run
}

/// Where no line reads like a title: the caption, the nearest heading, or the first line of a file of reports.
private func fallback(in lines: [TextLine]) -> Range<Int>? {
  let index =
    lines.lastIndex { $0.kind == .caption } ?? lines.lastIndex { $0.kind == .heading }
    ?? lines.firstIndex { $0.kind == .line && mayBeTitle($0) }
  return index.map { $0..<($0 + 1) }
}

private func mayBeTitle(_ line: TextLine) -> Bool {
  if line.kind == .caption { return true }
  guard line.kind != .note, line.kind != .headNote, line.text.utf8.count <= 400 else { return false }
  let text = line.text.utf8.span.trimmed
  // The links to other pages name titles of their own.
  let links: [StaticString] = ["上一篇", "下一篇", "上一条", "下一条"]
  return !links.contains { text.begins(with: $0) } && !isAttachment(text) && !isUnit(line.text) && !isNote(text)
    && !beginsWithLabel(line.text)
}

/// Whether two lines in a row may be parts of one title.
private func belong(_ upper: TextLine, _ lower: TextLine) -> Bool {
  if upper.kind == .caption || lower.kind == .caption { return false }
  if lower.continuesParagraph { return true }
  if upper.kind == lower.kind, upper.kind != .paragraph { return true }
  // On a page menus and paths stand above the title: only an issuer may precede it, only brackets may follow.
  return upper.text.utf8.span.withSeen { above in
    lower.text.utf8.span.withSeen { below in
      let isIssuer =
        above.scalarCount <= 20 && (isBracketed(above) || organisationEndings.contains { above.ends(with: $0) })
      return isIssuer || isBracketed(below) || beginsTitle(above, of: below)
    }
  }
}

/// Whether a paragraph with a year is the beginning of a title that has none: 2026年重点工作 above 落实情况表.
private func beginsTitle(_ upper: Span<UInt8>, of lower: Span<UInt8>) -> Bool {
  // A date of publication, a source, a menu are no titles.
  let others: [StaticString] = ["发布", "来源", "作者", "浏览", "日期", "日", "：", ":", "|", "。"]
  return upper.scalarCount <= 60 && !others.contains { upper.contains($0) } && namesYear(upper) && !namesYear(lower)
}

private func namesYear(_ words: Span<UInt8>) -> Bool {
  var cursor = Cursor(words)
  while let scalar = cursor.next {
    if Numerals.isNumeral(scalar) {
      if PeriodGrammar.takeYear(&cursor) != nil { return true }
      cursor.skip(while: Numerals.isNumeral)
    } else {
      cursor.skipScalar()
    }
  }
  return false
}

private let organisationEndings: [StaticString] = [
  "局", "委", "办", "室", "府", "区", "县", "市", "镇", "乡", "街道", "中心", "公司", "集团", "委员会",
]

private func isBracketed(_ words: Span<UInt8>) -> Bool {
  words.scalarCount > 2 && (words.firstScalar?.isOpeningBracket ?? false)
    && (words.lastScalar?.isClosingBracket ?? false)
}

/// 附件, 附件2, 附表一：
private func isAttachment(_ text: Span<UInt8>) -> Bool {
  guard text.begins(with: "附") else { return false }
  return text.withSeen { words in
    var cursor = Cursor(words)
    _ = cursor.take("附件") || cursor.take("附表") || cursor.take("附")
    let number = cursor.rest.droppingLast { $0.isColon || $0 == "." || $0 == "、" }
    return !number.contains { !Numerals.isNumeral($0) && $0 != "-" && $0 != "—" }
  }
}
