internal import ReportModel
internal import ReportText

/// How many of the lines above a table are looked at for its title.
let mostTitleLines = 60

extension TextLine {
  /// Whether it stands where a page leads to other pages: an item of a list, or nothing but a link.
  var isMenu: Bool { isListItem || links == .all }
}

/// Whether a line has the words of a title, wherever it stands, and after them no more than a date.
func readsLikeTitle(_ line: TextLine, kinds: TitleKinds) -> Bool {
  guard line.text.utf8.count <= 400 else { return false }
  if TitleGrammar.parse(line.text, kinds: kinds).kind != nil { return true }
  if let length = line.lengthBeforeLinks, length < line.text.utf8.count {
    let words = line.text.utf8.span.extracting(first: length).droppingLast { $0.isUnseen || $0.isOpeningBracket }
    if TitleGrammar.parse(words.string, kinds: kinds).kind != nil { return true }
  }
  let words = line.text.utf8.span.droppingLast { !$0.properties.isAlphabetic || "年月日".unicodeScalars.contains($0) }
  return TitleGrammar.parse(words.string, kinds: kinds).kind != nil
}

/// Whether a table begins with a menu of pages, which their titles would make the header of a report.
func beginsWithMenu(_ table: Table, kinds: TitleKinds) -> Bool {
  guard !table.menuCells.isEmpty, table.rowCount > 0 else { return false }
  // One cell across is a title of the table, as an exporter draws its lines.
  let filled = (0..<table.width(of: 0)).filter { !table.isBlank(0, $0) && table.columnsToOrigin(0, $0) == 0 }
  return filled.count > 1
    && filled.allSatisfy { column in
      table.menuCells.contains(table.cell(0, column).offset)
        && table.string(0, column).split(separator: "\n").contains {
          let title = TitleGrammar.parse(String($0), kinds: kinds)
          return title.kind != nil && title.year != nil
        }
    }
}

/// Tells menus from titles by what stands near a line.
///
/// A heading that is a link is the title of the page where it is the only heading, but for the name of the site, and no other link reads
/// like a title. Titles beside each other that differ in nothing but the time are a choice: 2025年完成情况, 2026年完成情况.
func withMenusMarked(_ lines: [TextLine], kinds: TitleKinds) -> [TextLine] {
  var marked = lines
  let near = lines.indices.suffix(mostTitleLines)
  for index in near.dropLast() where isChoice(lines[index], lines[index + 1], kinds: kinds) {
    marked[index].isListItem = true
    marked[index + 1].isListItem = true
  }
  for index in near where !lines[index].isMenu && lines[index].kind != .caption {
    if holdsTitles(lines[index], kinds: kinds) { marked[index].isListItem = true }
  }
  markSteps(in: &marked, kinds: kinds)
  let headings = lines.indices.filter { lines[$0].kind == .heading && !isNameOfSite(lines[$0], kinds: kinds) }
  if headings.count == 1, lines[headings[0]].isMenu, readsLikeTitle(lines[headings[0]], kinds: kinds),
    !near.contains(where: { $0 != headings[0] && lines[$0].isMenu && readsLikeTitle(lines[$0], kinds: kinds) })
  {
    marked[headings[0]].isListItem = false
    marked[headings[0]].links = .none
  }
  return marked
}

/// Takes links off the ends of titles: 2026年完成情况（下载附件）. Beside another title such a line is an entry of a list.
/// - Returns: The lines, and the links that were taken off.
func withoutLinksBehindTitles(_ lines: [TextLine], kinds: TitleKinds) -> (lines: [TextLine], links: [TextLine]) {
  let near = lines.indices.suffix(mostTitleLines)
  // Most pages have no such line.
  guard near.contains(where: { lines[$0].lengthBeforeLinks != nil }) else { return (lines, []) }
  var (kept, links) = (lines, [TextLine]())
  let titles = near.filter { index in
    !lines[index].isMenu
      && readsLikeTitle(titleBeforeLinks(of: lines[index], kinds: kinds) ?? lines[index], kinds: kinds)
  }
  for index in near where titles.count == 1 || lines[index].kind == .heading {
    guard let title = titleBeforeLinks(of: lines[index], kinds: kinds) else { continue }
    var rest = lines[index]
    rest.text = rest.text.utf8.span.extracting(droppingFirst: title.text.utf8.count).trimmed.string
    rest.kind = .paragraph
    kept[index] = title
    links.append(rest)
  }
  return (kept, links)
}

/// A line without the links that it ends with, where what stands before them is a title, and says no less without them.
private func titleBeforeLinks(of line: TextLine, kinds: TitleKinds) -> TextLine? {
  guard let length = line.lengthBeforeLinks, length <= line.text.utf8.count, line.text.utf8.count <= 400 else {
    return nil
  }
  var words = line.text.utf8.span.extracting(first: length).droppingLast(while: \.isUnseen)
  let isInBrackets =
    words.lastScalar?.isOpeningBracket ?? false
    || line.text.utf8.span.extracting(droppingFirst: length).trimmed.firstScalar?.isOpeningBracket ?? false
  words = words.droppingLast { $0.isOpeningBracket || $0.isUnseen }
  var title = line
  title.text = words.string
  title.links = .none
  title.lengthBeforeLinks = nil
  let (whole, before) = (TitleGrammar.parse(line.text, kinds: kinds), TitleGrammar.parse(title.text, kinds: kinds))
  guard before.kind != nil, isInBrackets || whole.kind == nil else { return nil }
  // （<a>第一季度</a>） is a part of the title.
  return whole.period != before.period || whole.issuer != before.issuer ? nil : title
}

/// Whether a heading stands above a list of pages rather than above the table.
func headsMenu(_ index: Int, in lines: [TextLine], kinds: TitleKinds) -> Bool {
  index + 1 < lines.count && lines[index + 1].isMenu && readsLikeTitle(lines[index + 1], kinds: kinds)
}

/// Whether two lines beside each other are titles of one thing at different times.
private func isChoice(_ one: TextLine, _ other: TextLine, kinds: TitleKinds) -> Bool {
  guard !one.isMenu, !other.isMenu, one.kind == other.kind, one.kind == .paragraph || one.kind == .line,
    max(one.text.utf8.count, other.text.utf8.count) <= 400
  else { return false }
  let (first, second) = (TitleGrammar.parse(one.text, kinds: kinds), TitleGrammar.parse(other.text, kinds: kinds))
  guard let kind = first.kind, let otherKind = second.kind, kind.utf8.elementsEqual(otherKind.utf8), first.year != nil,
    second.year != nil, (first.subject ?? "").utf8.elementsEqual((second.subject ?? "").utf8)
  else { return false }
  return first.year != second.year || first.period != second.period
}

/// Whether a line has several titles beside each other, as the tabs of a page stand: 2025年完成情况 2026年完成情况.
private func holdsTitles(_ line: TextLine, kinds: TitleKinds) -> Bool {
  guard line.text.utf8.count <= 400 else { return false }
  let parts = line.text.unicodeScalars.split { $0.isUnseen || $0 == "|" || $0 == "｜" }
  return parts.count > 1
    && parts.allSatisfy {
      let title = TitleGrammar.parse(String(String.UnicodeScalarView($0)), kinds: kinds)
      return title.kind != nil && title.year != nil
    }
}

/// Whether a line is about the page, as a site puts it between title and text: 发布时间：…, 来源：…, 【打印】.
func isAboutPage(_ text: String) -> Bool {
  guard text.utf8.count <= 600 else { return false }
  return text.utf8.span.withSeen { words in
    var cursor = Cursor(words)
    cursor.skip(while: \.isOpeningBracket)
    return HeaderWords.standard.beginsWithPageLabel(cursor.rest) || words.contains("浏览") || isPath(words)
  }
}

/// Whether a line is nothing but the name of a site or an office, which is whose page it is rather than what a table is about.
func isNameOfOffice(_ line: TextLine, kinds: TitleKinds) -> Bool {
  guard line.text.utf8.count <= 90 else { return false }
  return line.text.utf8.span.withSeen { name in
    guard Organisations.isOffice(name) || Organisations.endsLikeSite(name) else { return false }
    let title = TitleGrammar.parse(name.string, kinds: kinds)
    return title.kind == nil && title.year == nil && title.period == nil
  }
}

/// Whether a line is the name of the site that its page begins with, as a link to where the site begins.
private func isNameOfSite(_ line: TextLine, kinds: TitleKinds) -> Bool {
  guard line.links == .all, line.text.utf8.count <= 120, !readsLikeTitle(line, kinds: kinds) else { return false }
  return line.text.utf8.span.withSeen { Organisations.endsLikeOne($0) || Organisations.endsLikeSite($0) }
}
