internal import ReportModel
internal import ReportText

/// The numbers of list items.
extension HTMLTree {
  /// Sets where the list begins that was opened last.
  mutating func beginList() {
    let last = elements.count - 1
    guard elements[last].tagName == .ol else {
      elements[last].list = (1, 1)
      return
    }
    let start = tokens.range(of: .start).flatMap { HTMLSyntax.integer(tokens.bytes[$0]) }
    let isReversed = tokens.has(.reversed)
    elements[last].list = (start ?? (isReversed ? countItems() : 1), isReversed ? -1 : 1)
  }

  /// The items of the list that begins here; nil where too much would have to be looked at.
  private mutating func countItems() -> Int? {
    let here = tokens
    defer { tokens = here }
    var ahead = tokens
    // Lists inside this one, and items of any that have not ended.
    var open: [HTMLTag] = []
    var lists = 0
    func close(_ place: Int) {
      lists -= open[place...].count { $0 != .li }
      open.removeSubrange(place...)
    }
    var hidden: HiddenElement?
    var count = 0
    let start = ahead.position
    defer { countingBudget -= ahead.position - start }
    var tables = 0
    while let token = ahead.next() {
      guard ahead.position - start <= countingBudget else { return nil }
      switch token {
      case .start(let name):
        if name.tag == .li, let around = hidden, lists == 0, around.endsWithItem, around.isInItem { hidden = nil }
        if hidden?.name == name {
          hidden?.depth += 1
        } else if hidden == nil, name.tag != .li, !name.tag.hasNoContent, !name.tag.hasRawText, tables == 0 {
          tokens = ahead
          if isHidden(name) { hidden = HiddenElement(name: name, isInItem: open.last == .li) }
        }
        switch name.tag {
        case .ol, .ul, .menu, .dir:
          open.append(name.tag)
          lists += 1
        case .table: tables += 1
        case _ where name.tag.hasRawText:
          _ = ahead.takeRawText(of: name, goesToTheEnd: name.tag == .script || name.tag == .style)
        case .li where tables == 0:
          if open.last == .li { open.removeLast() }
          open.append(.li)
          guard lists == 0 else { break }
          tokens = ahead
          if hidden == nil, isItem(name) { count += 1 }
        default: break
        }
      case .end(let name):
        if hidden?.name == name {
          hidden?.depth -= 1
          if hidden?.depth == 0 { hidden = nil }
        }
        switch name.tag {
        case .ol, .ul, .menu, .dir:
          if let list = open.lastIndex(of: name.tag) {
            close(list)
          } else if name.tag == .ol {
            return count
          }
        case .li:
          // It ends an item around a menu, and none around another list.
          if tables == 0, let item = open.lastIndex(where: { $0 != .menu && $0 != .dir }), open[item] == .li {
            close(item)
          }
        case .table: tables -= 1
        case .td, .th, .tr: if lists == 0, tables == 0 { return count }
        default: break
        }
        if tables < 0 { return count }
      case .text: break
      }
    }
    return count
  }

  /// An element that is not shown, while the items after it are counted.
  private struct HiddenElement {
    let name: HTMLName
    /// Whether an item has begun before it that would end with the next one.
    let isInItem: Bool
    /// How many of its name are open.
    var depth = 1
    /// Whether the next item ends it.
    var endsWithItem: Bool { !name.tag.isSpecial || name.tag == .address || name.tag == .div || name.tag == .p }
  }

  /// Whether the element whose tag was taken last is not shown.
  private mutating func isHidden(_ name: HTMLName) -> Bool {
    guard !sheet.isEmpty || !tokens.attributes.isEmpty || name.tag == .dialog else { return false }
    var element = Element(id: 0, name: name, style: HTMLStyle(), tag: nil)
    element.subject = subject(of: name, hasTag: true)
    return style(of: element, inside: current.style, hasTag: true).isHidden
  }

  /// Whether the `li` whose tag was taken last has a number in the list that was opened last.
  private mutating func isItem(_ name: HTMLName) -> Bool {
    var item = Element(id: 0, name: name, style: HTMLStyle(), tag: nil)
    item.subject = subject(of: name, hasTag: true)
    let style = style(of: item, inside: current.style, hasTag: true)
    return style.display == .listItem && !style.isHidden
  }

  /// Gives the item that was opened last its number.
  mutating func number(hasTag: Bool) {
    let style = current.style
    guard !style.isHidden else { return }
    let own = hasTag ? tokens.range(of: .value).flatMap { HTMLSyntax.integer(tokens.bytes[$0]) } : nil
    var value: Int? = own ?? 1
    if let list = elements.lastIndex(where: { $0.list != nil }), let numbering = elements[list].list {
      value = own ?? numbering.next
      elements[list].list = (value.map { $0 &+ numbering.step }, numbering.step)
    }
    guard let value, !style.text.isInvisible, let marker = style.listStyle.marker(value) else { return }
    let isStruck = current.standsInStruckText ?? elements[elements.count - 2].inner.text.isStruck
    builder.addMarker(
      HTMLText.Marker(text: marker, isStruck: isStruck, item: current.id), isFostered: current.isFostered)
  }
}
