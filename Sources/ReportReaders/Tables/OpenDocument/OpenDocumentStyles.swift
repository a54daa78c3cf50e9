internal import ReportModel
internal import ReportText

// The clauses are those of OpenDocument 1.3, part 3.

/// The styles of a document (16.2), as far as they change what is said and what is seen. Parts are fed to it as they are parsed.
struct OpenDocumentStyles {
  /// What a style says; nil where it says nothing.
  private struct Style {
    var parent: Text?
    var isStruck: Bool?
    var script: HTMLScript?
    var font: SymbolFont?
    var isHidden: Bool?
    var isWhite: Bool?
    /// Whether something colours what is behind cells, or may under a condition.
    var isColoured: Bool?
    /// How wide columns are, in twentieths of a point.
    var width: Int?
    /// The list style of paragraphs; empty for none.
    var list: Text?
    /// The level, from 1, of headings.
    var outlineLevel: Int?
  }

  /// A style by its family and its name: `table-cell`, `ce1`.
  private struct Key: Hashable {
    let family: Text
    let name: Text
  }

  private var styles: [Key: Style] = [:]
  private var current: Key?

  /// Takes a start tag.
  mutating func begin(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .openStyle) }
    if named("style"), let name = element.attribute("name", in: .openStyle) {
      let key = Key(family: element.attribute("family", in: .openStyle) ?? "", name: name)
      var style = Style(parent: element.attribute("parent-style-name", in: .openStyle))
      style.list = element.attribute("list-style-name", in: .openStyle)
      style.outlineLevel =
        element.value(of: "default-outline-level", in: .openStyle).flatMap { wholeNumber($0) }
      styles[key] = style
      current = key
    } else if named("default-style") || named("page-layout") || element.isIn(.openText)
      || element.isIn(.openNumber)
    {
      // Lists and formats have properties of texts too, which are no paragraph's.
      current = nil
    } else if let current {
      if named("text-properties") { takeText(element, current) }
      if named("table-column-properties"), let width = element.value(of: "column-width", in: .openStyle) {
        styles[current]?.width = twips(width)
      }
      if named("table-cell-properties"), let colour = element.attribute("background-color", in: .openFormatting) {
        styles[current]?.isColoured = colour != "transparent" && !Self.isWhite(colour)
      }
      if named("map") { styles[current]?.isColoured = true }
      // 20.229: a sheet that is not displayed.
      if named("table-properties"), let shown = element.attribute("display", in: .openTable) {
        styles[current]?.isHidden = shown == "false"
      }
    }
  }

  private mutating func takeText(_ element: XMLStartTag, _ key: Key) {
    let space = XMLNamespace.openStyle
    if let line = element.attribute("text-line-through-style", in: space)
      ?? element.attribute("text-line-through-type", in: space)
    {
      styles[key]?.isStruck = line != "none"
    }
    if let position = element.attribute("text-position", in: space) {
      styles[key]?.script = Self.script(position.string)
    }
    let font =
      element.attribute("font-name", in: space) ?? element.attribute("font-family", in: .openFormatting)
    if let font { styles[key]?.font = SymbolFont(named: font) }
    if let colour = element.attribute("color", in: .openFormatting) { styles[key]?.isWhite = Self.isWhite(colour) }
    if let display = element.attribute("display", in: .openText) {
      styles[key]?.isHidden = display == "none"
    }
  }

  /// 20.384: `super`, `sub` or how far up, and then a size.
  private static func script(_ position: String) -> HTMLScript {
    let first = position.utf8.prefix { $0 != ASCII.space }
    if first.elementsEqual("super".utf8) { return .raised }
    if first.elementsEqual("sub".utf8) || first.first == UInt8(ascii: "-") { return .lowered }
    return first.allSatisfy { $0 == 0x30 || $0 == UInt8(ascii: "%") } ? .none : .raised
  }

  /// How a style of a family sets text.
  func run(_ name: Text?, family: Text) -> RunStyle {
    RunStyle(
      isStruck: first(name, family) { $0.isStruck } ?? false, script: first(name, family) { $0.script } ?? .none,
      font: first(name, family) { $0.font } ?? .none)
  }

  /// Whether the text of cells is as white as the sheet behind them.
  func isWhite(_ name: Text?) -> Bool {
    first(name, "table-cell") { $0.isWhite } ?? false && !(first(name, "table-cell") { $0.isColoured } ?? false)
  }

  private static func isWhite(_ colour: Text) -> Bool { colour.string.lowercased() == "#ffffff" }

  /// How wide a column is, in twentieths of a point.
  func width(ofColumn name: Text?) -> Int? { first(name, "table-column") { $0.width } }

  /// Whether a style says that it is struck, or that it is not.
  func strikes(_ name: Text?, family: Text) -> Bool? { first(name, family) { $0.isStruck } }

  /// Whether a style says that nobody sees it, or that it is seen.
  func hides(_ name: Text?, family: Text) -> Bool? { first(name, family) { $0.isHidden } }

  /// Whether what has a style of a family is not seen.
  func isHidden(_ name: Text?, family: Text) -> Bool { hides(name, family: family) ?? false }

  /// The list style that a style of paragraphs names; empty for none.
  func list(_ name: Text?) -> Text? { first(name, "paragraph") { $0.list } }

  /// The level, from 1, that a style gives to headings.
  func outlineLevel(_ name: Text?) -> Int? { first(name, "paragraph") { $0.outlineLevel } }

  /// Whether a style of paragraphs is that of titles, or based on it.
  func isTitle(_ name: Text?) -> Bool {
    var name = name
    for _ in 0..<Self.mostSteps {
      guard let next = name else { return false }
      if next == "Title" { return true }
      name = styles[Key(family: "paragraph", name: next)]?.parent
    }
    return false
  }

  /// Styles are based on few others; a circle ends here.
  private static let mostSteps = 32

  private func first<Value>(_ name: Text?, _ family: Text, _ value: (Style) -> Value?) -> Value? {
    var name = name
    for _ in 0..<Self.mostSteps {
      guard let next = name, let style = styles[Key(family: family, name: next)] else { return nil }
      if let value = value(style) { return value }
      name = style.parent
    }
    return nil
  }
}

/// Feeds the part of the styles that documents share.
struct OpenDocumentStyleReader: XMLHandler {
  private(set) var styles = OpenDocumentStyles()

  mutating func begin(_ element: XMLStartTag) { styles.begin(element) }
  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
