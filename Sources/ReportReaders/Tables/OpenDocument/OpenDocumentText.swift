internal import ReportModel
internal import ReportText

/// Collects the text of paragraphs (6) as it is shown.
///
/// White space is one blank, and nothing at the ends of a paragraph (6.1.2); what is to be more has elements of its own. Comments,
/// notes, readings and drawings are no part of the text; it is known whether a drawing has text.
struct OpenDocumentText {
  private enum Part { case around, paragraph, inside, skipped, drawing, drawnText }

  private(set) var text = RunText()
  /// Pieces that styles hide.
  private(set) var hiddenPieces = 0
  /// Whether the text of a drawing has been left out.
  private(set) var hasUnreadText = false
  /// Whether a part of it has a style of its own.
  private(set) var hasStyles = false
  private var hidesParagraph = false
  /// Whether there was a paragraph, be it an empty one.
  var hasParagraph: Bool { paragraphs > 0 }
  private var open: [Part] = []
  private var runs: [RunStyle] = []
  private var hidden: [Bool] = []
  private var paragraphs = 0
  private var isAtStart = true
  private var hasBlank = false

  /// Begins a text.
  mutating func begin() {
    text.removeAll()
    hiddenPieces = 0
    hasUnreadText = false
    hasStyles = false
    hidesParagraph = false
    open.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    hidden.removeAll(keepingCapacity: true)
    paragraphs = 0
  }

  mutating func begin(_ element: XMLStartTag, _ styles: OpenDocumentStyles) {
    let part = part(of: element)
    let style = part == .inside ? element.attribute("style-name", in: .openText) : nil
    switch part {
    case .paragraph:
      if paragraphs > 0 { text.append(CollectionOfOne(ASCII.lineFeed)) }
      paragraphs += 1
      isAtStart = true
      hasBlank = false
      let name = element.attribute("style-name", in: .openText)
      hasStyles = hasStyles || name != nil
      runs.append(styles.run(name, family: "paragraph"))
      hidden.append(styles.isHidden(name, family: "paragraph"))
      hidesParagraph = hidden.last ?? false
    case .inside:
      hasStyles = hasStyles || style != nil
      var run = styles.run(style, family: "text").inside(runs.last ?? RunStyle())
      if styles.strikes(style, family: "text") == false { run.isStruck = false }
      run.isLink = runs.last?.isLink ?? false || Self.isLink(element)
      runs.append(run)
      hidden.append(styles.hides(style, family: "text") ?? hidden.last ?? false || Self.isHidden(field: element))
      if element.isNamed("hidden-paragraph", in: .openText), Self.isHidden(field: element) {
        hidesParagraph = true
      }
      takeCharacter(element)
    case .around, .skipped, .drawing, .drawnText: break
    }
    open.append(part)
  }

  mutating func end() {
    switch open.removeLast() {
    case .paragraph, .inside:
      runs.removeLast()
      hidden.removeLast()
    case .around, .skipped, .drawing, .drawnText: break
    }
  }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard open.last == .paragraph || open.last == .inside else {
      if open.last == .drawnText, bytes.contains(where: { $0 > ASCII.space }) { hasUnreadText = true }
      return
    }
    if hidden.last ?? false {
      if bytes.contains(where: { $0 > ASCII.space }) { hiddenPieces += 1 }
      return
    }
    var rest = bytes[...]
    while let byte = rest.first {
      if ASCII.isBlank(byte) {
        hasBlank = !isAtStart
        rest = rest.dropFirst()
      } else {
        let word = rest.prefix { !ASCII.isBlank($0) }
        add(word)
        rest = rest[word.endIndex...]
      }
    }
  }

  /// A link that leads to another document, and not to a place in this one (6.1.8).
  private static func isLink(_ element: XMLStartTag) -> Bool {
    guard element.isNamed("a", in: .openText),
      let target = element.attribute("href", in: .link)
    else { return false }
    return !target.bytes.begins(with: "#")
  }

  /// Elements that stand for characters (6.1.3 to 6.1.5).
  private mutating func takeCharacter(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .openText) }
    guard !(hidden.last ?? false) else { return }
    if named("s") {
      let count = element.value(of: "c", in: .openText).flatMap { wholeNumber($0) } ?? 1
      add(Array(repeating: ASCII.space, count: min(count, 1_000)))
    } else if named("tab") {
      add(CollectionOfOne(ASCII.tab))
    } else if named("line-break") {
      hasBlank = false
      add(CollectionOfOne(ASCII.lineFeed))
      isAtStart = true
    }
  }

  private mutating func add(_ bytes: some Collection<UInt8>) {
    let style = runs.last ?? RunStyle()
    if hasBlank { text.append(CollectionOfOne(ASCII.space), style) }
    hasBlank = false
    isAtStart = false
    text.append(bytes, style)
  }

  /// Adds text after what has come.
  mutating func add(_ text: String, script: HTMLScript) {
    guard !(hidden.last ?? false), !text.isEmpty else { return }
    runs.append(RunStyle(script: script).inside(runs.last ?? RunStyle()))
    add(text.utf8)
    runs.removeLast()
  }

  /// Whether nobody sees the paragraph: it is hidden, or all of its text is.
  var isHidden: Bool { hidesParagraph || hiddenPieces > 0 && text.bytes.isEmpty }

  /// 19.847 and 19.811: a field that is not displayed, or whose condition hides it.
  private static func isHidden(field: XMLStartTag) -> Bool {
    field.attribute("display", in: .openText) == "none"
      || isTrue(field.value(of: "is-hidden", in: .openText))
  }

  private func part(of element: XMLStartTag) -> Part {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .openText) }
    switch open.last {
    case .skipped: return .skipped
    case .drawing where named("p") || named("h"): return .drawnText
    case .drawing, .drawnText: return open.last ?? .drawing
    default: break
    }
    if element.isIn(.openDrawing) { return .drawing }
    let isBeside =
      element.isNamed("annotation", in: .openOffice) || named("note") || named("ruby-text")
      || named("script") || named("tracked-changes")
    if isBeside { return .skipped }
    switch open.last {
    case .paragraph, .inside: return .inside
    default: return named("p") || named("h") ? .paragraph : .around
    }
  }
}
