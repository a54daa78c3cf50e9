/// What boxes an element makes, as far as it matters to its text.
enum HTMLDisplay: UInt8 {
  case inline, block, listItem, flex
  /// A box of its own inside a line: `inline-block`.
  case atomic
  case atomicFlex
  case contents
  case none

  /// Whether lines break before and after it.
  var isBlock: Bool { self == .block || self == .listItem || self == .flex }
  /// Whether what stands directly in it is set in boxes of their own.
  var makesBlocksOfChildren: Bool { self == .flex || self == .atomicFlex }
}

/// What becomes of white space: collapsed, collapsed but for line feeds, or kept.
enum HTMLWhiteSpace: UInt8 { case collapse, keepLines, keep }

/// Whether text is set above or below the line.
enum HTMLScript: UInt8 { case none, raised, lowered }

/// A font whose letters are signs.
enum SymbolFont: UInt8 { case none, symbol, wingdings, wingdings2, wingdings3, webdings }

/// What text inherits from the elements around it.
struct TextStyle: Equatable {
  var isInvisible = false
  var isStruck = false
  var whiteSpace = HTMLWhiteSpace.collapse
  var script = HTMLScript.none
  var font = SymbolFont.none
  /// Whether it is set as it stands in the page, letter by letter.
  var isPlain: Bool { self == TextStyle() }
}

/// The style of an element: what it inherits, and its own display.
struct HTMLStyle: Equatable {
  var text = TextStyle()
  var listStyle = ListStyle.disc
  /// Whether it, or an element around it, is not shown at all.
  var isHidden = false
  /// Whether that is because the text is marked as deleted.
  var isDeleted = false
  /// Whether its text is a list of links and no content; a table in it is read nevertheless.
  var isNavigation = false
  /// What a line of text in it is, outside the tables.
  var isNote = false
  var isHeading = false
  /// Whether it leads to another page.
  var isLink = false

  var display = HTMLDisplay.block
  /// `mso-ignore:colspan`: the text of a cell flows over its neighbours, which are cells of their own.
  var ignoresColumnSpan = false
  /// Whether it floats or has a position of its own.
  var isOutOfFlow = false
  /// What it takes the place of, where it is `display: contents`.
  var makesBlocksOfChildren = false

  init() {}

  /// The style of an element inside another, before what its own tag says.
  init(inheriting parent: HTMLStyle) {
    self = parent
    display = .inline
    ignoresColumnSpan = false
    isOutOfFlow = false
    makesBlocksOfChildren = false
  }
}

extension HTMLStyle {
  /// The style of an element by the cascade: the browser's own rules, the attributes, then the declarations.
  init(
    _ tag: HTMLTag, inside parent: HTMLStyle, normal: HTMLDeclarations, important: HTMLDeclarations, isShown: Bool,
    listType: ListStyle?,
    symbolFace: SymbolFont?
  ) {
    self.init(inheriting: parent)
    var declared = HTMLDeclarations(browserRulesFor: tag)
    if let listType { declared.listStyle = .value(listType) }
    if let symbolFace { declared.font = .value(symbolFace) }
    if !isShown { declared.display = .value(.none) }
    declared.add(normal)
    declared.add(important)
    display = declared.display?.value(inherited: parent.display, initial: .inline) ?? tag.display
    if declared.ownText == .unbroken, display == .block { display = .inline }
    // A set of fields is a box of its own, in a line too.
    if tag == .fieldset, display == .inline { display = .atomic }
    if declared.isOutOfFlow || parent.makesBlocksOfChildren || tag == .legend { display = display.asBlock }
    makesBlocksOfChildren = display.makesBlocksOfChildren || display == .contents && parent.makesBlocksOfChildren
    if let value = declared.isInvisible {
      text.isInvisible = value.value(inherited: parent.text.isInvisible, initial: false)
    }
    if let value = declared.whiteSpace {
      text.whiteSpace = value.value(inherited: parent.text.whiteSpace, initial: .collapse)
    }
    if let value = declared.listStyle { listStyle = value.value(inherited: parent.listStyle, initial: .disc) }
    if let value = declared.font { text.font = value.value(inherited: parent.text.font, initial: .none) }
    if display != .contents, declared.ownText != .marked,
      declared.isStruck?.value(inherited: parent.text.isStruck, initial: false) ?? false
    {
      text.isStruck = true
    }
    if !display.isBlock, display != .contents, !tag.isTablePart,
      let own = declared.script?.value(inherited: .none, initial: .none),
      own != .none
    {
      text.script = own
    }
    ignoresColumnSpan = declared.ignoresColumnSpan
    isOutOfFlow = declared.isOutOfFlow
    if tag == .del, declared.ownText != .marked {
      isDeleted = true
      isHidden = true
    }
    // A control is no box that could be left out around what it holds.
    if display == .contents, tag == .input || tag == .select || tag == .textarea { isHidden = true }
    if display == .none || declared.isHiddenByWord { isHidden = true }
    if tag == .nav { isNavigation = true }
    if tag == .table { isNavigation = false }
    if tag.isHeading { isHeading = true }
  }
}

extension HTMLDisplay {
  /// What it becomes where it floats, or stands in a flex container.
  var asBlock: HTMLDisplay {
    switch self {
    case .inline, .atomic: .block
    case .atomicFlex: .flex
    default: self
    }
  }
}

extension HTMLDeclarations {
  /// What a browser's own style sheet says of an element.
  init(browserRulesFor tag: HTMLTag) {
    self.init()
    switch tag {
    case .pre, .listing, .xmp, .plaintext: whiteSpace = .value(.keep)
    case .nobr: whiteSpace = .value(.collapse)
    case .s, .strike: isStruck = .value(true)
    case .sup: script = .value(.raised)
    case .sub: script = .value(.lowered)
    case .ol: listStyle = .value(.decimal)
    case .ul, .menu, .dir: listStyle = .value(.disc)
    default: break
    }
  }
}
