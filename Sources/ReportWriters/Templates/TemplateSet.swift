package import ReportModel
internal import BuiltInTemplates
package import ReportTemplates

/// Templates by name: the built-in ones, and what a user puts in their place or adds.
package struct TemplateSet: Sendable {
  /// A template or partial.
  package struct Template: Sendable {
    /// The name that others use it by, as `report.html` or `table`.
    package let name: String
    /// Where it stands, for messages.
    package let file: String
    /// Its source.
    package let text: String
    /// Whether the library brings it.
    package var isBuiltIn = false

    /// Makes a template of a user's.
    package init(name: String, file: String, text: String) {
      self.name = name
      self.file = file
      self.text = text
    }
  }

  private let templates: [String: Template]
  /// What is used is compiled once.
  private let programs = TemplatePrograms()

  /// What the library brings.
  package static let builtIn = TemplateSet([])

  /// - Parameter own: Templates that are used instead of built-in ones of the same name, or beside them.
  package init(_ own: [Template]) {
    var templates: [String: Template] = [:]
    for (file, text) in builtInTemplates {
      let name = String(file.dropLast(".mustache".utf8.count))
      templates[name] = Template(name: name, file: file, text: text)
      templates[name]?.isBuiltIn = true
    }
    for template in own { templates[template.name] = template }
    self.templates = templates
  }

  /// The template of a name.
  package subscript(name: String) -> Template? { templates[name] }

  /// All names, sorted.
  package var names: [String] { templates.keys.sorted() }

  /// The name of the template that writes a kind of document in a format: `report.html`.
  static func name(of kind: DocumentKind, in format: OutputFormat) -> String { kind.rawValue + "." + format.rawValue }

  /// What a template writes; nil for a partial.
  package static func output(named name: String) -> (kind: DocumentKind, format: OutputFormat)? {
    guard let kind = DocumentKind.allCases.first(where: { name.hasPrefix($0.rawValue + ".") }) else { return nil }
    let format = String(name.dropFirst(kind.rawValue.utf8.count + 1))
    return (kind, OutputFormat(rawValue: format) ?? .own(format))
  }

  /// The content type that a template begins with.
  func contentType(of kind: DocumentKind, in format: OutputFormat) -> Escaper? {
    let variant = TemplatePrograms.Variant(name: Self.name(of: kind, in: format))
    return programs.template(for: variant, of: self)?.program.contentType as? Escaper
  }

  /// The program that writes a kind of document in a format.
  /// - Throws: `TemplateError` where the template is wrong or missing.
  func program(
    of kind: DocumentKind, in format: OutputFormat, usesCarriageReturns: Bool
  ) throws(TemplateError) -> TemplateProgram {
    let variant = TemplatePrograms.Variant(
      name: Self.name(of: kind, in: format), usesCarriageReturns: usesCarriageReturns)
    guard let compiled = programs.template(for: variant, of: self) else {
      throw TemplateError(file: variant.name + ".mustache", message: .noSuchTemplate)
    }
    if let error = compiled.errors.first { throw error }
    return compiled.program
  }

  /// What is wrong with the templates; and the user's partials that no template uses.
  package func check() -> (errors: [TemplateError], unused: [Template]) {
    var errors: [TemplateError] = []
    var used: Set<String> = []
    for name in names {
      guard let (_, format) = Self.output(named: name), let template = templates[name] else { continue }
      guard !format.isStructured, !format.isPrinted else {
        errors.append(TemplateError(file: template.file, message: .writtenWithoutTemplate(format.rawValue)))
        continue
      }
      guard let compiled = programs.template(for: TemplatePrograms.Variant(name: name), of: self) else { continue }
      used.formUnion(compiled.partials)
      // A partial that several templates use is wrong once.
      errors += compiled.errors.filter { !errors.contains($0) }
    }
    // Behind an error the rest of a template was not looked at, nor the partials that it uses.
    let unused = names.compactMap { templates[$0] }.filter { template in
      !template.isBuiltIn && Self.output(named: template.name) == nil && !used.contains(template.name)
    }
    guard errors.isEmpty else { return (errors, []) }
    return (unused.flatMap(\.tagErrors), unused)
  }

  /// A hint at the built-in template that a name may stand for.
  package func nearest(to name: String) -> String? {
    let names = TemplateSet.builtIn.names.filter { $0 != name }
    if let whole = names.first(where: { $0 == "report." + name }) { return whole }
    return nearestName(to: name, among: names)
  }
}

extension DocumentKind {
  /// What the templates of such documents begin at.
  var root: any TemplateContext.Type {
    switch self {
    case .report: DocumentContext.self
    case .summary: SummaryContext.self
    case .comparison: ComparisonContext.self
    case .check: CheckContext.self
    }
  }
}
