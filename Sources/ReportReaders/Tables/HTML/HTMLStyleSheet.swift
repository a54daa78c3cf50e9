internal import ReportText

/// The rules of a page's `<style>` elements that matter to text: selectors of elements, classes and ids, also inside others.
///
/// What a selector cannot say here (attributes, siblings, the place among them) is left out with its rule, and which elements it may
/// be about is kept. States that no printed page has (`:hover`) and made-up elements (`::before`) are about none.
struct HTMLStyleSheet {
  /// An element, a class or an id alone or together, as `td.xl65`.
  struct Compound {
    var tag: UInt64?
    var classes: [UInt64] = []
    var id: UInt64?
    /// Whether the element that it is about must be the parent of what stands right of it, and not just any around it.
    var isParent = false

    /// Whether it is about the elements that are around all others, which no subject is kept of.
    var isRoot: Bool { tag == HTMLStyleSheet.html || tag == HTMLStyleSheet.body }
  }

  private static let html = NameHash.of("html".utf8)
  private static let body = NameHash.of("body".utf8)

  private struct Rule {
    /// The rightmost first.
    let selector: [Compound]
    let specificity: Int
    let block: HTMLDeclarationBlock
  }

  private var rules: [Rule] = []
  /// The rules by what the rightmost part of their selector asks for.
  private var index: [UInt64: [Int]] = [:]
  private static let anything: UInt64 = 0
  /// What is known of the elements of rules that are left out, in the same index.
  private var unread: [UInt64: [Compound]] = [:]

  var isEmpty: Bool { rules.isEmpty && unread.isEmpty }

  init() {}

  /// Up to where the style elements of the page are known.
  private(set) var end = 0

  /// The rules of the style elements of a page.
  /// - Parameter isWhole: Whether those after the first table count too; it takes as long as reading the page.
  init(of page: HTMLTokenizer, isWhole: Bool) {
    var tokens = page
    scan: while let token = tokens.next() {
      guard case .start(let name) = token else { continue }
      switch name.tag {
      case .style: add(&tokens, name)
      case .script: _ = tokens.takeRawText(of: name, goesToTheEnd: true)
      case .title, .textarea, .noframes, .noembed, .noscript, .iframe, .xmp:
        _ = tokens.takeRawText(of: name, goesToTheEnd: false)
      case .table where !isWhole: break scan
      default: break
      }
    }
    end = tokens.position
  }

  /// Takes a style element whose start tag was taken last.
  mutating func add(_ tokens: inout HTMLTokenizer, _ name: HTMLName) {
    let media = tokens.value(of: .media)?.lowercasedASCII ?? "all"
    guard let css = tokens.takeRawText(of: name, goesToTheEnd: true) else { return }
    addRules(CSS.withoutComments(Array(tokens.bytes[css])[...])[...], depth: 0, in: HTMLMedia.holds(media))
  }

  /// Adds the rules of a `<style>` element.
  mutating func add(_ css: [UInt8]) { addRules(CSS.withoutComments(css[...])[...], depth: 0, in: true) }

  /// - Parameter holds: Whether they count on a screen; nil where that cannot be told, and they are left out.
  private mutating func addRules(_ css: ArraySlice<UInt8>, depth: Int, in holds: Bool?) {
    guard holds != false else { return }
    var rest = css
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let prelude = rest[..<open]
      let close = Self.end(of: rest[open...])
      let body = rest[(open + 1)..<close]
      // `@import …;` and the like stand before a rule; `<!--` is nothing.
      let selector = Self.withoutMarks(prelude.lastIndex(of: ASCII.semicolon).map { prelude[($0 + 1)...] } ?? prelude)
      if selector.first == UInt8(ascii: "@") {
        let inner = HTMLMedia.holds(rule: selector)
        if depth < 4 { addRules(body, depth: depth + 1, in: inner == false ? false : holds == nil ? nil : inner) }
      } else {
        addRule(selector, body, isCertain: holds == true)
      }
      rest = rest[min(close + 1, rest.endIndex)...]
    }
  }

  /// Where the block ends that begins here.
  private static func end(of css: ArraySlice<UInt8>) -> Int {
    var depth = 0
    for position in css.indices {
      if css[position] == UInt8(ascii: "{") { depth += 1 }
      if css[position] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return position }
      }
    }
    return css.endIndex
  }

  private static func withoutMarks(_ selector: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var selector = selector.trimmedASCII
    while true {
      let mark = ["<!--", "-->", "}"].first { selector.starts(with: $0.utf8) }
      guard let mark else { return selector }
      selector = selector.dropFirst(mark.utf8.count).trimmedASCII
    }
  }

  private mutating func addRule(_ selectors: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>, isCertain: Bool) {
    let block = HTMLDeclarationBlock(body)
    guard block.saysSomething else { return }
    let texts = CSS.split(selectors, at: ASCII.comma)
    // `.a, {…}` is no rule.
    guard !texts.contains(where: { $0.trimmedASCII.isEmpty }) else { return }
    for text in texts {
      guard isCertain, let selector = Self.selector(text.trimmedASCII), let last = selector.first,
        !selector.contains(where: { $0.isRoot && ($0.id != nil || !$0.classes.isEmpty) })
      else {
        leaveOut(text.trimmedASCII)
        continue
      }
      let specificity = selector.reduce(0) {
        $0 + ($1.id == nil ? 0 : 1_000_000) + 1_000 * $1.classes.count + ($1.tag == nil ? 0 : 1)
      }
      index[Self.key(of: last), default: []].append(rules.count)
      rules.append(Rule(selector: selector, specificity: specificity, block: block))
    }
  }

  private static func key(of compound: Compound) -> UInt64 {
    compound.id ?? compound.classes.first ?? compound.tag ?? anything
  }

  /// Keeps of a selector that cannot be read the elements that it may be about: what its last part begins with.
  private mutating func leaveOut(_ text: ArraySlice<UInt8>) {
    let states = [
      ":hover", ":focus", ":active", ":visited", ":target", ":before", ":after", "::", ":checked", ":print",
    ]
    let lowered = text.lowercasedASCII
    guard !states.contains(where: lowered.contains) else { return }
    var start = text.startIndex
    var depth = 0
    for position in text.indices {
      switch text[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case ASCII.space, ASCII.greaterThan, UInt8(ascii: "+"), UInt8(ascii: "~"), ASCII.lineFeed, ASCII.tab:
        if depth == 0 { start = position + 1 }
      default: break
      }
    }
    let last = text[start...].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "[") }
    var position = last.startIndex
    let compound = last.isEmpty ? Compound() : Self.takeCompound(last, &position) ?? Compound()
    // Every element is held against all of its key: some are enough.
    if unread[Self.key(of: compound), default: []].count < 64 {
      unread[Self.key(of: compound), default: []].append(compound)
    }
  }

  /// Reads a selector; nil where it asks for more than elements, classes and ids.
  private static func selector(_ text: ArraySlice<UInt8>) -> [Compound]? {
    var compounds: [Compound] = []
    var position = text.startIndex
    var isParent = false
    while position < text.endIndex {
      let byte = text[position]
      if ASCII.isBlank(byte) {
        position += 1
        continue
      }
      if byte == ASCII.greaterThan {
        guard !compounds.isEmpty else { return nil }
        isParent = true
        position += 1
        continue
      }
      guard let compound = takeCompound(text, &position) else { return nil }
      // The mark belongs to what stands left of it.
      if isParent { compounds[compounds.count - 1].isParent = true }
      isParent = false
      compounds.append(compound)
      guard compounds.count <= 16 else { return nil }
    }
    return compounds.isEmpty || isParent ? nil : compounds.reversed()
  }

  private static func takeCompound(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Compound? {
    var compound = Compound()
    let start = position
    if text[position] == UInt8(ascii: "*") {
      position += 1
    } else if let name = takeName(text, &position) {
      compound.tag = name.hash
    }
    while position < text.endIndex, !ASCII.isBlank(text[position]), text[position] != ASCII.greaterThan {
      let mark = text[position]
      position += 1
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: "#"), let name = takeName(text, &position) else {
        return nil
      }
      if mark == UInt8(ascii: ".") { compound.classes.append(name.exact) } else { compound.id = name.exact }
    }
    return position > start ? compound : nil
  }

  /// A name: as elements are compared, and as classes and ids are, letter by letter.
  private static func takeName(_ text: ArraySlice<UInt8>, _ position: inout Int) -> (hash: UInt64, exact: UInt64)? {
    let start = position
    while position < text.endIndex,
      ASCII.isLetterOrDigit(text[position]) || text[position] >= 0x80
        || text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "_")
        || text[position] == ASCII.backslash && position + 1 < text.endIndex
    {
      position += text[position] == ASCII.backslash ? 2 : 1
    }
    guard position > start else { return nil }
    let name = text[start..<position].filter { $0 != ASCII.backslash }
    return (NameHash.of(name), exactHash(name))
  }

  /// The hash of a class or an id.
  static func exactHash(_ name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  // MARK: Matching

  /// What a selector asks of an element.
  struct Subject: Hashable {
    var tag: UInt64
    var classes: [UInt64] = []
    var id: UInt64?
  }

  /// The declarations for an element, in the order in which they count.
  /// - Parameter ancestors: From the parent on.
  func declarations<Ancestors: BidirectionalCollection<Subject>>(
    for subject: Subject, inside ancestors: @autoclosure () -> Ancestors
  ) -> HTMLDeclarationBlock? {
    var matching: [Int] = []
    for key in [Self.anything, subject.tag] + (subject.id.map { [$0] } ?? []) + subject.classes {
      guard let candidates = index[key] else { continue }
      matching += candidates.filter { matches(rules[$0].selector, subject, ancestors) }
    }
    guard !matching.isEmpty else { return nil }
    matching.sort { (rules[$0].specificity, $0) < (rules[$1].specificity, $1) }
    var block = HTMLDeclarationBlock()
    for rule in matching {
      block.normal.add(rules[rule].block.normal)
      block.important.add(rules[rule].block.important)
    }
    return block
  }

  /// Whether a rule that is left out may be about an element.
  func leavesOutRule(for subject: Subject) -> Bool {
    guard !unread.isEmpty else { return false }
    return ([Self.anything, subject.tag] + (subject.id.map { [$0] } ?? []) + subject.classes).contains { key in
      unread[key]?.contains { Self.matches($0, subject) } ?? false
    }
  }

  private func matches<Ancestors: BidirectionalCollection<Subject>>(
    _ selector: [Compound], _ subject: Subject, _ ancestors: () -> Ancestors
  ) -> Bool {
    guard let last = selector.first, Self.matches(last, subject) else { return false }
    // Most rules ask nothing of what is around an element.
    guard selector.count > 1 else { return true }
    var rest = ancestors()[...]
    for compound in selector.dropFirst() {
      if compound.isRoot {
        if compound.isParent, !rest.isEmpty { return false }
        rest = rest.suffix(0)
      } else if compound.isParent {
        guard let parent = rest.popLast(), Self.matches(compound, parent) else { return false }
      } else {
        while let ancestor = rest.last, !Self.matches(compound, ancestor) { rest.removeLast() }
        guard rest.popLast() != nil else { return false }
      }
    }
    return true
  }

  private static func matches(_ compound: Compound, _ subject: Subject) -> Bool {
    (compound.tag == nil || compound.tag == subject.tag) && (compound.id == nil || compound.id == subject.id)
      && compound.classes.allSatisfy(subject.classes.contains)
  }
}
