internal import ReportModel

/// An open element, with what its text inherits.
struct HTMLElement {
  let name: String
  let isHidden: Bool
  let isPreformatted: Bool
  let isBlock: Bool
  /// What a line of text in it is, outside the tables.
  let lineKind: TextLine.Kind

  init(_ name: String, _ attributes: HTMLAttributes, inside parent: HTMLElement?) {
    self.name = name
    isBlock = Self.blocks.contains(name)
    let style = attributes["style"].map(Self.withoutBlanks) ?? ""
    isHidden =
      (parent?.isHidden ?? false) || Self.unseen.contains(name) || attributes["hidden"] != nil
      || style.contains("display:none") || style.contains("mso-hide:all")
    isPreformatted =
      style.isEmpty || !style.contains("white-space:")
      ? name == "pre" || (parent?.isPreformatted ?? false)
      : style.contains("white-space:pre") && !style.contains("white-space:pre-line")
    let isNote = attributes["class"].map { $0.split(separator: " ").contains("note") } ?? false
    lineKind =
      if isNote { .note } else if Self.headings.contains(name) { .heading } else { parent?.lineKind ?? .paragraph }
  }

  private static let unseen: Set<String> = ["script", "style", "head", "title", "template", "object", "xml"]
  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  private static let blocks: Set<String> = headings.union([
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "option", "p",
    "pre", "section", "summary", "ul",
  ])

  /// A style attribute in lower case and without blanks, so that declarations can be found in it.
  private static func withoutBlanks(_ style: String) -> String {
    String(
      decoding: style.utf8.lazy.filter { $0 > ASCII.space }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }
}

/// Collects the lines of text outside the tables.
struct OutsideText {
  private var text = HTMLText()
  private var kind = TextLine.Kind.paragraph
  private var lines: [TextLine] = []

  mutating func append(
    _ data: UnsafeBufferPointer<UInt8>, as kind: TextLine.Kind, isPreformatted: Bool, offset: Int
  ) {
    if kind != self.kind { endLine() }
    self.kind = kind
    text.append(data, isPreformatted: isPreformatted, offset: offset)
  }

  /// A `<br>`: the end of a line, but inside a note, which may have several.
  mutating func lineBreak() {
    if kind == .note, !text.isEmpty { text.lineBreak() } else { endLine() }
  }

  mutating func endLine() {
    let offset = text.offset ?? 0
    let line = text.finish()
    if !line.isEmpty { lines.append(TextLine(text: line, offset: offset, kind: kind)) }
  }

  mutating func append(linesOf text: String, offset: Int) {
    endLine()
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      lines.append(TextLine(text: String(line), offset: offset, kind: .paragraph))
    }
  }

  mutating func takeLines() -> [TextLine] {
    defer { lines = [] }
    return lines
  }
}
