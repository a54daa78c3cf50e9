internal import ReportModel
internal import ReportText

/// The styles of elements, and what form controls show.
extension HTMLTree {
  /// The number of what rules may ask of an element; nil where there are none.
  mutating func subject(of name: HTMLName, hasTag: Bool) -> Int? {
    guard !sheet.isEmpty else { return nil }
    var subject = HTMLStyleSheet.Subject(tag: name.hash)
    guard hasTag else { return subjects.number(of: subject) }
    if let classes = tokens.range(of: .class) {
      subject.classes = tokens.bytes[classes].split(whereSeparator: ASCII.isBlank).map { HTMLStyleSheet.exactHash($0) }
    }
    subject.id = tokens.range(of: .id).map { HTMLStyleSheet.exactHash(tokens.bytes[$0]) }
    return subjects.number(of: subject)
  }

  /// The style of an element.
  /// - Parameters:
  ///   - hasTag: Whether the tag that was taken last is its own.
  ///   - ancestors: The elements that it stands in, where those are not all that are open.
  func style(
    of element: Element, inside parent: HTMLStyle, hasTag: Bool, ancestors: [Int]? = nil
  ) -> HTMLStyle {
    let tag = element.tagName
    // Most elements have no attributes that matter, and most pages no rules.
    if element.subject == nil, tokens.attributes.isEmpty || !hasTag, tag.isTablePart || tag == .table || tag == .br {
      var style = parent
      style.display = .block
      style.makesBlocksOfChildren = false
      style.ignoresColumnSpan = false
      style.isOutOfFlow = false
      if tag == .table { style.isNavigation = false }
      if tag == .col || tag == .colgroup { style.isHidden = true }
      return style
    }
    var normal = HTMLDeclarations()
    var important = HTMLDeclarations()
    func add(_ block: HTMLDeclarationBlock) {
      normal.add(block.normal)
      important.add(block.important)
    }
    if let subject = element.subject,
      let rules = sheet.declarations(
        for: subjects[subject], inside: (ancestors ?? elements.compactMap(\.subject)).map { subjects[$0] })
    {
      add(rules)
    }
    var listType: ListStyle?
    var face: SymbolFont?
    var isShown = tag != .dialog
    if hasTag, !tokens.attributes.isEmpty {
      if let css = tokens.value(of: .style) { add(HTMLDeclarationBlock(CSS.withoutComments(css[...])[...])) }
      if tag == .ol || tag == .ul || tag == .li {
        listType = tokens.value(of: .type).flatMap { ListStyle(type: String(decoding: $0, as: UTF8.self), of: tag) }
      }
      if tag == .font {
        face = tokens.value(of: .face).map {
          SymbolFont(name: $0.lowercasedASCII)
        }
      }
      if tag == .dialog { isShown = tokens.has(.open) }
      if tokens.has(.hidden) { isShown = false }
    }
    var style = HTMLStyle(
      tag, inside: parent, normal: normal, important: important, isShown: isShown, listType: listType, symbolFace: face)
    if tag.isNeverShown { style.isHidden = true }
    // Without an address an anchor is a place that others lead to.
    if tag == .button || tag == .a && hasTag && (tokens.has(.href) || tokens.has(.onclick)) { style.isLink = true }
    if tag == .tr, style.text.isInvisible, normal.isInvisible != nil || important.isInvisible != nil {
      style.isHidden = true
    }
    if hasTag, let classes = tokens.range(of: .class) {
      style.isNote =
        style.isNote || tokens.bytes[classes].split(separator: ASCII.space).contains { $0.elementsEqual("note".utf8) }
    }
    return style
  }

  // MARK: Form controls

  /// What is known of a `select` that is open.
  struct SelectText {
    struct Option {
      var text: [UInt8] = []
      var label: [UInt8]?
      var isSelected = false
      var isDisabled = false
    }
    let id: Int
    let showsSeveral: Bool
    let style: HTMLStyle
    var options: [Option] = []
  }

  /// Shows the value of an `input`.
  mutating func insertInput(_ name: HTMLName) throws(ReadError) {
    try insert(name)
    let value = tokens.value(of: .value) ?? []
    let type = (tokens.value(of: .type) ?? []).lowercasedASCII
    let shown: [UInt8]
    switch type {
    case "hidden", "password", "file", "image", "range", "color": shown = []
    case "checkbox": shown = Array((tokens.has(.checked) ? "☑" : "☐").utf8)
    case "radio": shown = Array((tokens.has(.checked) ? "◉" : "○").utf8)
    default: shown = value.filter { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
    }
    show(shown, in: current)
    try pop()
  }

  /// Shows what a form control holds.
  /// - Parameter style: Where it is not that of an element that is still open: that of the control.
  mutating func show(_ text: [UInt8], in element: Element, style: HTMLStyle? = nil) {
    // A line through the control itself does not strike what it holds.
    let parent = style == nil ? elements[elements.count - 2].inner.text : element.style.text
    var style = style ?? element.style
    guard !style.isHidden, !text.isEmpty else { return }
    style.text.whiteSpace = .keep
    style.text.font = .none
    style.text.isStruck = parent.isStruck
    text.withUnsafeBufferPointer {
      builder.characters($0, style, offset: tokens.tagStart, isFostered: element.isFostered)
    }
  }

  mutating func beginSelect(_ name: HTMLName) throws(ReadError) {
    try insert(name)
    let last = elements.count - 1
    select = SelectText(id: elements[last].id, showsSeveral: tokens.has(.multiple), style: elements[last].style)
    // Nothing inside is shown but what is chosen.
    elements[last].style.isHidden = true
  }

  mutating func beginOption() {
    guard select != nil else { return }
    select?.options.append(
      SelectText.Option(
        label: tokens.value(of: .label), isSelected: tokens.has(.selected), isDisabled: tokens.has(.disabled)))
  }

  mutating func addToOption(_ open: SelectText, _ range: Range<Int>) {
    guard let last = open.options.indices.last, elements.contains(where: { $0.tagName == .option }) else { return }
    select?.options[last].text += HTMLReferences.resolved(tokens.bytes[range])
  }

  /// - Returns: The style of the control, which its options did not have.
  mutating func endSelect() -> HTMLStyle? {
    guard let closed = select else { return nil }
    select = nil
    let chosen =
      closed.showsSeveral
      ? closed.options.filter(\.isSelected)
      : (closed.options.last(where: \.isSelected) ?? closed.options.first { !$0.isDisabled }).map { [$0] } ?? []
    let texts = chosen.map { option -> [UInt8] in
      option.label.flatMap { $0.isEmpty ? nil : $0 }
        ?? Array(option.text.split(whereSeparator: ASCII.isBlank).joined(separator: [ASCII.space]))
    }
    show(Array(texts.joined(separator: [ASCII.lineFeed])), in: current, style: closed.style)
    return closed.style
  }
}

extension HTMLTag {
  /// Elements whose content a browser never shows, whatever a style says: it is for programs that do not know them.
  var isNeverShown: Bool {
    switch self {
    case .audio, .canvas, .video, .meter, .progress, .object, .applet, .template, .noscript, .iframe, .noembed,
      .noframes, .script, .style,
      .comment, .xml, .frameset, .title, .col, .colgroup:
      true
    default: false
    }
  }
}
