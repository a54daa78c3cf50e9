internal import ReportText

/// A value of a property, or what stands in its place.
enum CSSValue<Value> {
  case value(Value)
  case inherit, initial

  func value(inherited: Value, initial: Value) -> Value {
    switch self {
    case .value(let value): value
    case .inherit: inherited
    case .initial: initial
    }
  }
}

/// What declarations say of the properties that matter to text; nil where they say nothing.
struct HTMLDeclarations {
  var display: CSSValue<HTMLDisplay>?
  var isInvisible: CSSValue<Bool>?
  var whiteSpace: CSSValue<HTMLWhiteSpace>?
  var listStyle: CSSValue<ListStyle>?
  var isStruck: CSSValue<Bool>?
  var script: CSSValue<HTMLScript>?
  var font: CSSValue<SymbolFont>?
  var float: Bool?
  var isPositioned: Bool?
  var hiddenByWord: Bool?
  var ignoresColumns: Bool?
  /// What our own pages say of text that they show otherwise than it is: lines where it has none, or a deletion that stands
  /// between marks already.
  var ownText: OwnText?

  enum OwnText { case unbroken, marked }

  var isOutOfFlow: Bool { float ?? false || isPositioned ?? false }
  var isHiddenByWord: Bool { hiddenByWord ?? false }
  var ignoresColumnSpan: Bool { ignoresColumns ?? false }

  init() {}

  /// Says what others say; where both say something, the others count.
  mutating func add(_ later: HTMLDeclarations) {
    display = later.display ?? display
    isInvisible = later.isInvisible ?? isInvisible
    whiteSpace = later.whiteSpace ?? whiteSpace
    listStyle = later.listStyle ?? listStyle
    isStruck = later.isStruck ?? isStruck
    script = later.script ?? script
    font = later.font ?? font
    float = later.float ?? float
    isPositioned = later.isPositioned ?? isPositioned
    hiddenByWord = later.hiddenByWord ?? hiddenByWord
    ignoresColumns = later.ignoresColumns ?? ignoresColumns
    ownText = later.ownText ?? ownText
  }
}

/// Declarations by their weight.
struct HTMLDeclarationBlock {
  var normal = HTMLDeclarations()
  var important = HTMLDeclarations()
  /// Whether any of them matters to text.
  private(set) var saysSomething = false

  init() {}

  /// Reads `name: value; …`, as in a `style` attribute or between the braces of a rule.
  init(_ css: ArraySlice<UInt8>) {
    for declaration in CSS.split(css, at: ASCII.semicolon) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      var name = NameHash()
      for byte in declaration[..<colon].trimmedASCII { name.add(byte) }
      guard let property = Property.named(name.value) else { continue }
      var value = declaration[(colon + 1)...].trimmedASCII
      let isImportant = CSS.takeImportant(&value)
      let words = CSS.words(of: value)
      saysSomething = saysSomething || !words.isEmpty
      if isImportant { Self.set(property, words, in: &important) } else { Self.set(property, words, in: &normal) }
    }
  }

  private enum Property: String, CaseIterable {
    case display, visibility, float, position, font
    case whiteSpace = "white-space"
    case whiteSpaceCollapse = "white-space-collapse"
    case listStyle = "list-style"
    case listStyleType = "list-style-type"
    case textDecoration = "text-decoration"
    case textDecorationLine = "text-decoration-line"
    case verticalAlign = "vertical-align"
    case fontFamily = "font-family"
    case msoHide = "mso-hide"
    case msoIgnore = "mso-ignore"
    case reportkitText = "--reportkit-text"

    private static let names = NameTable(allCases.map { ($0.rawValue, $0) })

    static func named(_ hash: UInt64) -> Property? { names[hash] }
  }

  private static func set(_ property: Property, _ words: [String], in declarations: inout HTMLDeclarations) {
    guard let first = words.first else { return }
    switch property {
    case .display: set(&declarations.display, words) { CSS.displays[$0] }
    case .visibility:
      set(&declarations.isInvisible, words) { ["hidden": true, "collapse": true, "visible": false][$0] }
    case .float:
      if ["left", "right", "inline-start", "inline-end"].contains(first) {
        declarations.float = true
      } else {
        declarations.float = false
      }
    case .position:
      if ["absolute", "fixed"].contains(first) { declarations.isPositioned = true }
      if ["static", "relative", "sticky"].contains(first) { declarations.isPositioned = false }
    case .whiteSpace, .whiteSpaceCollapse: set(&declarations.whiteSpace, words) { CSS.whiteSpaces[$0] }
    case .listStyleType: set(&declarations.listStyle, words) { ListStyle(css: $0) }
    case .listStyle:
      let types = words.filter { !["inside", "outside"].contains($0) && !$0.hasPrefix("url(") }
      if types.count <= 1 { set(&declarations.listStyle, types.isEmpty ? ["disc"] : types) { ListStyle(css: $0) } }
    case .textDecoration, .textDecorationLine:
      if let keyword: CSSValue<Bool> = CSS.keyword(first, inherits: false) {
        declarations.isStruck = keyword
      } else {
        declarations.isStruck = .value(words.contains("line-through"))
      }
    case .verticalAlign:
      set(&declarations.script, words) {
        ["super": HTMLScript.raised, "sub": .lowered][$0] ?? (CSS.isWord($0) ? HTMLScript.none : nil)
      }
    case .fontFamily:
      declarations.font = CSS.keyword(first, inherits: true) ?? .value(SymbolFont(name: words.joined(separator: " ")))
    case .font:
      // The family is what stands after the size: the last words before the first comma.
      if words.count >= 2, let family = CSS.family(of: words) { declarations.font = .value(SymbolFont(name: family)) }
    case .msoHide: declarations.hiddenByWord = first == "all"
    case .reportkitText: declarations.ownText = ["unbroken": .unbroken, "marked": .marked][first]
    case .msoIgnore: declarations.ignoresColumns = first.hasPrefix("colspan")
    }
  }

  private static func set<Value>(_ target: inout CSSValue<Value>?, _ words: [String], _ read: (String) -> Value?) {
    guard words.count == 1, let word = words.first else { return }
    let inherits = !(Value.self == HTMLDisplay.self || Value.self == HTMLScript.self)
    if let keyword: CSSValue<Value> = CSS.keyword(word, inherits: inherits) {
      target = keyword
    } else if let value = read(word) {
      target = .value(value)
    }
  }
}

/// Pieces of the syntax of CSS.
enum CSS {
  typealias Bytes = ArraySlice<UInt8>

  static let displays: [String: HTMLDisplay] = [
    "none": .none, "block": .block, "inline": .inline, "inline-block": .atomic, "flex": .flex, "grid": .flex,
    "inline-flex": .atomicFlex,
    "inline-grid": .atomicFlex, "list-item": .listItem, "contents": .contents, "flow-root": .block, "table": .block,
    "inline-table": .atomic, "-webkit-box": .block, "-webkit-flex": .flex, "-webkit-inline-box": .atomic,
    "-webkit-inline-flex": .atomicFlex,
    "table-row": .block, "table-row-group": .block, "table-caption": .block, "table-header-group": .block,
    "table-footer-group": .block,
    "table-cell": .block, "ruby": .inline,
  ]

  static let whiteSpaces: [String: HTMLWhiteSpace] = [
    "normal": .collapse, "nowrap": .collapse, "pre": .keep, "pre-wrap": .keep, "break-spaces": .keep,
    "pre-line": .keepLines,
    "collapse": .collapse, "preserve": .keep, "preserve-breaks": .keepLines,
  ]

  static func keyword<Value>(_ word: String, inherits: Bool) -> CSSValue<Value>? {
    switch word {
    case "inherit": .inherit
    case "initial": .initial
    case "unset", "revert", "revert-layer": inherits ? .inherit : .initial
    default: nil
    }
  }

  static func isWord(_ word: String) -> Bool {
    word.utf8.first.map { ASCII.isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2B } ?? false
  }

  /// The pieces between a sign that stands outside quotes and brackets. Comments are left out where they stand alone.
  static func split(_ bytes: Bytes, at sign: UInt8) -> [Bytes] {
    var pieces: [Bytes] = []
    var start = bytes.startIndex
    var index = start
    var quote: UInt8 = 0
    var depth = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      if quote != 0 {
        if byte == ASCII.backslash { index += 1 } else if byte == quote { quote = 0 }
      } else if byte == ASCII.quote || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth = max(0, depth - 1)
      } else if byte == sign, depth == 0 {
        pieces.append(bytes[start..<index])
        start = index + 1
      }
      index += 1
    }
    pieces.append(bytes[start...])
    return pieces
  }

  /// Takes `!important` off the end of a value.
  static func takeImportant(_ value: inout Bytes) -> Bool {
    let word = Array("important".utf8)
    guard value.count > word.count, value.suffix(word.count).lazy.map(ASCII.lowercased).elementsEqual(word) else {
      return false
    }
    let rest = value.dropLast(word.count).trimmedASCII
    guard rest.last == UInt8(ascii: "!") else { return false }
    value = rest.dropLast().trimmedASCII
    return true
  }

  /// The words of a value in lower case, at most eight; a text in quotes is one word, with its first quote.
  static func words(of value: Bytes) -> [String] {
    split(Array(value.lazy.map { ASCII.isBlank($0) ? ASCII.space : $0 })[...], at: ASCII.space).lazy.filter {
      !$0.isEmpty
    }
    .prefix(8).map { word in
      word.lowercasedASCII
    }
  }

  /// The first family of a `font`.
  static func family(of words: [String]) -> String? {
    let end = words.firstIndex { $0.hasSuffix(",") || $0.contains(",") } ?? words.count - 1
    return words[min(end, words.count - 1)]
  }

  /// A text without its comments.
  static func withoutComments(_ bytes: Bytes) -> [UInt8] {
    guard bytes.firstRange(of: Array("/*".utf8)) != nil else { return Array(bytes) }
    var text: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "*") {
        index += 2
        while index + 1 < bytes.endIndex, !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/"))
        { index += 1 }
        index += 2
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return text
  }
}
