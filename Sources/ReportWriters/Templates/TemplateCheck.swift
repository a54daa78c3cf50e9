internal import ReportModel

/// Checks a template and the partials that it uses, before it is used: every key, partial and content type must exist.
///
/// Mustache renders what it does not know as nothing, which is silent loss in a document.
struct TemplateCheck {
  /// The templates that may be used as partials.
  private let templates: TemplateSet
  private let root: any TemplateContext.Type
  private let allowsPlainText: Bool
  /// The names of the partials that were met.
  private(set) var partials: [String] = []
  /// What is wrong, in the order of the texts.
  private(set) var errors: [TemplateError] = []

  /// The tags of the templates that were met.
  private var tags: [String: [TemplateTag]] = [:]

  /// The most levels of sections and partials: the engine calls itself for each.
  static let mostLevels = 100
  /// The most braces of a template times its bytes: at each `{` the engine looks through all that follows it.
  private static let mostLooks = 400_000_000
  /// So many errors are named; what more there are shows when these are mended.
  private static let mostErrors = 100

  /// What a section puts on the stack.
  private struct Scope {
    enum Kind {
      case context(any TemplateContext.Type)
      /// A text of a list.
      case text
      /// A section that does not exist: what is in it cannot be judged.
      case unknown
    }

    let kind: Kind
    /// The list that it is an element of: its name, and the number of the scope that has it.
    var list: (name: String, owner: Int)?
  }

  /// - Parameters:
  ///   - root: What the template begins at.
  ///   - allowsPlainText: Whether it may write texts as they are, because its format has no markup that we know.
  ///   - templates: The templates that may be used as partials.
  init(
    of template: TemplateSet.Template, root: any TemplateContext.Type, allowsPlainText: Bool, templates: TemplateSet
  ) {
    self.templates = templates
    self.root = root
    self.allowsPlainText = allowsPlainText
    if let error = TemplateExpansion(of: template, templates: templates).error {
      errors.append(error)
    } else {
      check(template, scopes: [Scope(kind: .context(root))], open: [template.name], levels: 0)
    }
  }

  /// - Parameters:
  ///   - open: The template and those that it stands in.
  ///   - levels: The sections and partials that it stands in.
  private mutating func check(
    _ template: TemplateSet.Template, scopes outer: [Scope], open: [String], levels: Int
  ) {
    let file = template.file
    let tags: [TemplateTag]
    do throws(TemplateError) { tags = try self.tags(of: template) } catch {
      errors.append(error)
      return
    }
    var scopes = outer
    var sections: [(tag: TemplateTag, pushes: Bool)] = []
    for tag in tags {
      guard errors.count < Self.mostErrors else { return }
      func fail(_ message: Message) { errors.append(TemplateError(file: file, place: tag.place, message: message)) }
      switch tag.kind {
      case .comment: break
      case .contentType: checkContentType(tag, fail)
      case .variable:
        switch kind(of: tag.name, in: scopes, fail) {
        case nil, .text, .texts, .markup: break
        case .flag, .list: fail(.noText(tag.name))
        }
      case .section, .inverted:
        guard levels + sections.count < Self.mostLevels else { return fail(.templateTooDeep(Self.mostLevels)) }
        let pushed = scope(of: tag, in: scopes, fail)
        if let pushed { scopes.append(pushed) }
        sections.append((tag, pushed != nil))
      case .end:
        guard let section = sections.popLast() else { return fail(.neverBegan(tag.name)) }
        guard section.tag.name == tag.name else {
          return fail(.otherIsOpen(tag.name, open: section.tag.name, line: section.tag.place.line))
        }
        if section.pushes { scopes.removeLast() }
      case .partial:
        guard let partial = templates[tag.name] else {
          let nearest = nearestName(to: tag.name, among: templates.names)
          fail(.didYouMean(nearest, after: .noPartial(tag.name)))
          continue
        }
        guard !open.contains(tag.name) else {
          fail(.usesItself(tag.name))
          continue
        }
        guard levels + sections.count < Self.mostLevels else { return fail(.templateTooDeep(Self.mostLevels)) }
        if self.tags[tag.name] == nil { partials.append(tag.name) }
        check(partial, scopes: scopes, open: open + [tag.name], levels: levels + sections.count + 1)
      }
    }
    if let section = sections.last {
      errors.append(
        TemplateError(
          file: file, place: section.tag.place, message: .neverEnds(section.tag.name)))
    }
  }

  /// The tags of a template, which are looked for once however often it is used.
  private mutating func tags(of template: TemplateSet.Template) throws(TemplateError) -> [TemplateTag] {
    if let known = tags[template.name] { return known }
    let found = try templateTags(of: template.text, file: template.file)
    tags[template.name] = found
    try Self.checkContentType(found, file: template.file)
    let bytes = template.text.utf8.count
    let braces = template.text.utf8.count { $0 == UInt8(ascii: "{") }
    if bytes > 0, braces > Self.mostLooks / bytes {
      let place = found.last?.place ?? SourceLocation(line: 1, column: 1)
      throw TemplateError(file: template.file, place: place, message: .tooManyBraces(braces, bytes: bytes))
    }
    return found
  }

  /// A template without a content type of ours would use the engine's own escaping, even inside CSV.
  private static func checkContentType(_ tags: [TemplateTag], file: String) throws(TemplateError) {
    let first = tags.first { if case .comment = $0.kind { false } else { true } }
    guard case .contentType = first?.kind else {
      throw TemplateError(
        file: file, place: first?.place ?? SourceLocation(line: 1, column: 1),
        message: .firstTagIsContentType
      )
    }
  }

  private func checkContentType(_ tag: TemplateTag, _ fail: (Message) -> Void) {
    guard let escaper = Escaper(rawValue: tag.name) else {
      let known = Escaper.allCases.map(\.rawValue)
      return fail(.unknownContentType(tag.name, known: known.joined(separator: ", ")))
    }
    if escaper == .plain, !allowsPlainText { fail(.plainTextIsForOwnFormats) }
  }

  /// What a section puts on the stack; nil where it puts nothing there.
  private func scope(of tag: TemplateTag, in scopes: [Scope], _ fail: (Message) -> Void) -> Scope? {
    var isKnown = true
    let kind = kind(of: tag.name, in: scopes) { message in
      isKnown = false
      fail(message)
    }
    guard isKnown else { return Scope(kind: .unknown) }
    if case .markup = kind { fail(.noSection(tag.name)) }
    guard case .section = tag.kind else { return nil }
    let owner = scopes.lastIndex {
      if case .context(let type) = $0.kind { type.kind(named: tag.name) != nil } else { false }
    }
    let list = owner.map { (tag.name, $0) }
    switch kind {
    case .list, .texts:
      if scopes.contains(where: { $0.list.map { $0.name == tag.name && $0.owner == owner } ?? false }) {
        fail(.listInItself(tag.name))
      }
    default: break
    }
    switch kind {
    case .list(let type): return Scope(kind: .context(type), list: list)
    case .texts: return Scope(kind: .text, list: list)
    case .text: return Scope(kind: .text)
    case nil, .flag, .markup: return nil
    }
  }

  /// The names that the engine gives the elements of lists.
  private static let ofElements = ["first()", "last()", "even()", "odd()"]

  /// The type of a name, looked up from the innermost scope outwards; nil stands for the text of a list, and for a name that
  /// was found wrong.
  private func kind(of name: String, in scopes: [Scope], _ fail: (Message) -> Void) -> TemplateKeyKind? {
    if name == "." {
      if case .text = scopes.last?.kind { return nil }
      fail(.dotOutsideTexts)
      return nil
    }
    if Self.ofElements.contains(name) {
      if scopes.count < 2 { fail(.outsideList(name)) }
      return .flag
    }
    var known = Self.ofElements
    for scope in scopes.reversed() {
      switch scope.kind {
      case .context(let type):
        if let kind = type.kind(named: name) { return kind }
        known += type.names
      case .unknown: return nil
      case .text: break
      }
    }
    let owners = types(within: root).filter { $0.kind(named: name) != nil }.map { $0.name }
    fail(
      owners.isEmpty
        ? .didYouMean(nearestName(to: name, among: known), after: .unknownKey(name))
        : .keyOfOthers(name, owners: owners))
    return nil
  }
}

/// A type of context and all that its lists lead to.
func types(within root: any TemplateContext.Type) -> [any TemplateContext.Type] {
  var found: [any TemplateContext.Type] = []
  var waiting = [root]
  while let type = waiting.popLast() {
    guard !found.contains(where: { $0 == type }) else { continue }
    found.append(type)
    waiting += type.listTypes.reversed()
  }
  return found
}
