internal import ReportText

/// The styles of a workbook, as far as they change what its cells say.
struct SpreadsheetStyles {
  private struct Style {
    var parent: Text?
    var format: NumberFormat?
    var run: RunStyle?
  }

  private var styles: [Text: Style] = [:]
  private var current: Text = ""

  /// Begins a style.
  mutating func begin(_ name: Text, parent: Text?) {
    current = name
    styles[name] = Style(parent: parent)
  }

  /// Gives the style that began last a number format.
  mutating func setFormat(_ code: Text) { styles[current]?.format = NumberFormat(code.string) }

  /// Gives the style that began last a font.
  mutating func setFont(_ run: RunStyle) { styles[current]?.run = run }

  /// The number format of a style, its own or its parent's; of no style that of the default style.
  func format(of name: Text?) -> NumberFormat? { first(of: name) { $0.format } }

  /// How a style sets text, likewise.
  func run(of name: Text?) -> RunStyle { first(of: name) { $0.run } ?? RunStyle() }

  private func first<Value>(of name: Text?, _ value: (Style) -> Value?) -> Value? {
    var name = name ?? "Default"
    // Parents have no parents; a few steps more end a circle.
    for _ in 0..<8 {
      guard let style = styles[name] else { return nil }
      if let value = value(style) { return value }
      guard let parent = style.parent else { return nil }
      name = parent
    }
    return nil
  }
}
