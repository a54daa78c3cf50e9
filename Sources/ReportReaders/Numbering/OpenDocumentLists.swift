internal import ReportText

/// The lists of an OpenDocument that are open, and how far they have counted (ODF 1.3, part 3, 5.3): a list begins anew unless it
/// says that it continues another; a list in an item does so too, and its items have the numbers of the level below.
///
/// The standard leaves open what an item without text of its own is, which LibreOffice writes where a list is interrupted below its
/// first level. Like there, it is the item before it, or the first.
struct OpenDocumentLists {
  private struct List {
    /// The style of the list; nil where nothing says one.
    var style: Text?
    /// The counters of this list and the lists inside it.
    var counters: Int
    var level: Int
    var item = Item()
  }

  private struct Item {
    /// Whether it is a header, which has no number, and so nothing below it begins anew.
    var isHeader = false
    /// Whether neither text nor a list inside it has come yet.
    var isNew = false
    var number: Int?
    var style: Text?
  }

  var styles = OpenDocumentListStyles()
  private var counters: [LevelCounters] = []
  private var outline = LevelCounters(levels: OpenDocumentListStyles.levels)
  /// The lists that have a name, and those of numbered paragraphs.
  private var named: [Text: (counters: Int, style: Text?)] = [:]
  private var numberedParagraphs: [Text: Int] = [:]
  private var last: (counters: Int, style: Text?)?
  /// The open lists, apart for each text that stands inside another: a cell, a text box, a note.
  private var open: [[List]] = [[]]

  // MARK: Texts inside others

  mutating func enter() { open.append([]) }
  mutating func leave() { if open.count > 1 { open.removeLast() } }

  private var depth: Int { open.count - 1 }

  // MARK: Lists

  /// A list begins.
  mutating func begin(_ element: XMLStartTag) {
    let style = element.attribute("style-name", in: .openText)
    let continues = isTrue(element.value(of: "continue-numbering", in: .openText))
    if let outer = open[depth].last {
      let level = min(outer.level + 1, OpenDocumentListStyles.levels - 1)
      if outer.item.isNew {
        open[depth][open[depth].count - 1].item.isNew = false
        let styles = styles
        counters[outer.counters].begin(outer.level) { level in
          outer.style.flatMap { styles.level(level, of: $0) }?.start ?? 1
        }
      } else if !continues, !outer.item.isHeader, level > outer.level {
        counters[outer.counters].restart(level)
      }
      open[depth].append(List(style: style ?? outer.style, counters: outer.counters, level: level))
      return
    }
    // A list that names the one before it goes on from it in whatever style; one that does not, in the same style only (19.780).
    var continued = element.attribute("continue-list", in: .openText).flatMap { named[$0] }
    if continued == nil, continues, let last, style == nil || style == last.style { continued = last }
    var list = List(style: style ?? continued?.style, counters: counters.count, level: 0)
    if let continued {
      list.counters = continued.counters
    } else {
      counters.append(LevelCounters(levels: OpenDocumentListStyles.levels))
    }
    last = (list.counters, list.style)
    if let name = element.attribute("id", in: .xml) { named[name] = last }
    open[depth].append(list)
  }

  mutating func end() { _ = open[depth].popLast() }

  /// An item begins.
  mutating func beginItem(_ element: XMLStartTag) {
    guard let index = open[depth].indices.last else { return }
    open[depth][index].item = Item(
      isNew: true, number: element.value(of: "start-value", in: .openText).flatMap { wholeNumber($0) },
      style: element.attribute("style-override", in: .openText))
  }

  mutating func beginHeader() {
    guard let index = open[depth].indices.last else { return }
    open[depth][index].item = Item(isHeader: true)
  }

  mutating func endItem() {
    guard let index = open[depth].indices.last else { return }
    open[depth][index].item.isNew = false
  }

  /// A paragraph begins that is an item by itself (5.3.6).
  mutating func beginNumberedParagraph(_ element: XMLStartTag) {
    let name = element.attribute("list-id", in: .openText) ?? ""
    let index = numberedParagraphs[name] ?? counters.count
    if index == counters.count { counters.append(LevelCounters(levels: OpenDocumentListStyles.levels)) }
    numberedParagraphs[name] = index
    let level = element.value(of: "level", in: .openText).flatMap { wholeNumber($0) } ?? 1
    open[depth].append(
      List(
        style: element.attribute("style-name", in: .openText), counters: index,
        level: min(max(level, 1), OpenDocumentListStyles.levels) - 1))
    beginItem(element)
  }

  // MARK: Paragraphs

  /// Counts a paragraph or a heading.
  /// - Parameters:
  ///   - listStyle: The list style of the paragraph's style; empty for none.
  ///   - outlineLevel: The level, from 1, that it has as a heading.
  /// - Returns: Its number, where it has one.
  mutating func beginParagraph(_ element: XMLStartTag, listStyle: Text?, outlineLevel: Int?) -> NumberLabel? {
    if let index = open[depth].indices.last {
      guard open[depth][index].item.isNew else { return nil }
      if open[depth][index].style == nil { open[depth][index].style = listStyle }
      return count(index)
    }
    guard let outlineLevel, listStyle == nil, (1...OpenDocumentListStyles.levels).contains(outlineLevel),
      !isTrue(element.value(of: "is-list-header", in: .openText))
    else { return nil }
    var number: Int?
    if isTrue(element.value(of: "restart-numbering", in: .openText)) {
      number = element.value(of: "start-value", in: .openText).flatMap { wholeNumber($0) } ?? 1
    }
    let levels = styles.outline
    outline.count(outlineLevel - 1, as: number) { levels[$0]?.start ?? 1 }
    return label(outlineLevel - 1, outline) { levels[$0] }
  }

  /// Counts the open item of a list.
  private mutating func count(_ index: Int) -> NumberLabel? {
    let list = open[depth][index]
    open[depth][index].item.isNew = false
    let style = list.item.style ?? list.style
    let styles = styles
    func level(_ level: Int) -> OpenDocumentListStyles.Level? { style.flatMap { styles.level(level, of: $0) } }
    counters[list.counters].count(list.level, as: list.item.number) { level($0)?.start ?? 1 }
    return label(list.level, counters[list.counters], of: level)
  }

  private func label(
    _ level: Int, _ values: LevelCounters, of levels: (Int) -> OpenDocumentListStyles.Level?
  ) -> NumberLabel? {
    guard let shown = levels(level), shown.style != .bullet else { return nil }
    var isGuess = shown.label.isTooLong
    let text = shown.label.text { other in
      guard other <= level, let value = values[other] else { return "" }
      let style = levels(other)?.style ?? .none
      isGuess = isGuess || style == .unknown
      return style.text(of: value)
    }
    return text.isEmpty ? nil : NumberLabel(text: text, hasGap: shown.hasGap, isGuess: isGuess)
  }
}
