internal import ReportModel
internal import ReportText

/// Foreign content (HTML standard, section 13.2.6.5), and elements whose content is no markup.
extension HTMLTree {
  // MARK: Foreign content

  /// SVG and MathML: their tags do not end by themselves, and may close themselves.
  mutating func startForeign(_ name: HTMLName) throws(ReadError) -> Bool {
    tokens.readsCharacterData = tokens.isXHTML
    guard current.isForeign else { return false }
    switch currentTag {
    case .foreignObject, .desc, .title, .annotationXML, .mi, .mo, .mn, .ms, .mtext: return false
    default: break
    }
    if name.tag.endsForeignContent || name.tag == .font && tokens.has(.face) {
      while current.isForeign { try pop() }
      return false
    }
    try insert(name, isForeign: true)
    if tokens.isSelfClosing { try pop() }
    tokens.readsCharacterData = true
    return true
  }

  mutating func endForeign(_ name: HTMLName) throws(ReadError) -> Bool {
    for index in elements.indices.reversed() {
      guard elements[index].isForeign else { return false }
      if elements[index].name == name {
        try pop(to: index)
        return true
      }
    }
    return false
  }

  // MARK: Elements without markup

  /// Takes elements whose content is no markup, wherever they stand.
  mutating func startRaw(_ name: HTMLName) throws(ReadError) -> Bool {
    switch name.tag {
    case .style where tokens.tagStart >= sheet.end:
      var other = HTMLStyleSheet()
      other.add(&tokens, name)
      if !other.isEmpty { needsWholeSheet = true }
    case .script, .style:
      if !(tokens.isXHTML && tokens.isSelfClosing) { _ = tokens.takeRawText(of: name, goesToTheEnd: true) }
    case .title, .noframes, .noembed, .noscript, .iframe:
      if name.tag == .iframe, let source = tokens.value(of: .src) {
        found.frames.append((String(decoding: source, as: UTF8.self), tokens.tagStart))
      }
      guard !(tokens.isXHTML && tokens.isSelfClosing) else { break }
      if let content = tokens.takeRawText(of: name, goesToTheEnd: false), name.tag == .title, found.pageTitle == nil {
        found.pageTitle = HTMLReferences.resolved(tokens.bytes[content])
      }
    case .template:
      try insert(name)
      if tokens.isXHTML, tokens.isSelfClosing {
        try pop()
        return true
      }
      pushMarker()
      mode = .body
    default: return false
    }
    return true
  }

  mutating func startTextArea(_ name: HTMLName) throws(ReadError) {
    try insert(name)
    let element = current
    tokens.skipLineFeed()
    if let content = tokens.takeRawText(of: name, goesToTheEnd: false) {
      show(HTMLReferences.resolved(tokens.bytes[content]), in: element)
    }
    try pop()
  }

  mutating func startExample(_ name: HTMLName) throws(ReadError) {
    try closeParagraph()
    try reconstructFormatting()
    try insert(name)
    if let content = tokens.takeRawText(of: name, goesToTheEnd: false) {
      let (style, isFostered) = (current.style, current.isFostered)
      if !style.isHidden {
        pieces(of: content, resolvesReferences: false) { piece, offset, builder in
          builder.characters(piece, style, offset: offset, isFostered: isFostered)
        }
      }
      try pop()
    }
  }
}
