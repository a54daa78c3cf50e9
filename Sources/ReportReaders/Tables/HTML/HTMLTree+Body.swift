internal import ReportModel
internal import ReportText

/// Tags in the body of a page (HTML standard, section 13.2.6.4.7).
extension HTMLTree {
  mutating func start(_ name: HTMLName) throws(ReadError) {
    if try startForeign(name) { return }
    if try startRaw(name) { return }
    try startInMode(name)
  }

  mutating func end(_ name: HTMLName) throws(ReadError) {
    if current.isForeign, name.tag != .br, name.tag != .p, try endForeign(name) { return }
    if name.tag == .template {
      guard elements.contains(where: { $0.tagName == .template }) else { return }
      let outer = elements.last { $0.tagName == .template }?.outerMode ?? .body
      try pop(through: .template)
      clearFormattingToMarker()
      mode = outer
      return
    }
    try endInMode(name)
  }

  // MARK: Start tags

  mutating func startInBody(_ name: HTMLName) throws(ReadError) {
    let tag = name.tag
    switch tag {
    case .form, .pre, .listing, .plaintext,
      _ where tag.isPlainBlock || tag.isHeading:
      try startBlock(name)
    case .li, .dd, .dt: try startItem(name)
    case .a:
      if let entry = formatting.reversed().prefix(while: { $0.name != nil }).first(where: { $0.name == name }) {
        try adopt(name)
        formatting.removeAll { $0.id == entry.id && $0.name != nil }
        if let place = elements.lastIndex(where: { $0.id == entry.id }) { try closed(elements.remove(at: place)) }
      }
      try startFormatting(name)
    case .nobr:
      try reconstructFormatting()
      if isInScope(.nobr) { try adopt(name) }
      try startFormatting(name)
    case _ where tag.isFormatting: try startFormatting(name)
    case .button:
      if isInScope(.button) {
        try endImplied()
        try pop(through: .button)
      }
      try insertOther(name)
    case .applet, .marquee, .object:
      try insertOther(name)
      pushMarker()
    case .table:
      try closeParagraph()
      hasTable = true
      try insert(name)
      mode = .table
    case .hr:
      try closeParagraph()
      if isInScope(.select) { try endImplied() }
      try insertVoid(name)
    case .input:
      if isInScope(.select) { try pop(through: .select) }
      try reconstructFormatting()
      try insertInput(name)
    case .area, .br, .embed, .img, .image, .keygen, .wbr:
      try reconstructFormatting()
      try insertVoid(name)
    case .frame:
      if let source = tokens.value(of: .src) {
        found.frames.append((String(decoding: source, as: UTF8.self), tokens.tagStart))
      }
    case _ where tag.hasNoContent: break
    case .textarea: try startTextArea(name)
    case .xmp: try startExample(name)
    case .select, .option, .optgroup: try startControl(name)
    case .rb, .rtc, .rp, .rt:
      if isInScope(.ruby) { try endImplied(except: tag == .rp || tag == .rt ? .rtc : .other) }
      try insert(name)
    case .svg, .math:
      try reconstructFormatting()
      try insert(name, isForeign: true)
      if tokens.isSelfClosing { try pop() } else { tokens.readsCharacterData = true }
    case .html, .body: if elements.count == 2 { elements[1].style = bodyStyle(name) }
    case .head, .frameset: break
    case _ where tag.isTablePart: try startTableLess(name)
    default: try insertOther(name)
    }
  }

  private mutating func bodyStyle(_ name: HTMLName) -> HTMLStyle {
    var element = elements[1]
    element.subject = subject(of: name, hasTag: true)
    return style(of: element, inside: elements[1].style, hasTag: true)
  }

  /// A row or a cell of a page that has no table is the piece of one that somebody has copied.
  private mutating func startTableLess(_ name: HTMLName) throws(ReadError) {
    guard !hasTable, name.tag == .tr || name.tag.isCell || name.tag.isRowGroup else { return }
    hasTable = true
    let here = tokens
    try insert(HTMLName(hash: NameHash.of("table".utf8)), isImplied: true)
    tokens = here
    mode = .table
    try startInMode(name)
  }

  private mutating func insertOther(_ name: HTMLName) throws(ReadError) {
    try reconstructFormatting()
    try insert(name)
    if tokens.isXHTML, tokens.isSelfClosing { try pop() }
  }

  private mutating func insertVoid(_ name: HTMLName) throws(ReadError) {
    try insert(name)
    try pop()
  }

  private mutating func startBlock(_ name: HTMLName) throws(ReadError) {
    if name.tag == .form, formID != nil { return }
    try closeParagraph()
    if name.tag.isHeading, currentTag.isHeading { try pop() }
    try insert(name)
    if tokens.isXHTML, tokens.isSelfClosing { return try pop() }
    if name.tag == .form { formID = current.id }
    if name.tag == .pre || name.tag == .listing { tokens.skipLineFeed() }
    if name.tag == .plaintext {
      let rest = tokens.takeRest()
      text(rest)
    }
  }

  private mutating func startItem(_ name: HTMLName) throws(ReadError) {
    // By index: whoever holds the elements while one goes makes a copy of all.
    for index in elements.indices.reversed() {
      let tag = elements[index].tagName
      if tag == name.tag || name.tag != .li && (tag == .dd || tag == .dt) {
        try endImplied(except: tag)
        try pop(through: tag)
        break
      }
      if tag.isSpecial, tag != .address, tag != .div, tag != .p { break }
    }
    try closeParagraph()
    try insert(name)
    if tokens.isXHTML, tokens.isSelfClosing { try pop() }
  }

  private mutating func startFormatting(_ name: HTMLName) throws(ReadError) {
    try reconstructFormatting()
    try insert(name)
    if tokens.isXHTML, tokens.isSelfClosing { return try pop() }
    pushFormatting()
  }

  private mutating func startControl(_ name: HTMLName) throws(ReadError) {
    switch name.tag {
    case .select:
      if isInScope(.select) { return try pop(through: .select) }
      try reconstructFormatting()
      try beginSelect(name)
    default:
      if isInScope(.select) {
        try endImplied(except: name.tag == .option ? .optgroup : .other)
      } else if currentTag == .option {
        try pop()
      }
      try reconstructFormatting()
      try insert(name)
      if name.tag == .option { beginOption() }
    }
  }

  // MARK: End tags

  mutating func endInBody(_ name: HTMLName) throws(ReadError) {
    let tag = name.tag
    switch tag {
    case .p:
      if !isInScope(.p, .button) { try insert(name, isImplied: true) }
      try endImplied(except: .p)
      try pop(through: .p)
    case .br:
      try reconstructFormatting()
      try insert(name, isImplied: true)
      try pop()
    case .li, .dd, .dt:
      guard isInScope(tag, tag == .li ? .listItem : .standard) else { return }
      try endImplied(except: tag)
      try pop(through: tag)
    case .form:
      guard let id = formID else { return }
      formID = nil
      guard let place = elements.lastIndex(where: { $0.id == id }), isInScope(.form) else { return }
      try endImplied()
      guard let place = elements.indices.contains(place) ? place : nil else { return }
      try closed(elements.remove(at: place))
    case _ where tag.isHeading:
      guard isInScope(.standard, { $0.isHeading }) else { return }
      try endImplied()
      while elements.count > 2 {
        let isHeading = currentTag.isHeading
        try pop()
        if isHeading { return }
      }
    case .pre, .listing, .button, .select,
      _ where tag.isPlainBlock:
      guard isInScope(tag) else { return }
      try endImplied()
      try pop(through: tag)
    case _ where tag.isFormatting: try adopt(name)
    case .applet, .marquee, .object:
      guard isInScope(tag) else { return }
      try endImplied()
      try pop(through: tag)
      clearFormattingToMarker()
    case .body, .html, .head, .frameset: break
    case .table,
      _ where tag.isTablePart:
      break
    default: try endOther(name)
    }
  }

  /// The end tag of an element that the standard knows nothing of.
  mutating func endOther(_ name: HTMLName) throws(ReadError) {
    for index in elements.indices.reversed() {
      if elements[index].name == name {
        while elements.count - 1 > index, currentTag.hasOptionalEnd, current.name != name { try pop() }
        return try pop(to: index)
      }
      if elements[index].tagName.isSpecial { return }
    }
  }
}
