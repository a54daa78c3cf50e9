internal import ReportModel
internal import ReportText

/// Reads a template: Mustache, as https://mustache.github.io/mustache.5.html describes it, without lambdas, inheritance and
/// tags that write unescaped.
///
/// Works on bytes: UTF-8 has no byte of a delimiter inside another character.
struct TemplateParser {
  private let bytes: [UInt8]
  private let file: String
  private let indentation: [UInt8]
  private var opening: [UInt8] = Array("{{".utf8)
  private var closing: [UInt8] = Array("}}".utf8)
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var open: [(name: String, isInverted: Bool, place: SourceLocation)] = []
  /// The nodes of the template, and of every open section inside the one before it.
  private var nodes: [[TemplateNode]] = [[]]
  private var errors: [TemplateError] = []
  /// Whether the rest is not read.
  private var isOver = false

  /// Sections and partials inside each other, at most: each costs the compiler a step of its own stack.
  static let depthLimit = 100

  private init(_ text: String, file: String, indentation: [UInt8]) {
    bytes = Array(text.utf8)
    self.file = file
    self.indentation = indentation
  }

  /// - Parameter indentation: What every line begins with, where the template is a partial.
  /// - Returns: What was read, and what is wrong with it: a wrong tag is left out, a section that never ends ends with the text.
  static func parse(
    _ text: String, file: String, indentation: [UInt8] = []
  ) -> (nodes: [TemplateNode], errors: [TemplateError]) {
    var parser = TemplateParser(text, file: file, indentation: indentation)
    let nodes = parser.parse()
    return (nodes, parser.errors)
  }

  private func place(of offset: Int) -> SourceLocation { SourceLocation(line: line, column: offset - lineStart + 1) }

  private mutating func fail(_ message: Message, at place: SourceLocation) {
    errors.append(TemplateError(file: file, place: place, message: message))
  }

  private mutating func parse() -> [TemplateNode] {
    while !isOver, let start = find(opening, from: position) {
      guard let end = find(closing, from: start + opening.count) else {
        text(upTo: start)
        fail(.openTag, at: place(of: start))
        position = bytes.count
        break
      }
      tag(from: start, content: bytes[(start + opening.count)..<end], to: end + closing.count)
    }
    if !isOver { text(upTo: bytes.count) }
    while let section = open.last {
      fail(.neverEnds(section.name), at: section.place)
      endSection()
    }
    return nodes[0]
  }

  private func find(_ word: [UInt8], from start: Int) -> Int? {
    var rest = bytes[start...]
    while let found = rest.firstIndex(of: word[0]) {
      if bytes[found...].starts(with: word) { return found }
      rest = bytes[(found + 1)...]
    }
    return nil
  }

  private mutating func add(_ kind: TemplateNode.Kind, at place: SourceLocation) {
    nodes[nodes.count - 1].append(TemplateNode(kind: kind, place: place))
  }

  // MARK: Text and lines

  /// Adds the text up to an offset.
  private mutating func text(upTo end: Int) {
    while position < end {
      indent()
      // Only a partial's lines need something in front.
      let rest = bytes[position..<end]
      let lineEnd = indentation.isEmpty ? nil : rest.firstIndex(of: UInt8(ascii: "\n"))
      let next = lineEnd.map { $0 + 1 } ?? end
      add(.literal(bytes[position..<next]), at: place(of: position))
      moveOn(to: next)
    }
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") }

  /// Begins a line as the partial's first line was begun.
  private mutating func indent() {
    if isLineStart(position), !indentation.isEmpty { add(.literal(indentation[...]), at: place(of: position)) }
  }

  private mutating func moveOn(to end: Int) {
    for index in position..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    position = end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The line that a tag is alone on, with its line end; nil where something else is on it.
  private func ownLine(ofTagFrom start: Int, to end: Int) -> Range<Int>? {
    var first = start
    while first > position, Self.isBlank(bytes[first - 1]) { first -= 1 }
    guard isLineStart(first) else { return nil }
    let last = bytes[end...].firstIndex { !Self.isBlank($0) } ?? bytes.count
    for ending in ["\r\n", "\n"] where bytes[last...].starts(with: ending.utf8) {
      return first..<(last + ending.utf8.count)
    }
    return last == bytes.count ? first..<last : nil
  }

  // MARK: Tags

  private mutating func tag(from start: Int, content: ArraySlice<UInt8>, to end: Int) {
    let sigil = content.first ?? 0
    let writesNothing = "#^/>!%=".utf8.contains(sigil)
    let line = writesNothing ? ownLine(ofTagFrom: start, to: end) : nil
    text(upTo: line?.lowerBound ?? start)
    if line == nil { indent() }
    moveOn(to: start)
    let place = place(of: start)
    let name = Self.trimmed(content.dropFirst(writesNothing ? 1 : 0))
    if writesNothing {
      add(sigil, name, indentation: line.map { Array(bytes[$0.lowerBound..<start]) }, at: place)
    } else if "{&<$".utf8.contains(sigil) {
      refuse(sigil, name, at: place)
    } else {
      add(.variable(name), at: place)
    }
    moveOn(to: line?.upperBound ?? end)
  }

  /// - Parameter blanks: What stands before a tag that is alone on its line.
  private mutating func add(
    _ sigil: UInt8, _ name: String, indentation blanks: [UInt8]?, at place: SourceLocation
  ) {
    switch sigil {
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      guard open.count < Self.depthLimit else {
        // What stands in it is not looked at: the sections that are open end here.
        fail(.templateTooDeep(Self.depthLimit), at: place)
        while !open.isEmpty { endSection() }
        isOver = true
        return
      }
      open.append((name, sigil == UInt8(ascii: "^"), place))
      nodes.append([])
    case UInt8(ascii: "/"):
      guard let section = open.last else { return fail(.neverBegan(name), at: place) }
      if !section.name.utf8.elementsEqual(name.utf8) {
        fail(.otherIsOpen(name, open: section.name, line: section.place.line), at: place)
        // One mistake is said once: the sections inside the one that ends here end with it.
        if let outer = open.lastIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
          while open.count > outer + 1 { endSection() }
        }
      }
      endSection()
    case UInt8(ascii: ">"):
      add(.partial(name, indentation: blanks.map { indentation + $0 } ?? []), at: place)
    case UInt8(ascii: "%"):
      if name.utf8.elementsEqual("PART".utf8) { return add(.part, at: place) }
      let prefix = "CONTENT_TYPE:"
      guard name.utf8.starts(with: prefix.utf8) else { return fail(.expectedContentType, at: place) }
      add(.contentType(Self.trimmed(Array(name.utf8)[prefix.utf8.count...])), at: place)
    case UInt8(ascii: "="): setDelimiters(Array(name.utf8), at: place)
    default: break
    }
  }

  private mutating func endSection() {
    guard let section = open.popLast(), let children = nodes.popLast() else { return }
    add(.section(section.name, isInverted: section.isInverted, children), at: section.place)
  }

  private mutating func setDelimiters(_ content: [UInt8], at place: SourceLocation) {
    let parts = content.dropLast().split(whereSeparator: ASCII.isBlank)
    guard content.last == UInt8(ascii: "="), parts.count == 2, parts.allSatisfy({ !$0.contains(UInt8(ascii: "=")) })
    else { return fail(.expectedDelimiters, at: place) }
    opening = Array(parts[0])
    closing = Array(parts[1])
  }

  private mutating func refuse(_ sigil: UInt8, _ name: String, at place: SourceLocation) {
    guard sigil == UInt8(ascii: "{") || sigil == UInt8(ascii: "&") else {
      return fail(.unavailableTag(String(Unicode.Scalar(sigil))), at: place)
    }
    let plain = Self.trimmed(name.utf8.dropFirst().prefix { $0 != UInt8(ascii: "}") })
    fail(.unescapedOutput(plain), at: place)
  }

  private static func trimmed(_ content: some BidirectionalCollection<UInt8>) -> String {
    String(decoding: content.trimmedASCII, as: UTF8.self)
  }
}
