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

  let root: any TemplateContext.Type
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
