internal import ReportModel

/// Checks templates before they are used: every key, partial and content type must exist.
///
/// Mustache renders what it does not know as nothing, which is silent loss in a document.
struct TemplateCheck {
  /// The templates that may be used as partials.
  let templates: TemplateSet
  /// The names of the partials that were met.
  private(set) var partials: [String] = []

  init(templates: TemplateSet) { self.templates = templates }

  /// What a section puts on the stack: a context, or a text of a list.
  private enum Scope {
    case context(any TemplateContext.Type)
    case text
  }

  /// Checks a template and the partials that it uses.
  mutating func check(_ template: TemplateSet.Template, root: any TemplateContext.Type) throws(TemplateError) {
    try check(template, scopes: [.context(root)], open: [template.name])
  }

  private mutating func check(
    _ template: TemplateSet.Template, scopes outer: [Scope], open: [String]
  ) throws(TemplateError) {
    let file = template.file
    let tags = try templateTags(of: template.text, file: file)
    try Self.checkContentType(tags, file: file)
    var scopes = outer
    var sections: [(tag: TemplateTag, pushes: Bool)] = []
    for tag in tags {
      func fail(_ message: String) -> TemplateError { TemplateError(file: file, place: tag.place, message: message) }
      switch tag.kind {
      case .comment: break
      case .contentType:
        guard Escaper(rawValue: tag.name) != nil else {
          let known = Escaper.allCases.map(\.rawValue)
          throw fail("unknown content type '\(tag.name)'; known are \(known.joined(separator: ", "))")
        }
      case .variable:
        switch try kind(of: tag.name, in: scopes, fail) {
        case nil, .text, .texts, .markup: break
        case .flag, .list: throw fail("'\(tag.name)' is no text; use it as a section")
        }
      case .section, .inverted:
        let kind = try kind(of: tag.name, in: scopes, fail)
        if case .markup = kind { throw fail("'\(tag.name)' is no section; write {{\(tag.name)}}") }
        var pushed: Scope?
        if case .section = tag.kind {
          switch kind {
          case .list(let type): pushed = .context(type)
          case .texts, .text: pushed = .text
          case nil, .flag, .markup: break
          }
        }
        if let pushed { scopes.append(pushed) }
        sections.append((tag, pushed != nil))
      case .end:
        guard let section = sections.popLast() else { throw fail("'\(tag.name)' ends here but never began") }
        guard section.tag.name == tag.name else {
          throw fail("'\(tag.name)' ends here, but '\(section.tag.name)' of line \(section.tag.place.line) is open")
        }
        if section.pushes { scopes.removeLast() }
      case .partial:
        guard let partial = templates[tag.name] else {
          throw fail("there is no partial '\(tag.name)'" + didYouMean(tag.name, among: templates.names))
        }
        guard !open.contains(tag.name) else { throw fail("the partial '\(tag.name)' uses itself") }
        if !partials.contains(tag.name) { partials.append(tag.name) }
        try check(partial, scopes: scopes, open: open + [tag.name])
      }
    }
    if let section = sections.last {
      throw TemplateError(
        file: file, place: section.tag.place, message: "the section '\(section.tag.name)' never ends")
    }
  }

  /// A template without a content type of ours would use the engine's own escaping, even inside CSV.
  static func checkContentType(_ tags: [TemplateTag], file: String) throws(TemplateError) {
    let first = tags.first { if case .comment = $0.kind { false } else { true } }
    guard case .contentType = first?.kind else {
      throw TemplateError(
        file: file, place: first?.place ?? SourceLocation(line: 1, column: 1),
        message: "the first tag must be a content type, as {{% CONTENT_TYPE:HTML }}"
      )
    }
  }

  /// The type of a name, looked up from the innermost scope outwards; nil stands for the text of a list.
  private func kind(
    of name: String, in scopes: [Scope], _ fail: (String) -> TemplateError
  ) throws(TemplateError) -> TemplateKeyKind? {
    if name == "." {
      guard case .text = scopes.last else {
        throw fail("'.' stands for a text only inside the section of a text or of texts")
      }
      return nil
    }
    if ["first()", "last()", "even()", "odd()"].contains(name) {
      guard scopes.count > 1 else { throw fail("'\(name)' has a meaning only inside a list") }
      return .flag
    }
    for case .context(let type) in scopes.reversed() {
      if let kind = type.kind(named: name) { return kind }
    }
    let known = scopes.flatMap { scope in
      if case .context(let type) = scope { type.names } else { [] as [String] }
    }
    throw fail("unknown key '\(name)'" + didYouMean(name, among: known))
  }
}

/// A hint at the nearest of the known names, where one is near.
func didYouMean(_ name: String, among known: [String]) -> String {
  let nearest = known.map { ($0, editDistance(name, $0)) }.min { $0.1 < $1.1 }
  return nearest.flatMap { $0.1 <= 3 ? "; did you mean '\($0.0)'?" : nil } ?? ""
}

/// The Levenshtein distance of two names, in bytes.
private func editDistance(_ left: String, _ right: String) -> Int {
  var row = Array(0...right.utf8.count)
  for (index, a) in left.utf8.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, b) in right.utf8.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.utf8.count]
}
