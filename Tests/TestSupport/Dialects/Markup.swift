internal import ReportModel

/// Writes tags and texts of HTML the way a dialect does.
struct Markup {
  struct Style {
    var isUpperCase = false
    /// Leaves out every end tag that HTML lets one leave out.
    var omitsEndTags = false
    /// XHTML: empty elements close themselves.
    var isXML = false
    /// Writes characters beyond ASCII as numeric references.
    var refersToAll = false
    /// Breaks lines between two Han characters, as editors do; such line ends are no blanks.
    var wrapsLines = false
    /// How a line of a cell ends.
    var lineBreak = "<br>"
    /// Whether the lines of a cell may be paragraphs, divisions or list items instead.
    var usesBlocks = true
    /// What may stand unseen at the ends of a line.
    var outerBlanks = ["&nbsp;", " ", "　", "&#160;", "\n  "]
    /// Writes some pieces of text as CDATA sections.
    var usesCharacterData = false
    /// Tags around pieces of text, the end tag apart.
    var runs: [(open: String, close: String)] = []
    /// What shows nothing and may stand anywhere in a text.
    var unseen: [String] = []
  }

  let style: Style
  var text = ""
  var generator: SeededGenerator

  init(style: Style, generator: SeededGenerator) {
    self.style = style
    self.generator = generator
  }

  mutating func add(_ markup: String) { text += markup }

  /// A start tag; attributes are written with their leading blank.
  mutating func open(_ name: String, _ attributes: String = "") {
    text += "<" + cased(name) + attributes + ">"
  }

  /// An end tag, where the dialect writes it.
  mutating func close(_ name: String, isOptional: Bool = true) {
    if isOptional, style.omitsEndTags { return }
    text += "</" + cased(name) + ">"
  }

  private func cased(_ name: String) -> String { style.isUpperCase ? name.uppercased() : name }

  mutating func element(_ name: String, _ attributes: String = "", text: String, isOptional: Bool = false) {
    open(name, attributes)
    content(text)
    close(name, isOptional: isOptional)
    self.text += "\n"
  }

  // MARK: Texts

  /// A text of one or more lines.
  mutating func content(_ text: String) {
    let parts = lines(of: text)
    guard parts.count > 1 else {
      line(text)
      return
    }
    let choice = style.usesBlocks ? generator.below(5) : 0
    switch choice {
    case 1: blocks(parts, "p")
    case 2: blocks(parts, "div")
    case 3 where !parts.contains(""): list(parts)
    default:
      for (index, part) in parts.enumerated() {
        if index > 0 { self.text += style.lineBreak }
        line(part)
      }
    }
  }

  private mutating func blocks(_ parts: [String], _ name: String) {
    for part in parts {
      open(name)
      if part.isEmpty { text += generator.pick(["&#160;", style.lineBreak]) } else { line(part) }
      // Only the tag of a paragraph may be left out.
      close(name, isOptional: name == "p")
    }
  }

  private mutating func list(_ parts: [String]) {
    open("ul")
    for part in parts {
      open("li")
      line(part)
      close("li")
    }
    close("ul", isOptional: false)
  }

  /// A line with noise around it.
  mutating func line(_ text: String) {
    guard !text.isEmpty else { return }
    self.text += generator.blanks(style.outerBlanks, chance: 6)
    run(text)
    self.text += generator.blanks(style.outerBlanks, chance: 6)
  }

  /// A line in one piece or several, each in tags of its own.
  private mutating func run(_ line: String) {
    guard !style.runs.isEmpty || !style.unseen.isEmpty else {
      escape(line.unicodeScalars)
      return
    }
    if style.usesCharacterData, generator.chance(15), !line.contains("]]>") {
      text += "<![CDATA[" + line + "]]>"
      return
    }
    var rest = line.unicodeScalars[...]
    while !rest.isEmpty {
      let length = generator.chance(50) ? rest.count : 1 + generator.below(rest.count)
      let (open, close) = style.runs.isEmpty ? ("", "") : generator.pick(style.runs)
      text += open
      escape(rest.prefix(length))
      text += close
      rest = rest.dropFirst(length)
      if !style.unseen.isEmpty, generator.chance(8) { text += generator.pick(style.unseen) }
    }
  }

  private mutating func escape(_ scalars: some Sequence<Unicode.Scalar>) {
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      switch scalar {
      case "<": text += "&lt;"
      case "&": text += "&amp;"
      case ">": text += generator.chance(80) ? "&gt;" : ">"
      case "\"": text += generator.chance(50) ? "&quot;" : "\""
      case "“" where !style.isXML && generator.chance(20): text += "&ldquo;"
      default:
        if style.wrapsLines, isHan(scalar), isHan(previous), generator.chance(2) { text += "\n" + pad() }
        if style.refersToAll, scalar.value > 0x7F {
          text += generator.chance(50) ? "&#\(scalar.value);" : "&#x\(hex(scalar));"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      previous = scalar
    }
  }

  private mutating func pad() -> String { generator.pick(["", "  ", "      "]) }

  private func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  /// The title: an element a line, or one element with line breaks. Only headings of several elements may be broken
  /// anywhere; paragraphs above each other are one title where the one ends, or the other begins, with its brackets.
  mutating func title(of report: RandomReport, as names: [String], _ attributes: String = "") {
    guard !report.title.text.isEmpty else { return }
    let name = generator.pick(names)
    if report.titleBreaksAtBrackets || name.unicodeScalars.first == "h", generator.chance(60) {
      for line in report.titleLines { element(name, attributes, text: line, isOptional: name == "p") }
      return
    }
    open(name, attributes)
    for (index, line) in report.titleLines.enumerated() {
      if index > 0 { text += style.lineBreak }
      self.line(line)
    }
    close(name, isOptional: name == "p")
    text += "\n"
  }

  // MARK: Tables

  /// What a cell is wrapped in, by the tag and attributes of it.
  struct CellTags {
    var name = "td"
    var attributes: [String] = [""]
    /// Tags inside the cell, around all of its text.
    var inner: [(open: String, close: String)] = [("", "")]
  }

  mutating func row(_ cells: [DrawnCell], _ tags: CellTags, attributes: String = "") {
    open("tr", attributes)
    text += "\n"
    for cell in cells {
      text += " "
      var spans = generator.pick(tags.attributes)
      let quote = style.isXML ? "\"" : generator.pick(["", "\"", "'"])
      if cell.columnSpan > 1 { spans += " colspan=\(quote)\(cell.columnSpan)\(quote)" }
      if cell.rowSpan > 1 { spans += " rowspan=\(quote)\(cell.rowSpan)\(quote)" }
      let isEmpty = cell.text.isEmpty
      if style.isXML, isEmpty, generator.chance(50) {
        text += "<\(tags.name)\(spans)/>\n"
        continue
      }
      open(tags.name, spans)
      // Lines may bring blocks of their own, which a paragraph cannot hold.
      let (before, after) = lines(of: cell.text).count > 1 && style.usesBlocks ? ("", "") : generator.pick(tags.inner)
      if isEmpty {
        text += before + generator.blanks(["&#160;", " "], chance: 40) + after
      } else {
        text += before
        content(cell.text)
        text += after
      }
      close(tags.name)
      text += "\n"
    }
    close("tr")
    text += "\n"
  }
}
