internal import ReportModel
internal import ReportText

/// What the lines around a table are to its report.
struct RecognizedTitle {
  var title: Title
  /// The lines that are notes of the report.
  var notes: [String]
  /// The lines that are neither.
  var unused: [TextLine]
  /// The lines that head a section of the table's rows: 一、城建.
  var sections: [String] = []
  /// Where there is no title: the nearest line that reads like one and stands where a page leads to others.
  var refused: TextLine?
}

/// Finds the title among the lines above a header, the nearest line last, and says which of the others are notes.
///
/// In a file that holds nothing but reports every line that is not the title is a note. On a page only a unit line, a 附件N
/// and what the page marks as a note are; the rest is the page's own text.
/// - Parameter kinds: The words that titles end with.
///   - above: How many of the lines stand above the table rather than in its first rows.
///   - headsRows: Whether a row above the header may head the rows below it; in a form it heads a part of that.
///   - shared: The title of the tables above on the same page, for tables that have none of their own.
func recognizeTitle(
  in lines: [TextLine], above: Int, kinds: TitleKinds, headsRows: Bool = true, shared: Title? = nil
) -> RecognizedTitle {
  let (lines, linksBehindTitles) = withoutLinksBehindTitles(lines, kinds: kinds)
  return recognizeTitle(
    ofMarked: withMenusMarked(lines, kinds: kinds), above: above, kinds: kinds, headsRows: headsRows, shared: shared,
    unused: linksBehindTitles)
}

private func recognizeTitle(
  ofMarked lines: [TextLine], above: Int, kinds: TitleKinds, headsRows: Bool, shared: Title?, unused others: [TextLine]
) -> RecognizedTitle {
  if let index = sectionHeading(in: headsRows ? lines[...] : lines[..<above], above: above, kinds: kinds) {
    var rest = lines
    let heading = rest.remove(at: index)
    var title = recognizeTitle(
      ofMarked: rest, above: index < above ? above - 1 : above, kinds: kinds, headsRows: headsRows, shared: shared,
      unused: others)
    title.sections.append(heading.text.utf8.span.trimmed.string)
    return title
  }
  let run = bestRun(in: lines, kinds: kinds) ?? fallback(in: lines, kinds: kinds) ?? taken(apart: lines, kinds: kinds)
  var notes: [String] = []
  var unused = others
  let isShared = run == nil && shared != nil
  let between = linesBetween(run, above: above, in: lines)
  for (index, line) in lines.enumerated() where !(run?.contains(index) ?? false) {
    let near = run.map { index >= $0.lowerBound - 2 } ?? true
    switch line.kind {
    case .line, .note, .headNote, .caption: notes.append(line.text.utf8.span.trimmed.string)
    case .paragraph, .heading:
      // 附件2：按序时项目 right above a table is about it, whatever it names; so is any line there under a shared title.
      let isNearest = index == above - 1 && line.text.utf8.count <= 200
      let isOffice = line.kind == .heading && !line.isMenu && isNameOfOffice(line, kinds: kinds)
      if between.contains(index), line.links == .none, !line.isMenu, !isAboutPage(line.text) {
        notes.append(line.text.utf8.span.trimmed.string)
      } else if isNearest, isShared || isOffice || line.text.utf8.span.trimmed.begins(with: "附") {
        notes.append(line.text.utf8.span.trimmed.string)
      } else if near,
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
  let title = isShared ? shared ?? Title(text: "") : TitleGrammar.parse(text, kinds: kinds)
  let refused =
    run == nil && !isShared
    ? lines.suffix(mostTitleLines).last { !mayBeTitle($0) && readsLikeTitle($0, kinds: kinds) } : nil
  return RecognizedTitle(title: title, notes: notes, unused: unused, refused: refused)
}

/// Where 一、城建 stands, which heads a section of the rows: right above the table, or above lines that say more of the section
/// (牵头领导：…, 单位：万元), or as the last row above the header.
private func sectionHeading(in lines: ArraySlice<TextLine>, above: Int, kinds: TitleKinds) -> Int? {
  var index = lines.count - 1
  while index >= 0, index < above, index >= above - 3, saysMore(lines[index], kinds: kinds) { index -= 1 }
  guard index >= 0 else { return nil }
  let line = lines[index]
  guard line.text.utf8.count <= 120, RowRecognition.sectionLevel(line.text) != nil, line.kind != .caption,
    TitleGrammar.parse(line.text, kinds: kinds).kind == nil
  else { return nil }
  return index
}

/// Whether a line is a short label and what it says.
private func saysMore(_ line: TextLine, kinds: TitleKinds) -> Bool {
  guard line.text.utf8.count <= 120, line.kind == .line || line.kind == .paragraph, !line.isMenu else { return false }
  let words = line.text.utf8.span.trimmed
  guard let colon = words.firstOffset(where: \.isColon), colon <= 36, !words.begins(with: "附"),
    RowRecognition.sectionLevel(words) == nil
  else { return isUnit(line.text) }
  return TitleGrammar.parse(line.text, kinds: kinds).kind == nil
}

/// The lines between a title and its table, which are about it unless an article stands there.
private func linesBetween(_ run: Range<Int>?, above: Int, in lines: [TextLine]) -> Range<Int> {
  guard let run, run.upperBound < above, above - run.upperBound <= 6,
    lines[run.upperBound..<above].reduce(0, { $0 + $1.text.utf8.count }) <= 1_200
  else { return 0..<0 }
  return run.upperBound..<above
}

/// The one to three lines that make the fullest title; of equals the nearest to the table and the shortest.
private func bestRun(in lines: [TextLine], kinds: TitleKinds) -> Range<Int>? {
  var best: (run: Range<Int>, score: Int)?
  for end in lines.indices.reversed().prefix(mostTitleLines) {
    // A table's own title stands right above it; a heading of the page may say more, and be about other things.
    if end == lines.count - 2, let best, best.score > 3 { break }
    for start in stride(from: end, through: max(0, end - 2), by: -1) {
      guard mayBeTitle(lines[start]) else { break }
      if start < end, !belong(lines[start], lines[start + 1]) { break }
      // Prose and another title are no part of this one.
      if start < end, lines[start].text.utf8.span.trimmed.ends(with: "。") { break }
      if start < end, isWhole(lines[start], kinds: kinds),
        lines[(start + 1)...end].contains(where: { isWhole($0, kinds: kinds) })
      {
        break
      }
      // What a paragraph breaks into lines is one title from its beginning on, not from its middle.
      if start < end, start > 0, lines[start].continuesParagraph, mayBeTitle(lines[start - 1]) { continue }
      let text = lines[start...end].map(\.text).joined(separator: "\n")
      let score = TitleGrammar.score(TitleGrammar.parse(text, kinds: kinds))
      if score > best?.score ?? 0 { best = (start..<(end + 1), score) }
    }
  }
  return best?.run
}

/// Whether a line is a title that needs no other line.
private func isWhole(_ line: TextLine, kinds: TitleKinds) -> Bool {
  namesYear(line.text.utf8.span) && TitleGrammar.parse(line.text, kinds: kinds).kind != nil
}

/// Where no line reads like a title: the caption, the nearest heading, or the first line of a file of reports.
private func fallback(in lines: [TextLine], kinds: TitleKinds) -> Range<Int>? {
  let index =
    lines.lastIndex { $0.kind == .caption }
    ?? lines.indices.last {
      // 三、引用依据 heads a part of the page, which is another one than the table's.
      lines[$0].kind == .heading && mayBeTitle(lines[$0]) && RowRecognition.sectionLevel(lines[$0].text) == nil
        && !headsMenu($0, in: lines, kinds: kinds) && !isNameOfOffice(lines[$0], kinds: kinds)
    }
    ?? lines.firstIndex {
      $0.kind == .line && !$0.isComment && mayBeTitle($0)
    }
  return index.map { $0..<($0 + 1) }
}

/// Where nothing else is a title: the nearest paragraph that names a year and whose table it is, or when.
private func taken(apart lines: [TextLine], kinds: TitleKinds) -> Range<Int>? {
  let index = lines.lastIndex { line in
    guard line.kind == .paragraph, line.text.utf8.count <= 200, mayBeTitle(line),
      !line.text.utf8.span.contains(where: { "。；，：:|".unicodeScalars.contains($0) })
    else { return false }
    let title = TitleGrammar.parse(line.text, kinds: kinds)
    return title.year != nil && title.subject != nil && TitleGrammar.knownParts(of: title) >= 3
  }
  return index.map { $0..<($0 + 1) }
}

private func mayBeTitle(_ line: TextLine) -> Bool {
  if line.kind == .caption { return true }
  guard line.kind != .note, line.kind != .headNote, line.text.utf8.count <= 400 else { return false }
  let text = line.text.utf8.span.trimmed
  // 2026年4月1日 is when it was written.
  if text.count <= 60, text.firstScalar.map(Numerals.isNumeral) ?? false, text.lastScalar == "日",
    DateGrammar.parse(line.text, year: nil) != nil
  {
    return false
  }
  // 二、进展情况 heads rows of a sheet; a title that is numbered says of which year it is.
  if line.kind == .line, RowRecognition.sectionLevel(text) != nil, !namesYear(text) { return false }
  // What leads to other pages has their titles. Prose ends with a full stop.
  if line.isMenu || line.links == .some && line.kind != .heading { return false }
  let isParagraph = line.kind == .paragraph
  if isPathFromRoot(text, needsSign: !isParagraph) || isParagraph && (text.ends(with: "。") || isPath(text)) {
    return false
  }
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
        above.scalarCount <= 20 && (isBracketedOffice(above) || organisationEndings.contains { above.ends(with: $0) })
      // A title that has a period of its own needs no other.
      if PeriodGrammar.whole(below, year: nil) != nil { return TitleGrammar.parse(upper.text).period == nil }
      return isIssuer || below.isInBrackets || beginsTitle(above, of: below)
    }
  }
}

/// Whether a paragraph with a year is the beginning of a title that has none: 2026年重点工作 above 落实情况表.
private func beginsTitle(_ upper: Span<UInt8>, of lower: Span<UInt8>) -> Bool {
  // A date of publication, a source, a menu are no titles.
  let others: [StaticString] = ["发布", "来源", "作者", "浏览", "日期", "日", "：", ":", "|", "。"]
  return upper.scalarCount <= 60 && !others.contains { upper.contains($0) } && namesYear(upper) && !namesYear(lower)
}

/// Whether a year stands anywhere in a text.
func namesYear(_ words: Span<UInt8>) -> Bool {
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

/// （区民政局）, but not 【打印】.
private func isBracketedOffice(_ words: Span<UInt8>) -> Bool {
  guard words.isBracketed else { return false }
  let inside = words.extracting(words.scalar(at: 0).length..<words.characterStart(before: words.count))
  return Organisations.endsLikeOne(inside)
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
