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

  /// What a section puts on the stack.
  private enum Scope {
    case context(any TemplateContext.Type)
    /// A text of a list.
    case text
    /// A section that does not exist: what is in it cannot be judged.
    case unknown
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
    check(template, scopes: [.context(root)], open: [template.name])
  }

  private mutating func check(_ template: TemplateSet.Template, scopes outer: [Scope], open: [String]) {
    let file = template.file
    let tags: [TemplateTag]
    do throws(TemplateError) {
      tags = try templateTags(of: template.text, file: file)
      try Self.checkContentType(tags, file: file)
    } catch {
      errors.append(error)
      return
    }
    var scopes = outer
    var sections: [(tag: TemplateTag, pushes: Bool)] = []
    for tag in tags {
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
        if !partials.contains(tag.name) { partials.append(tag.name) }
        check(partial, scopes: scopes, open: open + [tag.name])
      }
    }
    if let section = sections.last {
      errors.append(
        TemplateError(
          file: file, place: section.tag.place, message: .neverEnds(section.tag.name)))
    }
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
    guard isKnown else { return .unknown }
    if case .markup = kind { fail(.noSection(tag.name)) }
    guard case .section = tag.kind else { return nil }
    switch kind {
    case .list(let type): return .context(type)
    case .texts, .text: return .text
    case nil, .flag, .markup: return nil
    }
  }

  /// The names that the engine gives the elements of lists.
  private static let ofElements = ["first()", "last()", "even()", "odd()"]

  /// The type of a name, looked up from the innermost scope outwards; nil stands for the text of a list, and for a name that
  /// was found wrong.
  private func kind(of name: String, in scopes: [Scope], _ fail: (Message) -> Void) -> TemplateKeyKind? {
    if name == "." {
      if case .text = scopes.last { return nil }
      fail(.dotOutsideTexts)
      return nil
    }
    if Self.ofElements.contains(name) {
      if scopes.count < 2 { fail(.outsideList(name)) }
      return .flag
    }
    var known = Self.ofElements
    for scope in scopes.reversed() {
      switch scope {
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
