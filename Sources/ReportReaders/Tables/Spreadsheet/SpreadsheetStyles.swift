internal import ReportText

/// The number formats of the styles of a workbook.
struct SpreadsheetStyles {
  private struct Style {
    var parent: Text?
    var format: NumberFormat?
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

  /// The number format of a style, its own or its parent's; of no style that of the default style.
  func format(of name: Text?) -> NumberFormat? {
    var name = name ?? "Default"
    // Parents have no parents; a few steps more end a circle.
    for _ in 0..<8 {
      guard let style = styles[name] else { return nil }
      if let format = style.format { return format }
      guard let parent = style.parent else { return nil }
      name = parent
    }
    return nil
  }
}
