internal import ReportModel

/// A template that was compiled with its partials.
package struct CompiledTemplate: Sendable {
  /// The program; to be used where there are no errors.
  package let program: TemplateProgram
  /// What is wrong, in the order of the texts, each once.
  package let errors: [TemplateError]
  /// The names of the partials that were met, each once.
  package let partials: [String]

  /// Compiles a template.
  /// - Parameters:
  ///   - root: What the template begins at.
  ///   - allowed: The names of the content types that keep a text in its place in this format; nil where its markup is not known.
  ///   - allowsParts: Whether the format is an archive of parts.
  ///   - names: The names of the templates that may be used as partials, for hints.
  ///   - source: The partial of a name.
  package init<Content: ContentType>(
    _ template: TemplateSource, root: any TemplateContext.Type, contentTypes: Content.Type, allowed: [String]?,
    allowsParts: Bool = false, names: @escaping () -> [String], source: @escaping (String) -> TemplateSource?
  ) {
    let compiler = TemplateCompiler(
      template, root: root, contentTypes: contentTypes, allowed: allowed, allowsParts: allowsParts,
      names: names, source: source)
    program = compiler.program
    errors = compiler.errors
    partials = compiler.partials
  }
}

extension TemplateSource {
  /// What is wrong with its tags, whatever they stand for: all that can be said of a partial that nothing uses.
  package var tagErrors: [TemplateError] { TemplateParser.parse(text, file: file).errors }
}

/// Compiles a template and the partials that it uses, and finds everything that is wrong with them: names that do not exist
/// where they stand, sections over what is none, content types that are not known.
///
/// Mustache renders what it does not know as nothing, which is silent loss in a document.
struct TemplateCompiler<Content: ContentType> {
  var program = TemplateProgram()
  private(set) var errors: [TemplateError] = []
  private(set) var partials: [String] = []

  private let root: any TemplateContext.Type
  private let allowed: [String]?
  private let allowsParts: Bool
  private let source: (String) -> TemplateSource?
  private let names: () -> [String]
  /// The frames around the place, the innermost last.
  var scopes: [Scope]
  private var parsed: [PartialKey: [TemplateNode]] = [:]
  /// What partials are being compiled, the innermost last.
  private var open: [String] = []
  private var parts = 0
  private var sizeIsExceeded = false
  /// The sections and partials around the place.
  private var levels = 0
  /// The last instruction that others lead to; it must not become a part of the one before.
  var target = 0
  /// The files that were met, in their order.
  private var files: [String] = []

  private struct PartialKey: Hashable {
    var name: String
    var indentation: [UInt8]
  }

  enum Scope {
    case frame(Int, any TemplateContext.Type)
    /// A section over a name that does not exist: what is in it cannot be judged.
    case unknown
  }

  /// The parts and bytes of one template with its partials, at most: partials that use others twice grow by powers of two.
  private static var mostParts: Int { 100_000 }
  private static var mostBytes: Int { 16_000_000 }
  /// So many errors are named; what more there are shows when these are mended.
  private static var mostErrors: Int { 100 }

  init(
    _ template: TemplateSource, root: any TemplateContext.Type, contentTypes: Content.Type, allowed: [String]?,
    allowsParts: Bool, names: @escaping () -> [String], source: @escaping (String) -> TemplateSource?
  ) {
    self.root = root
    self.allowed = allowed
    self.allowsParts = allowsParts
    self.names = names
    self.source = source
    scopes = [.frame(0, root)]
    compile(template, indentation: [])
    let order = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    errors.sort { one, other in
      let places = [one, other].map { (order[$0.file] ?? 0, $0.place.line, $0.place.column) }
      return places[0] < places[1]
    }
  }

  mutating func fail(_ message: Message, at place: SourceLocation, in file: String) {
    guard errors.count < Self.mostErrors else { return }
    let error = TemplateError(file: file, place: place, message: message)
    // A partial that is used twice is wrong once.
    if !errors.contains(error) { errors.append(error) }
  }

  // MARK: Templates

  private mutating func compile(_ template: TemplateSource, indentation: [UInt8]) {
    let key = PartialKey(name: template.name, indentation: indentation)
    let nodes: [TemplateNode]
    if let known = parsed[key] {
      nodes = known
    } else {
      let found = TemplateParser.parse(template.text, file: template.file, indentation: indentation)
      nodes = found.nodes
      parsed[key] = nodes
      errors += found.errors.prefix(Self.mostErrors).filter { !errors.contains($0) }
    }
    files.append(template.file)
    guard let first = nodes.first(where: { !$0.isText }), case .contentType = first.kind else {
      let first = nodes.first { !$0.isText }
      fail(.firstTagIsContentType, at: first?.place ?? SourceLocation(line: 1, column: 1), in: template.file)
      return
    }
    open.append(template.name)
    compile(nodes, in: template.file, contentType: nil)
    open.removeLast()
  }

  private mutating func compile(_ nodes: [TemplateNode], in file: String, contentType: Int?) {
    var contentType = contentType
    var skipsNext = false
    for (index, node) in nodes.enumerated() {
      guard !skipsNext else {
        skipsNext = false
        continue
      }
      parts += 1
      guard parts < Self.mostParts, program.literals.count < Self.mostBytes else {
        if !sizeIsExceeded {
          fail(.templateTooLarge(parts: Self.mostParts, bytes: Self.mostBytes), at: node.place, in: file)
        }
        sizeIsExceeded = true
        return
      }
      switch node.kind {
      case .literal(let text): literal(text)
      case .contentType(let name): contentType = self.contentType(name, at: node.place, in: file) ?? contentType
      case .part:
        if !allowsParts { fail(.partsAreOfArchives, at: node.place, in: file) }
        program.instructions.append(.part)
      case .variable(let name): variable(name, contentType, at: node.place, in: file)
      case .section(let name, let isInverted, let children):
        guard levels < TemplateParser.depthLimit else {
          fail(.templateTooDeep(TemplateParser.depthLimit), at: node.place, in: file)
          return
        }
        levels += 1
        defer { levels -= 1 }
        // {{#x}}…{{/x}}{{^x}}…{{/x}} asks once.
        var alternative: [TemplateNode]?
        if !isInverted, index + 1 < nodes.count, case .section(name, true, let others) = nodes[index + 1].kind {
          alternative = others
          skipsNext = true
        }
        section(name, isInverted, usesElement: children.contains(where: \.usesElement), at: node.place, in: file) {
          $0.compile(children, in: file, contentType: contentType)
        } otherwise: { compiler in
          if let alternative { compiler.compile(alternative, in: file, contentType: contentType) }
        }
      case .partial(let name, let indentation):
        guard let partial = source(name) else {
          fail(.didYouMean(nearestName(to: name, among: names()), after: .noPartial(name)), at: node.place, in: file)
          continue
        }
        guard !sizeIsExceeded else { return }
        guard levels < TemplateParser.depthLimit else {
          fail(.templateTooDeep(TemplateParser.depthLimit), at: node.place, in: file)
          return
        }
        guard !open.contains(name) else {
          fail(.usesItself(name), at: node.place, in: file)
          continue
        }
        if !partials.contains(name) { partials.append(name) }
        levels += 1
        compile(partial, indentation: indentation)
        levels -= 1
      }
    }
  }

  private mutating func literal(_ text: ArraySlice<UInt8>) {
    let start = program.literals.count
    program.literals += text
    if case .literal(let range)? = program.instructions.last, range.upperBound == start,
      target < program.instructions.count
    {
      program.instructions[program.instructions.count - 1] = .literal(range.lowerBound..<program.literals.count)
    } else {
      program.instructions.append(.literal(start..<program.literals.count))
    }
  }

  private mutating func contentType(_ name: String, at place: SourceLocation, in file: String) -> Int? {
    guard let type = Content.named(name) else {
      fail(.unknownContentType(name, known: Content.names.joined(separator: ", ")), at: place, in: file)
      return nil
    }
    if let allowed, !allowed.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      fail(.contentTypeOfOtherFormats(name, allowed: allowed), at: place, in: file)
    }
    program.contentTypes.append(type)
    return program.contentTypes.count - 1
  }

  // MARK: Names

  /// What a name stands for, where it stands.
  enum Meaning {
    case key(frame: Int, key: Int, TemplateKeyKind)
    case position(frame: Int, TemplateProgram.Position)
    /// It was found wrong, or stands where nothing can be judged.
    case unknown
  }

  /// The meaning of a name, and the instructions that open the objects before its dots; they go on elsewhere where an
  /// object is missing.
  mutating func meaning(
    of name: String, at place: SourceLocation, in file: String
  ) -> (meaning: Meaning, opened: [Int]) {
    let parts = name == "." ? [name] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var meaning = outermostMeaning(of: parts[0], at: place, in: file)
    var opened: [Int] = []
    for part in parts.dropFirst() {
      guard case .key(let parent, let object, let kind) = meaning else { return (.unknown, opened) }
      guard case .object(let type) = kind, let (key, inner) = type.key(named: part) else {
        let known: [String] = if case .object(let type) = kind { type.keyNames } else { [] }
        fail(.didYouMean(nearestName(to: part, among: known), after: .unknownKey(name)), at: place, in: file)
        return (.unknown, opened)
      }
      let frame = addFrame(parent, object)
      opened.append(program.instructions.count)
      program.instructions.append(.open(frame: frame, otherwise: 0))
      meaning = .key(frame: frame, key: key, inner)
    }
    return (meaning, opened)
  }

  /// Looks a name up from the innermost frame outwards. Only for who mistypes it all names are collected, which are many.
  private mutating func outermostMeaning(of name: String, at place: SourceLocation, in file: String) -> Meaning {
    var known: [any TemplateContext.Type] = []
    for scope in scopes.reversed() {
      guard case .frame(let frame, let type) = scope else { return .unknown }
      if let (key, kind) = type.key(named: name) { return .key(frame: frame, key: key, kind) }
      if frame > 0, let position = TemplateProgram.Position(rawValue: name) { return .position(frame: frame, position) }
      known.append(type)
    }
    let message: Message
    if name == "." {
      message = .dotOutsideTexts
    } else if TemplateProgram.Position(rawValue: name) != nil {
      message = .outsideList(name)
    } else {
      let owners = contextTypes(within: root).filter { $0.key(named: name) != nil }.map { $0.name }
      let names = known.flatMap { $0.keyNames } + TemplateProgram.Position.allCases.map(\.rawValue)
      message =
        owners.isEmpty
        ? .didYouMean(nearestName(to: name, among: names.filter { $0 != "." }), after: .unknownKey(name))
        : .keyOfOthers(name, owners: owners)
    }
    fail(message, at: place, in: file)
    return .unknown
  }

  private mutating func variable(_ name: String, _ contentType: Int?, at place: SourceLocation, in file: String) {
    let (meaning, opened) = meaning(of: name, at: place, in: file)
    switch meaning {
    case .key(let frame, let key, .text):
      program.instructions.append(.text(frame: frame, key: key, contentType: contentType ?? 0))
    case .key(_, _, .list), .key(_, _, .texts), .key(_, _, .object): fail(.listAsText(name), at: place, in: file)
    case .key(_, _, .flag), .position: fail(.noText(name), at: place, in: file)
    case .unknown: break
    }
    lead(opened, to: program.instructions.count)
  }
}

extension TemplateNode {
  /// Whether it is text between tags.
  fileprivate var isText: Bool { if case .literal = kind { true } else { false } }

  /// Whether it may ask for the element of the section that it stands in, or for its place.
  fileprivate var usesElement: Bool {
    switch kind {
    case .literal, .contentType, .part: false
    case .variable(let name): Self.isOfElement(name)
    case .section(let name, _, let children): Self.isOfElement(name) || children.contains(where: \.usesElement)
    case .partial: true
    }
  }

  private static func isOfElement(_ name: String) -> Bool {
    name == "." || TemplateProgram.Position(rawValue: name) != nil
  }
}
