internal import ReportModel
internal import ReportText

/// An open element, with what its text inherits.
struct HTMLElement {
  /// What an element is to the reader of tables.
  enum Kind {
    case table, caption, rowGroup, row, cell, lineBreak, heading, block, inline
    /// Its content is never shown.
    case unseen
  }

  let name: String
  let kind: Kind
  let isHidden: Bool
  /// Whether its text is a list of links and no content; a table in it is read nevertheless.
  let isNavigation: Bool
  let isPreformatted: Bool
  /// What a line of text in it is, outside the tables.
  let lineKind: TextLine.Kind

  init(_ name: String, _ kind: Kind, _ attributes: HTMLAttributes, inside parent: HTMLElement?) {
    self.name = name
    self.kind = kind
    let style = attributes["style"].map { InlineStyle($0) }
    isHidden =
      (parent?.isHidden ?? false) || kind == .unseen || attributes["hidden"] != nil || style?.hidesElement ?? false
    isNavigation = kind != .table && (name == "nav" || parent?.isNavigation ?? false)
    isPreformatted = style?.preservesWhiteSpace ?? (name == "pre" || parent?.isPreformatted ?? false)
    let classes = attributes["class"]?.utf8.split(separator: ASCII.space) ?? []
    let isNote = classes.contains { $0.elementsEqual("note".utf8) }
    lineKind = isNote ? .note : kind == .heading ? .heading : parent?.lineKind ?? .paragraph
  }

  /// Whether an element belongs into the head; any other ends it.
  static func mayStandInHead(_ name: String) -> Bool { headNames.contains(name) }

  private static let headNames: Set<String> = [
    "head", "base", "basefont", "bgsound", "link", "meta", "title", "script", "style", "template", "noscript",
    "noframes",
    "object", "xml",
  ]

  /// The kind of element that a name in lower case stands for.
  static func kind(of name: String) -> Kind { kinds[name] ?? .inline }

  private static let kinds: [String: Kind] = {
    let names: [(Kind, [String])] = [
      (.table, ["table"]), (.caption, ["caption"]), (.rowGroup, ["thead", "tbody", "tfoot"]), (.row, ["tr"]),
      (.cell, ["td", "th"]), (.lineBreak, ["br"]), (.heading, ["h1", "h2", "h3", "h4", "h5", "h6"]),
      (.unseen, ["script", "style", "head", "title", "template", "object", "xml", "comment"]),
      (
        .block,
        [
          "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
          "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "option",
          "p", "pre", "section", "summary", "ul",
        ]
      ),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { kind, names in names.map { ($0, kind) } })
  }()
}

/// What a `style` attribute says of the things that matter here.
private struct InlineStyle {
  let hidesElement: Bool
  /// nil where it does not speak of white space.
  let preservesWhiteSpace: Bool?

  init(_ style: String) {
    // Lower case and without blanks, declarations can be found as they are.
    let bytes = style.utf8.filter { $0 > ASCII.space }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let declarations = bytes.split(separator: ASCII.semicolon)
    func has(_ declaration: String) -> Bool { declarations.contains { $0.starts(with: declaration.utf8) } }
    hidesElement = has("display:none") || has("mso-hide:all")
    preservesWhiteSpace = has("white-space:") ? has("white-space:pre") && !has("white-space:pre-line") : nil
  }
}

/// Collects the lines of text outside the tables.
struct OutsideText {
  private var text = HTMLText()
  private var kind = TextLine.Kind.paragraph
  private var lines: [TextLine] = []
  /// Whether the line that is being collected stands behind a line break in its paragraph.
  private var continuesParagraph = false

  mutating func append(
    _ data: UnsafeBufferPointer<UInt8>, as kind: TextLine.Kind, isPreformatted: Bool, offset: Int
  ) {
    if kind != self.kind { endLine() }
    self.kind = kind
    text.append(data, isPreformatted: isPreformatted, offset: offset)
  }

  /// A `<br>`: the end of a line, but inside a note, which may have several.
  mutating func lineBreak() {
    if kind == .note, !text.isEmpty {
      text.lineBreak()
    } else {
      let hasText = !text.isEmpty || continuesParagraph
      endLine()
      continuesParagraph = hasText
    }
  }

  /// The end of a paragraph.
  mutating func endLine() {
    let offset = text.offset ?? 0
    let content = text.finish().text
    guard !content.isEmpty else {
      continuesParagraph = false
      return
    }
    var line = TextLine(text: content, offset: offset, kind: kind)
    line.continuesParagraph = continuesParagraph
    lines.append(line)
    continuesParagraph = false
  }

  mutating func append(linesOf part: HTMLText.Finished, offset: Int) {
    endLine()
    for (number, text) in part.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !text.isEmpty {
      var line = TextLine(
        text: String(text), offset: offset, kind: part.headingLines.contains(number) ? .heading : .paragraph)
      line.isInCell = true
      line.continuesParagraph = number > 0 && part.brokenLines.contains(number)
      lines.append(line)
    }
  }

  mutating func takeLines() -> [TextLine] {
    defer { lines = [] }
    return lines
  }
}
