internal import ReportModel
internal import ReportText

/// Misnested formatting elements (HTML standard, sections 13.2.4.3 and 13.2.6.4.7).
extension HTMLTree {
  /// An entry of the list of active formatting elements; a marker has no name.
  struct Formatting {
    var id: Int
    var name: HTMLName?
    var tag: Range<Int>
    var isOpen = true
  }

  /// Remembers the element that was inserted last, so that it is opened again where a block or the end of one cuts it.
  mutating func pushFormatting() {
    let tag = tokens.tagStart..<tokens.position
    // Of elements that are the same three count.
    var same = 0
    for index in formatting.indices.reversed() {
      guard let name = formatting[index].name else { break }
      guard name == current.name, tokens.bytes[formatting[index].tag].elementsEqual(tokens.bytes[tag]) else { continue }
      same += 1
      if same == 3 {
        formatting.remove(at: index)
        break
      }
    }
    formatting.append(Formatting(id: current.id, name: current.name, tag: tag))
  }

  mutating func pushMarker() { formatting.append(Formatting(id: 0, name: nil, tag: 0..<0)) }

  mutating func clearFormattingToMarker() {
    while let last = formatting.popLast(), last.name != nil {}
  }

  mutating func closeFormatting(_ id: Int) {
    if let index = formatting.lastIndex(where: { $0.id == id }) { formatting[index].isOpen = false }
  }

  /// Opens the formatting elements again that were cut.
  mutating func reconstructFormatting() throws(ReadError) {
    guard let last = formatting.last, last.name != nil, !last.isOpen else { return }
    var index = formatting.count - 1
    while index > 0, formatting[index - 1].name != nil, !formatting[index - 1].isOpen { index -= 1 }
    let here = tokens
    defer { tokens = here }
    while index < formatting.count {
      guard let name = formatting[index].name else { return }
      tokens.retakeTag(at: formatting[index].tag.lowerBound)
      try insert(name)
      formatting[index].id = current.id
      formatting[index].isOpen = true
      index += 1
    }
  }

  /// The adoption agency algorithm, for the end tag of a formatting element.
  mutating func adopt(_ name: HTMLName) throws(ReadError) {
    if current.name == name, !formatting.contains(where: { $0.id == current.id }) { return try pop() }
    for _ in 0..<8 {
      guard
        let entry = formatting.indices.reversed().prefix(while: { formatting[$0].name != nil }).first(where: {
          formatting[$0].name == name
        })
      else { return try endOther(name) }
      let id = formatting[entry].id
      guard formatting[entry].isOpen, let place = elements.lastIndex(where: { $0.id == id }) else {
        formatting.remove(at: entry)
        return
      }
      guard isElementInScope(place) else { return }
      guard let furthest = elements[(place + 1)...].firstIndex(where: { $0.tagName.isSpecial || $0.isForeign }) else {
        formatting.remove(at: entry)
        return try pop(to: place)
      }
      try adopt(entry: entry, element: place, furthest: furthest)
    }
  }

  private func isElementInScope(_ place: Int) -> Bool {
    for element in elements[(place + 1)...] {
      switch element.tagName {
      case .table, .template, .applet, .caption, .td, .th, .marquee, .object, .select: return false
      default: continue
      }
    }
    return true
  }

  private mutating func adopt(entry: Int, element place: Int, furthest: Int) throws(ReadError) {
    var furthest = furthest
    var bookmark = entry
    var taken = formatting[entry]
    var counter = 0
    let blockTag = elements[furthest].tag
    for index in stride(from: furthest - 1, to: place, by: -1) {
      counter += 1
      let id = elements[index].id
      if let listed = formatting.firstIndex(where: { $0.id == id && $0.name != nil }) {
        if counter <= 3 {
          if index == furthest - 1 { bookmark = listed + 1 }
          continue
        }
        formatting.remove(at: listed)
        if listed < bookmark { bookmark -= 1 }
      }
      let removed = elements.remove(at: index)
      furthest -= 1
      // It ends before the block, which is only known when the block has come.
      if let blockTag, let tag = removed.tag, removed.style.display != .inline {
        adoptions.add(tag, endingBefore: blockTag)
      }
      try closed(removed)
    }
    // What the element held of the block is in a copy of it, which stands inside the block.
    let element = elements.remove(at: place)
    furthest -= 1
    let block = elements[furthest]
    if let blockTag, let tag = element.tag { adoptions.add(tag, cutBy: blockTag) }
    let copy = Element(
      id: nextID(), name: element.name, style: element.style, tag: element.tag, subject: element.subject)
    if let old = formatting.firstIndex(where: { $0.id == taken.id && $0.name != nil }) {
      formatting.remove(at: old)
      if old < bookmark { bookmark -= 1 }
    }
    taken.id = copy.id
    formatting.insert(taken, at: min(bookmark, formatting.count))
    adopters[block.id]?.removeAll { $0.tag == element.tag }
    elements.insert(copy, at: furthest + 1)
    restyle(from: place)
    let inherited = { (style: HTMLStyle) in HTMLStyle(inheriting: style) }
    if element.style.display != .inline || block.style != elements[furthest].style
      || inherited(block.inner) != inherited(elements[furthest + 1].style)
    {
      adoptions.changeText = true
    }
  }

  /// Computes the styles of elements anew whose parents have changed.
  private mutating func restyle(from place: Int) {
    let here = tokens
    defer { tokens = here }
    var ancestors = elements[..<max(2, place)].compactMap(\.subject)
    for index in max(2, place)..<elements.count {
      let isFostered = elements[index].isFostered && !elements[index - 1].isFostered
      if !isFostered {
        elements[index].style = restyled(elements[index], inside: elements[index - 1].inner, ancestors)
        elements[index].innerStyle = innerStyle(of: elements[index], ancestors)
      }
      if let subject = elements[index].subject { ancestors.append(subject) }
    }
  }

  /// The style of an element whose tag was taken before.
  private mutating func restyled(
    _ element: Element, inside outer: HTMLStyle, _ ancestors: [Int]
  ) -> HTMLStyle {
    if let tag = element.tag { tokens.retakeTag(at: tag) }
    return style(of: element, inside: outer, hasTag: element.tag != nil, ancestors: ancestors)
  }

  /// The copies stand in each other, that of the element which ended last outermost.
  private mutating func innerStyle(of block: Element, _ ancestors: [Int]) -> HTMLStyle? {
    guard let adopters = adopters[block.id], !adopters.isEmpty else { return nil }
    var inner = block.style
    var ancestors = ancestors
    if let subject = block.subject { ancestors.append(subject) }
    for adopter in adopters.reversed() {
      inner = restyled(adopter, inside: inner, ancestors)
      if let subject = adopter.subject { ancestors.append(subject) }
    }
    return inner
  }

  /// Styles a block that cuts formatting elements as it stands when they have ended: outside of them, with copies of them inside.
  mutating func foresee(_ block: inout Element) {
    guard let tag = block.tag, let tags = known.blocks[tag] else { return }
    let cutting = tags.compactMap { tag in elements.last { $0.tag == tag } }
    adopters[block.id] = cutting
    let cut = Set(cutting.map(\.id))
    guard let outermost = elements.firstIndex(where: { cut.contains($0.id) }) else { return }
    let here = tokens
    defer { tokens = here }
    var outer = elements[outermost - 1].inner
    var ancestors = elements[..<outermost].compactMap(\.subject)
    for element in elements[outermost...]
    where !cut.contains(element.id) && (element.tagName.isFormatting || element.tagName.isSpecial) {
      outer = restyled(element, inside: outer, ancestors)
      if let subject = element.subject { ancestors.append(subject) }
    }
    block.standsInStruckText = outer.text.isStruck
    block.style = restyled(block, inside: outer, ancestors)
    block.innerStyle = innerStyle(of: block, ancestors)
  }
}

/// The blocks of a page that cut formatting elements: `<b><p>x</b>`. They stand outside of those, with copies of them inside, which is
/// only known where the elements end.
struct HTMLAdoptions {
  /// Where the tags of the formatting elements begin, in the order in which they end, by where the tag of the block begins.
  var blocks: [Int: [Int]] = [:]
  /// Where the tags of the boxes begin that end before a block, because they stand between it and what it cuts.
  var endings: [Int: [Int]] = [:]
  /// Whether anything is shown otherwise for it.
  var changeText = false

  var isEmpty: Bool { blocks.isEmpty && endings.isEmpty }

  mutating func add(_ tag: Int, endingBefore block: Int) {
    changeText = true
    if endings[block, default: []].count < 8 { endings[block, default: []].append(tag) }
  }

  /// Remembers that a block cuts a formatting element. More than a few say nothing more of a text, and would be styled for each that ends.
  mutating func add(_ tag: Int, cutBy block: Int) {
    if blocks[block, default: []].count < 8 { blocks[block, default: []].append(tag) }
  }
}
