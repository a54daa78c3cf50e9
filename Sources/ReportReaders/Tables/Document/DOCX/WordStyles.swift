internal import ReportModel
internal import ReportText

/// What changes of a run what it says; nil where nothing is said of it.
struct WordRunProperties {
  var isHidden: Bool?
  var isStruck: Bool?
  var isDoublyStruck: Bool?
  var script: HTMLScript?
  var font: SymbolFont?
  /// By how much it is raised, and its size, in half points.
  var raise: Int?
  var size: Int?
  /// The character style.
  var style: Text?

  /// Takes a property (17.3.2).
  mutating func take(_ tag: WordTag, _ element: XMLStartTag) {
    switch tag {
    case .vanish: isHidden = isOn(element)
    case .strike: isStruck = isOn(element)
    case .dstrike: isDoublyStruck = isOn(element)
    case .vertAlign:
      let value = element.attribute("val", in: .wordprocessing)
      script = value == "superscript" ? .raised : value == "subscript" ? .lowered : HTMLScript.none
    case .position: raise = Self.signedNumber(element)
    case .sz: size = Self.signedNumber(element)
    case .rFonts:
      guard
        let name = element.attribute("ascii", in: .wordprocessing) ?? element.attribute("hAnsi", in: .wordprocessing)
      else { break }
      font = SymbolFont(named: name)
    case .rStyle: style = element.attribute("val", in: .wordprocessing)
    default: break
    }
  }

  private static func signedNumber(_ element: XMLStartTag) -> Int? {
    guard let value = element.value(of: "val", in: .wordprocessing) else { return nil }
    guard value.first == UInt8(ascii: "-") else { return wholeNumber(value) }
    return wholeNumber(UnsafeBufferPointer(rebasing: value.dropFirst())).map { -$0 }
  }

  /// These properties, and others where nothing is said here.
  func over(_ other: WordRunProperties) -> WordRunProperties {
    WordRunProperties(
      isHidden: isHidden ?? other.isHidden, isStruck: isStruck ?? other.isStruck,
      isDoublyStruck: isDoublyStruck ?? other.isDoublyStruck, script: script ?? other.script, font: font ?? other.font,
      raise: raise ?? other.raise, size: size ?? other.size, style: style ?? other.style)
  }
}

/// What changes of a paragraph what it says.
struct WordParagraphProperties {
  var number: Int?
  var level: Int?
  /// The style that names the list.
  var numberedStyle: Text?
  var outlineLevel: Int?

  mutating func take(_ tag: WordTag, _ element: XMLStartTag) {
    let value = element.value(of: "val", in: .wordprocessing).flatMap { wholeNumber($0) }
    switch tag {
    case .numId: number = value ?? 0
    case .ilvl: level = value
    case .outlineLvl: outlineLevel = value
    default: break
    }
  }

  func over(_ other: WordParagraphProperties) -> WordParagraphProperties {
    WordParagraphProperties(
      number: number ?? other.number, level: level ?? other.level,
      numberedStyle: number == nil ? other.numberedStyle : numberedStyle,
      outlineLevel: outlineLevel ?? other.outlineLevel)
  }
}

/// The styles of a document of Word (17.7).
struct WordStyles {
  struct Style {
    var parent: Text?
    var name: Text = ""
    var run = WordRunProperties()
    var paragraph = WordParagraphProperties()
  }

  fileprivate(set) var styles: [Text: Style] = [:]
  fileprivate(set) var defaults = WordRunProperties()
  fileprivate(set) var defaultParagraph: Text?
  fileprivate(set) var numbers: [Text: Int] = [:]

  /// More steps to a parent than these only a circle has.
  private static let mostSteps = 100

  /// A style with what it has of its parents.
  func resolved(_ name: Text?) -> Style {
    var resolved = Style()
    var next = name
    for step in 0..<Self.mostSteps {
      guard let name = next, let style = styles[name] else { break }
      if step == 0 { resolved.name = style.name }
      resolved.run = resolved.run.over(style.run)
      resolved.paragraph = resolved.paragraph.over(style.paragraph)
      next = style.parent
    }
    return resolved
  }
}

/// Reads the styles.
struct WordStylesPart: XMLHandler {
  private var open: [WordTag] = []
  private var depthOfStyle: Int?
  private(set) var styles = WordStyles()
  private var style = WordStyles.Style()
  private var name: Text = ""
  private var isNumbering = false
  private var ignored: Int?

  mutating func begin(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .wordprocessing) }
    let tag = WordTag(element)
    defer { open.append(tag) }
    guard ignored == nil else { return }
    if named("style") {
      depthOfStyle = open.count
      style = WordStyles.Style()
      name = element.attribute("styleId", in: .wordprocessing) ?? ""
      let kind = element.attribute("type", in: .wordprocessing)
      isNumbering = kind == "numbering"
      if kind == "paragraph", isTrue(element.value(of: "default", in: .wordprocessing)) {
        styles.defaultParagraph = name
      }
    } else if named("tblStylePr") || tag == .rPrChange || tag == .pPrChange {
      ignored = open.count
    } else if open.last == .rPr {
      if depthOfStyle == nil { styles.defaults.take(tag, element) } else { style.run.take(tag, element) }
    } else if depthOfStyle != nil {
      if named("basedOn") { style.parent = element.attribute("val", in: .wordprocessing) }
      if named("name") { style.name = element.attribute("val", in: .wordprocessing) ?? "" }
      if open.last == .numPr || open.last == .pPr { style.paragraph.take(tag, element) }
      if tag == .numId { style.paragraph.numberedStyle = name }
    }
  }

  mutating func end() {
    open.removeLast()
    if ignored == open.count { ignored = nil }
    guard depthOfStyle == open.count else { return }
    depthOfStyle = nil
    if isNumbering { styles.numbers[name] = style.paragraph.number }
    styles.styles[name] = style
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
