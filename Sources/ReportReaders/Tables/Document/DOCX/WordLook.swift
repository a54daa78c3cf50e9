internal import ReportModel
internal import ReportText

/// How the paragraphs of a document look: its styles and lists.
struct WordLook {
  typealias Kind = DocumentBuilder.Paragraph.Kind

  /// A style with all that it has of its parents.
  struct Style {
    var run = WordRunProperties()
    var paragraph = WordParagraphProperties()
    fileprivate var namedKind = Kind.plain

    /// What a paragraph of the style is.
    func kind(outlineLevel: Int?) -> Kind {
      // The tenth level is that of the text (17.3.1.20).
      namedKind == .plain && outlineLevel.map { $0 < 9 } ?? false ? .heading : namedKind
    }
  }

  let styles: WordStyles
  let numbering: NumberingDefinitions
  private let resolved: [Text: Style]
  private let unnamed: Style

  init(styles: WordStyles, numbering: NumberingDefinitions) {
    self.styles = styles
    self.numbering = numbering
    resolved = styles.styles.keys.reduce(into: [:]) { $0[$1] = Self.style(styles, $1) }
    unnamed = Self.style(styles, styles.defaultParagraph)
  }

  private static func style(_ styles: WordStyles, _ name: Text?) -> Style {
    let style = styles.resolved(name)
    let word = style.name.bytes.withUnsafeBufferPointer { $0.map(ASCII.lowercased) }
    let isHeading = word.starts(with: "heading".utf8) || word.elementsEqual("title".utf8)
    let kind: Kind
    if isHeading {
      kind = .heading
    } else if word.starts(with: "toc ".utf8) {
      kind = .contents
    } else if word.elementsEqual("表前说明".utf8) {
      kind = .noteAbove
    } else {
      kind = word.elementsEqual("表后说明".utf8) ? .noteBelow : .plain
    }
    return Style(run: style.run, paragraph: style.paragraph, namedKind: kind)
  }

  /// A style by its identifier; one that is not there is the default one.
  func style(_ name: Text?) -> Style { name.flatMap { resolved[$0] } ?? unnamed }

  /// Whether a property holds that each of two styles may turn around (17.7.3).
  func toggled(
    _ property: (WordRunProperties) -> Bool?, _ paragraph: WordRunProperties, _ character: WordRunProperties
  ) -> Bool {
    if property(styles.defaults) ?? false { return true }
    return (property(paragraph) ?? false) != (property(character) ?? false)
  }
}
